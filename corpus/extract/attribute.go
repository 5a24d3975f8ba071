package extract

import "strings"

// attribute says in a quotation who said it: the words that stand there, the
// fullest name that they stand for, and what the text says of them.
func (p *page) attribute(q *Quotation, who party) {
	if who.kind == nobody {
		return
	}
	words := who.passage
	for words.last-words.first > 1 && p.is(words.last-1, comma|dash) {
		words.last--
	}
	q.Mention = p.span(words)
	n, others := p.personOf(who)
	switch {
	case n >= 0:
		x := p.cast.people[n]
		q.Speaker, q.Role = x.name, x.role
		if len(others) > 0 {
			q.Candidates = append(q.Candidates, x.name)
		}
		for _, o := range others {
			q.Candidates = append(q.Candidates, p.cast.people[o].name)
		}
	case who.kind == named:
		q.Speaker = p.plain(who.head)
	case who.kind == nominal:
		q.Speaker = p.plain(p.withoutInsertion(who.passage))
	}
	if role := p.roleOf(who); len(role) > len(q.Role) {
		q.Role = role
	}
	if q.Speaker != "" && len(p.options.Known) > 0 {
		q.PersonID = p.knownAs(q.Speaker)
	}
}

// withoutInsertion gives a phrase up to its first comma, dash or bracket.
func (p *page) withoutInsertion(a passage) passage {
	for i := a.first + 1; i < a.last; i++ {
		if p.is(i, comma|dash|bracket) {
			return passage{a.first, i}
		}
	}
	return a
}

// roleOf gives what a phrase says of the person it names, or "".
func (p *page) roleOf(who party) string {
	if who.kind != named {
		return ""
	}
	before := passage{who.first, who.head.first}
	for !before.empty() && p.is(before.last-1, comma|dash) {
		before.last--
	}
	if p.describes(before) {
		return p.in(before)
	}
	after := passage{who.head.last, who.last}
	for !after.empty() && p.is(after.first, comma|dash|bracket) {
		after.first++
	}
	if after = p.withoutInsertion(after); p.describes(after) && !p.is(after.first, relative) {
		return p.in(after)
	}
	return ""
}

// describes reports whether a role stands in a phrase.
func (p *page) describes(a passage) bool {
	for i := a.first; i < a.last; i++ {
		if p.is(i, role|title) && !p.is(i, abbreviated) {
			return true
		}
	}
	return false
}

// doubts are the words by which a text does not vouch for what it reports.
var doubts = map[string]bool{
	"reportedly": true, "allegedly": true, "apparently": true, "supposedly": true, "purportedly": true,
}

// hedge gives the word of doubt that stands close to a cue, or "".
func (p *page) hedge(cue passage) string {
	for i := max(0, cue.first-4); i < min(len(p.toks), cue.last+3); i++ {
		if p.manner(i) && doubts[strings.ToLower(p.word(i))] && !p.is(i, inside) {
			return p.word(i)
		}
	}
	return ""
}

// via gives the outlet, place or document that a cue names: told Fox News, wrote
// on X, said in a statement. It is "" where there is none.
func (p *page) via(cue passage, end int) string {
	i := cue.last
	if w := p.bare(cue.first); w == "told" || w == "tells" || w == "telling" {
		if to := p.partyAfter(i, end); to.kind == named && p.medium(to.passage) {
			return p.plain(to.passage)
		}
	}
	for ; i < end && i < cue.last+12; i++ {
		if p.is(i, open|shut|semi|colon) {
			return ""
		}
		if !p.is(i, preposition) {
			continue
		}
		a := p.phraseAfter(i+1, end)
		if a.empty() {
			continue
		}
		if p.is(a.last-1, document) && !p.is(a.last-1, capital) || p.medium(a) {
			return p.plain(a)
		}
	}
	return ""
}

// medium reports whether a phrase names an outlet.
func (p *page) medium(a passage) bool {
	for i := a.first; i < a.last; i++ {
		if p.is(i, outlet) && p.is(i, capital) {
			return true
		}
	}
	return false
}
