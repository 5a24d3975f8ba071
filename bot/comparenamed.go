package bot

import (
	"slices"

	"onrecord/corpus/names"
	"onrecord/index"
)

// named lists the people on record whom a text names, by name or role. A first
// name alone names nobody: many share it.
func (b *Bot) named(text string) []Person {
	text = Clean(text)
	tokens := names.Tokens(text)
	everyone := b.everyone()
	var list []Person
	for _, m := range b.book.FindTokens(tokens) {
		if m.Stranger || m.Kind() != names.Person || m.FirstName() || m.Surname() && strangersName(text, tokens, m.From) {
			continue
		}
		for _, n := range m.Names {
			is := func(p Person) bool { return p.Person == n.Person }
			if !slices.ContainsFunc(list, is) {
				list = append(list, everyone[slices.IndexFunc(everyone, is)])
			}
		}
	}
	return list
}

// strangersName reports whether the word before a surname makes it somebody
// else's, as a first name does that nobody on record has with it.
func strangersName(text string, tokens []names.Token, at int) bool {
	if at == 0 {
		return false
	}
	t := tokens[at-1]
	return t.Capital && !t.Upper && !t.Possessive && text[t.End:tokens[at].Start] == " " &&
		!names.Title(t.Fold) && !beforeNames[t.Fold] && !index.Words(t.Text)[0].Stop
}

// beforeNames are words with a capital that stand before names and are no part
// of them.
var beforeNames = names.WordSet(`
yesterday today tomorrow tonight later earlier meanwhile then now also even only still not no yes after before
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
minister premier envoy ambassador mayor said says told thanks thank breaking
`)
