// Package country knows the world's states by the names that newspapers use
// for them: the state's own name, its adjective and people, its capital and
// usual metonyms of its government, and its names in some other languages.
//
// The table is countries.tsv, a header and a line for each country, with tabs
// between columns and "; " between the values of one. A value stands for one
// country only, whatever its case: what two countries share (Congo, Congolese,
// Dominican, Korean) or a country with its continent (European) is left out,
// because a wrong country is worse than none. Brussels is the European
// Union's, as newspapers use it; Belgium has its prime minister's address.
package country

import (
	"slices"
	"strings"
)

// A Country is a state, or one of the few territories and unions that are
// spoken of like one, with the ways to write it. Callers must not change its
// slices, which are shared.
type Country struct {
	Name string // the English short name: "Germany"

	// Aliases are other English names, short forms and former names, and those
	// parts of the country whose names would read as another country's
	// (Northern Ireland, New Mexico). May be empty.
	Aliases []string

	// Adjectives are the adjective and what its people are called, singular
	// and plural. Empty where they are shared.
	Adjectives []string

	// Capitals are the capital, or capitals, and usual metonyms of the
	// government (Kremlin, Downing Street).
	Capitals []string

	// Foreign are names of the country and its capital in other languages,
	// mainly those of Europe. May be empty.
	Foreign []string

	// Cased are those of the values above, as written there, that are also
	// everyday words or first names in some language: they mean the country
	// only with a capital initial, or in capitals where written in capitals
	// here (US).
	Cased []string
}

// Terms lists every way to write the country, Name first, each once.
func (c Country) Terms() []string {
	terms := []string{c.Name}
	for _, list := range [][]string{c.Aliases, c.Adjectives, c.Capitals, c.Foreign} {
		for _, term := range list {
			if !slices.Contains(terms, term) {
				terms = append(terms, term)
			}
		}
	}
	return terms
}

// All lists the countries in the order of the table, which is by name.
func All() []Country { return slices.Clone(load().all) }

// Lookup finds a country by its name or an alias. Case, dots, surrounding
// space and a leading "the" do not matter; adjectives, capitals and foreign
// names do not count. It reports false for a name it does not know.
func Lookup(name string) (Country, bool) {
	t := load()
	at, ok := t.byName[key(name)]
	if !ok {
		return Country{}, false
	}
	return t.all[at], true
}

// key is what Lookup compares of a name.
func key(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, ".", ""))
	name = strings.Join(strings.Fields(name), " ")
	return strings.TrimPrefix(name, "the ")
}
