package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Problem is one thing wrong with a corpus, or with a document that it was
// taken from.
type Problem struct {
	Position Position // without a file: about the corpus as a whole; without a line: about the file as a whole
	Message  string
}

// String gives "file:line: message", as much of it as is known.
func (p Problem) String() string {
	switch {
	case p.Position.File == "":
		return p.Message
	case p.Position.Line == 0:
		return p.Position.File + ": " + p.Message
	}
	return p.Position.String() + ": " + p.Message
}

// Problems lists what is wrong by file and line. There are never more than a
// few hundred: the last one then says how many more there are.
type Problems []Problem

// Error gives one problem a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

// problemLog collects problems, the first maxProblems of them: a hostile file
// can hold one in each of a million places.
type problemLog struct {
	list []Problem
	more int
}

// add notes a problem. The arguments are formatted only if it is kept.
func (l *problemLog) add(at Position, format string, args ...any) {
	if len(l.list) >= maxProblems {
		l.more++
		return
	}
	l.list = append(l.list, Problem{at, fmt.Sprintf(format, args...)})
}

// found reports whether there is any problem.
func (l *problemLog) found() bool { return len(l.list) > 0 }

// problems gives what was noted, by file and line; nil if nothing was.
func (l *problemLog) problems() Problems {
	slices.SortStableFunc(l.list, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Position.File, b.Position.File), cmp.Compare(a.Position.Line, b.Position.Line))
	})
	if l.more == 0 {
		return l.list
	}
	return append(l.list, Problem{Message: fmt.Sprintf("and %d more", l.more)})
}
