package bot

import (
	"cmp"
	"slices"

	"onrecord/corpus"
)

// What is near. Sentences on the same subject share names and phrases; those
// that share most words in the same order go back to the same words.
const (
	leastPaired  = 4    // words in common
	leastTelling = 2    // of them such as carry something
	mostTelling  = 0.55 // of the words of the passage that carry something
	mostOf       = 0.7  // of the words of the passage, against those and the words that differ
	mostOfRecord = 0.8  // of those of the statement, where the passage has it and more
	longRun      = 8    // words in one run that nobody writes by chance
	asNear       = 0.9  // of the nearest; what is farther is left out
	nearest      = 3    // near matches at most
)

// near gives a match for the statements that have most of the passage's words
// in order, the nearest first.
func (c *comparer) near(p *passage, list []*corpus.Statement) []Match {
	var found []Match
	numbers := numbered(p.words)
	words := numbers.of(p.words)
	stops := p.stops()
	for _, s := range list {
		record := c.words(s)
		a := align(words, numbers.of(record))
		if score, ok := a.nearly(p, record, stops); ok {
			found = append(found, Match{
				Answer:      Answer{Statement: s, Fragments: fragments(s, record, a.record), Score: score},
				Remarks:     (a.flaws(p, record) &^ continued).remarks(),
				Differences: a.differences(p, s, record),
			})
		}
	}
	slices.SortStableFunc(found, func(a, b Match) int { return cmp.Compare(b.Score, a.Score) })
	found = slices.DeleteFunc(found, func(m Match) bool { return m.Score < found[0].Score*asNear })
	return latestFirst(found)[:min(nearest, len(found))]
}

// nearly says how near an alignment shows two texts to be, and whether that is
// near enough.
func (a alignment) nearly(p *passage, record []word, stops map[string]bool) (score float64, ok bool) {
	n := len(a.passage)
	if n < leastPaired || p.own < len(p.words) && a.own(p) < leastPaired {
		return 0, false
	}
	columns := n + a.gaps()
	ofPassage := float64(n) / float64(columns+beyond(a.passage, len(p.words)))
	ofRecord := float64(n) / float64(columns+beyond(a.record, len(record)))
	paired, all := a.telling(p, stops)
	switch {
	case paired < leastTelling:
		return 0, false
	case ofPassage >= mostOf && float64(paired) >= mostTelling*float64(all):
		return ofPassage, true
	case p.several:
		return 0, false // its sentences tell more
	case ofRecord >= mostOfRecord:
		return ofRecord, true
	}
	return ofPassage, a.longest() >= longRun
}

// beyond is how many of n words stand before the first of the places or behind
// the last.
func beyond(places []int, n int) int { return n - (places[len(places)-1] - places[0] + 1) }

// telling counts the words of the passage that carry something: those that are
// paired, and all.
func (a alignment) telling(p *passage, stops map[string]bool) (paired, all int) {
	for _, w := range p.words {
		if !stops[w.key()] {
			all++
		}
	}
	for _, i := range a.passage {
		if !stops[p.words[i].key()] {
			paired++
		}
	}
	return paired, all
}

// own is how many of the paired words the passage has outside quotation marks.
func (a alignment) own(p *passage) int {
	n := 0
	for _, i := range a.passage {
		if !p.words[i].quoted {
			n++
		}
	}
	return n
}

// gaps is how many words stand between the pairs on either side, those that
// stand for each other counted once.
func (a alignment) gaps() int {
	n := 0
	for i := range len(a.passage) - 1 {
		n += max(a.passage[i+1]-a.passage[i], a.record[i+1]-a.record[i]) - 1
	}
	return n
}

// longest is how many pairs follow each other without a gap.
func (a alignment) longest() int {
	longest, n := 1, 1
	for i := range len(a.passage) - 1 {
		n++
		if a.passage[i+1] != a.passage[i]+1 || a.record[i+1] != a.record[i]+1 {
			n = 1
		}
		longest = max(longest, n)
	}
	return longest
}
