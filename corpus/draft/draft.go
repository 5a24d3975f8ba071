package draft

import (
	"cmp"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/extract"
)

// Note is a comment for the top of a draft's file.
const Note = `Made by onrecord import. Nothing answers with a statement that has review: draft.
Go through them with: onrecord review FILE`

// An Article is what a draft is made of. Whatever is not known is empty.
type Article struct {
	Title     string
	Publisher string
	URL       string
	Language  string
	Published corpus.Date
	Text      string // what the quotations were found in
	SHA256    string // of the document's bytes, lower-case hex
}

// Known gives the people of a record, those of its drafts too, as the
// extraction takes them.
func Known(record *corpus.Corpus) []extract.Person {
	var known []extract.Person
	for _, p := range peopleOf(record) {
		known = append(known, extract.Person{ID: p.ID, Name: p.Name, Role: p.Role, Country: p.Country, Aliases: p.Aliases})
	}
	return known
}

// New makes a draft of what was found in an article. No ID in it is on record
// or in a draft of the record, of which only the lists are read: who imports one
// article after another puts what New returns into them. An error is a
// [KnownError].
func New(record *corpus.Corpus, a Article, quotations []extract.Quotation) (*corpus.Draft, error) {
	source, err := newSource(record, a)
	if err != nil {
		return nil, err
	}
	m := &maker{
		article:    a,
		runes:      extract.NewRunes(a.Text),
		paragraphs: paragraphsOf(a.Text),
		source:     source,
		cast:       newCast(record, source.ID),
		ids:        takenStatements(record),
		outlets:    outletNames(record),
	}
	source.Paragraphs = len(m.paragraphs)
	for _, q := range m.joined(quotations) {
		m.quotation(q)
	}
	return &corpus.Draft{Note: Note, Sources: []*corpus.Source{source}, People: m.cast.added, Statements: m.statements}, nil
}

// A maker makes statements of one article.
type maker struct {
	article    Article
	runes      *extract.Runes
	paragraphs []extract.Span
	source     *corpus.Source
	cast       *cast
	ids        ids
	outlets    map[string]string
	statements []*corpus.Statement
}

// quotation adds the statements that a quotation makes, one for each paragraph
// that it stands in.
func (m *maker) quotation(q extract.Quotation) {
	speaker, possible := m.cast.speaker(q)
	for _, p := range m.passages(q) {
		kind, parts := p.text(m.article.Text, q.Kind)
		if len(parts) == 0 {
			continue
		}
		s := &corpus.Statement{
			Source:    m.source,
			Kind:      kind,
			Speaker:   speaker,
			Text:      strings.Join(parts, corpus.Break),
			Parts:     parts,
			Paragraph: p.paragraph,
			Hedge:     clip(q.Hedge),
			Via:       m.via(q.Via),
			Found:     m.found(p.span(), q),
		}
		s.Found.Speakers = possible
		s.ID = m.ids.statement(s)
		m.statements = append(m.statements, s)
	}
}

// around is how many code points are kept from before and behind a place.
const around = 32

func (m *maker) found(s extract.Span, q extract.Quotation) *corpus.Found {
	text := m.article.Text
	f := &corpus.Found{
		Start:  m.runes.At(s.Start),
		End:    m.runes.At(s.End),
		Prefix: corpus.Clean(lastRunes(text[:s.Start], around)),
		Suffix: corpus.Clean(firstRunes(text[s.End:], around)),
		Rule:   clip(q.Rule),
	}
	if !q.Cue.Empty() {
		f.Cue = clip(q.Cue.In(text))
	}
	if q.Confidence > 0 { // and a number
		f.Confidence = math.Round(min(q.Confidence, 1)*100) / 100
	}
	return f
}

// via gives the outlet that a statement came through, by the name that it has
// on record. What is no name, such as "a statement", is none.
func (m *maker) via(name string) []string {
	name = clip(name)
	if first, _ := utf8.DecodeRuneInString(name); name == "" || unicode.IsLower(first) {
		return nil
	}
	return []string{cmp.Or(m.outlets[strings.ToLower(name)], name)}
}

// outletNames gives the names of outlets on record by name and alias in lower
// case.
func outletNames(record *corpus.Corpus) map[string]string {
	outlets := map[string]string{}
	for _, o := range record.Outlets {
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			outlets[strings.ToLower(name)] = o.Name
		}
	}
	return outlets
}

func lastRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// maxWords is how many characters of a name, role or cue are kept.
const maxWords = 200

// clip makes any words such as a corpus may hold in one of its short strings.
func clip(s string) string {
	return strings.TrimSpace(firstRunes(strings.Join(strings.Fields(corpus.Clean(s)), " "), maxWords))
}
