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
	if p.bare(first) == "the" {
		first++
	}
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
