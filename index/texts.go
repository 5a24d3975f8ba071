package index

import (
	"cmp"
	"iter"
	"slices"
)

// Texts finds phrases in texts as an [Index] finds them in the statements of a
// record, and says no more than which texts have them. It is made much faster
// than an index, does not change, and may be used by several goroutines at
// once.
type Texts struct {
	occurrences map[string][]occurrence // of each term, in order
}

// An occurrence is one place of a term.
type occurrence struct {
	text     int
	position uint64 // in words
}

// NewTexts reads the texts.
func NewTexts(texts iter.Seq[string]) *Texts {
	t := &Texts{occurrences: make(map[string][]occurrence)}
	n := 0
	for text := range texts {
		for _, token := range record.Analyze([]byte(text)) {
			term := string(token.Term)
			t.occurrences[term] = append(t.occurrences[term], occurrence{n, uint64(token.Position)})
		}
		n++
	}
	return t
}

// Find lists the texts that have the phrase, which is read as one of
// [Clause.Phrases]: by their places from 0, each once and in order. It reports
// whether the phrase has a word that is not a stop word.
func (t *Texts) Find(phrase string) (found []int, ok bool) {
	words := Words(phrase)
	found = t.find(nil, stepsOf(words))
	if joined, ok := joinHyphens(words); ok {
		found = t.find(found, stepsOf(joined))
		slices.Sort(found)
		found = slices.Compact(found)
	}
	return found, slices.ContainsFunc(words, func(w Word) bool { return !w.Stop })
}

// find appends the texts that have a pattern.
func (t *Texts) find(found []int, p pattern) []int {
	if len(p) == 0 {
		return found
	}
	for _, first := range t.occurrences[p[0].term] {
		if n := len(found); (n == 0 || found[n-1] != first.text) && t.follows(p, first) {
			found = append(found, first.text)
		}
	}
	return found
}

// follows reports whether the rest of a pattern comes after its first word.
func (t *Texts) follows(p pattern, first occurrence) bool {
	for _, s := range p[1:] {
		at := occurrence{first.text, first.position + s.at}
		if _, ok := slices.BinarySearchFunc(t.occurrences[s.term], at, byPlace); !ok {
			return false
		}
	}
	return true
}

func byPlace(a, b occurrence) int {
	return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.position, b.position))
}
