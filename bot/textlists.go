package bot

import (
	"fmt"
	"strings"
	"time"

	"onrecord/corpus"
)

// nothing writes that nothing is on record, why, and what is.
func (t *text) nothing(r *Reply) {
	t.line(0, set(t.Name, "Nothing on record")+": "+r.Reason)
	t.WriteByte('\n')
	if len(r.Mentions) > 0 {
		t.line(0, "Named in:")
		t.WriteByte('\n')
		t.answers(r.Mentions)
	}
	if r.Coverage != nil {
		for _, line := range r.Coverage.Available() {
			t.line(0, line)
		}
	}
	t.line(0, set(t.Aside, "record "+r.Record))
}

// around writes what stands next to a statement in its source.
func (t *text) around(s *Surroundings) {
	if s == nil {
		return
	}
	for _, n := range s.Neighbours() {
		t.line(0, n.Where+":")
		t.WriteByte('\n')
		t.answers([]Answer{n.Answer})
	}
}

// Available says in two lines what is on the record.
func (c *Coverage) Available() []string {
	var what []string
	for i, p := range c.Speakers {
		if i == mostNamed {
			what = append(what, fmt.Sprintf("%d more", len(c.Speakers)-i))
			break
		}
		what = append(what, fmt.Sprintf("%s (%d)", p.Name, p.Statements))
	}
	if n := c.Kinds[corpus.Fact]; n > 0 {
		what = append(what, count(n, "fact"))
	}
	if c.Statements == 0 {
		what = append(what, "nothing that stands")
	}
	return []string{
		"On the record: " + strings.Join(what, ", "),
		fmt.Sprintf("From %s, %s", count(len(c.Sources), "source"), period(c)),
	}
}

// mostNamed is how many speakers are named where nothing was found.
const mostNamed = 20

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func period(c *Coverage) string {
	if c.From == c.To {
		return string(c.From)
	}
	return string(c.From) + " to " + string(c.To)
}

// Amount says how much there is by somebody and on them.
func (p Person) Amount() string {
	amount := count(p.Statements, "statement")
	if p.Mentions > 0 {
		amount += ", named by others in " + fmt.Sprint(p.Mentions)
	}
	return amount
}

// people writes who is on the record.
func (t *text) people(list []Person) {
	if len(list) == 0 {
		t.line(0, NobodyOnRecord)
	}
	for _, p := range list {
		t.line(0, t.heading(p.Person))
		t.line(2, p.Amount())
		for _, s := range p.Spellings {
			t.line(2, "spelt "+s.As+" in "+s.Source.ID)
		}
		t.line(2, set(t.Aside, p.ID))
	}
}

// NobodyOnRecord is what the command people says where there are none.
const NobodyOnRecord = "Nobody is on the record"

// coverage writes what a record holds.
func (t *text) coverage(c *Coverage) {
	t.line(0, set(t.Name, "record "+c.Record))
	t.line(0, c.Amount())
	for _, k := range corpus.Kinds {
		t.line(2, fmt.Sprintf("%-16s %d", kinds[k], c.Kinds[k]))
	}
	if c.Withdrawn > 0 {
		t.line(2, fmt.Sprintf("%-16s %d", withdrawn, c.Withdrawn))
	}
	if !c.Loaded.IsZero() {
		t.line(2, c.Since())
	}
	if c.Fault != nil {
		t.line(2, c.Fault.String())
	}
	for _, s := range c.Sources {
		t.WriteByte('\n')
		t.line(0, s.Title)
		t.line(2, strings.Join(SourceParts(s), " · "))
	}
}

// Amount says how much there is on the record, and of which time.
func (c *Coverage) Amount() string {
	return fmt.Sprintf("%s by %s from %s, %s", count(c.Statements, "statement"), heads(len(c.Speakers)), count(len(c.Sources), "source"), period(c))
}

func heads(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// withdrawn is what statements are called that are.
const withdrawn = "withdrawn"

// OfEachKind says how many statements there are of each kind, and how many are
// withdrawn, if any.
func (c *Coverage) OfEachKind() string {
	var list []string
	for _, k := range corpus.Kinds {
		list = append(list, fmt.Sprintf("%s %d", kinds[k], c.Kinds[k]))
	}
	if c.Withdrawn > 0 {
		list = append(list, fmt.Sprintf("%s %d", withdrawn, c.Withdrawn))
	}
	return strings.Join(list, " · ")
}

// Since says when the record was read.
func (c *Coverage) Since() string { return "loaded " + stamp(c.Loaded) }

// stamp writes a time for a reader anywhere.
func stamp(t time.Time) string { return t.UTC().Format(time.DateTime) + " UTC" }

// SourceParts says where and when a source appeared, piece by piece.
func SourceParts(s *corpus.Source) []string {
	parts := []string{string(s.Published)}
	for _, part := range []string{s.Publisher, s.Language, s.URL} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	parts = append(parts, s.ID)
	if s.SHA256 != "" {
		parts = append(parts, "sha256 "+s.SHA256)
	}
	return parts
}
