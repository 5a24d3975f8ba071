package index

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"golang.org/x/text/unicode/norm"
)

// plain gives a lower-case word the form it is compared in: no accents, no
// invisible characters, initials without dots, no possessive, and a negated
// auxiliary ("won't") as the "not" it holds.
func plain(word []byte) []byte {
	word = undotted(folded(word))
	stem, suffix, ok := bytes.Cut(word, []byte("'"))
	switch {
	case !ok:
		if auxiliaries[string(word)] {
			return []byte("not")
		}
	case string(suffix) == "t" && bytes.HasSuffix(stem, []byte("n")):
		return []byte("not")
	case len(stem) > 0 && clitics[string(suffix)]:
		return stem
	}
	return word
}

// clitics are what follows an apostrophe without changing what a word means.
var clitics = wordSet("s d ll m re ve")

var folding = asciifolding.New()

// folded spells a word in ASCII where Unicode has a letter for it with marks.
func folded(word []byte) []byte {
	if ascii(word) {
		return word
	}
	visible := bytes.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, norm.NFC.Bytes(word))
	if len(visible) == 0 {
		return word
	}
	return folding.Filter(visible)
}

func ascii(word []byte) bool {
	for _, c := range word {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// undotted takes the dots out of initials, "u.n" as the tokenizer leaves
// "U.N.", and leaves any other word alone.
func undotted(word []byte) []byte {
	if len(word) < 3 || len(word)%2 == 0 {
		return word
	}
	letters := make([]byte, 0, len(word))
	for i, c := range word {
		dot := i%2 == 1
		if dot && c != '.' || !dot && (c < 'a' || c > 'z') {
			return word
		}
		if !dot {
			letters = append(letters, c)
		}
	}
	return letters
}
