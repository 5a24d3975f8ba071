package article

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/renderer/html"
)

// Bounds on what is read as Markdown; beyond them it is plain text. Its parser
// has none of its own, and takes the square of the marks in a paragraph.
const (
	maxMarkdown = 1 << 20 // bytes
	maxMarks    = 20_000  // characters that may be marks
	maxNested   = 100     // block quotes and lists in one another
)

// readMarkdown reads Markdown (CommonMark): its text without the marks, front
// matter if it begins with such, and the first heading as the title.
//
// A parser does that rather than some replacements: which stars, brackets and
// backslashes are marks and which are the author's depends on all the rest.
func (a *Article) readMarkdown(source string) {
	source = a.frontMatter(scrub(source))
	if len(source) > maxMarkdown || marks(source) > maxMarks || nested(source) {
		a.Text = paragraphs(source)
		a.note("the file is too large or too deep to be read as Markdown: its marks are in the text")
		return
	}
	var page bytes.Buffer
	md := goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe())) // nothing of it is shown
	if err := md.Convert([]byte(source), &page); err != nil {
		a.Text = paragraphs(source)
		a.note("the file cannot be read as Markdown: its marks are in the text")
		return
	}
	a.Text = stripped(strings.ToValidUTF8(page.String(), "\ufffd"))
	a.heading(page.Bytes())
}

// heading takes a heading that the text begins with as the title.
func (a *Article) heading(page []byte) {
	if !bytes.HasPrefix(page, []byte("<h1>")) {
		return
	}
	first, rest, _ := strings.Cut(a.Text, "\n\n")
	if a.Title == "" {
		a.Title = first
	}
	if strings.EqualFold(a.Title, first) {
		a.Text = rest
	}
}

func marks(source string) int {
	n := 0
	for i := range len(source) {
		switch source[i] {
		case '[', ']', '*', '_', '`', '<', '&', '!', '>':
			n++
		}
	}
	return n
}

// nested reports whether some line opens too many block quotes or lists.
func nested(source string) bool {
	for line := range strings.SplitSeq(source, "\n") {
		marks := strings.TrimLeft(line, "> \t-*+")
		opened := line[:len(line)-len(marks)]
		if len(opened)-strings.Count(opened, " ") > maxNested || strings.Count(opened, " ") > 4*maxNested {
			return true
		}
	}
	return false
}

// frontMatter takes what stands between two lines of dashes at the beginning,
// one "key: value" a line, and gives the rest.
func (a *Article) frontMatter(source string) string {
	rest, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return source
	}
	matter, rest, ok := strings.Cut(rest, "\n---\n")
	if !ok || len(matter) > 1<<16 {
		return source
	}
	for line := range strings.SplitSeq(matter, "\n") {
		key, value, _ := strings.Cut(line, ":")
		a.front(strings.ToLower(key), unquoted(strings.TrimSpace(value)))
	}
	return rest
}

func (a *Article) front(key, value string) {
	switch key {
	case "title", "headline":
		a.Title = first(a.Title, value)
	case "date", "published", "pubdate":
		if a.Published == "" {
			a.Published = dayOf(value)
		}
	case "publisher", "site", "outlet":
		a.Publisher = first(a.Publisher, value)
	case "url", "canonical", "canonical_url", "source":
		a.URL = first(a.URL, webAddress(value, nil))
	case "lang", "language":
		a.Language = first(a.Language, languageTag(value))
	}
}

// unquoted gives a value without one pair of quotation marks around it.
func unquoted(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
