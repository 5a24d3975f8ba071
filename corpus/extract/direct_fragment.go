package extract

// markup drops the attributes of tags: <a href="…">.
func markup(p *page, f frame) (attribution, bool) {
	at := p.toks[f.s.opener].start
	return attribution{}, at > 0 && p.text[at-1] == '='
}

// titled drops what is a name: of a book, a show, a song.
func titled(p *page, f frame) (attribution, bool) {
	if p.is(f.s.opener-1, capital) && p.is(f.s.closer+1, capital) && f.s.words <= 2 && !p.is(f.s.last-1, comma|stop) &&
		f.s.closer+1 < f.q.last {
		return attribution{}, true // a nickname
	}
	if f.s.unclosed || f.s.words > 9 || !p.titleCase(f.s) || p.exclaims(f.s) {
		return attribution{}, false
	}
	if p.is(f.s.opener-1, possessive) {
		return attribution{}, true // Radio Quay's “Good Morning”
	}
	switch p.bare(f.s.opener - 1) {
	case "wrote", "writes", "written", "writing", "penned":
		return attribution{}, true // she wrote “The Glass Orchard”
	}
	for i := f.s.opener - 1; i >= f.q.first && i >= f.s.opener-3; i-- {
		if p.is(i, speaks|colon) && !p.is(i, title|document) {
			return attribution{}, false
		}
	}
	if cue, _ := p.cueFrom(p.partyAfter(f.right.first, f.right.last).last, f.right.last); !cue.empty() && p.begins(f) {
		return attribution{}, f.s.words > 1 && !p.is(f.s.last-1, comma|stop)
	}
	return attribution{}, f.s.words > 1
}

// titleCase reports whether every word of a stretch but the small ones has a
// capital.
func (p *page) titleCase(s *stretch) bool {
	for i := s.first; i < s.last; i++ {
		if p.is(i, lower) && !p.is(i, preposition|determiner|conjunction|particle) {
			return false
		}
	}
	return p.is(s.first, capital|number)
}

// exclaims reports whether a stretch ends as a call or a question.
func (p *page) exclaims(s *stretch) bool {
	w := p.word(s.last - 1)
	return w == "!" || w == "?"
}

// listed reads “A” and “…”: said by whoever said A.
func listed(p *page, f frame) (a attribution, ok bool) {
	j := p.previous(f.k)
	if j < 0 {
		return a, false
	}
	before := &p.stretches[j]
	if before.by == nil || before.by.who.kind == nobody || f.s.opener-before.closer > 4 {
		return a, false
	}
	for i := before.closer + 1; i < f.s.opener; i++ {
		if !p.is(i, comma|conjunction) {
			return a, false
		}
	}
	a = *before.by
	a.rule, a.with = "", 0
	return a, true
}

// inWords reads in Vega's words, “…”
func inWords(p *page, f frame) (a attribution, ok bool) {
	i := f.s.opener - 1
	if p.is(i, comma|colon) {
		i--
	}
	if p.bare(i) != "words" || p.toks[i].class&inside != 0 {
		return a, false
	}
	whose := p.phraseBefore(i, max(f.sentence.first, i-longestPhrase))
	if whose.empty() || !p.is(whose.last-1, possessive) {
		return a, false
	}
	return attribution{who: p.partyOf(whose), cue: passage{i, i + 1}}, true
}

// fragment reads Vega said it was “…”.
func fragment(p *page, f frame) (a attribution, found bool) {
	if f.s.words < 3 && !p.exclaims(f.s) && !p.complete(f) {
		return a, false
	}
	floor := f.sentence.first
	for i := f.s.opener - 1; i >= floor && f.s.opener-i < longestPhrase; i-- {
		if p.according(i) {
			who := p.partyAfter(i+2, f.s.opener)
			return attribution{who: who, cue: passage{i, i + 2}}, who.kind != nobody
		}
		cue, ok := p.verbAt(i, speaks|reports|names)
		if !ok {
			continue
		}
		if p.passive(i) {
			if who := p.doer(cue, f.s.opener); who.kind != nobody {
				return attribution{who: who, cue: cue}, true
			}
			if p.bare(i) == "told" {
				continue // whoever was told said nothing
			}
		}
		if who := p.subjectOf(i, floor); who.kind != nobody {
			a, found = attribution{who: who, cue: cue}, true
			if !p.told(who.first) {
				return a, true
			}
			i = who.first
		}
	}
	return a, found
}

// told reports whether what begins at token i is what somebody says: said that
// Vega, said Vega.
func (p *page) told(i int) bool {
	return p.is(i-1, speaks|reports) || p.is(i-1, relative) && p.is(i-2, speaks|reports)
}
