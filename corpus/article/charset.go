package article

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"mime"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
)

const utf8BOM = "\ufeff"

// decode gives a document's text. A byte order mark goes before the charset
// that is declared, which goes before what the bytes look like: UTF-8, if not
// then Windows-1252. Each byte that does not fit becomes U+FFFD.
func decode(data []byte, declared string) (text string, notes []string, err error) {
	if order, bom := utf16Order(data); order != nil {
		return decodeUTF16(data[bom:], order, bom > 0)
	}
	if rest, ok := bytes.CutPrefix(data, []byte(utf8BOM)); ok {
		text, notes = decodeUTF8(rest)
		return text, notes, nil
	}
	e, name := lookup(declared)
	switch {
	case e == nil && declared != "":
		notes = append(notes, fmt.Sprintf("charset %q is not known", oneLine(declared)))
	case name == "utf-8", strings.HasPrefix(name, "utf-16"):
		text, notes = decodeUTF8(data) // UTF-16 would have been seen
		return text, notes, nil
	case e != nil && declaredWrongly(name, data):
		return string(data), []string{"declared as " + name + " but is UTF-8"}, nil
	case e != nil:
		text, notes, err = decodeBy(e, name, data)
		return text, notes, err
	}
	if looksLikeUTF8(data) {
		text, more := decodeUTF8(data)
		return text, append(notes, more...), nil
	}
	text, more, err := decodeBy(charmap.Windows1252, "windows-1252", data)
	return text, append(append(notes, "read as windows-1252"), more...), err
}

// lookup finds a charset by one of its names as web pages use them, and gives
// its proper one. It is nil if there is none.
func lookup(label string) (encoding.Encoding, string) {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, ""
	}
	name, _ := htmlindex.Name(e)
	return e, name
}

func decodeBy(e encoding.Encoding, name string, data []byte) (string, []string, error) {
	decoded, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", nil, fmt.Errorf("is not %s as declared: %w", name, err)
	}
	text := string(decoded)
	if bad := strings.Count(text, "\ufffd"); bad > 0 {
		return text, []string{fmt.Sprintf("%s no %s and %s U+FFFD in the text", were(bad, "character"), name, are(bad))}, nil
	}
	return text, nil, nil
}

// decodeUTF8 gives data as a string, each byte that is not UTF-8 as U+FFFD.
func decodeUTF8(data []byte) (string, []string) {
	if utf8.Valid(data) {
		return string(data), nil
	}
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	bad := 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			bad++
		}
		b.WriteRune(r)
		data = data[size:]
	}
	return b.String(), []string{fmt.Sprintf("%s no UTF-8 and %s U+FFFD in the text", were(bad, "byte"), are(bad))}
}

func were(n int, what string) string {
	if n == 1 {
		return "1 " + what + " was"
	}
	return fmt.Sprintf("%d %ss were", n, what)
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// looksLikeUTF8 reports whether data is UTF-8 but for some bytes. Text in an
// older charset hardly ever has two bytes that are a character of UTF-8, let
// alone three, as a curly quotation mark is.
func looksLikeUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size == 2:
			good++
		case size > 2:
			good += 10
		}
		data = data[size:]
	}
	return good >= bad
}

// declaredWrongly reports whether data is UTF-8 although it is declared as
// another charset. A few characters may be both, but hardly in Windows-1252,
// and hardly a number of three bytes in any.
func declaredWrongly(name string, data []byte) bool {
	if !utf8.Valid(data) {
		return false
	}
	two, three := 0, 0
	for _, r := range string(data) {
		switch {
		case r >= 0x800:
			three++
		case r >= utf8.RuneSelf:
			two++
		}
	}
	return three >= 10 || name == "windows-1252" && two+three > 0
}

// often is how many more zero bytes there are in the one half of UTF-16 than in
// the other, where some characters have theirs: of emoji, say.
const often = 10

// utf16Order gives the byte order of UTF-16 and the length of its mark, which
// is 0 where the order shows by where the zero bytes are. The order is nil if
// data is not UTF-16.
func utf16Order(data []byte) (order binary.ByteOrder, bom int) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return binary.LittleEndian, 2
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return binary.BigEndian, 2
	case len(data) < 8:
		return nil, 0 // too little to tell
	}
	head := data[:min(len(data), 4096)&^1]
	zeros := [2]int{}
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[1] > 1 && zeros[1] > often*zeros[0] && readsAsText(head, binary.LittleEndian):
		return binary.LittleEndian, 0
	case zeros[0] > 1 && zeros[0] > often*zeros[1] && readsAsText(head, binary.BigEndian):
		return binary.BigEndian, 0
	}
	return nil, 0
}

// readsAsText reports whether data is text if it is UTF-16 of that order:
// letters and white space for the most part, and no control characters.
func readsAsText(data []byte, order binary.ByteOrder) bool {
	text, bad := fromUTF16(data, order)
	letters, total := 0, 0
	for _, r := range text {
		total++
		switch {
		case unicode.IsLetter(r), r == ' ':
			letters++
		case unicode.IsControl(r) && !unicode.IsSpace(r), unicode.Is(unicode.Co, r):
			return false
		}
	}
	return bad <= 1 && letters*2 > total // one pair may be cut at the end
}

func decodeUTF16(data []byte, order binary.ByteOrder, marked bool) (string, []string, error) {
	text, bad := fromUTF16(data, order)
	var notes []string
	if !marked {
		notes = append(notes, "read as UTF-16 (it has no byte order mark)")
	}
	if bad > 0 {
		notes = append(notes, fmt.Sprintf("%s no UTF-16 and %s U+FFFD in the text", were(bad, "unit"), are(bad)))
	}
	if text == "" {
		return "", nil, errors.New("is empty but for a byte order mark (want an article)")
	}
	return text, notes, nil
}

// fromUTF16 gives UTF-16 as a string, and how many of its units became U+FFFD.
func fromUTF16(data []byte, order binary.ByteOrder) (text string, bad int) {
	var b strings.Builder
	b.Grow(len(data))
	for len(data) >= 2 {
		r := rune(order.Uint16(data))
		data = data[2:]
		if utf16.IsSurrogate(r) {
			pair := utf8.RuneError
			if len(data) >= 2 {
				pair = utf16.DecodeRune(r, rune(order.Uint16(data)))
			}
			if pair != utf8.RuneError {
				data = data[2:]
			} else {
				bad++
			}
			r = pair
		}
		b.WriteRune(r)
	}
	if len(data) == 1 {
		bad++
		b.WriteRune(utf8.RuneError)
	}
	return b.String(), bad
}

// charsetOf gives the charset that a content type names, or "".
func charsetOf(contentType string) string {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// metaCharset gives the charset that a page's own head declares, or "".
func metaCharset(data []byte) string {
	z := html.NewTokenizer(bytes.NewReader(data[:min(len(data), 8192)]))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return ""
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		token := z.Token()
		if token.Data == "body" {
			return ""
		}
		if token.Data != "meta" {
			continue
		}
		if label := attribute(token.Attr, "charset"); label != "" {
			return label
		}
		if strings.EqualFold(attribute(token.Attr, "http-equiv"), "content-type") {
			if label := charsetOf(attribute(token.Attr, "content")); label != "" {
				return label
			}
		}
	}
}

// attribute gives the value of an attribute without the white space around it,
// or "".
func attribute(list []html.Attribute, key string) string {
	for _, a := range list {
		if a.Key == key && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
