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
	if j := p.previous(k); j >= 0 {
		f.left.first = p.stretches[j].closer + 1
	}
	if j := p.following(k); j >= 0 {
		f.right.last = p.stretches[j].opener
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

// previous gives the stretch before k in its paragraph that is somebody's or
// may be, -1 for none.
func (p *page) previous(k int) int {
	first := p.paras[p.stretches[k].para].stretches.first
	for j := k - 1; j >= first && j >= k-8; j-- {
		if !p.stretches[j].nobodys {
			return j
		}
	}
	return -1
}

// following gives the stretch after k in its paragraph that is somebody's or may
// be, -1 for none.
func (p *page) following(k int) int {
	last := p.paras[p.stretches[k].para].stretches.last
	for j := k + 1; j < last && j <= k+8; j++ {
		if !p.stretches[j].nobodys {
			return j
		}
	}
	return -1
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

// whole reports whether a stretch is a sentence or the end of one: what comes
// after it begins anew.
func (p *page) whole(f frame) bool {
	return p.complete(f) || f.right.first >= f.right.last || p.is(f.right.first, sentence)
}

// capitalised reports whether the words of a stretch begin as a sentence does.
func (p *page) capitalised(s *stretch) bool {
	for i := s.first; i < s.last && i < s.first+4; i++ {
		if p.is(i, anyWord) {
			return p.is(i, capital|number)
		}
	}
	return false
}

// verbAt reports whether a cue of one of the classes stands at token i, used as
// a verb, and gives the tokens it takes.
func (p *page) verbAt(i int, c class) (passage, bool) {
	if c&speaks != 0 && p.is(i, starts) {
		if w := particles[p.bare(i)]; w != "" && i+1 < len(p.toks) && p.bare(i+1) == w {
			return passage{i, i + 2}, true
		}
	}
	if i < 0 || i >= len(p.toks) || p.toks[i].class&c == 0 || p.toks[i].class&(inside|possessive) != 0 {
		return passage{}, false
	}
	t := p.toks[i].class
	if t&capital != 0 && t&sentence == 0 || p.is(i+1, hyphen) && !p.is(i+1, spaced) || p.is(i-1, hyphen) && !p.is(i, spaced) {
		return passage{}, false
	}
	if t&finite == 0 && p.noun(i) {
		return passage{}, false
	}
	return passage{i, i + 1}, true
}

// particles are what makes a verb of saying of a verb of another kind.
var particles = map[string]string{
	"went": "on", "goes": "on", "fired": "back", "shot": "back", "hit": "back", "weighed": "in",
	"pointed": "out", "points": "out", "blurted": "out", "spelled": "out",
}

// noun reports whether a word that may be a noun or a verb, such as claims, is a
// noun by what stands before it.
func (p *page) noun(i int) bool {
	if i == 0 || p.is(i, sentence) {
		return false
	}
	t, before := p.toks[i].class, p.toks[i-1].class
	switch {
	case before&(possessive|preposition|number) != 0 && p.bare(i-1) != "to":
		return true
	case before&determiner != 0 && before&pronoun == 0:
		return true
	case t&saying != 0:
		return false
	case t&present != 0:
		return before&lower != 0 && before&(pronoun|relative|role|title|group|crowd|document|adverb|conjunction) == 0 &&
			!p.manner(i-1) && p.is(i+1, anyWord) && !p.is(i+1, preposition|adverb|relative|pronoun)
	}
	return before&(pronoun|relative|auxiliary|adverb|conjunction) == 0 && p.bare(i-1) != "to" && !p.plural(i-1)
}

// plural reports whether a word looks like a plural.
func (p *page) plural(i int) bool {
	w := p.word(i)
	return p.is(i, lower|capital) && len(w) > 3 && w[len(w)-1] == 's' || p.is(i, they) || p.bare(i) == "people"
}
