package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot/discord"
)

// registration is what the flags of register say.
type registration struct {
	guild  server
	dryRun bool
	remove bool
	patience
}

func (a *app) registerCommand() *cobra.Command {
	var r registration
	cmd := &cobra.Command{
		Use:   "register",
		Short: "Register the commands with Discord, where they differ",
		Long: `Register the commands with Discord, where they differ. It prints the difference
between what Discord has and what this program answers to, one command a line,
and writes only if there is one. For all servers, Discord may take some minutes
to show it; for one server it shows it at once.` + environmentHelp + `

Exit status: 0 registered or nothing to change, 2 fault or misuse.`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return a.register(cmd.Context(), r) },
	}
	cmd.Flags().BoolVar(&r.dryRun, "dry-run", false, "print the difference and write nothing")
	cmd.Flags().BoolVar(&r.remove, "remove", false, "take all commands back, as from a server that was for trying out")
	cmd.Flags().Var(&r.guild, "guild", "register in the one server with this `ID`")
	bind(cmd.Flags().Lookup("guild"), guildVariable)
	_ = cmd.RegisterFlagCompletionFunc("guild", cobra.NoFileCompletions) // fails only for a flag that is not there
	r.flag(cmd)
	return cmd
}

// A server is the ID of one; empty: all of them.
type server string

func (s *server) String() string { return string(*s) }
func (s *server) Type() string   { return "ID" }

func (s *server) Set(id string) error {
	id = strings.TrimSpace(id)
	if !isSnowflake(id) {
		return errors.New("want the ID of a server, digits alone, as its menu in Discord copies it in developer mode")
	}
	*s = server(id)
	return nil
}

// register registers the commands and prints what differed.
func (a *app) register(ctx context.Context, r registration) error {
	e, err := a.discordEnv()
	if err != nil {
		return err
	}
	e.guildID = cmp.Or(string(r.guild), e.guildID)
	client, err := e.client()
	if err != nil {
		return err
	}
	ctx, cancel := r.limit(ctx)
	defer cancel()
	if e.appID, err = e.application(ctx, client); err != nil {
		return err
	}
	want := discord.Commands(e.guildID != "")
	if r.remove {
		want = nil
	}
	changes, err := discord.Register(ctx, client, e.appID, e.guildID, want, r.dryRun)
	if err := cmp.Or(a.printChanges(changes), err); err != nil {
		return e.explain(err)
	}
	if a.settings.format == jsonFormat {
		return nil
	}
	_, err = fmt.Fprintln(a.stdout, r.done(e, len(changes)))
	return err
}

// changeJSON is a change as the README documents it.
type changeJSON struct {
	Change  string   `json:"change"`
	Command string   `json:"command"`
	Fields  []string `json:"fields,omitempty"`
}

func (a *app) printChanges(changes []discord.Change) error {
	for _, c := range changes {
		var err error
		if a.settings.format == jsonFormat {
			err = printJSON(a.stdout, changeJSON{c.Kind, c.Command, c.Fields})
		} else {
			_, err = fmt.Fprintln(a.stdout, visible(c.String()))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// done says what was done about a number of changes.
func (r registration) done(e discordEnv, changes int) string {
	where := "for all servers"
	if e.guildID != "" {
		where = "in server " + e.guildID
	}
	switch {
	case changes == 0:
		return "nothing to change"
	case r.dryRun:
		return "dry run: nothing is changed " + where
	case r.remove:
		return fmt.Sprintf("removed %s · application %s", where, e.appID)
	}
	return fmt.Sprintf("registered %s · application %s", where, e.appID)
}
