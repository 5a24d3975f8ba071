package index

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
)

// harbour is a small corpus with everything that a query can ask for.
func harbour() *corpus.Corpus {
	ada, ben := &corpus.Person{ID: "ada"}, &corpus.Person{ID: "ben"}
	strike := &corpus.Topic{ID: "strike"}
	gazette, unsigned := &corpus.Source{Publisher: "Gazette"}, &corpus.Source{}
	c := facts(
		"Dockers will walk out on Monday.",
		"We are not ruling anything out.",
		"The port authority ruled out a pay rise.",
		"Cranes stand still; the dockers' cranes stood still before.",
		"A ceasefire between the port and the crews is near.",
		"Nobody wants another cease-fire to break.",
	)
	for i, s := range []struct {
		kind    corpus.Kind
		speaker *corpus.Person
		source  *corpus.Source
		via     []string
		topics  []*corpus.Topic
	}{
		{corpus.Quote, ada, gazette, nil, []*corpus.Topic{strike}},
		{corpus.Quote, ada, unsigned, []string{"Radio One", "The Post"}, nil},
		{corpus.Reported, ben, unsigned, []string{"The Post"}, nil},
		{corpus.Fact, nil, gazette, nil, []*corpus.Topic{strike}},
		{corpus.Partial, ben, gazette, []string{"Radio One"}, nil},
		{corpus.Fact, nil, unsigned, nil, nil},
	} {
		st := c.Statements[i]
		st.Kind, st.Speaker, st.Source, st.Via, st.Topics = s.kind, s.speaker, s.source, s.via, s.topics
	}
	return c
}

// mentionsOfPort names the statements that speak of the port.
func mentionsOfPort(s *corpus.Statement) []string {
	if strings.Contains(s.Text, "port") {
		return []string{"port"}
	}
	return nil
}

func harbourIndex(t *testing.T) *Index {
	t.Helper()
	x, err := Build(harbour(), mentionsOfPort)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func TestSearch(t *testing.T) {
	t.Parallel()
	x := harbourIndex(t)
	for _, test := range []struct {
		name  string
		query Query
		want  string
	}{
		{"everything, in order", Query{}, "0 1 2 3 4 5"},
		{"the first of everything", Query{Limit: 2}, "0 1"},
		{"a word", Text("docker"), "0 3"},
		{"a word in any form", Text("cranes standing"), "3"},
		{"no such word", Text("submarine"), ""},
		{"the best of several", Query{Clauses: Text("port dockers cranes").Clauses, Limit: 1}, "3"},
		{"ruled out", phrase("ruled out"), "2"},
		{"not ruled out is not ruled out", phrase("not ruling anything out"), "1"},
		{"not", Text("won't"), "1"},
		{"a phrase with a stop word inside", phrase("walk out on Monday"), "0"},
		{"a stop word stands for any", phrase("port and the crews"), "4"},
		{"words that stand apart", phrase("dockers Monday"), ""},
		{"words in another order", phrase("out walk"), ""},
		{"a phrase ends at its last word", phrase("the dockers"), "0 3"},
		{"joined", phrase("ceasefire"), "4 5"},
		{"hyphenated", phrase("cease-fire"), "5 4"},
		{"in two words", phrase("cease fire"), "5 4"},
		{"a stop word", phrase("the"), ""},
		{"no wording", Query{Clauses: []Clause{{}}}, ""},
		{"any of several wordings", Query{Clauses: []Clause{{Phrases: []string{"walk out", "pay rise"}}}}, "2 0"},
		{"a topic", Query{Clauses: []Clause{{Topics: []string{"strike"}}}}, "0 3"},
		{"a mention", Query{Clauses: []Clause{{Mentions: []string{"port"}}}}, "2 4"},
		{"words before topic", Query{Clauses: []Clause{{Phrases: []string{"cranes"}, Topics: []string{"strike"}}}}, "3 0"},
		{"one speaker", Query{Speakers: []string{"ada"}}, "0 1"},
		{"two speakers", Query{Speakers: []string{"ben", "ada", "ben"}}, "0 1 2 4"},
		{"an unknown speaker", Query{Speakers: []string{"eve"}}, ""},
		{"an outlet in via", Query{Outlets: []string{"The Post"}}, "1 2"},
		{"a publisher", Query{Outlets: []string{"Gazette"}}, "0 3 4"},
		{"part of an outlet's name", Query{Outlets: []string{"Post"}}, ""},
		{"kinds", Query{Kinds: []corpus.Kind{corpus.Fact, corpus.Partial}}, "3 4 5"},
		{"all filters", Query{
			Speakers: []string{"ben"}, Outlets: []string{"Radio One", "The Post"}, Kinds: []corpus.Kind{corpus.Partial},
		}, "4"},
		{"words and a filter", Query{Clauses: Text("port").Clauses, Speakers: []string{"ada"}}, ""},
		{"filters and a limit", Query{Speakers: []string{"ben", "ada"}, Limit: 3}, "0 1 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := ids(find(t, x, test.query)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestText(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"":                         "",
		"the":                      "",
		"What did they say to us?": "say us",
		"port Port the ports":      "port",
		"a cease-fire":             "cease cease-fire fire",
	} {
		var got []string
		for _, c := range Text(words).Clauses {
			got = append(got, c.Phrases...)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("Text(%q) looks for %q, want %q", words, got, want)
		}
	}
}

func TestNoQuerySyntax(t *testing.T) {
	t.Parallel()
	x := harbourIndex(t)
	plain := find(t, x, Text("port dockers speaker ada"))
	for _, words := range []string{
		"+port -dockers speaker:ada", `"port dockers" (speaker ada`, "port~2 dockers^9 *speaker* ada?",
		"port\x00 dockers\x1b[31m speaker\u202e ada", "\xff port \xc3( dockers speaker ada \xed\xa0\x80", "/port/ [dockers TO speaker] {ada}",
	} {
		got := find(t, x, Text(words))
		if len(got) != len(plain) || ids(got) != ids(plain) || got[0].Fragments[0] != plain[0].Fragments[0] {
			t.Errorf("%q finds %q, want %q", words, ids(got), ids(plain))
		}
	}
}

func TestHitSaysWhatMatched(t *testing.T) {
	t.Parallel()
	x := harbourIndex(t)
	hits := find(t, x, Query{Clauses: []Clause{
		{Phrases: []string{"monday"}, Topics: []string{"strike"}},
		{Phrases: []string{"port"}, Mentions: []string{"port"}},
		{Phrases: []string{"dockers"}},
	}})
	got := make(map[string]string)
	for _, h := range hits {
		got[h.Statement.ID] = fmt.Sprint(h.Matched, h.InText)
	}
	want := map[string]string{
		"0": "[true false true] [true false true]",
		"2": "[false true false] [false true false]",
		"3": "[true false true] [false false true]",
		"4": "[false true false] [false true false]",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestScoreKnowsNoFilter(t *testing.T) {
	t.Parallel()
	x := harbourIndex(t)
	q := Text("port crews")
	all := find(t, x, q)
	q.Speakers = []string{"ben"}
	q.Limit = 1
	one := find(t, x, q)
	if len(one) != 1 || one[0].Score != all[0].Score || one[0].Score <= 0 {
		t.Errorf("got %+v, want the first of %+v", one, all)
	}
}

func TestWeight(t *testing.T) {
	t.Parallel()
	x := build(t, facts("red ink", "blue ink"))
	q := Text("red blue")
	if got := ids(find(t, x, q)); got != "0 1" {
		t.Errorf("without weights %q, want the order of the record", got)
	}
	q.Clauses[1].Weight = 2
	if got := ids(find(t, x, q)); got != "1 0" {
		t.Errorf("with weight on the second %q, want it first", got)
	}
}

func TestCountAndVocabulary(t *testing.T) {
	t.Parallel()
	x := build(t, facts("The port’s cranes, won't they?", "Cranes and a cease-fire"))
	for term, want := range map[string]int{"crane": 2, "port": 1, "not": 1, "ceasefir": 1, "the": 0, "ship": 0, "": 0} {
		if got := x.Count(term); got != want {
			t.Errorf("Count(%q) = %d, want %d", term, got, want)
		}
	}
	if got, want := strings.Join(x.Vocabulary(), " "), "a and cease cranes fire not port the they"; got != want {
		t.Errorf("vocabulary %q, want %q", got, want)
	}
	if x.Len() != 2 {
		t.Errorf("Len() = %d, want 2", x.Len())
	}
}

// TestWithdrawn looks for what nobody stands by any more: neither its words nor
// itself are found, whatever the query.
func TestWithdrawn(t *testing.T) {
	t.Parallel()
	c := facts("The harbour is dredged.", "The harbour is dammed.", "The harbour is drained.")
	c.Statements[1].Withdrawn = &corpus.Withdrawal{By: "the source", Why: "It is not."}
	x := build(t, c)
	if got := ids(find(t, x, Query{})); got != "0 2" {
		t.Errorf("everything is %q, want 0 2", got)
	}
	if got := ids(find(t, x, phrase("harbour"))); got != "0 2" {
		t.Errorf("found %q, want 0 2", got)
	}
	if x.Len() != 2 || x.Count("dam") != 0 || slices.Contains(x.Vocabulary(), "dammed") {
		t.Errorf("%d statements, with the words %q", x.Len(), x.Vocabulary())
	}
}

// TestClosed searches no more in an index that is closed, once or twice.
func TestClosed(t *testing.T) {
	t.Parallel()
	x := harbourIndex(t)
	for range 2 {
		if err := x.Close(); err != nil {
			t.Fatal(err)
		}
		if hits, err := x.Search(t.Context(), Text("docker")); err == nil {
			t.Errorf("hits %v, want an error", hits)
		}
	}
}
