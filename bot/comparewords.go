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
	text       string // as it stands
	fold       string // lower case, apostrophes alike; accents stay
	part       int    // which part of the text it is in, where that comes in parts
	quoted     bool   // in quotation marks; of a statement: somebody's own

	// Of the text around it; see settle.
	acronym bool // capitals or dots make another word of it
	loud    bool // all of the text is in capitals, so that they make nothing of it
	after   pause
}

// key is the same for the same word; see sameWord for those of loud texts.
func (w word) key() string {
	if w.acronym {
		return acronymKey(w.fold)
	}
	return w.fold
}

func acronymKey(fold string) string { return "^" + fold }

// wordsOf cuts text into words. Letters and digits make words, and so do the
// signs that change what a figure means, and pictures; punctuation is none.
func wordsOf(text string) []word {
	words := make([]word, 0, 1+len(text)/5)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case wordRune(r):
			end = wordEnd(text, i)
		case signRune(r) && !signed(text, i, r):
			end = pictureEnd(text, end)
		case signed(text, i, r):
			end = figureEnd(text, i)
		default:
			i = end
			continue
		}
		words = append(words, word{start: i, end: end, text: text[i:end], fold: fold(text[i:end])})
		i = end
	}
	return words
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r))
}

// signRune reports whether r is a word of its own: 15% are not 15, nor is what
// is less than 10 more than 10. Lines and bullets are none.
func signRune(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return strings.ContainsRune("%&$<>=+~", r)
	case r >= '─' && r <= '◿', strings.ContainsRune("©®™∶", r):
		return false
	}
	return r == '‰' || unicode.In(r, unicode.Sc, unicode.Sm, unicode.So)
}

// pictureEnd returns where a sign ends of which the first character ends at i:
// pictures may be of several.
func pictureEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		next, n := utf8.DecodeRuneInString(text[i+size:])
		switch {
		case unicode.IsMark(r), r >= '🏻' && r <= '🏿':
			i += size
		case r == zeroWidthJoiner && unicode.Is(unicode.So, next):
			i += size + n
		default:
			return i
		}
	}
	return i
}

// signed reports whether a figure begins at i with its sign or with its
// decimal point. A sign may stand before a currency.
func signed(text string, i int, r rune) bool {
	if r >= utf8.RuneSelf && !strings.ContainsRune("−–", r) || r < utf8.RuneSelf && !strings.ContainsRune("-+.", r) {
		return false
	}
	rest := text[i+utf8.RuneLen(r):]
	if r != '.' {
		next, n := utf8.DecodeRuneInString(rest)
		if next == '.' || unicode.Is(unicode.Sc, next) {
			rest = rest[n:]
		}
	}
	before, n := utf8.DecodeLastRuneInString(text[:i])
	digit, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsDigit(digit) && (n == 0 || unicode.IsSpace(before) || before == '(' || signRune(before))
}

// figureEnd returns where a figure ends that is signed at i, or its sign where
// that stands before a currency.
func figureEnd(text string, i int) int {
	r, size := utf8.DecodeRuneInString(text[i:])
	i += size
	next, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case unicode.Is(unicode.Sc, next):
		return i
	case r != '.' && next == '.':
		i += n
	}
	return wordEnd(text, i)
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
		return strings.ContainsRune(".,:/-–", asWritten(r))
	}
	return strings.ContainsRune("'’`´", r)
}

// fold writes a word as it is compared.
func fold(text string) string { return plain(strings.ToLower(text)) }

// plain writes a word the one way of those that look alike.
func plain(text string) string {
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf || r == '.' || r == '`' }) < 0 {
		return text
	}
	figure := strings.IndexFunc(text, unicode.IsDigit) >= 0
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r), r == '.' && !figure, r == emojiStyle:
			return -1
		case strings.ContainsRune("’`´ʼ", r):
			return '\''
		case r == '−' || r == '–':
			return '-'
		case r == 'ς':
			return 'σ'
		}
		return asWritten(r)
	}, text))
}

// emojiStyle asks for a picture in colours.
const emojiStyle = '\ufe0f'

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
	settle(s.Text, all)
	return all
}

// unmarked leaves the quotation marks out of words that are not shown as
// anybody's.
func unmarked(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(corpus.QuotationMarks, r) {
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
