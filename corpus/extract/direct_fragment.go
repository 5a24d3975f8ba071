package extract

// markup drops the attributes of tags: <a href="…">.
func markup(p *page, f frame) (attribution, bool) {
	return attribution{}, f.s.opener > 0 && p.text[p.toks[f.s.opener].start-1] == '='
}

// titled drops what is a name: of a book, a show, a song.
func titled(p *page, f frame) (attribution, bool) {
	return attribution{}, false
}

// listed reads “A” and “…”: said by whoever said A.
func listed(p *page, f frame) (a attribution, ok bool) {
	if f.k == f.q.stretches.first {
		return a, false
	}
	before := &p.stretches[f.k-1]
	if !before.decided || before.by.rule == "" || before.by.who.kind == nobody || f.s.opener-before.closer > 4 {
		return a, false
	}
	for i := before.closer + 1; i < f.s.opener; i++ {
		if !p.is(i, comma|conjunction) {
			return a, false
		}
	}
	a = before.by
	a.rule, a.with = "", 0
	return a, true
}

// calledAfter reads “…,” as Vega calls it.
func calledAfter(p *page, f frame) (a attribution, ok bool) {
	return a, false
}

// fragment reads Vega said it was “…”.
func fragment(p *page, f frame) (a attribution, ok bool) {
	floor := f.sentence.first
	for i := f.s.opener - 1; i >= floor && f.s.opener-i < longestPhrase; i-- {
		cue, ok := p.verbAt(i, speaks|reports|names)
		if !ok {
			continue
		}
		if who := p.subjectOf(i, floor); who.kind != nobody {
			return attribution{who: who, cue: cue}, true
		}
	}
	return a, false
}
