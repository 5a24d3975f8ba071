package bot_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestQuestions asks every question of the sets and compares the figures, and
// what is not right, with the committed table, so that a change in reading or
// ranking shows.
func TestQuestions(t *testing.T) {
	t.Parallel()
	sets := map[string]fs.FS{
		"declaration": corpus.Embedded(),
		"harbour":     os.DirFS("testdata/harbour/corpus"),
	}
	for name, fsys := range sets {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			figures := ask(t, fsys, filepath.Join("testdata", "questions", name+".txt"))
			golden(t, filepath.Join("testdata", "questions", name+".figures"), figures.String())
		})
	}
}

// ask asks every question of a set.
func ask(t *testing.T, fsys fs.FS, path string) *table {
	t.Helper()
	c, err := corpus.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	b, err := bot.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	speakers := map[string]string{}
	for _, s := range c.Statements {
		if s.Speaker != nil {
			speakers[s.ID] = s.Speaker.ID
		}
	}
	figures := &table{scores: map[string]*score{}}
	for _, w := range readQuestions(t, path) {
		reply, err := b.Answer(t.Context(), bot.Request{Command: "ask", Options: map[string]string{"question": w.question}})
		if err != nil {
			t.Fatalf("%s:%d: %v", path, w.line, err)
		}
		figures.add(w, reply, speakers)
	}
	return figures
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test -update writes it):\n--- got\n%s--- want\n%s", path, got, want)
	}
}
