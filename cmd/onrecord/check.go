package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/corpus"
	"onrecord/corpus/article"
)

// embeddedDir is where the embedded corpus stands in the repository.
const embeddedDir = "corpus/embedded"

// maxSource is the largest source file that is read, in bytes.
const maxSource = 64 << 20

func (a *app) checkCommand() *cobra.Command {
	var sources []string
	var skipDrafts bool
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "List every problem of a corpus, with file and line",
		Long: `List every problem of a corpus, with file and line: what keeps it from being
loaded and what a reviewer should mend. With the files that its sources were
taken from it also verifies that every quoted word stands there and lists the
quoted passages that the corpus does not cover.

A statement that is still a draft is a problem, for nobody has reviewed it and
nothing answers with it. --skip-drafts takes drafts as they are.

Exit status: 0 sound, 1 there are problems, 2 fault or misuse.`,
		GroupID: upkeep,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("check: unexpected argument %s (want one directory)", quote(args[1]))
			}
			if len(args) == 1 && cmd.Flags().Changed("corpus") {
				return fmt.Errorf("check: directory %s beside --corpus (want one of them)", quote(args[0]))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return a.check(cmp.Or(append(args, a.settings.corpus)...), sources, skipDrafts)
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
	}
	cmd.Flags().StringArrayVar(&sources, "source", nil, "verify against `FILE`, which a source was taken from; may be repeated")
	cmd.Flags().BoolVar(&skipDrafts, "skip-drafts", false, "do not list statements that nobody has reviewed")
	return cmd
}

// check lists the problems of the corpus in dir, empty for the embedded one.
func (a *app) check(dir string, sources []string, skipDrafts bool) error {
	documents, err := readDocuments(sources)
	if err != nil {
		return err
	}
	fsys, err := open(dir)
	if err != nil {
		return err
	}
	dir = cmp.Or(dir, embeddedDir)
	c, err := corpus.Load(fsys)
	var problems corpus.Problems
	switch {
	case errors.As(err, &problems):
		return a.problems(locate(problems, dir, nil))
	case err != nil:
		return err
	}
	problems = locate(slices.Concat(corpus.Check(c), corpus.Verify(c, documents)), dir, sources)
	if !skipDrafts {
		problems = inOrder(slices.Concat(problems, unreviewed(c, dir)))
	}
	if len(problems) > 0 {
		return a.problems(problems)
	}
	return a.sound(c, dir, len(documents))
}

// sound says what was checked; JSON lists problems only, and so nothing.
func (a *app) sound(c *corpus.Corpus, dir string, verified int) error {
	if a.settings.format == jsonFormat {
		return nil
	}
	drafts := ""
	if len(c.Drafts) > 0 {
		drafts = fmt.Sprintf(" · drafts, skipped: %d", len(c.Drafts))
	}
	_, err := fmt.Fprintf(a.stdout, "%s: no problems · statements: %d%s · sources: %d, verified: %d · record %s\n",
		visible(dir), len(c.Statements), drafts, len(c.Sources), verified, c.Fingerprint())
	return err
}

// unreviewed gives a problem for each draft, with how to go on.
func unreviewed(c *corpus.Corpus, dir string) corpus.Problems {
	problems := locate(corpus.Unreviewed(c), dir, nil)
	for i, p := range problems {
		if p.Position.Line > 0 {
			problems[i].Message += fmt.Sprintf(" (want it reviewed: onrecord review %s)", p.Position.File)
		}
	}
	return problems
}

// locate writes the files of problems as seen from the working directory, and
// sorts them; names of documents already are.
func locate(problems corpus.Problems, dir string, documents []string) corpus.Problems {
	problems = slices.Clone(problems)
	for i, p := range problems {
		if !slices.Contains(documents, p.Position.File) {
			problems[i].Position.File = filepath.Join(dir, filepath.FromSlash(p.Position.File))
		}
	}
	return inOrder(problems)
}

// inOrder sorts problems by file and line, in place.
func inOrder(problems corpus.Problems) corpus.Problems {
	slices.SortStableFunc(problems, func(p, q corpus.Problem) int {
		return cmp.Or(cmp.Compare(p.Position.File, q.Position.File), cmp.Compare(p.Position.Line, q.Position.Line))
	})
	return problems
}

// problems prints a list of problems, one a line.
func (a *app) problems(list corpus.Problems) error {
	for _, p := range list {
		var err error
		if a.settings.format == jsonFormat {
			err = printJSON(a.stdout, problemJSON{p.Position.File, p.Position.Line, p.Message})
		} else {
			_, err = fmt.Fprintln(a.stdout, visible(p.String()))
		}
		if err != nil {
			return err
		}
	}
	return nothing
}

// problemJSON is a problem as the README documents it.
type problemJSON struct {
	File    string `json:"file"`
	Line    int    `json:"line"` // 0: the file as a whole
	Message string `json:"message"`
}

// readDocuments reads the files that sources were taken from.
func readDocuments(files []string) ([]corpus.Document, error) {
	var documents []corpus.Document
	for _, name := range files {
		data, err := readDocument(name)
		if err != nil {
			return nil, fmt.Errorf("source %s: %w (want the file that a source was taken from)", quote(name), cause(err))
		}
		document := corpus.Document{Name: name, Data: data}
		if slices.Contains(marked, strings.ToLower(filepath.Ext(name))) {
			a, err := article.Read(name, data, article.Options{})
			if err != nil {
				return nil, fmt.Errorf("source %w", err)
			}
			document.Text = []byte(a.Text)
		}
		documents = append(documents, document)
	}
	return documents, nil
}

// marked are the endings of files that are read as import reads them.
var marked = []string{".html", ".htm", ".xhtml", ".md", ".markdown", ".eml"}

func readDocument(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxSource+1))
	if err == nil && len(data) > maxSource {
		err = fmt.Errorf("more than %d MiB", maxSource>>20)
	}
	return data, err
}
