package extract

import "github.com/clipperhouse/uax29/v2/sentences"

// cutSentences finds the sentences of a paragraph. What Unicode takes for an
// end is none after an abbreviation ("Sen. Vega") or before a small letter
// ("“Why?” she asked").
func (p *page) cutSentences(q *para) {
	q.sentences.first = len(p.sentences)
	from, at := q.first, q.first
	it := sentences.FromString(q.In(p.text))
	for it.Next() {
		end := int32(q.Start + it.End())
		for at < q.last && p.toks[at].start < end {
			at++
		}
		if at <= from || at < q.last && !p.ends(q, at) {
			continue
		}
		p.addSentence(passage{from, at})
		from = at
	}
	if from < q.last {
		p.addSentence(passage{from, q.last})
	}
	q.sentences.last = len(p.sentences)
}

func (p *page) addSentence(s passage) {
	p.toks[s.first].class |= sentence
	p.sentences = append(p.sentences, s)
}

// ends reports whether a sentence may end before token at.
func (p *page) ends(q *para, at int) bool {
	next := at
	for next < q.last && next < at+3 && !p.is(next, anyWord) {
		next++
	}
	if p.is(next, lower) && next == at {
		return false
	}
	if !p.is(at-1, stop) || at-2 < q.first {
		return true
	}
	word := p.toks[at-2]
	if word.class&abbreviated != 0 {
		return false
	}
	return word.end-word.start > 1 || word.class&capital == 0 // an initial: "J. Vega"
}
