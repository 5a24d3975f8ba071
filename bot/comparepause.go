package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pause is what stands behind a word, as far as it parts sentences.
type pause uint8

// The pauses.
const (
	flows  pause = iota // the sentence goes on
	either              // it may go on: behind a dash, an abbreviation, at the end of a line
	ends
	asks
)

// pauseAfter reads the pause between a word and the next.
func pauseAfter(w word, between string) pause {
	if between == " " || between == "" || between == ", " {
		return flows
	}
	dots := strings.Contains(between, "...")
	dot := !dots && strings.ContainsRune(between, '.')
	switch {
	case strings.ContainsAny(between, "?？؟"):
		return asks
	case strings.ContainsAny(between, "!！。"), dot && !abbreviation(w):
		return ends
	case dot, dots, strings.ContainsAny(between, ";:∶—–…\n"), strings.Contains(between, " - "):
		return either
	}
	return flows
}

// abbreviation reports whether a dot behind a word may be its own.
func abbreviation(w word) bool {
	letter, size := utf8.DecodeRuneInString(w.text)
	return strings.Contains(w.text, ".") && unicode.IsLetter(letter) || abbreviations[w.fold] && w.fold != "no" ||
		size == len(w.text) && unicode.IsUpper(letter) && letter != 'I'
}

// settle finds out of the words of a text what only those around them tell.
func settle(text string, words []word) {
	loud := inCapitals(words)
	for i := range words {
		w := &words[i]
		end := len(text)
		if i+1 < len(words) {
			end = words[i+1].start
		}
		w.after = pauseAfter(*w, text[w.end:end])
		w.loud, w.acronym = loud, !loud && acronym(w.text)
	}
}

// inCapitals reports whether all of several words are written in capitals, so
// that those of one mean nothing.
func inCapitals(words []word) bool {
	n := 0
	for _, w := range words {
		if strings.IndexFunc(w.text, unicode.IsLower) >= 0 {
			return false
		}
		if strings.IndexFunc(w.text, unicode.IsUpper) >= 0 {
			n++
		}
	}
	return n > 1
}

// acronym reports whether a word is in capitals or has dots, which makes
// another of it: US, WHO and a.m. are not us, who and am.
func acronym(text string) bool {
	if len(text) < 2 || text[1] >= 'a' && text[1] <= 'z' && strings.IndexByte(text, '.') < 0 {
		return false
	}
	if i := strings.IndexAny(text, "'’"); i > 0 {
		text = text[:i]
	}
	letters := 0
	for _, r := range text {
		switch {
		case unicode.IsLower(r), unicode.IsDigit(r):
			first, _ := utf8.DecodeRuneInString(text)
			return unicode.IsLetter(first) && strings.ContainsRune(text, '.')
		case unicode.IsLetter(r):
			letters++
		}
	}
	return letters > 1
}

// over is the longest pause between two words of a list.
func over(words []word, from, to int) pause {
	p := flows
	for _, w := range words[from:to] {
		p = max(p, w.after)
	}
	return p
}

// agree reports whether sentences end alike at two pauses.
func agree(a, b pause) bool {
	return a == b || a != asks && b != asks && (a == either || b == either)
}

// asked reports whether the sentence that a word is of is a question.
func asked(words []word, at int) bool {
	for _, w := range words[at:] {
		if w.after >= ends {
			return w.after == asks
		}
	}
	return false
}

// sameCase reports whether two words that are the same have the same capitals,
// but for that at the beginning of a sentence or of what is quoted.
func sameCase(words []word, i int, record []word, j int) bool {
	a, b := words[i].text, record[j].text
	if a == b {
		return true
	}
	a, b = plain(a), plain(b)
	if a == b {
		return true
	}
	first, n := utf8.DecodeRuneInString(a)
	other, m := utf8.DecodeRuneInString(b)
	return a[n:] == b[m:] && (unicode.IsUpper(first) && opening(words, i) || unicode.IsUpper(other) && opening(record, j))
}

// opening reports whether a sentence begins with a word, or words of somebody.
func opening(words []word, i int) bool {
	return i == 0 || words[i-1].after != flows || words[i-1].part != words[i].part
}
