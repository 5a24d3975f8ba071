package article

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"onrecord/corpus"
)

// MaxBytes is the most that Read takes.
const MaxBytes = 64 << 20

// wanted ends the message for what is no article.
const wanted = "want an article as text, Markdown, HTML or .eml"

// An Article is a document's text and what it says of itself. What it does not
// say is empty.
type Article struct {
	Title     string
	Publisher string      // the name of the site
	URL       string      // the canonical address, or else where it was fetched from
	Language  string      // as in IETF BCP 47: "en", "de-AT"
	Published corpus.Date // in the zone that the document gives its time in

	// Text is what offsets are of: valid UTF-8, paragraphs parted by one blank
	// line. Characters are left as they are composed (no NFC).
	Text string

	// SHA256 is of the bytes that were read, not of Text: lower-case hex.
	SHA256 string

	// Notes tell what a reader should know, one phrase each:
	// "read as windows-1252".
	Notes []string
}

// Options say what is known of a document besides its bytes. The zero value
// knows nothing.
type Options struct {
	URL         string // where it was fetched from
	ContentType string // as HTTP gives it: goes before the ending of the name
}

// Read reads an article. Its format is told by the content type, by the ending
// of the name (a path, an address or "-"), and then by how it begins. An error
// begins with the name.
func Read(name string, data []byte, o Options) (*Article, error) {
	switch {
	case len(data) == 0:
		return nil, fmt.Errorf("%s is empty (want an article)", name)
	case len(data) > MaxBytes:
		return nil, fmt.Errorf("%s has %d bytes (want at most %d MiB)", name, len(data), MaxBytes>>20)
	}
	if kind := binaryKind(data); kind != "" {
		return nil, fmt.Errorf("%s is %s (%s)", name, kind, wanted)
	}
	hash := sha256.Sum256(data)
	a := &Article{SHA256: hex.EncodeToString(hash[:])}
	if err := a.read(formatOf(name, data, o), data, o); err != nil {
		return nil, fmt.Errorf("%s %w", name, err)
	}
	if !hasWord(a.Text) {
		return nil, fmt.Errorf("%s has no words (%s)", name, wanted)
	}
	if a.URL == "" {
		a.URL = webAddress(o.URL, nil)
	}
	a.Title, a.Publisher = oneLine(a.Title), oneLine(a.Publisher)
	return a, nil
}

// read reads a document of a known format.
func (a *Article) read(f format, data []byte, o Options) error {
	if f == mailFormat {
		return a.readMail(data)
	}
	declared := charsetOf(o.ContentType)
	if declared == "" && f == htmlFormat {
		declared = metaCharset(data)
	}
	text, notes, err := decode(data, declared)
	if err != nil {
		return err
	}
	a.note(notes...)
	switch f {
	case htmlFormat:
		a.readHTML(text, o.URL)
	case markdownFormat:
		a.readMarkdown(text)
	default:
		a.readPlain(text)
	}
	return nil
}

func (a *Article) note(notes ...string) { a.Notes = append(a.Notes, notes...) }

func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// maxLine bounds what a document says of itself, in bytes. A title is at most
// a thousand in a corpus file.
const maxLine = 900

// oneLine gives a text as one line without what has no place in a text, cut at
// a word if it is far too long.
func oneLine(s string) string {
	if len(s) > 4*maxLine {
		s = strings.ToValidUTF8(s[:4*maxLine], "")
	}
	s = strings.Join(strings.Fields(scrub(s)), " ")
	if len(s) <= maxLine {
		return s
	}
	s = strings.ToValidUTF8(s[:maxLine], "")
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return s + " …"
}
