package index

import (
	"cmp"
	"errors"
	"slices"

	"onrecord/corpus"
)

// A Fragment is a stretch of a statement's text that is matched throughout or
// nowhere, and somebody's own words throughout or nowhere. The fragments of a
// statement, joined, are its text byte for byte.
type Fragment struct {
	Text     string
	Match    bool // what the query looked for
	Verbatim bool // somebody's own words, see [corpus.Statement.Segments]
}

// A span is a stretch of text, in bytes.
type span struct{ start, end int }

// A marking is a hit whose matches are being located.
type marking struct {
	*Hit
	number uint64 // of its Bleve document
	spans  []span
}

// mark gives every hit, found at these places, its fragments.
func (s *search) mark(places []int32, hits []Hit) error {
	markings := make([]marking, len(hits))
	for i := range hits {
		markings[i] = marking{Hit: &hits[i], number: s.number[places[i]]}
	}
	// In this order each term's postings are read once, front to back.
	slices.SortFunc(markings, func(a, b marking) int { return cmp.Compare(a.number, b.number) })
	for i, found := range s.patterns {
		if !slices.ContainsFunc(hits, func(h Hit) bool { return h.InText[i] }) {
			continue
		}
		for _, p := range found {
			if err := s.locate(p, i, markings); err != nil {
				return err
			}
		}
	}
	for _, m := range markings {
		m.Fragments = cut(m.Statement, merge(m.spans))
	}
	return nil
}

// locate adds to the markings where the pattern, one of a clause, occurs.
func (s *search) locate(p pattern, clause int, markings []marking) error {
	c, err := s.openPhrase(s.ctx, p)
	if err != nil {
		return err
	}
	for i := range markings {
		m := &markings[i]
		if !m.InText[clause] {
			continue
		}
		ok, err := c.seek(m.number)
		if err != nil {
			return errors.Join(err, c.close())
		}
		if ok {
			m.spans = append(m.spans, c.spans()...)
		}
	}
	return c.close()
}

// merge sorts spans and makes one of those that overlap.
func merge(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end))
	})
	merged := spans[:0]
	for _, s := range spans {
		if n := len(merged); n > 0 && s.start <= merged[n-1].end {
			merged[n-1].end = max(merged[n-1].end, s.end)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// cut cuts the statement's text at the matches, which are sorted and apart,
// and where its verbatim words begin and end.
func cut(s *corpus.Statement, matches []span) []Fragment {
	var fragments []Fragment
	start := 0
	for _, segment := range s.Segments() {
		fragments = cutSegment(fragments, segment, start, matches)
		start += len(segment.Text)
	}
	return fragments
}

// cutSegment appends the fragments of a segment that begins at start in the
// statement's text.
func cutSegment(fragments []Fragment, segment corpus.Segment, start int, matches []span) []Fragment {
	end, at := start+len(segment.Text), start
	add := func(to int, match bool) {
		if to = min(to, end); to > at {
			fragments = append(fragments, Fragment{segment.Text[at-start : to-start], match, segment.Verbatim})
			at = to
		}
	}
	for _, m := range matches {
		if m.end > at {
			add(m.start, false)
			add(m.end, true)
		}
	}
	add(end, false)
	return fragments
}
