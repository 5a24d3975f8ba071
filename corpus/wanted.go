package corpus

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// maxWanted is how many of the allowed values a message lists.
const maxWanted = 10

// A wanted prints the values that could stand where got does: all if they are
// few, else some, those that got may be a slip of the pen for in front. It is
// put together only when it is printed.
type wanted struct {
	got     string
	allowed []string
}

// String gives "want one of a, b, c".
func (w wanted) String() string {
	if len(w.allowed) == 0 {
		return "there are none"
	}
	values := w.nearFirst()
	if len(values) <= maxWanted {
		return "want one of " + strings.Join(values, ", ")
	}
	return fmt.Sprintf("want one of %s and %d more", strings.Join(values[:maxWanted], ", "), len(values)-maxWanted)
}

// nearFirst moves the values near to got to the front, the nearest first.
func (w wanted) nearFirst() []string {
	const maxCompared = 5_000 // the message has to be cheap for a list of any length
	var near [3][]string
	var rest []string
	for i, value := range w.allowed {
		if d := len(near); i < maxCompared && len(w.got) <= maxID {
			if d = distance(w.got, value); d < len(near) {
				near[d] = append(near[d], value)
				continue
			}
		}
		rest = append(rest, value)
	}
	return slices.Concat(near[0], near[1], near[2], rest)
}

// distance counts the bytes to insert, delete or replace to make b out of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			next := min(row[j], row[j+1]) + 1
			if a[i] == b[j] {
				next = min(next, diagonal)
			}
			next = min(next, diagonal+1)
			diagonal, row[j+1] = row[j+1], next
		}
	}
	return row[len(b)]
}

// cut shortens a long text so that both of its ends are seen, and replaces
// what could garble the message.
func cut(text string) string {
	const ends = 100
	text = strings.Map(func(r rune) rune {
		if unsafe(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
	if r := []rune(text); len(r) > 2*ends {
		return string(r[:ends]) + " … " + string(r[len(r)-ends:])
	}
	return text
}

// shown is a value as messages print it: in quotation marks, cut if long.
type shown string

// maxShown is how many characters of a value a message prints.
const maxShown = 60

// String quotes the value as Go does, so that no control character gets out.
func (s shown) String() string {
	n := 0
	for i := range string(s) {
		if n++; n > maxShown {
			return fmt.Sprintf("%q…", string(s)[:i])
		}
	}
	return fmt.Sprintf("%q", string(s))
}
