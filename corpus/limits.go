package corpus

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Bounds on what Load reads. They are far above what people write and keep
// the time and the memory that a hostile corpus can cost in check.
const (
	maxFiles    = 10_000
	maxFile     = 64 << 20  // bytes of one file
	maxTotal    = 256 << 20 // bytes of all files together
	maxMarks    = 3_000_000 // structural marks in one file, each of which can become a node of the parser's tree
	maxDepth    = 16        // levels of nesting; the format needs six
	maxItems    = 1_000     // of a list inside an entry
	maxID       = 80        // bytes; IDs travel in Discord's custom IDs, which have 100
	maxText     = 20_000    // bytes of a statement's text
	maxString   = 1_000     // bytes of any other string
	maxProblems = 200
)

// scan looks over a file before the YAML parser runs, which has no bounds of
// its own. It returns the line of the first thing to refuse and what that is,
// or an empty message.
func scan(data []byte) (line int, message string) {
	line = 1
	var marks tally
	before := '\n'
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		after := byte('\n')
		if i+size < len(data) {
			after = data[i+size]
		}
		if message := refused(before, r, size, after); message != "" && (i > 0 || r != byteOrderMark) {
			return line, message
		}
		if marks.add(before, r, after); marks.marks > maxMarks {
			return line, "too many lines, brackets, commas and the like up to here for one file, split it"
		}
		if r == '\n' {
			line++
		}
		before = r
		i += size
	}
	return 0, ""
}

const byteOrderMark = '\ufeff'

// refused says what is wrong with a character, given those around it, or "".
func refused(before, r rune, size int, after byte) string {
	switch {
	case r == utf8.RuneError && size == 1:
		return "not valid UTF-8"
	case r == '\r' && after == '\n', r == '\n', r == '\t':
		return ""
	case r == '%' && before == '\n':
		// The parser compares each directive with all before it.
		return "YAML directives are not read, put the % in quotation marks if it is text"
	case unsafe(r):
		return fmt.Sprintf("control character %U", r)
	}
	return ""
}

// unsafe reports whether a character can make a text look like another one,
// or break its line: control characters, breaks and marks that turn the
// direction of writing. Line breaks and tabs are among them.
func unsafe(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == byteOrderMark:
		return true
	}
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}
