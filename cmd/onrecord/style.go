package main

import (
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/term"

	"onrecord/bot"
)

// style sets text for where it goes: wrapped to a terminal's width, and with
// colours where there may be any.
func (p *program) style() bot.Style {
	f, ok := p.out.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return bot.Style{}
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width < 20 {
		width = 80
	}
	return terminalStyle(width, p.getenv("NO_COLOR") == "" && p.getenv("TERM") != "dumb")
}

// terminalStyle sets text for a terminal so many columns wide.
func terminalStyle(width int, colour bool) bot.Style {
	style := bot.Style{Wrap: func(text string, indent int) string { return wrap(text, indent, width) }}
	if colour {
		style.Name = sgr("1")
		style.Match = sgr("1;33")
		style.Aside = sgr("2")
	}
	return style
}

// sgr sets text in a way of the terminal's, word by word, so that it may be
// broken anywhere between them.
func sgr(code string) func(string) string {
	return func(s string) string { return "\x1b[" + code + "m" + s + "\x1b[0m" }
}

// wrap breaks text into lines between words, and indents each.
func wrap(text string, indent, width int) string {
	margin := strings.Repeat(" ", indent)
	wrapped := ansi.Wordwrap(text, max(20, width-indent), "")
	return margin + strings.ReplaceAll(wrapped, "\n", "\n"+margin)
}
