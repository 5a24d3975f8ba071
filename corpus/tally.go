package corpus

import (
	"strings"
	"unicode"
)

// A tally counts the places where the parser may start another node or keep a
// comment, by what they cost. Where it cannot tell, as with a mark inside a
// text, it counts too much, never too little.
type tally struct {
	marks  int
	depth  int  // of the brackets that are open
	unsure bool // a string, comment or tag in brackets may have held a closing one
}

// add counts one character, given those around it.
func (t *tally) add(before, r rune, after byte) {
	switch r {
	case '\n', ':':
		t.marks++
	case '[', '{':
		t.marks++
		t.depth++
	case ']', '}':
		if t.depth > 0 && !t.unsure {
			t.depth--
		}
	case ',':
		if t.depth > 0 {
			t.marks += 2 // {a, b} is keys without values
		}
	case '-':
		if strings.IndexByte(" \t\r\n", after) >= 0 {
			t.marks++
		}
	case '?':
		if unicode.IsSpace(before) {
			t.marks += 2
		}
	case '#', '"', '\'', '!':
		t.unsure = t.unsure || t.depth > 0
		if r == '#' {
			t.marks += 2
		}
	}
}
