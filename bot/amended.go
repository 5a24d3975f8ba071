package bot

import (
	"slices"

	"onrecord/corpus"
)

// amend says in a credit what has become of the statement.
func (c *Credit) amend(s *corpus.Statement) {
	if w := s.Withdrawn; w != nil {
		c.Withdrawn = "by " + w.By + ": " + w.Why
	}
	if made := s.Correction; made != nil {
		c.Correction = "corrected " + string(made.Date) + ": " + made.Text
	}
	if s.Supersedes != nil {
		c.Supersedes = "supersedes " + named(s.Supersedes)
	}
	if s.SupersededBy != nil {
		c.SupersededBy = "superseded by " + named(s.SupersededBy)
	}
}

// named names another statement than the one that is shown.
func named(s *corpus.Statement) string {
	if s.Withdrawn != nil {
		return s.ID + ", which is withdrawn"
	}
	return s.ID
}

// successor gives the statement that took the place of s, or of those that did
// and were withdrawn; nil: none, s is the last that stands.
func successor(s *corpus.Statement) *corpus.Statement {
	next := s.SupersededBy
	for next != nil && next.Withdrawn != nil {
		next = next.SupersededBy
	}
	return next
}

// succession puts before each statement those that took its place, whether or
// not they are in the list.
func succession(list []*corpus.Statement) []*corpus.Statement {
	var out []*corpus.Statement
	done := map[*corpus.Statement]bool{}
	for _, s := range list {
		from := len(out)
		for ; s != nil && !done[s]; s = successor(s) {
			done[s] = true
			out = append(out, s)
		}
		slices.Reverse(out[from:])
	}
	return out
}

// outdated reports whether a statement has a successor.
func outdated(s *corpus.Statement) bool { return successor(s) != nil }

// succeeded puts before each answer what took its place, found or not: nobody
// is shown what is outdated without what holds now. What moves up is worth as
// much as what it stands before.
func succeeded(list []Answer) []Answer {
	if !slices.ContainsFunc(list, func(a Answer) bool { return outdated(a.Statement) }) {
		return list
	}
	found := make(map[*corpus.Statement]Answer, len(list))
	statements := make([]*corpus.Statement, len(list))
	for i, a := range list {
		found[a.Statement], statements[i] = a, a.Statement
	}
	order := succession(statements)
	out := whole(order)
	for i := len(order) - 1; i >= 0; i-- {
		a, ok := found[order[i]]
		if ok {
			out[i] = a
		}
		if i+1 < len(order) && successor(order[i+1]) == order[i] {
			out[i].Score = max(a.Score, out[i+1].Score)
		}
	}
	return out
}

// latestFirst puts each match before those whose statements it took the place
// of.
func latestFirst(list []Match) []Match {
	if !slices.ContainsFunc(list, func(m Match) bool { return outdated(m.Statement) }) {
		return list
	}
	statements := make([]*corpus.Statement, len(list))
	for i, m := range list {
		statements[i] = m.Statement
	}
	place := map[*corpus.Statement]int{}
	for i, s := range succession(statements) {
		place[s] = i
	}
	slices.SortFunc(list, func(a, b Match) int { return place[a.Statement] - place[b.Statement] })
	return list
}
