package discord

import (
	"cmp"
	"context"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"onrecord/bot/watch"
)

// CourierOptions says what a [Courier] works with. Desk and Client are
// required.
type CourierOptions struct {
	Desk    *watch.Desk
	Client  *Client
	Metrics *Metrics         // nil: nothing is counted
	Log     *slog.Logger     // nil: nothing is logged
	Now     func() time.Time // as the desk's; nil: time.Now
}

// A Courier sends what is due at a desk. Entries of one queue go one after the
// other, in order, and one that cannot be sent is tried for as long as it
// takes; meanwhile the other queues go on.
//
// A post is there once. One that may have arrived is sent again with the same
// nonce, by which Discord knows it for the past few minutes (Create Message,
// enforce_nonce); after those the channel is looked through for it first. Where
// that is not allowed, and with what is told to a person, once may be twice:
// when Discord has taken something, the answer was lost, and no other attempt
// succeeded for two minutes.
type Courier struct {
	CourierOptions
	gates *gates
	slots chan struct{} // one for each that is being sent
	ended chan struct{} // tells that something can be begun again

	going sync.WaitGroup
	mu    sync.Mutex
	busy  map[string]bool // queues
}

const (
	// sentAtOnce is how many are sent at the same time. At Discord's pace for
	// all of them together that leaves a third of a second for each.
	sentAtOnce = 16

	// longestLook is how long there may be no look at what is due: the clock may
	// be turned.
	longestLook = time.Minute

	// lastWord is how long is waited, at the end, for what is being sent.
	lastWord = 5 * time.Second
)

// NewCourier makes a courier that has not begun.
func NewCourier(o CourierOptions) *Courier {
	o.Log = cmp.Or(o.Log, slog.New(slog.DiscardHandler))
	if o.Metrics == nil {
		o.Metrics = NewMetrics()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	o.Metrics.outbox.of(o.Desk)
	return &Courier{
		CourierOptions: o, gates: newGates(), slots: make(chan struct{}, sentAtOnce), ended: make(chan struct{}, 1),
		busy: map[string]bool{},
	}
}

// Run sends until ctx ends, waits a little for what is being sent, and returns
// nil. What it leaves is taken up by the next courier of the desk.
func (c *Courier) Run(ctx context.Context) error {
	last, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	for failures := 0; ctx.Err() == nil; {
		changed := c.Desk.Changed()
		next, err := c.begin(ctx, last)
		wait := longestLook
		switch {
		case err != nil:
			if failures == 0 {
				c.Log.Error("outbox could not be read", "error", err)
			}
			wait, changed = backoff(failures, longestSettling), nil
			failures++
		case !next.IsZero():
			failures, wait = 0, min(wait, next.Sub(c.Now()))
		default:
			failures = 0
		}
		c.await(ctx, changed, wait)
	}
	t := time.AfterFunc(lastWord, cancel)
	defer t.Stop()
	c.going.Wait()
	return nil
}

// begin begins to send what is due, as far as there is room.
func (c *Courier) begin(ctx, last context.Context) (next time.Time, err error) {
	free := 0
	for ; c.enter(); free++ {
	}
	defer func() {
		for range free {
			c.leave()
		}
	}()
	if free == 0 {
		return time.Time{}, nil
	}
	list, next, err := c.Desk.Take(c.isBusy, free)
	if err != nil {
		return next, err
	}
	for _, e := range list {
		free--
		c.occupy(e.Queue, true)
		c.going.Go(func() {
			d := &delivery{Courier: c, Entry: e, ctx: ctx, last: last, began: time.Now(), untried: untried(e, c.Now())}
			d.run()
			c.occupy(e.Queue, false)
			c.nudge()
		})
	}
	return next, nil
}

// await waits until there may be something to begin.
func (c *Courier) await(ctx context.Context, changed <-chan struct{}, wait time.Duration) {
	t := time.NewTimer(wait)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-changed:
	case <-c.ended:
	case <-t.C:
	}
}

// enter takes a slot if one is free.
func (c *Courier) enter() bool {
	select {
	case c.slots <- struct{}{}:
		return true
	default:
		return false
	}
}

// leave gives a slot back.
func (c *Courier) leave() { <-c.slots }

// nudge has a look taken at what is due.
func (c *Courier) nudge() {
	select {
	case c.ended <- struct{}{}:
	default:
	}
}

func (c *Courier) isBusy(queue string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.busy[queue]
}

func (c *Courier) occupy(queue string, busy bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if busy {
		c.busy[queue] = true
		return
	}
	delete(c.busy, queue)
}

// backoff is how long to wait after so many failures before this one: about a
// second, doubled each time, to the most.
func backoff(before int, most time.Duration) time.Duration {
	d := min(time.Second<<min(before, 10), most)
	return d/2 + rand.N(d/2)
}
