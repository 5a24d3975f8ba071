package index

import (
	"slices"

	"onrecord/corpus"
)

// A Query says what to look for and among which statements.
type Query struct {
	Clauses  []Clause      // what is looked for; empty: every statement that the filters let through, in the order of the record
	Speakers []string      // person IDs: only statements by one of them; empty: by anyone or no one
	Outlets  []string      // names as in Via or as the source's publisher, exactly: only through one of them; empty: any
	Kinds    []corpus.Kind // empty: any
	Limit    int           // the most hits wanted; 0 or less: all
}

// A Clause is one thing looked for, in any of several wordings.
type Clause struct {
	Phrases  []string // each one word, or words that must stand next to each other in order; a stop word inside stands for any one word
	Topics   []string // topic IDs: a statement tagged with one of them matches too
	Mentions []string // keys as [Build] was given them: a statement that has one of them matches too
	Weight   float64  // against the other clauses; 0 means 1

	prepared []pattern // of phrases that were read beforehand
}

// Prepare reads the phrases of a clause that many queries will have, so that
// they need not. What it returns is good for this index only.
func (x *Index) Prepare(c Clause) Clause {
	c.prepared = append(slices.Clone(c.prepared), x.known(patterns(c.Phrases))...)
	c.Phrases = nil
	return c
}

// Or joins two clauses to one that finds what either does, with the weight of
// c.
func (c Clause) Or(d Clause) Clause {
	c.Phrases = slices.Concat(c.Phrases, d.Phrases)
	c.Topics = slices.Concat(c.Topics, d.Topics)
	c.Mentions = slices.Concat(c.Mentions, d.Mentions)
	c.prepared = slices.Concat(c.prepared, d.prepared)
	return c
}

// Text is the query for any of the words, most telling first: one clause for
// each distinct word that is not a stop word, and one for words connected by
// a hyphen. It has no clauses where there is no such word, and so would find
// everything: see to that before searching.
func Text(words string) Query {
	var q Query
	seen := make(map[string]bool)
	add := func(term, phrase string) {
		if !seen[term] {
			seen[term] = true
			q.Clauses = append(q.Clauses, Clause{Phrases: []string{phrase}})
		}
	}
	all := Words(words)
	for i, w := range all {
		if !w.Stop {
			add(w.Term, w.Text)
		}
		if w.Hyphen {
			add(w.Term+"-"+all[i+1].Term, words[w.Start:all[i+1].End])
		}
	}
	return q
}
