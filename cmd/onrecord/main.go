// Command onrecord answers questions about an agreement strictly from what is
// on record, each statement with its speaker, outlet, date and paragraph.
//
// Its exit status is 0 if there is an answer, 1 if nothing is on record (of
// check: if there are problems), 2 on a fault or misuse, and 130 when it is
// interrupted. An error is one line on standard error.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	_ "time/tzdata" // watches keep the time of a zone, and the image has no zones
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // the heap is a few megabytes: spend some more on it and less time
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second interrupt ends the process at once
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}

// The exit statuses beside 0.
const (
	nothing     status = 1
	fault       status = 2
	interrupted status = 130
)

// A status ends a command without a message.
type status int

func (s status) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// run runs the command that args name and returns its exit status. When ctx
// ends it returns at once, and leaves a read of stdin or of a large corpus
// behind: neither can be called off. What has to finish first is waited for.
func run(ctx context.Context, args []string, env func(string) string, stdin io.Reader, stdout, stderr io.Writer) int {
	a := &app{env: env, stdin: stdin, stdout: stdout, stderr: stderr}
	done := make(chan status, 1)
	go func() { done <- a.report(a.execute(ctx, args)) }()
	select {
	case <-ctx.Done():
		if a.drains.Load() {
			return int(<-done)
		}
		return int(interrupted)
	case s := <-done:
		return int(s)
	}
}

// app is what a run of the program works with.
type app struct {
	env            func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
	settings       settings
	drains         atomic.Bool // the command ends by itself, soon after its context
}

// report writes an error, in one line, and gives the exit status for it.
func (a *app) report(err error) status {
	var s status
	switch {
	case err == nil:
		return 0
	case errors.As(err, &s):
		return s
	case errors.Is(err, context.Canceled):
		return interrupted
	case !errors.Is(err, syscall.EPIPE): // nobody is there to read on
		fmt.Fprintln(a.stderr, "onrecord: "+visible(err.Error()))
	}
	return fault
}
