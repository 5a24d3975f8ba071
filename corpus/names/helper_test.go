package names_test

import (
	"strings"
	"sync"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/names"
)

// declaration is the book of the embedded corpus.
func declaration(t testing.TB) *names.Book {
	t.Helper()
	b, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

var shared = sync.OnceValues(func() (*names.Book, error) {
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		return nil, err
	}
	return names.New(c), nil
})

// island is the book of an invented corpus: a surname held by two, surnames
// of several words, names that are words, an outlet with an article.
func island() *names.Book {
	return names.New(&corpus.Corpus{
		People: []*corpus.Person{
			{ID: "ada", Name: "Ada Solbakken", Role: "Mayor of Vik", Country: "Norway"},
			{ID: "odd", Name: "Odd Solbakken", Role: "Harbour master", Country: "Norway"},
			{ID: "roarty", Name: "Declan Roarty", Role: "Harbour master", Country: "Ireland"},
			{ID: "velde", Name: "Joost van der Velde", Role: "Deputy mayor of Vik", Country: "Netherlands"},
			{ID: "quist", Name: "Petra Quist-Obi", Role: "Chairwoman of the Skippers' League"},
			{ID: "may", Name: "Tessa May", Role: "Pilot"},
			{ID: "brien", Name: "Sinéad O'Brien", Role: "Mediator", Aliases: []string{"the iron pilot"}},
			{ID: "orm", Name: "Orm", Role: "President of the rowing club", Country: "Norway"},
		},
		Outlets: []*corpus.Outlet{{Name: "Die Vik Post"}, {Name: "Quay Radio", Aliases: []string{"QR"}}},
	})
}

// brief writes mentions as "words = who or what, in where", with ! for a
// stranger, ? for a surname alone and % for a first name alone.
func brief(mentions []names.Mention) string {
	var list []string
	for _, m := range mentions {
		text := m.Text + " ="
		for _, n := range m.Names {
			if !m.Stranger {
				text += " " + n.ID
			}
		}
		for _, n := range m.Within {
			text += " in " + n.ID
		}
		switch {
		case m.Stranger:
			text += " !"
		case m.Surname():
			text += " ?"
		case m.FirstName():
			text += " %"
		}
		list = append(list, text)
	}
	return strings.Join(list, "; ")
}
