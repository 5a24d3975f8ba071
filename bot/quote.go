package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus"
)

// Surroundings are the statements that stand next to one in its source.
type Surroundings struct {
	Before, After *Answer // nil: it is the first or the last
}

// A Neighbour is one of the statements next to another, and where it stands.
type Neighbour struct {
	Where string // for a reader
	Answer
}

// Neighbours lists what there is, in the order of the source.
func (s *Surroundings) Neighbours() []Neighbour {
	var list []Neighbour
	if s.Before != nil {
		list = append(list, Neighbour{"Before it in the source", *s.Before})
	}
	if s.After != nil {
		list = append(list, Neighbour{"After it in the source", *s.After})
	}
	return list
}

// quote shows one statement with what stands around it.
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

// around gives what stands next to s in its source.
func (b *Bot) around(s *corpus.Statement) *Surroundings {
	at := slices.Index(b.corpus.Statements, s)
	neighbour := func(i int) *Answer {
		if i < 0 || i >= len(b.corpus.Statements) || b.corpus.Statements[i].Source != s.Source {
			return nil
		}
		return &whole(b.corpus.Statements[i : i+1])[0]
	}
	return &Surroundings{Before: neighbour(at - 1), After: neighbour(at + 1)}
}
