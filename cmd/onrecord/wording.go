package main

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// maxQuoted is how much of a wrong value an error repeats, in characters.
const maxQuoted = 80

// quote sets a value in an error, without anything that acts on a terminal.
func quote(value string) string {
	return strconv.Quote(shorten(value, maxQuoted))
}

// shorten cuts text after n characters and marks that.
func shorten(text string, n int) string {
	for at := range text {
		if n == 0 {
			return text[:at] + "…"
		}
		n--
	}
	return text
}

// oneOf words a choice; what was written instead decides which of the names
// is suggested.
func oneOf(written string, names []string) string {
	text := "one of " + strings.Join(names, ", ")
	if near := nearest(written, names); len(near) > 0 {
		text += "; perhaps " + strings.Join(near, " or ")
	}
	return text
}

// nearest lists the names that may be meant, by cobra's own measure.
func nearest(written string, names []string) []string {
	parent := &cobra.Command{SuggestionsMinimumDistance: 2}
	for _, name := range names {
		parent.AddCommand(&cobra.Command{Use: name, Run: func(*cobra.Command, []string) {}})
	}
	return parent.SuggestionsFor(shorten(written, maxQuoted))
}

// visible writes out what would act on a terminal instead of showing there:
// control characters, line ends among them, and marks that turn the direction
// of text.
func visible(text string) string {
	if harmless(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if acts(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r) // U+FFFD for a byte that is no text
		}
	}
	return b.String()
}

// harmless reports whether visible has nothing to write out.
func harmless(text string) bool {
	for i := 0; i < len(text); {
		if c := text[i]; c >= ' ' && c < 0x7f {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if acts(r) || r == utf8.RuneError {
			return false
		}
		i += size
	}
	return true
}

// acts reports whether a terminal obeys r.
func acts(r rune) bool {
	switch {
	case r < ' ', r >= 0x7f && r < 0xa0: // control characters
		return true
	case r < 0x61c: // nearly all text: spares the rest
		return false
	}
	return unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}
