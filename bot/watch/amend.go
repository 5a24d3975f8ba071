package watch

import (
	"onrecord/corpus"
)

// amend brings the posts that a statement is in up to what became of it. Who
// was shown it is told; where nobody was yet, it is shown as it is when the
// post goes out, or not at all.
func (c *change) amend(revisions []revision) error {
	var touched []*Post
	seen := map[string]bool{}
	for _, r := range revisions {
		if r.fresh() {
			continue
		}
		posts, err := c.postsWith(r.id())
		if err != nil {
			return err
		}
		for _, p := range posts {
			changed, err := c.revisePost(p, r)
			if err != nil {
				return err
			}
			if changed && !seen[p.ID] {
				seen[p.ID] = true
				touched = append(touched, p)
			}
		}
	}
	for _, p := range touched {
		p.Record = c.fingerprint
		c.keep(p)
		if c.shown(p) && !c.telling(p) {
			c.enqueue(Entry{Task: Amend, Queue: p.Channel, Watch: p.Watch, Post: p.ID})
		}
	}
	return nil
}

// revisePost notes in a post what became of one of its statements, and reports
// whether a reader would find it otherwise.
func (c *change) revisePost(p *Post, r revision) (changed bool, err error) {
	item := p.item(r.id())
	if item == nil {
		return false, nil
	}
	before, err := version(c, item.Version)
	if err != nil {
		return false, err
	}
	changed = item.Gone != r.is.Gone || r.After != nil && !alike(before, r.After)
	if c.shown(p) && changed && r.is.Version != item.Version {
		item.Was = append(item.Was, item.Version)
	}
	item.Gone, item.Withdrawn = r.is.Gone, r.After != nil && r.After.Withdrawn != nil
	item.Version = r.is.Version
	c.keep(p)
	return changed, nil
}

// alike reports whether a reader of a post finds no difference between two
// versions of a statement.
func alike(a, b *corpus.Statement) bool {
	return corpus.Became(a, b) == "" && heirOf(a) == heirOf(b)
}
