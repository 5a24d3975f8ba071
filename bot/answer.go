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
		return s.nothing("the question names nobody on the record and no subject that could be looked up"), nil
	}
	if reason := s.outside(); reason != "" {
		reply := s.nothing(reason)
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
		return s.nothing(s.noneBy(speakers)), nil
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

// everything reports whether nothing but the speakers narrows the question.
func (s *search) everything() bool {
	return !slices.ContainsFunc(s.Subject, func(t question.Term) bool { return !t.Soft || t.About }) && len(s.Outlets) == 0 && len(s.Days) == 0 && len(s.Reading.Phrases) == 0 && s.Stance != question.Unwilling
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
	list = s.withDetail(list)
	if len(list) == 0 && s.Form != question.WhoSaid && s.namesOnly() {
		return s.byActors()
	}
	if len(list) == 0 {
		return s.nothing(s.noneOn()), nil
	}
	return &Reply{Outcome: Answered, Statements: s.scored(list)}, nil
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
