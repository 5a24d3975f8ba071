package question

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
)

// A part is what a named person or country does in a question.
type part int

const (
	actor   part = iota // whose doing is asked about
	speaker             // whose words are asked for
	subject             // what the words are about
)

// partOf reads the words around a mention, the most telling first.
func (d *draft) partOf(k int) part {
	m := d.mentions[k]
	before, after := d.fold(m.From-1), d.fold(m.To)
	if article[before] {
		before = d.fold(m.From - 2)
	}
	switch {
	case d.ownsStatement(m):
		return speaker
	case according[before], before == "to" && d.before(m.From, "according"), after == "zufolge":
		return speaker
	case before == "of" && statements[d.beforeOf(m.From)], before != "of" && source[before] && d.statementBefore(m.From):
		return speaker
	case d.compare && !concerning[before] && !isPlace[before]:
		return speaker
	case d.saysNext(k):
		return speaker
	case (before == "about" || before == "and") && d.skipsTo(m.From) && m.Kind() == names.Person:
		return speaker
	case concerning[before], addressed[before], isPlace[before] && m.Kind() == names.Country:
		return subject
	case d.language != "" && d.anySaying():
		return speaker
	case d.who && !auxiliary[before]:
		return subject
	case d.terse(m):
		return speaker
	}
	return actor
}

// beforeOf gives the word before the "of" that stands before word at.
func (d *draft) beforeOf(at int) string {
	for i := at - 1; i >= 0; i-- {
		if d.fold(i) == "of" {
			return d.fold(i - 1)
		}
	}
	return ""
}

// before reports whether word stands within three words before i.
func (d *draft) before(i int, word string) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if d.fold(j) == word {
			return true
		}
	}
	return false
}

// ownsStatement reads "Merz's position", "Merz quotes".
func (d *draft) ownsStatement(m names.Mention) bool {
	for i := m.To; i < len(d.words) && i < m.To+3; i++ {
		if statements[d.fold(i)] {
			return true
		}
		if !d.words[m.To-1].Possessive || d.words[i].class == function {
			return false
		}
	}
	return false
}

// statementBefore reads "the position of Merz", "said by Merz", "anything
// from Merz".
func (d *draft) statementBefore(at int) bool {
	for i := range at {
		if w := d.fold(i); statements[w] || saying[w] || w == "anything" || w == "something" || w == "everything" || w == "what" && d.fold(at-1) == "from" {
			return true
		}
	}
	return false
}

// saysNext reports whether the next verb after a mention, past names joined
// to it and words without weight, is one of saying.
func (d *draft) saysNext(k int) bool {
	m := d.mentions[k]
	passive := being[d.fold(m.From-1)]
	for i := m.To; i < len(d.words) && !d.sentenceEnds(i-1); i++ {
		w := d.words[i]
		switch {
		case w.used:
			if !d.nextOf(k, i) {
				return false
			}
		case saying[w.Fold]:
			return !passive || strings.HasSuffix(w.Fold, "ing")
		case statements[w.Fold]:
			return true // "did Merz make any statement"
		case being[w.Fold]:
			passive = true
		case w.class == content:
			return false
		case concerning[w.Fold] && !joining[w.Fold]:
			return false
		}
	}
	return false
}

// sentenceEnds reports whether a sentence ends behind word i.
func (d *draft) sentenceEnds(i int) bool {
	end := len(d.text)
	if i+1 < len(d.words) {
		end = d.words[i+1].Start
	}
	return strings.ContainsAny(d.text[d.words[i].End:end], "?!;")
}

// nextOf reports whether word i belongs to a person or country named after
// mention k and joined to it.
func (d *draft) nextOf(k, i int) bool {
	for n := k + 1; n < len(d.mentions); n++ {
		m := d.mentions[n]
		if i >= m.From && i < m.To {
			return m.Kind() != names.Outlet && d.joined(d.mentions[n-1], m)
		}
	}
	return false
}

// skipsTo reports whether nothing but "what about", "how about" or "and"
// stands before at.
func (d *draft) skipsTo(at int) bool {
	for i := range at {
		if w := d.fold(i); w != "what" && w != "how" && w != "about" && w != "and" && w != "the" {
			return false
		}
	}
	return true
}

func (d *draft) anySaying() bool {
	return slices.ContainsFunc(d.words, func(w word) bool { return saying[w.Fold] && !w.used })
}

// terse reports whether the question is a name and keywords, "merz troops" or
// "Merz on troops". A country so named is asked about, not asked.
func (d *draft) terse(m names.Mention) bool {
	if m.Kind() != names.Person {
		return false
	}
	for i, w := range d.words {
		if !w.used && (auxiliary[w.Fold] || whoWords[w.Fold] || i == 0 && w.class == function) {
			return false
		}
	}
	return true
}
