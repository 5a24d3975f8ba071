package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"onrecord/bot"
)

// askLines answers one question a line from standard input, in order, each
// before it reads the next. The status is that something was answered.
func (p *program) askLines(ctx context.Context, b *bot.Bot) error {
	out := bufio.NewWriter(p.out)
	answered := false
	for line := range lines(ctx, p.in) {
		if line.err != nil {
			return fmt.Errorf("standard input: %w", line.err)
		}
		reply, err := b.Answer(ctx, bot.Request{
			Command: "ask",
			Options: map[string]string{"question": line.text},
			Limit:   p.limit,
		})
		if err != nil {
			return err
		}
		answered = answered || reply.Outcome == bot.Answered
		if p.format == "text" {
			fmt.Fprintf(out, "> %s\n\n", oneLine(line.text))
		}
		if err := p.write(out, reply); err != nil {
			return err
		}
		if p.format == "text" {
			fmt.Fprintln(out)
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if !answered {
		return exit(exitNothing)
	}
	return nil
}

// A line of input, or why there is none.
type line struct {
	text string
	err  error
}

// maxLine is how much of a line is kept, in bytes: more than any question
// that is read, and little enough for any number of lines.
const maxLine = 64 << 10

// lines reads r by lines, until its end or that of ctx. It stops waiting for
// input when ctx ends.
func lines(ctx context.Context, r io.Reader) func(yield func(line) bool) {
	return func(yield func(line) bool) {
		read := make(chan line)
		go func() {
			defer close(read)
			for in := bufio.NewReaderSize(r, maxLine); ; {
				l, more := next(in)
				if !more {
					return
				}
				select {
				case read <- l:
				case <-ctx.Done():
					return
				}
			}
		}()
		for {
			select {
			case l, ok := <-read:
				if !ok || !yield(l) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// next reads one line, without its end; what of it is beyond maxLine is
// passed over. It reports false at the end.
func next(in *bufio.Reader) (line, bool) {
	kept, err := in.ReadSlice('\n')
	text := string(bytes.TrimRight(kept, "\r\n"))
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = in.ReadSlice('\n')
	}
	switch {
	case err == io.EOF:
		return line{text: text}, len(kept) > 0
	case err != nil:
		return line{err: err}, true
	}
	return line{text: text}, true
}
