package extract_test

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/corpus/extract"
)

var update = flag.Bool("update", false, "write the quotations found, and the table of sieves, anew")

// Each archive in testdata is one hard case: its comment says which, article.txt
// is an invented article, and want.txt the quotations in it, one a line:
//
//	rule | kind | speaker | cue | via | words … words
//
// testdata/sieves.txt says how often each rule decided in all of them.
func TestGoldens(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no archives in testdata:", err)
	}
	count := map[string]int{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) != 2 {
				t.Fatalf("%s has %d files, want article.txt and want.txt", name, len(archive.Files))
			}
			text := string(archive.Files[0].Data)
			var got strings.Builder
			for _, q := range extract.Extract(text, extract.Options{}) {
				count[q.Rule]++
				got.WriteString(line(text, q))
			}
			if *update {
				archive.Files[1].Data = []byte(got.String())
				write(t, name, txtar.Format(archive))
			} else if want := string(archive.Files[1].Data); got.String() != want {
				t.Errorf("quotations:\n%s\nwant:\n%s", got.String(), want)
			}
		})
	}
	checkTable(t, count)
}

// line is a quotation as an archive has it.
func line(text string, q extract.Quotation) string {
	var words []string
	for _, s := range q.Spans {
		words = append(words, strings.ReplaceAll(s.In(text), "\n", " "))
	}
	return fmt.Sprintf("%s | %s | %s | %s | %s | %s\n", q.Rule, q.Kind, q.Speaker, q.Cue.In(text), q.Via, strings.Join(words, " … "))
}

// checkTable compares how often each rule decided with the committed table.
func checkTable(t *testing.T, count map[string]int) {
	t.Helper()
	const name = "testdata/sieves.txt"
	var table strings.Builder
	rules := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	for _, rule := range rules {
		fmt.Fprintf(&table, "%-20s %3d\n", rule, count[rule])
	}
	if *update {
		write(t, name, []byte(table.String()))
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if table.String() != string(want) {
		t.Errorf("%s is\n%s\nwant\n%s", name, want, table.String())
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
