package article

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// Bounds on the pages of which the main text is looked for. Pages of news have
// some thousand tags. Beyond it all text of the page is taken.
const (
	maxTags = 40_000
	maxPage = 16 << 20 // bytes
)

// Fewer words than this in a page are told to the reader.
const fewWords = 100

// readHTML reads a web page that came from an address, if that is known.
func (a *Article) readHTML(page, address string) {
	base, err := url.Parse(address)
	if err != nil || address == "" {
		base = nil
	}
	doc := parsed(page)
	if doc == nil {
		a.Text = stripped(page)
		a.note("the page is too large or too deep to find the main text: all of its text is here")
		return
	}
	m := metaOf(doc)
	whole := textOf(doc)
	main, title := mainText(doc, base)
	if main == "" {
		main = whole
		if hasWord(main) {
			a.note("no main text was found: all text of the page is here")
		}
	}
	a.Text = main
	a.fill(m, title, base)
	words, among := wordsIn(main), wordsIn(whole)
	switch {
	case m.paid:
		a.note(fmt.Sprintf("the page says that it is not free to read: its text (%s) may be a part", counted(words)))
	case words < fewWords && among > 3*words:
		a.note(fmt.Sprintf("little text (%s of %d in the page): perhaps a paywall", counted(words), among))
	case words < fewWords:
		a.note(fmt.Sprintf("little text (%s): perhaps a paywall", counted(words)))
	}
}

// wordsIn counts words. In scripts that do not part them, two characters make
// about one.
func wordsIn(text string) int {
	unparted := 0
	for _, r := range text {
		if r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			unparted++
		}
	}
	return len(strings.Fields(text)) + unparted/2
}

func counted(words int) string {
	if words == 1 {
		return "1 word"
	}
	return fmt.Sprintf("%d words", words)
}

// parsed gives a page's tree, or nil if it would be too large or too deep.
func parsed(page string) *html.Node {
	if len(page) > maxPage || tags(page) > maxTags {
		return nil
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil { // nested deeper than 512 elements
		return nil
	}
	return doc
}

// tags counts what may be a tag that opens an element.
func tags(page string) int {
	n := 0
	for i := strings.IndexByte(page, '<'); i >= 0 && i+1 < len(page); {
		if c := page[i+1] | 0x20; 'a' <= c && c <= 'z' {
			n++
		}
		next := strings.IndexByte(page[i+1:], '<')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return n
}

// mainText gives the text of an article without the page around it, or "" if
// none is found, and its headline. It takes doc to pieces.
func mainText(doc *html.Node, base *url.URL) (text, title string) {
	// The library is large and the pages are anybody's: a page that it cannot
	// deal with is read whole.
	defer func() {
		if recover() != nil {
			text, title = "", ""
		}
	}()
	parser := readability.NewParser()
	found, err := parser.ParseAndMutate(doc, base)
	if err != nil || found.Node == nil {
		return "", found.Title()
	}
	text = textOf(found.Node)
	if !hasWord(text) {
		return "", found.Title()
	}
	return text, found.Title()
}
