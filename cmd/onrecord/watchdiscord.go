package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"onrecord/bot/discord"
	"onrecord/bot/watch"
)

// place finds the server of the channel that a watch is to post to, and says
// what to know of it. Without a token nothing can be found out.
func (d *onDesk) place(ctx context.Context, r watch.Request) (server string, notes []string, err error) {
	if d.client == nil {
		if r.Server == "" {
			return "", nil, fmt.Errorf("watch add: no server (want --server ID, or a token in %s or %s to ask Discord with)", tokenVariable, tokenFileVariable)
		}
		return r.Server, []string{"Whether the bot may post there is not known: there is no token to ask Discord with."}, nil
	}
	ctx, cancel := context.WithTimeout(ctx, patient)
	defer cancel()
	channel, err := d.client.Channel(ctx, r.Options["channel"])
	if err != nil {
		return "", nil, fmt.Errorf("channel %s: %w", r.Options["channel"], d.explain(err))
	}
	switch {
	case channel.Server == "":
		return "", nil, fmt.Errorf("channel %s is of no server (want a channel of one)", channel.ID)
	case r.Server != "" && channel.Server != r.Server:
		return "", nil, fmt.Errorf("channel %s is of server %s (want one of server %s)", channel.ID, channel.Server, r.Server)
	case !channel.Posts():
		return "", nil, fmt.Errorf("channel %s takes no posts (want a text or announcement channel, or a thread)", channel.ID)
	}
	if err := d.mentionable(ctx, channel.Server, r.Options["role"]); err != nil {
		return "", nil, err
	}
	if missing, err := d.client.MissingPermissions(ctx, channel.Server, channel.ID); err == nil && len(missing) > 0 {
		notes = append(notes, "There the bot lacks: "+strings.Join(missing, ", ")+".")
	}
	return channel.Server, notes, nil
}

// mentionable is an error for a role that may not be mentioned.
func (d *onDesk) mentionable(ctx context.Context, server, id string) error {
	if id == "" {
		return nil
	}
	role, err := d.client.Role(ctx, server, id)
	if err != nil {
		return fmt.Errorf("role %s: %w", id, d.explain(err))
	}
	if role == nil {
		return fmt.Errorf("role %s is not of server %s (want one that is)", id, server)
	}
	if !role.Mentionable {
		return fmt.Errorf("role %s may not be mentioned (want one that anyone may mention, or the permission for the bot)", id)
	}
	return nil
}

// sampleWait is how long a sample is waited for.
const sampleWait = 30 * time.Second

// deliver sends what is due until the sample of a reply is, and says how that
// went.
func (d *onDesk) deliver(ctx context.Context, reply *watch.Reply) error {
	ctx, cancel := context.WithTimeout(ctx, sampleWait)
	defer cancel()
	done := make(chan error, 1)
	running, stop := context.WithCancel(ctx)
	go func() {
		done <- discord.NewCourier(discord.CourierOptions{Desk: d.desk, Client: d.client, Log: d.log}).Run(running)
	}()
	result, err := d.desk.Wait(ctx, reply.Sample)
	stop()
	err = cmp.Or(err, <-done)
	w := reply.Watches[0]
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("watch test: the sample has not arrived in %v (want Discord to be reached: it goes out when serve runs)", sampleWait)
	case err != nil:
		return err
	case result.Reason == "":
		reply.Text = fmt.Sprintf("The sample is posted: https://discord.com/channels/%s/%s/%s", w.Server, w.Channel, result.Message)
		return nil
	}
	reply.Text = "The sample is not posted: " + result.Reason + "."
	if missing, err := d.client.MissingPermissions(ctx, w.Server, w.Channel); err == nil && len(missing) > 0 {
		reply.Notes = append(reply.Notes, "There the bot lacks: "+strings.Join(missing, ", ")+".")
	}
	return nothing
}
