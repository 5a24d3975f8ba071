package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"onrecord/corpus"
)

// A Hit is a statement that a query found.
type Hit struct {
	Statement *corpus.Statement
	Score     float64 // higher is better; 0 where the query has no clauses
	Matched   []bool  // for each clause: the statement matches it
	InText    []bool  // for each clause: by words of its text, not only by topic or mention
	Fragments []Fragment
}

// Search returns the statements that the filters let through and that match
// at least one clause, best first, those of equal score in the order of the
// record. The only errors are that ctx ended, which is noticed between terms,
// that the index is closed, and faults of the engine.
func (x *Index) Search(ctx context.Context, q Query) ([]Hit, error) {
	s := &search{Index: x, ctx: ctx, query: q, tally: x.tallies.Get().(*tally)}
	defer func() {
		s.reset()
		x.tallies.Put(s.tally)
	}()
	hits, err := s.run()
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

var errClosed = errors.New("the index is closed")

// A search is one query under way.
type search struct {
	*Index
	*tally
	ctx      context.Context
	query    Query
	patterns [][]pattern // of each clause, those that some statement matches
}

func (s *search) run() ([]Hit, error) {
	if err := s.ctx.Err(); err != nil {
		return nil, err
	}
	if s.closed.Load() {
		return nil, errClosed
	}
	if err := s.filterAll(); err != nil {
		return nil, err
	}
	if len(s.query.Clauses) == 0 {
		return s.hits(s.everything())
	}
	for i, c := range s.query.Clauses {
		if err := s.score(i, c); err != nil {
			return nil, err
		}
	}
	return s.hits(s.best())
}

// everything gives the places of the statements that pass the filters.
func (s *search) everything() []int32 {
	var places []int32
	if s.filters > 0 {
		places = slices.DeleteFunc(slices.Clone(s.admit), func(p int32) bool { return !s.admits(p) })
		slices.Sort(places)
	} else {
		for p := range s.statements {
			places = append(places, int32(p))
		}
	}
	if n := s.query.Limit; n > 0 && n < len(places) {
		places = places[:n]
	}
	return places
}

// best gives the places of the statements found, best first.
func (s *search) best() []int32 {
	order := func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.counts[b].total, s.counts[a].total), cmp.Compare(a, b))
	}
	n := s.query.Limit
	if n <= 0 || n >= len(s.found) {
		places := slices.Clone(s.found)
		slices.SortFunc(places, order)
		return places
	}
	places := make([]int32, 0, n+1)
	for _, p := range s.found {
		if len(places) == n && order(p, places[n-1]) > 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(places, p, order)
		places = slices.Insert(places, i, p)
		places = places[:min(n, len(places))]
	}
	return places
}

// hits makes hits of the statements at these places.
func (s *search) hits(places []int32) ([]Hit, error) {
	n := len(s.query.Clauses)
	flags := make([]bool, 2*n*len(places))
	hits := make([]Hit, len(places))
	for i, p := range places {
		hits[i] = Hit{Statement: s.statements[p], Score: s.counts[p].total}
		hits[i].Matched, flags = flags[:n:n], flags[n:]
		hits[i].InText, flags = flags[:n:n], flags[n:]
		s.counts[p].hit = int32(i + 1)
	}
	for _, m := range s.matches {
		if i := s.counts[m.place].hit - 1; i >= 0 {
			hits[i].Matched[m.clause] = true
			hits[i].InText[m.clause] = hits[i].InText[m.clause] || m.inText
		}
	}
	return hits, s.mark(places, hits)
}

// filterAll notes which statements pass each filter.
func (s *search) filterAll() error {
	if err := s.only(fieldSpeaker, s.query.Speakers); err != nil {
		return err
	}
	if err := s.only(fieldVia, s.query.Outlets); err != nil {
		return err
	}
	kinds := make([]string, len(s.query.Kinds))
	for i, k := range s.query.Kinds {
		kinds[i] = string(k)
	}
	return s.only(fieldKind, kinds)
}

// only lets through the statements that have one of the values.
func (s *search) only(field string, values []string) error {
	if len(values) == 0 {
		return nil
	}
	s.filter()
	for _, v := range values {
		c, err := s.open(s.ctx, field, v, numbersOnly)
		if err != nil {
			return err
		}
		if err := drain(c, func() { s.pass(s.place[c.number]) }); err != nil {
			return err
		}
	}
	return nil
}
