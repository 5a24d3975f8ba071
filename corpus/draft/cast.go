package draft

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/extract"
	"onrecord/corpus/names"
)

// A cast is who speaks in one article: people on record, and those that it adds.
type cast struct {
	linker *Linker
	known  map[string]*corpus.Person // by ID
	taken  ids
	source string                    // the article's ID
	added  []*corpus.Person          // in the order that they were met
	unsaid map[string]*corpus.Person // added, by name and in lower case
}

func newCast(record *corpus.Corpus, source string) *cast {
	people := peopleOf(record)
	c := &cast{linker: NewLinker(people), known: map[string]*corpus.Person{}, taken: ids{}, source: source, unsaid: map[string]*corpus.Person{}}
	for _, p := range people {
		c.known[p.ID] = p
		c.taken[p.ID] = 0
	}
	return c
}

// peopleOf lists whom a record and its drafts know.
func peopleOf(record *corpus.Corpus) []*corpus.Person {
	return slices.Concat(record.People, record.DraftPeople)
}

// speaker gives who said something, nil where that is not clear; then those that
// are possible are listed, if there are any.
func (c *cast) speaker(q extract.Quotation) (speaker *corpus.Person, possible []*corpus.Person) {
	if p := c.known[q.PersonID]; p != nil && len(q.Candidates) < 2 {
		return p, nil
	}
	called := q.Candidates
	if len(called) < 2 {
		called = []string{q.Speaker}
	} else if i := slices.Index(called, q.Speaker); i > 0 {
		called = slices.Concat(called[i:i+1], called[:i], called[i+1:])
	}
	for _, name := range called {
		role := ""
		if name == q.Speaker {
			role = q.Role
		}
		for _, p := range c.people(clip(name), clip(role)) {
			if !slices.Contains(possible, p) {
				possible = append(possible, p)
			}
		}
	}
	if len(possible) == 1 && c.sure(possible[0], called, q.Role) {
		return possible[0], nil
	}
	return nil, possible
}

// sure reports whether the one possible speaker is the speaker: a role alone may
// be somebody else's.
func (c *cast) sure(p *corpus.Person, called []string, role string) bool {
	if slices.Contains(c.added, p) {
		return true
	}
	_, sure := c.linker.Link(clip(called[0]), clip(role))
	return sure
}

// people gives who is meant by a name: those on record, and somebody new where
// it may be none of them.
func (c *cast) people(name, role string) []*corpus.Person {
	if !hasWord(name) {
		return nil
	}
	if people, _ := c.linker.byRole(name); len(people) > 0 {
		return people // nobody new is called by a role
	}
	var people []*corpus.Person
	if isName(name) { // for the crowd of one article is not that of another
		var sure bool
		if people, sure = c.linker.Link(name, role); sure {
			return people
		}
	}
	return append(people, c.add(name, role))
}

// isName reports whether words are a name and not what somebody is: one that
// does not begin a sentence has a capital, which a role has not.
func isName(words string) bool {
	return strings.ContainsFunc(withoutArticle(words), unicode.IsUpper) || !strings.ContainsFunc(words, unicode.IsLower)
}

// add gives the entry of somebody who is not on record, with what the article
// says of them.
func (c *cast) add(name, role string) *corpus.Person {
	name = withoutArticle(name)
	key := strings.Join(names.Folded(name), " ")
	p := c.unsaid[key]
	if p == nil {
		id := slug(name, 60)
		if !isName(name) {
			id = strings.Trim(slug(id+" "+c.source, maxID-4), "-")
		}
		p = &corpus.Person{ID: c.taken.unique(cmp.Or(id, "person")), Name: name}
		c.unsaid[key] = p
		c.added = append(c.added, p)
	}
	p.Role = cmp.Or(p.Role, role)
	return p
}

// withoutArticle takes an article off a name: the White House, a spokesman, but
// no initial.
func withoutArticle(name string) string {
	article, rest, ok := strings.Cut(name, " ")
	if !ok || !hasWord(rest) {
		return name
	}
	first, _ := utf8.DecodeRuneInString(rest)
	switch strings.ToLower(article) {
	case "the":
		return rest
	case "a", "an":
		if unicode.IsLower(first) {
			return rest
		}
	}
	return name
}
