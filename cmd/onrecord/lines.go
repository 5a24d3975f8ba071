package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/bot"
)

// maxLine is how much of a line is kept, in bytes: far more than a question
// may have, so that the reply to a longer one can say so.
const maxLine = 256 << 10

// askLines answers every line of standard input as a question, each as soon
// as it is there.
func (a *app) askLines(ctx context.Context, b *bot.Bot, p *printer, c bot.Command) error {
	lines := newLineReader(a.stdin)
	answered := false
	for n := 0; ; n++ {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
		reply, err := b.Answer(ctx, a.request(c, []string{line}))
		if err != nil {
			return err
		}
		if err := p.printUnder(n, line, reply); err != nil {
			return err
		}
		answered = answered || reply.Outcome == bot.Answered
	}
	if !answered {
		return nothing
	}
	return nil
}

// printUnder writes the reply to the nth question, in text under the question
// and apart from the reply before.
func (p *printer) printUnder(n int, question string, reply *bot.Reply) error {
	if p.format == jsonFormat {
		return p.print(reply)
	}
	var b strings.Builder
	if n > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(p.heading(question) + "\n\n")
	if err := reply.WriteText(&b, p.style); err != nil {
		return err
	}
	_, err := io.WriteString(p.w, b.String())
	return err
}

// heading is a question as it stands above its answer.
func (p *printer) heading(question string) string {
	text := "> " + visible(shorten(question, bot.MaxQuestion))
	if p.style.Wrap != nil {
		text = p.style.Wrap(text, 0)
	}
	if p.style.Name != nil {
		text = p.style.Name(text)
	}
	return text
}

// A lineReader reads lines of any length and keeps the beginning of each.
type lineReader struct {
	r    *bufio.Reader
	line []byte
}

func newLineReader(r io.Reader) *lineReader { return &lineReader{r: bufio.NewReader(r)} }

// next returns the next line without its end, which may be that of Windows or
// of the input, or [io.EOF] after the last.
func (l *lineReader) next() (string, error) {
	l.line = l.line[:0]
	for {
		part, err := l.r.ReadSlice('\n')
		l.line = append(l.line, part[:min(len(part), maxLine-len(l.line))]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(l.line) == 0):
			return "", err
		}
		return strings.TrimSuffix(strings.TrimSuffix(string(l.line), "\n"), "\r"), nil
	}
}
