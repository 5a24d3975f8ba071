package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot"
	"onrecord/corpus"
)

// A program is one run of the command.
type program struct {
	in     io.Reader
	out    io.Writer
	getenv func(string) string
	dir    string // of the corpus; empty: the one in the binary
	format string
	limit  int
}

// root makes the command and its subcommands.
func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "onrecord",
		Short: "Answer questions about an agreement from what is on the record",
		Long: `Onrecord answers questions about an agreement from what is on the record, and
from nothing else: who said what, how literally, where, and in which paragraph.`,
		Example: `  onrecord ask "what did Merz say"
  onrecord said Macron "security guarantees"
  onrecord --corpus my-corpus ask - < questions.txt`,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(c, args[0])
			}
			return c.Help()
		},
	}
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return flagError(c, err) })
	p.flags(root)
	for _, command := range bot.Commands {
		root.AddCommand(p.answering(command))
	}
	root.AddCommand(p.check(), p.version())
	return root
}

// flags declares the flags of every command, and what they are without one:
// the environment's values.
func (p *program) flags(root *cobra.Command) {
	format := p.getenv("ONRECORD_FORMAT")
	if format == "" {
		format = "text"
	}
	flags := root.PersistentFlags()
	flags.StringVar(&p.dir, "corpus", p.getenv("ONRECORD_CORPUS"), "answer from the corpus in this `directory` (ONRECORD_CORPUS); none: the one in the binary")
	flags.StringVar(&p.format, "format", format, "write `text` or json (ONRECORD_FORMAT)")
	flags.IntVar(&p.limit, "limit", 0, "show at most this `number` of statements; 0: all")
	_ = root.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	_ = root.MarkPersistentFlagDirname("corpus")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return p.validate() }
}

func (p *program) validate() error {
	if p.format != "text" && p.format != "json" {
		return fmt.Errorf("format %q (want text or json)", p.format)
	}
	if p.limit < 0 {
		return fmt.Errorf("limit %d (want 0 or more)", p.limit)
	}
	return nil
}

// unknownCommand names the command that is not there, and the nearest that
// are, else all.
func unknownCommand(root *cobra.Command, name string) error {
	want := root.SuggestionsFor(name)
	if len(want) == 0 {
		for _, c := range root.Commands() {
			if c.IsAvailableCommand() {
				want = append(want, c.Name())
			}
		}
	}
	return fmt.Errorf("unknown command %q (want %s)", name, strings.Join(want, ", "))
}

// flagError says which flags there are besides what was wrong with one.
func flagError(c *cobra.Command, err error) error {
	return fmt.Errorf("%w (see onrecord %s--help)", err, strings.TrimPrefix(c.CommandPath()+" ", "onrecord "))
}

// load reads the corpus that the flags name.
func (p *program) load() (*corpus.Corpus, error) {
	fsys, err := p.files(p.dir)
	if err != nil {
		return nil, err
	}
	c, err := corpus.Load(fsys)
	if err != nil {
		return nil, p.broken(err)
	}
	return c, nil
}

// files opens the directory of a corpus; empty: the one in the binary.
func (p *program) files(dir string) (fs.FS, error) {
	if dir == "" {
		return corpus.Embedded(), nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("corpus %q: %w", dir, pathless(err))
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("corpus %q is a file (want a directory of YAML files)", dir)
	}
	return os.DirFS(dir), nil
}

// pathless leaves what went wrong of an error that names its path again.
func pathless(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// broken makes one line of the problems of a corpus that cannot be served.
func (p *program) broken(err error) error {
	var problems corpus.Problems
	if !errors.As(err, &problems) || len(problems) == 0 {
		return fmt.Errorf("corpus %q: %w", p.dir, err)
	}
	more := ""
	if n := len(problems) - 1; n > 0 {
		more = fmt.Sprintf(" (and %d more: onrecord check)", n)
	}
	return fmt.Errorf("corpus %q: %s%s", p.dir, problems[0], more)
}

// bot loads the corpus and makes the bot that answers from it.
func (p *program) bot(context.Context) (*bot.Bot, error) {
	c, err := p.load()
	if err != nil {
		return nil, err
	}
	return bot.New(c)
}
