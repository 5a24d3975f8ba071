package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/article"
	"onrecord/corpus/draft"
	"onrecord/corpus/extract"
)

// A made is the draft of an article, as it is to be written.
type made struct {
	*corpus.Draft
	path  string // empty: standard output
	data  []byte
	notes []string // on how the article was read
}

// mostQuotations is how many statements a draft may have: more than anybody
// reviews, and few enough for a small machine.
const mostQuotations = 10_000

// make makes a draft of an article. The errors name it.
func (m *importing) make(ctx context.Context, input string) (*made, error) {
	a, err := m.readArticle(ctx, input, m.importSettings)
	if err != nil {
		return nil, err
	}
	if err := m.complete(a); err != nil {
		return nil, fmt.Errorf("%s: %w", input, err)
	}
	d := &made{path: m.output, notes: a.Notes}
	if m.into != "" {
		d.path = filepath.Join(m.into, fileName(a))
	}
	record := m.known
	if m.force {
		record = without(record, m.inCorpus(d.path))
	}
	quotations := extract.Extract(a.Text, extract.Options{Known: draft.Known(record), Title: a.Title})
	if n := len(quotations); n > mostQuotations {
		return nil, fmt.Errorf("%s says %d times that somebody said something (want an article, of at most %d)", input, n, mostQuotations)
	}
	d.Draft, err = draft.New(record, draft.Article{
		Title: a.Title, Publisher: a.Publisher, URL: a.URL, Language: a.Language, Published: a.Published, Text: a.Text, SHA256: a.SHA256,
	}, quotations)
	if err != nil {
		return nil, fmt.Errorf("%s is %w", input, err)
	}
	var b bytes.Buffer
	if err := corpus.WriteDraft(&b, d.Draft); err != nil {
		return nil, fmt.Errorf("%s: %w", input, err)
	}
	d.data = b.Bytes()
	return d, nil
}

// maxPlainTitle is how much of how a text begins stands for a headline, in
// characters.
const maxPlainTitle = 80

// complete adds to an article what the flags say, and sees to it that it can
// be the source of something.
func (o importSettings) complete(a *article.Article) error {
	a.Notes = slices.DeleteFunc(a.Notes, func(note string) bool { // on what does not matter then
		return o.title != "" && strings.HasPrefix(note, "the title ") || o.published != "" && strings.HasPrefix(note, "the date ")
	})
	a.Title = cmp.Or(o.title, a.Title)
	a.Publisher = cmp.Or(o.publisher, a.Publisher)
	a.URL = cmp.Or(o.url, a.URL)
	a.Published = cmp.Or(corpus.Date(o.published), a.Published)
	if a.Published == "" {
		return errors.New("it does not say when it was published (want --published, such as --published 2031-05-02)")
	}
	if a.Title == "" {
		first, _, _ := strings.Cut(a.Text, "\n")
		a.Title = shorten(first, maxPlainTitle)
		a.Notes = append(a.Notes, "no headline: the title is how it begins, or --title")
	}
	return nil
}

// fileName names a draft for the day and the title of its article, or for its
// hash where no letter of the title can be in a name.
func fileName(a *article.Article) string {
	return string(a.Published) + "-" + cmp.Or(slug(a.Title), a.SHA256[:8]) + ".yaml"
}

// inCorpus gives the name that a file has in the corpus, such as positions
// have; empty where it is not in it.
func (m *importing) inCorpus(path string) string {
	dir, err := filepath.Abs(m.settings.corpus)
	if m.settings.corpus == "" || path == "" || err != nil {
		return ""
	}
	if path, err = filepath.Abs(path); err != nil {
		return ""
	}
	name, err := filepath.Rel(dir, path)
	if err != nil || !filepath.IsLocal(name) {
		return ""
	}
	return filepath.ToSlash(name)
}

// without leaves out of a record what stands in a file that is to be replaced.
// Only the lists of it are made, which is what a draft is made by.
func without(c *corpus.Corpus, file string) *corpus.Corpus {
	return &corpus.Corpus{
		Sources:      outside(file, c.Sources, func(s *corpus.Source) corpus.Position { return s.Position }),
		People:       outside(file, c.People, func(p *corpus.Person) corpus.Position { return p.Position }),
		Topics:       c.Topics,
		Outlets:      c.Outlets,
		Statements:   outside(file, c.Statements, func(s *corpus.Statement) corpus.Position { return s.Position }),
		Drafts:       outside(file, c.Drafts, func(s *corpus.Statement) corpus.Position { return s.Position }),
		DraftSources: outside(file, c.DraftSources, func(s *corpus.Source) corpus.Position { return s.Position }),
		DraftPeople:  outside(file, c.DraftPeople, func(p *corpus.Person) corpus.Position { return p.Position }),
	}
}

// outside gives the entries that do not stand in a file.
func outside[T any](file string, list []T, at func(T) corpus.Position) []T {
	return slices.DeleteFunc(slices.Clone(list), func(entry T) bool { return file != "" && at(entry).File == file })
}

// learn puts a draft that was written beside the record, so that the next one
// has other IDs, and the same people.
func (m *importing) learn(d *made) {
	for _, s := range d.Sources {
		s.Position.File = d.path
	}
	m.known.DraftSources = append(m.known.DraftSources, d.Sources...)
	m.known.DraftPeople = append(m.known.DraftPeople, d.People...)
	m.known.Drafts = append(m.known.Drafts, d.Statements...)
}
