package corpus

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// parse reads a file's one YAML document; root is nil if the file is empty. It
// reports false where it noted a problem.
func parse(file string, data []byte, log *problemLog) (root *yaml.Node, ok bool) {
	defer func() {
		// The parser reports some of its own faults by panic.
		if fault := recover(); fault != nil {
			log.add(Position{file, 0}, "no YAML that can be read: %.200v", fault)
			root, ok = nil, false
		}
	}()
	if line, message := scan(data); message != "" {
		log.add(Position{file, line}, "%s", message)
		return nil, false
	}
	lines := &lineReader{data: data}
	decoder := yaml.NewDecoder(lines)
	var document, second yaml.Node
	err := decoder.Decode(&document)
	if err == io.EOF {
		return nil, true
	}
	if err == nil {
		err = decoder.Decode(&second)
	}
	switch {
	case err == nil:
		log.add(Position{file, second.Line}, "a second YAML document, want one a file")
		return nil, false
	case err != io.EOF:
		line, message := syntaxError(err, data, lines.read)
		log.add(Position{file, line}, "%s", message)
		return nil, false
	}
	if !plain(file, &document, 0, log) {
		return nil, false
	}
	return document.Content[0], true
}

// plain notes anchors, aliases and tags, and nesting that no corpus needs.
// Without aliases the tree is no larger than the file.
func plain(file string, n *yaml.Node, depth int, log *problemLog) bool {
	message := ""
	switch {
	case n.Kind == yaml.AliasNode:
		message = "a YAML alias (*" + cut(n.Value) + "), write the value out"
	case n.Anchor != "":
		message = "a YAML anchor (&" + cut(n.Anchor) + "), write values out where they are used"
	case n.Style&yaml.TaggedStyle != 0:
		message = "a YAML tag, write the value without it"
	case depth > maxDepth:
		log.add(Position{file, n.Line}, "nested deeper than a corpus can be")
		return false
	}
	if message != "" {
		log.add(Position{file, n.Line}, "%s", message)
	}
	ok := message == ""
	for _, child := range n.Content {
		ok = plain(file, child, depth+1, log) && ok
	}
	return ok
}

var (
	yamlError     = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)
	unknownAnchor = regexp.MustCompile(`^unknown anchor '(.*)' referenced`)
)

// syntaxError finds the line that an error of the parser is about. The parser
// gives none for the first line, one too low where it names the block that it
// was in, and none for anchors; read is how many lines it had read.
func syntaxError(err error, data []byte, read int) (line int, message string) {
	match := yamlError.FindStringSubmatch(err.Error())
	if match == nil {
		return 1, err.Error()
	}
	line, message = 1, match[2]
	if n, err := strconv.Atoi(match[1]); err == nil {
		line = n
	}
	if anchor := unknownAnchor.FindStringSubmatch(message); anchor != nil {
		at := bytes.Index(data, []byte("*"+anchor[1]))
		return 1 + bytes.Count(data[:max(at, 0)], []byte("\n")), "unknown anchor " + shown(anchor[1]).String()
	}
	if !strings.HasPrefix(message, "did not find") {
		return line, message
	}
	if match[1] != "" {
		line = min(line+1, max(read, 1)) // what is missing at the end is missing in the last line
	}
	if !strings.HasSuffix(message, "key") && !strings.HasSuffix(message, "indicator") || read <= line {
		return line, message
	}
	at := lineOf(message, data, read)
	if at > line {
		message = fmt.Sprintf("%s in the block that begins in line %d", message, line)
	}
	return at, message
}

// lineOf tells whether the parser stumbled over the last line that it read or
// the one before: it may look one ahead.
func lineOf(message string, data []byte, read int) int {
	ahead := &lineReader{data: data, last: read - 1}
	var node yaml.Node
	err := yaml.NewDecoder(ahead).Decode(&node)
	if err != nil && strings.HasSuffix(err.Error(), message) {
		return read - 1
	}
	return read
}

// A lineReader hands out one line at a time, so that it knows how far its
// reader got.
type lineReader struct {
	data []byte
	read int // lines begun
	last int // the line to end after; 0: the data's last
	mid  bool
}

// Read implements [io.Reader].
func (r *lineReader) Read(p []byte) (int, error) {
	if len(r.data) == 0 || !r.mid && r.last > 0 && r.read == r.last {
		return 0, io.EOF
	}
	if !r.mid {
		r.read++
	}
	chunk := r.data[:min(len(p), len(r.data))]
	end := bytes.IndexByte(chunk, '\n') + 1
	r.mid = end == 0
	if r.mid {
		end = len(chunk)
	}
	n := copy(p, chunk[:end])
	r.data = r.data[n:]
	return n, nil
}
