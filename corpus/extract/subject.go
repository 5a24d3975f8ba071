package extract

// passive reports whether the verb at token i is done to its subject: she was
// asked, they were told.
func (p *page) passive(i int) bool {
	if !p.is(i, finite) {
		return false
	}
	for j := i - 1; j >= i-3 && p.is(j, auxiliary|adverb); j-- {
		switch p.bare(j) {
		case "was", "were", "been", "being", "be", "is", "are":
			return true
		}
	}
	return false
}

// doer is who does what a passive verb says: was told by Vega.
func (p *page) doer(verb passage, ceil int) party {
	if p.bare(verb.last) != "by" {
		return party{}
	}
	return p.partyAfter(verb.last+1, ceil)
}

// subjectOf gives who does what the verb at token i says: the phrase before it
// or, for “…, adding” and “… and said”, the subject of the clause before.
func (p *page) subjectOf(i, floor int) party {
	if !p.is(i, saying) {
		if who := p.partyBefore(i, floor); who.kind != nobody && !p.object(who) && p.speaking(who) {
			return who
		}
	}
	return p.lastSubject(floor, i)
}

// lastSubject gives the subject nearest before token end that a verb follows,
// but for one whose clause tells what somebody said: in “Vega said Orsini was
// wrong, adding”, it is Vega. One that speaks comes before one that does not.
func (p *page) lastSubject(floor, end int) party {
	var found, speaker party
	p.subjects(floor, end, func(who party) bool {
		told := found.kind != nobody && (p.is(who.first-1, speaks|reports) || p.is(who.first-1, relative) && p.bare(who.first-1) == "that")
		if told || who.kind == pronominal && p.is(who.first, relative) && found.kind != nobody {
			return true
		}
		found = who
		if v := p.verbAfter(who.last, end); v >= 0 && p.is(v, speaks) {
			speaker = who
		}
		return true
	})
	if speaker.kind != nobody {
		return speaker
	}
	return found
}

// firstSubject gives the first party from token floor that a verb follows.
func (p *page) firstSubject(floor, end int) (found party) {
	p.subjects(floor, end, func(who party) bool {
		found = who
		return false
	})
	return found
}

// subjects calls a function for each party between two tokens that can speak and
// that a verb follows, until it returns false.
func (p *page) subjects(floor, end int, yield func(party) bool) {
	for i := floor; i < end; {
		if p.is(i, inside) || !p.nounish(i) && !p.is(i, pronoun) {
			i++
			continue
		}
		who := p.partyAfter(i, end)
		if who.kind == nobody {
			i++
			continue
		}
		if (!p.is(i-1, preposition) || p.is(i-1, conjunct) || p.is(i, number|determiner) && p.bare(i-1) == "about") && !p.object(who) && p.speaking(who) && p.verbFollows(who.last, end) && !yield(who) {
			return
		}
		i = who.last
	}
}

// mainSpeaker gives who speaks in a sentence: the subject of its first verb of
// saying or, where there is none, its first subject.
func (p *page) mainSpeaker(s passage) (attribution, bool) {
	for i := s.first; i < s.last; i++ {
		if p.according(i) {
			who := p.partyAfter(i+2, s.last)
			return attribution{who: who, cue: passage{i, i + 2}}, who.kind != nobody
		}
		if cue, ok := p.verbAt(i, speaks); ok && !p.is(i, saying) {
			if who := p.partyBefore(i, s.first); who.kind != nobody && !p.object(who) && p.speaking(who) {
				return attribution{who: who, cue: cue}, true
			}
		}
	}
	who := p.firstSubject(s.first, s.last)
	return attribution{who: who}, who.kind != nobody
}

// speaking reports whether a party is one that can speak: not a thing.
func (p *page) speaking(who party) bool {
	return who.kind != nominal || p.is(who.head.first, role|title|group|crowd|document|pronoun|capital) || p.is(who.first, determiner)
}

// verbFollows reports whether a verb comes at token i, or after an insertion.
func (p *page) verbFollows(i, end int) bool {
	if j := p.verbAfter(i, end); j >= 0 {
		return true
	}
	if i < end && p.is(i, comma|dash|bracket|relative|preposition|conjunction) {
		if j := p.insertion(i, end); j > 0 {
			return p.verbAfter(j, end) >= 0
		}
		return p.is(i, relative|preposition) && p.laterVerb(i+1, end)
	}
	return false
}

// verbAfter gives the verb at token i, adverbs passed over, or -1.
func (p *page) verbAfter(i, end int) int {
	for i < end && (p.is(i, adverb) || p.manner(i)) {
		i++
	}
	if i < end && (p.is(i, auxiliary|action) || p.is(i, speaks|reports|names) && !p.is(i, saying) || p.past(i)) {
		return i
	}
	return -1
}

// laterVerb reports whether a verb follows before the clause ends.
func (p *page) laterVerb(i, end int) bool {
	for ; i < end && !p.is(i, comma|colon|semi|dash); i++ {
		if p.verbAfter(i, end) == i {
			return true
		}
	}
	return false
}

// past reports whether a word looks like a verb in the past or present.
func (p *page) past(i int) bool {
	w := p.word(i)
	return p.is(i, lower) && len(w) > 3 && w[len(w)-2:] == "ed"
}

// firstParty gives the first party between two tokens.
func (p *page) firstParty(floor, end int) party {
	for i := floor; i < end; i++ {
		if p.is(i, inside) || !p.nounish(i) && !p.is(i, pronoun) {
			continue
		}
		who := p.partyAfter(i, end)
		if who.kind != nobody && !p.is(i-1, preposition) && (who.kind != nominal || p.is(who.head.first, role|title|group|crowd|document)) {
			return who
		}
		i = max(i, who.last-1)
	}
	return party{}
}
