package main

import (
	"context"
	"slices"
	"strings"

	"onrecord/corpus"
)

// A sourceText is the text of an article that drafts were made from.
type sourceText struct {
	name   string
	sha256 string // of the bytes of the article
	text   string
}

// sourceTexts reads the articles that drafts were made from.
func (a *app) sourceTexts(ctx context.Context, sources []string) ([]sourceText, error) {
	var texts []sourceText
	for _, name := range sources {
		text, err := a.readArticle(ctx, name, importSettings{timeout: patience(fetchTime)})
		if err != nil {
			return nil, err
		}
		texts = append(texts, sourceText{name, text.SHA256, text.Text})
	}
	return texts, nil
}

// A passage is where a draft stands: text, of which parts are the words that
// were found.
type passage struct {
	earlier string // the paragraph before; empty: none, or not known
	text    string
	words   [][2]int // bytes of text, in order; none: they are not in it
	later   string
}

// passageOf gives the paragraph that a draft stands in, or what the draft
// itself tells of it where the article is not there or has other words there.
func passageOf(d *corpus.Statement, texts []sourceText) passage {
	for _, t := range texts {
		if d.Source.SHA256 != "" && t.sha256 != d.Source.SHA256 {
			continue
		}
		if p, ok := paragraphOf(d, t.text); ok {
			return p
		}
	}
	var before, after string
	if d.Found != nil && d.Found.Prefix != "" {
		before = "… " + strings.TrimLeft(d.Found.Prefix, " ")
	}
	if d.Found != nil && d.Found.Suffix != "" {
		after = strings.TrimRight(d.Found.Suffix, " ") + " …"
	}
	text := before + d.Text
	return passage{text: text + after, words: partsIn(text, d.Parts, len(before))}
}

// paragraphOf finds the paragraph of a text that a draft stands in.
func paragraphOf(d *corpus.Statement, text string) (passage, bool) {
	if d.Found == nil {
		return passage{}, false
	}
	start, ok := byteAt(text, d.Found.Start)
	end, within := byteAt(text, d.Found.End)
	if !ok || !within || start >= end {
		return passage{}, false
	}
	from := strings.LastIndexByte(text[:start], '\n') + 1
	to := len(text)
	if n := strings.IndexByte(text[end:], '\n'); n >= 0 {
		to = end + n
	}
	p := passage{text: text[from:to]}
	if p.words = partsIn(text[from:end], d.Parts, start-from); len(p.words) == 0 {
		if d.Kind == corpus.Quote {
			return passage{}, false // another text
		}
		p.words = [][2]int{{start - from, end - from}}
	}
	p.earlier, p.later = lastLine(text[:from]), firstLine(text[to:])
	return p, true
}

// partsIn finds the parts of a text from a byte on, one after another.
func partsIn(text string, parts []string, from int) [][2]int {
	var words [][2]int
	for _, part := range parts {
		n := strings.Index(text[from:], part)
		if n < 0 || part == "" {
			return nil
		}
		words = append(words, [2]int{from + n, from + n + len(part)})
		from += n + len(part)
	}
	return words
}

// byteAt gives the byte at which a code point of a text begins; n may be the
// number of all.
func byteAt(text string, n int) (int, bool) {
	for at := range text {
		if n == 0 {
			return at, true
		}
		n--
	}
	return len(text), n == 0
}

// lastLine gives the last line of a text that is not blank, and firstLine the
// first.
func lastLine(text string) string {
	text = strings.TrimRight(text, " \t\r\n")
	return strings.TrimSpace(text[strings.LastIndexByte(text, '\n')+1:])
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimLeft(text, " \t\r\n"), "\n")
	return strings.TrimSpace(line)
}

// stretches cuts a passage into what is set off and what is not. Without
// colour, marks stand around the words.
func (p passage) stretches(style func(string) string) []stretch {
	var list []stretch
	at := 0
	for _, w := range p.words {
		list = append(list, stretch{text: flat(p.text[at:w[0]])})
		text := flat(p.text[w[0]:w[1]])
		if style == nil {
			text = ">>" + text + "<<"
		}
		list = append(list, stretch{text, style, true})
		at = w[1]
	}
	return append(list, stretch{text: flat(p.text[at:])})
}

// flat makes a space of every white space.
func flat(text string) string {
	if !strings.ContainsAny(text, "\t\r\n") {
		return text
	}
	return strings.Map(func(r rune) rune {
		if slices.Contains([]rune{'\t', '\r', '\n'}, r) {
			return ' '
		}
		return r
	}, text)
}
