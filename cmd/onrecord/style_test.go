package main

import (
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

// reply answers a question from the record in the binary.
func reply(t *testing.T, question string) *bot.Reply {
	t.Helper()
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	b, err := bot.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	r, err := b.Answer(t.Context(), bot.Request{Command: "ask", Options: map[string]string{"question": question}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTerminal(t *testing.T) {
	t.Parallel()
	r := reply(t, "what did Starmer say about the legal framework")
	want := "“" + r.Statements[0].Statement.Text + "”"
	for _, width := range []int{1, 20, 40, 80, 200} {
		plain, coloured := written(t, r, style(width, false)), written(t, r, style(width, true))
		if strings.Contains(plain, "\x1b") {
			t.Errorf("width %d: escapes without colour", width)
		}
		if !strings.Contains(coloured, "\x1b[1;35mlegal") {
			t.Errorf("width %d: the matched words are not set off:\n%s", width, coloured)
		}
		for _, text := range []string{plain, escapes.ReplaceAllString(coloured, "")} {
			checkWidth(t, text, max(width, minWidth))
			if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
				t.Errorf("width %d: the quote is not there word for word:\n%s", width, text)
			}
		}
	}
}

func written(t *testing.T, r *bot.Reply, s bot.Style) string {
	t.Helper()
	var b strings.Builder
	if err := r.WriteText(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// checkWidth sees to it that only a word wider than a line sticks out of one.
func checkWidth(t *testing.T, text string, width int) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if columns(line) > width && strings.Contains(strings.TrimSpace(line), " ") {
			t.Errorf("a line of %d columns, want %d: %q", columns(line), width, line)
		}
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	cases := []struct{ text, want string }{
		{"", "  "},
		{"one two three four five six", "  one two three four\n  five six"},
		{"a verylongwordthatnolineholds b", "  a\n  verylongwordthatnolineholds\n  b"},
		{"two  spaces stay", "  two  spaces stay"},
		{"漢字漢字 漢字漢字 漢字漢字", "  漢字漢字 漢字漢字\n  漢字漢字"},
		{"\x1b[1mbold and more\x1b[0m than a line", "  \x1b[1mbold and more\x1b[0m than\n  a line"},
	}
	for _, c := range cases {
		if got := wrap(c.text, 2, 20); got != c.want {
			t.Errorf("wrap(%q):\n%q, want\n%q", c.text, got, c.want)
		}
	}
}

func TestColour(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		noColor, term string
		want          bool
	}{{"", "xterm", true}, {"1", "xterm", false}, {"", "dumb", false}, {"", "", true}} {
		env := map[string]string{"NO_COLOR": c.noColor, "TERM": c.term}
		if got := colour(func(name string) string { return env[name] }); got != c.want {
			t.Errorf("NO_COLOR=%q TERM=%q: colour %v, want %v", c.noColor, c.term, got, c.want)
		}
	}
}
