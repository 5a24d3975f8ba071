package extract

import "github.com/clipperhouse/uax29/v2/sentences"

// cutSentences finds the sentences of a paragraph. What Unicode takes for an
// end is none after an abbreviation ("Sen. Vega") or before a small letter
// ("“Why?” she asked").
func (p *page) cutSentences(q *para) {
	q.sentences.first = len(p.sentences)
	from := q.first
	if p.mayBreak(q) {
		at := q.first
		it := sentences.FromString(q.In(p.text))
		for it.Next() {
			end := int32(q.Start + it.End())
			for at < q.last && p.toks[at].start < end {
				at++
			}
			if at > from && at < q.last && p.ends(q, at) {
				p.addSentence(passage{from, at})
				from = at
			}
		}
	}
	if from < q.last {
		p.addSentence(passage{from, q.last})
	}
	q.sentences.last = len(p.sentences)
}

// mayBreak reports whether a sentence may end inside a paragraph. Most hold one
// sentence, and need not be read again for where others begin.
func (p *page) mayBreak(q *para) bool {
	for i := q.first; i < q.last-1; i++ {
		if p.toks[i].class&stop == 0 {
			continue
		}
		after := i + 1
		for after < q.last && p.toks[after].class&(shut|single|bracket|stop) != 0 && p.toks[after].class&spaced == 0 {
			after++
		}
		if after < q.last && p.ends(q, after) {
			return true
		}
	}
	return false
}

func (p *page) addSentence(s passage) {
	p.toks[s.first].class |= sentence
	p.sentences = append(p.sentences, s)
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
	word := p.toks[last-1]
	return word.class&abbreviated == 0 && (word.end-word.start > 1 || word.class&capital == 0) // an initial: “J. Vega”
}
