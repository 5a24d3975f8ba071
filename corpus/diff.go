package corpus

import "slices"

// A ChangeKind says what became of a statement between two records.
type ChangeKind string

// The kinds of change. Of a statement that changed in several ways the kind is
// the gravest: withdrawn, then restored, then corrected, then reworded.
const (
	New       ChangeKind = "new"
	Reworded  ChangeKind = "reworded"  // its words, or what is said of them, are others, and no correction says why
	Corrected ChangeKind = "corrected" // with a correction that it did not have, or had otherwise
	Restored  ChangeKind = "restored"  // it was withdrawn, and stands again
	Withdrawn ChangeKind = "withdrawn" // or has changed while it is
	Removed   ChangeKind = "removed"   // its ID is gone
)

// A Change is what became of one statement.
type Change struct {
	Kind   ChangeKind
	Before *Statement // in the old record; nil: it was not there
	After  *Statement // in the new record; nil: it is not there
}

// Diff says how the statements of two records differ, each at most once: in
// the order of the new one, those that are withdrawn behind the others, and at
// last those that are gone, in the order of the old one. A statement that is
// withdrawn from the start is Withdrawn, not New.
//
// Statements are the same where their IDs are. What counts is what a reader is
// shown of a statement by itself: its text, kind, hedge and breaking off, and
// the IDs of its speaker and source, its outlets and paragraph. Its topics do
// not count, nor do what it supersedes and the entries of people and sources.
func Diff(old, new []*Statement) []Change {
	var standing, withdrawn []Change
	was, is := identified(old), identified(new)
	for _, s := range new {
		before := was[s.ID]
		switch kind := Became(before, s); kind {
		case "":
		case Withdrawn:
			withdrawn = append(withdrawn, Change{kind, before, s})
		default:
			standing = append(standing, Change{kind, before, s})
		}
	}
	changes := slices.Concat(standing, withdrawn)
	for _, s := range old {
		if is[s.ID] == nil {
			changes = append(changes, Change{Kind: Removed, Before: s})
		}
	}
	return changes
}

func identified(list []*Statement) map[string]*Statement {
	statements := make(map[string]*Statement, len(list))
	for _, s := range list {
		statements[s.ID] = s
	}
	return statements
}

// Became says what became of a statement, "" where nothing did; before is nil
// where it was not there.
func Became(before, after *Statement) ChangeKind {
	switch {
	case before == nil && after.Withdrawn == nil:
		return New
	case before == nil:
		return Withdrawn
	case after.Withdrawn != nil && (!same(before.Withdrawn, after.Withdrawn) || !same(before.Correction, after.Correction) || !Alike(before, after)):
		return Withdrawn
	case after.Withdrawn != nil:
		return ""
	case before.Withdrawn != nil:
		return Restored
	case after.Correction != nil && !same(before.Correction, after.Correction):
		return Corrected
	case before.Correction != nil && after.Correction == nil, !Alike(before, after):
		return Reworded
	}
	return ""
}

// same reports whether two things are the same, or neither is there.
func same[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// Alike reports whether a reader is shown the same of two statements, but for
// what became of them.
func Alike(a, b *Statement) bool {
	return a.Kind == b.Kind && a.Hedge == b.Hedge && a.Truncated == b.Truncated && a.Paragraph == b.Paragraph &&
		a.Source.ID == b.Source.ID && speakerID(a) == speakerID(b) && slices.Equal(a.Parts, b.Parts) && slices.Equal(a.Via, b.Via)
}

// speakerID is empty for a fact.
func speakerID(s *Statement) string {
	if s.Speaker == nil {
		return ""
	}
	return s.Speaker.ID
}
