package article_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/article"
)

// names have the endings that say how a document is read.
var names = []string{"a.txt", "a.md", "a.html", "a.eml", "-"}

// FuzzRead reads whatever comes as whatever it may be. It must not panic, must
// take a time that fits the size, and the text must be as it is promised.
func FuzzRead(f *testing.F) {
	archives, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(archives) == 0 {
		f.Fatal(archives, err)
	}
	for _, name := range archives {
		archive, _ := readArchive(f, name)
		for i := range names {
			f.Add(archive.Files[0].Data, i, "")
		}
	}
	f.Add([]byte(wide(sentence, false)), 0, "")
	f.Add([]byte("\x93a\x94 \xeb"), 0, "text/plain; charset=koi8-u")
	f.Add([]byte("<q>a<q>b<p>c</q><br><br><table><td>d<pre>\n\n e\t"), 2, "text/html")
	f.Fuzz(func(t *testing.T, data []byte, which int, kind string) {
		name := names[uint(which)%uint(len(names))]
		start := time.Now()
		a, err := article.Read(name, data, article.Options{URL: "https://a.example/b?c", ContentType: kind})
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%v for %d bytes", took, len(data))
		}
		if err != nil {
			if a != nil || !strings.HasPrefix(err.Error(), name+" ") || !utf8.ValidString(err.Error()) {
				t.Errorf("%v and error %q", a, err)
			}
			return
		}
		checkText(t, a.Text, len(data))
		for _, line := range append(a.Notes, a.Title, a.Publisher, a.URL, a.Language) {
			if !utf8.ValidString(line) || len(line) > 1_000 || strings.ContainsFunc(line, unicode.IsControl) {
				t.Errorf("%q, want one short line", line)
			}
		}
		if _, err := a.Published.Time(); err != nil && a.Published != "" {
			t.Errorf("published %q", a.Published)
		}
		again, err := article.Read("again.txt", []byte(a.Text), article.Options{ContentType: "text/plain; charset=utf-8"})
		if name == "a.txt" && err == nil && strings.Contains(a.Text, "\n\n") && !strings.HasPrefix(a.Text, "<") && again.Text != a.Text {
			t.Errorf("text %q, read again %q", a.Text, again.Text)
		}
	})
}

// checkText wants paragraphs parted by one blank line, lines without white
// space around them, and no characters that are not seen.
func checkText(t *testing.T, text string, read int) {
	t.Helper()
	if !utf8.ValidString(text) || len(text) > 4*read+64 {
		t.Errorf("%d bytes of text of %d, want valid UTF-8 and not much more", len(text), read)
	}
	for i, line := range strings.Split(text, "\n") {
		if line == "" && i == 0 || line != strings.TrimSpace(line) {
			t.Errorf("line %q of %q", line, text)
		}
	}
	if strings.Contains(text, "\n\n\n") || strings.HasSuffix(text, "\n") {
		t.Errorf("blank lines in %q", text)
	}
	for _, r := range text {
		if unicode.IsControl(r) && r != '\n' || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 || r == 0xfeff {
			t.Errorf("%U in %q", r, text)
		}
	}
}
