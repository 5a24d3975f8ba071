package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"onrecord/bot"
)

// TestReadme sees to it that the README shows what the command writes, and
// lists its commands.
func TestReadme(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	_, rest, ok := strings.Cut(readme, "$ onrecord ask \"what did Merz say\"\n")
	transcript, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatal("no transcript in the README")
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"ask", "what did Merz say"}, noEnv, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("exit status %d: %s", code, errs.String())
	}
	if transcript != out.String() {
		t.Errorf("the README's transcript:\n%s\nthe command:\n%s", transcript, out.String())
	}
	for _, c := range bot.Commands {
		if !strings.Contains(readme, "| `"+c.Name) {
			t.Errorf("the README does not list %s", c.Name)
		}
	}
	for _, command := range []string{"go run ./cmd/onrecord ask \"what did Merz say\"", "go test ./..."} {
		if !strings.Contains(readme, "\n"+command+"\n") {
			t.Errorf("the README does not say %q", command)
		}
	}
}
