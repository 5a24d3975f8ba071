package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot"
	"onrecord/corpus"
)

// takesPerson reports whether the first argument of a command is somebody.
func takesPerson(c bot.Command) bool {
	return len(c.Options) > 0 && c.Options[0].Name == "speaker"
}

// joinName joins the first arguments to one where they are somebody's name in
// full, so that it need not be quoted.
func joinName(record *corpus.Corpus, args []string) []string {
	for n := len(args); n > 1; n-- {
		name := strings.Join(args[:n], " ")
		for _, p := range record.People {
			full := append([]string{p.Name}, p.Aliases...)
			if slices.ContainsFunc(full, func(s string) bool { return strings.EqualFold(s, name) }) {
				return append([]string{name}, args[n:]...)
			}
		}
	}
	return args
}

// completeWords completes the first argument of a command that takes somebody
// with the people on record, and nothing else.
func (a *app) completeWords(c bot.Command) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 || !takesPerson(c) {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		if a.bindEnvironment(cmd) != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		record, err := load(a.settings.corpus)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return peopleLike(record, typed), cobra.ShellCompDirectiveNoFileComp
	}
}

// peopleLike lists the IDs and names that begin with what was typed.
func peopleLike(record *corpus.Corpus, typed string) []cobra.Completion {
	var list []cobra.Completion
	for _, p := range record.People {
		for _, word := range []string{p.ID, p.Name} {
			if len(word) >= len(typed) && strings.EqualFold(word[:len(typed)], typed) {
				list = append(list, cobra.CompletionWithDesc(word, p.Name))
			}
		}
	}
	return list
}
