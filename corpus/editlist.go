package corpus

import (
	"bytes"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// removeItem takes the entry out of its list, with the comment right above it
// unless that may be about the whole list.
func (e *edit) removeItem(section string) error {
	list := e.file.section(section)
	i := slices.Index(list.Content, e.item)
	c := e.copied(list)
	c.Content = slices.Delete(c.Content, i, i+1)
	item, ok := e.span(e.item)
	if !ok {
		return errWritten
	}
	next := -1
	if i+1 < len(list.Content) {
		next = e.offset(list.Content[i+1])
	}
	if isFlow(list) {
		return e.drop(item, next, true, i == 0)
	}
	data := e.file.data
	dash := len(bytes.TrimRight(data[:item.start], " \t\r\n")) - 1
	if dash < 0 || data[dash] != '-' || !blankBytes(data[e.lineStart(dash):dash]) {
		return errWritten
	}
	if len(list.Content) == 1 {
		return e.emptied(section, span{e.lineStart(dash), item.end})
	}
	from := e.lineStart(dash)
	if i > 0 {
		before, ok := e.span(list.Content[i-1])
		if !ok {
			return errWritten
		}
		from = e.commentAbove(from, before.end, dash-from)
	}
	return e.dropLines(from, item.end)
}

// commentAbove gives where the comment begins that stands right above a line
// and is indented as much, but not before a place.
func (e *edit) commentAbove(line, after, indent int) int {
	for line > 0 {
		above := e.lineStart(line - 1)
		text := e.file.data[above : line-1]
		if above <= after || len(text) <= indent || !blankBytes(text[:indent]) || text[indent] != '#' {
			break
		}
		line = above
	}
	return line
}

// emptied makes a list of one entry an empty one.
func (e *edit) emptied(section string, item span) error {
	i := keyAt(e.file.tree, section)
	key, ok := e.span(e.file.tree.Content[i])
	colon := bytes.IndexByte(e.file.data[key.end:item.start], ':')
	if !ok || colon < 0 {
		return errWritten
	}
	e.cut(key.end+colon+1, key.end+colon+1, " []")
	return e.dropLines(item.start, item.end)
}

// appendTo puts an entry at the end of one of the file's lists.
func (e *edit) appendTo(section string, entry *yaml.Node) error {
	list := e.file.section(section)
	if list == nil {
		return e.newSection(section, entry)
	}
	c := e.copied(list)
	c.Content = append(c.Content, entry)
	s, ok := e.span(list)
	switch {
	case !ok:
		return errWritten
	case isFlow(list) && len(list.Content) == 0:
		e.cut(s.start+1, s.start+1, e.rendered(flow(entry)))
	case isFlow(list):
		last, ok := e.span(list.Content[len(list.Content)-1])
		if !ok {
			return errWritten
		}
		e.cut(last.end, last.end, ", "+e.rendered(flow(entry)))
	default:
		e.insertLines(s.end, itemLines(entry, list.Column-1)...)
	}
	return nil
}

// newSection puts a list of one entry at the end of the file.
func (e *edit) newSection(section string, entry *yaml.Node) error {
	if e.file.tree == nil {
		e.copied(nil)
		e.copies[nil] = mapping()
	} else if e.file.tree.Kind != yaml.MappingNode || isFlow(e.file.tree) {
		return errWritten
	}
	put(e.copied(e.file.tree), section, listOf([]*yaml.Node{entry}, func(n *yaml.Node) *yaml.Node { return n }))
	data := e.file.data
	nl := "\n"
	if bytes.Contains(data, []byte("\r\n")) {
		nl = "\r\n"
	}
	lines := append([]string{section + ":"}, itemLines(entry, 2)...)
	added := strings.Join(lines, nl) + nl
	if len(data) > 0 && !bytes.HasSuffix(data, []byte("\n")) {
		added = nl + added
	}
	e.cut(len(data), len(data), added)
	return nil
}

// itemLines writes an entry as an item of a list.
func itemLines(entry *yaml.Node, indent int) []string {
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	_ = encoder.Encode(&yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{entry}}) // to memory
	_ = encoder.Close()
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.Repeat(" ", indent) + line
	}
	return lines
}
