package watch

import (
	"context"
	"fmt"
	"time"
)

// held reports whether an entry waits for its watch to be resumed. Amendments
// wait only where Discord refuses what is sent to the channel, and what may have
// been sent already goes on.
func (d *Desk) held(e *Entry) bool {
	w := d.watches[e.Watch]
	if w == nil || w.Paused == nil || e.Sample || e.Task == Tell {
		return false
	}
	return w.Paused.Fault || e.Task == Publish && e.Tried.IsZero()
}

// Take gives what is to be sent now, at most n entries and one of each queue
// that is not busy, in order; and when there will be more to take than now,
// zero where that is not known: see [Desk.Changed]. That they are tried is on
// disk when it returns: from then on they do not change. An entry stays until
// it is settled.
func (d *Desk) Take(busy func(queue string) bool, n int) (list []Entry, next time.Time, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.watchClock(); err != nil {
		return nil, time.Time{}, err
	}
	now := d.now()
	heads, next := d.heads(busy, n, now)
	if err := d.freeze(heads, now); err != nil {
		return nil, next, err
	}
	for _, e := range heads {
		if now := d.entry(e.Number); now != nil {
			list = append(list, *now)
		}
	}
	return list, next, nil
}

// heads gives the first entry of each queue that is to be sent now, and when
// there will be more.
func (d *Desk) heads(busy func(queue string) bool, n int, now time.Time) (heads []*Entry, next time.Time) {
	passed := map[string]bool{}      // queues
	unpublished := map[string]bool{} // posts: what is to be said of one comes behind it
	for _, e := range d.outbox {
		due := d.dueAt(e, now)
		switch {
		case d.held(e) || passed[e.Queue] || e.Task != Publish && unpublished[e.Post]:
		case due.After(now):
			if next.IsZero() || due.Before(next) {
				next = due
			}
		case len(heads) < n:
			passed[e.Queue] = true
			if !busy(e.Queue) {
				heads = append(heads, e)
			}
		}
		if e.Task == Publish {
			unpublished[e.Post] = true
		}
	}
	return heads, next
}

// dueAt is when an entry is due: what was tried already, at once; what is new
// and would go out in quiet hours, when those end, whenever it came.
func (d *Desk) dueAt(e *Entry, now time.Time) time.Time {
	switch w := d.watches[e.Watch]; {
	case !e.Tried.IsZero():
		return time.Time{}
	case e.Task == Publish && !e.Sample && w != nil && !e.Due.After(now):
		return w.quietUntil(now)
	}
	return e.Due
}

// freeze notes which entries are tried for the first time.
func (d *Desk) freeze(list []*Entry, now time.Time) error {
	fresh := false
	for _, e := range list {
		fresh = fresh || e.Tried.IsZero()
	}
	if !fresh {
		return nil
	}
	return d.update(func(c *change) error {
		c.result.Reason = "the statement stands no more"
		for _, e := range list {
			if !e.Tried.IsZero() {
				continue
			}
			tried := *e
			tried.Tried = now
			c.entries[e.Number] = &tried
			if e.Task == Publish {
				if err := c.settleItems(e); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// settleItems leaves out of a post what stands no more, before anybody is
// shown it, and the whole post where nothing is left.
func (c *change) settleItems(e *Entry) error {
	p, err := c.post(e.Post)
	if err != nil {
		return err
	}
	if p == nil {
		c.entries[e.Number] = nil
		return nil
	}
	stays := func(i Item) bool { return !i.Gone && !i.Withdrawn }
	for _, item := range p.Items {
		if stays(item) || p.Sample {
			continue
		}
		if err := c.Put(owedBucket, key(item.Statement, p.Channel), []byte("true")); err != nil {
			return err
		}
	}
	if len(p.Items) == 0 {
		return nil // a sample of nothing
	}
	return c.exclude(p, func(i Item) bool { return !stays(i) })
}

func (d *Desk) entry(number uint64) *Entry {
	if at, found := d.place(number); found {
		return d.outbox[at]
	}
	return nil
}

// watchClock sees to it that nothing waits longer where the clock was put
// back.
func (d *Desk) watchClock() error {
	now := d.now().Round(0) // by the clock on the wall, which is what posts are due by
	back := now.Before(d.latest.Add(-time.Second))
	d.latest = now
	if !back {
		return nil
	}
	return d.reschedule()
}

// reschedule brings forward what is due later than it would be if it came now.
func (d *Desk) reschedule() error {
	now := d.now()
	p := d.change().publishing() // only reckons
	sooner := map[*Entry]time.Time{}
	for _, e := range d.outbox {
		w := d.watches[e.Watch]
		if e.Task != Publish || w == nil || !e.Due.After(now) {
			continue
		}
		if due := p.dueOf(w); due.Before(e.Due) {
			sooner[e] = due
		}
	}
	if len(sooner) == 0 {
		return nil
	}
	return d.update(func(c *change) error {
		for e, due := range sooner {
			moved := *e
			moved.Due = due
			c.entries[e.Number] = &moved
		}
		return nil
	})
}

// A Result is how sending an entry ended.
type Result struct {
	Message string // ID of the message that is there now; empty: none is
	Reason  string // why it was refused for good; empty: it was not
	Closed  bool   // nothing can be sent there: the channel is gone, or a permission is
	Gone    bool   // and will not be again: the channel does not exist any more
	Maybe   bool   // though it was refused now, it may be there from before
}

// Settle notes how sending an entry ended. What was refused is not tried
// again, but for where the channel is closed: then it waits for the watch to be
// resumed. An entry that was settled already stays as it is.
func (d *Desk) Settle(number uint64, r Result) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	e := d.entry(number)
	if e == nil {
		return nil
	}
	err := d.update(func(c *change) error {
		c.result = r
		if e.Task == Tell {
			return c.told(e, r)
		}
		p, err := c.post(e.Post)
		if err != nil {
			return err
		}
		if p == nil {
			c.entries[number] = nil
			return nil
		}
		if r.Reason == "" {
			return c.sent(e, p, r)
		}
		return c.refused(e, p, r)
	})
	if err != nil {
		return fmt.Errorf("settling %s %d: %w", e.Task, number, err)
	}
	return nil
}

// Wait waits until the entry of a sample is settled, once. The error is that of
// ctx, or for one that nobody can wait for.
func (d *Desk) Wait(ctx context.Context, number uint64) (Result, error) {
	d.mu.Lock()
	ch := d.waiting[number]
	d.mu.Unlock()
	if ch == nil {
		return Result{}, fmt.Errorf("nothing is waited for under %d", number)
	}
	defer func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.waiting, number)
	}()
	select {
	case r := <-ch:
		return r, nil
	case <-ctx.Done():
		return Result{}, ctx.Err()
	}
}

// sent notes that a message is there.
func (c *change) sent(e *Entry, p *Post, r Result) error {
	c.entries[e.Number] = nil
	event := Event{Post: p.ID, Statements: len(p.Items)}
	switch e.Task {
	case Publish:
		p.Sent, p.Message = c.now(), r.Message
		for i := range p.Items {
			p.Items[i].Also = nil
		}
		c.keep(p)
		event.Kind = Posted
		if p.Sample {
			event.Kind = Sampled
		}
	case Amend:
		event.Kind = Amended
	case Follow:
		event.Kind = Followed
	}
	event.Message = r.Message
	return c.record(e.Watch, event)
}

// refused notes that Discord will not take it.
func (c *change) refused(e *Entry, p *Post, r Result) error {
	w := c.watch(e.Watch)
	switch {
	case e.Sample:
		c.entries[e.Number] = nil
		if err := c.forget(p); err != nil {
			return err
		}
		return c.record(e.Watch, Event{Kind: Refused, Reason: r.Reason, Post: p.ID})
	case e.Task == Amend && !r.Closed:
		c.entries[e.Number] = nil
		if !c.telling(p) {
			c.enqueue(Entry{Task: Follow, Queue: e.Queue, Watch: e.Watch, Post: e.Post})
		}
		return nil
	case r.Closed && w != nil && (!r.Gone || e.Task == Publish):
		if !r.Maybe {
			c.unsend(e, p)
		}
		return c.close(w, r.Reason)
	}
	return c.giveUp(e, p, w, r)
}

// unsend makes an entry one that may still change, since nobody has been shown
// it: its post is then one that never said anything else.
func (c *change) unsend(e *Entry, p *Post) {
	again := *e
	again.Tried = time.Time{}
	c.entries[e.Number] = &again
	if e.Task != Publish {
		return
	}
	for i := range p.Items {
		p.Items[i].Was = nil
	}
	c.keep(p)
	for _, other := range c.pending(p.Channel) {
		if other.Task == Amend && other.Post == p.ID && other.Tried.IsZero() {
			c.entries[other.Number] = nil
		}
	}
}

// giveUp notes that an entry is not to be sent any more.
func (c *change) giveUp(e *Entry, p *Post, w *Watch, r Result) error {
	c.entries[e.Number] = nil
	n := len(p.Items)
	if e.Task == Publish {
		items := p.Items
		if err := c.forget(p); err != nil {
			return err
		}
		if err := c.handOver(p, items); err != nil {
			return err
		}
	}
	err := c.record(e.Watch, Event{Kind: Refused, Reason: r.Reason, Post: p.ID, Statements: n})
	if err != nil || !r.Closed || w == nil {
		return err
	}
	return c.close(w, r.Reason)
}

// close pauses a watch whose channel takes nothing, and has its maker told,
// once.
func (c *change) close(w *Watch, reason string) error {
	if w.Paused != nil && w.Paused.Fault {
		return nil
	}
	paused := *w
	paused.Paused = &Pause{Since: c.now(), Fault: true, Reason: reason}
	c.watches[w.ID] = &paused
	queue := "@" + w.Maker
	if w.Maker == "" {
		queue += w.Server
	}
	c.enqueue(Entry{Task: Tell, Queue: queue, Watch: w.ID, Notice: &Notice{
		Watch: w.ID, User: w.Maker, Server: w.Server, Channel: w.Channel, Reason: reason,
	}})
	return c.record(w.ID, Event{Kind: Paused, Reason: reason})
}

// told notes whether who made a watch knows that it is paused.
func (c *change) told(e *Entry, r Result) error {
	c.entries[e.Number] = nil
	if r.Reason == "" {
		return c.record(e.Watch, Event{Kind: Told, Message: r.Message})
	}
	return c.record(e.Watch, Event{Kind: Untold, Reason: r.Reason})
}

// enqueue puts an entry at the end of the outbox.
func (c *change) enqueue(e Entry) *Entry {
	e.Number, e.Made = c.next(), c.now()
	e.Nonce = nonce(c.state, e.Number)
	if e.Task == Publish {
		e.Nonce = e.Post
	}
	_ = c.pending(e.Queue) // so that it is among them
	c.entries[e.Number] = &e
	c.queues[e.Queue] = append(c.queues[e.Queue], e.Number)
	return &e
}

// forget removes a post that nobody has been shown.
func (c *change) forget(p *Post) error {
	for _, item := range p.Items {
		if err := c.Delete(whereBucket, key(item.Statement, p.ID)); err != nil {
			return err
		}
	}
	c.keep(p)
	c.posts[p.ID] = nil
	return nil
}
