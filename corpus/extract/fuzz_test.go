package extract

import (
	"testing"
	"unicode/utf8"
)

// FuzzExtract checks that every span lies in the text, in order, on the
// boundaries of code points, and that nothing panics.
func FuzzExtract(f *testing.F) {
	for _, a := range archives(f) {
		f.Add(string(a.Files[0].Data))
	}
	for _, c := range sieveCases {
		f.Add(c.text)
	}
	for _, s := range []string{"", "\"", "“", "”", "„“", "\xff\"a\xff\"", "“a\xe2\x80", "\"a\" said \"b", "“\n\n“\n\n”", "X: “", "— “a” —", "a\r\n\r\nb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, q := range Extract(text, Options{Known: []Person{{ID: "v", Name: "Ann Vega"}}}) {
			check(t, text, q)
		}
	})
}

func check(t *testing.T, text string, q Quotation) {
	t.Helper()
	if len(q.Spans) == 0 {
		t.Fatalf("no span in %+v", q)
	}
	end := 0
	for _, s := range q.Spans {
		if s.Empty() || s.Start < end || s.End > len(text) {
			t.Fatalf("span %v out of order or of the %d bytes", s, len(text))
		}
		end = s.End
	}
	for _, s := range append(append([]Span{q.Mention, q.Cue}, q.Spans...), q.Quoted...) {
		if s == (Span{}) {
			continue
		}
		if s.Start < 0 || s.End > len(text) || s.Start > s.End || !boundary(text, s.Start) || !boundary(text, s.End) {
			t.Fatalf("span %v of %q: not on the boundaries of code points", s, text)
		}
	}
	if q.Rule == "" || q.Kind == "" || q.Paragraph < 1 || q.Confidence <= 0 || q.Confidence > 1 {
		t.Fatalf("incomplete: %+v", q)
	}
}

// boundary reports whether no code point has bytes both before and after i.
func boundary(text string, i int) bool {
	return i == 0 || i == len(text) || utf8.RuneStart(text[i]) || !utf8.FullRuneInString(text[:i]) || !utf8.ValidString(text)
}

func TestRunes(t *testing.T) {
	t.Parallel()
	r := NewRunes("é\xffé“a”")
	for _, c := range []struct{ bytes, runes int }{{0, 0}, {2, 1}, {3, 2}, {5, 3}, {8, 4}, {12, 6}, {5, 3}, {0, 0}} {
		if got := r.At(c.bytes); got != c.runes {
			t.Errorf("At(%d) = %d, want %d", c.bytes, got, c.runes)
		}
	}
}
