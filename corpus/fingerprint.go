package corpus

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
)

// Fingerprint gives 12 hex digits that stand for the whole content of the
// corpus, in order. File names and lines do not count.
func (c *Corpus) Fingerprint() string { return c.fingerprint }

func fingerprint(c *Corpus) string {
	hash := sha256.New()
	w := bufio.NewWriter(hash)
	encode(c, canonical{w})
	w.Flush() // a hash never fails
	return hex.EncodeToString(hash.Sum(nil))[:12]
}

// A canonical writes strings and lists so that no two sequences of them come
// out alike: each with its length in front.
type canonical struct{ w io.Writer }

func (e canonical) length(n int) { io.WriteString(e.w, strconv.Itoa(n)+":") }

func (e canonical) strings(list ...string) {
	for _, s := range list {
		e.length(len(s))
		io.WriteString(e.w, s)
	}
}

func (e canonical) list(list []string) {
	e.length(len(list))
	e.strings(list...)
}

func encode(c *Corpus, e canonical) {
	e.length(len(c.Sources))
	for _, s := range c.Sources {
		e.source(s)
	}
	e.length(len(c.People))
	for _, p := range c.People {
		e.person(p)
	}
	e.length(len(c.Topics))
	for _, t := range c.Topics {
		e.strings(t.ID, t.Name)
		e.list(t.Terms)
	}
	e.length(len(c.Outlets))
	for _, o := range c.Outlets {
		e.strings(o.Name)
		e.list(o.Aliases)
	}
	e.length(len(c.Statements))
	for _, s := range c.Statements {
		e.statement(s)
	}
}

func (e canonical) source(s *Source) {
	e.strings(s.ID, s.Title, s.Publisher, s.URL, string(s.Published), s.Language, s.SHA256)
	e.length(s.Paragraphs)
	e.length(len(s.Unattributed))
	for _, passage := range s.Unattributed {
		e.length(passage.Paragraph)
		e.strings(passage.Text)
	}
}

func (e canonical) person(p *Person) {
	e.strings(p.ID, p.Name, p.Role, p.Country)
	e.list(p.Aliases)
	e.length(len(p.Spellings))
	for _, s := range p.Spellings {
		e.strings(s.Source.ID, s.As)
	}
}

func (e canonical) statement(s *Statement) {
	speaker := ""
	if s.Speaker != nil {
		speaker = s.Speaker.ID
	}
	e.strings(s.ID, s.Source.ID, string(s.Kind), speaker, s.Hedge, strconv.FormatBool(s.Truncated))
	e.list(s.Parts)
	e.list(s.Via)
	e.length(s.Paragraph)
	e.length(len(s.Topics))
	for _, t := range s.Topics {
		e.strings(t.ID)
	}
	e.amendments(s)
}

// amendments writes what has become of a statement, each behind a word that no
// length begins with: one that has none is written as before there were any.
func (e canonical) amendments(s *Statement) {
	if s.Correction != nil {
		io.WriteString(e.w, "correction")
		e.strings(s.Correction.Text, string(s.Correction.Date))
	}
	if s.Withdrawn != nil {
		io.WriteString(e.w, "withdrawn")
		e.strings(s.Withdrawn.By, s.Withdrawn.Why)
	}
	if s.Supersedes != nil {
		io.WriteString(e.w, "supersedes")
		e.strings(s.Supersedes.ID)
	}
}
