package bot

import (
	"context"

	"onrecord/corpus"
)

func newCoverage(b *Bot) *Coverage {
	c := &Coverage{
		Record:     b.Record(),
		Sources:    b.corpus.Sources,
		Statements: len(b.standing),
		Withdrawn:  len(b.corpus.Statements) - len(b.standing),
		Kinds:      map[corpus.Kind]int{},
	}
	for _, s := range b.corpus.Sources {
		if c.From == "" || s.Published < c.From {
			c.From = s.Published
		}
		c.To = max(c.To, s.Published)
	}
	for _, s := range b.standing {
		c.Kinds[s.Kind]++
	}
	for _, p := range b.everyone() {
		if p.Statements > 0 {
			c.Speakers = append(c.Speakers, p)
		} else {
			c.Silent = append(c.Silent, p)
		}
	}
	return c
}

// everyone lists the people of the corpus, in its order, with how much there
// is by them and on them.
func (b *Bot) everyone() []Person {
	var list []Person
	for _, n := range b.book.People() {
		list = append(list, Person{
			Person:     n.Person,
			Statements: len(b.bySpeaker[n.ID]),
			Mentions:   len(b.others(n)),
			called:     b.called(n.Person),
		})
	}
	return list
}

func people(_ context.Context, b *Bot, _ Request) (*Reply, error) {
	return &Reply{Outcome: Answered, People: b.everyone()}, nil
}

func coverage(_ context.Context, b *Bot, _ Request) (*Reply, error) {
	c, s := *b.coverage, b.loading.Load()
	c.Loaded, c.Fault = s.loaded, s.fault
	return &Reply{Outcome: Answered, Coverage: &c}, nil
}
