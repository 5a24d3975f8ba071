package discord

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"time"
)

// editable is how long a deferred response can be edited: the 15 minutes that
// a token is valid (Receiving and Responding to Interactions), less some for
// the edit itself.
const editable = 14 * time.Minute

// edit makes the answer of a response that only promised one.
func (e *Endpoint) edit(x *Exchange) {
	defer e.survive("edit", x.ID)
	ctx, cancel := context.WithTimeout(e.ctx, editable)
	defer cancel()
	body := x.Later(ctx)
	if body == nil {
		return
	}
	if err := e.send(ctx, x, body); err != nil {
		e.o.Log.Error("edit not sent", "interaction", x.ID, "error", err)
	}
}

// early is after how long an edit is tried again for which Discord has no
// response yet: that is on its way over another connection.
var early = []time.Duration{100 * time.Millisecond, 400 * time.Millisecond, 2 * time.Second}

// send sends an edit.
func (e *Endpoint) send(ctx context.Context, x *Exchange, body []byte) error {
	for try := 0; ; try++ {
		err := e.o.Edit(ctx, x.AppID, x.Token, body)
		var refused *Error
		if !errors.As(err, &refused) || refused.Status != http.StatusNotFound || try == len(early) {
			return err
		}
		if !pause(ctx, early[try]) {
			return err
		}
	}
}

// Drain waits for the edits that are still to be sent, after the server was
// shut down. When ctx ends it gives up on them, and returns its error.
func (e *Endpoint) Drain(ctx context.Context) error {
	select {
	case <-e.edits.idle():
		return nil
	case <-ctx.Done():
		e.cancel()
		return ctx.Err()
	}
}

// tasks are goroutines that can be waited for, also, unlike those of a
// [sync.WaitGroup], while others begin.
type tasks struct {
	mu   sync.Mutex
	n    int
	done chan struct{} // nil: nobody waits
}

func (t *tasks) run(task func()) {
	t.mu.Lock()
	t.n++
	t.mu.Unlock()
	go func() {
		defer t.end()
		task()
	}()
}

func (t *tasks) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n--
	if t.n == 0 && t.done != nil {
		close(t.done)
		t.done = nil
	}
}

// idle is closed as soon as no task runs.
func (t *tasks) idle() <-chan struct{} {
	t.mu.Lock()
	defer t.mu.Unlock()
	done := t.done
	if done == nil {
		done = make(chan struct{})
	}
	if t.n == 0 {
		close(done)
	} else {
		t.done = done
	}
	return done
}
