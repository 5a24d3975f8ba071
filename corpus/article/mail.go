package article

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// Bounds on the parts of an e-mail.
const (
	maxParts     = 1_000
	maxPartDepth = 10 // in one another
)

// readMail reads an e-mail: the text that is meant to be read, its subject as
// the title and its date. Attachments are left out.
func (a *Article) readMail(data []byte) error {
	data = bytes.TrimPrefix(data, []byte(utf8BOM))
	if bytes.HasPrefix(data, []byte("From ")) { // of a mailbox
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("is no e-mail, for its header cannot be read (%s)", wanted)
	}
	body, err := io.ReadAll(message.Body)
	if err != nil {
		return err
	}
	parts := mailParts{left: maxParts}
	p := parts.find(textproto.MIMEHeader(message.Header), body, 0)
	if p == nil {
		return fmt.Errorf("is an e-mail without text (%s)", wanted)
	}
	if err := a.readPart(p); err != nil {
		return err
	}
	a.Title = header(message.Header, "Subject")
	a.Published = dayOf(header(message.Header, "Date"))
	if from, err := mail.ParseAddress(header(message.Header, "From")); err == nil && from.Name != "" {
		a.note("sent by " + oneLine(from.Name))
	}
	return nil
}

// readPart takes the text of a part.
func (a *Article) readPart(p *mailPart) error {
	charset := p.params["charset"]
	if charset == "" && p.html {
		charset = metaCharset(p.body)
	}
	text, notes, err := decode(p.body, charset)
	if err != nil {
		return err
	}
	a.note(notes...)
	switch {
	case p.html:
		if doc := parsed(text); doc != nil {
			a.Text = textOf(doc) // newsletters are one table: what is the main text cannot be told
		} else {
			a.Text = stripped(text)
		}
	case strings.EqualFold(p.params["format"], "flowed"):
		a.Text = paragraphs(scrub(unflowed(text, strings.EqualFold(p.params["delsp"], "yes"))))
	default:
		a.Text = paragraphs(scrub(text))
	}
	return nil
}

// header gives a field, decoded, or "".
func header(h mail.Header, name string) string {
	d := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		e, _ := lookup(charset)
		if e == nil {
			return nil, errors.New("unknown charset")
		}
		return e.NewDecoder().Reader(in), nil
	}}
	value := h.Get(name)
	if decoded, err := d.DecodeHeader(value); err == nil {
		value = decoded
	}
	text, _ := decodeUTF8([]byte(value))
	return strings.TrimSpace(text)
}

// A mailPart is a text in an e-mail, as bytes of its charset.
type mailPart struct {
	html   bool
	params map[string]string // of its content type
	body   []byte
}

// mailParts looks for the text of an e-mail.
type mailParts struct{ left int }

// find gives the text that is meant to be read: the first that is no
// attachment, and plain rather than HTML where both say the same. It is nil if
// there is none.
func (m *mailParts) find(h textproto.MIMEHeader, body []byte, depth int) *mailPart {
	if m.left--; m.left < 0 || depth > maxPartDepth {
		return nil
	}
	if disposition, _, _ := mime.ParseMediaType(h.Get("Content-Disposition")); disposition == "attachment" {
		return nil
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	switch {
	case err != nil && kind == "", kind == "text/plain":
		return &mailPart{false, params, transferred(h, body)}
	case kind == "text/html", kind == "application/xhtml+xml":
		return &mailPart{true, params, transferred(h, body)}
	case kind == "message/rfc822":
		if inner, err := mail.ReadMessage(bytes.NewReader(transferred(h, body))); err == nil {
			if body, err := io.ReadAll(inner.Body); err == nil {
				return m.find(textproto.MIMEHeader(inner.Header), body, depth+1)
			}
		}
	case strings.HasPrefix(kind, "multipart/"):
		return m.among(kind, params["boundary"], body, depth)
	}
	return nil
}

// among looks among the parts of a part.
func (m *mailParts) among(kind, boundary string, body []byte, depth int) *mailPart {
	var found *mailPart
	for r := multipart.NewReader(bytes.NewReader(body), boundary); ; {
		raw, err := r.NextRawPart()
		if err != nil {
			return found
		}
		inner, _ := io.ReadAll(raw) // of a part that is broken off, what there is
		p := m.find(raw.Header, inner, depth+1)
		switch {
		case p == nil || !hasWord(string(p.body)):
		case kind != "multipart/alternative":
			return p
		case found == nil, found.html && !p.html:
			found = p
		}
	}
}

// transferred undoes the encoding for the way. Of what is broken it gives what
// can be read.
func transferred(h textproto.MIMEHeader, body []byte) []byte {
	var decoded []byte
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		decoded, _ = io.ReadAll(quotedprintable.NewReader(bytes.NewReader(body)))
	case "base64":
		decoded, _ = io.ReadAll(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(body)))
	default:
		return body
	}
	return decoded
}

// unflowed joins the lines of format=flowed (RFC 3676): one that ends in a
// space goes on in the next. delsp says that the space is none of the text's.
func unflowed(text string, delsp bool) string {
	var b strings.Builder
	b.Grow(len(text))
	for line := range strings.Lines(text) {
		content := strings.TrimRight(line, "\r\n")
		content = strings.TrimPrefix(content, " ") // stuffed
		flows := strings.HasSuffix(content, " ") && content != "-- "
		switch {
		case flows && delsp:
			b.WriteString(content[:len(content)-1])
		case flows:
			b.WriteString(content)
		default:
			b.WriteString(content)
			b.WriteByte('\n')
		}
	}
	return b.String()
}
