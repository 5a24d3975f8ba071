package index

import (
	"context"
	"errors"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// A phraseCursor walks the documents that hold a pattern.
type phraseCursor struct {
	steps   pattern
	cursors []*cursor // one for each step
	lead    int       // of the rarest term
}

func (x *Index) openPhrase(ctx context.Context, p pattern) (*phraseCursor, error) {
	c := &phraseCursor{steps: p}
	for i, s := range p {
		walk, err := x.open(ctx, fieldText, s.term, vectors)
		if err != nil {
			return nil, errors.Join(err, c.close())
		}
		c.cursors = append(c.cursors, walk)
		if x.df[s.term] < x.df[p[c.lead].term] {
			c.lead = i
		}
	}
	return c, nil
}

// next steps to the next document that has every word of the pattern, next to
// each other or not, or reports false at the end.
func (c *phraseCursor) next() (bool, error) {
	lead := c.cursors[c.lead]
	for {
		if ok, err := lead.next(); !ok {
			return false, err
		}
		if ok, err := c.seek(lead.number); ok || err != nil {
			return ok, err
		}
	}
}

// seek reports whether document number has every word of the pattern.
func (c *phraseCursor) seek(number uint64) (bool, error) {
	for _, walk := range c.cursors {
		if ok, err := walk.seek(number); !ok {
			return false, err
		}
	}
	return true, nil
}

func (c *phraseCursor) number() uint64 { return c.cursors[c.lead].number }

// spans gives where the pattern occurs in the document it stands on.
func (c *phraseCursor) spans() []span {
	var found []span
	for _, first := range c.cursors[0].doc.Vectors {
		if end, ok := c.follow(first); ok {
			found = append(found, span{int(first.Start), end})
		}
	}
	return found
}

// follow reports whether the rest of the pattern comes after its first word,
// and where it ends.
func (c *phraseCursor) follow(first *bleveindex.TermFieldVector) (end int, ok bool) {
	end = int(first.End)
	for i, s := range c.steps[1:] {
		v := at(c.cursors[i+1].doc.Vectors, first.Pos+s.at)
		if v == nil {
			return 0, false
		}
		end = max(end, int(v.End))
	}
	return end, true
}

func at(vectors []*bleveindex.TermFieldVector, position uint64) *bleveindex.TermFieldVector {
	for _, v := range vectors {
		if v.Pos == position {
			return v
		}
	}
	return nil
}

func (c *phraseCursor) close() error {
	var err error
	for _, walk := range c.cursors {
		err = errors.Join(err, walk.close())
	}
	return err
}
