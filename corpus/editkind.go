package corpus

import (
	"slices"
	"strings"
)

// converted gives the parts of a text with the marks that go with another kind.
func converted(parts []string, from, to Kind) []string {
	joined := strings.Join(parts, Break)
	s := &Statement{Kind: from, Text: joined, Parts: parts}
	switch {
	case len(parts) == 0:
		return nil
	case from == Quote && to == Partial:
		quoted := slices.Clone(parts)
		for i, part := range quoted {
			quoted[i], _ = InMarks(part)
		}
		return []string{strings.Join(quoted, Break)}
	case from == Partial && to == Quote:
		if segments := s.Segments(); len(segments) == 3 && !hasWord(segments[0].Text) && !hasWord(segments[2].Text) {
			return []string{segments[1].Text}
		}
		return parts
	case to == Reported || to == Fact:
		return []string{WithoutMarks(joined)}
	}
	return parts
}
