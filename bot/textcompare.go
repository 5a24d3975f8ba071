package bot

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
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
	label := "nearly"
	if m.Exact {
		label = "word for word"
	}
	if caveat := m.Caveat(); caveat != "" {
		label += ", " + caveat
	}
	if !m.Exact {
		label += ", differing in:"
	}
	return label
}

// Caveat says where words that coincide are not the speaker's own; empty: they
// all are.
func (m Match) Caveat() string {
	ours := slices.ContainsFunc(m.Fragments, func(f index.Fragment) bool { return f.Match && !f.Verbatim })
	switch {
	case !ours:
		return ""
	case m.Statement.Kind == corpus.Partial:
		return "in words that are not all quoted"
	}
	return "in a statement that is no quote"
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
