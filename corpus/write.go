package corpus

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// A Draft is what an import writes for somebody to review: one corpus file.
type Draft struct {
	Note       string // a comment at the top of the file, of any number of lines; empty: none
	Sources    []*Source
	People     []*Person // those that are new; statements may be by others, of the record
	Statements []*Statement
}

// WriteDraft writes a draft as the corpus file that [Load] reads back, every
// statement of it with review: draft. The same draft is always the same bytes.
//
// Strings have to be such as a corpus may hold, which [Clean] makes of any. A
// draft that Load would refuse is an error, a [Problems] with the lines that the
// file would have had, and nothing is written. What only the record can tell,
// such as IDs that are taken there, is not looked at: see [LoadWith].
func WriteDraft(w io.Writer, d *Draft) error {
	var file bytes.Buffer
	for line := range strings.Lines(d.Note) {
		line = strings.TrimSpace(Clean(line))
		file.WriteString(strings.TrimSpace("# "+line) + "\n")
	}
	encoder := yaml.NewEncoder(&file)
	encoder.SetIndent(2)
	err := encoder.Encode(draftNode(d))
	if err == nil {
		err = encoder.Close()
	}
	if err != nil {
		return fmt.Errorf("draft: %w", err)
	}
	log := &problemLog{}
	if root, ok := parse("draft", file.Bytes(), log); ok {
		reader{"draft", log}.sections(root, &raw{})
	}
	if log.found() {
		return log.problems()
	}
	_, err = w.Write(file.Bytes())
	return err
}

// Clean makes any text one that a corpus may hold: what breaks a line becomes a
// space, what could make it look like another text goes, and bytes that are no
// UTF-8 become U+FFFD. All else stays as it is, white space at the ends too,
// which Load takes off most strings.
func Clean(s string) string {
	var b strings.Builder
	broken := false
	for _, r := range s {
		switch {
		case breaks(r), r == '\u0085', r == '\u2028', r == '\u2029', r == '\v', r == '\f':
			if !broken {
				b.WriteByte(' ')
			}
			broken = true
			continue
		case unsafe(r), r == '\ufffe', r == '\uffff': // the last two are none of YAML's
		default:
			b.WriteRune(r)
		}
		broken = false
	}
	return b.String()
}

// draftNode makes the tree of a draft's file.
func draftNode(d *Draft) *yaml.Node {
	root := mapping()
	for _, section := range []struct {
		key  string
		list *yaml.Node
	}{
		{"sources", listOf(d.Sources, sourceNode)},
		{"people", listOf(d.People, personNode)},
		{"statements", listOf(d.Statements, statementNode)},
	} {
		if len(section.list.Content) > 0 {
			put(root, section.key, section.list)
		}
	}
	return root
}

func sourceNode(s *Source) *yaml.Node {
	n := mapping()
	putString(n, "id", s.ID)
	putString(n, "title", s.Title)
	putString(n, "publisher", s.Publisher)
	putString(n, "url", s.URL)
	if s.Published != "" {
		put(n, "published", &yaml.Node{Kind: yaml.ScalarNode, Value: string(s.Published)})
	}
	putString(n, "language", s.Language)
	putString(n, "sha256", s.SHA256)
	if s.Paragraphs > 0 {
		put(n, "paragraphs", number(s.Paragraphs))
	}
	putList(n, "unattributed", listOf(s.Unattributed, func(p Passage) *yaml.Node {
		n := mapping()
		put(n, "paragraph", number(p.Paragraph))
		putString(n, "text", p.Text)
		return n
	}))
	return n
}

func personNode(p *Person) *yaml.Node {
	n := mapping()
	putString(n, "id", p.ID)
	putString(n, "name", p.Name)
	putString(n, "role", p.Role)
	putString(n, "country", p.Country)
	putList(n, "aliases", flow(listOf(p.Aliases, text)))
	putList(n, "spellings", listOf(p.Spellings, func(s Spelling) *yaml.Node {
		n := mapping()
		putString(n, "source", s.Source.ID)
		putString(n, "as", s.As)
		return n
	}))
	return n
}

func statementNode(s *Statement) *yaml.Node {
	n := mapping()
	putString(n, "id", s.ID)
	if s.Source != nil {
		putString(n, "source", s.Source.ID)
	}
	putString(n, "kind", string(s.Kind))
	putString(n, "speaker", speakerID(s))
	if len(s.Parts) == 1 {
		putString(n, "text", s.Parts[0])
	} else {
		putList(n, "text", listOf(s.Parts, text))
	}
	putList(n, "via", flow(listOf(s.Via, text)))
	put(n, "paragraph", number(s.Paragraph))
	putList(n, "topics", flow(listOf(s.Topics, func(t *Topic) *yaml.Node { return text(t.ID) })))
	putString(n, "hedge", s.Hedge)
	if s.Truncated {
		put(n, "truncated", &yaml.Node{Kind: yaml.ScalarNode, Value: "true"})
	}
	putString(n, "review", draftReview)
	if s.Found != nil {
		put(n, "found", foundNode(s.Found))
	}
	return n
}

func foundNode(f *Found) *yaml.Node {
	n := mapping()
	put(n, "start", number(f.Start))
	put(n, "end", number(f.End))
	putString(n, "prefix", f.Prefix)
	putString(n, "suffix", f.Suffix)
	putString(n, "cue", f.Cue)
	putString(n, "rule", f.Rule)
	if f.Confidence != 0 {
		put(n, "confidence", &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.FormatFloat(f.Confidence, 'f', -1, 64)})
	}
	putList(n, "speakers", flow(listOf(f.Speakers, func(p *Person) *yaml.Node { return text(p.ID) })))
	return n
}

func mapping() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode} }

func number(n int) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.Itoa(n)}
}

// plainForm are the strings that mean themselves without quotation marks to
// whoever reads YAML, this parser or another: they begin with a letter, and
// nothing in them can end them.
var plainForm = regexp.MustCompile(`^\p{L}[\p{L}\p{M}\p{N}_./–—…’'“”(),;?!%&+-]*( [\p{L}\p{M}\p{N}_./–—…’'“”(),;?!%&+-]+)*$`)

// reserved are the words that some readers take for something else.
var reserved = map[string]bool{"true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "y": true, "n": true, "null": true, "nan": true, "inf": true}

// text makes the node of a string, in double quotation marks where it could be
// taken for anything else.
func text(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s}
	if !plainForm.MatchString(s) || reserved[strings.ToLower(s)] || !utf8.ValidString(s) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}

func put(n *yaml.Node, key string, value *yaml.Node) {
	n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
}

// putString adds a key, unless it has nothing to say.
func putString(n *yaml.Node, key, value string) {
	if value != "" {
		put(n, key, text(value))
	}
}

func putList(n *yaml.Node, key string, list *yaml.Node) {
	if len(list.Content) > 0 {
		put(n, key, list)
	}
}

func listOf[T any](values []T, node func(T) *yaml.Node) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, value := range values {
		list.Content = append(list.Content, node(value))
	}
	return list
}

// flow sets a list in one line.
func flow(list *yaml.Node) *yaml.Node {
	list.Style = yaml.FlowStyle
	for _, n := range list.Content {
		if strings.ContainsAny(n.Value, ",[]{}") {
			n.Style = yaml.DoubleQuotedStyle
		}
	}
	return list
}
