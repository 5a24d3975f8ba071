package extract

// A frame is what stands around a quoted stretch: the reporter's words since
// the stretch before, and up to the next.
type frame struct {
	k        int // of page.stretches
	s        *stretch
	q        *para
	left     passage // from the stretch before, or the paragraph's begin, to the opening mark
	right    passage // from the closing mark to the next stretch, or the paragraph's end
	sentence passage // the one that the opening mark stands in
	next     passage // the part of right that belongs to the sentence begun
}

// furthest bounds, in tokens, how far a sieve looks from a stretch.
const furthest = 120

// frame gives what stands around stretch k.
func (p *page) frame(k int) frame {
	s := &p.stretches[k]
	q := &p.paras[s.para]
	f := frame{k: k, s: s, q: q, left: passage{q.first, s.opener}, right: passage{min(s.closer+1, q.last), q.last}}
	if k > q.stretches.first {
		f.left.first = p.stretches[k-1].closer + 1
	}
	if k+1 < q.stretches.last {
		f.right.last = p.stretches[k+1].opener
	}
	f.left.first = max(f.left.first, f.left.last-furthest)
	f.right.last = min(f.right.last, f.right.first+furthest)
	f.sentence = p.sentenceOf(q, s.opener)
	f.sentence.first = max(f.sentence.first, s.opener-furthest)
	f.next = f.right
	for i := f.right.first; i < f.right.last; i++ {
		if p.is(i, sentence) {
			f.next.last = i
			break
		}
	}
	return f
}

// lead gives the reporter's words of the sentence before the opening mark.
func (f frame) lead() passage {
	return passage{max(f.left.first, f.sentence.first), f.s.opener}
}

// begins reports whether the stretch begins its sentence: nothing but a
// conjunction stands before it.
func (p *page) begins(f frame) bool {
	lead := passage{f.sentence.first, f.s.opener}
	for i := lead.first; i < lead.last; i++ {
		if p.is(i, anyWord) {
			return false
		}
	}
	return true
}

// complete reports whether a stretch ends as a clause does: with a mark inside,
// or a comma or stop after.
func (p *page) complete(f frame) bool {
	return f.s.unclosed || p.is(f.s.last-1, comma|stop|dash) || p.is(f.s.last-1, hyphen) && p.is(f.s.last-1, spaced) ||
		p.is(f.right.first, comma) && f.right.first < f.right.last
}

// starts reports whether the words of a stretch begin as a sentence does.
func (p *page) capitalised(s *stretch) bool {
	for i := s.first; i < s.last && i < s.first+4; i++ {
		if p.is(i, anyWord) {
			return p.is(i, capital|number)
		}
	}
	return false
}

// verbAt reports whether the cue at token i is of one of the classes and is
// used as a verb, and gives the tokens it takes.
func (p *page) verbAt(i int, c class) (passage, bool) {
	if i < 0 || i >= len(p.toks) || p.toks[i].class&c == 0 || p.toks[i].class&(inside|possessive) != 0 {
		return passage{}, false
	}
	return passage{i, i + 1}, true
}
