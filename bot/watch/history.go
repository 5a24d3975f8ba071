package watch

import (
	"slices"
	"time"
)

// An EventKind says what happened to a watch.
type EventKind string

// The kinds of events.
const (
	Posted   EventKind = "posted"
	Sampled  EventKind = "sample posted"
	Amended  EventKind = "post amended"
	Followed EventKind = "amended in a reply"
	Refused  EventKind = "refused by Discord"
	Paused   EventKind = "paused"
	Resumed  EventKind = "resumed"
	Skipped  EventKind = "left out" // statements that came while it was paused
	Told     EventKind = "told who made it"
	Untold   EventKind = "nobody could be told"
)

// An Event is something that happened to a watch.
type Event struct {
	At         time.Time `json:"at"`
	Kind       EventKind `json:"event"`
	Reason     string    `json:"reason,omitempty"`
	Post       string    `json:"post,omitempty"`
	Message    string    `json:"message,omitempty"`    // ID
	Statements int       `json:"statements,omitempty"` // in the post
}

// mostEvents is how many events of a watch are kept, the latest.
const mostEvents = 100

// record notes an event of a watch that there is.
func (c *change) record(id string, e Event) error {
	if c.watch(id) == nil {
		return nil
	}
	e.At = c.now()
	if err := write(c, historyBucket, key(id, numbered(c.next())), e); err != nil {
		return err
	}
	keys, err := keysOf(c, historyBucket, key(id, ""))
	if err != nil {
		return err
	}
	for _, old := range keys[:max(0, len(keys)-mostEvents)] {
		if err := c.Delete(historyBucket, old); err != nil {
			return err
		}
	}
	return nil
}

// keysOf lists the keys that begin so.
func keysOf(tx Tx, bucket, prefix string) ([]string, error) {
	var keys []string
	err := tx.Each(bucket, prefix, func(key string, _ []byte) error {
		keys = append(keys, key)
		return nil
	})
	return keys, err
}

// History lists the events of a watch, the latest first.
func (d *Desk) History(id string) ([]Event, error) {
	var events []Event
	err := d.store.View(func(tx Tx) error {
		return each(tx, historyBucket, key(id, ""), func(_ string, e Event) error {
			events = append(events, e)
			return nil
		})
	})
	slices.Reverse(events)
	return events, err
}
