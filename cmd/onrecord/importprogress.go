package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"golang.org/x/term"
)

// barWidth is how wide a full bar is, in columns.
const barWidth = 20

// clearLine has a terminal clear the rest of the line (ECMA-48, EL).
const clearLine = "\x1b[K"

// A progress shows on a terminal how many of several things are done, in one
// line that it writes anew. Elsewhere it shows nothing.
type progress struct {
	w     io.Writer // nil: nothing is shown
	total int
	width func() int // of the terminal, in columns
	drawn bool
}

// newProgress shows progress on stderr, if that is a terminal and there are
// several things to do.
func newProgress(stderr io.Writer, total int) *progress {
	file, ok := stderr.(interface{ Fd() uintptr })
	if !ok || total < 2 || !term.IsTerminal(int(file.Fd())) {
		return &progress{}
	}
	return &progress{w: stderr, total: total, width: func() int {
		width, _, err := term.GetSize(int(file.Fd()))
		if err != nil || width == 0 {
			return 80
		}
		return width
	}}
}

// show says what is being done now, with so many done before.
func (p *progress) show(done int, what string) {
	if p.w == nil {
		return
	}
	full := barWidth * done / p.total
	line := fmt.Sprintf("[%s%s] %d of %d  %s", strings.Repeat("#", full), strings.Repeat("-", barWidth-full), done, p.total, visible(what))
	fmt.Fprint(p.w, "\r"+displaywidth.TruncateString(line, max(p.width()-1, 1), "…")+clearLine)
	p.drawn = true
}

// clear takes the line away, so that something else can be written.
func (p *progress) clear() {
	if p.drawn {
		fmt.Fprint(p.w, "\r"+clearLine)
	}
	p.drawn = false
}
