package discord

import (
	"strings"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/corpus"
)

// special are the characters that mean something in Discord's markdown
// wherever they stand: formatting, links and link addresses, mentions, emoji,
// timestamps (https://discord.com/developers/docs/reference#message-formatting).
const special = "\\*_~`|<>[]@#:"

// leading are those that make a list of a line that begins with them.
const leading = "-+"

// escape writes text so that Discord shows it as it is: no formatting, no
// link, no mention. A backslash before a punctuation mark is not shown.
func escape(text string) string {
	if !strings.ContainsAny(text, special) && !listed(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 16)
	at := numbered(text)
	for i, r := range text {
		if i == at && at > 0 || i == 0 && strings.ContainsRune(leading, r) || strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// listed reports whether a line that begins so would be part of a list.
func listed(text string) bool {
	return text != "" && (strings.IndexByte(leading, text[0]) >= 0 || numbered(text) > 0)
}

// numbered gives where the mark stands that makes an item of a numbered list
// of a line, or 0.
func numbered(text string) int {
	n := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if n > 0 && n < len(text) && (text[n] == '.' || text[n] == ')') {
		return n
	}
	return 0
}

// bold sets escaped text bold.
func bold(text string) string {
	if text == "" {
		return ""
	}
	return "**" + escape(text) + "**"
}

// subtext sets a line small and grey.
func subtext(line string) string { return "-# " + line }

// words sets the text of a statement: verbatim words in quotation marks,
// which nothing else gets, and what matched bold.
func words(a bot.Answer) string {
	var b strings.Builder
	isQuote := a.Statement.Kind == corpus.Quote
	isBold := false
	embolden := func(on bool) {
		if isBold != on { // of two bold stretches in a row the marks between would be read as something else
			b.WriteString("**")
		}
		isBold = on
	}
	for i, f := range a.Fragments {
		if isQuote && f.Verbatim && (i == 0 || !a.Fragments[i-1].Verbatim) {
			embolden(false)
			b.WriteString("“")
		}
		embolden(f.Match && (f.Verbatim || !isQuote))
		b.WriteString(escape(f.Text))
		if isQuote && f.Verbatim && (i+1 == len(a.Fragments) || !a.Fragments[i+1].Verbatim) {
			embolden(false)
			b.WriteString("”")
		}
	}
	embolden(false)
	return b.String()
}

// shortened cuts what is told in our words after n characters and marks that.
// It is never given a statement's text.
func shortened(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	runes := []rune(text)
	return strings.TrimRight(string(runes[:n-1]), " ") + "…"
}

// size is the length of a text as Discord may count it: in UTF-16, which is
// never less than in characters.
func size(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
