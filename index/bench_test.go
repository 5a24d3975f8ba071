package index

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"onrecord/corpus"
)

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{30, 10_000} {
		c := invented(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				buildAndClose(b, c)
			}
		})
	}
}

func buildAndClose(b *testing.B, c *corpus.Corpus) {
	x, err := Build(c, nil)
	if err != nil {
		b.Fatal(err)
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
}

// alternatives is a clause as a topic gives it, few of its terms frequent.
var alternatives = []string{
	invent(3), invent(14), invent(40), invent(77) + " " + invent(2), invent(160),
	invent(500), invent(1200), invent(4) + " " + invent(1), invent(2600), invent(9000),
}

func BenchmarkSearch(b *testing.B) {
	clause := Query{Clauses: []Clause{{Phrases: alternatives}}}
	three := Text(strings.Join([]string{invent(30), invent(200), invent(900)}, " "))
	three.Limit = 10
	for _, bench := range []struct {
		name  string
		size  int
		query Query
	}{
		{"alternatives/30", 30, clause},
		{"everything/30", 30, Query{}},
		{"words/30", 30, three},
		{"words/100000", 100_000, three},
	} {
		b.Run(bench.name, func(b *testing.B) {
			x := build(b, invented(bench.size))
			b.ReportAllocs()
			for b.Loop() {
				find(b, x, bench.query)
			}
		})
	}
}

// BenchmarkBleveMatch asks Bleve itself, over the same index and for the same
// words, without the texts that Search returns.
func BenchmarkBleveMatch(b *testing.B) {
	for _, bench := range []struct {
		name, words string
	}{
		{"alternatives/30", strings.Join(alternatives, " ")},
		{"words/30", strings.Join([]string{invent(30), invent(200), invent(900)}, " ")},
	} {
		b.Run(bench.name, func(b *testing.B) {
			x := build(b, invented(30))
			query := bleve.NewMatchQuery(bench.words)
			query.SetField(fieldText)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := x.bleve.SearchInContext(context.Background(), bleve.NewSearchRequest(query)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
