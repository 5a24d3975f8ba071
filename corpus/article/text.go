package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
)

// readPlain reads plain text. A headline and a date are taken from how it
// begins, and stay in the text, so that paragraphs are counted as in the file.
func (a *Article) readPlain(text string) {
	a.Text = paragraphs(scrub(text))
	if a.Title = headline(a.Text); a.Title != "" {
		a.note("the title is the first line")
	}
	if a.Published = firstDate(a.Text); a.Published != "" {
		a.note("the date is the one the text begins with")
	}
}

// headline gives the first paragraph of a text if it looks like one: a single
// line that is no sentence, and shorter than the next. Otherwise it gives "".
func headline(text string) string {
	first, rest, _ := strings.Cut(text, "\n\n")
	second, _, _ := strings.Cut(rest, "\n\n")
	switch {
	case len(first) > 200, strings.Contains(first, "\n"), strings.ContainsAny(last(first), ".:;,"):
		return ""
	case len(second) < len(first), !strings.Contains(first, " "), firstDate(first) != "", isDay(first):
		return ""
	}
	return first
}

// last gives the last character of a text.
func last(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

func isDay(s string) bool { return dayOf(s) != "" }

var isoDate = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)

// firstDate gives the date such as 2031-05-02 among the first words of a text.
func firstDate(text string) corpus.Date {
	return dayOf(isoDate.FindString(text[:min(len(text), 60)]))
}

// kept says what becomes of a character: itself, a line end for other breaks,
// or -1 for what is not seen or can make a text look like another one.
func kept(r rune) rune {
	switch r {
	case '\n', '\t', ' ':
		return r
	case '\v', '\f', '\r', 0x85, 0x2028, 0x2029:
		return '\n'
	case 0xad, 0x200b, 0x2060, 0xfeff: // soft hyphen, zero width space, word joiner, byte order mark
		return -1
	}
	if unicode.IsControl(r) || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 {
		return -1
	}
	return r
}

// scrub gives a text with line ends as "\n" and without control characters.
func scrub(text string) string {
	clean := true
	for _, r := range text {
		if r != kept(r) || r == utf8.RuneError {
			clean = false
			break
		}
	}
	if clean {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	before := rune(0)
	for _, r := range text {
		k := kept(r)
		if k >= 0 && !(r == '\n' && before == '\r') {
			b.WriteRune(k)
		}
		before = r
	}
	return b.String()
}

// paragraphs parts the paragraphs of a scrubbed text by one blank line. Where
// a text has no blank line, each line is a paragraph. Lines that were filled
// up to a width are joined.
func paragraphs(text string) string {
	layout := layoutOf(text)
	var b strings.Builder
	b.Grow(len(text))
	before, blank := "", false
	for line := range lines(text) {
		if line == "" {
			blank = true
			continue
		}
		if before != "" {
			b.WriteString(layout.between(before, line, blank))
		}
		b.WriteString(line)
		before, blank = line, false
	}
	return b.String()
}

// lines gives the lines of a text without the white space around them.
func lines(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.SplitSeq(text, "\n") {
			line = strings.TrimSpace(line)
			if strings.Contains(line, "\t") {
				line = strings.ReplaceAll(line, "\t", " ")
			}
			if !yield(line) {
				return
			}
		}
	}
}

// A layout is how the lines of a text are broken.
type layout struct {
	blanks bool // blank lines part its paragraphs
	width  int  // that its lines are filled up to, in characters; 0 if they are not
}

const (
	minWidth = 40 // characters; nobody fills lines up to less
	maxWidth = 100
)

func layoutOf(text string) layout {
	var l layout
	width, breaks := 0, 0
	adjoining(text, func(before, line string, blank bool) {
		width = max(width, utf8.RuneCountInString(before), utf8.RuneCountInString(line))
		if blank {
			l.blanks = true
		} else {
			breaks++
		}
	})
	if breaks < 3 || width < minWidth || width > maxWidth {
		return l
	}
	filled := 0
	adjoining(text, func(before, line string, blank bool) {
		if !blank && fills(before, line, width) {
			filled++
		}
	})
	if filled*10 >= breaks*8 {
		l.width = width
	}
	return l
}

// adjoining calls do for each two lines with nothing but blank lines between.
func adjoining(text string, do func(before, line string, blank bool)) {
	before, blank := "", false
	for line := range lines(text) {
		if line == "" {
			blank = true
			continue
		}
		if before != "" {
			do(before, line, blank)
		}
		before, blank = line, false
	}
}

// fills reports whether a line is filled up to a width: the first word of the
// next had no place in it.
func fills(line, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width
}

// between gives what parts two lines.
func (l layout) between(before, line string, blank bool) string {
	switch {
	case blank, !l.blanks && l.width == 0:
		return "\n\n"
	case l.width > 0 && fills(before, line, l.width):
		return " "
	case !l.blanks:
		return "\n\n"
	}
	return "\n"
}
