package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/bot/discord"
)

func (a *app) inviteCommand() *cobra.Command {
	var (
		user, watch bool
		wait        patience
	)
	cmd := &cobra.Command{
		Use:   "invite",
		Short: "Print the link that adds the application to a server or an account",
		Long: `Print the link that adds the application to a server, or with --user to the
account of whoever follows it. It asks for commands alone: no bot joins, and no
permission is given. With --watch the bot joins the server, with the permissions
that it takes to post what watches find. The ID of the application comes from
$DISCORD_APP_ID; where that is not set, Discord is asked whose the token is.` + environmentHelp,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			to := discord.ToServer
			switch {
			case user && watch:
				return errors.New("invite: --watch beside --user (want one of them: only a server has watches)")
			case user:
				to = discord.ToAccount
			case watch:
				to = discord.Watches
			}
			ctx, cancel := wait.limit(cmd.Context())
			defer cancel()
			return a.invite(ctx, to)
		},
	}
	cmd.Flags().BoolVar(&user, "user", false, "for the account of a user in place of a server")
	cmd.Flags().BoolVar(&watch, "watch", false, "for a server whose channels watches post to")
	wait.flag(cmd)
	return cmd
}

func (a *app) invite(ctx context.Context, to discord.Invitation) error {
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
	_, err = fmt.Fprintln(a.stdout, discord.Invite(e.appID, to))
	return err
}
