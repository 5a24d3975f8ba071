package bot

import (
	"fmt"
	"strings"
)

// comparison writes how a text stands to the record: passage by passage, then
// who is named in it.
func (t *text) comparison(r *Reply) {
	if r.Outcome == Nothing {
		t.line(0, set(t.Name, "Nothing on record")+": "+r.Reason)
		t.WriteByte('\n')
		t.named(r.Comparison.Named)
		for _, line := range r.Coverage.Available() {
			t.line(0, line)
		}
		t.line(0, set(t.Aside, "record "+r.Record))
		return
	}
	for _, p := range r.Comparison.Passages {
		t.passage(p)
	}
	t.named(r.Comparison.Named)
	t.rest(r)
}

// passage writes the words of a passage, which are not on record as such and
// so stand without quotation marks, and the statements that have them.
func (t *text) passage(p Passage) {
	t.line(0, set(t.Name, "> "+unmarked(readable(p.Text))))
	t.WriteByte('\n')
	if !p.onRecord() {
		t.line(2, p.Missing())
		t.WriteByte('\n')
	}
	for _, m := range p.Matches {
		t.line(0, t.heading(m.Statement.Speaker))
		t.line(2, t.words(m.Answer))
		t.line(4, m.label())
		for _, d := range m.Differences {
			t.line(6, "text has: "+orNothing(d.Text)+"; record has: "+orNothing(d.Record))
		}
		t.line(4, set(t.Aside, Attribution(m.Statement)))
		t.WriteByte('\n')
	}
}

func orNothing(words string) string {
	if words == "" {
		return "nothing"
	}
	return words
}

// label says how the words coincide.
func (m Match) label() string {
	list := []string{"nearly"}
	switch {
	case m.Exact:
		list[0] = "word for word"
	case m.Retold:
		list[0] = "not a quote: " + m.Retelling()
	}
	if m.Partly {
		list = append([]string{m.Share()}, list...)
	}
	if caveat := m.Caveat(); caveat != "" {
		list = append(list, caveat)
	}
	if len(m.Differences) > 0 {
		list = append(list, "differing in:")
	}
	return strings.Join(list, ", ")
}

// named lists who is named in a text.
func (t *text) named(list []Person) {
	if len(list) == 0 {
		return
	}
	var who []string
	for _, p := range list {
		about := count(p.Statements, "statement")
		if p.Mentions > 0 {
			about += fmt.Sprintf(", named by others in %d", p.Mentions)
		}
		who = append(who, p.Name+" ("+about+")")
	}
	t.line(0, "Named in the text: "+strings.Join(who, "; "))
	t.WriteByte('\n')
}
