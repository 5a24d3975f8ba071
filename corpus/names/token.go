package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Token is a word as it stands in a text, and as it is compared.
type Token struct {
	Text       string // as written, without a possessive ending
	Fold       string // lower case, without accents, apostrophes and the dots of U.S.
	Start, End int    // bytes; End includes a possessive ending
	Possessive bool   // written with one: "Merz's"
	Capital    bool   // begins with a capital, or its script has none
	Upper      bool   // two or more letters, all capitals
}

// Tokens cuts text into words. Letters, marks and digits make words;
// apostrophes join them, as do the dots of abbreviations such as U.S.
func Tokens(text string) []Token {
	tokens := make([]Token, 0, 1+len(text)/5)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			i += size
			continue
		}
		end := wordEnd(text, i)
		tokens = append(tokens, token(text, i, end))
		i = end
	}
	return tokens
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

func apostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == 'ʼ' || r == 'ʹ' || r == '`'
}

// elided are the words that French and Italian shorten before a vowel: a word
// of its own begins after their apostrophe.
var elided = WordSet("l d qu n s c j m t un dell all nell sull dall")

// wordEnd returns where the word that starts at i ends.
func wordEnd(text string, i int) int {
	letters := 0 // since the last dot
	dotted := false
	for j := i; j < len(text); {
		r, size := utf8.DecodeRuneInString(text[j:])
		if wordRune(r) {
			letters++
			j += size
			continue
		}
		next, n := utf8.DecodeRuneInString(text[j+size:])
		joins := n > 0 && wordRune(next)
		switch {
		case apostrophe(r) && joins && !elided[strings.ToLower(text[i:j])]:
		case r == '.' && letters == 1 && joins && oneLetter(text[j+size:]):
			letters, dotted = 0, true
		case r == '.' && dotted && letters == 1:
			return j + size // U.S. has its last dot
		default:
			return j
		}
		j += size
	}
	return len(text)
}

// oneLetter reports whether a single letter and no more begins s, as in the
// second half of U.S.
func oneLetter(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	next, n := utf8.DecodeRuneInString(s[size:])
	return unicode.IsLetter(r) && (n == 0 || !wordRune(next))
}

func token(text string, start, end int) Token {
	t := Token{Text: text[start:end], Start: start, End: end}
	if base, ok := possessive(t.Text); ok {
		t.Text, t.Possessive = base, true
	}
	t.Fold = Fold(t.Text)
	first, _ := utf8.DecodeRuneInString(t.Text)
	t.Capital = !unicode.IsLower(first) && unicode.IsLetter(first)
	t.Upper = t.Capital && allCapitals(t.Text)
	return t
}

// allCapitals reports whether a word has two capitals or more, and no other
// letters.
func allCapitals(word string) bool {
	capitals := 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLetter(r):
			return false
		}
	}
	return capitals > 1
}

// possessive cuts off 's. It reports whether there was one.
func possessive(word string) (base string, ok bool) {
	for _, ending := range []string{"'s", "’s", "'S", "’S", "ʼs", "`s"} {
		if base, ok := strings.CutSuffix(word, ending); ok && base != "" {
			return base, true
		}
	}
	return word, false
}

// special letters that no decomposition turns into ASCII.
var special = map[rune]string{'ł': "l", 'ø': "o", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ё': "е"}

// Fold writes a word as names are compared: in lower case, without accents,
// apostrophes or dots.
func Fold(word string) string {
	if plain(word) {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ToLower(word)) {
		switch {
		case unicode.Is(unicode.Mn, r), apostrophe(r), r == '.':
		case special[r] != "":
			b.WriteString(special[r])
		default:
			b.WriteRune(latinBase(r))
		}
	}
	return b.String()
}

// latinBase gives the letter under the accent of a Latin letter. Accents of
// other scripts mostly make letters of their own (й, ї) and stay.
func latinBase(r rune) rune {
	if r < utf8.RuneSelf || !unicode.Is(unicode.Latin, r) {
		return r
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	return base
}

func plain(word string) bool {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || c == '\'' || c == '.' || c == '`' {
			return false
		}
	}
	return true
}
