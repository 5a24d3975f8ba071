package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/corpus"
)

// statement is a statement of text alone.
func statement(id string, kind corpus.Kind, text string) *corpus.Statement {
	return &corpus.Statement{ID: id, Kind: kind, Text: text, Parts: strings.Split(text, corpus.Break)}
}

// facts is a corpus of facts with IDs from "0".
func facts(texts ...string) *corpus.Corpus {
	c := &corpus.Corpus{}
	for i, text := range texts {
		c.Statements = append(c.Statements, statement(fmt.Sprint(i), corpus.Fact, text))
	}
	return c
}

func build(t testing.TB, c *corpus.Corpus) *Index {
	t.Helper()
	x, err := Build(c, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func find(t testing.TB, x *Index, q Query) []Hit {
	t.Helper()
	hits, err := x.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return hits
}

// ids of the hits, in their order.
func ids(hits []Hit) string {
	var all []string
	for _, h := range hits {
		all = append(all, h.Statement.ID)
	}
	return strings.Join(all, " ")
}

// shown is the text of fragments with «what matched» set off.
func shown(fragments []Fragment) string {
	var b strings.Builder
	for _, f := range fragments {
		if f.Match {
			b.WriteString("«" + f.Text + "»")
			continue
		}
		b.WriteString(f.Text)
	}
	return b.String()
}

// phrase is the query for one wording.
func phrase(words string) Query {
	return Query{Clauses: []Clause{{Phrases: []string{words}}}}
}

// invented is a corpus of n statements of made-up words, some of them much
// more frequent than others, as in a language.
func invented(n int) *corpus.Corpus {
	r := rand.New(rand.NewPCG(1, 2))
	words := rand.NewZipf(r, 1.1, 8, 30_000)
	texts := make([]string, n)
	for i := range texts {
		var text []string
		for range 8 + r.IntN(20) {
			text = append(text, invent(words.Uint64()))
		}
		texts[i] = strings.Join(text, " ") + "."
	}
	return facts(texts...)
}

// invent spells number n as a word.
func invent(n uint64) string {
	syllables := []string{"ka", "lo", "mi", "ru", "ten", "so", "vu", "par", "ni", "del"}
	word := "b"
	for ; ; n /= 10 {
		word += syllables[n%10]
		if n < 10 {
			return word
		}
	}
}
