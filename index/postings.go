package index

import (
	"context"
	"errors"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// A cursor walks the Bleve documents that hold a term, in ascending order.
type cursor struct {
	reader bleveindex.TermFieldReader
	doc    bleveindex.TermFieldDoc
	number uint64 // of the document it stands on
	sought bleveindex.IndexInternalID
	begun  bool
	ended  bool
}

// What a cursor reads of each document.
const (
	numbersOnly = iota
	frequencies
	vectors // frequencies, positions and offsets
)

// open starts a walk. It fails where ctx has ended, which is thus noticed
// between terms.
func (x *Index) open(ctx context.Context, field, term string, detail int) (*cursor, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r, err := x.reader.TermFieldReader(ctx, []byte(term), field, detail >= frequencies, false, detail >= vectors)
	if err != nil {
		return nil, err
	}
	return &cursor{reader: r}, nil
}

// next steps to the next document, or reports false at the end.
func (c *cursor) next() (bool, error) {
	doc, err := c.reader.Next(&c.doc)
	return c.stand(doc, err)
}

// seek reports whether document number has the term. Numbers must not
// descend: Bleve would begin again from the first document.
func (c *cursor) seek(number uint64) (bool, error) {
	if c.ended || c.begun && c.number > number {
		return false, nil
	}
	if !c.begun || c.number < number {
		c.sought = bleveindex.NewIndexInternalID(c.sought, number)
		doc, err := c.reader.Advance(c.sought, &c.doc)
		if ok, err := c.stand(doc, err); !ok {
			return false, err
		}
	}
	return c.number == number, nil
}

func (c *cursor) stand(doc *bleveindex.TermFieldDoc, err error) (bool, error) {
	c.begun = true
	if err != nil || doc == nil {
		c.ended = true
		return false, err
	}
	c.number = doc.ID.Value()
	return true, nil
}

func (c *cursor) close() error { return c.reader.Close() }

// drain steps to the last document, calls f at each, and closes the cursor.
func drain(c interface {
	next() (bool, error)
	close() error
}, f func()) error {
	for {
		ok, err := c.next()
		if !ok {
			return errors.Join(err, c.close())
		}
		f()
	}
}
