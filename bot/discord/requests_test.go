package discord

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// requestsDir names a directory into which tests write the requests that they
// make the bot send, a line of JSON each, so that a program that knows
// Discord's interface can check them.
const requestsDir = "ONRECORD_REQUESTS"

var recording struct {
	sync.Mutex
	file *os.File
}

// record writes down a request.
func record(t testing.TB, method, path string, body []byte) {
	t.Helper()
	dir := os.Getenv(requestsDir)
	if dir == "" || len(body) == 0 {
		return
	}
	line, err := json.Marshal(struct {
		Name   string          `json:"name"`
		Method string          `json:"method"`
		Path   string          `json:"path"`
		Body   json.RawMessage `json:"body"`
	}{t.Name(), method, path, body})
	if err != nil {
		t.Fatal(err)
	}
	recording.Lock()
	defer recording.Unlock()
	if recording.file == nil {
		if recording.file, err = os.Create(filepath.Join(dir, "discord.jsonl")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := recording.file.Write(append(line, '\n')); err != nil {
		t.Fatal(err)
	}
}
