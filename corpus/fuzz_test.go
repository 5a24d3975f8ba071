package corpus_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"

	"onrecord/corpus"
)

// FuzzLoad loads whatever comes. It must not panic, must take a time that fits
// the size, and what loads must be sound.
func FuzzLoad(f *testing.F) {
	names, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		for _, file := range readArchive(f, name).corpus {
			f.Add(file.Data)
		}
	}
	f.Add([]byte(whole))
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		c, err := corpus.Load(fstest.MapFS{"a.yaml": {Data: data}})
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%v for %d bytes", took, len(data))
		}
		if err != nil {
			checkProblems(t, problems(t, err))
			return
		}
		for _, s := range c.Statements {
			checkStatement(t, c, s)
		}
		for _, s := range c.Drafts {
			checkDraft(t, c, s)
		}
		checkProblems(t, corpus.Check(c))
		checkProblems(t, corpus.Verify(c, []corpus.Document{{Name: "a.txt", Data: data}}))
	})
}

// FuzzVerify compares a sound corpus with whatever document comes.
func FuzzVerify(f *testing.F) {
	names, err := filepath.Glob("testdata/verify/*.txtar")
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		for _, d := range readArchive(f, name).documents {
			f.Add(d.Data)
		}
	}
	c := load(f, readArchive(f, "testdata/verify/sound.txtar").corpus)
	f.Fuzz(func(t *testing.T, data []byte) {
		list := corpus.Verify(c, []corpus.Document{{Name: "a.txt", Data: data}})
		checkProblems(t, list)
		lines := bytes.Count(data, []byte("\n")) + 1
		for _, p := range list {
			if p.Position.File == "a.txt" && (p.Position.Line < 1 || p.Position.Line > lines) {
				t.Errorf("%v in a document of %d lines", p, lines)
			}
		}
	})
}

// checkProblems wants messages that can be printed, and no more than promised.
func checkProblems(t *testing.T, list corpus.Problems) {
	if len(list) > 201 {
		t.Errorf("%d problems", len(list))
	}
	for _, p := range list {
		if strings.ContainsAny(p.Message, "\n\r\x00\x1b") || p.Message == "" || p.Position.Line < 0 {
			t.Errorf("problem %q at %v", p.Message, p.Position)
		}
	}
}

// checkDraft wants a draft to be out of what is on record.
func checkDraft(t *testing.T, c *corpus.Corpus, s *corpus.Statement) {
	if c.Statement(s.ID) != nil || slices.Contains(c.Statements, s) || s.Supersedes != nil || s.SupersededBy != nil || len(s.Segments()) == 0 {
		t.Errorf("draft %+v is on record", s)
	}
	if on := c.Source(s.Source.ID); on != s.Source && (on != nil || !slices.Contains(c.DraftSources, s.Source)) {
		t.Errorf("source %+v of a draft", s.Source)
	}
	if s.Speaker == nil {
		return
	}
	if on := c.Person(s.Speaker.ID); on != s.Speaker && (on != nil || !slices.Contains(c.DraftPeople, s.Speaker)) {
		t.Errorf("speaker %+v of a draft", s.Speaker)
	}
}

// checkStatement wants what every reader of a statement relies on.
func checkStatement(t *testing.T, c *corpus.Corpus, s *corpus.Statement) {
	var joined strings.Builder
	verbatim := false
	for _, segment := range s.Segments() {
		joined.WriteString(segment.Text)
		verbatim = verbatim || segment.Verbatim
	}
	if joined.String() != s.Text || s.Text == "" || !utf8.ValidString(s.Text) {
		t.Errorf("segments %q of text %q", joined.String(), s.Text)
	}
	if own := s.Kind == corpus.Quote || s.Kind == corpus.Partial; verbatim != own {
		t.Errorf("%s statement %q has verbatim words: %t", s.Kind, s.Text, verbatim)
	}
	if c.Statement(s.ID) != s || c.Source(s.Source.ID) != s.Source || s.Paragraph < 1 {
		t.Errorf("statement %+v does not resolve", s)
	}
	if s.Correction != nil && (s.Correction.Text == "" || strings.ContainsAny(s.Correction.Text, corpus.QuotationMarks)) {
		t.Errorf("correction %+v", s.Correction)
	}
	if s.Withdrawn != nil && (s.Withdrawn.By == "" || s.Withdrawn.Why == "" || strings.ContainsAny(s.Withdrawn.By+s.Withdrawn.Why, corpus.QuotationMarks)) {
		t.Errorf("withdrawal %+v", s.Withdrawn)
	}
	if s.Supersedes != nil && (s.Supersedes.SupersededBy != s || s.Supersedes.Speaker != s.Speaker) {
		t.Errorf("%q supersedes %+v", s.ID, s.Supersedes)
	}
	steps := 0
	for at := s; at != nil && steps <= len(c.Statements); at = at.Supersedes {
		steps++
	}
	if steps > len(c.Statements) {
		t.Errorf("%q supersedes itself in the end", s.ID)
	}
	if (s.Speaker == nil) != (s.Kind == corpus.Fact) || s.Speaker != nil && c.Person(s.Speaker.ID) != s.Speaker {
		t.Errorf("speaker %v of a %s", s.Speaker, s.Kind)
	}
	if _, err := s.Source.Published.Time(); err != nil {
		t.Error(err)
	}
}
