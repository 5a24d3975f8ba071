package bot

import (
	"slices"

	"onrecord/bot/question"
	"onrecord/corpus/names"
)

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
	list, err := s.deeds(actors, named)
	if err != nil {
		return nil, err
	}
	list = s.withDetail(best(list))
	if len(list) == 0 && s.Stance == question.Unwilling {
		s.Stance = question.AnyStance // whether they refuse is for the reader to see
		return s.byActors()
	}
	if len(list) == 0 {
		return s.nothing(s.noneBy(named)), nil
	}
	return &Reply{Outcome: Answered, Statements: s.scored(list)}, nil
}

// deeds finds what the actors say themselves, the facts that name them, and,
// where there is neither or a country is asked about, what others say of them.
func (s *search) deeds(actors, named []*names.Name) ([]found, error) {
	keep := s.suitable()
	var list []found
	if len(actors) > 0 {
		own, err := s.find(filter{speakers: actors, keep: keep})
		if err != nil {
			return nil, err
		}
		list = own
	}
	if len(named) == 0 {
		return list, nil
	}
	more, err := s.find(filter{mention: named, keep: keep})
	if err != nil {
		return nil, err
	}
	ours := len(list)
	facts, others := parted(more)
	list = append(list, apart(strongest(facts), list)...)
	if len(list) == 0 || s.states() {
		list = append(list, apart(strongest(best(others)), list)...)
	}
	if ours == 0 {
		list = strongest(best(list))
	}
	return list, nil
}

// parted parts what nobody said from what somebody did.
func parted(list []found) (facts, others []found) {
	for _, f := range list {
		if f.Statement.Speaker == nil {
			facts = append(facts, f)
		} else {
			others = append(others, f)
		}
	}
	return facts, others
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
