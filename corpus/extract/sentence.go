package extract

import "github.com/clipperhouse/uax29/v2/sentences"

// cutSentences finds the sentences of a paragraph: they end where Unicode's
// segmentation says so, but not after an abbreviation (“Sen. Vega”) nor before a
// small letter (“‘Why?’ she asked”). It is asked about the places after stops
// alone, for nothing else ends a sentence inside a paragraph.
func (p *page) cutSentences(q *para) {
	q.sentences.first = len(p.sentences)
	from := q.first
	for i := q.first; i < q.last-1; i++ {
		if p.toks[i].class&stop == 0 {
			continue
		}
		at := i + 1
		for at < q.last && p.toks[at].class&(shut|single|bracket|stop) != 0 && p.toks[at].class&spaced == 0 {
			at++
		}
		if at < q.last && p.ends(q, at) && p.breaks(q, i, at) {
			p.addSentence(passage{from, at})
			from = at
		}
		i = at - 1
	}
	if from < q.last {
		p.addSentence(passage{from, q.last})
	}
	q.sentences.last = len(p.sentences)
}

// breaks reports whether Unicode ends a sentence before token at, the stop being
// token i. What it asks for reaches from the word before to the word after.
func (p *page) breaks(q *para, i, at int) bool {
	start := int(p.toks[max(q.first, i-1)].start)
	last := at
	for last < q.last-1 && last < at+6 && p.toks[last].class&(capital|lower) == 0 {
		last++
	}
	it := sentences.FromString(p.text[start:p.toks[last].end])
	before, begin := int(p.toks[at-1].end)-start, int(p.toks[at].start)-start
	for it.Next() && it.End() <= begin {
		if it.End() >= before {
			return true
		}
	}
	return false
}

func (p *page) addSentence(s passage) {
	p.toks[s.first].class |= sentence
	p.sentences = append(p.sentences, s)
}

// acronyms may end a sentence, as initials do not.
var acronyms = map[string]bool{"U.S": true, "U.K": true, "U.N": true, "E.U": true, "D.C": true, "N.Y": true, "L.A": true, "U.S.A": true}

// dotted reports whether token i is capitals with stops between them: J.P, U.S.
func (p *page) dotted(i int) bool {
	if i < 0 || p.toks[i].class&capital == 0 {
		return false
	}
	w := p.word(i)
	for k := range len(w) {
		if upper := w[k] >= 'A' && w[k] <= 'Z'; k%2 == 0 && !upper || k%2 == 1 && w[k] != '.' {
			return false
		}
	}
	return len(w) > 2 && len(w)%2 == 1
}

// ends reports whether a sentence may end before token at: after a stop, and
// the marks that close with it, that belongs to no abbreviation or initial.
func (p *page) ends(q *para, at int) bool {
	if p.is(at, lower) {
		return false
	}
	last := at - 1
	for last > q.first && last > at-6 && p.toks[last].class&(shut|single|bracket) != 0 {
		last--
	}
	if p.toks[last].class&stop == 0 {
		return false
	}
	if last < at-1 || last == q.first || p.text[p.toks[last].start] != '.' {
		return true
	}
	if p.dotted(last-1) && !acronyms[p.word(last-1)] {
		return false // “J.P. Vega”
	}
	word := p.toks[last-1]
	return word.class&abbreviated == 0 && (word.end-word.start > 1 || word.class&capital == 0) // an initial: “J. Vega”
}
