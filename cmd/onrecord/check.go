package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"

	"github.com/spf13/cobra"

	"onrecord/corpus"
)

// maxDocument is the largest source document that is read, in bytes.
const maxDocument = 64 << 20

// check makes the subcommand that lists every problem of a corpus.
func (p *program) check() *cobra.Command {
	var sources []string
	c := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Check a corpus, and compare it with its sources",
		Long: `Check lists every problem of a corpus with file and line: what cannot be served,
and what a reviewer should mend. With the document of a source it also compares
each quoted word, and lists the quoted passages that no statement covers.
The exit status is 1 where there are problems.`,
		Example: "  onrecord check --source article.txt my-corpus",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				p.dir = args[0]
			}
			return p.checkCorpus(sources)
		},
	}
	c.Flags().StringArrayVar(&sources, "source", nil, "compare the corpus with this `file`, the document of one of its sources; may be repeated")
	return c
}

func (p *program) checkCorpus(sources []string) error {
	fsys, err := p.files(p.dir)
	if err != nil {
		return err
	}
	documents, err := read(sources)
	if err != nil {
		return err
	}
	c, err := corpus.Load(fsys)
	var problems corpus.Problems
	switch {
	case errors.As(err, &problems):
	case err != nil:
		return fmt.Errorf("corpus %q: %w", p.dir, err)
	default:
		problems = append(corpus.Check(c), corpus.Verify(c, documents)...)
	}
	if len(problems) > 0 {
		return p.report(problems, documents)
	}
	if p.format == "json" {
		return nil
	}
	_, err = fmt.Fprintf(p.out, "%d statements, %d of %d sources compared, no problems, record %s\n",
		len(c.Statements), len(documents), len(c.Sources), c.Fingerprint())
	return err
}

// read reads the documents of sources.
func read(paths []string) ([]corpus.Document, error) {
	var documents []corpus.Document
	for _, name := range paths {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("source %q: %w", name, pathless(err))
		}
		data, err := io.ReadAll(io.LimitReader(f, maxDocument+1))
		f.Close()
		switch {
		case err != nil:
			return nil, fmt.Errorf("source %q: %w", name, pathless(err))
		case len(data) > maxDocument:
			return nil, fmt.Errorf("source %q has more than %d bytes", name, maxDocument)
		}
		documents = append(documents, corpus.Document{Name: name, Data: data})
	}
	return documents, nil
}

// report writes problems, one a line, with paths that an editor can open.
func (p *program) report(problems corpus.Problems, documents []corpus.Document) error {
	isDocument := map[string]bool{}
	for _, d := range documents {
		isDocument[d.Name] = true
	}
	for _, problem := range problems {
		if problem.Position.File != "" && !isDocument[problem.Position.File] {
			problem.Position.File = path.Join(p.directory(), problem.Position.File)
		}
		if err := p.writeProblem(problem); err != nil {
			return err
		}
	}
	return exit(exitNothing)
}

// directory is the directory that the files of the corpus are in.
func (p *program) directory() string {
	if p.dir == "" {
		return "corpus/embedded"
	}
	return p.dir
}

func (p *program) writeProblem(problem corpus.Problem) error {
	if p.format == "text" {
		_, err := fmt.Fprintln(p.out, oneLine(problem.String()))
		return err
	}
	line, err := json.Marshal(struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Message string `json:"message"`
	}{problem.Position.File, problem.Position.Line, problem.Message})
	if err != nil {
		return err
	}
	_, err = p.out.Write(append(line, '\n'))
	return err
}
