package watch

import (
	"slices"
	"time"
)

// publishing puts what is new of one record into the outbox.
type publishing struct {
	*change
	has map[string]map[string]*Post // by statement and channel: the post that has it, samples left out
	due map[slot]time.Time
}

// A slot is what watches have in common that post at the same time.
type slot struct {
	pace  Pace
	zone  string
	quiet Quiet
}

func (c *change) publishing() *publishing {
	return &publishing{change: c, has: map[string]map[string]*Post{}, due: map[slot]time.Time{}}
}

// add gives a watch statements that it lets through, but for what its channel
// has: there it is only noted that the watch wants them too.
func (p *publishing) add(w *Watch, items []Item) error {
	var fresh []Item
	for _, item := range items {
		channels, err := p.channelsWith(item.Statement)
		if err != nil {
			return err
		}
		if has := channels[w.Channel]; has != nil {
			p.wants(w, has, item.Statement)
			continue
		}
		fresh = append(fresh, item)
	}
	for len(fresh) > 0 {
		post, err := p.open(w)
		if err != nil {
			return err
		}
		n := min(len(fresh), mostItems-len(post.Items))
		if err := p.include(post, fresh[:n]...); err != nil {
			return err
		}
		for _, item := range fresh[:n] {
			p.has[item.Statement][w.Channel] = post
			if err := p.Delete(owedBucket, key(item.Statement, w.Channel)); err != nil {
				return err
			}
		}
		fresh = fresh[n:]
	}
	return nil
}

// channelsWith gives the posts that a statement is in, by channel.
func (p *publishing) channelsWith(statement string) (map[string]*Post, error) {
	if channels, ok := p.has[statement]; ok {
		return channels, nil
	}
	posts, err := p.postsWith(statement)
	if err != nil {
		return nil, err
	}
	channels := map[string]*Post{}
	for _, q := range posts {
		if !q.Sample {
			channels[q.Channel] = q
		}
	}
	p.has[statement] = channels
	return channels, nil
}

// wants notes that another watch lets a statement through that waits in a
// post, which may yet come to nothing.
func (p *publishing) wants(w *Watch, post *Post, statement string) {
	item := post.item(statement)
	if item == nil || post.Watch == w.ID || slices.Contains(item.Also, w.ID) || !post.Sent.IsZero() {
		return
	}
	item.Also = append(item.Also, w.ID)
	p.keep(post)
}

// mostItems is how many statements a post has at most: a hundred pages.
const mostItems = 500

// open gives the post of a watch that takes more in, or a new one: so several
// statements make one post. What comes at once goes into no post that another
// has been put behind, for then it would overtake that one.
func (p *publishing) open(w *Watch) (*Post, error) {
	var last, own *Entry // of the channel
	for _, e := range p.pending(w.Channel) {
		last = e
		if e.Watch == w.ID && e.Task == Publish && !e.Sample && e.Tried.IsZero() {
			own = e
		}
	}
	if own != nil && (w.Pace != AtOnce || w.Paused != nil || own == last || !own.Due.IsZero()) {
		post, err := p.change.post(own.Post)
		if err != nil {
			return nil, err
		}
		if post != nil && len(post.Items) < mostItems {
			post.Record = p.fingerprint
			return post, nil
		}
	}
	post := &Post{Watch: w.ID, Server: w.Server, Channel: w.Channel, Role: w.Role, Made: p.now().UTC(), Record: p.fingerprint}
	post.ID = nonce(p.state, p.next())
	p.keep(post)
	p.enqueue(Entry{Task: Publish, Queue: w.Channel, Watch: w.ID, Post: post.ID, Due: p.dueOf(w)})
	return post, nil
}

// dueOf reckons once for all watches of a slot.
func (p *publishing) dueOf(w *Watch) time.Time {
	s := slot{w.Pace, w.Timezone, w.Quiet}
	due, ok := p.due[s]
	if !ok {
		due = w.due(p.now())
		p.due[s] = due
	}
	return due
}

// handOver gives what is taken out of a post, which nobody has been shown, to
// the next watch of the channel that let it through.
func (c *change) handOver(from *Post, items []Item) error {
	p := c.publishing()
	for _, item := range items {
		also := slices.DeleteFunc(slices.Clone(item.Also), func(id string) bool {
			w := c.watch(id)
			return id == from.Watch || w == nil || w.Channel != from.Channel
		})
		// One that is paused gets it only where there is no other.
		slices.SortStableFunc(also, func(a, b string) int {
			return compareTruth(c.watch(a).Paused == nil, c.watch(b).Paused == nil)
		})
		if len(also) == 0 {
			continue
		}
		item.Also = also[1:]
		if err := p.add(c.watch(also[0]), []Item{item}); err != nil {
			return err
		}
	}
	return nil
}
