package discord

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"time"

	"onrecord/bot/watch"
)

// How long to wait at most between two attempts to send and two to settle.
const (
	longestRest     = time.Minute
	longestSettling = 30 * time.Second
)

// A delivery is an entry on its way.
type delivery struct {
	*Courier
	watch.Entry
	ctx, last context.Context // until nothing is begun any more, and until nothing goes on
	began     time.Time
	untried   bool // before

	where   string // ID of the channel, of the last attempt
	faults  int    // in a row
	limited int    // answers in a row that there were too many requests
	looked  bool   // the channel was looked through, and nothing can have arrived since
	blind   bool   // the channel cannot be looked through
	found   bool   // it was there already
	direct  string // ID of the channel of direct messages; empty: not opened yet
	shut    string // why the user cannot be told; empty: that was not refused yet
}

// later says that an attempt has to be made again, and when.
type later struct{ wait time.Duration }

// run sends the entry and settles it. It holds a slot when it begins.
func (d *delivery) run() {
	if r, ok := d.result(); ok {
		d.report(r)
		d.settle(r)
	}
}

// result tries until it is known how it ended; false: there was no time left
// for that. While it waits it holds no slot.
func (d *delivery) result() (watch.Result, bool) {
	for {
		r, again := d.attempt()
		d.leave()
		d.nudge()
		if again == nil {
			return r, true
		}
		if !pause(d.ctx, again.wait) {
			return watch.Result{}, false
		}
		select {
		case d.slots <- struct{}{}:
		case <-d.ctx.Done():
			return watch.Result{}, false
		}
	}
}

// attempt does what the entry asks for, as it is now.
func (d *delivery) attempt() (r watch.Result, again *later) {
	defer func() {
		if p := recover(); p != nil {
			d.log(slog.LevelError, "panic while a message was made", "panic", harmless(p), "stack", string(debug.Stack()))
			again = d.fault(errors.New("panic"))
		}
	}()
	if d.Task == watch.Tell {
		return d.tell()
	}
	c, err := d.Desk.Content(d.Post)
	switch {
	case errors.Is(err, watch.ErrNoPost):
		return watch.Result{Reason: "the post is not there any more"}, nil
	case err != nil:
		return watch.Result{}, d.fault(err)
	}
	d.where = c.Channel
	switch {
	case d.Task == watch.Publish:
		return d.publish(c)
	case c.Message == "":
		return watch.Result{Reason: "the post was never sent"}, nil
	case d.Task == watch.Amend:
		return d.amend(c)
	}
	return d.follow(c)
}

// fault takes down that an attempt came to nothing, as far as can be seen here.
func (d *delivery) fault(why error) *later {
	const patience = 5 // before anybody is told
	d.faults++
	d.looked = false
	d.Metrics.delivered(d.Task, deliveryRetried)
	level := slog.LevelDebug
	if d.faults == patience {
		level = slog.LevelWarn
	}
	d.log(level, "delivery does not get through", "failures", d.faults, "error", why)
	return &later{backoff(d.faults-1, longestRest)}
}

// settle has the desk note how it ended, for as long as that takes: what was
// sent is not to be sent again.
func (d *delivery) settle(r watch.Result) {
	for failures := 0; ; failures++ {
		err := d.Desk.Settle(d.Number, r)
		if err == nil {
			return
		}
		if failures == 0 {
			d.log(slog.LevelError, "delivery could not be settled", "error", err)
		}
		if !pause(d.last, backoff(failures, longestSettling)) {
			return
		}
	}
}

// report logs and counts how it ended.
func (d *delivery) report(r watch.Result) {
	switch {
	case r.Closed:
		d.Metrics.delivered(d.Task, deliveryClosed)
		d.log(slog.LevelWarn, "channel takes no delivery", "reason", r.Reason)
	case r.Reason != "":
		d.Metrics.delivered(d.Task, deliveryRefused)
		d.log(slog.LevelError, "delivery refused", "reason", r.Reason)
	case d.found:
		d.Metrics.delivered(d.Task, deliveryFound)
		d.log(slog.LevelDebug, "delivered before", "message", r.Message)
	default:
		d.Metrics.delivered(d.Task, deliverySent)
		d.log(slog.LevelDebug, "delivered", "message", r.Message)
	}
}

// log says something of the entry, never what is in it.
func (d *delivery) log(level slog.Level, what string, args ...any) {
	about := []any{"task", d.Task, "watch", d.Watch, "channel", d.where, "post", d.Post}
	d.Log.Log(d.last, level, what, append(about, args...)...)
}
