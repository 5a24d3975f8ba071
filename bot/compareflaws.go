package bot

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// A flaw is what is to be known of words that coincide. The worse come last.
type flaw uint8

// The flaws.
const (
	otherCapitals flaw = 1 << iota
	continued          // the record's sentence, where that of the passage ends
	inQuestion         // a few words of one
	retold             // quoted in the text and not on record as a quote
	endsElsewhere      // a sentence
	asksHere           // and not on record
	asksThere          // and not in the text
	otherWord          // US and us
)

// nearOnly are the flaws of words that are not the same.
const nearOnly = endsElsewhere | asksHere | asksThere | otherWord

// remarks are the flaws that are told in words.
var remarks = []struct {
	flaw
	text string
}{
	{asksThere, "a question there"},
	{asksHere, "no question there"},
	{endsElsewhere, "the sentences end elsewhere"},
	{inQuestion, "in a question"},
	{continued, "the sentence goes on"},
	{otherCapitals, "capitals differ"},
}

func (f flaw) remarks() []string {
	var list []string
	for _, r := range remarks {
		if f&r.flaw != 0 {
			list = append(list, r.text)
		}
	}
	return list
}

// flaws finds what is to be known of words that coincide.
func (a alignment) flaws(p *passage, record []word) flaw {
	var f flaw
	for k, i := range a.passage {
		j := a.record[k]
		switch {
		case !sameWord(p.words[i], record[j]):
			f |= otherWord
		case !sameCase(p.words, i, record, j):
			f |= otherCapitals
		}
		if k+1 < len(a.passage) {
			f |= pausing(over(p.words, i, a.passage[k+1]), over(record, j, a.record[k+1]))
		}
	}
	last := len(a.passage) - 1
	if a.passage[last] == len(p.words)-1 {
		f |= ending(p.words, record, a.record[last])
	}
	return f
}

func pausing(here, there pause) flaw {
	switch {
	case agree(here, there):
		return 0
	case there == asks:
		return asksThere
	case here == asks:
		return asksHere
	}
	return endsElsewhere
}

// ending finds what is to be known of how a passage ends, given the place of
// its last word in a statement. Of a few words the sentence may go on: they
// may well be a part of another.
func ending(words, record []word, at int) flaw {
	here, there := words[len(words)-1].after, record[at].after
	few := len(words) <= short
	switch {
	case here == asks && !asked(record, at):
		return asksHere
	case here == asks:
		return 0
	case there == asks && !few, here == ends && !few && asked(record, at):
		return asksThere
	case asked(record, at):
		return inQuestion
	case here == ends && there == flows && !few && at+1 < len(record):
		return continued
	}
	return 0
}

// matching makes the match of words that coincide in one or more places.
func (p *passage) matching(s *corpus.Statement, record []word, f flaw, places ...alignment) Match {
	m := Match{Exact: f < retold, Retold: f&retold != 0 && f&nearOnly == 0, Remarks: f.remarks()}
	var coincide []int
	for _, a := range places {
		for k, j := range a.record {
			if sameWord(p.words[a.passage[k]], record[j]) {
				coincide = append(coincide, j)
			}
		}
	}
	first := places[0]
	m.Answer = Answer{Statement: s, Fragments: fragments(s, record, coincide), Score: 1}
	for k, i := range first.passage {
		if r := record[first.record[k]]; !sameWord(p.words[i], r) {
			m.Differences = append(m.Differences, Difference{p.slice(i, i+1), unmarked(s.Text[r.start:r.end])})
		}
	}
	return m
}

// flawed finds a passage in a statement where it has its words with the least
// flaws, and gives these places.
func (p *passage) flawed(record []word) (f flaw, at []alignment) {
	for _, i := range occurrences(p.words, record) {
		if common(p.words, record[i:]) == 0 && len(p.words) == 1 {
			continue // US is not us at all
		}
		a := alignment{places(0, len(p.words)), places(i, i+len(p.words))}
		found := a.flaws(p, record) | p.retelling(record[i:i+len(p.words)])
		if len(at) == 0 || found < f {
			f, at = found, nil
		}
		if found == f {
			at = append(at, a)
		}
	}
	return f, at
}

// retelling is a flaw of words that are quoted in the text where they are not
// all somebody's own.
func (p *passage) retelling(record []word) flaw {
	if p.quoted && slices.ContainsFunc(record, func(w word) bool { return !w.quoted }) {
		return retold
	}
	return 0
}

// Caveat says what is to be known of words that coincide; empty: nothing.
func (m Match) Caveat() string {
	list := m.Remarks
	if told := m.told(); told != "" && !m.Retold {
		list = append([]string{told}, list...)
	}
	return strings.Join(list, ", ")
}

// told says where words that coincide are not the speaker's own; empty: they
// all are.
func (m Match) told() string {
	ours := slices.ContainsFunc(m.Fragments, func(f index.Fragment) bool { return f.Match && !f.Verbatim })
	switch {
	case !ours:
		return ""
	case m.Statement.Kind == corpus.Partial:
		return "in words that are not all quoted"
	}
	return "in a statement that is no quote"
}

// Retelling says how the record has words that are no quote; empty: they are
// one, or none is claimed.
func (m Match) Retelling() string {
	switch {
	case !m.Retold:
		return ""
	case slices.ContainsFunc(m.Fragments, func(f index.Fragment) bool { return f.Match && f.Verbatim }):
		return "the record has these words only partly in quotation marks"
	}
	return "the record has these words as a retelling only"
}

// Share says which part of the passage the statement has; empty: all of it.
func (m Match) Share() string { return m.share }
