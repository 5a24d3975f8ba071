package names

import (
	"slices"
	"strings"
	"sync"

	"onrecord/corpus"
	"onrecord/corpus/country"
)

// A Kind says what sort of thing a name belongs to.
type Kind string

// The kinds of names.
const (
	Person  Kind = "person"
	Country Kind = "country"
	Outlet  Kind = "outlet"
)

// A Name is something that can be named.
type Name struct {
	Kind   Kind
	ID     string         // the person's ID; the name of a country or outlet
	Shown  string         // as it is written for a reader
	Person *corpus.Person // nil but for a person
	home   string         // the ID of a person's country; empty: none that is known
}

// Key identifies the name among all kinds: "person:merz".
func (n *Name) Key() string { return string(n.Kind) + ":" + n.ID }

// A form says how much of a name a form of it gives; the lower, the surer.
type form int

const (
	whole   form = iota // the name, an alias, a spelling
	surname             // or what else of the name stands for all of it
	brief               // an outlet's short name: needs "the" or a capital
	first               // a first name
)

// An entry is one way to write a name.
type entry struct {
	words []string // folded
	name  *Name
	form  form
	cased bool // counts only where it is written with a capital
	city  bool // a capital, which is a place as well
}

// A Book knows the names of one corpus. It does not change, and may be used
// by several goroutines at once.
type Book struct {
	entries map[string][]entry // by first word, longest first
	roles   map[string][]role  // by first word, longest first
	people  []*Name            // in the order of the corpus
	near    []nearForm         // forms that a misspelling is compared with
}

// New makes the book of c's people and outlets, and of the world's countries.
func New(c *corpus.Corpus) *Book {
	b := &Book{
		entries: make(map[string][]entry, 4096),
		roles:   map[string][]role{},
	}
	for _, s := range states() {
		b.addCountry(s)
	}
	for _, p := range c.People {
		b.addPerson(p)
	}
	b.addOutlets(c)
	for _, list := range b.entries {
		slices.SortStableFunc(list, func(x, y entry) int { return len(y.words) - len(x.words) })
	}
	for _, list := range b.roles {
		slices.SortStableFunc(list, func(x, y role) int { return len(y.words) - len(x.words) })
	}
	return b
}

// People lists the corpus's people as names, in its order.
func (b *Book) People() []*Name { return b.people }

// Of lists the people of a country, in the order of the corpus.
func (b *Book) Of(state *Name) []*Name {
	var people []*Name
	for _, n := range b.people {
		if n.home != "" && n.home == state.ID {
			people = append(people, n)
		}
	}
	return people
}

// Folded gives the words of a text as they are compared.
func Folded(text string) []string { return Folds(Tokens(text)) }

// Folds gives the words as they are compared.
func Folds(tokens []Token) []string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = t.Fold
	}
	return words
}

func (b *Book) add(text string, name *Name, f form, cased bool) {
	b.addEntry(Folded(text), entry{name: name, form: f, cased: cased})
}

func (b *Book) addWords(words []string, name *Name, f form) {
	b.addEntry(words, entry{name: name, form: f})
}

// addEntry adds a way to write a name, once.
func (b *Book) addEntry(words []string, e entry) {
	if len(words) == 0 {
		return
	}
	e.words = words
	for _, have := range b.entries[words[0]] {
		if have.name == e.name && slices.Equal(have.words, words) {
			return
		}
	}
	b.entries[words[0]] = append(b.entries[words[0]], e)
	if e.name.Kind != Country && e.form != brief {
		b.near = append(b.near, nearForms(words, e.name)...)
	}
}

// A state is a country with the ways to write it.
type state struct {
	name    string
	entries []entry // without the name
}

// states are those of the world. They are the same in every book, and to fold
// them is most of the work on a small one.
var states = sync.OnceValue(func() []state {
	var list []state
	for _, c := range country.All() {
		s := state{name: c.Name}
		for _, term := range c.Terms() {
			s.entries = append(s.entries, entry{
				words: Folded(term),
				cased: slices.Contains(c.Cased, term),
				city:  slices.Contains(c.Capitals, term),
			})
		}
		list = append(list, s)
	}
	return list
})

func (b *Book) addCountry(s state) {
	name := &Name{Kind: Country, ID: s.name, Shown: s.name}
	for _, e := range s.entries {
		e.name = name
		b.addEntry(e.words, e)
	}
}

func (b *Book) addPerson(p *corpus.Person) {
	home, _ := country.Lookup(p.Country)
	name := &Name{Kind: Person, ID: p.ID, Shown: p.Name, Person: p, home: home.Name}
	b.people = append(b.people, name)
	written := append([]string{p.Name}, p.Aliases...)
	for _, s := range p.Spellings {
		written = append(written, s.As)
	}
	for _, text := range written {
		b.add(text, name, whole, false)
	}
	given, family := parts(p.Name)
	for _, text := range written {
		b.addParts(text, name, given, family)
	}
	b.addRoles(name)
}

// particles begin a surname of several words.
var particles = strings.Fields("von van der den de da do dos du di la le al el bin ben ter ten zu af av ni nic o mac mc st saint san santa abu ibn")

// parts cuts a name into its first word and its surname, both folded. A name
// of one word is all surname.
func parts(name string) (given string, family []string) {
	tokens := Tokens(name)
	words := Folds(tokens)
	if len(words) < 2 {
		return "", words
	}
	at := len(words) - 1
	for at > 1 && name[tokens[at-1].End:tokens[at].Start] == "-" {
		at--
	}
	for i := 1; i < at; i++ {
		if slices.Contains(particles, words[i]) {
			at = i
			break
		}
	}
	return words[0], words[at:]
}

// addParts adds surname and first name of one way to write a name. An alias
// such as "the iron lady" has neither: its words are used only where they are
// spellings of the name's own.
func (b *Book) addParts(text string, name *Name, given string, family []string) {
	tokens := Tokens(text)
	for len(tokens) > 1 && titles[tokens[0].Fold] {
		tokens = tokens[1:]
	}
	if len(tokens) < 2 || len(family) == 0 {
		return
	}
	last := tokens[len(tokens)-1].Fold
	if tokens[0].Fold == given || alike(last, family[len(family)-1]) {
		b.addWords([]string{last}, name, surname)
		if len(family) > 1 {
			b.addWords(family, name, surname)
		}
		if first := family[0]; len(family) > 1 && !slices.Contains(particles, first) {
			b.addWords([]string{first}, name, surname)
		}
	}
	if word := tokens[0].Fold; alike(word, given) {
		b.addWords([]string{word}, name, first)
	}
}

// WordSet makes a set of the words in a text, as they are compared.
func WordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[Fold(w)] = true
	}
	return m
}
