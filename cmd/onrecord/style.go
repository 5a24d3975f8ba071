package main

import (
	"io"
	"regexp"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"golang.org/x/term"

	"onrecord/bot"
)

// minWidth is the narrowest that text is wrapped to, in columns; a narrower
// terminal breaks lines itself.
const minWidth = 20

// hang is how far a line that goes on is indented at least, in columns.
const hang = 2

// terminalStyle is the style for what stdout is: wrapped on a terminal, in
// colour if it has any and nobody asked for none, plain otherwise.
func terminalStyle(stdout io.Writer, env func(string) string) bot.Style {
	file, ok := stdout.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return bot.Style{}
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		width = 0
	}
	return style(width, colour(env))
}

// colour reports whether the environment lets a terminal be written in colour.
func colour(env func(string) string) bool {
	return env("NO_COLOR") == "" && env("TERM") != "dumb"
}

// style wraps to a width, 0 for none, and colours.
func style(width int, colour bool) bot.Style {
	var s bot.Style
	if width > 0 {
		s.Wrap = func(text string, indent int) string { return wrap(text, indent, max(width, minWidth)) }
	}
	if colour {
		s.Name = escape("1")     // bold
		s.Match = escape("1;35") // bold, magenta
		s.Aside = escape("2")    // faint
	}
	return s
}

// escape sets text by an escape sequence of the terminal's (ECMA-48, SGR).
func escape(code string) func(string) string {
	return func(text string) string { return "\x1b[" + code + "m" + text + "\x1b[0m" }
}

var escapes = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// columns is how wide a word stands on a terminal.
func columns(word string) int {
	if strings.Contains(word, "\x1b") {
		word = escapes.ReplaceAllString(word, "")
	}
	return displaywidth.String(word)
}

// wrap breaks text at spaces into lines of at most width columns, the first
// one indented by indent. Only a space ever becomes a line end, so that quoted
// words stay whole: a word wider than the line is left to the terminal.
func wrap(text string, indent, width int) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", indent))
	column := indent
	for i, word := range strings.Split(text, " ") {
		wide := columns(word)
		switch {
		case i == 0:
		case word != "" && column+1+wide > width:
			column = max(indent, hang)
			b.WriteString("\n" + strings.Repeat(" ", column))
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += wide
	}
	return b.String()
}
