package bot

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A stretch of a text, in bytes.
type stretch struct{ start, end int }

// holds reports whether a place is inside a stretch or at one of its ends.
func (s stretch) holds(at int) bool { return s.start <= at && at <= s.end }

// A draft is a text that is cut into passages.
type draft struct {
	text   string    // lines end in \n; the signs of block quotes and what is struck out are gone
	blocks []stretch // block quotes
	quotes []stretch // words in quotation marks, the marks left out, apart from each other
}

func newDraft(text string) *draft {
	text = unstruck(oneLineEnd.Replace(strings.ToValidUTF8(text, " ")))
	d := &draft{}
	d.text, d.blocks = withoutSigns(text)
	d.quotes = quotations(d.text)
	return d
}

// blockSigns begin a line that is quoted, the first all that follows.
var blockSigns = []string{">>> ", "> "}

// withoutSigns takes the signs of block quotes off the lines, and says which
// stretches they stood before: "> " before a line, ">>> " before all that
// follows.
// https://support.discord.com/hc/en-us/articles/210298617
func withoutSigns(text string) (plain string, blocks []stretch) {
	var b strings.Builder
	rest := false
	for line := range strings.Lines(text) {
		words, ok := strings.CutPrefix(line, blockSigns[0])
		rest = rest || ok
		if !ok {
			words, ok = strings.CutPrefix(line, blockSigns[1])
		}
		start := b.Len()
		b.WriteString(words)
		switch last := len(blocks) - 1; {
		case !ok && !rest:
		case last >= 0 && blocks[last].end == start:
			blocks[last].end = b.Len()
		default:
			blocks = append(blocks, stretch{start, b.Len()})
		}
	}
	return b.String(), blocks
}

// closing gives, for an opening quotation mark, those that close it.
var closing = map[rune]string{'“': "”", '"': `"`, '«': "»", '„': "“”", '‘': "’", '‹': "›", '「': "」"}

// mostUnclosed bounds the search for the other half of quotation marks: who
// leaves so many of them open quotes nobody.
const mostUnclosed = 30

// quotations finds the words in quotation marks. A mark that is never closed
// opens nothing.
func quotations(text string) []stretch {
	var found []stretch
	unclosed := 0
	for i := 0; i < len(text) && unclosed < mostUnclosed; {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if closing[r] == "" || !opens(text, i-size, r) {
			continue
		}
		end := closed(text, i, r)
		if end < 0 {
			unclosed++
			continue
		}
		found = append(found, stretch{i, end})
		_, size = utf8.DecodeRuneInString(text[end:])
		i = end + size
	}
	return found
}

// opens reports whether the mark at i can open: one that looks the same at
// both ends, or is an apostrophe too, does not inside a word or behind one.
func opens(text string, i int, mark rune) bool {
	before, n := utf8.DecodeLastRuneInString(text[:i])
	return mark != '"' && mark != '‘' || n == 0 || !wordRune(before)
}

// closed returns where the words end whose quotation mark opens before i, or
// -1. Marks of the same kind may be nested. One at the head of a line is not:
// it says that the quote goes on.
func closed(text string, i int, mark rune) int {
	depth := 1
	before := mark
	for at, r := range text[i:] {
		next, _ := utf8.DecodeRuneInString(text[i+at+utf8.RuneLen(r):])
		switch {
		case strings.ContainsRune(closing[mark], r) && closes(before, r, next):
			depth--
		case mark == '"' && r == '"':
			return -1 // it opens, so that the one before was never closed
		case r == mark && before != '\n':
			depth++
		}
		if depth == 0 {
			return i + at
		}
		before = r
	}
	return -1
}

// closes reports whether a mark that can be something else closes between
// these two: neither after a space nor inside a word.
func closes(before, mark, next rune) bool {
	switch mark {
	case '"':
		return !unicode.IsSpace(before)
	case '’':
		return !wordRune(next)
	}
	return true
}

// paragraphs gives the stretches between which no sentence goes on: lines, but
// for those that only break one. No line ends inside quotation marks.
func (d *draft) paragraphs() []stretch {
	var list []stretch
	start := 0
	for at := 0; at < len(d.text); at++ {
		if d.text[at] != '\n' || within(d.quotes, at) {
			continue
		}
		end := at + 1
		if d.block(start) != d.block(end) || !goesOn(d.text[start:at], d.text[end:]) {
			list = append(list, stretch{start, at})
			start = end
		}
	}
	return append(list, stretch{start, len(d.text)})
}

// block is the number of the block quote at a place, -1 where there is none.
func (d *draft) block(at int) int {
	return slices.IndexFunc(d.blocks, func(s stretch) bool { return s.start <= at && at < s.end })
}

func within(list []stretch, at int) bool {
	return slices.ContainsFunc(list, func(s stretch) bool { return s.holds(at) })
}

// fullLine is the length in bytes that a line has with the first word of the
// next where it is likely to have been broken for its length.
const fullLine = 70

// bullets begin lines that are items of a list.
const bullets = "-*•–"

// goesOn reports whether a sentence goes on from one line to the next.
func goesOn(text, next string) bool {
	line := strings.TrimSpace(text[strings.LastIndexByte(text, '\n')+1:])
	first, _ := utf8.DecodeRuneInString(next)
	word, _, _ := strings.Cut(next, " ")
	begin, _ := utf8.DecodeRuneInString(line)
	switch {
	case line == "" || strings.ContainsAny(line[len(line)-1:], ".!?:"):
		return false
	case unicode.IsLower(first):
		return true
	}
	return len(line)+len(word) >= fullLine && !strings.ContainsRune(bullets, begin) && (wordRune(first) || closing[first] != "")
}
