package watch

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/corpus"
)

// Options say how a desk works.
type Options struct {
	Now       func() time.Time // nil: time.Now
	PerServer int              // watches that a server may have; 0: DefaultPerServer
}

// DefaultPerServer is how many watches a server may have unless it is said
// otherwise.
const DefaultPerServer = 50

// A Desk keeps watches and what they are to post. It may be used by several
// goroutines at once.
type Desk struct {
	store     Store
	now       func() time.Time
	perServer int
	state     string // its own, in everything that it sends

	mu      sync.Mutex
	serial  uint64
	watches map[string]*Watch // by ID
	outbox  []*Entry          // by number
	latest  time.Time         // the clock has shown it
	waiting map[uint64]chan Result
	changed chan struct{} // closed when there may be something to take, and made anew
}

// facts are what the state says about itself.
type facts struct {
	ID      string `json:"id"`
	Serial  uint64 `json:"serial"`           // the last number given
	Watches uint64 `json:"watches"`          // how many were made
	Record  string `json:"record,omitempty"` // fingerprint of what was seen last; empty: nothing was
}

// deskKey is the only key of its bucket.
const deskKey = "desk"

// stateLetters are those of a state's ID; of 8 there are more than 10^12.
const stateLetters = "abcdefghijklmnopqrstuvwxyz234567"

// Open reads the state in a store, or begins one.
func Open(store Store, o Options) (*Desk, error) {
	d := &Desk{
		store: store, now: o.Now, perServer: cmp.Or(o.PerServer, DefaultPerServer),
		watches: map[string]*Watch{}, waiting: map[uint64]chan Result{}, changed: make(chan struct{}),
	}
	if d.now == nil {
		d.now = time.Now
	}
	if err := store.View(d.load); err != nil {
		return nil, err
	}
	if d.state == "" {
		if err := d.begin(); err != nil {
			return nil, err
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return d, d.reschedule()
}

// load reads what is kept in memory too.
func (d *Desk) load(tx Tx) error {
	f, _, err := read[facts](tx, deskBucket, deskKey)
	if err != nil {
		return err
	}
	d.state, d.serial = f.ID, f.Serial
	err = each(tx, watchBucket, "", func(id string, w Watch) error {
		d.watches[id] = &w
		return nil
	})
	if err != nil {
		return err
	}
	return each(tx, outboxBucket, "", func(_ string, e Entry) error {
		d.outbox = append(d.outbox, &e)
		return nil
	})
}

// begin makes the state one that nothing has been put into.
func (d *Desk) begin() error {
	id := make([]byte, 8)
	_, _ = rand.Read(id) // never fails
	for i, b := range id {
		id[i] = stateLetters[int(b)%len(stateLetters)]
	}
	d.state = string(id)
	return d.store.Update(func(tx Tx) error { return write(tx, deskBucket, deskKey, facts{ID: d.state}) })
}

// A change is one transaction, with what is in memory brought up to it when
// and only when it is on disk.
type change struct {
	Tx
	*Desk
	fingerprint string // of the record that it is about; empty: of none
	serial      uint64
	watches     map[string]*Watch   // nil values: removed
	entries     map[uint64]*Entry   // the same
	result      Result              // of the entries that it removes
	posts       map[string]*Post    // by ID, those that were looked at; nil values: removed
	kept        map[string]bool     // of them, those to be written
	queues      map[string][]uint64 // numbers of entries by queue, see pending; nil: not needed yet
}

// change begins one, without a transaction yet.
func (d *Desk) change() *change {
	return &change{
		Desk: d, serial: d.serial, watches: map[string]*Watch{}, entries: map[uint64]*Entry{},
		posts: map[string]*Post{}, kept: map[string]bool{},
	}
}

// update makes a change. The desk is locked.
func (d *Desk) update(f func(*change) error) error {
	c := d.change()
	err := d.store.Update(func(tx Tx) error {
		c.Tx = tx
		if err := f(c); err != nil {
			return err
		}
		return c.flush()
	})
	if err != nil {
		return err
	}
	c.apply()
	return nil
}

// flush writes what was changed in memory.
func (c *change) flush() error {
	if err := c.writePosts(); err != nil {
		return err
	}
	for id, w := range c.watches {
		if err := put(c.Tx, watchBucket, id, w); err != nil {
			return err
		}
	}
	for n, e := range c.entries {
		if err := put(c.Tx, outboxBucket, numbered(n), e); err != nil {
			return err
		}
	}
	if c.serial == c.Desk.serial {
		return nil
	}
	return c.note(func(f *facts) { f.Serial = c.serial })
}

// note changes what the state says about itself.
func (c *change) note(do func(*facts)) error {
	f, _, err := read[facts](c, deskBucket, deskKey)
	if err != nil {
		return err
	}
	do(&f)
	return write(c, deskBucket, deskKey, f)
}

// put writes a value, or deletes it where there is none.
func put[T any](tx Tx, bucket, key string, value *T) error {
	if value == nil {
		return tx.Delete(bucket, key)
	}
	return write(tx, bucket, key, value)
}

// apply brings memory up to what is on disk.
func (c *change) apply() {
	d := c.Desk
	d.serial = c.serial
	for id, w := range c.watches {
		if w == nil {
			delete(d.watches, id)
			continue
		}
		d.watches[id] = w
	}
	for _, n := range slices.Sorted(maps.Keys(c.entries)) {
		at, found := d.place(n)
		switch e := c.entries[n]; {
		case found && e == nil:
			d.outbox = slices.Delete(d.outbox, at, at+1)
			d.tell(n, c.result)
		case found:
			d.outbox[at] = e
		case e != nil:
			d.outbox = slices.Insert(d.outbox, at, e)
		}
	}
	close(d.changed)
	d.changed = make(chan struct{})
}

// place finds where an entry is in the outbox or would be.
func (d *Desk) place(number uint64) (at int, found bool) {
	return slices.BinarySearchFunc(d.outbox, number, func(e *Entry, n uint64) int { return cmp.Compare(e.Number, n) })
}

// tell tells who waits for an entry, if anybody does, what became of it.
func (d *Desk) tell(number uint64, r Result) {
	if waiting := d.waiting[number]; waiting != nil {
		waiting <- r // has room: an entry is removed once
	}
}

// next gives a number that none was given.
func (c *change) next() uint64 {
	c.serial++
	return c.serial
}

// watch is a watch as the change has it so far, or nil; to be changed only as
// a copy.
func (c *change) watch(id string) *Watch {
	if w, ok := c.watches[id]; ok {
		return w
	}
	return c.Desk.watches[id]
}

// Changed is closed when there may be more to take than before.
func (d *Desk) Changed() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.changed
}

// ErrNoPost is the error for a post that there is not.
var ErrNoPost = errors.New("unknown post")

// Content reads what a post says now. The error is [ErrNoPost], or for a state
// that cannot be read.
func (d *Desk) Content(post string) (Content, error) {
	var c Content
	err := d.store.View(func(tx Tx) error {
		p, ok, err := read[Post](tx, postBucket, post)
		if err != nil || !ok {
			return cmp.Or(err, ErrNoPost)
		}
		c, err = content(tx, p)
		return err
	})
	d.mu.Lock()
	defer d.mu.Unlock()
	if w := d.watches[c.Watch]; w != nil {
		watching := *w
		c.Watching = &watching
	}
	return c, err
}

// version reads a version of a statement.
func version(tx Tx, n uint64) (*corpus.Statement, error) {
	shot, ok, err := read[Snapshot](tx, versionBucket, numbered(n))
	if err != nil || !ok {
		return nil, cmp.Or(err, fmt.Errorf("state: no version %d of a statement", n))
	}
	return shot.statement(), nil
}

// Stats say how the outbox stands.
type Stats struct {
	Watches int
	Waiting int       // entries, also those that are not due
	Held    int       // of them, those of watches that are paused
	Oldest  time.Time // when the oldest became due that is due now and not held; zero: none is
}

// Stats counts.
func (d *Desk) Stats() Stats {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.now()
	s := Stats{Watches: len(d.watches), Waiting: len(d.outbox)}
	for _, e := range d.outbox {
		since := e.Due
		if since.IsZero() {
			since = e.Made
		}
		switch {
		case d.held(e):
			s.Held++
		case d.dueAt(e, now).After(now): // in quiet hours
		case !since.After(now) && (s.Oldest.IsZero() || since.Before(s.Oldest)):
			s.Oldest = since
		}
	}
	return s
}

// key joins the parts of a key.
func key(parts ...string) string { return strings.Join(parts, parted) }
