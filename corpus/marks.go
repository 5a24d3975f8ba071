package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// QuotationMarks are the characters that a reader may take for the beginning
// or the end of somebody's own words.
const QuotationMarks = OpeningMarks + ClosingMarks + EitherMarks

// The quotation marks by what they can do. Of opening and closing ones some are
// used the other way round in other languages.
const (
	OpeningMarks = "“„«‹「『《〈❝〝"
	ClosingMarks = "”»›」』》〉❞〞〟"
	EitherMarks  = "\"＂‟"
)

const (
	markAlone = "a quotation mark without its other half, want pairs such as “…”"
	markAdded = "the whole quote stands in quotation marks, want it without: they are added where it is shown"
)

// wordsProblem says what is wrong with the words and the quotation marks of a
// statement's text, or "".
func wordsProblem(s *Statement) string {
	for _, part := range s.Parts {
		message := ""
		switch {
		case !hasWord(part):
			message = "text " + shown(part).String() + " without a word"
		case s.Kind == Quote:
			message = quoteProblem(part, true)
		case s.Kind == Partial:
			message = partialProblem(part)
		default:
			message = ownProblem(part)
		}
		if message != "" {
			return message
		}
	}
	if s.Kind != Quote || s.Text == "" {
		return ""
	}
	return quoteProblem(s.Text, s.Truncated)
}

// quoteProblem says what is wrong with the quotation marks of a quote, which
// may hold others inside. One that is cut may lack the other half of a mark.
func quoteProblem(text string, isCut bool) string {
	switch end := pairEnd(text); {
	case end == len(text):
		return markAdded
	case end < 0 && !isCut:
		return markAlone
	}
	return ""
}

// ownProblem says which quotation mark stands in our own words, or "".
func ownProblem(text string) string {
	i := strings.IndexAny(text, QuotationMarks)
	if i < 0 {
		return ""
	}
	mark, _ := utf8.DecodeRuneInString(text[i:])
	return "quotation mark " + string(mark) + " in text that holds nobody's own words, want none"
}

// partialProblem says what is wrong with the quotation marks of a partial.
func partialProblem(text string) string {
	var ours strings.Builder
	rest := text
	for {
		start, end := quoted(rest)
		if end == 0 {
			break
		}
		if !hasWord(rest[start:end]) {
			return "no word in the quotation marks around " + shown(rest[start:end]).String()
		}
		_, opener := utf8.DecodeLastRuneInString(rest[:start])
		_, closer := utf8.DecodeRuneInString(rest[end:])
		ours.WriteString(rest[:start-opener])
		rest = rest[end+closer:]
	}
	switch {
	case strings.ContainsAny(ours.String()+rest, QuotationMarks):
		return markAlone
	case rest == text:
		return "a partial without words in quotation marks, want the verbatim ones in “…”"
	}
	return ""
}

// pairEnd gives the end of the passage in quotation marks that a text begins
// with, marks included: 0 if it begins with none, -1 if it is not closed.
func pairEnd(text string) int {
	first, size := utf8.DecodeRuneInString(text)
	marks, ok := closers[first]
	if !ok {
		return 0
	}
	depth := 1
	for i, r := range text[size:] {
		switch {
		case strings.ContainsRune(marks, r):
			depth--
		case r == first:
			depth++
		}
		if depth == 0 {
			return size + i + utf8.RuneLen(r)
		}
	}
	return -1
}

// hasWord reports whether there is a letter or digit in s.
func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// TextProblem says why a text of that kind would be refused for its quotation
// marks or for having no word, or "".
func TextProblem(kind Kind, parts ...string) string {
	return wordsProblem(&Statement{Kind: kind, Parts: parts, Text: strings.Join(parts, Break)})
}

// InMarks puts verbatim words into quotation marks such as a partial has, of a
// form that they do not hold themselves. It reports false where they hold all.
func InMarks(words string) (string, bool) {
	for _, marks := range []string{"“”", `""`, "«»", "„“"} {
		pair := []rune(marks)
		marked := string(pair[0]) + words + string(pair[1])
		if segments := partialSegments(marked); partialProblem(marked) == "" && len(segments) == 3 && segments[1].Text == words {
			return marked, true
		}
	}
	return "“" + words + "”", false
}

// WithoutMarks leaves out of a text what a reader may take for the marks around
// somebody's own words.
func WithoutMarks(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(QuotationMarks, r) {
			return -1
		}
		return r
	}, text)
}
