package corpus

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// span gives where a value begins and ends in the file. It reports false where
// that cannot be told.
func (e *edit) span(n *yaml.Node) (span, bool) {
	start := e.offset(n)
	switch {
	case start > len(e.file.data):
		return span{}, false
	case n.Kind == yaml.ScalarNode:
		end, ok := scalarEnd(string(e.file.data), start, n)
		return span{start, end}, ok
	}
	end := start
	if len(n.Content) > 0 {
		last, ok := e.span(n.Content[len(n.Content)-1])
		if !ok {
			return span{}, false
		}
		end = last.end
	} else if isFlow(n) {
		end++ // behind the bracket
	}
	if !isFlow(n) {
		return span{start, end}, len(n.Content) > 0
	}
	end, ok := closed(string(e.file.data), end)
	return span{start, end}, ok
}

// closed gives the end of the bracket that closes a list or mapping, behind
// what may stand between the last element and it.
func closed(data string, at int) (int, bool) {
	for at < len(data) {
		switch c := data[at]; {
		case c == ']' || c == '}':
			return at + 1, true
		case c == '#':
			n := strings.IndexByte(data[at:], '\n')
			if n < 0 {
				return 0, false
			}
			at += n
		case c == ',' || c == ':' || strings.IndexByte(" \t\r\n", c) >= 0:
			at++
		default:
			return 0, false
		}
	}
	return 0, false
}

// scalarEnd gives where a single value ends that begins at a place.
func scalarEnd(data string, at int, n *yaml.Node) (int, bool) {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return quotedEnd(data, at, '"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return quotedEnd(data, at, '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		eol := strings.IndexByte(data[at:], '\n')
		if eol < 0 {
			return len(data), n.Value == ""
		}
		return written(data, at+eol, n.Value)
	}
	return written(data, at, n.Value)
}

// quotedEnd gives the end of a value in quotation marks, marks included.
func quotedEnd(data string, at int, mark byte) (int, bool) {
	if at >= len(data) || data[at] != mark {
		return 0, false
	}
	for i := at + 1; i < len(data); i++ {
		switch {
		case data[i] == '\\' && mark == '"':
			i++
		case data[i] != mark:
		case mark == '\'' && i+1 < len(data) && data[i+1] == mark:
			i++
		default:
			return i + 1, true
		}
	}
	return 0, false
}

// written gives the end of a value that is written as it is, but for the white
// space between its words: over several lines, perhaps.
func written(data string, at int, value string) (int, bool) {
	end := at
	for _, r := range value {
		if unicode.IsSpace(r) {
			continue
		}
		for {
			c, size := utf8.DecodeRuneInString(data[at:])
			at += size
			if c == r {
				break
			}
			if size == 0 || !unicode.IsSpace(c) {
				return 0, false
			}
		}
		end = at
	}
	return end, true
}

// lineStart gives where the line begins that holds a place.
func (e *edit) lineStart(at int) int {
	return bytes.LastIndexByte(e.file.data[:at], '\n') + 1
}

// lineEnd gives where the line ends that holds a place, before its break.
func (e *edit) lineEnd(at int) int {
	n := bytes.IndexByte(e.file.data[at:], '\n')
	if n < 0 {
		return len(e.file.data)
	}
	if at+n > 0 && n > 0 && e.file.data[at+n-1] == '\r' {
		n--
	}
	return at + n
}

// lineBreak gives the break at a place, "" at the end of the file.
func (e *edit) lineBreak(at int) string {
	switch {
	case at < 0 || at >= len(e.file.data):
		return ""
	case e.file.data[at] == '\r':
		return "\r\n"
	}
	return "\n"
}

// offset gives where a node begins, in bytes.
func (e *edit) offset(n *yaml.Node) int {
	data := e.file.data
	at := 0
	if bytes.HasPrefix(data, []byte(string(byteOrderMark))) {
		at = len(string(byteOrderMark))
	}
	for range n.Line - 1 {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			return len(data)
		}
		at += i + 1
	}
	for range n.Column - 1 {
		_, size := utf8.DecodeRune(data[at:])
		at += size
	}
	return at
}
