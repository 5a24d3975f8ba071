package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus"
)

// Surroundings are the statements that stand next to one in its source, and
// those before and after it in what became of it. None of them is withdrawn.
type Surroundings struct {
	Before, After *Answer // nil: it is the first or the last
	SupersededBy  *Answer // nil: nothing took its place
	Supersedes    *Answer // nil: it took the place of nothing
}

// A Neighbour is one of the statements next to another, and where it stands.
type Neighbour struct {
	Where string // for a reader
	Answer
}

// Neighbours lists what there is, each statement once: what became of the one
// that is shown, then what stands next to it, in the order of the source.
func (s *Surroundings) Neighbours() []Neighbour {
	var list []Neighbour
	for _, n := range []struct {
		where  string
		answer *Answer
	}{
		{"What took its place", s.SupersededBy},
		{"What it took the place of", s.Supersedes},
		{"Before it in the source", s.Before},
		{"After it in the source", s.After},
	} {
		if n.answer != nil && !slices.ContainsFunc(list, func(o Neighbour) bool { return o.Statement == n.answer.Statement }) {
			list = append(list, Neighbour{n.where, *n.answer})
		}
	}
	return list
}

// quote shows one statement with what stands around it. It is the only command
// that shows one that is withdrawn.
func quote(_ context.Context, b *Bot, r Request) (*Reply, error) {
	id := strings.TrimSpace(unlabelled(r.Options["id"]))
	if reason := unreadable(id); reason != "" {
		return b.refuse(id, strings.Replace(reason, "the question", "the ID", 1)), nil
	}
	s := b.Statement(id)
	if s == nil {
		reply := b.nothing("no statement has this ID")
		reply.Question = id
		if near := b.suggestIDs(id, mostNear); len(near) > 0 {
			reply.Reason += fmt.Sprintf(" (perhaps %s)", strings.Join(near, " or "))
		}
		return reply, nil
	}
	return &Reply{
		Question:   id,
		Outcome:    Answered,
		Statements: whole([]*corpus.Statement{s}),
		Around:     b.around(s),
	}, nil
}

// mostNear is how many IDs are offered for one that does not exist.
const mostNear = 3

// Statement returns the statement with that ID, in any case, or nil.
func (b *Bot) Statement(id string) *corpus.Statement {
	return b.corpus.Statement(strings.ToLower(id))
}

// around gives what stands next to s in its source, and what became of it.
func (b *Bot) around(s *corpus.Statement) *Surroundings {
	all := b.corpus.Statements
	at := slices.Index(all, s)
	neighbour := func(step int) *Answer {
		for i := at + step; i >= 0 && i < len(all) && all[i].Source == s.Source; i += step {
			if all[i].Withdrawn == nil {
				return alone(all[i])
			}
		}
		return nil
	}
	around := &Surroundings{Before: neighbour(-1), After: neighbour(1), SupersededBy: alone(successor(s))}
	if before := s.Supersedes; before != nil && before.Withdrawn == nil {
		around.Supersedes = alone(before)
	}
	return around
}

// alone makes the answer that is one statement; nil of none.
func alone(s *corpus.Statement) *Answer {
	if s == nil {
		return nil
	}
	return &whole([]*corpus.Statement{s})[0]
}
