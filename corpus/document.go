package corpus

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
)

// A paragraph is a stretch of lines of a document, with each run of white
// space in it made one space.
type paragraph struct {
	text   []rune
	folded string // the text with one style of quotation marks, character for character
	bytes  []int  // where in folded each character begins, and at last its length
	lines  []int  // where in the text each line begins
	line   int    // of the document, that the first one is
	quotes []span // passages in quotation marks, without the marks
	given  []bool // characters that stand in the corpus as somebody's words
}

// A span is a stretch of a paragraph's text.
type span struct{ start, end int }

// lineAt gives the line of the document that holds a character of the text.
func (p *paragraph) lineAt(i int) int {
	at, found := slices.BinarySearch(p.lines, i)
	if !found {
		at--
	}
	return p.line + max(at, 0)
}

// splitParagraphs cuts a document at its blank lines.
func splitParagraphs(data []byte) []*paragraph {
	data = bytes.TrimPrefix(data, []byte(string(byteOrderMark)))
	var paragraphs []*paragraph
	var open *paragraph
	for n, line := range strings.Split(string(data), "\n") {
		words := []rune(strings.Join(strings.Fields(line), " "))
		if len(words) == 0 {
			open = nil
			continue
		}
		if open == nil {
			open = &paragraph{line: n + 1}
			paragraphs = append(paragraphs, open)
		} else {
			open.text = append(open.text, ' ')
		}
		open.lines = append(open.lines, len(open.text))
		open.text = append(open.text, words...)
	}
	for _, p := range paragraphs {
		p.folded = foldMarks(p.text)
		for i := range p.folded {
			p.bytes = append(p.bytes, i)
		}
		p.bytes = append(p.bytes, len(p.folded))
		p.quotes = quotedSpans(p.text)
		p.given = make([]bool, len(p.text))
	}
	return paragraphs
}

// fold makes one space of each run of white space, and one style of all
// quotation marks, so that nothing else can differ between equal texts.
func fold(s string) string {
	return foldMarks([]rune(strings.Join(strings.Fields(s), " ")))
}

func foldMarks(text []rune) string {
	var folded strings.Builder
	for _, r := range text {
		switch {
		case strings.ContainsRune("“”„«»", r):
			r = '"'
		case strings.ContainsRune("‘’‚‹›", r):
			r = '\''
		}
		folded.WriteRune(r)
	}
	return folded.String()
}

// quotedSpans finds the passages in double quotation marks. One that is not
// closed runs to the end, as in a quote that goes on in the next paragraph;
// one that is closed but not opened runs from the end of the last one.
func quotedSpans(text []rune) []span {
	var spans []span
	after := 0 // the end of the last passage
	for i := 0; i < len(text); i++ {
		closing, ok := closingMarks(text, i)
		switch {
		case ok:
			end := closingAt(text, i, closing)
			spans = append(spans, span{i + 1, end})
			i = end
			after = end + 1
		case text[i] == '”':
			spans = append(spans, span{after, i})
			after = i + 1
		}
	}
	return spans
}

// closingMarks gives the marks that close the passage that opens at i, if one
// does. A mark that usually closes opens where a word begins, as in Swedish
// ”…” or German »…«.
func closingMarks(text []rune, i int) (marks string, ok bool) {
	marks, ok = closers[text[i]]
	if ok {
		return marks, true
	}
	if i > 0 && !unicode.IsSpace(text[i-1]) && !unicode.IsPunct(text[i-1]) || i+1 == len(text) || !isWord(text[i+1]) {
		return "", false
	}
	switch text[i] {
	case '”':
		return "”", true
	case '»':
		return "«", true
	}
	return "", false
}

// closingAt finds where the passage that opens at i is closed. Passages of the
// same marks inside it are part of it.
func closingAt(text []rune, i int, marks string) int {
	depth := 1
	for j := i + 1; j < len(text); j++ {
		switch {
		case strings.ContainsRune(marks, text[j]):
			if depth--; depth == 0 {
				return j
			}
		case text[j] == text[i]:
			depth++
		}
	}
	return len(text)
}

// find looks for folded words in the paragraph from a place on. It returns
// where they stand, whole words only, or false.
func (p *paragraph) find(words string, from int) (span, bool) {
	for words != "" && from < len(p.text) {
		n := strings.Index(p.folded[p.bytes[from]:], words)
		if n < 0 {
			break
		}
		at := p.bytes[from] + n
		start, _ := slices.BinarySearch(p.bytes, at)
		end, _ := slices.BinarySearch(p.bytes, at+len(words))
		if !p.within(start) && !p.within(end) {
			return span{start, end}, true
		}
		from = start + 1
	}
	return span{}, false
}

// all finds every place of the words.
func (p *paragraph) all(words string) []span {
	var spans []span
	for from := 0; ; {
		s, ok := p.find(words, from)
		if !ok {
			return spans
		}
		spans = append(spans, s)
		from = s.end
	}
}

// within reports whether a place is in the middle of a word. Scripts that set
// no spaces have no such places.
func (p *paragraph) within(i int) bool {
	if i == 0 || i == len(p.text) {
		return false
	}
	joined := func(r rune) bool {
		return isWord(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	}
	return joined(p.text[i-1]) && joined(p.text[i])
}

// quotedAt reports whether the span lies within one passage in quotation
// marks.
func (p *paragraph) quotedAt(s span) bool {
	return slices.ContainsFunc(p.quotes, func(q span) bool { return q.start <= s.start && s.end <= q.end })
}
