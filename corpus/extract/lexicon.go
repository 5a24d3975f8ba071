package extract

import "strings"

// lexicon tells what words may be, by the word in small letters without a
// possessive ending. The tables it is made of stand in cues.go and words.go.
var lexicon = buildLexicon()

// longestWord is the longest word, in bytes, that the lexicon may hold.
const longestWord = 20

func buildLexicon() *table {
	t := newTable(16384)
	for class, words := range wordClasses {
		for _, w := range strings.Fields(words) {
			t.add(w, class)
		}
	}
	addVerbs(t, speakingVerbs, speaks|reports)
	addVerbs(t, reportingVerbs, reports)
	addVerbs(t, namingVerbs, names)
	return t
}

// lookup tells what the lexicon says of a word of a shape.
func lookup(w string, shape class) class {
	if shape&(capital|lower) == 0 {
		return 0
	}
	if shape&possessive != 0 {
		if w[len(w)-2] == '\'' {
			w = w[:len(w)-2]
		} else {
			w = w[:len(w)-4]
		}
	}
	if len(w) > longestWord {
		return 0
	}
	return lexicon.get(w)
}

// A table is a set of words with classes: open addressing, for a lookup is made
// for every word of a text.
type table struct {
	slots []slot
	mask  uint32
}

type slot struct {
	word  string
	class class
}

func newTable(size int) *table { return &table{make([]slot, size), uint32(size - 1)} }

// hash is FNV-1a of a word in small letters.
func hash(w string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(w); i++ {
		h = (h ^ uint32(small(w[i]))) * 16777619
	}
	return h ^ h>>15
}

func small(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// add gives a word, in small letters, one more class.
func (t *table) add(w string, c class) {
	i := hash(w) & t.mask
	for t.slots[i].word != "" && t.slots[i].word != w {
		i = (i + 1) & t.mask
	}
	t.slots[i].word = w
	t.slots[i].class |= c
}

// get gives the classes of a word, whatever its case.
func (t *table) get(w string) class {
	for i := hash(w) & t.mask; t.slots[i].word != ""; i = (i + 1) & t.mask {
		if same(t.slots[i].word, w) {
			return t.slots[i].class
		}
	}
	return 0
}

// same reports whether w is the word in small letters, but for its case.
func same(word, w string) bool {
	if len(word) != len(w) {
		return false
	}
	for i := 0; i < len(w); i++ {
		if word[i] != small(w[i]) {
			return false
		}
	}
	return true
}
