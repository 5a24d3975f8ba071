package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot/discord"
)

// inDiscord is the group of help for the commands that deal with Discord.
const inDiscord = "discord"

// portal is where applications of Discord are made and set up.
const portal = "https://discord.com/developers/applications"

// discordCommands are those of the group.
func (a *app) discordCommands() []*cobra.Command {
	list := []*cobra.Command{a.serveCommand(), a.registerCommand(), a.watchCommand(), a.inviteCommand(), a.doctorCommand()}
	for _, c := range list {
		c.GroupID = inDiscord
	}
	return list
}

// environmentHelp is the part of a command's help on what it is told where.
const environmentHelp = `

The token is read from $DISCORD_TOKEN or from the file that $DISCORD_TOKEN_FILE
names, never from a flag. The application is the one it belongs to, unless
$DISCORD_APP_ID says another. $DISCORD_API_URL is an origin to use in place of
https://discord.com.`

// client is who speaks to Discord; without a token nobody does.
func (e discordEnv) client() (*discord.Client, error) {
	if e.token == "" {
		return nil, fmt.Errorf("no token (want %s or %s: the one under Bot in %s)", tokenVariable, tokenFileVariable, portal)
	}
	return discord.NewClient(discord.ClientOptions{Token: e.token, Origin: e.origin})
}

// application is the ID of the application, asked for where it is not set.
func (e discordEnv) application(ctx context.Context, c *discord.Client) (string, error) {
	if e.appID != "" {
		return e.appID, nil
	}
	self, err := discord.Self(ctx, c)
	if err != nil {
		return "", e.explain(err)
	}
	return self.ID, nil
}

// Codes of errors of Discord: docs.discord.com/developers/topics/opcodes-and-status-codes.
const (
	unknownApplication = 10002
	otherApplication   = 20012 // not authorized to perform this action on it
)

// explain says what is wanted where Discord refuses what is asked of it.
func (e discordEnv) explain(err error) error {
	var refused *discord.Error
	switch {
	case !errors.As(err, &refused):
	case refused.Status == http.StatusUnauthorized:
		return fmt.Errorf("discord refuses the token (want the one under Bot in %s; Reset Token there gives another)", portal)
	case e.appID != "" && (refused.Code == unknownApplication || refused.Code == otherApplication):
		return fmt.Errorf("application %s: %w (want in %s the application that the token belongs to, or nothing)", e.appID, err, appVariable)
	case refused.Status != http.StatusForbidden && refused.Status != http.StatusNotFound:
	case e.guildID != "":
		return fmt.Errorf("server %s: %w (want one that the application was added to, see onrecord invite)", e.guildID, err)
	}
	return err
}

// A patience is how long Discord is waited for.
type patience time.Duration

func (p *patience) String() string { return time.Duration(*p).String() }
func (p *patience) Type() string   { return "TIME" }

func (p *patience) Set(s string) error {
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return errors.New("want a time such as 15s")
	}
	*p = patience(d)
	return nil
}

// flag declares the flag for the patience of a command.
func (p *patience) flag(cmd *cobra.Command) {
	*p = patience(15 * time.Second)
	cmd.Flags().Var(p, "timeout", "give up on Discord after `TIME`")
	_ = cmd.RegisterFlagCompletionFunc("timeout", cobra.NoFileCompletions) // fails only for a flag that is not there
}

// limit bounds what is done for ctx.
func (p *patience) limit(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, time.Duration(*p))
}
