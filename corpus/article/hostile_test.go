package article_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"onrecord/corpus/article"
)

// TestRefused reads what is no article.
func TestRefused(t *testing.T) {
	t.Parallel()
	const wanted = " (want an article as text, Markdown, HTML or .eml)"
	tests := []struct{ name, data, want string }{
		{"a.txt", "", "a.txt is empty (want an article)"},
		{"a.txt", " \n\t\r\n", "a.txt has no words" + wanted},
		{"a.txt", "\ufeff", "a.txt has no words" + wanted},
		{"a.txt", "\xff\xfe", "a.txt is empty but for a byte order mark (want an article)"},
		{"a.txt", `"""" “” «» ''` + "\n\n„“", "a.txt has no words" + wanted},
		{"a.txt", "\x89PNG\r\n\x1a\n\x00\x00", "a.txt is a PNG picture" + wanted},
		{"a.txt", "%PDF-1.7\n", "a.txt is a PDF document" + wanted},
		{"https://a.example/a.docx", "PK\x03\x04", "https://a.example/a.docx is a ZIP archive, or a document kept as one (.docx, .odt, .epub)" + wanted},
		{"a.html", "\x1f\x8b\x08", "a.html is a gzip archive" + wanted},
		{"a", "ab\x00c", "a is binary" + wanted},
		{"a", "\xff\xfe\x00\x00a\x00\x00\x00", "a is text in UTF-32" + wanted},
		{"a.html", "<html><script>var words</script><style>p {}</style></html>", "a.html has no words" + wanted},
		{"a.md", "---\ntitle: Words\n---\n***\n", "a.md has no words" + wanted},
		{"a.eml", "no header", "a.eml is no e-mail, for its header cannot be read" + wanted},
		{"a.eml", "Content-Type: image/png\n\nwords", "a.eml is an e-mail without text" + wanted},
		{"a.eml", "Content-Type: multipart/mixed\n\nwords", "a.eml is an e-mail without text" + wanted},
		{"large", strings.Repeat("a", article.MaxBytes+1), "large has 67108865 bytes (want at most 64 MiB)"},
	}
	for _, test := range tests {
		a, err := article.Read(test.name, []byte(test.data), article.Options{})
		if a != nil || err == nil || err.Error() != test.want {
			t.Errorf("%.40q: %v, want %q", test.data, err, test.want)
		}
	}
}

// TestLarge reads what would cost a reader without bounds its time, its memory
// or its stack.
func TestLarge(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, data, note string }{
		{"lines.txt", strings.Repeat("“The cranes stand,” said Vega.\n", 1<<16), ""},
		{"line.txt", "a" + strings.Repeat(`"`, 4<<20), ""},
		{"blank.txt", "a" + strings.Repeat(" \n", 1<<20) + "b", ""},
		{"deep.html", strings.Repeat("<div>", 100_000) + "a", "too large or too deep"},
		{"deeper.html", strings.Repeat(strings.Repeat("<div>", 400)+"one, two, three"+strings.Repeat("</div>", 400), 10), ""},
		{"wide.html", strings.Repeat("<p>One, two, three.", 40_001), "too large or too deep"},
		{"breaks.html", strings.Repeat("One, two<br><br>", 5_000), ""},
		{"tables.html", strings.Repeat("<table>a", 5_000), ""},
		{"fonts.html", strings.Repeat("<font><b><i><a>x", 9_900), "too large or too deep"},
		{"attributes.html", "<p " + strings.Repeat("a=b ", 1<<17) + ">a", "little text"},
		{"comments.html", "a" + strings.Repeat("<!--", 1<<18), "perhaps"},
		{"links.md", strings.Repeat("[a](", 1<<18), "too large or too deep"},
		{"few-links.md", strings.Repeat("[a](<b", 2_000), ""},
		{"quotes.md", strings.Repeat(">", 101) + "a", "too large or too deep"},
		{"lists.md", strings.Repeat("- ", 101) + "a", "too large or too deep"},
		{"parts.eml", "Content-Type: multipart/mixed; boundary=a\n\n" + strings.Repeat("--a\nContent-Type: image/png\n\nx\n", 900) + "--a\n\nwords", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			a, err := article.Read(test.name, []byte(test.data), article.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
			if notes := strings.Join(a.Notes, "; "); !strings.Contains(notes, test.note) {
				t.Errorf("notes %q, want %q among them", notes, test.note)
			}
		})
	}
}

// TestNestedMail reads an e-mail that was sent on again and again, as far as
// somebody would.
func TestNestedMail(t *testing.T) {
	t.Parallel()
	for depth, found := range map[int]bool{9: true, 5_000: false} {
		data := strings.Repeat("Content-Type: message/rfc822\n\n", depth) + "Content-Type: text/plain\n\nwords"
		if _, err := article.Read("a.eml", []byte(data), article.Options{}); (err == nil) != found {
			t.Errorf("%d deep: %v", depth, err)
		}
	}
}

// TestBrokenMail reads what is left of an e-mail that is cut.
func TestBrokenMail(t *testing.T) {
	t.Parallel()
	packed := base64.StdEncoding.EncodeToString([]byte("The cranes stand."))
	tests := []struct{ encoding, body, want string }{
		{"base64", packed[:8], "The cr"},
		{"quoted-printable", "The cranes =\nstand=2", "The cranes stand"},
		{"8bit", "The cranes stand.", "The cranes stand."},
	}
	for _, test := range tests {
		data := fmt.Sprintf("Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Transfer-Encoding: %s\n\n%s", test.encoding, test.body)
		a, err := article.Read("a.eml", []byte(data), article.Options{})
		if err != nil || !strings.HasPrefix(a.Text, test.want) {
			t.Errorf("%s: %+v %v, want %q", test.encoding, a, err, test.want)
		}
	}
}
