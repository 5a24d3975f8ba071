package watch

import (
	"slices"
	"strings"
)

// post gives a post as the change has it so far, to be changed and kept; nil:
// there is none.
func (c *change) post(id string) (*Post, error) {
	if p, ok := c.posts[id]; ok {
		return p, nil
	}
	p, ok, err := read[Post](c, postBucket, id)
	if err != nil || !ok {
		return nil, err
	}
	c.posts[id] = &p
	return &p, nil
}

// keep has a post written when the change is.
func (c *change) keep(p *Post) {
	c.posts[p.ID] = p
	c.kept[p.ID] = true
}

// writePosts writes the posts that were kept.
func (c *change) writePosts() error {
	for id := range c.kept {
		if err := put(c.Tx, postBucket, id, c.posts[id]); err != nil {
			return err
		}
	}
	return nil
}

// include puts into a post what it has not.
func (c *change) include(p *Post, items ...Item) error {
	for _, item := range items {
		if err := c.Put(whereBucket, key(item.Statement, p.ID), []byte("true")); err != nil {
			return err
		}
	}
	p.Items = append(p.Items, items...)
	c.keep(p)
	return nil
}

// exclude takes statements out of a post that nobody has been shown, and the
// post with its entry away where nothing is left.
func (c *change) exclude(p *Post, which func(Item) bool) error {
	for _, item := range p.Items {
		if which(item) {
			if err := c.Delete(whereBucket, key(item.Statement, p.ID)); err != nil {
				return err
			}
		}
	}
	p.Items = slices.DeleteFunc(slices.Clone(p.Items), which)
	c.keep(p)
	if len(p.Items) > 0 {
		return nil
	}
	if e := c.publisher(p); e != nil {
		c.entries[e.Number] = nil
	}
	c.posts[p.ID] = nil
	return nil
}

// postsWith lists the posts that a statement is in.
func (c *change) postsWith(statement string) ([]*Post, error) {
	prefix := key(statement, "")
	keys, err := keysOf(c, whereBucket, prefix)
	if err != nil {
		return nil, err
	}
	var posts []*Post
	for _, k := range keys {
		p, err := c.post(strings.TrimPrefix(k, prefix))
		if err != nil {
			return nil, err
		}
		if p != nil {
			posts = append(posts, p)
		}
	}
	return posts, nil
}

// publisher is the entry that is to publish a post, or nil.
func (c *change) publisher(p *Post) *Entry {
	for _, e := range c.pending(p.Channel) {
		if e.Task == Publish && e.Post == p.ID {
			return e
		}
	}
	return nil
}

// shown reports whether somebody may have seen the post.
func (c *change) shown(p *Post) bool {
	if !p.Sent.IsZero() {
		return true
	}
	e := c.publisher(p)
	return e == nil || !e.Tried.IsZero()
}

// telling reports whether an edit of a post or a reply to it is to go out that
// will say what is so now.
func (c *change) telling(p *Post) bool {
	return slices.ContainsFunc(c.pending(p.Channel), func(e *Entry) bool {
		return (e.Task == Amend || e.Task == Follow) && e.Post == p.ID && e.Tried.IsZero()
	})
}

// pending lists the entries of a queue as the change has them so far, in
// order.
func (c *change) pending(queue string) []*Entry {
	if c.queues == nil {
		c.queues = map[string][]uint64{}
		for _, e := range c.outbox {
			c.queues[e.Queue] = append(c.queues[e.Queue], e.Number)
		}
	}
	var list []*Entry
	for _, n := range c.queues[queue] {
		e, changed := c.entries[n]
		if !changed {
			e = c.entry(n)
		}
		if e != nil {
			list = append(list, e)
		}
	}
	return list
}
