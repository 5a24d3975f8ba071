package article

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A flow makes text of the tags and the words of a page, in the order in which
// they come. White space is as a browser shows it.
type flow struct {
	out   strings.Builder
	gap   gap
	space rune // to write for white space: ' ', or what does not break a line
	pre   int  // open elements in which line ends count
	marks int  // open <q> elements
}

// A gap is what parts the next word from the one before, the widest wins.
type gap int

const (
	noGap gap = iota
	spaceGap
	lineGap
	paragraphGap
)

// unseen are elements of which no text is shown as part of an article.
var unseen = atoms("audio button canvas datalist iframe math noembed noframes noscript object script select style svg template textarea title video")

// blocks are elements that begin and end a paragraph.
var blocks = atoms("address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li legend main menu nav ol p pre search section summary table tbody tfoot thead tr ul")

func atoms(names string) map[atom.Atom]bool {
	set := map[atom.Atom]bool{}
	for name := range strings.FieldsSeq(names) {
		set[atom.Lookup([]byte(name))] = true
	}
	delete(set, 0)
	return set
}

func (f *flow) part(g gap) { f.gap = max(f.gap, g) }

func (f *flow) open(tag atom.Atom) {
	switch {
	case blocks[tag]:
		f.part(paragraphGap)
	case tag == atom.Td, tag == atom.Th:
		f.white(' ')
	case tag == atom.Br && f.gap == lineGap:
		f.part(paragraphGap)
	case tag == atom.Br:
		f.part(lineGap)
	case tag == atom.Q:
		f.marks++
		f.word(f.mark("“", "‘"))
	}
	if tag == atom.Pre {
		f.pre++
	}
}

func (f *flow) close(tag atom.Atom) {
	switch {
	case blocks[tag]:
		f.part(paragraphGap)
	case tag == atom.Q && f.marks > 0:
		f.gap = noGap
		f.word(f.mark("”", "’"))
		f.marks--
	}
	if tag == atom.Pre && f.pre > 0 {
		f.pre--
	}
}

// mark gives the quotation mark that a browser shows for <q>, which has none
// in its text.
func (f *flow) mark(outer, inner string) string {
	if f.marks%2 == 1 {
		return outer
	}
	return inner
}

// text adds text as it stands in the page, entities decoded.
func (f *flow) text(s string) {
	start := 0 // of what is not yet added
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if odd(r) {
			if start < i {
				f.word(s[start:i])
			}
			f.odd(r)
			start = i + size
		}
		i += size
	}
	if start < len(s) {
		f.word(s[start:])
	}
}

// odd reports whether a character is not simply written down.
func odd(r rune) bool { return unicode.IsSpace(r) || kept(r) != r || r == '\ufffd' }

func (f *flow) odd(r rune) {
	switch r {
	case '\ufffd':
		f.word("\ufffd")
		return
	case '\r':
		f.white(' ')
		return
	}
	switch r = kept(r); {
	case r < 0:
	case r == '\n' && f.pre > 0:
		f.open(atom.Br)
	case r == '\n', r == '\t':
		f.white(' ')
	default:
		f.white(r)
	}
}

// white adds white space. Of a run of it, what may break a line wins.
func (f *flow) white(r rune) {
	if f.gap != spaceGap || r == ' ' {
		f.space = r
	}
	f.part(spaceGap)
}

func (f *flow) word(s string) {
	if f.out.Len() > 0 {
		switch f.gap {
		case spaceGap:
			f.out.WriteRune(f.space)
		case lineGap:
			f.out.WriteByte('\n')
		case paragraphGap:
			f.out.WriteString("\n\n")
		}
	}
	f.gap = noGap
	f.out.WriteString(s)
}

// textOf gives the text of a tree.
func textOf(root *html.Node) string {
	var f flow
	for n, entered := range walk(root) {
		switch {
		case n.Type == html.TextNode && entered:
			f.text(n.Data)
		case n.Type == html.ElementNode && entered:
			f.open(tagOf(n))
		case n.Type == html.ElementNode:
			f.close(tagOf(n))
		}
	}
	return f.out.String()
}

// tagOf gives what kind of element a node is. Nodes that were made or changed
// have it in their name only.
func tagOf(n *html.Node) atom.Atom {
	if n.DataAtom != 0 && n.DataAtom.String() == n.Data {
		return n.DataAtom
	}
	return atom.Lookup([]byte(n.Data))
}

// walk gives each node of a tree that is shown twice: when it is entered and
// when it is left.
func walk(root *html.Node) iter.Seq2[*html.Node, bool] {
	return func(yield func(*html.Node, bool) bool) {
		n, entering := root, true
		for {
			if entering && n.Type == html.ElementNode && unseen[tagOf(n)] {
				entering = false // without a visit
			} else if !yield(n, entering) {
				return
			}
			switch {
			case entering && n.FirstChild != nil:
				n = n.FirstChild
			case entering:
				entering = false
				if !yield(n, false) {
					return
				}
				fallthrough
			default:
				if n == root {
					return
				}
				if n.NextSibling != nil {
					n, entering = n.NextSibling, true
				} else {
					n = n.Parent
				}
			}
		}
	}
}

// stripped gives the text of a page that is too large or too deep for a tree.
func stripped(page string) string {
	var f flow
	z := html.NewTokenizer(strings.NewReader(page))
	var hidden atom.Atom // element that is not shown
	depth := 0           // of such elements in one another
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return f.out.String()
		}
		if kind == html.TextToken {
			if depth == 0 {
				f.text(html.UnescapeString(string(z.Raw())))
			}
			continue
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		switch {
		case kind == html.StartTagToken && depth == 0 && unseen[tag]:
			hidden, depth = tag, 1
		case kind == html.StartTagToken && depth > 0 && tag == hidden:
			depth++
		case kind == html.EndTagToken && depth > 0 && tag == hidden:
			depth--
		case depth > 0:
		case kind == html.EndTagToken:
			f.close(tag)
		case kind == html.StartTagToken, kind == html.SelfClosingTagToken:
			f.open(tag)
		}
	}
}
