package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

// Within what time of an interaction Discord takes the response, and edits of
// it (Receiving and Responding).
const (
	responseLimit = 3 * time.Second
	editLimit     = 15 * time.Minute
)

// drainLimit bounds how long the answers to what has come are waited for.
const drainLimit = 10 * time.Second

// work is the interactions that are being answered.
type work struct {
	ctx     context.Context
	stop    context.CancelFunc
	going   sync.WaitGroup
	mu      sync.Mutex
	running int
	seen    recent
}

func newWork() *work {
	w := &work{seen: newRecent(4096)}
	w.ctx, w.stop = context.WithCancel(context.Background())
	return w
}

// begin reports whether an interaction is new. What begins has to end.
func (w *work) begin(id string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if id != "" && !w.seen.add(id) {
		return false
	}
	w.running++
	w.going.Add(1)
	return true
}

func (w *work) end() {
	w.mu.Lock()
	w.running--
	w.mu.Unlock()
	w.going.Done()
}

// drain waits until all is answered, though not for ever. Nothing may begin
// any more.
func (w *work) drain(log *slog.Logger) {
	defer w.stop()
	done := make(chan struct{})
	go func() {
		w.going.Wait()
		close(done)
	}()
	t := time.NewTimer(drainLimit)
	defer t.Stop()
	select {
	case <-done:
	case <-t.C:
		w.mu.Lock()
		defer w.mu.Unlock()
		log.Error("interactions left without an answer", "number", w.running, "after", drainLimit)
	}
}

// interaction answers an interaction, apart from all others. Discord may send
// one twice: after a RESUME, or of its own accord.
func (g *Gateway) interaction(raw []byte) {
	arrived := time.Now()
	var i struct{ ID string }
	_ = json.Unmarshal(raw, &i) // what it is not, Receive sees
	if !g.work.begin(i.ID) {
		return
	}
	go func() {
		defer g.work.end()
		defer func() {
			if p := recover(); p != nil {
				g.Log.Error("panic while an interaction was answered", "interaction", i.ID, "panic", harmless(p), "stack", string(debug.Stack()))
			}
		}()
		if what, err := g.answer(raw, arrived); err != nil {
			g.Log.Error(what, "interaction", i.ID, "error", err)
		}
	}()
}

// harmless says what a panic was, without words that may be somebody's.
func harmless(p any) string {
	if err, ok := p.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", p)
}

// answer sends the response to an interaction, and what comes later. Its error
// comes with what it happened to.
func (g *Gateway) answer(raw []byte, arrived time.Time) (what string, err error) {
	x := g.Receive(g.work.ctx, raw)
	if x == nil || x.Response == nil {
		return "", nil // Receive has seen to it
	}
	ctx, cancel := context.WithDeadline(g.work.ctx, arrived.Add(responseLimit))
	defer cancel()
	err = g.Client.Callback(ctx, x.ID, x.Token, x.Response)
	g.Sent(time.Since(arrived), err)
	if x.Later == nil || turnedDown(err) {
		return "response not sent", err
	}
	// Also where it is not known whether the response arrived: if it did, the
	// user waits for the answer.
	late, cancel := context.WithDeadline(g.work.ctx, arrived.Add(editLimit))
	defer cancel()
	body := x.Later(late)
	if body == nil {
		return "answer not ready", cmp.Or(late.Err(), errors.New("there is none"))
	}
	late, cancel = context.WithTimeout(late, restLimit)
	defer cancel()
	return "answer not sent", g.Client.EditOriginal(late, x.AppID, x.Token, body)
}

// turnedDown reports whether Discord said that it does not take a response.
func turnedDown(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Status/100 == 4 && e.Status != http.StatusTooManyRequests
}

// recent remembers the last few of many IDs.
type recent struct {
	in   map[string]bool
	ring []string
	next int
}

func newRecent(size int) recent {
	return recent{in: make(map[string]bool, size), ring: make([]string, size)}
}

// add reports whether an ID is not among those remembered.
func (r *recent) add(id string) bool {
	if r.in[id] {
		return false
	}
	delete(r.in, r.ring[r.next])
	r.in[id], r.ring[r.next] = true, id
	r.next = (r.next + 1) % len(r.ring)
	return true
}
