package corpus

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

func (r reader) statement(n *yaml.Node, d *raw) {
	e, ok := r.entry(n, "a statement", statementKeys)
	if !ok {
		return
	}
	e.require("id", "source", "kind", "text", "paragraph")
	s := rawStatement{
		Statement: &Statement{
			ID:        e.id("id"),
			Kind:      e.kind(),
			Parts:     e.parts(),
			Via:       e.list("via"),
			Paragraph: e.number("paragraph"),
			Hedge:     e.string("hedge"),
			Truncated: e.flag("truncated"),
			Position:  r.at(n),
		},
		source:     e.reference("source"),
		speaker:    e.reference("speaker"),
		paragraph:  e.position("paragraph"),
		supersedes: e.reference("supersedes"),
	}
	s.draft = e.review(s.supersedes)
	s.Found, s.speakers = e.found()
	s.Correction, s.Withdrawn = e.correction(), e.withdrawal()
	s.Text = strings.Join(s.Parts, Break)
	for _, n := range e.items("topics") {
		s.topics = append(s.topics, reference{r.scalar(n, "topics", maxString), r.at(n)})
	}
	e.checkKind(s.Statement, s.draft)
	d.entries = append(d.entries, s)
}

// kind gives the statement's kind, "" where it is missing or wrong.
func (e entry) kind() Kind {
	kind := Kind(e.string("kind"))
	if kind == "" || slices.Contains(Kinds, kind) {
		return kind
	}
	var kinds []string
	for _, k := range Kinds {
		kinds = append(kinds, string(k))
	}
	e.log.add(e.position("kind"), "unknown kind %v (%v)", shown(kind), wanted{string(kind), kinds})
	return ""
}

// parts gives the statement's text in parts, none where it is missing or
// wrong.
func (e entry) parts() []string {
	text := e.values["text"]
	switch {
	case text == nil:
		return nil
	case text.Kind != yaml.SequenceNode:
		if s := e.scalar(text, "text", maxText); s != "" {
			return []string{s}
		}
		return nil
	case len(text.Content) == 0:
		e.log.add(e.at(text), "text is empty")
		return nil
	}
	var parts []string
	total := 0
	for _, n := range e.items("text") {
		part := e.scalar(n, "text", maxText)
		if part == "" {
			return nil
		}
		total += len(part)
		parts = append(parts, part)
	}
	if total > maxText {
		e.log.add(e.at(text), "text has %d bytes, want at most %d", total, maxText)
		return nil
	}
	return parts
}

// checkKind notes what does not go with the statement's kind: who spoke, how
// the text is given, and which quotation marks stand in it. Of a draft it may be
// left open who spoke.
func (e entry) checkKind(s *Statement, draft bool) {
	speaker := e.values["speaker"] != nil
	switch {
	case s.Kind == "":
		return // noted already
	case s.Kind == Fact && speaker:
		e.log.add(e.position("speaker"), "a fact with a speaker, want none, or the kind %q", Reported)
	case s.Kind != Fact && !speaker && !draft:
		e.log.add(e.at(e.node), "a statement of kind %q without \"speaker\"", s.Kind)
	}
	if s.Truncated && s.Kind != Quote && s.Kind != Partial {
		e.log.add(e.position("truncated"), "truncated in a statement of kind %q, want it only where words are quoted", s.Kind)
	}
	if n := e.values["text"]; n != nil && n.Kind == yaml.SequenceNode && s.Kind != Quote {
		e.log.add(e.at(n), "text is a list in a statement of kind %q, want a string", s.Kind)
		return
	}
	if message := wordsProblem(s); message != "" {
		e.log.add(e.position("text"), "%s", message)
	}
}
