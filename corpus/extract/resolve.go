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
	at := p.sentenceNumber(who.first)
	var scores []score
	for n := before - 1; n >= 0 && n >= before-furthestMention; n-- {
		m := p.cast.mentions[n]
		if at-m.sentence > 5 {
			break
		}
		if p.is(m.first, inside) {
			continue
		}
		x := &p.cast.people[m.person]
		if word&he != 0 && x.she > x.he || word&she != 0 && x.he > x.she {
			continue
		}
		points := max(0, 60-(at-m.sentence)*12)
		if m.subject || p.speaks(m) {
			points += 20
		}
		if x.he+x.she > 0 {
			points += 8
		}
		if p.is(m.last-1, possessive) {
			points -= 15
		}
		scores = raise(scores, m.person, points)
	}
	return best(scores)
}

// score is how likely a person is meant.
type score struct{ person, points int }

// raise sets the score of a person, unless it is higher already.
func raise(scores []score, person, points int) []score {
	for i := range scores {
		if scores[i].person == person {
			scores[i].points = max(scores[i].points, points)
			return scores
		}
	}
	return append(scores, score{person, points})
}

// best gives the person of the highest score, and those close behind.
func best(scores []score) (int, []int) {
	slices.SortFunc(scores, func(a, b score) int {
		if a.points != b.points {
			return b.points - a.points
		}
		return a.person - b.person
	})
	if len(scores) == 0 || scores[0].points <= 0 {
		return -1, nil
	}
	var others []int
	for _, s := range scores[1:] {
		if scores[0].points-s.points < 4 {
			others = append(others, s.person)
		}
	}
	return scores[0].person, others
}

// speaks reports whether a verb of saying stands next to a mention.
func (p *page) speaks(m mention) bool {
	return p.is(m.last, speaks) || p.is(m.first-1, speaks) && !p.is(m.first-1, title|role)
}

// sentenceNumber gives the sentence that a token stands in, counted from 1.
func (p *page) sentenceNumber(tok int) int {
	return sort.Search(len(p.sentences), func(n int) bool { return p.sentences[n].first > tok })
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
