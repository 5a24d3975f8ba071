package main

import (
	"bytes"
	"os"
	"slices"
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
		if c.FromRecord() && !strings.Contains(readme, "| `"+c.Name) {
			t.Errorf("the README does not list %s", c.Name)
		}
		checkListed(t, readme, c)
	}
	for _, command := range []string{"go run ./cmd/onrecord ask \"what did Merz say\"", "go test ./..."} {
		if !strings.Contains(readme, "\n"+command+"\n") {
			t.Errorf("the README does not say %q", command)
		}
	}
}

// checkListed looks for a command, or for each of its subcommands, and its
// options in the README's table of those in Discord.
func checkListed(t *testing.T, readme string, c bot.Command) {
	t.Helper()
	shown := "`/" + c.Path() + "`"
	if c.Menu != "" {
		shown = "**" + c.Menu + "**"
	}
	for _, s := range c.Subcommands {
		checkListed(t, readme, s)
	}
	at := slices.IndexFunc(strings.Split(readme, "\n"), func(line string) bool {
		cell, rest, _ := strings.Cut(strings.TrimPrefix(line, "| "), " | ")
		return strings.Contains(cell, shown) && (c.Menu != "" || !slices.ContainsFunc(c.Options, func(o bot.Option) bool {
			return !strings.Contains(rest, "`"+listed(o)+"`")
		}))
	})
	if at < 0 && len(c.Subcommands) == 0 {
		t.Errorf("the README does not list %s with its options", shown)
	}
}

// listed is an option as the table has it.
func listed(o bot.Option) string {
	name := o.Name
	if o.Required {
		name += "*"
	}
	if o.Suggests() {
		name += "~"
	}
	return name
}
