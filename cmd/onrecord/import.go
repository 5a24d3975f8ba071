package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// fetchTime is how long an address is waited for, unless another time is given.
const fetchTime = 30 * time.Second

// importSettings are the flags of import.
type importSettings struct {
	title, publisher, url string
	published             day
	output, into          string
	force, allowPrivate   bool
	timeout               patience
	format                importFormat
}

func (a *app) importArticlesCommand() *cobra.Command {
	o := importSettings{format: draftFormat, timeout: patience(fetchTime)}
	cmd := &cobra.Command{
		Use:   "import FILE|-|URL...",
		Short: "Make a draft of an article: who said what, for somebody to review",
		Long: `Make a draft of an article: every quotation and every piece of reported speech
with its speaker and its place, as a corpus file for somebody to review. A draft
answers nothing until it has been accepted, see onrecord review. An article is
plain text, Markdown, HTML or an e-mail (.eml): a file, - for standard input, or
an address, of which no more is loaded than the page itself.

What an article does not say of itself, flags do; they go before what it says.
People are looked up in the corpus; who is not there is added to the draft.

With --format jsonl it reads lines {"id": …, "text": "…"} instead, and writes for
each a line {"id": …, "quotes": […]}; offsets are Unicode code points.

Exit status: 0 imported, 1 nothing that anybody said, 2 an article could not be
imported (the others are), or misuse.`,
		Example: "  onrecord import --published 2031-05-02 harbour.txt > harbour.yaml\n" +
			"  onrecord import --corpus record --into record/drafts *.html https://tidewater.example/vote",
		GroupID: upkeep,
		Args:    func(_ *cobra.Command, args []string) error { return o.check(args) },
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.format == linesFormat {
				return a.importLines(cmd.Context(), args)
			}
			return a.importArticles(cmd.Context(), args, o)
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault
		},
	}
	o.flags(cmd)
	return cmd
}

// flags declares the flags of import.
func (o *importSettings) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.title, "title", "", "the `TITLE` of the article")
	flags.Var(&o.published, "published", "the `DAY` that the article was published, such as 2031-05-02")
	flags.StringVar(&o.publisher, "publisher", "", "`WHO` published the article")
	flags.StringVar(&o.url, "url", "", "the `ADDRESS` of the article")
	flags.StringVarP(&o.output, "output", "o", "", "write the draft into `FILE` (default: standard output)")
	flags.StringVar(&o.into, "into", "", "write each draft into a file in `DIR`, named for day and title; DIR is made if it is not there")
	flags.BoolVar(&o.force, "force", false, "replace files that are there already, with the decisions in them")
	flags.BoolVar(&o.allowPrivate, "allow-private", false, "fetch from private and loopback addresses as well")
	flags.Var(&o.timeout, "timeout", "give up on an address after `TIME`")
	flags.Var(&o.format, "format", "write a draft (yaml), or read and write JSON lines (jsonl)") // in place of the shared one
	// These fail only for a flag that is not there.
	_ = cmd.MarkFlagFilename("output", "yaml", "yml")
	_ = cmd.MarkFlagDirname("into")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(
		[]cobra.Completion{string(draftFormat), string(linesFormat)}, cobra.ShellCompDirectiveNoFileComp))
	for _, name := range []string{"title", "published", "publisher", "url", "timeout"} {
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
	}
}

// check refuses arguments and flags that do not go together.
func (o *importSettings) check(args []string) error {
	var single string // a flag that is for one article alone
	for _, f := range []struct{ name, value string }{{"--title", o.title}, {"--url", o.url}, {"--output", o.output}} {
		if f.value != "" && single == "" {
			single = f.name
		}
	}
	inputs := slices.Compact(slices.Sorted(slices.Values(args)))
	switch {
	case len(args) == 0:
		return errors.New("import: no article (want a file, - for standard input, or an address)")
	case len(inputs) < len(args):
		return errors.New("import: an article stands twice among the arguments (want each once)")
	case o.format == linesFormat && (single != "" || o.into != "" || o.publisher != "" || o.published != ""):
		return errors.New("import: --format jsonl beside flags for a draft (want lines in and lines out alone)")
	case o.format == linesFormat:
		return nil
	case o.output != "" && o.into != "":
		return errors.New("import: --output beside --into (want one of them)")
	case len(args) > 1 && single != "":
		return fmt.Errorf("import: %s with %d articles (want it with one alone)", single, len(args))
	case len(args) > 1 && o.into == "":
		return fmt.Errorf("import: %d articles (want --into DIR for more than one)", len(args))
	}
	return nil
}

// An importFormat is what import writes.
type importFormat string

const (
	draftFormat importFormat = "yaml"
	linesFormat importFormat = "jsonl"
)

func (f *importFormat) String() string { return string(*f) }
func (f *importFormat) Type() string   { return "yaml|jsonl" }

func (f *importFormat) Set(s string) error {
	switch importFormat(s) {
	case draftFormat, linesFormat:
		*f = importFormat(s)
		return nil
	}
	return errors.New("want yaml or jsonl")
}

// A day is a date that a flag gives; empty: none.
type day string

func (d *day) String() string { return string(*d) }
func (d *day) Type() string   { return "DAY" }

func (d *day) Set(s string) error {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return errors.New("want a day such as 2031-05-02")
	}
	*d = day(s)
	return nil
}

// isAddress reports whether an input is to be fetched.
func isAddress(input string) bool {
	scheme, _, ok := strings.Cut(input, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}
