package main

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// settings are the flags that commands share; they may stand before the
// command or after it.
type settings struct {
	corpus string // directory; empty: the embedded corpus
	format format
	limit  limit
}

// A format is how answers are printed.
type format string

const (
	textFormat format = "text"
	jsonFormat format = "json"
)

func (f *format) String() string { return string(*f) }
func (f *format) Type() string   { return "text|json" }

func (f *format) Set(s string) error {
	switch format(s) {
	case textFormat, jsonFormat:
		*f = format(s)
		return nil
	}
	return errors.New("want text or json")
}

// A limit is how many statements are shown; 0: all.
type limit int

func (l *limit) String() string { return strconv.Itoa(int(*l)) }
func (l *limit) Type() string   { return "N" }

func (l *limit) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return errors.New("want a whole number, 0 for all")
	}
	*l = limit(n)
	return nil
}

// flags declares the shared flags.
func (a *app) flags(root *cobra.Command) {
	a.settings.format = textFormat
	flags := root.PersistentFlags()
	flags.StringVar(&a.settings.corpus, "corpus", "", "read the corpus in `DIR` (default: the one in the program)")
	flags.Var(&a.settings.format, "format", "print answers as text or as JSON, one object a line")
	flags.Var(&a.settings.limit, "limit", "show at most `N` statements, 0 for all")
	bind(flags.Lookup("corpus"), "ONRECORD_CORPUS")
	bind(flags.Lookup("format"), "ONRECORD_FORMAT")
	// These fail only for a flag that is not there.
	_ = root.MarkPersistentFlagDirname("corpus")
	_ = root.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(
		[]cobra.Completion{string(textFormat), string(jsonFormat)}, cobra.ShellCompDirectiveNoFileComp))
	_ = root.RegisterFlagCompletionFunc("limit", cobra.NoFileCompletions)
}

// environment is the annotation of a flag that names its variable.
const environment = "environment"

// bind makes an environment variable stand in for a flag that is not given.
func bind(f *pflag.Flag, variable string) {
	f.Usage += ", $" + variable
	f.Annotations = map[string][]string{environment: {variable}}
}

// bindEnvironment sets the flags of cmd that were not given from the
// environment; an empty variable counts as absent.
func (a *app) bindEnvironment(cmd *cobra.Command) error {
	var problem error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		for _, name := range f.Annotations[environment] {
			value := a.env(name)
			if f.Changed || value == "" || problem != nil {
				continue
			}
			if err := f.Value.Set(value); err != nil {
				problem = fmt.Errorf("%s %s (%w)", name, quote(value), err)
			}
		}
	})
	return problem
}

// flagError words what pflag reports.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	case errors.As(err, &missing):
		name, _ := pflag.UnquoteUsage(missing.GetFlag())
		return fmt.Errorf("--%s has no value (want %s)", missing.GetSpecifiedName(), name)
	case errors.As(err, &invalid):
		return fmt.Errorf("--%s %s (%w)", invalid.GetFlag().Name, quote(invalid.GetValue()), invalid.Unwrap())
	}
	return err
}

// unknownFlag says which flags there are. What begins with a dash may be
// meant as a word, which wants "--" before it.
func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	written := "--" + err.GetSpecifiedName()
	if short := err.GetSpecifiedShortnames(); short != "" {
		written = "-" + short
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	want := oneOf(written, names)
	if cmd.Annotations[takesWords] != "" {
		want += ", or -- before words that begin with a dash"
	}
	return fmt.Errorf("unknown flag %s (want %s)", quote(written), want)
}
