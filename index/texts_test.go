package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
)

func TestTexts(t *testing.T) {
	t.Parallel()
	list := []string{
		"The cease-fire talks broke down.",
		"A ceasefire, at last; no boots on the ground.",
		"Boots dug into frozen ground: “Wałęsa’s troops”",
		"",
		"TROOPS! troops, troop",
	}
	texts := NewTexts(slices.Values(list))
	for phrase, want := range map[string]string{
		"ceasefire":           "[0 1]",
		"cease-fire":          "[0 1]",
		"cease fire":          "[0 1]",
		"ceasefire talks":     "[]",
		"cease-fire talks":    "[0]",
		"boots on the ground": "[1]",
		"boots":               "[1 2]",
		"boot":                "[1 2]",
		"troops":              "[2 4]",
		"troops troop":        "[4]",
		"walesa":              "[2]",
		"Walesa's troop":      "[2]",
		"at last":             "[1]",
		"the of":              "[]",
		"":                    "[]",
		"tank":                "[]",
	} {
		found, ok := texts.Find(phrase)
		if got := fmt.Sprint(found); got != want {
			t.Errorf("%q is in %s, want %s", phrase, got, want)
		}
		if words := phrase != "" && phrase != "the of"; ok != words {
			t.Errorf("%q has words to look for: %t, want %t", phrase, ok, words)
		}
	}
}

// TestTextsAgreeWithTheIndex looks for phrases cut out of the texts, with and
// without errors, in both.
func TestTextsAgreeWithTheIndex(t *testing.T) {
	t.Parallel()
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	x := build(t, c)
	texts := NewTexts(func(yield func(string) bool) {
		for _, s := range c.Statements {
			if !yield(s.Text) {
				return
			}
		}
	})
	random := rand.New(rand.NewPCG(3, 4))
	found := 0
	for range 2000 {
		words := strings.Fields(c.Statements[random.IntN(len(c.Statements))].Text)
		from := random.IntN(len(words))
		phrase := strings.Join(words[from:min(len(words), from+1+random.IntN(4))], []string{" ", "-", " the "}[random.IntN(3)])
		list, err := x.Matches(context.Background(), Clause{Phrases: []string{phrase}})
		if err != nil {
			t.Fatal(err)
		}
		var want []int
		for _, s := range list {
			want = append(want, slices.Index(c.Statements, s))
		}
		got, _ := texts.Find(phrase)
		if !slices.Equal(got, want) {
			t.Errorf("%q is in %v, want %v", phrase, got, want)
		}
		found += len(got)
	}
	if found < 2000 {
		t.Errorf("%d found, too few to tell", found)
	}
}

func BenchmarkTexts(b *testing.B) {
	c := invented(1000)
	texts := func(yield func(string) bool) {
		for _, s := range c.Statements {
			if !yield(s.Text) {
				return
			}
		}
	}
	b.Run("new", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewTexts(texts)
		}
	})
	t := NewTexts(texts)
	b.Run("find", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			t.Find(alternatives[3])
		}
	})
}
