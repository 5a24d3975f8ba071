package bot

import (
	"slices"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
)

// through leaves the answers that came through an outlet, where there are any.
func through(list []Answer) []Answer {
	return preferred(list, func(a Answer) bool { return published(a.Statement) })
}

// published reports whether the record says through whom a statement came.
func published(st *corpus.Statement) bool { return len(st.Via) > 0 || st.Source.Publisher != "" }

// preferred leaves what is of the sort, or everything where nothing is.
func preferred[T any](list []T, sort func(T) bool) []T {
	kept := slices.DeleteFunc(slices.Clone(list), func(e T) bool { return !sort(e) })
	if len(kept) == 0 {
		return list
	}
	return kept
}

// broad reports whether the question asks for whatever there is on one
// subject.
func (s *search) broad() bool {
	return s.Form != question.Who && s.Wants == "" && len(s.Subject) == 1
}

// prefer keeps the statements of the sort that the form of a question asks
// for, where there are any.
func (s *search) prefer(list []found) []found {
	var sort func(*corpus.Statement) bool
	switch {
	case s.Form == question.WhoSaid:
		sort = func(st *corpus.Statement) bool { return st.Speaker != nil }
	case s.Form == question.Reported:
		sort = published
	case s.Stance == question.Willing:
		sort = func(st *corpus.Statement) bool { return !s.traits[st].unwilling }
	default:
		return list
	}
	return preferred(list, func(f found) bool { return sort(f.Statement) })
}

// strongest drops what scores far below the best.
func strongest(list []found) []found {
	if len(list) == 0 {
		return nil
	}
	return slices.DeleteFunc(list, func(f found) bool { return f.Score < list[0].Score*weak })
}

// weak is the share of the best score below which a statement is beside the
// question, where nobody's words are asked for.
const weak = 0.6

// suitable tells the statements that the question can be answered from:
// facts only, where it asks for facts; those that say no, where it asks who
// will not; those that carry the words it quotes.
func (s *search) suitable() func(*corpus.Statement) bool {
	var quoted [][]string
	for _, p := range s.Reading.Phrases {
		w := names.Folded(p)
		exact := slices.ContainsFunc(s.standing, func(st *corpus.Statement) bool { return s.traits[st].carries(w) })
		if exact || len(w) < longPhrase {
			quoted = append(quoted, w)
		}
	}
	return func(st *corpus.Statement) bool {
		if len(s.Days) > 0 && !slices.ContainsFunc(s.Days, func(d question.Day) bool { return d.Has(st.Source.Published) }) {
			return false
		}
		if s.FactsOnly && st.Kind != corpus.Fact || s.Stance == question.Unwilling && !s.traits[st].unwilling {
			return false
		}
		for _, w := range quoted {
			if !s.traits[st].carries(w) {
				return false
			}
		}
		return true
	}
}

// longPhrase is the length from which quoted words that nobody said are looked
// for like any others: nobody remembers so many to the letter.
const longPhrase = 6
