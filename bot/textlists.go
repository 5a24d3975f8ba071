package bot

import (
	"fmt"
	"strings"

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
		t.available(r.Coverage)
	}
	t.line(0, set(t.Aside, "record "+r.Record))
}

// available says in two lines what is on the record.
func (t *text) available(c *Coverage) {
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
	t.line(0, "On the record: "+strings.Join(what, ", "))
	t.line(0, fmt.Sprintf("From %s, %s", count(len(c.Sources), "source"), period(c)))
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

// people writes who is on the record.
func (t *text) people(list []Person) {
	if len(list) == 0 {
		t.line(0, "Nobody is on the record")
	}
	for _, p := range list {
		t.line(0, t.heading(p.Person))
		about := count(p.Statements, "statement")
		if p.Mentions > 0 {
			about += ", named by others in " + fmt.Sprint(p.Mentions)
		}
		t.line(2, about)
		for _, s := range p.Spellings {
			t.line(2, "spelt "+s.As+" in "+s.Source.ID)
		}
		t.line(2, set(t.Aside, p.ID))
	}
}

// coverage writes what a record holds.
func (t *text) coverage(c *Coverage) {
	t.line(0, set(t.Name, "record "+c.Record))
	t.line(0, fmt.Sprintf("%s by %d people from %s, %s", count(c.Statements, "statement"), len(c.Speakers), count(len(c.Sources), "source"), period(c)))
	for _, k := range corpus.Kinds {
		t.line(2, fmt.Sprintf("%-16s %d", kinds[k], c.Kinds[k]))
	}
	for _, s := range c.Sources {
		t.WriteByte('\n')
		t.line(0, s.Title)
		t.line(2, sourceLine(s))
	}
}

// sourceLine says where and when a source appeared.
func sourceLine(s *corpus.Source) string {
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
	return strings.Join(parts, " · ")
}
