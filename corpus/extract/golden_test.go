package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write the drafts found into the archives, and the count of each sieve")

// An archive in testdata is one hard case: an invented article and the draft
// that is wanted of it, a line for each quotation:
//
//	kind | speaker | mention | cue | rule | "text" … "text"
//
// Candidates stand after the speaker, in brackets; the outlet after the cue.
func archives(t testing.TB) map[string]*txtar.Archive {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("archives: %v, %v", files, err)
	}
	all := map[string]*txtar.Archive{}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Files) != 2 || a.Files[0].Name != "article.txt" || a.Files[1].Name != "want" {
			t.Fatalf("%s: want the files article.txt and want", name)
		}
		all[name] = a
	}
	return all
}

func TestArticles(t *testing.T) {
	t.Parallel()
	for name, a := range archives(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			text := string(a.Files[0].Data)
			got := draft(text, Extract(text, Options{}))
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[1].Data); got != want {
				t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
			}
		})
	}
}

// draft writes quotations a line each.
func draft(text string, all []Quotation) string {
	var b strings.Builder
	for _, q := range all {
		speaker, cue := q.Speaker, q.Cue.In(text)
		if len(q.Candidates) > 0 {
			speaker += " (" + strings.Join(q.Candidates, " or ") + ")"
		}
		if q.Via != "" {
			cue += " (" + q.Via + ")"
		}
		if q.Hedge != "" {
			cue += " [" + q.Hedge + "]"
		}
		fmt.Fprintf(&b, "%s | %s | %s | %s | %s |", q.Kind, speaker, oneLine(q.Mention.In(text)), cue, q.Rule)
		for _, s := range q.Spans {
			fmt.Fprintf(&b, " %q", oneLine(s.In(text)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// decided counts the stretches that a sieve has decided.
func (p *page) decided() int {
	n := 0
	for _, s := range p.stretches {
		if s.decided {
			n++
		}
	}
	return n
}

// TestSieveFigures counts what each sieve decides in the articles: a change of
// a rule shows as a difference of this table.
func TestSieveFigures(t *testing.T) {
	t.Parallel()
	count := map[string]int{}
	for _, a := range archives(t) {
		p := read(string(a.Files[0].Data), Options{})
		for _, s := range sieves {
			decided, found := p.decided(), len(p.found)
			s.run(p, s.name)
			for _, q := range p.found[found:] {
				count[q.Rule]++
			}
			if len(p.found) == found {
				count[s.name] += p.decided() - decided
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-20s %10s\n", "sieve", "decided")
	for _, s := range concat(directSieves, fragmentSieves) {
		fmt.Fprintf(&b, "%-20s %10d\n", s.name, count[s.name])
	}
	b.WriteByte('\n')
	for _, r := range reportRules {
		fmt.Fprintf(&b, "%-20s %10d\n", r.name, count[r.name])
	}
	name := filepath.Join("testdata", "sieves.figures")
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, b.String(), want)
	}
}
