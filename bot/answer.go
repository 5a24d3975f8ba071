package bot

import (
	"slices"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
)

// answer answers by the form of the question.
func (s *search) answer() (*Reply, error) {
	if s.Empty() {
		return s.nothing(s.Reading, "the question names nobody on the record and no subject that could be looked up"), nil
	}
	if reason := s.outside(); reason != "" {
		reply := s.none(reason)
		if people := everybody(s.Speakers); len(people) > 0 && !s.spoke(people) {
			reply = s.silent(people)
		}
		return reply, nil
	}
	switch {
	case len(s.Speakers) > 0:
		return s.bySpeakers()
	case len(s.Actors) > 0:
		return s.byActors()
	}
	return s.open()
}

// outside says what of the question is not on the record at all, where that
// leaves nothing to answer.
func (s *search) outside() string {
	unknown := slices.DeleteFunc(slices.Concat(s.Unknown, s.unnamed()), func(u question.Unknown) bool {
		return u.Verb && slices.ContainsFunc(s.Subject, func(t question.Term) bool { return !t.Soft })
	})
	if len(unknown) == 0 {
		return ""
	}
	known := 0
	for _, t := range s.Subject {
		if !t.Soft {
			known++
		}
	}
	for _, u := range unknown {
		if u.Name || known < tolerance*len(unknown) {
			return notOnRecord(unknown)
		}
	}
	return ""
}

// unnamed lists the names that the question is about and that no statement
// has.
func (s *search) unnamed() []question.Unknown {
	var list []question.Unknown
	for _, t := range s.Subject {
		if len(t.Mentions) > 0 && !slices.ContainsFunc(t.Mentions, s.present) {
			list = append(list, question.Unknown{Text: t.Text, Name: true, Group: t.Group})
		}
	}
	return list
}

// present reports whether a statement names n or is by n, or by somebody from
// there.
func (s *search) present(n *names.Name) bool {
	if len(s.mentioning[n.Key()]) > 0 || len(s.Bot.bySpeaker[n.ID]) > 0 {
		return true
	}
	return n.Kind == names.Country && len(s.book.Of(n)) > 0
}

// tolerance is how many words of a question must be on the record for each
// one that is not.
const tolerance = 4

// bySpeakers answers what somebody said.
func (s *search) bySpeakers() (*Reply, error) {
	speakers := everybody(s.Speakers)
	if len(speakers) == 0 {
		return s.silent(nil), nil
	}
	if !s.spoke(speakers) {
		return s.silent(speakers), nil
	}
	list, err := s.said(speakers)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return s.none(s.noneBy(speakers)), nil
	}
	if s.Form == question.Reported {
		list = through(list)
	}
	return &Reply{Outcome: Answered, Statements: list, Reason: s.missing(speakers, list)}, nil
}

// spoke reports whether one of list has said something.
func (s *search) spoke(list []*names.Name) bool {
	return slices.ContainsFunc(list, func(n *names.Name) bool { return len(s.Bot.bySpeaker[n.ID]) > 0 })
}

// said returns what the speakers said: everything in the order of the record
// where nothing narrows the question, else what it asks for, best first; by
// speaker, where there are several.
func (s *search) said(speakers []*names.Name) ([]Answer, error) {
	if s.everything() {
		var all []*corpus.Statement
		for _, n := range speakers {
			all = append(all, s.Bot.bySpeaker[n.ID]...)
		}
		return whole(all), nil
	}
	list, err := s.find(filter{speakers: speakers, keep: s.suitable()})
	if err != nil {
		return nil, err
	}
	return grouped(s.scored(list)), nil
}

// through leaves the answers that came through an outlet, where there are any.
func through(list []Answer) []Answer {
	kept := slices.DeleteFunc(slices.Clone(list), func(a Answer) bool {
		return len(a.Statement.Via) == 0 && a.Statement.Source.Publisher == ""
	})
	if len(kept) == 0 {
		return list
	}
	return kept
}

// everything reports whether nothing but the speakers narrows the question.
func (s *search) everything() bool {
	return !slices.ContainsFunc(s.Subject, func(t question.Term) bool { return !t.Soft || t.About }) && len(s.Outlets) == 0 && len(s.Reading.Phrases) == 0 && s.Stance != question.Unwilling
}

// grouped puts the statements of each speaker together, the one with the best
// statement first.
func grouped(list []Answer) []Answer {
	var out []Answer
	done := map[*corpus.Person]bool{}
	for _, a := range list {
		if p := a.Statement.Speaker; !done[p] {
			done[p] = true
			for _, other := range list {
				if other.Statement.Speaker == p {
					out = append(out, other)
				}
			}
		}
	}
	return out
}

// byActors answers what somebody does or did: from what they say themselves
// and from facts that name them, else from what others say of them.
func (s *search) byActors() (*Reply, error) {
	actors := everybody(s.Actors)
	named := slices.Clone(actors)
	for _, p := range s.Actors {
		if p.State != nil {
			named = append(named, p.State)
		}
	}
	keep := s.suitable()
	var list []found
	if len(actors) > 0 {
		own, err := s.find(filter{speakers: actors, keep: keep})
		if err != nil {
			return nil, err
		}
		list = own
	}
	ours := len(list)
	for _, others := range []bool{false, true} {
		if others && len(list) > 0 && !s.states() || len(named) == 0 {
			break
		}
		more, err := s.find(filter{mention: named, keep: func(st *corpus.Statement) bool {
			return (st.Speaker == nil) != others && keep(st)
		}})
		if err != nil {
			return nil, err
		}
		list = append(list, apart(strongest(more), list)...)
	}
	if ours == 0 {
		list = strongest(list)
	}
	list = s.detailed(best(list))
	if len(list) == 0 && s.Stance == question.Unwilling {
		s.Stance = question.AnyStance // whether they refuse is for the reader to see
		return s.byActors()
	}
	if len(list) == 0 {
		return s.none(s.noneBy(named)), nil
	}
	return &Reply{Outcome: Answered, Statements: s.scored(list)}, nil
}

// apart leaves out of more what is in list.
func apart(more, list []found) []found {
	return slices.DeleteFunc(more, func(m found) bool {
		return slices.ContainsFunc(list, func(f found) bool { return f.Statement == m.Statement })
	})
}

// states reports whether countries are asked about, of which anybody may
// speak, and not people.
func (s *search) states() bool {
	return !slices.ContainsFunc(s.Actors, func(p question.Party) bool { return p.State == nil })
}

// open answers a question that names nobody whose words or doing it asks for.
func (s *search) open() (*Reply, error) {
	list, err := s.find(filter{keep: s.suitable()})
	if err != nil {
		return nil, err
	}
	list = s.prefer(list)
	if !s.broad() {
		list = strongest(list)
	}
	list = s.detailed(list)
	if len(list) == 0 && s.Form != question.WhoSaid && s.namesOnly() {
		return s.byActors()
	}
	if len(list) == 0 {
		return s.none(s.noneOn()), nil
	}
	return &Reply{Outcome: Answered, Statements: s.scored(list)}, nil
}

// broad reports whether the question asks for whatever there is on one
// subject.
func (s *search) broad() bool {
	return s.Form != question.Who && s.Wants == "" && len(s.Subject) == 1
}

// namesOnly makes actors of the people a question is about, where it is about
// nothing else, and reports whether there are any: nobody speaks of them, but
// they may have spoken.
func (s *search) namesOnly() bool {
	for _, t := range s.Subject {
		if t.Soft {
			continue
		}
		if len(t.Mentions) == 0 || t.Mentions[0].Kind != names.Person {
			return false
		}
		s.Actors = append(s.Actors, question.Party{Text: t.Text, People: t.Mentions})
	}
	s.Subject = nil
	return len(s.Actors) > 0
}

// prefer keeps the statements of the sort that the form of a question asks
// for, where there are any.
func (s *search) prefer(list []found) []found {
	var sort func(*corpus.Statement) bool
	switch {
	case s.Form == question.WhoSaid:
		sort = func(st *corpus.Statement) bool { return st.Speaker != nil }
	case s.Form == question.Reported:
		sort = func(st *corpus.Statement) bool { return len(st.Via) > 0 || st.Source.Publisher != "" }
	case s.Stance == question.Willing:
		sort = func(st *corpus.Statement) bool { return !s.unwilling[st] }
	default:
		return list
	}
	kept := slices.DeleteFunc(slices.Clone(list), func(f found) bool { return !sort(f.Statement) })
	if len(kept) == 0 {
		return list
	}
	return kept
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
		w := foldedWords(p)
		exact := slices.ContainsFunc(s.corpus.Statements, func(st *corpus.Statement) bool { return carries(st.Text, w) })
		if exact || len(w) < longPhrase {
			quoted = append(quoted, w)
		}
	}
	return func(st *corpus.Statement) bool {
		if s.FactsOnly && st.Kind != corpus.Fact || s.Stance == question.Unwilling && !s.unwilling[st] {
			return false
		}
		for _, w := range quoted {
			if !carries(st.Text, w) {
				return false
			}
		}
		return true
	}
}

// longPhrase is the length from which quoted words that nobody said are looked
// for like any others: nobody remembers so many to the letter.
const longPhrase = 6

func foldedWords(text string) []string {
	var words []string
	for _, t := range names.Tokens(text) {
		words = append(words, t.Fold)
	}
	return words
}

// carries reports whether text has the words next to each other.
func carries(text string, words []string) bool {
	have := foldedWords(text)
	for i := 0; i+len(words) <= len(have); i++ {
		if slices.Equal(have[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// scored turns what was found into answers, the score of the best being 1.
func (s *search) scored(list []found) []Answer {
	top := 0.0
	for _, f := range list {
		top = max(top, f.Score)
	}
	answers := make([]Answer, len(list))
	for i, f := range list {
		answers[i] = Answer{Statement: f.Statement, Fragments: f.Fragments, Score: 1}
		if top > 0 {
			answers[i].Score = f.Score / top
		}
	}
	return answers
}

// everybody lists the people of several parties, each once.
func everybody(parties []question.Party) []*names.Name {
	var list []*names.Name
	for _, p := range parties {
		for _, n := range p.People {
			if !slices.Contains(list, n) {
				list = append(list, n)
			}
		}
	}
	return list
}
