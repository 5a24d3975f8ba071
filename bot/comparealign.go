package bot

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// An alignment pairs words of a passage with the same words of a statement, in
// order.
type alignment struct {
	passage, record []int // places of the words, pair by pair
}

// What an alignment is worth: a pair more than it costs to skip two words, so
// that words far apart are not dragged together.
const (
	pairWorth = 3
	skipCost  = 1
)

// mostCells bounds the table that align fills. A passage of 4,000 characters
// has some 700 words, so that only statements of more than as many are out of
// reach, and those only for passages that are not cut into sentences.
const mostCells = 1 << 19

// How the best alignment comes to a cell of the table.
const (
	fresh = iota
	paired
	skippedPassage
	skippedRecord
)

// align finds the stretches of two texts that have most words in common, in
// order, and pairs these words: local alignment after Smith and Waterman,
// without substitution. It gives nothing where the texts are too long.
func align(passage, record []int32) alignment {
	width := len(record) + 1
	if (len(passage)+1)*width > mostCells {
		return alignment{}
	}
	came := make([]uint8, (len(passage)+1)*width)
	above, row := make([]int32, width), make([]int32, width)
	best, at := int32(0), 0
	for i, p := range passage {
		for j, r := range record {
			worth, from := int32(0), uint8(fresh)
			if p == r {
				worth, from = above[j]+pairWorth, paired
			}
			if w := above[j+1] - skipCost; w > worth {
				worth, from = w, skippedPassage
			}
			if w := row[j] - skipCost; w > worth {
				worth, from = w, skippedRecord
			}
			row[j+1] = worth
			came[(i+1)*width+j+1] = from
			if worth > best {
				best, at = worth, (i+1)*width+j+1
			}
		}
		above, row = row, above
	}
	return walk(came, width, at)
}

// walk reads an alignment off the table, from its end.
func walk(came []uint8, width, at int) alignment {
	var a alignment
	for came[at] != fresh {
		switch came[at] {
		case paired:
			a.passage = append(a.passage, at/width-1)
			a.record = append(a.record, at%width-1)
			at -= width + 1
		case skippedPassage:
			at -= width
		case skippedRecord:
			at--
		}
	}
	slices.Reverse(a.passage)
	slices.Reverse(a.record)
	return a
}

// wordNumbers stand for words, the same for the same word, by their keys.
type wordNumbers map[string]int32

func numbered(words []word) wordNumbers {
	n := make(wordNumbers, len(words))
	for i, w := range words {
		n[w.key()] = int32(i)
		if w.loud {
			n[acronymKey(w.fold)] = int32(i)
		}
	}
	return n
}

// of writes words as their numbers; those without one are -1.
func (n wordNumbers) of(words []word) []int32 {
	list := make([]int32, len(words))
	for i, w := range words {
		number, ok := n[w.key()]
		if !ok && w.loud {
			number, ok = n[acronymKey(w.fold)]
		}
		list[i] = number
		if !ok {
			list[i] = -1
		}
	}
	return list
}

// differences lists where the words of a passage and a statement part.
func (a alignment) differences(p *passage, s *corpus.Statement, record []word) []Difference {
	var list []Difference
	add := func(from, to, recordFrom, recordTo int) {
		d := Difference{Text: p.slice(from, to)}
		if recordFrom < recordTo {
			d.Record = unmarked(s.Text[record[recordFrom].start:record[recordTo-1].end])
		}
		if d != (Difference{}) {
			list = append(list, d)
		}
	}
	last := len(a.passage) - 1
	first, end := a.record[0], a.record[last]+1
	add(0, a.passage[0], first-sentenceBefore(s, record, first, a.passage[0]), first)
	for i := range last {
		add(a.passage[i]+1, a.passage[i+1], a.record[i]+1, a.record[i+1])
	}
	left := len(p.words) - a.passage[last] - 1
	add(a.passage[last]+1, len(p.words), end, end+sentenceAfter(s, record, end, left))
	return list
}

// sentenceBefore is how many words stand before a place in the same sentence
// of a statement, where the passage has n others there; 0 where they are many
// more, so that it does not have those for them.
func sentenceBefore(s *corpus.Statement, record []word, at, n int) int {
	for k := 0; n > 0 && k <= n+1; k++ {
		if at-k == 0 || endsBetween(s.Text[record[at-k-1].end:record[at-k].start]) {
			return k
		}
	}
	return 0
}

// sentenceAfter is the same for the words from a place on.
func sentenceAfter(s *corpus.Statement, record []word, at, n int) int {
	for k := 0; n > 0 && k <= n+1; k++ {
		if at+k == len(record) || endsBetween(s.Text[record[at+k-1].end:record[at+k].start]) {
			return k
		}
	}
	return 0
}

// endsBetween reports whether a sentence ends in what stands between words.
func endsBetween(text string) bool { return strings.ContainsAny(text, ".!?…;") }

// fragments cuts a statement's text where the words coincide, given their
// places in ascending order.
func fragments(s *corpus.Statement, record []word, coincide []int) []index.Fragment {
	var list []index.Fragment
	start := 0
	for part, segment := range s.Segments() {
		end, at := start+len(segment.Text), start
		add := func(to int, match bool) {
			if to > at {
				list = append(list, index.Fragment{Text: s.Text[at:to], Match: match, Verbatim: segment.Verbatim})
				at = to
			}
		}
		for len(coincide) > 0 && record[coincide[0]].part == part {
			n := run(coincide, record)
			add(record[coincide[0]].start, false)
			add(record[coincide[n-1]].end, true)
			coincide = coincide[n:]
		}
		add(end, false)
		start = end
	}
	return list
}

// run is how many of the places stand next to each other in one part.
func run(places []int, record []word) int {
	n := 1
	for n < len(places) && places[n] == places[0]+n && record[places[n]].part == record[places[0]].part {
		n++
	}
	return n
}
