package bot

import (
	"context"
	"slices"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A search looks for the answer to one question.
type search struct {
	*Bot
	*question.Reading
	ctx context.Context
}

// A found statement, and how much of the question it covers.
type found struct {
	index.Hit
	covered float64 // of the weight of what has to be there, 0 to 1
}

// A filter says which statements come into question.
type filter struct {
	speakers []*names.Name // empty: anybody
	mention  []*names.Name // named by the statement; empty: anything
	keep     func(*corpus.Statement) bool
}

// find returns the statements that pass the filter and have what the question
// is about, best first.
func (s *search) find(f filter) ([]found, error) {
	terms, wanted := s.terms(f)
	var asked []index.Clause
	q := index.Query{Speakers: ids(f.speakers), Outlets: ids(s.Outlets)}
	for _, t := range terms {
		q.Clauses = append(q.Clauses, s.clause(t))
	}
	for _, t := range terms {
		if len(t.Topics) > 0 { // the word itself says more than another for it
			asked = append(asked, index.Clause{Phrases: t.Phrases[:1], Weight: 0.5})
		}
	}
	if len(f.mention) > 0 {
		q.Clauses = append(q.Clauses, index.Clause{Mentions: keys(f.mention), Weight: 0.5})
	}
	q.Clauses = append(q.Clauses, asked...)
	hits, err := s.index.Search(s.ctx, q)
	if err != nil {
		return nil, err
	}
	var list []found
	for _, h := range hits {
		h := found{h, 1}
		if f.keep != nil && !f.keep(h.Statement) || len(f.mention) > 0 && !h.Matched[len(terms)] {
			continue
		}
		if wanted.any {
			h.covered = s.covered(wanted, h.Hit)
		}
		if len(q.Clauses) == 0 {
			h.Score = 1
		}
		if h.covered >= enough {
			h.Score *= s.suits(h.Statement)
			list = append(list, h)
		}
	}
	return best(list), nil
}

// best drops what covers clearly less than the best does, and sorts.
func best(list []found) []found {
	most := 0.0
	for _, h := range list {
		most = max(most, h.covered)
	}
	list = slices.DeleteFunc(list, func(h found) bool { return h.covered < most*0.8 })
	slices.SortStableFunc(list, func(a, b found) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return 0
	})
	return list
}

func (s *search) clause(t question.Term) index.Clause {
	c := index.Clause{Phrases: t.Phrases, Mentions: keys(t.Mentions)}
	for _, topic := range t.Topics {
		c = c.Or(s.topics[topic].clause)
	}
	if t.Soft {
		c.Weight = 0.3
	}
	return c
}

func ids(list []*names.Name) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.ID)
	}
	return out
}

func keys(list []*names.Name) []string {
	var out []string
	for _, n := range list {
		out = append(out, n.Key())
	}
	return out
}
