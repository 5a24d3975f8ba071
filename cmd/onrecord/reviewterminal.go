package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"
)

// What a terminal does (xterm's private modes, and ECMA-48).
const (
	otherScreen = "\x1b[?1049h\x1b[?25l" // a screen of our own, without a cursor
	firstScreen = "\x1b[?25h\x1b[?1049l" // the screen that was there before
	home        = "\x1b[H"
	clearRest   = "\x1b[J"
)

// lookEvery is how often the size of the terminal is looked at.
const lookEvery = 250 * time.Millisecond

// terminals gives the files of standard input and output if both are
// terminals.
func (a *app) terminals() (in, out *os.File, ok bool) {
	in, okIn := a.stdin.(*os.File)
	out, okOut := a.stdout.(*os.File)
	if !okIn || !okOut || !term.IsTerminal(int(in.Fd())) || !term.IsTerminal(int(out.Fd())) || a.env("TERM") == "dumb" {
		return nil, nil, false
	}
	return in, out, true
}

// atTerminal lets somebody review at a terminal, which is as before afterwards
// however that ends.
func (a *app) atTerminal(ctx context.Context, r *reviewer, in, out *os.File) error {
	a.drains.Store(true)
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	before, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return err
	}
	defer func() {
		_, _ = io.WriteString(out, firstScreen)
		_ = term.Restore(int(in.Fd()), before)
	}()
	if _, err := io.WriteString(out, otherScreen); err != nil {
		return err
	}
	size := func() (width, height int) {
		width, height, err := term.GetSize(int(out.Fd()))
		if err != nil || width == 0 || height == 0 {
			return 80, 24
		}
		return width, height
	}
	look := time.NewTicker(lookEvery)
	defer look.Stop()
	return r.loop(ctx, in, out, size, look.C)
}

// loop shows a screen, waits for a key, and so on until the session is over,
// the keys end, or ctx does. At each look the screen is shown anew if it has
// another size.
func (r *reviewer) loop(ctx context.Context, in io.Reader, out io.Writer, size func() (width, height int), look <-chan time.Time) error {
	keys := make(chan key)
	ended := make(chan error, 1)
	go readKeys(ctx, in, keys, ended)
	for {
		width, height := size()
		if err := show(out, r.screen(width, height)); err != nil {
			return err
		}
		for same := true; same; {
			select {
			case k := <-keys:
				if r.press(k) {
					return nil
				}
				same = false
			case <-look:
				w, h := size()
				same = w == width && h == height
			case err := <-ended:
				if err == io.EOF {
					return nil
				}
				return err
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
}

// readKeys sends keys until there are no more, or ctx ends.
func readKeys(ctx context.Context, in io.Reader, keys chan<- key, ended chan<- error) {
	reader := newKeyReader(in)
	for {
		k, err := reader.next()
		if err != nil {
			ended <- err
			return
		}
		select {
		case keys <- k:
		case <-ctx.Done():
			return
		}
	}
}

// show puts a screen in the place of the one before, in one write, so that
// nothing flickers.
func show(out io.Writer, screen string) error {
	_, err := io.WriteString(out, home+strings.ReplaceAll(screen, "\n", clearLine+"\r\n")+clearLine+clearRest)
	return err
}
