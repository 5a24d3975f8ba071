package bot

import (
	"context"
	"math"
	"slices"
	"strings"

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

// enough is how much of what a question is about a statement must have, by
// weight: a word weighs the more, the fewer statements have it.
const enough = 0.6

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
			s.matchApart(terms, h)
			h.covered = wanted.coverage(h.Matched)
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

// matchApart counts a term of several words as matched where the statement
// has all of them, if not next to each other.
func (s *search) matchApart(terms []question.Term, h found) {
	var have map[string]bool
	for i, t := range terms {
		if h.Matched[i] || len(t.Topics) == 0 || !strings.Contains(t.Text, " ") {
			continue
		}
		if have == nil {
			have = map[string]bool{}
			for _, w := range index.Words(h.Statement.Text) {
				have[w.Term] = true
			}
		}
		h.Matched[i] = !slices.ContainsFunc(index.Words(t.Text), func(w index.Word) bool { return !w.Stop && !have[w.Term] })
	}
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

// wants weighs what must be there, by group.
type wants struct {
	any    bool
	groups map[int]bool
	group  []int     // of each term
	weight []float64 // of each term; 0: need not be there
	lost   map[int]float64
}

// terms lists what to search for, and weighs it. The country of those who
// speak goes without saying.
func (s *search) terms(f filter) ([]question.Term, wants) {
	w := wants{groups: map[int]bool{}, lost: map[int]float64{}}
	hard := slices.ContainsFunc(s.Subject, func(t question.Term) bool { return !t.Soft && !s.own(t, f.speakers) && !s.scene(t) })
	if !hard && len(f.speakers) == 0 {
		w.lost[0] += float64(s.Faint) * math.Log(1+float64(s.index.Len()))
	}
	for _, t := range s.Subject {
		weight := 0.0
		if !t.Soft && !s.own(t, f.speakers) || !hard && (t.About || len(f.speakers) == 0) {
			weight = s.weight(t)
			w.any = true
			w.groups[t.Group] = true
		}
		w.group = append(w.group, t.Group)
		w.weight = append(w.weight, weight)
	}
	for _, u := range s.Unknown {
		if !u.Verb {
			w.lost[u.Group] += math.Log(1 + float64(s.index.Len()))
		}
	}
	return s.Subject, w
}

// own reports whether a term is the country of one of the speakers.
func (s *search) own(t question.Term, speakers []*names.Name) bool {
	for _, n := range t.Mentions {
		if n.Kind == names.Country {
			for _, p := range s.book.Of(n) {
				if slices.Contains(speakers, p) {
					return true
				}
			}
		}
	}
	return false
}

// weight of a term: the rarer, the more.
func (s *search) weight(t question.Term) float64 {
	n := s.matches(t)
	weight := math.Log(1 + float64(s.index.Len())/float64(n))
	switch {
	case s.scene(t):
		return weight * 0.3
	case len(t.Mentions) > 0 || len(t.Topics) > 0:
		return weight * 1.2 // meant as it is
	case !t.About && slices.ContainsFunc(s.Subject, func(o question.Term) bool { return o.About && !o.Soft }):
		return weight * 0.5
	}
	return weight
}

// setting is the share of statements from which a name that they have says
// little: it is where the record plays.
const setting = 0.4

// scene reports whether a term is a name that so many statements have that it
// says where the record plays, and no more.
func (s *search) scene(t question.Term) bool {
	return len(t.Mentions) > 0 && float64(s.matches(t)) > setting*float64(s.index.Len())
}

// matches counts the statements that have a term, at least 1.
func (s *search) matches(t question.Term) int {
	n := 1
	for _, topic := range t.Topics {
		n = max(n, s.topics[topic].matches)
	}
	for _, name := range t.Mentions {
		n = max(n, len(s.mentioning[name.Key()]))
	}
	if len(t.Topics) > 0 || len(t.Mentions) > 0 {
		return n
	}
	for _, phrase := range t.Phrases {
		for _, w := range index.Words(phrase) {
			n = max(n, s.index.Count(w.Term))
		}
	}
	return n
}

// coverage is how much of one group's weight is matched, of the group that
// fares best.
func (w wants) coverage(matched []bool) float64 {
	most := 0.0
	for g := range w.groups {
		have, all := 0.0, w.lost[g]
		for i, weight := range w.weight {
			if w.group[i] != g {
				continue
			}
			all += weight
			if matched[i] {
				have += weight
			}
		}
		if all > 0 {
			most = max(most, have/all)
		}
	}
	return most
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
