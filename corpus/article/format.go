package article

import (
	"bytes"
	"mime"
	"net/http"
	"path"
	"strings"
)

// A format is how a document is written down.
type format int

const (
	plainFormat format = iota
	markdownFormat
	htmlFormat
	mailFormat
)

var byType = map[string]format{
	"text/html":             htmlFormat,
	"application/xhtml+xml": htmlFormat,
	"text/markdown":         markdownFormat,
	"text/x-markdown":       markdownFormat,
	"message/rfc822":        mailFormat,
}

var byEnding = map[string]format{
	".html": htmlFormat, ".htm": htmlFormat, ".xhtml": htmlFormat, ".shtml": htmlFormat,
	".md": markdownFormat, ".markdown": markdownFormat, ".mdown": markdownFormat, ".mkd": markdownFormat,
	".eml": mailFormat,
	".txt": plainFormat, ".text": plainFormat,
}

// formatOf tells a document's format. Text that begins as HTML is HTML,
// whatever it is sent or saved as, but for Markdown, which may.
func formatOf(name string, data []byte, o Options) format {
	kind, _, _ := mime.ParseMediaType(o.ContentType)
	if f, ok := byType[kind]; ok {
		return f
	}
	f, known := byEnding[ending(name)]
	switch {
	case f != plainFormat:
		return f
	case beginsAsHTML(data):
		return htmlFormat
	case !known && kind == "" && beginsAsMail(data):
		return mailFormat
	}
	return plainFormat
}

// ending gives the ending of a path or an address, lower case with its dot.
func ending(name string) string {
	if isWeb(name) {
		name, _, _ = strings.Cut(name, "?")
		name, _, _ = strings.Cut(name, "#")
	}
	return strings.ToLower(path.Ext(name))
}

func isWeb(s string) bool {
	s = strings.ToLower(s[:min(len(s), len("https://"))])
	return strings.HasPrefix(s, "http://") || s == "https://"
}

func beginsAsHTML(data []byte) bool {
	head := data[:min(len(data), 2048)]
	if order, bom := utf16Order(head); order != nil {
		text, _ := fromUTF16(head[bom:], order)
		head = []byte(text)
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte(utf8BOM)), " \t\r\n\f")
	if bytes.HasPrefix(head, []byte("<?xml")) {
		return bytes.Contains(bytes.ToLower(head), []byte("<html"))
	}
	for _, tag := range []string{"<main", "<article", "<section", "<header", "<meta", "<blockquote"} {
		if len(head) > len(tag) && strings.EqualFold(string(head[:len(tag)]), tag) && bytes.IndexByte([]byte(" \t\r\n/>"), head[len(tag)]) >= 0 {
			return true
		}
	}
	return strings.HasPrefix(http.DetectContentType(head), "text/html")
}

// mailFields are those of which an e-mail has two or more.
var mailFields = []string{"from", "to", "subject", "date", "mime-version", "received", "message-id", "return-path", "delivered-to", "reply-to", "content-type"}

// beginsAsMail reports whether a text begins with the header of an e-mail: one
// field a line, two of them well known, up to a blank line.
func beginsAsMail(data []byte) bool {
	known := 0
	for line := range bytes.Lines(data[:min(len(data), 64<<10)]) {
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			return known >= 2
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		name, _, ok := bytes.Cut(line, []byte(":"))
		if !ok || len(name) == 0 || bytes.ContainsAny(name, " \t") {
			return false
		}
		for _, field := range mailFields {
			if strings.EqualFold(string(name), field) {
				known++
			}
		}
	}
	return false
}

// signatures are how files begin that are no text, and what they are.
var signatures = []struct{ begin, kind string }{
	{"%PDF-", "a PDF document"},
	{"\x89PNG\r\n\x1a\n", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"GIF87a", "a GIF picture"},
	{"GIF89a", "a GIF picture"},
	{"II*\x00", "a TIFF picture"},
	{"MM\x00*", "a TIFF picture"},
	{"PK\x03\x04", "a ZIP archive, or a document kept as one (.docx, .odt, .epub)"},
	{"PK\x05\x06", "a ZIP archive"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"},
	{`{\rtf`, "an RTF document"},
	{"\x1f\x8b", "a gzip archive"},
	{"BZh91AY", "a bzip2 archive"},
	{"\xfd7zXZ\x00", "an xz archive"},
	{"\x28\xb5\x2f\xfd", "a zstd archive"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive"},
	{"Rar!\x1a\x07", "a RAR archive"},
	{"\x7fELF", "a program"},
	{"MZ\x90\x00", "a program"},
	{"SQLite format 3\x00", "an SQLite database"},
	{"ID3\x03", "a sound file"},
	{"ID3\x04", "a sound file"},
	{"OggS\x00", "a sound file"},
	{"\x1aE\xdf\xa3", "a video"},
	{"%!PS-Adobe", "a PostScript document"},
}

// binaryKind says what data is that is no text, or "".
func binaryKind(data []byte) string {
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.begin)) {
			return s.kind
		}
	}
	switch {
	case len(data) > 12 && string(data[4:8]) == "ftyp":
		return "a video"
	case len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return "a WebP picture"
	case len(data) > 12 && string(data[:4]) == "RIFF":
		return "a sound file or a video"
	case bytes.HasPrefix(data, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(data, []byte("\x00\x00\xfe\xff")):
		return "text in UTF-32"
	}
	if order, _ := utf16Order(data); order != nil {
		return ""
	}
	if bytes.IndexByte(data[:min(len(data), 8000)], 0) >= 0 {
		return "binary"
	}
	return ""
}
