package corpus

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// A reader turns the tree of one file into entries, and notes what is wrong
// with them. A value that is wrong reads as empty, so that each thing is
// reported once.
type reader struct {
	file string
	log  *problemLog
}

// at gives the position of a node.
func (r reader) at(n *yaml.Node) Position { return Position{r.file, n.Line} }

// An entry is a mapping with a fixed set of keys.
type entry struct {
	reader
	what   string // for messages, with its article: "a statement"
	node   *yaml.Node
	values map[string]*yaml.Node
}

// entry reads a mapping. It reports false for anything else.
func (r reader) entry(n *yaml.Node, what string, keys []string) (entry, bool) {
	if n.Kind != yaml.MappingNode {
		r.log.add(r.at(n), "%s is %s, want keys and values", what, kindOf(n))
		return entry{}, false
	}
	e := entry{r, what, n, make(map[string]*yaml.Node, len(n.Content)/2)}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.Kind != yaml.ScalarNode:
			r.log.add(r.at(key), "a key of %s is %s, want a word", what, kindOf(key))
		case !slices.Contains(keys, key.Value):
			r.log.add(r.at(key), "unknown key %v in %s (%v)", shown(key.Value), what, wanted{key.Value, keys})
		case e.values[key.Value] != nil:
			r.log.add(r.at(key), "key %v stands twice in %s, first in line %d", shown(key.Value), what, e.values[key.Value].Line)
		case optional[key.Value] && blank(value):
		default:
			e.values[key.Value] = value
		}
	}
	return e, true
}

// optional are the keys that may be there without a value, as if they were not.
var optional = map[string]bool{
	"publisher": true, "url": true, "language": true, "sha256": true, "paragraphs": true, "unattributed": true,
	"role": true, "country": true, "aliases": true, "spellings": true, "terms": true,
	"via": true, "topics": true, "hedge": true, "truncated": true,
	"cue": true, "rule": true, "confidence": true, "speakers": true,
}

// blank reports whether a value is null or empty.
func blank(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.Tag == "!!null" || strings.TrimSpace(n.Value) == "")
}

// kindOf names the kind of a node, for messages.
func kindOf(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "empty"
	}
	return "a single value"
}

// position gives where the key's value stands, or the entry if it has none.
func (e entry) position(key string) Position {
	if n := e.values[key]; n != nil {
		return e.at(n)
	}
	return e.at(e.node)
}

// require notes each key that is missing.
func (e entry) require(keys ...string) {
	for _, key := range keys {
		if e.values[key] == nil {
			e.log.add(e.at(e.node), "%s without %q", e.what, key)
		}
	}
}

// items gives the values of a list, or nothing if the key is not there.
func (e entry) items(key string) []*yaml.Node {
	n := e.values[key]
	switch {
	case n == nil:
		return nil
	case n.Kind != yaml.SequenceNode:
		e.log.add(e.at(n), "%s is %s, want a list", key, kindOf(n))
	case len(n.Content) > maxItems:
		e.log.add(e.at(n), "%s has %d items, want at most %d", key, len(n.Content), maxItems)
	default:
		return n.Content
	}
	return nil
}

// list gives the strings of a list, those that are wrong left out.
func (e entry) list(key string) []string {
	var list []string
	for _, n := range e.items(key) {
		if s := e.scalar(n, key, maxString); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// string gives a key's string, "" where it is missing or wrong.
func (e entry) string(key string) string {
	n := e.values[key]
	if n == nil {
		return ""
	}
	return e.scalar(n, key, maxString)
}

// scalar gives a node's string without the white space around it.
func (r reader) scalar(n *yaml.Node, what string, limit int) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		r.log.add(r.at(n), "%s is %s, want a string", what, kindOf(n))
		return ""
	}
	s := strings.TrimSpace(n.Value)
	if limit == maxText {
		s = strings.Join(strings.FieldsFunc(s, breaks), " ")
	}
	switch bad := strings.IndexFunc(s, unsafe); {
	case s == "":
		r.log.add(r.at(n), "%s is empty", what)
	case len(s) > limit:
		r.log.add(r.at(n), "%s has %d bytes, want at most %d", what, len(s), limit)
	case bad >= 0:
		r.log.add(r.at(n), "%s %v holds a line break or control character (%U), want one line", what, shown(s), []rune(s[bad:])[0])
	default:
		return s
	}
	return ""
}

// breaks reports whether r breaks a line: a text is one line, however the file
// breaks it.
func breaks(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }

var (
	idForm       = regexp.MustCompile(`^[a-z0-9][a-z0-9_.-]*$`)
	hashForm     = regexp.MustCompile(`^[0-9a-f]{64}$`)
	languageForm = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
)

// id gives a key's ID.
func (e entry) id(key string) string {
	id := e.string(key)
	return e.form(key, id, idForm.MatchString(id) && len(id) <= maxID, "lower-case letters, digits, dashes, dots and underscores, at most 80")
}

// hash gives a key's SHA-256.
func (e entry) hash(key string) string {
	hash := e.string(key)
	return e.form(key, hash, hashForm.MatchString(hash), "the 64 lower-case hex digits of a SHA-256")
}

// language gives a key's language tag.
func (e entry) language(key string) string {
	tag := e.string(key)
	return e.form(key, tag, languageForm.MatchString(tag), "a language tag such as en or pt-BR")
}

// name gives a key's name, which somebody must be able to ask for.
func (e entry) name(key string) string {
	name := e.string(key)
	return e.form(key, name, strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }), "a name with a letter or digit")
}

// date gives a key's day.
func (e entry) date(key string) Date {
	day := e.string(key)
	_, err := Date(day).Time()
	return Date(e.form(key, day, err == nil, "a day such as 2026-01-06"))
}

// url gives a key's web address.
func (e entry) url(key string) string {
	address := e.string(key)
	u, err := url.Parse(address)
	ok := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && !strings.ContainsAny(address, " <>\"")
	return e.form(key, address, ok, "an address that begins with http:// or https://")
}

// form gives the value back if it is ok; if it is not, what is wanted is noted.
func (e entry) form(key, value string, ok bool, want string) string {
	if ok || value == "" {
		return value
	}
	e.log.add(e.position(key), "%s %v, want %s", key, shown(value), want)
	return ""
}

// number gives a key's whole number from 1 up, 0 where it is missing or wrong.
func (e entry) number(key string) int {
	value := e.string(key)
	n, err := strconv.Atoi(value)
	if e.form(key, value, err == nil && n >= 1 && strconv.Itoa(n) == value, "a whole number from 1 up") == "" {
		return 0
	}
	return n
}

// flag gives a key's true or false, false where it is missing.
func (e entry) flag(key string) bool {
	value := e.string(key)
	return e.form(key, value, value == "true" || value == "false", "true or false") == "true"
}
