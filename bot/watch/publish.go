package watch

import (
	"slices"
)

// publishing puts what is new of one record into the outbox.
type publishing struct {
	*change
	told map[string]map[string]bool // by channel and statement: it has it
	open map[string]*Post           // by watch: takes more in; nil: there is none
}

// add gives a watch the revisions that it lets through, but for what its
// channel has.
func (p *publishing) add(w *Watch, revisions []revision, wanted []int) error {
	var items []Item
	for _, n := range wanted {
		r := revisions[n]
		has, err := p.has(w.Channel, r)
		if err != nil {
			return err
		}
		if has {
			continue
		}
		p.told[w.Channel][r.id()] = true
		items = append(items, Item{Statement: r.id(), Version: r.is.Version})
	}
	if len(items) == 0 {
		return nil
	}
	post, err := p.post(w)
	if err != nil {
		return err
	}
	post.Record = p.fingerprint
	post.Items = append(post.Items, items...)
	for _, item := range items {
		if err := p.Put(whereBucket, key(item.Statement, post.ID), []byte("true")); err != nil {
			return err
		}
	}
	p.open[w.ID] = post
	return nil
}

// has reports whether a channel has a statement, or is about to.
func (p *publishing) has(channel string, r revision) (bool, error) {
	if p.told[channel] == nil {
		p.told[channel] = map[string]bool{}
	}
	if p.told[channel][r.id()] {
		return true, nil
	}
	if r.fresh() {
		return false, nil
	}
	posts, err := p.postsWith(r.id())
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(posts, func(q Post) bool { return q.Channel == channel && !q.Sample }), nil
}

// postsWith lists the posts that a statement is in.
func (c *change) postsWith(statement string) ([]Post, error) {
	keys, err := keysOf(c, whereBucket, key(statement, ""))
	if err != nil {
		return nil, err
	}
	var posts []Post
	for _, k := range keys {
		id := k[len(key(statement, "")):]
		post, ok, err := read[Post](c, postBucket, id)
		if err != nil {
			return nil, err
		}
		if ok {
			posts = append(posts, post)
		}
	}
	return posts, nil
}

// post gives the post of a watch that takes more in, or a new one: so several
// statements make one post. What comes at once goes into no post that another
// has been put behind, for then it would overtake that one.
func (p *publishing) post(w *Watch) (*Post, error) {
	var last *Entry // of the channel
	var own *Entry
	for _, e := range p.pending(w.Channel) {
		last = e
		if e.Watch == w.ID && e.Task == Publish && !e.Sample && e.Tried.IsZero() {
			own = e
		}
	}
	if own != nil && (w.Pace != AtOnce || w.Paused != nil || own == last || !own.Due.IsZero()) {
		post, ok, err := read[Post](p, postBucket, own.Post)
		if err != nil {
			return nil, err
		}
		if ok {
			return &post, nil
		}
	}
	now := p.now()
	post := &Post{Watch: w.ID, Server: w.Server, Channel: w.Channel, Role: w.Role, Made: now, Record: p.fingerprint}
	post.ID = nonce(p.state, p.next())
	p.enqueue(Entry{Task: Publish, Queue: w.Channel, Watch: w.ID, Post: post.ID, Due: w.due(now)})
	return post, nil
}

// flush writes the posts.
func (p *publishing) flush() error {
	for _, post := range p.open {
		if err := write(p, postBucket, post.ID, post); err != nil {
			return err
		}
	}
	return nil
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
