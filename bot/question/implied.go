package question

import (
	"slices"

	"onrecord/corpus"
	"onrecord/index"
)

// A place is where in the question a term of a topic stands.
type place struct {
	from, to int
	term     int // in Subject
}

// findImplied makes soft what the name of the topic beside it says already:
// "monitoring the truce" is about the topic "Monitoring of the ceasefire", and
// a statement on that need not name the ceasefire.
func (d *draft) findImplied(places []place) {
	for k := range places {
		for _, next := range []int{k - 1, k + 1} {
			if next >= 0 && next < len(places) && d.beside(places[k], places[next]) &&
				d.implies(d.Subject[places[k].term], d.Subject[places[next].term]) {
				d.Subject[places[next].term].Soft = true
			}
		}
	}
}

// beside reports whether only words such as "the" and "of" stand between two
// places.
func (d *draft) beside(a, b place) bool {
	if a.from > b.from {
		a, b = b, a
	}
	for i := a.to; i < b.from; i++ {
		if !between[d.fold(i)] {
			return false
		}
	}
	return true
}

// implies reports whether the name of one of a's topics has, beside a word of
// its own, a term of one of b's.
func (d *draft) implies(a, b Term) bool {
	if a.Soft || len(b.Topics) == 0 || slices.ContainsFunc(a.Topics, func(t *corpus.Topic) bool { return slices.Contains(b.Topics, t) }) {
		return false
	}
	for _, topic := range a.Topics {
		words := index.Words(topic.Name)
		for _, w := range words {
			if len(words) > 1 && !w.Stop && slices.ContainsFunc(d.topics[w.Term], func(t topicTerm) bool {
				return len(t.terms) == 1 && slices.Contains(b.Topics, t.topic)
			}) {
				return true
			}
		}
	}
	return false
}
