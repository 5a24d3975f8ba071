package corpus

import "gopkg.in/yaml.v3"

// The keys of each kind of entry, in the order that messages list them.
var (
	fileKeys      = []string{"sources", "people", "topics", "outlets", "statements"}
	sourceKeys    = []string{"id", "title", "publisher", "url", "published", "language", "sha256", "paragraphs", "unattributed"}
	passageKeys   = []string{"paragraph", "text"}
	personKeys    = []string{"id", "name", "role", "country", "aliases", "spellings"}
	spellingKeys  = []string{"source", "as"}
	topicKeys     = []string{"id", "name", "terms"}
	outletKeys    = []string{"name", "aliases"}
	statementKeys = []string{"id", "source", "kind", "speaker", "text", "via", "paragraph", "topics", "hedge", "truncated", "correction", "withdrawn", "supersedes", "review", "found"}

	correctionKeys = []string{"text", "date"}
	withdrawnKeys  = []string{"by", "why"}
	foundKeys      = []string{"start", "end", "prefix", "suffix", "cue", "rule", "confidence", "speakers"}
)

// A reference is an ID that stands for an entry, perhaps in another file.
type reference struct {
	id       string // empty: missing or wrong, and noted
	position Position
}

// A raw corpus is what the files hold, before references are looked up.
type raw struct {
	Corpus
	spellings []rawSpelling
	entries   []rawStatement
	undated   []*Source // without "published"
}

type rawSpelling struct {
	person *Person
	source reference
	as     string
}

type rawStatement struct {
	*Statement
	source     reference
	speaker    reference
	topics     []reference
	paragraph  Position
	supersedes reference
	draft      bool        // nobody has reviewed it
	speakers   []reference // of what was found
}

// sections reads a whole file into the raw corpus.
func (r reader) sections(root *yaml.Node, d *raw) {
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return
	}
	e, _ := r.entry(root, "a corpus file", fileKeys)
	for _, section := range []struct {
		key  string
		read func(*yaml.Node, *raw)
	}{
		{"sources", r.source}, {"people", r.person}, {"topics", r.topic}, {"outlets", r.outlet}, {"statements", r.statement},
	} {
		list := e.values[section.key]
		if list == nil {
			continue
		}
		if list.Kind != yaml.SequenceNode {
			r.log.add(r.at(list), "%s is %s, want a list", section.key, kindOf(list))
			continue
		}
		for _, n := range list.Content {
			section.read(n, d)
		}
	}
}

func (r reader) source(n *yaml.Node, d *raw) {
	e, ok := r.entry(n, "a source", sourceKeys)
	if !ok {
		return
	}
	e.require("id", "title")
	s := &Source{
		ID:        e.id("id"),
		Title:     e.string("title"),
		Publisher: e.string("publisher"),
		URL:       e.url("url"),
		Published: e.date("published"),
		Language:  e.language("language"),
		SHA256:    e.hash("sha256"),
		Position:  r.at(n),
	}
	s.Paragraphs = e.number("paragraphs")
	for _, n := range e.items("unattributed") {
		if p, ok := r.passage(n); ok {
			s.Unattributed = append(s.Unattributed, p)
		}
	}
	d.Sources = append(d.Sources, s)
	if e.values["published"] == nil {
		d.undated = append(d.undated, s)
	}
}

func (r reader) passage(n *yaml.Node) (Passage, bool) {
	e, ok := r.entry(n, "an unattributed passage", passageKeys)
	if !ok {
		return Passage{}, false
	}
	e.require("paragraph", "text")
	p := Passage{Paragraph: e.number("paragraph"), Position: r.at(n)}
	if text := e.values["text"]; text != nil {
		p.Text = r.scalar(text, "text", maxText)
	}
	return p, p.Text != "" && p.Paragraph > 0
}

func (r reader) person(n *yaml.Node, d *raw) {
	e, ok := r.entry(n, "a person", personKeys)
	if !ok {
		return
	}
	e.require("id", "name")
	p := &Person{
		ID:       e.id("id"),
		Name:     e.name("name"),
		Role:     e.string("role"),
		Country:  e.string("country"),
		Aliases:  e.list("aliases"),
		Position: r.at(n),
	}
	d.People = append(d.People, p)
	for _, n := range e.items("spellings") {
		if e, ok := r.entry(n, "a spelling", spellingKeys); ok {
			e.require("source", "as")
			d.spellings = append(d.spellings, rawSpelling{p, e.reference("source"), e.string("as")})
		}
	}
}

func (r reader) topic(n *yaml.Node, d *raw) {
	e, ok := r.entry(n, "a topic", topicKeys)
	if !ok {
		return
	}
	e.require("id", "name")
	d.Topics = append(d.Topics, &Topic{ID: e.id("id"), Name: e.name("name"), Terms: e.list("terms"), Position: r.at(n)})
}

func (r reader) outlet(n *yaml.Node, d *raw) {
	e, ok := r.entry(n, "an outlet", outletKeys)
	if !ok {
		return
	}
	e.require("name")
	d.Outlets = append(d.Outlets, &Outlet{Name: e.name("name"), Aliases: e.list("aliases"), Position: r.at(n)})
}

// reference gives a key's reference.
func (e entry) reference(key string) reference { return reference{e.string(key), e.position(key)} }
