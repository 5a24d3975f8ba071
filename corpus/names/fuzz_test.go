package names_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/names"
)

// seeds are texts that are hard to cut or to find names in.
func seeds(f *testing.F) {
	for _, text := range []string{
		"", "'s", "’s’s", "Qu'a dit l'Italie", "U.S. U.S.A. u.s", "O'Brien's", "a.b.c", "it's Merz`s",
		"Ha\u030alvorsen \u0301", "\xff\xe2\x80Merz", "Що сказав Зеленський", "Me\u200brz 👩‍🚀", "İ ß ǅ ﬁ ſ",
		"the German Chancellor Merz met President Macron of France in Paris",
		"What did the New York Times, the Times of India and Fox say on X?",
		"deputy prime minister of the United Kingdom", "tell us of US troops", "Brigitte Macron",
		"what told Merz Big Financial Times today", "leader of", "U.S.", "van der", "Keir Keir Starmer Starmer",
	} {
		f.Add(text)
	}
}

// FuzzTokens cuts whatever comes: words lie in the text, in order, and are
// what stands there but for a possessive ending.
func FuzzTokens(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, token := range names.Tokens(text) {
			if token.Start < end || token.End <= token.Start || token.End > len(text) {
				t.Fatalf("%q: %+v, want it within the text and after byte %d", text, token, end)
			}
			end = token.End
			rest, ok := strings.CutPrefix(text[token.Start:token.End], token.Text)
			if !ok || token.Text == "" || token.Possessive != (rest != "") {
				t.Fatalf("%q: %+v stands for %q", text, token, text[token.Start:token.End])
			}
			if token.Possessive && strings.ToLower(strings.TrimLeft(rest, "'’ʼ`")) != "s" {
				t.Fatalf("%q: %+v has the ending %q", text, token, rest)
			}
			if token.Fold != names.Fold(token.Text) {
				t.Fatalf("%q: %+v, want it folded as %q", text, token, names.Fold(token.Text))
			}
		}
	})
}

// FuzzFind finds names in whatever comes: mentions lie in the text, in order,
// apart from one another, and are the same every time.
func FuzzFind(f *testing.F) {
	seeds(f)
	books := []*names.Book{declaration(f), island()}
	f.Fuzz(func(t *testing.T, text string) {
		for _, b := range books {
			tokens := names.Tokens(text)
			found := b.FindTokens(tokens)
			end := 0
			for _, m := range found {
				if m.From < end || m.To <= m.From || m.To > len(tokens) {
					t.Fatalf("%q: %+v, want it within %d words and after word %d", text, m, len(tokens), end)
				}
				end = m.To
				checkMention(t, text, tokens, m)
			}
			if again := b.Find(text); !reflect.DeepEqual(found, again) {
				t.Fatalf("%q: %+v, then %+v", text, found, again)
			}
			checkKeys(t, text, b.Keys(text))
			for _, token := range tokens {
				checkNear(t, token, b.Near(token.Text))
			}
		}
	})
}

func checkMention(t *testing.T, text string, tokens []names.Token, m names.Mention) {
	t.Helper()
	var words []string
	for _, token := range tokens[m.From:m.To] {
		words = append(words, token.Text)
	}
	switch {
	case m.Text != strings.Join(words, " "):
		t.Fatalf("%q: %+v, want the text %q", text, m, words)
	case slices.Contains(m.Names, nil), slices.Contains(m.Within, nil):
		t.Fatalf("%q: %+v names nothing", text, m)
	case len(m.Names) == 0 && !m.Role && !m.Stranger:
		t.Fatalf("%q: %+v is neither name, role nor stranger", text, m)
	case m.Surname() && m.FirstName():
		t.Fatalf("%q: %+v is both surname and first name", text, m)
	}
	for _, n := range m.Names {
		if n.Kind != m.Kind() && n.Kind == names.Person {
			t.Fatalf("%q: %+v is of kind %s", text, m, m.Kind())
		}
	}
}

func checkKeys(t *testing.T, text string, keys []string) {
	t.Helper()
	for i, key := range keys {
		if kind, id, ok := strings.Cut(key, ":"); !ok || kind == "" || id == "" || slices.Contains(keys[:i], key) {
			t.Fatalf("%q has the keys %q", text, keys)
		}
	}
}

func checkNear(t *testing.T, token names.Token, near []*names.Name) {
	t.Helper()
	for i, n := range near {
		if n == nil || n.Kind == names.Country || slices.Contains(near[:i], n) {
			t.Fatalf("Near(%q) = %+v", token.Text, near)
		}
	}
}
