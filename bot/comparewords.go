package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"onrecord/corpus"
)

// A word as it is compared. Unlike the index, which looks for what is meant, a
// comparison tells every two words apart that are not written alike.
type word struct {
	start, end int    // bytes of the text that it is of
	fold       string // lower case, apostrophes alike; accents stay
	part       int    // which part of the text it is in, where that comes in parts
	quoted     bool   // in quotation marks; of a statement: somebody's own
}

// wordsOf cuts text into words. Letters and digits make words, and so do the
// signs that change what a figure means; any other punctuation is none.
func wordsOf(text string) []word {
	words := make([]word, 0, 1+len(text)/5)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case wordRune(r), signed(text, i, r, end):
			end = wordEnd(text, i)
		case !signRune(r):
			i = end
			continue
		}
		words = append(words, word{start: i, end: end, fold: fold(text[i:end])})
		i = end
	}
	return words
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

// signRune reports whether r is a word of its own: 15% are not 15.
func signRune(r rune) bool {
	return strings.ContainsRune("%‰°&", r) || unicode.Is(unicode.Sc, r)
}

// signed reports whether a figure with its sign begins at i.
func signed(text string, i int, r rune, next int) bool {
	if r != '-' && r != '−' && r != '+' {
		return false
	}
	before, n := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[next:])
	return unicode.IsDigit(after) && (n == 0 || unicode.IsSpace(before) || before == '(')
}

// wordEnd returns where the word that starts at i ends.
func wordEnd(text string, i int) int {
	last, size := utf8.DecodeRuneInString(text[i:])
	letters := 1 // since the last dot
	end := i + size
	for j := end; j < len(text); j += size {
		var r rune
		r, size = utf8.DecodeRuneInString(text[j:])
		next, _ := utf8.DecodeRuneInString(text[j+size:])
		switch {
		case wordRune(r):
			letters++
			end = j + size
		case unicode.Is(unicode.Cf, r):
			continue
		case r == '.' && letters == 1 && unicode.IsLetter(last) && unicode.IsLetter(next):
			letters = 0 // of U.S.
		case !wordRune(next) || !joins(last, r, next):
			return end
		}
		last = r
	}
	return end
}

// joins reports whether r holds one word together between two of its letters
// or digits: an apostrophe, or what parts the digits of a figure.
func joins(last, r, next rune) bool {
	if unicode.IsDigit(last) && unicode.IsDigit(next) {
		return strings.ContainsRune(".,:/-–", r)
	}
	return strings.ContainsRune("'’`´", r)
}

// fold writes a word as it is compared.
func fold(text string) string {
	text = strings.ToLower(text)
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || r == '.' || r == '`' }) < 0 {
		return text
	}
	figure := strings.IndexFunc(text, unicode.IsDigit) >= 0
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r), r == '.' && !figure:
			return -1
		case strings.ContainsRune("’`´ʼ", r):
			return '\''
		case r == '−' || r == '–':
			return '-'
		case r == 'ς':
			return 'σ'
		}
		return r
	}, text))
}

// recordWords cuts a statement into words, none of which is somebody's own and
// ours at once.
func recordWords(s *corpus.Statement) []word {
	var all []word
	start := 0
	for i, segment := range s.Segments() {
		for _, w := range wordsOf(segment.Text) {
			w.start, w.end = w.start+start, w.end+start
			w.part, w.quoted = i, segment.Verbatim
			all = append(all, w)
		}
		start += len(segment.Text)
	}
	return all
}

// marks are the quotation marks that could pass for those around what is on
// record.
const marks = "“”„‟«»\"＂〝〞〟「」『』"

// unmarked leaves the quotation marks out of words that are not shown as
// anybody's.
func unmarked(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(marks, r) {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
