package index

import (
	"strings"
	"testing"

	"onrecord/corpus"
)

func joined(fragments []Fragment) string {
	var b strings.Builder
	for _, f := range fragments {
		b.WriteString(f.Text)
	}
	return b.String()
}

func TestFragments(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text  string
		query Query
		want  string
	}{
		{"Cranes stand still.", Query{}, "Cranes stand still."},
		{"Cranes stand still.", Text("crane still"), "«Cranes» stand «still»."},
		{"Boots on the ground, boots.", phrase("boots on the ground"), "«Boots on the ground», boots."},
		{"Boots on the ground, boots.", Text("boots ground"), "«Boots» on the «ground», «boots»."},
		{"a very big red barn", Query{Clauses: []Clause{{Phrases: []string{"big red", "red barn"}}}}, "a very «big red barn»"},
		{"It won’t, Ada’s lawyers say", Text("not Ada"), "It «won’t», «Ada’s» lawyers say"},
		{"Le café “Été” à côté", Text("cafe ete"), "Le «café» “«Été»” à côté"},
		{"A cease-fire.", Text("ceasefire"), "A «cease-fire»."},
	} {
		hits := find(t, build(t, facts(test.text)), test.query)
		if len(hits) != 1 {
			t.Errorf("%q: %d hits, want 1", test.text, len(hits))
			continue
		}
		if got := shown(hits[0].Fragments); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestFragmentsEndWhereVerbatimWordsDo(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		kind  corpus.Kind
		text  string
		query Query
		want  []Fragment
	}{
		{corpus.Partial, `He spoke of a "great red barn" there.`, phrase("red barn"), []Fragment{
			{`He spoke of a "`, false, false}, {"great ", false, true}, {"red barn", true, true}, {`" there.`, false, false},
		}},
		{corpus.Partial, `A "great" barn`, phrase("great barn"), []Fragment{
			{`A "`, false, false}, {"great", true, true}, {`" barn`, true, false},
		}},
		{corpus.Quote, "One barn […] two barns", Text("barn"), []Fragment{
			{"One ", false, true}, {"barn", true, true}, {corpus.Break, false, false}, {"two ", false, true}, {"barns", true, true},
		}},
		{corpus.Fact, "A barn", Text("barn"), []Fragment{{"A ", false, false}, {"barn", true, false}}},
	} {
		x := build(t, &corpus.Corpus{Statements: []*corpus.Statement{statement("s", test.kind, test.text)}})
		hits := find(t, x, test.query)
		if len(hits) != 1 {
			t.Errorf("%q: %d hits, want 1", test.text, len(hits))
			continue
		}
		got := hits[0].Fragments
		for i := range max(len(got), len(test.want)) {
			if i >= len(got) || i >= len(test.want) || got[i] != test.want[i] {
				t.Errorf("%s %q: got %+v, want %+v", test.kind, test.text, got, test.want)
				break
			}
		}
	}
}

func FuzzFragments(f *testing.F) {
	for i, text := range []string{
		"", "Cranes stand still.", `A "great red barn" there`, "One barn […] two barns", "It won’t, Ada’s “café” says",
		"„so“ «la» \"unclosed", "cease-fire\xff\xfe-fire U.S.-led", "\u202e\u200b日本語 İ ſ ß 👍🏽", " […]  […] ",
	} {
		f.Add(text, uint8(i), "red barn")
		f.Add(text, uint8(i+1), text)
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8, words string) {
		s := statement("s", corpus.Kinds[int(kind)%len(corpus.Kinds)], text)
		x := build(t, &corpus.Corpus{Statements: []*corpus.Statement{s}})
		q := Text(words)
		q.Clauses = append(q.Clauses, Clause{Phrases: []string{words, text}})
		for _, q := range []Query{q, {}} {
			for _, h := range find(t, x, q) {
				if got := joined(h.Fragments); got != text {
					t.Fatalf("the fragments make %q of %q", got, text)
				}
				checkMatches(t, h)
			}
		}
	})
}

// checkMatches fails where what matched and what is marked do not agree.
func checkMatches(t *testing.T, h Hit) {
	t.Helper()
	inText, marked := false, false
	for _, m := range h.InText {
		inText = inText || m
	}
	for _, f := range h.Fragments {
		marked = marked || f.Match
		if f.Text == "" {
			t.Fatalf("empty fragment in %+v", h.Fragments)
		}
	}
	if inText != marked {
		t.Fatalf("%q: matched in text: %v, marked: %v", h.Statement.Text, inText, marked)
	}
}
