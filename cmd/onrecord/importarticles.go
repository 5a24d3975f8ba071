package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/draft"
)

// An importing makes drafts of articles and writes them.
type importing struct {
	*app
	importSettings
	known    *corpus.Corpus
	progress *progress
	written  map[string]string // file to the article that it was made of

	imported, statements, unclear int
	empty                         int // articles in which nobody says anything
	before                        int // articles that are on record already
	notes                         notes
	failures                      []error
}

// importArticles makes a draft of each article. One that cannot be imported
// stops no other.
func (a *app) importArticles(ctx context.Context, inputs []string, o importSettings) error {
	known, err := a.known()
	if err != nil {
		return err
	}
	if err := o.prepare(); err != nil {
		return err
	}
	a.drains.Store(o.output != "" || o.into != "") // so that nothing is left aside
	m := &importing{app: a, importSettings: o, known: known, progress: newProgress(a.stderr, len(inputs)), written: map[string]string{}}
	for i, input := range inputs {
		m.progress.show(i, input)
		err := m.one(ctx, input)
		m.progress.clear()
		switch {
		case ctx.Err() != nil:
			m.summary(len(inputs))
			return ctx.Err()
		case err != nil && len(inputs) == 1:
			m.notes.write(m.stderr)
			return err
		case errors.As(err, new(*draft.KnownError)):
			m.before++
			fmt.Fprintln(m.stderr, visible(err.Error()))
		case err != nil:
			m.failures = append(m.failures, err)
		}
	}
	return m.end(len(inputs))
}

// prepare sees to it that there is somewhere to write to.
func (o *importSettings) prepare() error {
	switch {
	case o.output != "":
		return mayWrite(o.output, o.force)
	case o.into == "":
		return nil
	}
	if err := os.MkdirAll(o.into, 0o755); err != nil {
		return fmt.Errorf("%s: %w (want a directory)", quote(o.into), cause(err))
	}
	return nil
}

// one makes a draft of an article and writes it. When ctx ends it returns at
// once, and leaves behind what cannot be called off.
func (m *importing) one(ctx context.Context, input string) error {
	type result struct {
		*made
		error
	}
	done := make(chan result, 1)
	go func() {
		d, err := m.make(ctx, input)
		done <- result{d, err}
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case r := <-done:
		if r.error != nil {
			return r.error
		}
		m.progress.clear()
		m.notes.add(input, r.notes)
		if len(r.Statements) == 0 {
			m.empty++
			m.say(input, "nothing that anybody said was found, and no draft is written")
			return nil
		}
		return m.write(input, r.made)
	}
}

// say writes a remark on an article.
func (m *importing) say(input, text string) {
	fmt.Fprintln(m.stderr, visible(fmt.Sprintf("%s: %s", input, text)))
}

// write writes a draft to where it belongs.
func (m *importing) write(input string, d *made) error {
	if before, twice := m.written[d.path]; twice {
		return fmt.Errorf("%s: %s was made of %s just now", input, quote(d.path), before)
	}
	if d.path == "" {
		if _, err := m.stdout.Write(d.data); err != nil {
			return err
		}
	} else if err := mayWrite(d.path, m.force); err != nil {
		return fmt.Errorf("%s: %w", input, err)
	} else if err := replaceFile(d.path, d.data, readable); err != nil {
		return fmt.Errorf("%s: %s: %w", input, quote(d.path), cause(err))
	}
	m.written[d.path] = input
	m.imported++
	m.statements += len(d.Statements)
	for _, s := range d.Statements {
		if s.Speaker == nil {
			m.unclear++
		}
	}
	m.learn(d)
	return nil
}

// end says what was imported and what was not, and gives the exit status.
func (m *importing) end(total int) error {
	m.summary(total)
	switch {
	case len(m.failures) > 0:
		return fault
	case m.imported == 0:
		return nothing
	}
	return nil
}

// summary says what there is to know of the articles, names each that failed,
// and says how much was imported and what comes next.
func (m *importing) summary(total int) {
	m.notes.write(m.stderr)
	for _, err := range m.failures {
		m.report(err)
	}
	var parts []string
	if total > 1 {
		parts = append(parts, fmt.Sprintf("%d of %d imported", m.imported, total))
	}
	if m.empty > 0 && total > 1 {
		parts = append(parts, fmt.Sprintf("%d without a statement", m.empty))
	}
	if m.before > 0 {
		parts = append(parts, fmt.Sprintf("%d on record already", m.before))
	}
	if m.imported > 0 {
		parts = append(parts, fmt.Sprintf("statements: %d, without a clear speaker: %d", m.statements, m.unclear), "next: onrecord review "+m.toReview())
	}
	if len(parts) > 0 {
		fmt.Fprintln(m.stderr, visible(strings.Join(parts, " · ")))
	}
}

// toReview is what review is to be given.
func (m *importing) toReview() string {
	for path := range m.written {
		if len(m.written) == 1 && path != "" {
			return path
		}
	}
	return "FILE"
}

// known gives who and what is on record already. A directory that is still
// without a file is the beginning of a corpus.
func (a *app) known() (*corpus.Corpus, error) {
	fsys, err := open(a.settings.corpus)
	if err != nil {
		return nil, err
	}
	names, err := corpus.Files(fsys)
	if err == nil && len(names) == 0 {
		return &corpus.Corpus{}, nil
	}
	return load(a.settings.corpus)
}
