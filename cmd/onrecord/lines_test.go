package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
)

func noEnv(string) string { return "" }

// TestLinesStop sees to it that waiting for input ends with the context.
func TestLinesStop(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	in, feed := io.Pipe()
	defer feed.Close()
	answered := make(chan string, 1)
	out := writerFunc(func(p []byte) (int, error) {
		answered <- string(p)
		cancel() // once the first answer is out, nothing more will come
		return len(p), nil
	})
	var errs bytes.Buffer
	done := make(chan int)
	go func() { done <- run(ctx, []string{"ask", "-"}, noEnv, in, out, &errs) }()
	if _, err := io.WriteString(feed, "what did Merz say\n"); err != nil {
		t.Fatal(err)
	}
	if got := <-answered; !strings.Contains(got, "Friedrich Merz") {
		t.Errorf("no answer before the end of the input: %q", got)
	}
	if code := <-done; code != int(interrupted) {
		t.Errorf("exit status %d, want %d", code, interrupted)
	}
}

// TestReaderGone sees to it that nothing is said when nobody reads on.
func TestReaderGone(t *testing.T) {
	t.Parallel()
	gone := writerFunc(func([]byte) (int, error) { return 0, syscall.EPIPE })
	var errs bytes.Buffer
	code := run(t.Context(), []string{"coverage"}, noEnv, strings.NewReader(""), gone, &errs)
	if code != int(fault) || errs.Len() > 0 {
		t.Errorf("exit status %d and %q, want %d and nothing", code, errs.String(), fault)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestLongLines(t *testing.T) {
	t.Parallel()
	in := strings.Repeat("x", 3*maxLine) + "\r\nshort\n\n" + strings.Repeat("y", maxLine) + "\nlast"
	lines := newLineReader(strings.NewReader(in))
	for i, want := range []int{maxLine, len("short"), 0, maxLine, len("last")} {
		line, err := lines.next()
		if err != nil || len(line) != want {
			t.Errorf("line %d: %d bytes, %v, want %d", i, len(line), err, want)
		}
	}
	if _, err := lines.next(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last line: %v, want the end", err)
	}
}

// TestOddQuestions asks what nobody should: each gets a reply, and none a
// control character.
func TestOddQuestions(t *testing.T) {
	t.Parallel()
	questions := []string{
		strings.Repeat("what did Merz say ", 6000), // 100 kB
		strings.Repeat("«", 50_000),
		"what did \xff\xfeMerz\x80 say",
		"what did \x1b[31mPutin\x07 say\x00",
		"what did \u202eMerz\u202c say",
		`+text:"Merz" -(speaker:*)~ ^2 [a TO z] \ / && ||`,
		strings.Repeat("(", 900) + "Merz",
		"👩‍👩‍👧‍👦 🇺🇦 merz 🔥🔥",
	}
	for _, format := range []string{"text", "json"} {
		var out, errs bytes.Buffer
		in := strings.NewReader(strings.Join(questions, "\n"))
		code := run(t.Context(), []string{"ask", "-", "--format", format}, noEnv, in, &out, &errs)
		if code > int(nothing) || errs.Len() > 0 {
			t.Errorf("%s: exit status %d: %s", format, code, errs.String())
		}
		if i := strings.IndexFunc(strings.ReplaceAll(out.String(), "\n", ""), acts); i >= 0 {
			t.Errorf("%s: a control character comes back", format)
		}
		if n := strings.Count(out.String(), "\n"); format == "json" && n != len(questions) {
			t.Errorf("%d lines of JSON for %d questions", n, len(questions))
		}
	}
}

func BenchmarkAskLines(b *testing.B) {
	questions := strings.Repeat("what did Merz say about troops\nwho monitors the ceasefire\nwhat did Putin say\nis Italy sending troops\n", 250)
	b.ReportAllocs()
	for b.Loop() {
		args := []string{"ask", "-", "--format", "json"}
		if code := run(b.Context(), args, noEnv, strings.NewReader(questions), io.Discard, io.Discard); code != 0 {
			b.Fatalf("exit status %d", code)
		}
	}
}
