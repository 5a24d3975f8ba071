package extract

import (
	"strings"
	"unicode/utf8"
)

// A stretch is what stands between two quotation marks of a paragraph, or
// from an opening mark to the paragraph's end where none closes it.
type stretch struct {
	Span                   // inside the marks, without white space at the ends
	passage                // its tokens
	para      int          // of page.paras
	opener    int          // token of the opening mark
	closer    int          // token of the closing mark; last token of the paragraph + 1 where there is none
	words     int          // how many words
	decided   bool         // a sieve has said whose it is, or that it is nobody's
	nobodys   bool         // nobody said it: a title, a nickname, an attribute
	by        *attribution // of a decided one; nil where nobody has said it, or a report has taken it
	unclosed  bool         // runs to the paragraph's end
	continues bool         // goes on from the unclosed one of the paragraph before
}

// closers are the marks that close what a mark opens.
func closes(opener, mark rune) bool {
	switch opener {
	case '"', '“', '‟':
		return mark == '"' || mark == '”'
	case '„':
		return mark == '“' || mark == '”' || mark == '"' || mark == '‟'
	case '«':
		return mark == '»'
	case '»':
		return mark == '«' || mark == '»'
	case '”':
		return mark == '”' || mark == '"'
	}
	return false
}

// findStretches finds the quoted stretches of paragraph n.
func (p *page) findStretches(n int) {
	q := &p.paras[n]
	q.stretches.first = len(p.stretches)
	if p.marksIn(q) == 0 {
		p.findSingles(n)
		q.stretches.last = len(p.stretches)
		return
	}
	from, depth := -1, 0 // token of the mark that is open, and how many more are inside
	var opener rune
	for i := q.first; i < q.last; i++ {
		if p.toks[i].class&(open|shut) == 0 {
			continue
		}
		r := p.rune(i)
		switch {
		case p.inches(q, i):
		case from < 0:
			if p.opens(q, i, r) {
				from, depth, opener = i, 0, r
			}
		case closes(opener, r) && !(r == '"' && p.opensOnly(q, i)):
			if depth--; depth < 0 {
				p.addStretch(n, from, i, false)
				from = -1
			}
		case !p.opens(q, i, r):
		case p.nests(q, i, opener):
			depth++
		default:
			p.addStretch(n, from, i, false) // its closing mark is missing
			from, depth, opener = i, 0, r
		}
	}
	if from >= 0 {
		p.addStretch(n, from, q.last, true)
	}
	q.stretches.last = len(p.stretches)
}

// marksIn counts the double marks of a paragraph, up to the first.
func (p *page) marksIn(q *para) int {
	for i := q.first; i < q.last; i++ {
		if p.toks[i].class&(open|shut) != 0 {
			return 1
		}
	}
	return 0
}

// findSingles finds the stretches between single marks of a paragraph that has
// no others: ‘…,’ said Vega. A closing one follows a comma or a stop, for an
// apostrophe looks the same. Two apostrophes for a mark are left alone.
func (p *page) findSingles(n int) {
	q := &p.paras[n]
	from := -1
	for i := q.first; i < q.last; i++ {
		switch {
		case p.toks[i].class&single == 0:
		case i+1 < q.last && p.is(i+1, single) && !p.is(i+1, spaced):
			return
		case from >= 0 && p.is(i-1, comma|stop) && !p.is(i, spaced):
			p.addStretch(n, from, i, false)
			from = -1
		case from < 0 && p.free(q, i) && i+1 < q.last && !p.is(i+1, spaced):
			from = i
		}
	}
}

// rune gives the first rune of a token.
func (p *page) rune(i int) rune {
	r, _ := utf8.DecodeRuneInString(p.text[p.toks[i].start:])
	return r
}

// opens reports whether a mark may open a stretch here.
func (p *page) opens(q *para, i int, r rune) bool {
	if p.toks[i].class&open == 0 || i+1 >= q.last {
		return false
	}
	switch r {
	case '"':
		return p.free(q, i) || p.toks[i+1].class&spaced == 0 && p.toks[i-1].class&number == 0
	case '”', '»':
		return p.free(q, i) && p.toks[i+1].class&spaced == 0
	}
	return true
}

// inches reports whether a mark stands for a measure: 6'2" high.
func (p *page) inches(q *para, i int) bool {
	return i > q.first && p.is(i-1, number) && p.toks[i].class&spaced == 0 && strings.ContainsAny(p.word(i-1), "'’′")
}

// free reports whether nothing that belongs to a word stands before a token.
func (p *page) free(q *para, i int) bool {
	return i == q.first || p.toks[i].class&spaced != 0 || p.toks[i-1].class&(bracket|dash|open|single) != 0
}

// opensOnly reports whether a straight mark, met inside a stretch, can only be
// another opening one: the one that should have come before is missing.
func (p *page) opensOnly(q *para, i int) bool {
	return i > q.first && i+1 < q.last && p.toks[i].class&spaced != 0 && p.toks[i+1].class&spaced == 0 &&
		p.toks[i+1].class&anyWord != 0
}

// nests reports whether an opening mark inside a stretch has a closing one of
// its own before the stretch is closed.
func (p *page) nests(q *para, i int, opener rune) bool {
	closing := 0
	for j := i + 1; j < q.last && j < i+200; j++ {
		if p.toks[j].class&(open|shut) == 0 {
			continue
		}
		if r := p.rune(j); !closes(opener, r) {
			return false
		}
		if closing++; closing == 2 {
			return true
		}
	}
	return false
}

// addStretch adds what stands between two marks, if there is a word in it.
func (p *page) addStretch(n, opener, closer int, unclosed bool) {
	s := stretch{passage: passage{opener + 1, closer}, para: n, opener: opener, closer: closer, unclosed: unclosed}
	for i := s.first; i < s.last; i++ {
		if p.toks[i].class&anyWord != 0 {
			s.words++
		}
		p.toks[i].class |= inside
	}
	if s.words == 0 {
		return
	}
	s.Span = trimSpace(p.text, Span{int(p.toks[opener].end), p.tokenStart(closer, n)})
	p.stretches = append(p.stretches, s)
}

// tokenStart gives where a token of a paragraph begins, or where the paragraph
// ends.
func (p *page) tokenStart(i, n int) int {
	if i < p.paras[n].last {
		return int(p.toks[i].start)
	}
	return p.paras[n].End
}

// joinParagraphs marks the stretches that go on from an unclosed one.
func (p *page) joinParagraphs() {
	for i := 1; i < len(p.stretches); i++ {
		s, before := &p.stretches[i], p.stretches[i-1]
		s.continues = before.unclosed && s.para == before.para+1 && s.opener == p.paras[s.para].first
	}
}
