package bot

import (
	"math"
	"slices"
	"strings"

	"onrecord/bot/question"
	"onrecord/corpus/names"
	"onrecord/index"
)

// enough is how much of what a question is about a statement must have, by
// weight: a word weighs the more, the fewer statements have it.
const enough = 0.6

// covered is how much of the question a hit covers. A term of several words
// counts as well where the statement has all of them, if not next to each
// other.
func (s *search) covered(wanted wants, h index.Hit) float64 {
	covered := wanted.coverage(h.Matched)
	if covered >= enough {
		return covered
	}
	for i, words := range wanted.compound {
		h.Matched[i] = h.Matched[i] || words != nil && s.traits[h.Statement].hasAll(words)
	}
	return wanted.coverage(h.Matched)
}

// wants weighs what must be there, by group.
type wants struct {
	any      bool
	groups   map[int]bool
	group    []int      // of each term
	weight   []float64  // of each term; 0: need not be there
	compound [][]string // the words of each term that is a topic's and has several, as they begin
	lost     map[int]float64
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
		w.compound = append(w.compound, beginnings(t))
	}
	for _, u := range s.Unknown {
		if !u.Verb {
			w.lost[u.Group] += math.Log(1 + float64(s.index.Len()))
		}
	}
	return s.Subject, w
}

// beginnings gives how the words of a topic's term of several words begin:
// their endings may differ. It is nil for any other term.
func beginnings(t question.Term) []string {
	if len(t.Topics) == 0 || !strings.Contains(t.Text, " ") {
		return nil
	}
	var list []string
	for _, w := range index.Words(t.Text) {
		if !w.Stop {
			list = append(list, " "+w.Term[:max(1, len(w.Term)-1)])
		}
	}
	return list
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
