package extract

// invertedCue reads “…,” said Vega.
func invertedCue(p *page, f frame) (a attribution, ok bool) {
	i := f.next.first
	if i >= f.next.last || !p.mayEndBefore(f) {
		return a, false
	}
	if p.is(i, comma) {
		i++
	}
	cue, ok := p.verbAt(i, speaks)
	if !ok || p.is(i, capital|saying) {
		return a, false
	}
	for i = cue.last; i < f.next.last && (p.is(i, adverb) || p.manner(i)); i++ {
	}
	who := p.partyAfter(i, f.next.last)
	if who.kind == nobody || p.object(who) {
		return a, false
	}
	return attribution{who: who, cue: cue}, true
}

// mayEndBefore reports whether what follows a stretch may say who said it: the
// stretch begins its sentence, or is ended as a clause is.
func (p *page) mayEndBefore(f frame) bool {
	return !f.s.unclosed && (p.begins(f) || p.complete(f))
}

// object reports whether a pronoun cannot be a subject: him, them, us.
func (p *page) object(who party) bool {
	if who.kind != pronominal {
		return false
	}
	switch p.bare(who.first) {
	case "him", "them", "us", "me", "himself", "herself", "themselves", "his", "hers", "their", "they're":
		return true
	}
	return false
}

// cueAfter reads “…,” Vega said; “…,” Vega, who was there, later told Radio Quay.
func cueAfter(p *page, f frame) (a attribution, ok bool) {
	f.next = p.reach(f)
	i := f.next.first
	if i < f.next.last && p.is(i, comma) {
		i++
	}
	if i >= f.next.last || !p.mayEndBefore(f) {
		return a, false
	}
	for i < f.next.last && p.is(i, adverb) && !p.is(i, capital) {
		i++
	}
	who := p.partyAfter(i, f.next.last)
	if who.kind == nobody || p.object(who) {
		return a, false
	}
	cue, at := p.cueFrom(who.last, f.next.last)
	if cue.empty() {
		return a, false
	}
	if at > who.last {
		who.last = at
	}
	if p.is(f.right.first, sentence) && p.clauseFollows(cue.last) && !p.addressed(cue.last, f.next.last) {
		return a, false
	}
	return attribution{who: who, cue: cue}, true
}

// addressed reports whether what follows a verb of saying is whom it was said to
// and no more: Vega asked Orsini.
func (p *page) addressed(i, ceil int) bool {
	whom := p.partyAfter(i, ceil)
	return whom.kind != nobody && (whom.last >= ceil || p.is(whom.last, stop))
}

// reach gives the words after a stretch that may say whose it is. Where a stop
// inside the marks ends the sentence, they are the sentence after.
func (p *page) reach(f frame) passage {
	if !p.is(f.right.first, sentence) || !p.begins(f) {
		return f.next
	}
	next := p.sentenceOf(f.q, f.right.first)
	return passage{f.right.first, min(next.last, f.right.last)}
}

// clauseFollows reports whether what comes after a verb of saying is what was
// said in the reporter's words: that the …, he would ….
func (p *page) clauseFollows(i int) bool {
	return p.is(i, anyWord) && !p.is(i, preposition|adverb|calendar|conjunction|saying) && !p.manner(i)
}

// cueFrom finds the verb of saying of a subject that ends before token i: after
// adverbs and auxiliaries, and after insertions between commas, dashes or
// brackets. It gives where the subject ends too.
func (p *page) cueFrom(i, ceil int) (cue passage, end int) {
	from := i
	for range 8 {
		end = i
		for i < ceil && (p.is(i, auxiliary|adverb|negation) || p.manner(i)) {
			i++
		}
		if c, ok := p.verbAt(i, speaks); ok && i < ceil && !p.is(i, saying) {
			return c, end
		}
		if i >= ceil {
			return passage{}, i
		}
		if p.is(i, conjunction) && p.bare(i) == "and" {
			if also := p.partyAfter(i+1, ceil); also.kind != nobody {
				i = also.last
				continue
			}
		}
		if p.bare(i) == "quoted" && p.bare(i+1) == "as" && p.is(i+2, saying) && i+2 < ceil {
			return passage{i, i + 3}, end
		}
		if !p.is(i, comma|dash|bracket|preposition|relative|hyphen) {
			if i <= from || !p.is(i-1, comma|dash) {
				return passage{}, i
			}
			i-- // what closes one insertion opens the next: Vega, 54, a farmer, said
		}
		if i = p.insertion(i, ceil); i < 0 {
			return passage{}, 0
		}
	}
	return passage{}, 0
}

// insertion gives the token after an insertion that begins at token i: up to
// the matching comma, dash or bracket; of a preposition or a relative clause, up
// to the verb of saying. It is -1 where there is none.
func (p *page) insertion(i, ceil int) int {
	kind := p.toks[i].class & (comma | dash | bracket)
	for j := i + 1; j < ceil && j < i+longestPhrase; j++ {
		switch {
		case kind != 0 && p.is(j, kind), kind == comma && p.is(j, dash):
			if kind == bracket && p.is(j+1, comma) {
				return j + 1
			}
			return j + 1
		case kind == 0 && p.is(j, speaks) && !p.is(j, saying|inside) && !p.is(j-1, auxiliary|determiner|preposition):
			return j
		}
	}
	if kind == comma {
		for j := i + 1; j < ceil && j < i+longestPhrase; j++ {
			if p.is(j, speaks) && !p.is(j, saying|inside) && !p.is(j-1, auxiliary|determiner|preposition|relative) {
				return j
			}
		}
	}
	return -1
}

// accordingAfter reads “…,” according to Vega.
func accordingAfter(p *page, f frame) (a attribution, ok bool) {
	i := f.next.first
	if i < f.next.last && p.is(i, comma) {
		i++
	}
	if i+2 >= f.next.last || !p.according(i) || !p.mayEndBefore(f) {
		return a, false
	}
	who := p.partyAfter(i+2, f.next.last)
	return attribution{who: who, cue: passage{i, i + 2}}, who.kind != nobody
}

// according reports whether “according to” stands at token i.
func (p *page) according(i int) bool {
	return p.is(i, starts) && p.bare(i) == "according" && i+1 < len(p.toks) && p.bare(i+1) == "to"
}

// signed reads “…” — Vega, where nothing else follows.
func signed(p *page, f frame) (a attribution, ok bool) {
	i := f.right.first
	if i+1 >= f.right.last || !p.is(i, dash|bracket|hyphen) || !p.begins(f) {
		return a, false
	}
	for p.is(i, dash|hyphen) && i < f.right.last {
		i++
	}
	who := p.partyAfter(i, f.right.last)
	alone := who.last >= f.right.last || p.is(who.last, comma|stop|bracket)
	return attribution{who: who}, who.kind == named && alone && f.right.last-who.last < 12
}
