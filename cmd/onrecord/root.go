package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/bot"
)

// The groups that help lists commands in.
const (
	onRecord = "record"
	upkeep   = "upkeep"
)

// execute runs the command that args name.
func (a *app) execute(ctx context.Context, args []string) error {
	root := a.root()
	root.SetArgs(slices.Concat([]string{}, args)) // not nil, which would mean those of the process
	return root.ExecuteContext(ctx)
}

// root makes the whole tree of commands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "onrecord",
		Short: "Answer questions strictly from what is on record",
		Long: `Answer questions strictly from what is on record: who said what, in which
outlet, on which day, and how literally that is known.

Exit status: 0 answered, 1 nothing on record, 2 fault or misuse.`,
		Example:               "  onrecord ask what did Merz say",
		Args:                  func(cmd *cobra.Command, args []string) error { return unknownCommand(cmd, args) },
		RunE:                  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE:     func(cmd *cobra.Command, _ []string) error { return a.bindEnvironment(cmd) },
		DisableFlagsInUseLine: true,
		SilenceErrors:         true,
		SilenceUsage:          true,
	}
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.SetFlagErrorFunc(flagError)
	a.flags(root)
	root.AddGroup(
		&cobra.Group{ID: onRecord, Title: "What is on record:"},
		&cobra.Group{ID: inDiscord, Title: "In Discord:"},
		&cobra.Group{ID: upkeep, Title: "Other commands:"},
	)
	for _, c := range bot.Commands {
		if c.FromRecord() {
			root.AddCommand(a.answerCommand(c))
		}
	}
	root.AddCommand(a.discordCommands()...)
	root.AddCommand(a.importArticlesCommand(), a.reviewCommand(), a.checkCommand(), a.stateCommand(), a.versionCommand())
	root.SetHelpCommand(helpCommand())
	addCompletion(root)
	return root
}

// unknownCommand is the error for arguments that name no command; nil where
// there are none.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("unknown command %s (want %s)", quote(args[0]), oneOf(args[0], commandNames(cmd)))
}

// commandNames lists the commands below cmd that help shows.
func commandNames(cmd *cobra.Command) []string {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return names
}

// helpCommand replaces cobra's, which prints its usage for a command that
// does not exist.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Show help for a command",
		GroupID: upkeep,
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return commandNames(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if err := unknownCommand(target, rest); err != nil {
				return err
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
	}
}

// addCompletion adds cobra's completion command now rather than on execution,
// so that its errors can be ours.
func addCompletion(root *cobra.Command) {
	root.SetCompletionCommandGroupID(upkeep)
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() != "completion" {
			continue
		}
		c.Short = "Print a script that completes commands, flags and people in a shell"
		c.Args = unknownCommand
		c.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		for _, shell := range c.Commands() {
			shell.Args = noArguments
		}
	}
}

// noArguments refuses arguments.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s: unexpected argument %s (want none)", cmd.Name(), quote(args[0]))
}
