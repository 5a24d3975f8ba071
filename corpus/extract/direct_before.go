package extract

// colonBefore reads Vega said: “…”, and Vega, to Radio Quay: “…”
func colonBefore(p *page, f frame) (a attribution, ok bool) {
	lead := f.lead()
	if lead.empty() || !p.is(f.s.opener-1, colon|dash) {
		return a, false
	}
	floor := f.sentence.first
	if a, ok = p.cueBefore(f.s.opener-1, floor); ok {
		return a, true
	}
	if !p.is(f.s.opener-1, colon) {
		return a, false
	}
	who := p.lastSubject(floor, f.s.opener-1)
	if who.kind == nobody {
		who = p.firstParty(floor, f.s.opener-1)
	}
	return attribution{who: who, cue: passage{f.s.opener - 1, f.s.opener}}, who.kind != nobody
}

// commaBefore reads Vega said, “…” and Vega said “…”, the stretch being a
// sentence.
func commaBefore(p *page, f frame) (a attribution, ok bool) {
	lead := f.lead()
	if lead.empty() || !p.capitalised(f.s) && (f.s.words < 4 || !p.is(f.s.opener-1, comma)) {
		return a, false
	}
	end := f.s.opener
	if p.is(end-1, comma) {
		end--
	}
	if _, ok := p.verbAt(end-1, speaks); !ok && end == f.s.opener {
		return a, false
	}
	floor := f.sentence.first
	return p.cueBefore(end, floor)
}

// cueBefore finds the nearest verb of saying before token end, and its subject.
func (p *page) cueBefore(end, floor int) (attribution, bool) {
	for i := end - 1; i >= floor && end-i < furthest; i-- {
		if p.according(i) {
			who := p.partyAfter(i+2, end)
			return attribution{who: who, cue: passage{i, i + 2}}, who.kind != nobody
		}
		cue, ok := p.verbAt(i, speaks)
		if !ok || p.is(i-1, determiner) {
			continue
		}
		if p.passive(i) {
			if who := p.doer(cue, end); who.kind != nobody {
				return attribution{who: who, cue: cue}, true
			}
			return attribution{cue: cue, rule: "passive", confidence: .5}, true
		}
		if who := p.partyAfter(cue.last, end); p.is(i-1, comma|conjunction|shut) && who.kind != nobody && p.inverts(i, floor, who, end) {
			return attribution{who: who, cue: cue}, true
		}
		if who := p.subjectOf(i, floor); who.kind != nobody {
			return attribution{who: who, cue: cue}, true
		}
		if who := p.partyAfter(cue.last, end); who.kind != nobody && p.inverts(i, floor, who, end) {
			return attribution{who: who, cue: cue}, true
		}
	}
	return attribution{}, false
}

// inverts reports whether the verb at token i has its subject after it, as in
// But, said Vega, “…”.
func (p *page) inverts(i, floor int, who party, end int) bool {
	if w := p.bare(i); w == "told" || w == "tells" || p.is(i-1, comma) && p.parenthesis(i-1, floor) {
		return false
	}
	return (i == floor || p.is(i-1, comma|conjunction|shut)) && !p.is(i, saying) && !p.object(who) &&
		(who.last >= end || p.is(who.last, comma|colon)) && p.speaking(who)
}

// parenthesis reports whether the comma at token end closes an insertion after
// a party.
func (p *page) parenthesis(end, floor int) bool { return p.partyAround(end, floor).kind != nobody }
