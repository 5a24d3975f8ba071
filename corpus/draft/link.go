package draft

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/country"
	"onrecord/corpus/names"
)

// A Linker tells which people an article means by a name or a role. It does not
// change, and may be used by several goroutines at once.
type Linker struct {
	people []known
	book   *names.Book
}

// known is somebody on record, with the words of each way to write the name.
type known struct {
	*corpus.Person
	forms [][]string
}

// NewLinker makes a linker for these people.
func NewLinker(people []*corpus.Person) *Linker {
	l := &Linker{book: names.New(&corpus.Corpus{People: people})}
	for _, p := range people {
		k := known{Person: p}
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			k.forms = append(k.forms, nameWords(name))
		}
		for _, s := range p.Spellings {
			k.forms = append(k.forms, nameWords(s.As))
		}
		l.people = append(l.people, k)
	}
	return l
}

// Link gives who may be meant by a name, or by a role such as "the German
// chancellor"; role is what the article says of them, or "". It is sure where
// it is one of them and nobody else: by the whole name, by a surname that only
// one has, or by a role in a country that only one has. A first name that is
// only much like one on record, a country that is another, or a surname with
// another role leave it open. Without people it is somebody unknown.
func (l *Linker) Link(name, role string) (people []*corpus.Person, sure bool) {
	words := nameWords(name)
	if len(words) == 0 || !isName(name) {
		return l.byRole(name)
	}
	if people = l.exact(words); len(people) > 0 {
		return l.narrowed(people, role, true)
	}
	if people, sure = l.byPart(words, role); len(people) > 0 {
		return people, sure
	}
	if people, sure = l.nearly(words); len(people) > 0 {
		narrowed, alone := l.narrowed(people, role, sure)
		return narrowed, sure && alone
	}
	return l.byRole(name) // "German Chancellor", as it begins a sentence
}

// exact gives those whose name, alias or spelling the words are.
func (l *Linker) exact(words []string) []*corpus.Person {
	var people []*corpus.Person
	for _, k := range l.people {
		if slices.ContainsFunc(k.forms, func(form []string) bool { return slices.Equal(form, words) }) {
			people = append(people, k.Person)
		}
	}
	return people
}

// byPart gives those whose surname it is.
func (l *Linker) byPart(words []string, role string) ([]*corpus.Person, bool) {
	tokens := names.Tokens(strings.Join(words, " "))
	for i := range tokens {
		tokens[i].Capital = true
	}
	mentions := l.book.FindTokens(tokens)
	if len(mentions) != 1 {
		return nil, false
	}
	m := mentions[0]
	if m.Role || m.Stranger || m.Kind() != names.Person || m.To-m.From != len(tokens) || len(m.Names) == 0 {
		return nil, false
	}
	people := persons(m.Names)
	if m.FirstName() {
		return people, false
	}
	return l.narrowed(people, role, len(people) > 1 || l.fits(people[0], role))
}

func persons(list []*names.Name) []*corpus.Person {
	var people []*corpus.Person
	for _, n := range list {
		people = append(people, n.Person)
	}
	return people
}

// nearly gives those whose first and last word the words have, with others
// between, or a first word that one may be short for.
func (l *Linker) nearly(words []string) (people []*corpus.Person, sure bool) {
	if len(words) < 2 {
		return nil, false
	}
	sure = true
	for _, k := range l.people {
		for _, form := range k.forms {
			if len(form) < 2 || form[len(form)-1] != words[len(words)-1] {
				continue
			}
			same := form[0] == words[0]
			if !same && !shortFor(form[0], words[0]) && !shortFor(words[0], form[0]) {
				continue
			}
			// Two middle names that differ may be two people.
			sure = sure && same && (len(form) == 2 || len(words) == 2)
			people = append(people, k.Person)
			break
		}
	}
	return people, sure && len(people) == 1
}

// shortFor reports whether a first name may stand for a longer one: J. or Matt.
func shortFor(short, long string) bool {
	return short != long && (len(short) == 1 || len(short) >= 3) && strings.HasPrefix(long, short)
}

// narrowed leaves those whom the role fits, if it fits any but not all, and
// tells whether one is left whose country is not another one.
func (l *Linker) narrowed(people []*corpus.Person, role string, sure bool) ([]*corpus.Person, bool) {
	if len(people) > 1 && role != "" {
		var fit []*corpus.Person
		for _, p := range people {
			if p.Role != "" && l.fits(p, role) {
				fit = append(fit, p)
			}
		}
		if len(fit) == 1 {
			return fit, sure
		}
	}
	return people, sure && len(people) == 1 && !l.foreign(people[0], role)
}

// fits reports whether somebody may have a role: it shares a word with what is
// known, or one of the two is not known.
func (l *Linker) fits(p *corpus.Person, role string) bool {
	if role == "" || p.Role == "" {
		return true
	}
	if l.foreign(p, role) {
		return false
	}
	theirs := names.Folded(p.Role)
	return slices.ContainsFunc(names.Folded(role), func(word string) bool {
		return len(word) > 2 && slices.Contains(theirs, word)
	})
}

// foreign reports whether a role begins with a country that is not theirs.
func (l *Linker) foreign(p *corpus.Person, role string) bool {
	home, ok := country.Lookup(p.Country)
	if !ok {
		return false
	}
	mentions := l.book.Find(role)
	if len(mentions) == 0 || mentions[0].From > 0 {
		return false
	}
	states := mentions[0].Within // of a role that somebody has, or nobody
	if mentions[0].Kind() == names.Country {
		states = mentions[0].Names
	}
	return len(states) == 1 && states[0].ID != home.Name
}

// byRole gives those whose role it is, and nothing else. Without a country it is
// never sure.
func (l *Linker) byRole(text string) (people []*corpus.Person, sure bool) {
	tokens := names.Tokens(withoutArticle(text))
	mentions := l.book.FindTokens(tokens)
	if len(mentions) != 1 {
		return nil, false
	}
	m := mentions[0]
	if !m.Role || m.Stranger || len(m.Names) == 0 || m.Kind() != names.Person || m.From > 0 || m.To < len(tokens) {
		return nil, false
	}
	people = persons(m.Names)
	return people, len(people) == 1 && len(m.Within) > 0
}

// nameWords gives the words of a name as they are compared, without titles in
// front of it and what may stand behind it.
func nameWords(name string) []string {
	words := names.Folded(withoutArticle(name))
	for len(words) > 2 && (words[len(words)-1] == "jr" || words[len(words)-1] == "sr") {
		words = words[:len(words)-1]
	}
	for i := len(words) - 3; i > 0; i-- {
		if names.Title(words[i]) {
			words = words[i+1:] // "German Chancellor Friedrich Merz"
			break
		}
	}
	for len(words) > 0 && names.Title(words[0]) {
		words = words[1:]
	}
	return words
}
