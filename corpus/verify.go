package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Document is a file that a source of the corpus was taken from.
type Document struct {
	Name string // for messages
	Data []byte
	Text []byte // what it says, where that is in Data otherwise than as text; nil: Data
}

// Verify compares the corpus with the documents it was taken from. A document
// belongs to the source that has its SHA-256; if one document and one source
// are left over, to each other.
//
// Every word given as somebody's own must stand in the paragraph named, inside
// quotation marks if the document has any, and differ only in white space and
// in the style of quotation marks. Every passage that the document has in
// quotation marks must be covered, and nothing told in our words may be a
// sentence of the document. Sources without a document are passed over.
//
// Drafts are held to this and cover passages as statements do, but may still be
// in the document's sentences: whoever reviews them tells them in others.
func Verify(c *Corpus, documents []Document) Problems {
	log := &problemLog{}
	people := slices.Concat(c.People, c.DraftPeople)
	bySource := map[*Source][]*Statement{}
	for _, s := range slices.Concat(c.Statements, c.Drafts) {
		bySource[s.Source] = append(bySource[s.Source], s)
	}
	drafts := map[*Statement]bool{}
	for _, s := range c.Drafts {
		drafts[s] = true
	}
	for _, p := range pair(c, documents, log) {
		text := p.document.Data
		if p.document.Text != nil {
			text = p.document.Text
		}
		v := verifier{p.source, p.document.Name, splitParagraphs(text), log}
		v.document(text)
		v.statements(bySource[p.source])
		v.passages()
		v.spellings(people)
		v.uncovered()
		v.copied(slices.DeleteFunc(bySource[p.source], func(s *Statement) bool { return drafts[s] }))
	}
	return log.problems()
}

// A pairing says which source a document is.
type pairing struct {
	source   *Source
	document Document
}

// pair finds the source of each document.
func pair(c *Corpus, documents []Document, log *problemLog) []pairing {
	left := slices.Concat(c.Sources, c.DraftSources)
	var pairs []pairing
	var strangers []Document
	for _, d := range documents {
		hash := hashOf(d)
		i := slices.IndexFunc(left, func(s *Source) bool { return s.SHA256 == hash })
		if i < 0 {
			strangers = append(strangers, d)
			continue
		}
		pairs = append(pairs, pairing{left[i], d})
		left = slices.Delete(left, i, i+1)
	}
	if len(strangers) == 1 && len(left) == 1 {
		source, d := left[0], strangers[0]
		if source.SHA256 == "" {
			log.add(source.Position, "source %q has no sha256, %s has %s", source.ID, d.Name, hashOf(d))
		} else {
			log.add(source.Position, "source %q has sha256 %s, %s has %s", source.ID, source.SHA256, d.Name, hashOf(d))
		}
		return append(pairs, pairing{source, d})
	}
	for _, d := range strangers {
		log.add(Position{d.Name, 1}, "belongs to no source of the corpus, its sha256 is %s", hashOf(d))
	}
	return pairs
}

func hashOf(d Document) string {
	hash := sha256.Sum256(d.Data)
	return hex.EncodeToString(hash[:])
}

// A verifier compares one document with what the corpus has from it.
type verifier struct {
	source     *Source
	name       string
	paragraphs []*paragraph
	log        *problemLog
}

// document checks the document itself.
func (v verifier) document(data []byte) {
	for n, line := range bytes.Split(data, []byte("\n")) {
		if !utf8.Valid(line) {
			v.log.add(Position{v.name, n + 1}, "not valid UTF-8")
			break
		}
	}
	if n := len(v.paragraphs); v.source.Paragraphs > 0 && n != v.source.Paragraphs {
		v.log.add(v.source.Position, "source %q has %d paragraphs, %s has %d", v.source.ID, v.source.Paragraphs, v.name, n)
	}
}

// paragraph gives a paragraph by number, or nil where, noted, there is none.
func (v verifier) paragraph(n int, at Position) *paragraph {
	if n > len(v.paragraphs) {
		v.log.add(at, "paragraph %d of %s, which has %d", n, v.name, len(v.paragraphs))
		return nil
	}
	return v.paragraphs[n-1]
}

// statements checks the verbatim words and the hedges of statements.
func (v verifier) statements(statements []*Statement) {
	for _, s := range statements {
		p := v.paragraph(s.Paragraph, s.Position)
		if p == nil {
			continue
		}
		from := 0
		for _, segment := range s.Segments() {
			if segment.Verbatim {
				end := v.verbatim(s, p, segment.Text, from)
				if s.Kind == Quote {
					from = end // the parts have to come in order
				}
			}
		}
		if s.Hedge != "" && !p.says(s.Hedge) {
			v.log.add(s.Position, "hedge %v of %q does not stand in paragraph %d", shown(s.Hedge), s.ID, s.Paragraph)
		}
	}
}

// verbatim checks one stretch of somebody's words, from a place on, and
// returns where it ends.
func (v verifier) verbatim(s *Statement, p *paragraph, text string, from int) int {
	words := fold(text)
	places := p.all(words)
	for _, place := range places {
		p.give(place)
	}
	at := slices.IndexFunc(places, func(place span) bool {
		return place.start >= from && (!v.quotes() || p.quotedAt(place))
	})
	switch {
	case at >= 0:
		return places[at].end
	case len(places) == 0:
		v.log.add(s.Position, "words %v of %q do not stand in paragraph %d", shown(text), s.ID, s.Paragraph)
	case places[len(places)-1].start < from:
		v.log.add(s.Position, "words %v of %q stand before the part ahead of them in paragraph %d", shown(text), s.ID, s.Paragraph)
	default:
		v.log.add(s.Position, "words %v of %q stand in paragraph %d, but not in quotation marks", shown(text), s.ID, s.Paragraph)
	}
	return from
}

// quotes reports whether anything in the document is in quotation marks.
func (v verifier) quotes() bool {
	return slices.ContainsFunc(v.paragraphs, func(p *paragraph) bool { return len(p.quotes) > 0 })
}

// passages checks the words that the source is said to leave unattributed.
func (v verifier) passages() {
	for _, passage := range v.source.Unattributed {
		p := v.paragraph(passage.Paragraph, passage.Position)
		if p == nil {
			continue
		}
		places := p.all(fold(passage.Text))
		for _, place := range places {
			p.give(place)
		}
		if len(places) == 0 {
			v.log.add(passage.Position, "unattributed words %v do not stand in paragraph %d", shown(passage.Text), passage.Paragraph)
		}
	}
}

// spellings checks that the source prints names as it is said to.
func (v verifier) spellings(people []*Person) {
	for _, person := range people {
		for _, s := range person.Spellings {
			stands := func(p *paragraph) bool { return len(p.all(fold(s.As))) > 0 }
			if s.Source == v.source && !slices.ContainsFunc(v.paragraphs, stands) {
				v.log.add(s.Position, "spelling %v of %q does not stand in %s", shown(s.As), person.ID, v.name)
			}
		}
	}
}

// uncovered lists the passages in quotation marks that the corpus lacks, each
// from the first word that is missing to the last.
func (v verifier) uncovered() {
	for n, p := range v.paragraphs {
		for _, q := range p.quotes {
			missing := p.missing(q)
			if missing == (span{}) {
				continue
			}
			text := string(p.text[missing.start:missing.end])
			v.log.add(Position{v.name, p.lineAt(missing.start)}, "paragraph %d: in no statement: “%s”", n+1, cut(text))
		}
	}
}

// says reports whether the words stand in the paragraph, in any case.
func (p *paragraph) says(words string) bool {
	spaced := func(s string) string { return " " + strings.Join(wordsOf(s), " ") + " " }
	return strings.Contains(spaced(string(p.text)), spaced(words))
}

// give marks characters that stand in the corpus.
func (p *paragraph) give(s span) {
	for i := s.start; i < s.end; i++ {
		p.given[i] = true
	}
}

// missing gives the stretch of a passage that no words given cover, or an
// empty span.
func (p *paragraph) missing(q span) span {
	var missing span
	for i := q.start; i < q.end; i++ {
		if p.given[i] || !unicode.IsLetter(p.text[i]) && !unicode.IsDigit(p.text[i]) {
			continue
		}
		if missing.end == 0 {
			missing.start = i
		}
		missing.end = i + 1
	}
	return missing
}
