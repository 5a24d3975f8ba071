package extract

// A party is who a cue names as its subject: "he", "Matt Whitaker", "the
// group's president, Jane Vega", "protesters".
type party struct {
	passage         // the whole phrase, appositives included; empty: nobody
	head    passage // the name in it, or the pronoun, or the noun that says what they are
	kind    partyKind
}

type partyKind int

const (
	nobody     partyKind = iota
	named                // by a name: Matt Whitaker, Fox News
	pronominal           // he, she, they, who
	nominal              // the chancellor, protesters, a spokesman for Trump
)

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

// partyOf reads a noun phrase as a party.
func (p *page) partyOf(a passage) party {
	if a.empty() {
		return party{}
	}
	for a.last-a.first > 1 && p.is(a.first, calendar|adverb) {
		a.first++
	}
	if a.last-a.first == 1 && p.is(a.first, pronoun) {
		return party{a, a, pronominal}
	}
	if whose := p.uttererIn(a); !whose.empty() {
		return party{whose, p.nameIn(whose), named}
	}
	if name := p.nameIn(a); !name.empty() {
		return party{a, name, named}
	}
	return party{a, p.nounIn(a), nominal}
}

// uttererIn gives whose words a phrase names: Vega in Vega's response.
func (p *page) uttererIn(a passage) passage {
	if !p.is(a.last-1, utterance) {
		return passage{}
	}
	for i := a.last - 2; i >= a.first; i-- {
		if p.is(i, possessive) && p.is(i, capital) {
			return passage{a.first, i + 1}
		}
	}
	return passage{}
}

// nameIn finds the name of a person or body in a phrase: the capitals at its
// end, after titles and roles.
func (p *page) nameIn(a passage) passage {
	from := a.first
	for i := a.first + 1; i < a.last; i++ {
		if p.is(i, preposition) && p.is(i-1, role|title|group|crowd|document) {
			if from = p.nameFrom(i+1, a); from < 0 {
				return passage{}
			}
		}
	}
	first := a.last
	for i := a.last - 1; i >= from; i-- {
		c := p.toks[i].class
		switch {
		case c&possessive != 0 && i < a.last-1:
			return passage{first, a.last}
		case c&capital != 0 && (c&(title|role) == 0 || c&given != 0 || first == a.last && i > a.first && p.is(i-1, given)):
			first = i
		case c&(suffixed|particle) != 0 || p.glued(i):
		default:
			return passage{first, a.last}
		}
	}
	return passage{first, a.last}
}

// nameFrom gives where, in a phrase with a preposition before token i, the
// name of a person begins: Ambassador to NATO Matt Whitaker, Secretary of State
// Ana Vega. It is -1 where there is none, as in “the head of Radio Quay”, and the
// begin of the phrase where the whole is a name: Bank of England.
func (p *page) nameFrom(i int, a passage) int {
	first := a.first
	for first < i && p.is(first, lower) && !p.is(first, determiner|role) {
		first++ // former
	}
	if !p.is(first, capital) || p.is(first, determiner) {
		return -1
	}
	capitals := 0
	for j := i; j < a.last; j++ {
		if p.is(j, given) && j > i {
			return j
		}
		if p.is(j, capital) {
			capitals++
		}
	}
	if capitals > 2 {
		return a.last - 2
	}
	if p.is(a.first, group) || p.is(i-2, group) {
		return a.first
	}
	return -1
}

// nounIn gives the noun that says what a phrase is: the last before the first
// preposition.
func (p *page) nounIn(a passage) passage {
	last := a.first
	for i := a.first; i < a.last; i++ {
		if i > a.first && p.is(i, preposition) && !p.is(i, role) {
			break
		}
		if p.is(i, anyWord) {
			last = i
		}
	}
	return passage{last, last + 1}
}

// partyAfter gives the party whose phrase begins at token i, with what stands
// in apposition to it, no further than ceil.
func (p *page) partyAfter(i, ceil int) party {
	if i >= ceil {
		return party{}
	}
	if p.is(i, pronoun) && !(p.is(i, determiner) && i+1 < ceil && p.nounish(i+1) && !p.is(i+1, capital|determiner)) &&
		!(p.is(i, determiner) && p.is(i+1, capital) && !p.is(i, he|she)) {
		return party{passage{i, i + 1}, passage{i, i + 1}, pronominal}
	}
	who := p.partyOf(p.phraseAfter(i, ceil))
	return p.withApposition(who, ceil)
}

// withApposition adds the name that follows a role after a comma: "the group's
// president, Jane Vega".
func (p *page) withApposition(who party, ceil int) party {
	if who.kind != nominal || who.last+1 >= ceil || !p.is(who.last, comma) || !p.is(who.last+1, capital) {
		return who
	}
	next := p.partyOf(p.phraseAfter(who.last+1, ceil))
	if next.kind != named || next.first != who.last+1 || next.last < ceil && !p.is(next.last, comma|stop|dash|bracket|semi) {
		return who
	}
	return party{passage{who.first, next.last}, next.head, named}
}

// partyBefore gives the subject of the verb at token i, looking no further
// back than floor.
func (p *page) partyBefore(i, floor int) party {
	j := i
	for j > floor && (p.is(j-1, auxiliary|adverb|negation) && !p.is(j-1, capital) || p.manner(j-1)) {
		j--
	}
	if j <= floor {
		return party{}
	}
	if p.is(j-1, pronoun) {
		return party{passage{j - 1, j}, passage{j - 1, j}, pronominal}
	}
	if j-2 > floor && (p.is(j-1, relative) || p.is(j-1, stop) && p.is(j-2, abbreviated)) {
		j-- // a sign that read; Nora Pike Jr. told
	}
	if p.is(j-1, comma|dash|bracket|shut) {
		return p.partyAround(j-1, floor)
	}
	return p.appositionBefore(p.partyOf(p.beyondPlaces(j, floor)), floor)
}

// participle reports whether a word ends as speaking does.
func (p *page) participle(i int) bool {
	w := p.word(i)
	return p.is(i, lower) && len(w) > 5 && w[len(w)-3:] == "ing"
}

// appositionBefore adds the name before a role that follows it after a comma:
// “Vega, the group's president said”.
func (p *page) appositionBefore(who party, floor int) party {
	if who.kind != nominal || who.first-1 <= floor || !p.is(who.first-1, comma) || !p.is(who.first, determiner) {
		return who
	}
	name := p.partyOf(p.phraseBefore(who.first-1, floor))
	if name.kind != named {
		return who
	}
	return party{passage{name.first, who.last}, name.head, named}
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

// partyAround gives the subject before an insertion that ends at token end:
// "Vega, who is 40, said", "the president, Jane Vega, said".
func (p *page) partyAround(end, floor int) party {
	for k := end - 1; k > floor && end-k < longestPhrase; k-- {
		if !p.is(k, comma|dash|bracket) || p.is(k, bracket) && p.word(k) != "(" && p.word(k) != "[" {
			continue
		}
		before := p.partyOf(p.phraseBefore(k, floor))
		if p.is(k-1, pronoun) && !p.is(k-1, inside) {
			before = party{passage{k - 1, k}, passage{k - 1, k}, pronominal}
		}
		if before.kind == nobody || p.is(before.first-1, preposition) && !p.is(before.first-1, conjunct) {
			continue
		}
		if before.kind == nominal {
			if with := p.withApposition(before, end+1); with.kind == named && with.last == end {
				return with
			}
			if !p.is(before.head.first, role|title|crowd|document|group) {
				continue
			}
		}
		before.last = end
		return before
	}
	return party{}
}
