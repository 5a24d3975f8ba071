package watch

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"onrecord/bot"
	"onrecord/corpus"
)

// A Request is a subcommand of watch, however it came in.
type Request struct {
	Action  string            // add, list, pause, resume, remove, test, why or history
	Options map[string]string // by Option.Name; absent or empty: not given
	Server  string            // ID; empty: of list every server, of the others the one that the watch is of
	User    string            // ID of who asks; empty: somebody at the command line
}

// A Reply is the answer to a request.
type Reply struct {
	Action  string
	Refused bool     // the request cannot be done: Text says why
	Text    string   // one sentence
	Notes   []string // what else to know
	Watches []Standing
	Events  []Event // of history, the latest first
	Verdict *bot.Verdict
	About   *corpus.Statement // that the verdict is on; nil: there is none
	Sample  uint64            // the entry to wait for, see [Desk.Wait]; 0: none
}

// A Standing is a watch and how it stands.
type Standing struct {
	Watch
	Waiting int       // statements that are to be posted
	Next    time.Time // when the next post is due; zero: at once, or nothing waits
}

// actions are what can be done, by the names of subcommands.
var actions = map[string]func(*Desk, Record, Request) (*Reply, error){
	"add":     (*Desk).add,
	"list":    (*Desk).list,
	"pause":   (*Desk).pause,
	"resume":  (*Desk).resume,
	"remove":  (*Desk).remove,
	"test":    (*Desk).test,
	"why":     (*Desk).why,
	"history": (*Desk).history,
}

// Do does what a request asks for, on the record of b. What somebody did wrong
// is a reply that is refused; an error is a fault.
func (d *Desk) Do(_ context.Context, b Record, r Request) (*Reply, error) {
	do, ok := actions[r.Action]
	if !ok {
		return nil, fmt.Errorf("unknown action %q (want one of %s)", r.Action, strings.Join(slices.Sorted(maps.Keys(actions)), ", "))
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	reply, err := do(d, b, r)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", r.Action, err)
	}
	reply.Action = r.Action
	return reply, nil
}

func refuse(format string, args ...any) (*Reply, error) {
	return &Reply{Refused: true, Text: fmt.Sprintf(format, args...)}, nil
}

// find gives the watch that a request names, or the reply that there is none.
func (d *Desk) find(r Request) (*Watch, *Reply) {
	id := strings.ToLower(strings.TrimSpace(r.Options["id"]))
	if w := d.watches[id]; w != nil && (r.Server == "" || w.Server == r.Server) {
		return w, nil
	}
	reply, _ := refuse("there is no watch %s here (list shows those there are)", bare(id))
	return nil, reply
}

// of lists the watches of a server, all of them where it is empty, in the
// order in which they were made.
func (d *Desk) of(server string) []*Watch {
	var list []*Watch
	for _, w := range d.watches {
		if server == "" || w.Server == server {
			list = append(list, w)
		}
	}
	slices.SortFunc(list, func(a, b *Watch) int { return cmp.Or(cmp.Compare(a.Since, b.Since), cmp.Compare(a.ID, b.ID)) })
	return list
}

func (d *Desk) list(_ Record, r Request) (*Reply, error) {
	reply := &Reply{}
	for _, w := range d.of(r.Server) {
		s, err := d.standing(w)
		if err != nil {
			return nil, err
		}
		reply.Watches = append(reply.Watches, s)
	}
	if len(reply.Watches) == 0 {
		reply.Text = "There are no watches yet: add makes one."
	}
	return reply, nil
}

// standing tells how a watch stands.
func (d *Desk) standing(w *Watch) (Standing, error) {
	s := Standing{Watch: *w}
	err := d.store.View(func(tx Tx) error {
		for _, e := range d.outbox {
			if e.Watch != w.ID || e.Task != Publish || e.Sample {
				continue
			}
			p, _, err := read[Post](tx, postBucket, e.Post)
			if err != nil {
				return err
			}
			if s.Waiting == 0 {
				s.Next = d.dueAt(e, d.now())
			}
			s.Waiting += len(p.Items)
		}
		return nil
	})
	return s, err
}

func (d *Desk) pause(_ Record, r Request) (*Reply, error) {
	w, reply := d.find(r)
	switch {
	case reply != nil:
		return reply, nil
	case w.Paused != nil && !w.Paused.Fault:
		return refuse("watch %s is paused already", w.ID)
	}
	err := d.update(func(c *change) error {
		paused := *w
		paused.Paused = &Pause{Since: d.now(), Reason: "somebody paused it"}
		c.watches[w.ID] = &paused
		c.withdrawTells(w)
		if err := c.lend(w); err != nil {
			return err
		}
		return c.record(w.ID, Event{Kind: Paused, Reason: paused.Paused.Reason})
	})
	if err != nil {
		return nil, err
	}
	return d.told(d.watches[w.ID], "Watch %s is paused: what comes meanwhile is posted when it is resumed.")
}

// told makes the reply that shows a watch.
func (d *Desk) told(w *Watch, format string, notes ...string) (*Reply, error) {
	s, err := d.standing(w)
	if err != nil {
		return nil, err
	}
	return &Reply{Text: fmt.Sprintf(format, w.ID), Notes: notes, Watches: []Standing{s}}, nil
}

func (d *Desk) resume(_ Record, r Request) (*Reply, error) {
	w, reply := d.find(r)
	switch {
	case reply != nil:
		return reply, nil
	case w.Paused == nil:
		return refuse("watch %s is not paused", w.ID)
	}
	skip := r.Options["skip"] == "true"
	err := d.update(func(c *change) error {
		resumed := *w
		resumed.Paused = nil
		c.withdrawTells(w)
		if skip {
			resumed.Since = c.next()
			n, err := c.drop(w, false)
			if err != nil {
				return err
			}
			if err := c.record(w.ID, Event{Kind: Skipped, Statements: n}); err != nil {
				return err
			}
		}
		c.watches[w.ID] = &resumed
		return c.record(w.ID, Event{Kind: Resumed})
	})
	if err != nil {
		return nil, err
	}
	if skip {
		return d.told(d.watches[w.ID], "Watch %s is resumed, without what came meanwhile.")
	}
	return d.told(d.watches[w.ID], "Watch %s is resumed.")
}

// drop takes the posts of a watch that nobody has been shown out of the outbox,
// hands to other watches what they let through too, and says how many
// statements there were. What may have been sent already stays, to be settled.
func (c *change) drop(w *Watch, samples bool) (statements int, err error) {
	for _, e := range c.pending(w.Channel) {
		if e.Watch != w.ID || e.Task != Publish || !e.Tried.IsZero() || e.Sample && !samples {
			continue
		}
		c.entries[e.Number] = nil
		p, err := c.post(e.Post)
		if err != nil {
			return statements, err
		}
		if p == nil {
			continue
		}
		statements += len(p.Items)
		if err := c.forget(p); err != nil {
			return statements, err
		}
		if err := c.handOver(p, p.Items); err != nil {
			return statements, err
		}
	}
	return statements, nil
}

// lend hands to other watches of the channel what waits for one that is paused
// and what they let through too.
func (c *change) lend(w *Watch) error {
	for _, e := range c.pending(w.Channel) {
		if e.Watch != w.ID || e.Task != Publish || !e.Tried.IsZero() || e.Sample {
			continue
		}
		p, err := c.post(e.Post)
		if err != nil {
			return err
		}
		if p == nil {
			continue
		}
		var lent []Item
		for _, item := range p.Items {
			ready := func(id string) bool { other := c.watch(id); return other != nil && other.Paused == nil }
			if slices.ContainsFunc(item.Also, ready) {
				lent = append(lent, item)
			}
		}
		in := func(i Item) bool {
			return slices.ContainsFunc(lent, func(l Item) bool { return l.Statement == i.Statement })
		}
		if err := c.exclude(p, in); err != nil {
			return err
		}
		if err := c.handOver(p, lent); err != nil {
			return err
		}
	}
	return nil
}

// withdrawTells takes out of the outbox that somebody is to be told that a
// watch is paused, where that is not so any more or known.
func (c *change) withdrawTells(w *Watch) {
	for _, e := range c.outbox {
		if e.Task == Tell && e.Watch == w.ID && e.Tried.IsZero() {
			c.entries[e.Number] = nil
		}
	}
}

func (d *Desk) remove(_ Record, r Request) (*Reply, error) {
	w, reply := d.find(r)
	if reply != nil {
		return reply, nil
	}
	err := d.update(func(c *change) error {
		c.result.Reason = "the watch is removed"
		c.watches[w.ID] = nil
		c.withdrawTells(w)
		if _, err := c.drop(w, true); err != nil {
			return err
		}
		keys, err := keysOf(c, historyBucket, key(w.ID, ""))
		if err != nil {
			return err
		}
		for _, k := range keys {
			if err := c.Delete(historyBucket, k); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &Reply{Text: fmt.Sprintf("Watch %s is removed. What it has posted stays, and is amended as before.", w.ID)}, nil
}

func (d *Desk) history(_ Record, r Request) (*Reply, error) {
	w, reply := d.find(r)
	if reply != nil {
		return reply, nil
	}
	events, err := d.History(w.ID)
	if err != nil {
		return nil, err
	}
	s, err := d.standing(w)
	if err != nil {
		return nil, err
	}
	reply = &Reply{Watches: []Standing{s}, Events: events}
	if len(events) == 0 {
		reply.Text = "Nothing has happened yet."
	}
	return reply, nil
}

func (d *Desk) why(b Record, r Request) (*Reply, error) {
	w, reply := d.find(r)
	if reply != nil {
		return reply, nil
	}
	id := strings.TrimSpace(r.Options["statement"])
	s := b.Statement(id)
	if s == nil {
		return refuse("no statement on record has the ID %s", bare(id))
	}
	v := b.Why(w.Filter, s)
	reply, err := d.told(w, "Watch %s lets the statement through.", d.elsewhere(w, s)...)
	if err != nil {
		return nil, err
	}
	if !v.Passes {
		reply.Text = fmt.Sprintf("Watch %s does not let the statement through.", w.ID)
	}
	reply.Verdict, reply.About = &v, s
	return reply, nil
}

// elsewhere says what else than its clauses keeps a watch from posting a
// statement.
func (d *Desk) elsewhere(w *Watch, s *corpus.Statement) []string {
	var notes []string
	if s.Withdrawn != nil {
		notes = append(notes, "It is withdrawn, and so never posted anew.")
	}
	if w.Paused != nil {
		notes = append(notes, "The watch is paused: "+w.Paused.Reason+".")
	}
	_ = d.store.View(func(tx Tx) error {
		known, ok, err := read[seen](tx, seenBucket, s.ID)
		if ok && known.First <= w.Since {
			notes = append(notes, "It was on record before the watch was made, and what was then is not posted.")
		}
		return err
	})
	posts, err := d.posted(s.ID, w.Channel)
	if err == nil {
		notes = append(notes, posts...)
	}
	return notes
}

// posted says in which posts of a channel a statement is.
func (d *Desk) posted(statement, channel string) ([]string, error) {
	var notes []string
	err := d.store.View(func(tx Tx) error {
		c := d.change() // only looks
		c.Tx = tx
		posts, err := c.postsWith(statement)
		for _, p := range posts {
			switch {
			case p.Channel != channel || p.Sample:
			case p.Sent.IsZero():
				notes = append(notes, fmt.Sprintf("It is in a post of watch %s that is to go out.", p.Watch))
			default:
				notes = append(notes, fmt.Sprintf("Watch %s posted it on %s.", p.Watch, p.Sent.UTC().Format("2006-01-02 15:04 MST")))
			}
		}
		return err
	})
	return notes, err
}
