package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A para is what one party speaks in before another may: a line of the text,
// or the lines that a narrow page broke one into.
type para struct {
	Span
	passage
	number    int     // as verification counts: from 1, parted by blank lines
	sentences passage // of page.sentences
	stretches passage // of page.stretches
}

// widest is the longest line, in bytes, that may have been broken to fit a page.
const widest = 100

// cutParagraphs finds the lines of the text and numbers the paragraphs.
func (p *page) cutParagraphs() {
	number := 0
	p.paras = make([]para, 0, strings.Count(p.text, "\n")/2+1)
	var block []Span
	flush := func() {
		if len(block) > 0 {
			number++
			p.addBlock(block, number)
			block = block[:0]
		}
	}
	for i := 0; i < len(p.text); {
		end, next := len(p.text), len(p.text)
		if n := strings.IndexByte(p.text[i:], '\n'); n >= 0 {
			end, next = i+n, i+n+1
		}
		if line := trimSpace(p.text, Span{i, end}); line.Empty() {
			flush()
		} else {
			block = append(block, line)
		}
		i = next
	}
	flush()
}

// addBlock adds the lines between two blank ones, those that were broken to
// fit the width of a page joined again.
func (p *page) addBlock(lines []Span, number int) {
	width := 0
	for _, l := range lines {
		width = max(width, l.End-l.Start)
	}
	for i, l := range lines {
		if i > 0 && width <= widest && p.broken(lines[i-1], l, width, len(lines)) {
			p.paras[len(p.paras)-1].End = l.End
			continue
		}
		p.paras = append(p.paras, para{Span: l, number: number})
	}
}

// broken reports whether a line was broken because the first word of the next
// did not fit into the width.
func (p *page) broken(line, next Span, width, lines int) bool {
	first, _, _ := strings.Cut(next.In(p.text), " ")
	if line.End-line.Start+1+len(first) <= width {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line.In(p.text))
	return lines > 2 || !strings.ContainsRune(".!?:”\"»", last)
}

// trimSpace leaves white space at both ends out of a span.
func trimSpace(text string, s Span) Span {
	words := strings.TrimRightFunc(s.In(text), unicode.IsSpace)
	s.End = s.Start + len(words)
	s.Start = s.End - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	return s
}
