package index

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/corpus"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestRank asks the questions of testdata/rank and compares where the wanted
// statements come with what the files say, beside the rank that Bleve's own
// TF-IDF gives them with its English analyzer.
func TestRank(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/rank/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no ranking files", err)
	}
	var ours, theirs stats
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := rankFile(t, archive, &ours, &theirs)
		golden(t, file, archive, got)
	}
	if ours.reciprocal < theirs.reciprocal {
		t.Errorf("mean reciprocal rank %s, worse than Bleve's %s", ours, theirs)
	}
}

// golden compares the "ranks" of a file, or rewrites them.
func golden(t *testing.T, file string, archive *txtar.Archive, got string) {
	t.Helper()
	if *update {
		archive.Files = append(archive.Files[:2], txtar.File{Name: "ranks", Data: []byte(got)})
		if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(archive.Files) != 3 || string(archive.Files[2].Data) != got {
		t.Errorf("%s: the ranks are now (-update accepts them):\n%s", file, got)
	}
}

// rankFile writes one line for each query, and the figures of the file.
func rankFile(t *testing.T, archive *txtar.Archive, ours, theirs *stats) string {
	t.Helper()
	c := &corpus.Corpus{}
	for id, text := range pairs(t, archive.Files[0].Data, ": ") {
		c.Statements = append(c.Statements, statement(id, corpus.Fact, text))
	}
	x, plain := build(t, c), plainBleve(t, c)
	var b strings.Builder
	var mine, bleves stats
	for target, words := range pairs(t, archive.Files[1].Data, " | ") {
		var found []string
		for _, h := range find(t, x, Text(words)) {
			found = append(found, h.Statement.ID)
		}
		rank, plainRank := rankOf(target, found), rankOf(target, plain(words))
		mine.add(rank)
		bleves.add(plainRank)
		ours.add(rank)
		theirs.add(plainRank)
		fmt.Fprintf(&b, "%-4s %-4s %s | %s: %s\n", place(rank), place(plainRank), target, words,
			strings.Join(found[:min(3, len(found))], " "))
	}
	fmt.Fprintf(&b, "\nhere:  %s\nbleve: %s\n", mine, bleves)
	return b.String()
}

// pairs ranges over lines of two parts.
func pairs(t *testing.T, data []byte, separator string) func(func(string, string) bool) {
	return func(yield func(string, string) bool) {
		for line := range bytes.Lines(data) {
			a, b, ok := strings.Cut(strings.TrimSpace(string(line)), separator)
			if !ok {
				t.Errorf("%q has no %q", line, separator)
			}
			if !yield(a, b) {
				return
			}
		}
	}
}

// stats sums up ranks.
type stats struct {
	n, first   int
	reciprocal float64
}

func (s *stats) add(rank int) {
	s.n++
	if rank == 1 {
		s.first++
	}
	if rank > 0 {
		s.reciprocal += 1 / float64(rank)
	}
}

func (s stats) String() string {
	return fmt.Sprintf("first %d/%d, mean reciprocal rank %.3f", s.first, s.n, s.reciprocal/float64(s.n))
}

// rankOf counts from 1; 0 means not found.
func rankOf(id string, found []string) int {
	for i, f := range found {
		if f == id {
			return i + 1
		}
	}
	return 0
}

func place(rank int) string {
	if rank == 0 {
		return "-"
	}
	return fmt.Sprintf("%d.", rank)
}

// plainBleve is a match query over the texts as one would write it first.
func plainBleve(t *testing.T, c *corpus.Corpus) func(words string) []string {
	t.Helper()
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = en.AnalyzerName
	engine, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	batch := engine.NewBatch()
	for _, s := range c.Statements {
		if err := batch.Index(s.ID, map[string]string{fieldText: s.Text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := engine.Batch(batch); err != nil {
		t.Fatal(err)
	}
	return func(words string) []string {
		query := bleve.NewMatchQuery(words)
		query.SetField(fieldText)
		request := bleve.NewSearchRequestOptions(query, len(c.Statements), 0, false)
		request.SortBy([]string{"-_score", "_id"})
		result, err := engine.Search(request)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, h := range result.Hits {
			found = append(found, h.ID)
		}
		return found
	}
}
