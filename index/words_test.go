package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// terms writes words as what the index holds for them, stop words in
// brackets.
func terms(words []Word) string {
	var all []string
	for _, w := range words {
		if w.Stop {
			w.Term = "(" + w.Term + ")"
		}
		if w.Hyphen {
			w.Term += "-"
		}
		all = append(all, w.Term)
	}
	return strings.Join(all, " ")
}

func TestWords(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{" \t\n…—!?", ""},
		{"The Troops' boots", "(the) troop boot"},
		{"Ada's plan, Ada’s plan", "ada plan ada plan"},
		{"he's we'll they’d I'm let's", "(he) (we) (they) (i) (let)"},
		{"won't doesn’t can't cannot", "not not not not"},
		{"dont wont isnt", "not not not"},
		{"ruled out; not ruling anything out", "rule out not rule anyth out"},
		{"neither no nor never without against only", "neither no nor never without against onli"},
		{"the U.S. and the U.N.", "(the) us (and) (the) un"},
		{"3.5 per cent", "3.5 per cent"},
		{"a four-year cease\u2011fire", "(a) four- year ceas- fire"},
		{"on - or off", "(on) (or) off"},
		{"Décision, Zelenskyy, naïve", "decis zelenskyy naiv"},
		{"de\u0301cision", "decis"},
		{"cease\u00adfire", "ceasefir"},
		{"Зеленський", "зеленський"},
		{"+must -have \"quoted\" field:value (a) b~2 c* d^3", "must (have) quot field valu (a) b 2 c d 3"},
		{"@all **bold** _slanted_ <#123>", "all bold slant 123"},
	} {
		if got := terms(Words(test.text)); got != test.want {
			t.Errorf("Words(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWordsPlaces(t *testing.T) {
	t.Parallel()
	const text = "“Ça va”, they’re told."
	want := []Word{
		{Text: "Ça", Start: 3, End: 6, Term: "ca"},
		{Text: "va", Start: 7, End: 9, Term: "va"},
		{Text: "they’re", Start: 14, End: 23, Term: "they", Stop: true},
		{Text: "told", Start: 24, End: 28, Term: "told"},
	}
	if got := Words(text); !slices.Equal(got, want) {
		t.Errorf("Words(%q) = %+v, want %+v", text, got, want)
	}
}

// indexedTerms are the terms that the index holds, with their places.
func indexedTerms(text string) []string {
	var all []string
	for _, t := range record.Analyze([]byte(text)) {
		all = append(all, fmt.Sprintf("%s %d-%d", t.Term, t.Start, t.End))
	}
	return all
}

func TestHyphenJoined(t *testing.T) {
	t.Parallel()
	got := indexedTerms("A cease-fire")
	want := []string{"ceasefir 2-12", "ceas 2-7", "fire 8-12"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzWords(f *testing.F) {
	for _, text := range []string{
		"", "the", "Won't the cease-fire hold?", "“Ça va”, they’re told.", "U.S.-led", "a\xff'b\xfe-c",
		"\u202ehidden\u200b words\u00ad", "İstanbul ſs ΑΣ", "日本語 テスト", "👍🏽 o’’s 's ''", "x'-'s n't",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := Words(text)
		var want []string
		end := 0
		for _, w := range words {
			if w.Start < end || w.End <= w.Start || w.Text != text[w.Start:w.End] {
				t.Fatalf("word %+v is out of place in %q", w, text)
			}
			end = w.End
			if !w.Stop {
				want = append(want, fmt.Sprintf("%s %d-%d", w.Term, w.Start, w.End))
			}
		}
		if all := Words(text + " zebra"); len(all) != len(words)+1 || all[len(words)].Text != "zebra" {
			t.Fatalf("a word behind %q is not read: %+v", text, all)
		}
		// The index holds these words, and joined ones besides.
		got := indexedTerms(text)
		for _, w := range want {
			i := slices.Index(got, w)
			if i < 0 {
				t.Fatalf("the index reads %q as %q, without %q", text, got, w)
			}
			got = got[i+1:]
		}
	})
}

// The stemmer alone would take seconds over each of these.
func TestLongWordsAreNotStemmed(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"ay", "y", "ya'y"} {
		word := strings.Repeat(unit, 50_000) + "ings"
		if got := terms(Words(word)); got != word {
			t.Errorf("%q repeated becomes %d bytes, want it unchanged", unit, len(got))
		}
	}
}
