package article_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/corpus/article"
)

var update = flag.Bool("update", false, "write what is read into testdata")

// TestRead reads the first file of each archive under testdata/read as its
// name, its address ("url: ") and its content type ("type: ") in the comment
// say, and wants the second. -update writes that one.
func TestRead(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("testdata/read/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			archive, o := readArchive(t, name)
			a, err := article.Read(archive.Files[0].Name, archive.Files[0].Data, o)
			got := fmt.Sprintln(err)
			if err == nil {
				got = written(a)
			}
			if *update {
				archive.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(archive.Files[1].Data); got != want {
				t.Errorf("read\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func readArchive(t testing.TB, name string) (*txtar.Archive, article.Options) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil || len(archive.Files) != 2 || archive.Files[1].Name != "want" {
		t.Fatalf("%s: %v, want a document and what is read of it", name, err)
	}
	var o article.Options
	for line := range strings.SplitSeq(string(archive.Comment), "\n") {
		if value, ok := strings.CutPrefix(line, "url: "); ok {
			o.URL = value
		}
		if value, ok := strings.CutPrefix(line, "type: "); ok {
			o.ContentType = value
		}
	}
	return archive, o
}

// written gives an article as a golden file has it: "|" ends each line of the
// text, so that white space shows.
func written(a *article.Article) string {
	var b strings.Builder
	for _, field := range [][2]string{
		{"title", a.Title}, {"publisher", a.Publisher}, {"url", a.URL},
		{"language", a.Language}, {"published", string(a.Published)},
	} {
		if field[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
		}
	}
	for _, note := range a.Notes {
		fmt.Fprintf(&b, "note: %s\n", note)
	}
	for line := range strings.SplitSeq(a.Text, "\n") {
		fmt.Fprintf(&b, "%s|\n", line)
	}
	return b.String()
}
