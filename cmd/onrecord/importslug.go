package main

import (
	"strings"

	"onrecord/corpus/names"
)

// maxSlug is the most that a title adds to the name of a file, in bytes.
const maxSlug = 60

// slug makes of a title a part of a name: letters and digits of ASCII in lower
// case and without accents, with a dash between words, whole words only; empty
// where none of its letters are of those.
func slug(title string) string {
	var b strings.Builder
	for _, word := range names.Folded(title) {
		word = strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, word)
		switch {
		case word == "":
		case b.Len() == 0:
			b.WriteString(word[:min(len(word), maxSlug)])
		case b.Len()+1+len(word) > maxSlug:
			return b.String()
		default:
			b.WriteString("-" + word)
		}
	}
	return b.String()
}
