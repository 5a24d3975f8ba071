package extract

import (
	"slices"
	"sort"
	"strings"
)

// furthestMention bounds how many mentions back a pronoun may reach.
const furthestMention = 24

// personOf gives the person of the cast whom a party is, -1 for none, and
// whoever else it may be.
func (p *page) personOf(who party) (int, []int) {
	switch who.kind {
	case named:
		return p.namesake(who)
	case pronominal:
		return p.antecedent(who)
	case nominal:
		return p.holder(who), nil
	}
	return -1, nil
}

// mentionsBefore gives how many mentions begin before token i.
func (p *page) mentionsBefore(i int) int {
	return sort.Search(len(p.cast.mentions), func(n int) bool { return p.cast.mentions[n].first >= i })
}

// namesake gives the person whose name a party holds. Of people who share a
// surname, and are named about as often, all are possible.
func (p *page) namesake(who party) (int, []int) {
	for n := p.mentionsBefore(who.head.first); n < len(p.cast.mentions) && p.cast.mentions[n].first < who.head.last; n++ {
		m := p.cast.mentions[n]
		if m.last != who.head.last {
			continue
		}
		if m.last-m.first > 1 {
			return m.person, nil
		}
		return m.person, p.rivals(m.person, p.plainWord(m.first))
	}
	return -1, nil
}

// rivals gives who else may be meant by a surname: whoever is named at least
// half as often.
func (p *page) rivals(n int, surname string) []int {
	var all []int
	for _, m := range p.cast.bySurname[surname] {
		if m != n && 2*p.cast.people[m].count >= p.cast.people[n].count {
			all = append(all, m)
		}
	}
	return all
}

// antecedent gives whom he, she or who stands for: nearness counts, and being
// the subject, and being known as a man or a woman.
func (p *page) antecedent(who party) (int, []int) {
	word := p.toks[who.first].class
	before := p.mentionsBefore(who.first)
	if word&relative != 0 && before > 0 && who.first-p.cast.mentions[before-1].last < 3 {
		return p.cast.mentions[before-1].person, nil
	}
	if word&(he|she) == 0 {
		return -1, nil
	}
	scores := map[int]int{}
	for n := before - 1; n >= 0 && n >= before-furthestMention; n-- {
		m := p.cast.mentions[n]
		if p.is(m.first, inside) {
			continue
		}
		x := &p.cast.people[m.person]
		if word&he != 0 && x.she > x.he || word&she != 0 && x.he > x.she {
			continue
		}
		score := max(0, 60-p.sentencesBetween(m.first, who.first)*12)
		if m.subject || p.speaks(m) {
			score += 20
		}
		if x.he+x.she > 0 {
			score += 8
		}
		if p.is(m.last-1, possessive) {
			score -= 15
		}
		scores[m.person] = max(scores[m.person], score)
	}
	return p.best(scores)
}

// best gives the person of the highest score, and those close behind.
func (p *page) best(scores map[int]int) (int, []int) {
	var people []int
	for n := range scores {
		people = append(people, n)
	}
	slices.SortFunc(people, func(a, b int) int {
		if scores[a] != scores[b] {
			return scores[b] - scores[a]
		}
		return a - b
	})
	if len(people) == 0 || scores[people[0]] == 0 {
		return -1, nil
	}
	close := 1
	for close < len(people) && scores[people[0]]-scores[people[close]] < 4 {
		close++
	}
	return people[0], people[1:close]
}

// speaks reports whether a verb of saying stands next to a mention.
func (p *page) speaks(m mention) bool {
	return p.is(m.last, speaks) || p.is(m.first-1, speaks) && !p.is(m.first-1, title|role)
}

// sentencesBetween counts the sentences that end between two tokens, up to 6.
func (p *page) sentencesBetween(i, j int) int {
	at := func(tok int) int {
		return sort.Search(len(p.sentences), func(n int) bool { return p.sentences[n].first > tok })
	}
	return min(6, at(j)-at(i))
}

// holder gives who is called by a role: the chancellor. It is the one named
// last of those whom the text gives that role.
func (p *page) holder(who party) int {
	if !p.is(who.first, determiner) || p.bare(who.first) != "the" {
		return -1
	}
	noun := p.bare(who.head.first)
	before := p.mentionsBefore(who.first)
	for n := before - 1; n >= 0 && n >= before-2*furthestMention; n-- {
		m := p.cast.mentions[n]
		if slices.Contains(p.cast.people[m.person].nouns, noun) {
			return m.person
		}
	}
	return -1
}

// known gives the ID, in Options.Known, of whoever bears a name, or "": by the
// whole name or an alias or, where one alone has it, by surname.
func (p *page) knownAs(name string) string {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return ""
	}
	id := ""
	for _, k := range p.options.Known {
		for _, n := range append([]string{k.Name}, k.Aliases...) {
			other := strings.Fields(strings.ToLower(n))
			switch {
			case slices.Equal(words, other):
				return k.ID
			case len(other) == 0 || len(words) > 1 && len(other) > 1 || words[len(words)-1] != other[len(other)-1] || id == k.ID:
			case id == "":
				id = k.ID
			default:
				id = "?"
			}
		}
	}
	return strings.TrimPrefix(id, "?")
}
