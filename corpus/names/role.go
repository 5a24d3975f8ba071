package names

import (
	"slices"
	"strings"

	"onrecord/corpus/country"
)

// A role is one way to call a person by what they are.
type role struct {
	words []string // folded
	name  *Name
	rank  int // 0: the whole role, 1: without what it is of, 2: its last words
}

// titles stand before names and say nothing about whose they are.
var titles = WordSet(`mr mrs ms miss dr prof professor sir lord lady dame baroness baron general gen colonel captain admiral major
	president pres chancellor minister premier pm prime secretary ambassador envoy chief leader king queen prince princess pope
	senator governor mayor judge justice director commissioner speaker chair chairman chairwoman spokesman spokeswoman
	herr frau kanzler kanzlerin bundeskanzler bundeskanzlerin prasident premierminister ministerprasident
	monsieur madame chancelier ministre cancelliere signor signora ministro presidente canciller senor senora
	prezydent kanclerz premiera premierka bondskanselier
	президент президента канцлер канцлера премьер министр міністр пан пані господин премʼєр премєр`)

// otherwise gives other words for a role, each both ways.
var otherwise = [][]string{
	{"prime minister", "pm", "premier", "premierminister", "premierministerin", "ministerprasident", "ministerprasidentin", "premier ministre", "premiere ministre", "primo ministro", "presidente del consiglio", "primer ministro", "primera ministra", "premier-minister", "премєр-міністр", "премєр", "премьер"},
	{"chancellor", "kanzler", "bundeskanzler", "chancelier", "cancelliere", "canciller", "kanclerz", "bondskanselier", "канцлер"},
	{"president", "prasident", "presidente", "prezydent", "президент"},
	{"ambassador", "botschafter", "ambassadeur", "ambasciatore", "embajador", "посол"},
	{"envoy", "special envoy", "emissary", "representative", "negotiator"},
	{"foreign minister", "foreign secretary"},
	{"chief executive", "ceo", "chief executive officer"},
	{"chair", "chairman", "chairwoman", "chairperson"},
	{"spokesperson", "spokesman", "spokeswoman"},
	{"mayor", "mayoress"},
}

// heads are the roles that make somebody the leader of a country.
var heads = WordSet("president chancellor premier king queen sultan emir chief leader")

// lesser are the words that make a role another one: a deputy harbour master
// is no harbour master.
var lesser = WordSet("vice deputy former ex acting assistant under shadow junior associate co interim designate elect")

// addRoles adds the ways to call a person by their role: all of it, as far as
// "of" or "to", and its last words.
func (b *Book) addRoles(name *Name) {
	tokens := Tokens(name.Person.Role)
	words := make([]string, 0, len(tokens))
	for _, t := range tokens {
		words = append(words, t.Fold)
	}
	whole := b.withoutCountry(words)
	if len(whole) == 0 {
		return
	}
	b.addRole(whole, name, 0)
	head := whole
	if at := slices.IndexFunc(whole, func(w string) bool { return prepositions[w] }); at > 0 {
		head = whole[:at]
		b.addRole(head, name, 1)
	}
	for i := 1; i < len(head) && !lesser[head[i-1]]; i++ {
		b.addRole(head[i:], name, 2)
	}
	if heads[head[len(head)-1]] || strings.Join(head, " ") == "prime minister" {
		b.addRole([]string{"leader"}, name, 3)
		b.addRole([]string{"head", "of", "state"}, name, 3)
		b.addRole([]string{"head", "of", "government"}, name, 3)
	}
}

var prepositions = WordSet("of to for at in on with from and")

// offices are the roles of those who speak for a country.
var offices = WordSet("president chancellor premier minister king queen ambassador envoy secretary governor senator spokesman spokeswoman spokesperson commissioner diplomat")

// Governs reports whether a person's role is one that speaks for a country.
func (n *Name) Governs() bool {
	if n.Person == nil {
		return false
	}
	head, of, _ := strings.Cut(n.Person.Role, " of ")
	if _, state := country.Lookup(of); of != "" && !state {
		return false // president of a club
	}
	return slices.ContainsFunc(Tokens(head), func(t Token) bool { return offices[t.Fold] })
}

// InRole reports whether a folded word is part of what a person's role is.
func (n *Name) InRole(word string) bool {
	if n.Person == nil {
		return false
	}
	for _, t := range Tokens(n.Person.Role) {
		if t.Fold == word {
			return true
		}
	}
	return false
}

// withoutCountry drops a country at the beginning: it is read by itself.
func (b *Book) withoutCountry(words []string) []string {
	for _, e := range b.entries[first0(words)] {
		if e.name.Kind == Country && hasPrefix(words, e.words) {
			return words[len(e.words):]
		}
	}
	return words
}

func first0(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

func hasPrefix(words, prefix []string) bool {
	return len(words) >= len(prefix) && slices.Equal(words[:len(prefix)], prefix)
}

func (b *Book) addRole(words []string, name *Name, rank int) {
	text := strings.Join(words, " ")
	b.addRoleText(text, name, rank)
	for _, same := range otherwise {
		if slices.Contains(same, text) {
			for _, other := range same {
				b.addRoleText(other, name, rank)
			}
		}
	}
}

func (b *Book) addRoleText(text string, name *Name, rank int) {
	for _, form := range []string{text, text + "s"} {
		words := strings.Fields(strings.ReplaceAll(form, "-", " "))
		b.roles[words[0]] = append(b.roles[words[0]], role{words, name, rank})
	}
}

// roleAt finds the longest role that begins at tokens[i], and those who hold
// it: only the ones whose role it is most exactly. With a country, it is of
// those from there.
func (b *Book) roleAt(tokens []Token, i int, states []*Name) (people []*Name, length int) {
	best := far
	for _, r := range b.roles[tokens[i].Fold] {
		if length > 0 && len(r.words) < length || !match(tokens[i:], r.words) {
			continue
		}
		length = len(r.words)
		if !from(r.name, states) || r.rank == 3 && states == nil {
			continue
		}
		if r.rank < best {
			best, people = r.rank, nil
		}
		if r.rank == best {
			people = addName(people, r.name)
		}
	}
	return people, length
}

// otherRole reports whether the word before the role at tokens[i] makes it
// another: a vice president is no president, a foreign minister no prime
// minister, and the Bavarian one nobody whose country is known.
func (b *Book) otherRole(tokens []Token, i, length int) bool {
	if i == 0 || lesser[tokens[i-1].Fold] {
		return i > 0
	}
	last := tokens[i-1]
	people, _ := b.roleAt(tokens, i, nil)
	if slices.ContainsFunc(people, func(n *Name) bool { return n.InRole(last.Fold) }) {
		return false // the NATO ambassador
	}
	if b.names(last.Fold) || articles[last.Fold] || helping[last.Fold] || beforeBrief[last.Fold] || belonging[last.Fold] || titles[last.Fold] {
		return false
	}
	return i > 1 && last.Capital || b.partOfRole(tokens[i:], length)
}

// names reports whether a word begins a name.
func (b *Book) names(word string) bool { return len(b.entries[word]) > 0 }

// partOfRole reports whether a role of that length is only the last words of
// everybody's who has it.
func (b *Book) partOfRole(tokens []Token, length int) bool {
	for _, r := range b.roles[tokens[0].Fold] {
		if len(r.words) == length && match(tokens, r.words) && r.rank != 2 {
			return false
		}
	}
	return true
}

// from reports whether a person is of one of the countries; no countries: yes.
func from(person *Name, states []*Name) bool {
	if len(states) == 0 {
		return true
	}
	return slices.ContainsFunc(states, func(s *Name) bool { return s.ID == person.home })
}

func match(tokens []Token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].Fold != w {
			return false
		}
	}
	return true
}
