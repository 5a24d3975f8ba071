package extract

import (
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// tokensByLibrary cuts a text as tokenize does, every word by the library.
func tokensByLibrary(text string) (cut []string) {
	it := words.FromString(text)
	for it.Next() {
		if shape(it.Value()) != 0 {
			cut = append(cut, it.Value())
		}
	}
	return cut
}

func tokensOf(text string) (cut []string) {
	p := &page{text: text}
	q := &para{Span: Span{0, len(text)}}
	p.tokenize(q)
	for i := range p.toks {
		cut = append(cut, p.word(i))
	}
	return cut
}

// FuzzTokenize checks that what is cut without the library is cut as it would.
func FuzzTokenize(f *testing.F) {
	for _, a := range archives(f) {
		f.Add(string(a.Files[0].Data))
	}
	for _, s := range []string{
		"don't say o'clock, it's 5:30 p.m. in the U.S.", "a.b a. b a:b a: b", "1,000.50 x2 2x", "Café e\u0301", "a\u0301 \u0301b \"\u0301",
		"a_b _ a-b a--b", "x\u200dy \ufeff a", "🇩🇪🇫🇷 👩‍👩‍👧 1️⃣", "日本語 カタカナ", "\xff a\xffb", "a\u00adb", "א\"ב א'", "a' 'b 'c'", "\r\n a\tb",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("where bytes make no code points, what is a word does not matter")
		}
		if got, want := tokensOf(text), tokensByLibrary(text); !slices.Equal(got, want) {
			t.Errorf("%q: cut as\n%q, the library as\n%q", text, got, want)
		}
	})
}
