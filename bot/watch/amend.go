package watch

import (
	"slices"
)

// amend brings the posts that a statement is in up to what became of it. Who
// was shown it is told; where nobody was yet, it is shown as it is when the
// post goes out, or not at all.
func (c *change) amend(revisions []revision) error {
	touched := map[string]*Post{}
	var order []string
	for _, r := range revisions {
		if r.fresh() {
			continue
		}
		posts, err := c.postsWith(r.id())
		if err != nil {
			return err
		}
		for _, p := range posts {
			if touched[p.ID] == nil {
				touched[p.ID] = &p
				order = append(order, p.ID)
			}
			c.revisePost(touched[p.ID], r)
		}
	}
	for _, id := range order {
		if err := c.amendPost(touched[id]); err != nil {
			return err
		}
	}
	return nil
}

// shown reports whether somebody may have seen the post.
func (c *change) shown(p *Post) bool {
	if !p.Sent.IsZero() {
		return true
	}
	e := c.publishing(p)
	return e != nil && !e.Tried.IsZero()
}

// publishing is the entry that is to publish a post, or nil.
func (c *change) publishing(p *Post) *Entry {
	for _, e := range c.pending(p.Channel) {
		if e.Task == Publish && e.Post == p.ID {
			return e
		}
	}
	return nil
}

// revisePost notes in a post what became of one of its statements.
func (c *change) revisePost(p *Post, r revision) {
	item := p.item(r.id())
	if item == nil {
		return
	}
	if c.shown(p) && r.is.Version != item.Version {
		item.Was = append(item.Was, item.Version)
	}
	item.Gone, item.Withdrawn = r.is.Gone, r.After != nil && r.After.Withdrawn != nil
	item.Version = r.is.Version
}

// amendPost writes a post that was revised, and puts the edit of its message
// into the outbox where it has one.
func (c *change) amendPost(p *Post) error {
	waiting := slices.ContainsFunc(c.pending(p.Channel), func(e *Entry) bool {
		return e.Task == Amend && e.Post == p.ID && e.Tried.IsZero()
	})
	if c.shown(p) && !waiting {
		c.enqueue(Entry{Task: Amend, Queue: p.Channel, Watch: p.Watch, Post: p.ID})
	}
	p.Record = c.fingerprint
	return write(c, postBucket, p.ID, p)
}
