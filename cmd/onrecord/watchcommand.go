package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot"
	"onrecord/bot/discord"
	"onrecord/bot/state"
	"onrecord/bot/watch"
)

// watchFlags is what the flags of watch say.
type watchFlags struct {
	state stateFile
	guild server
}

// watchCommand makes the command for watches of the table a command of the
// program: what a subcommand needs are its arguments, what it may be given its
// flags.
func (a *app) watchCommand() *cobra.Command {
	c, _ := bot.Find("watch") // is in the table
	w := &watchFlags{}
	cmd := &cobra.Command{
		Use:   c.Name,
		Short: c.Help,
		Long: c.Help + `.

The watches are those in the state file, which one process at a time has open:
stop serve first, or use /watch in Discord. Those of every server are meant,
unless --server says which.` + environmentHelp,
		GroupID: inDiscord,
		Args:    unknownCommand,
		RunE:    func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, sub := range c.Subcommands {
		cmd.AddCommand(a.watchSubcommand(w, sub))
	}
	flags := cmd.PersistentFlags()
	w.state.flag(cmd)
	flags.Var(&w.guild, "server", "of the one server with this `ID`")
	bind(flags.Lookup("server"), guildVariable)
	_ = cmd.RegisterFlagCompletionFunc("server", cobra.NoFileCompletions) // fails only for a flag that is not there
	return cmd
}

func (a *app) watchSubcommand(w *watchFlags, c bot.Command) *cobra.Command {
	use := []string{c.Name}
	long := c.Help + ".\n"
	options := map[string]*string{}
	cmd := &cobra.Command{
		Short: c.Help,
		Args:  func(_ *cobra.Command, args []string) error { return watchArguments(c, args) },
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.watch(cmd.Context(), w, watch.Request{Action: c.Name, Options: given(c, args, options)})
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	for _, o := range c.Options {
		if o.Required {
			use = append(use, strings.ToUpper(o.Name))
			long += fmt.Sprintf("\n  %-10s %s", strings.ToUpper(o.Name), o.Help)
			continue
		}
		options[o.Name] = new(string)
		watchFlag(cmd, o, options[o.Name])
	}
	cmd.Use, cmd.Long = strings.Join(use, " "), strings.TrimSpace(long)
	return cmd
}

// watchFlag declares the flag for an option.
func watchFlag(cmd *cobra.Command, o bot.Option, value *string) {
	complete := cobra.NoFileCompletions
	switch {
	case o.Kind == bot.Flag:
		f := cmd.Flags().VarPF(&yes{value}, o.Name, "", o.Help)
		f.NoOptDefVal = "true"
	case len(o.Choices) > 0:
		cmd.Flags().Var(&oneOfThese{value, o.Choices}, o.Name, o.Help)
		complete = cobra.FixedCompletions(o.Choices, cobra.ShellCompDirectiveNoFileComp)
	case o.Kind == bot.Role:
		cmd.Flags().Var(&snowflake{value}, o.Name, o.Help)
	default:
		cmd.Flags().StringVar(value, o.Name, "", "`TEXT`: "+o.Help)
	}
	_ = cmd.RegisterFlagCompletionFunc(o.Name, complete) // fails only for a flag that is not there
}

// snowflake is an option that is an ID of Discord's.
type snowflake struct{ value *string }

func (s *snowflake) String() string { return "" }
func (s *snowflake) Type() string   { return "ID" }

func (s *snowflake) Set(id string) error {
	if !isSnowflake(id) {
		return errors.New("want an ID of digits alone, as its menu in Discord copies it in developer mode")
	}
	*s.value = id
	return nil
}

// yes is an option that is there or not.
type yes struct{ value *string }

func (y *yes) String() string   { return "" }
func (y *yes) Type() string     { return "bool" }
func (y *yes) IsBoolFlag() bool { return true }

func (y *yes) Set(s string) error {
	if s != "true" && s != "false" {
		return errors.New("want true or false")
	}
	*y.value = s
	return nil
}

// oneOfThese is an option with a few values.
type oneOfThese struct {
	value *string
	of    []string
}

func (o *oneOfThese) String() string { return "" }
func (o *oneOfThese) Type() string   { return strings.Join(o.of, "|") }

func (o *oneOfThese) Set(s string) error {
	if !slices.Contains(o.of, s) {
		return fmt.Errorf("want one of %s", strings.Join(o.of, ", "))
	}
	*o.value = s
	return nil
}

// watchArguments checks that what a subcommand needs is there, and no more.
func watchArguments(c bot.Command, args []string) error {
	n := 0
	for _, o := range c.Options {
		if !o.Required {
			continue
		}
		if n >= len(args) {
			return fmt.Errorf("%s: no %s (want %s)", c.Path(), o.Name, o.Help)
		}
		if o.Kind == bot.Channel && !isSnowflake(args[n]) {
			return fmt.Errorf("%s: %s %s (want an ID of digits alone, as its menu in Discord copies it in developer mode)", c.Path(), o.Name, quote(args[n]))
		}
		n++
	}
	if n < len(args) {
		return fmt.Errorf("%s: unexpected argument %s (want none)", c.Path(), quote(args[n]))
	}
	return nil
}

// given are the options of a request: arguments in order, and flags.
func given(c bot.Command, args []string, flags map[string]*string) map[string]string {
	options := map[string]string{}
	for _, o := range c.Options {
		switch {
		case !o.Required:
			options[o.Name] = *flags[o.Name]
		default:
			options[o.Name], args = args[0], args[1:]
		}
	}
	return options
}

// watch does what a request asks for, on the state as it is.
func (a *app) watch(ctx context.Context, w *watchFlags, r watch.Request) error {
	e, err := a.discordEnv()
	if err != nil {
		return err
	}
	r.Server = cmp.Or(string(w.guild), e.guildID)
	record, err := load(a.settings.corpus)
	if err != nil {
		return err
	}
	b, err := bot.New(record)
	if err != nil {
		return err
	}
	defer b.Close()
	if path := w.state.path(a.env); r.Action != "add" && path != "" && path != state.InMemory && !exists(path) {
		return fmt.Errorf("state file %s is not there (want one that serve or watch add has made)", quote(path))
	}
	store, err := a.openState(w.state)
	if err != nil {
		return err
	}
	defer store.Close()
	desk, err := watch.Open(store, watch.Options{})
	if err != nil {
		return err
	}
	var client *discord.Client
	if e.token != "" {
		if client, err = e.client(); err != nil {
			return err
		}
	}
	log := slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	return a.watchOn(ctx, &onDesk{e, client, log, desk, b}, r)
}

// onDesk is what a command on watches works with.
type onDesk struct {
	discordEnv
	client *discord.Client // nil: Discord cannot be asked
	log    *slog.Logger
	desk   *watch.Desk
	bot    *bot.Bot
}

func (a *app) watchOn(ctx context.Context, d *onDesk, r watch.Request) error {
	var notes []string
	switch r.Action {
	case "add":
		var err error
		if r.Server, notes, err = d.place(ctx, r); err != nil {
			return err
		}
	case "test":
		if d.client == nil {
			return fmt.Errorf("watch test: no token (want %s or %s: a sample is posted by Discord)", tokenVariable, tokenFileVariable)
		}
	}
	reply, err := d.desk.Do(ctx, d.bot, r)
	if err != nil {
		return err
	}
	if reply.Refused {
		return fmt.Errorf("watch %s: %s", r.Action, reply.Text)
	}
	reply.Notes = append(reply.Notes, notes...)
	var failed error
	if reply.Sample != 0 {
		failed = d.deliver(ctx, reply)
	}
	if a.settings.format == jsonFormat {
		err = printJSON(a.stdout, reply)
	} else {
		err = reply.WriteText(a.stdout)
	}
	return cmp.Or(failed, err)
}
