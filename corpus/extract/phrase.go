package extract

// nounish are words that a noun phrase may hold.
func (p *page) nounish(i int) bool {
	c := p.toks[i].class
	switch {
	case c&inside != 0:
		return false
	case i > 0 && c&(spaced|lower) == lower && p.toks[i-1].class&(hyphen|spaced) == hyphen:
		return true // the rest of a compound: warm-and-fuzzy
	case c&(capital|number) != 0:
		if c&sentence != 0 {
			return c&(conjunction|preposition|adverb|auxiliary|pronoun|relative|starts|saying|finite) == 0 ||
				c&(role|title|given|group|determiner) != 0
		}
		return c&(pronoun|relative) == 0 || c&given != 0
	case c&lower == 0:
		return false
	case c&(determiner|role|title|group|crowd|document|given) != 0:
		return true
	case c&relative != 0 && c&determiner != 0 && (p.is(i+1, capital|pronoun|determiner) || p.is(i-1, speaks|reports)):
		return false // said that Vega
	case c&(speaks|reports|names) != 0 && c&(finite|saying) == 0 && p.noun(i):
		return true
	case c&(speaks|reports|names|saying|pronoun|relative|preposition|conjunction|auxiliary|adverb|negation|calendar|starts|action) != 0:
		return false
	case p.past(i) && i > 0 && (p.is(i-1, capital|pronoun|role|title|group|crowd|document) || p.plural(i-1)):
		return false
	}
	return !p.manner(i)
}

// manner reports whether a word is an adverb by its ending.
func (p *page) manner(i int) bool {
	w := p.word(i)
	return (p.toks[i].class&lower != 0 || p.toks[i].class&(sentence|given) == sentence) && len(w) > 4 && w[len(w)-2:] == "ly"
}

// glued reports whether token i is inside of a name or a compound: a hyphen, the
// stop of a title or an initial, an ampersand.
func (p *page) glued(i int) bool {
	c := p.toks[i].class
	switch {
	case i+1 >= len(p.toks) || i == 0:
		return false
	case c&hyphen != 0:
		return p.toks[i+1].class&anyWord != 0 && p.toks[i-1].class&anyWord != 0
	case c&stop != 0:
		before := p.toks[i-1]
		if p.dotted(i-1) && c&spaced == 0 && p.toks[i+1].class&anyWord != 0 {
			return true
		}
		return c&spaced == 0 && (before.class&abbreviated != 0 || before.class&capital != 0 && before.end-before.start == 1) &&
			p.toks[i+1].class&capital != 0
	}
	return false
}

// phraseBefore gives the noun phrase that ends before token end, no further
// back than floor.
func (p *page) phraseBefore(end, floor int) passage {
	first := end
	for first > floor && end-first < longestPhrase {
		i := first - 1
		switch {
		case p.nounish(i) && !p.is(i, calendar):
			first = i
			if p.is(i, determiner) && !p.is(i-1, determiner) {
				if i-1 <= floor || !p.joins(i-1, floor) {
					return passage{first, end}
				}
			}
		case first < end && p.glued(i):
			first = i
		case first < end && p.is(i, preposition|particle) && p.joins(i, floor):
			first = i
		default:
			return passage{first, end}
		}
	}
	return passage{first, end}
}

// longestPhrase bounds, in tokens, what is looked at for one phrase.
const longestPhrase = 40

// joins reports whether a preposition at token i hangs on a word before it
// that says who somebody is: "head of", "officials at".
func (p *page) joins(i, floor int) bool {
	return i-1 >= floor && p.is(i, preposition) && p.is(i-1, role|title|group|crowd|document) && !p.is(i-1, calendar)
}

// phraseAfter gives the noun phrase that begins at token first, no further
// than ceil.
func (p *page) phraseAfter(first, ceil int) passage {
	last := first
	for last < ceil && last-first < longestPhrase {
		switch {
		case p.nounish(last) && !(last > first && p.is(last, calendar)):
			if last > first && p.is(last, determiner) && !p.is(last-1, preposition|determiner) {
				return passage{first, last}
			}
			last++
		case last > first && last+1 < ceil && p.glued(last):
			last++
		case last > first && last+1 < ceil && p.is(last, particle) && p.is(last+1, capital) && p.is(last-1, capital):
			last++
		case last > first && last+1 < ceil && p.joins(last, first) && p.nounish(last+1):
			last++
		default:
			return passage{first, last}
		}
	}
	return passage{first, last}
}

// participle reports whether a word ends as speaking does.
func (p *page) participle(i int) bool {
	w := p.word(i)
	return p.is(i, lower) && len(w) > 5 && w[len(w)-3:] == "ing"
}

// beyondPlaces gives the phrase that ends before token end, or before what is
// put between it and its verb: Vega [at a rally] [on Tuesday] said.
func (p *page) beyondPlaces(end, floor int) passage {
	for range 5 {
		a := p.phraseBefore(end, floor)
		start := end
		for start > floor && (p.is(start-1, calendar|number|adverb) || start == end && p.is(start-1, lower) && !a.empty()) {
			start--
		}
		if !a.empty() {
			start = a.first
		}
		if start <= floor || !p.is(start-1, preposition) || p.is(start-1, conjunct) || p.joins(start-1, floor) {
			if a.empty() && start < end && start > floor {
				return p.phraseBefore(start, floor)
			}
			return a
		}
		end = start - 1
		if end > floor && p.is(end-1, comma) || end > floor+1 && p.participle(end-1) {
			end--
		}
		if end > floor && p.is(end-1, pronoun) {
			return passage{end - 1, end}
		}
	}
	return passage{}
}
