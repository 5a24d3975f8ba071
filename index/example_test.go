package index_test

import (
	"context"
	"fmt"

	"onrecord/corpus"
	"onrecord/index"
)

func ExampleIndex_Search() {
	say := func(id, text string) *corpus.Statement {
		return &corpus.Statement{ID: id, Kind: corpus.Quote, Text: text, Parts: []string{text}}
	}
	x, err := index.Build(&corpus.Corpus{Statements: []*corpus.Statement{
		say("one", "The cranes stand still."),
		say("two", "We will not walk out, whatever they pay."),
		say("three", "They walked out at noon."),
	}}, nil)
	if err != nil {
		panic(err)
	}
	defer x.Close()

	hits, err := x.Search(context.Background(), index.Query{
		Clauses: []index.Clause{{Phrases: []string{"walk out", "strike"}}},
	})
	if err != nil {
		panic(err)
	}
	for _, h := range hits {
		fmt.Print(h.Statement.ID, ": ")
		for _, f := range h.Fragments {
			if f.Match {
				fmt.Print("[", f.Text, "]")
				continue
			}
			fmt.Print(f.Text)
		}
		fmt.Println()
	}
	// Output:
	// three: They [walked out] at noon.
	// two: We will not [walk out], whatever they pay.
}
