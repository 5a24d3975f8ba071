package bot

import (
	"context"

	"onrecord/corpus"
	"onrecord/index"
)

// A topic is what the search for one looks for, read beforehand.
type topic struct {
	clause  index.Clause           // its name, its terms and the statements that carry it
	matches int                    // statements
	facts   int                    // among them
	by      map[*corpus.Person]int // among them, by somebody
}

func (b *Bot) prepareTopics() error {
	b.topics = make(map[*corpus.Topic]topic, len(b.corpus.Topics))
	for _, t := range b.corpus.Topics {
		c := b.index.Prepare(index.Clause{
			Phrases: append([]string{t.Name}, t.Terms...),
			Topics:  []string{t.ID},
		})
		list, err := b.index.Matches(context.Background(), c)
		if err != nil {
			return err
		}
		b.topics[t] = newTopic(c, list)
	}
	return nil
}

func newTopic(c index.Clause, matches []*corpus.Statement) topic {
	t := topic{clause: c, matches: len(matches), by: map[*corpus.Person]int{}}
	for _, s := range matches {
		if s.Speaker != nil {
			t.by[s.Speaker]++
		} else {
			t.facts++
		}
	}
	return t
}
