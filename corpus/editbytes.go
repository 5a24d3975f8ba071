package corpus

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// An edit is one change to a file, made in its bytes and in a copy of its tree:
// the bytes have to parse to that copy, or the change is none.
type edit struct {
	file   *File
	item   *yaml.Node                // the entry that is changed
	copies map[*yaml.Node]*yaml.Node // of the tree; nil before the first change
	cuts   []byteCut
}

// A byteCut replaces bytes of the file.
type byteCut struct {
	span
	text string
}

// at makes an entry the one that is changed.
func (e *edit) at(item *yaml.Node) { e.item = item }

// bytes gives the file with the changes.
func (e *edit) bytes() []byte {
	slices.SortStableFunc(e.cuts, func(a, b byteCut) int { return cmp.Compare(a.start, b.start) })
	var changed []byte
	at := 0
	for _, c := range e.cuts {
		changed = append(append(changed, e.file.data[at:max(at, c.start)]...), c.text...)
		at = max(at, c.end)
	}
	return append(changed, e.file.data[at:]...)
}

func (e *edit) cut(from, to int, text string) {
	e.cuts = append(e.cuts, byteCut{span{from, to}, text})
}

// copied gives the copy of a node.
func (e *edit) copied(n *yaml.Node) *yaml.Node {
	if e.copies == nil {
		e.copies = map[*yaml.Node]*yaml.Node{}
		if e.file.tree != nil {
			e.copyTree(e.file.tree)
		}
	}
	return e.copies[n]
}

func (e *edit) copyTree(n *yaml.Node) *yaml.Node {
	c := &yaml.Node{Kind: n.Kind, Tag: n.Tag, Value: n.Value}
	e.copies[n] = c
	for _, child := range n.Content {
		c.Content = append(c.Content, e.copyTree(child))
	}
	return c
}

// wanted gives the tree that the file is to have.
func (e *edit) wanted() *yaml.Node { return e.copied(e.file.tree) }

// value gives a key's single value, "" where there is none.
func (e *edit) value(key string) string {
	if n := valueOf(e.item, key); n != nil {
		return strings.TrimSpace(n.Value)
	}
	return ""
}

// parts gives the text as Load reads it.
func (e *edit) parts() []string {
	in, _ := reader{e.file.name, &problemLog{}}.entry(e.item, "a statement", statementKeys)
	return in.parts()
}

// keyAt gives the place of a key among an entry's nodes, or -1.
func keyAt(n *yaml.Node, key string) int {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return i
		}
	}
	return -1
}

// remove takes a key and its value away. A key that is not there is gone.
func (e *edit) remove(key string) error {
	i := keyAt(e.item, key)
	if i < 0 {
		return nil
	}
	c := e.copied(e.item)
	at := keyAt(c, key)
	c.Content = slices.Delete(c.Content, at, at+2)
	from := e.offset(e.item.Content[i])
	value, ok := e.span(e.item.Content[i+1])
	if !ok {
		return errWritten
	}
	next := -1
	if i+2 < len(e.item.Content) {
		next = e.offset(e.item.Content[i+2])
	}
	return e.drop(span{from, value.end}, next, isFlow(e.item), i == 0)
}

// drop takes an element out of a mapping or list; next is where the one behind
// it begins, -1 if there is none.
func (e *edit) drop(s span, next int, flow, first bool) error {
	data := e.file.data
	switch {
	case !flow && blankBytes(data[e.lineStart(s.start):s.start]):
		return e.dropLines(e.lineStart(s.start), s.end)
	case !flow && next < 0:
		return errWritten
	case !flow && !blankBytes(data[s.end:next]), first && next < 0:
		e.cut(s.start, s.end, "")
	case !flow, first:
		e.cut(s.start, next, "")
	default:
		comma := len(bytes.TrimRight(data[:s.start], " \t\r\n")) - 1
		if comma < 0 || data[comma] != ',' {
			return errWritten
		}
		e.cut(comma, s.end, "")
	}
	return nil
}

// dropLines takes whole lines away, from one that begins at from to the one
// that something ends in; behind that there may be no more than a comment.
func (e *edit) dropLines(from, end int) error {
	eol := e.lineEnd(end)
	rest := strings.TrimSpace(string(e.file.data[end:eol]))
	if rest != "" && !strings.HasPrefix(rest, "#") {
		return errWritten
	}
	if eol += len(e.lineBreak(eol)); eol == len(e.file.data) && !bytes.HasSuffix(e.file.data, []byte("\n")) {
		from -= len(e.lineBreak(from - 1)) // the line before becomes the last
	}
	e.cut(max(from, 0), eol, "")
	return nil
}

// set gives a key another value, or puts it behind another key that is there.
func (e *edit) set(key string, value *yaml.Node, behind string) error {
	c := e.copied(e.item)
	if i := keyAt(e.item, key); i >= 0 {
		s, ok := e.span(e.item.Content[i+1])
		if !ok {
			return errWritten
		}
		c.Content[keyAt(c, key)+1] = value
		e.cut(s.start, s.end, e.rendered(value))
		return nil
	}
	i := keyAt(e.item, behind)
	if i < 0 {
		return errWritten
	}
	s, ok := e.span(e.item.Content[i+1])
	if !ok {
		return errWritten
	}
	at := keyAt(c, behind) + 2
	c.Content = slices.Insert(c.Content, at, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, value)
	if line := key + ": " + e.rendered(value); isFlow(e.item) {
		e.cut(s.end, s.end, ", "+line)
	} else {
		e.insertLines(s.end, strings.Repeat(" ", e.item.Content[0].Column-1)+line)
	}
	return nil
}

// insertLines puts lines behind the one that holds a place.
func (e *edit) insertLines(at int, lines ...string) {
	eol := e.lineEnd(at)
	nl := cmp.Or(e.lineBreak(eol), "\n")
	e.cut(eol, eol, nl+strings.Join(lines, nl))
}

// setText sets the text, as a list where it has several parts.
func (e *edit) setText(parts []string) error {
	value := listOf(parts, text)
	if len(parts) == 1 {
		value = value.Content[0]
	} else {
		flow(value)
	}
	i := keyAt(e.item, "text")
	if i < 0 {
		return errWritten
	}
	key, ok := e.span(e.item.Content[i])
	old, alsoOK := e.span(e.item.Content[i+1])
	if !ok || !alsoOK {
		return errWritten
	}
	c := e.copied(e.item)
	c.Content[keyAt(c, "text")+1] = value
	between := e.file.data[key.end:old.start]
	if string(bytes.TrimSpace(between)) == ":" {
		e.cut(key.end, old.end, ": "+e.rendered(value)) // on the key's line
		return nil
	}
	e.cut(old.start, old.end, e.rendered(value))
	return nil
}

// rendered writes a single value, or a list in one line.
func (e *edit) rendered(n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode && (isFlow(e.item) || isFlow(e.file.tree)) && strings.ContainsAny(n.Value, ",[]{}?") {
		n.Style = yaml.DoubleQuotedStyle
	}
	out, _ := yaml.Marshal(n) // of a tree made here
	return strings.TrimSuffix(string(out), "\n")
}

func isFlow(n *yaml.Node) bool { return n != nil && n.Style&yaml.FlowStyle != 0 }

func blankBytes(data []byte) bool { return len(bytes.TrimSpace(data)) == 0 }

// sameTree reports whether two trees are read as the same.
func sameTree(a, b *yaml.Node) bool {
	if a == nil || b == nil {
		return a == b
	}
	if a.Kind != b.Kind || a.Value != b.Value || (a.Tag == "!!null") != (b.Tag == "!!null") || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if !sameTree(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}
