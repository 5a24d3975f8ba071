package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/bot/discord"
)

func (a *app) inviteCommand() *cobra.Command {
	var (
		user bool
		wait patience
	)
	cmd := &cobra.Command{
		Use:   "invite",
		Short: "Print the link that adds the application to a server or an account",
		Long: `Print the link that adds the application to a server, or with --user to the
account of whoever follows it. It asks for commands alone: no bot joins, and no
permission is given. The ID of the application comes from $DISCORD_APP_ID; where
that is not set, Discord is asked whose the token is.` + environmentHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, cancel := wait.limit(cmd.Context())
			defer cancel()
			return a.invite(ctx, user)
		},
	}
	cmd.Flags().BoolVar(&user, "user", false, "for the account of a user in place of a server")
	wait.flag(cmd)
	return cmd
}

func (a *app) invite(ctx context.Context, user bool) error {
	e, err := a.discordEnv()
	if err != nil {
		return err
	}
	if e.appID == "" {
		client, err := e.client()
		if err != nil {
			return fmt.Errorf("no %s and %w", appVariable, err)
		}
		if e.appID, err = e.application(ctx, client); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(a.stdout, discord.Invite(e.appID, user))
	return err
}
