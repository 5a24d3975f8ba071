package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// serveKey signs as Discord would.
var serveKey = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))

func servePublicKey() string { return hex.EncodeToString(serveKey.Public().(ed25519.PublicKey)) }

// A serveLog is what serve logs; address gives where it listens, once.
type serveLog struct {
	mu      sync.Mutex
	more    *sync.Cond
	text    bytes.Buffer
	found   bool
	address chan string
}

func newServeLog() *serveLog {
	l := &serveLog{address: make(chan string, 1)}
	l.more = sync.NewCond(&l.mu)
	return l
}

var servesAt = regexp.MustCompile(`msg=serving .* address=(\S+)`)

func (l *serveLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text.Write(p)
	l.more.Broadcast()
	if m := servesAt.FindSubmatch(l.text.Bytes()); m != nil && !l.found {
		l.found = true
		l.address <- string(m[1])
	}
	return len(p), nil
}

// await waits for words in the log.
func (l *serveLog) await(words string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !strings.Contains(l.text.String(), words) {
		l.more.Wait()
	}
}

func (l *serveLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// inProcess runs serve until stop, which gives its exit status.
func inProcess(t *testing.T, env map[string]string, args ...string) (url string, log *serveLog, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	log = newServeLog()
	done := make(chan int, 1)
	stop = sync.OnceValue(func() int { cancel(); return <-done })
	t.Cleanup(func() { stop() })
	go func() {
		defer close(done) // for who waits after a failure
		args := append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)
		done <- run(ctx, args, func(name string) string { return env[name] }, strings.NewReader(""), io.Discard, log)
	}()
	select {
	case address := <-log.address:
		return "http://" + address, log, stop
	case code := <-done:
		t.Fatalf("exit status %d:\n%s", code, log)
	}
	return "", nil, nil
}

// process starts the program by itself, to serve at an address.
func process(t *testing.T, address string, more ...string) (url string, p *exec.Cmd, log *serveLog) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	log = newServeLog()
	p = &exec.Cmd{
		Path: self, Args: append([]string{"onrecord", "serve", "--no-gateway", "--listen", address, "--user-limit", "0", "--server-limit", "0"}, more...),
		Env: []string{"DISCORD_PUBLIC_KEY=" + servePublicKey(), "GORACE=atexit_sleep_ms=0"}, Stderr: log,
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Process.Kill(); _ = p.Wait() })
	select {
	case address = <-log.address:
	case <-time.After(time.Minute):
		t.Fatalf("does not serve:\n%s", log)
	}
	return "http://" + address, p, log
}

// interact sends an interaction and gives the response, and whether the server
// takes no more on this connection.
func interact(client *http.Client, url, kind, data string) (body []byte, last bool, err error) {
	sent := []byte(`{"id":"1","application_id":"9","token":"t","type":` + kind + `,"user":{"id":"5"},"data":` + data + `}`)
	r, err := http.NewRequest(http.MethodPost, url+"/interactions", bytes.NewReader(sent))
	if err != nil {
		return nil, false, err
	}
	stamp := strconv.FormatInt(time.Now().Unix(), 10)
	r.Header.Set("X-Signature-Timestamp", stamp)
	r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(serveKey, append([]byte(stamp), sent...))))
	resp, err := client.Do(r)
	if err != nil {
		return nil, false, err
	}
	defer resp.Body.Close()
	body, err = io.ReadAll(resp.Body)
	if err == nil && (resp.StatusCode != http.StatusOK || !json.Valid(body)) {
		err = fmt.Errorf("status %d: %q", resp.StatusCode, body)
	}
	return body, resp.Close, err
}

const askMerz = `{"name":"said","type":1,"options":[{"name":"speaker","type":3,"value":"Friedrich Merz"}]}`

// get gives the status and the body of a page.
func get(t testing.TB, url string) (int, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}
