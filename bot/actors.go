package bot

import (
	"slices"

	"onrecord/bot/question"
	"onrecord/corpus"
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
