package main

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// A stretch is text that is shown in one way throughout.
type stretch struct {
	text   string
	style  func(string) string // nil: as it is
	marked bool                // it is what a reader has to see
}

// A shownLine is a line as it stands on a terminal.
type shownLine struct {
	text   string
	marked bool // something marked stands in it
}

// fill sets text in lines of at most width columns, each indented by indent.
// It breaks at spaces, and where it has to inside of a word; stretches that no
// space parts stay together.
func fill(indent, width int, text ...stretch) []shownLine {
	f := &filler{indent: indent, width: max(width, indent+1)}
	for _, s := range text {
		for i, word := range strings.Split(visible(s.text), " ") {
			if i > 0 {
				f.place()
			}
			if word != "" {
				f.word = append(f.word, stretch{word, s.style, s.marked})
			}
		}
	}
	f.place()
	f.end()
	return f.lines
}

// A filler fills lines with words.
type filler struct {
	indent, width int
	lines         []shownLine
	line          strings.Builder
	column        int  // where the line ends; 0: nothing stands in it
	marked        bool // of the line
	word          []stretch
}

// place puts the word into the line, or into the next where it has no room.
func (f *filler) place() {
	wide := 0
	for _, piece := range f.word {
		wide += displaywidth.String(piece.text)
	}
	switch {
	case wide == 0:
		return
	case f.column > 0 && f.column+1+wide > f.width:
		f.end()
	case f.column > 0:
		f.line.WriteByte(' ')
		f.column++
	}
	for _, piece := range f.word {
		f.put(piece)
	}
	f.word = f.word[:0]
}

// put writes a piece of a word, over several lines if it is wider than one.
func (f *filler) put(piece stretch) {
	from, at := 0, 0
	for g := displaywidth.StringGraphemes(piece.text); g.Next(); at += len(g.Value()) {
		if max(f.column, f.indent)+g.Width() > f.width && max(f.column, f.indent) > f.indent {
			f.write(piece, piece.text[from:at])
			f.end()
			from = at
		}
		f.column = max(f.column, f.indent) + g.Width()
	}
	f.write(piece, piece.text[from:])
}

func (f *filler) write(piece stretch, text string) {
	if text == "" {
		return
	}
	if f.line.Len() == 0 {
		f.line.WriteString(strings.Repeat(" ", f.indent))
	}
	if piece.style != nil {
		text = piece.style(text)
	}
	f.line.WriteString(text)
	f.marked = f.marked || piece.marked
}

// end ends the line, if anything stands in it.
func (f *filler) end() {
	if f.line.Len() > 0 {
		f.lines = append(f.lines, shownLine{f.line.String(), f.marked})
	}
	f.line.Reset()
	f.column, f.marked = 0, false
}

// around gives at most n of the lines, those about the marked ones; the first
// and last of them say that something is left out.
func around(lines []shownLine, n int) []shownLine {
	if n <= 0 {
		return nil
	}
	if len(lines) <= n {
		return lines
	}
	first, last := 0, 0
	for i := len(lines) - 1; i >= 0; i-- {
		if lines[i].marked {
			first, last = i, max(last, i)
		}
	}
	from := first - max(0, n-(last-first+1))/2
	from = min(max(from, 0), len(lines)-n)
	shown := append([]shownLine{}, lines[from:from+n]...)
	if n >= 3 && from > 0 && !shown[0].marked {
		shown[0].text = "  …"
	}
	if n >= 3 && from+n < len(lines) && (!shown[n-1].marked || last >= from+n) {
		shown[n-1].text = "  …"
	}
	return shown
}
