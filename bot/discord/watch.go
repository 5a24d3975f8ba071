package discord

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
	"onrecord/bot/watch"
)

// A Keeper keeps the watches of servers and what those have posted: a
// [watch.Desk].
type Keeper interface {
	Do(context.Context, watch.Record, watch.Request) (*watch.Reply, error)
	Suggest(server, typed string, n int) []bot.Suggestion
	Wait(ctx context.Context, entry uint64) (watch.Result, error)
	Content(post string) (watch.Content, error)
}

var _ Keeper = (*watch.Desk)(nil)

// The notes to who can have no watch at all.
const (
	noteNoWatches = "No watches are kept here. Who runs this bot has set up none."
	noteNoServer  = "Watches are kept for servers. Please use this command in one."
)

// watch does what a subcommand of watch asks for. Who may use it is up to
// Discord and the server: the command is registered for who may manage
// channels.
func (h *handler) watch(ctx context.Context, i *received, r watch.Request) (*Response, outcome, error) {
	switch {
	case h.watches == nil:
		return posting(note(noteNoWatches)), outcomeRefused, nil
	case i.GuildID == "":
		return posting(note(noteNoServer)), outcomeRefused, nil
	}
	r.Server = i.GuildID
	if u := user(i.Interaction); u != nil {
		r.User = u.ID
	}
	if r.Action == "add" {
		if problem := barred(i, r.Options); problem != "" {
			return posting(notDone(problem)), outcomeRefused, nil
		}
	}
	reply, err := h.watches.Do(ctx, h.bot, r)
	switch {
	case err != nil:
		return nil, outcomeFault, err
	case reply.Refused:
		return posting(notDone(reply.Text)), outcomeRefused, nil
	}
	return h.watched(r.Server, watchView{Reply: reply, record: h.bot.Record(), page: 1}), outcomeAnswered, nil
}

// watched makes the response to what was done, with what is only known when
// Discord has been asked.
func (h *handler) watched(server string, v watchView) *Response {
	show := func() *Response {
		m, _ := v.message() // there always is a first page
		return posting(m)
	}
	switch {
	case v.Sample != 0:
		return &Response{awaits: func(ctx context.Context) *Response {
			v.said = h.sampled(ctx, server, v.Reply)
			return show()
		}}
	case v.Action == "add" && h.missing != nil:
		return &Response{awaits: func(ctx context.Context) *Response {
			if lacks := h.lacking(ctx, server, v.Watches[0].Channel, ""); lacks != "" {
				v.said = []string{lacks + " /watch test shows whether a post arrives."}
			}
			return show()
		}}
	}
	return show()
}

// notDone tells who asked that it was not done, and why: a part of a sentence,
// in which words may be somebody's.
func notDone(why string) *message {
	return note(bold("Not done") + ": " + reasoned(why, maxReason) + ".")
}

// reasoned sets a reason in which words may be somebody's.
func reasoned(why string, n int) string { return escape(shortened(unquoted(why), n)) }

// barred says why somebody may not have a channel watched as they want it, by
// what Discord tells of it and of the role that is to be mentioned; empty: they
// may.
func barred(i *received, options map[string]string) string {
	resolved := &discordgo.ApplicationCommandInteractionDataResolved{}
	if data, ok := i.Data.(discordgo.ApplicationCommandInteractionData); ok && data.Resolved != nil {
		resolved = data.Resolved
	}
	channel, role := options["channel"], options["role"]
	to, mentioned := resolved.Channels[channel], resolved.Roles[role]
	switch {
	case channel == "": // which is told elsewhere
	case to == nil || i.permissions[channel]&discordgo.PermissionViewChannel == 0:
		return "you cannot see that channel"
	case !slices.Contains(postable, to.Type):
		return "nothing can be posted to a channel of that sort (want one for text or announcements, or a thread)"
	case role == "" || role == i.GuildID: // the latter is that of everyone, of which the same is true
	case mentioned != nil && mentioned.Mentionable, i.AppPermissions&discordgo.PermissionMentionEveryone != 0:
	default:
		return "the role may not be mentioned: allow anyone to mention it, or give the bot the permission to mention all roles"
	}
	return ""
}

// How long is waited, for who waits to be told, until a sample is posted, and
// until it is known what the bot may do.
const (
	sampleWait = 20 * time.Second
	lookWait   = 10 * time.Second
)

// sampled waits for a sample, and says what became of it and what the bot may
// not do where it was to be posted.
func (h *handler) sampled(ctx context.Context, server string, r *watch.Reply) []string {
	w := r.Watches[0]
	waiting, cancel := context.WithTimeout(ctx, sampleWait)
	defer cancel()
	result, err := h.watches.Wait(waiting, r.Sample)
	said := ""
	switch {
	case err != nil:
		said = "The sample of watch " + w.ID + " has not been posted yet. It goes out as soon as Discord takes it, and /watch history will tell what became of it."
	case result.Reason != "":
		said = bold("Discord refused the sample of watch "+w.ID) + ": " + reasoned(result.Reason, maxReason) + "."
	default:
		said = "The sample of watch " + w.ID + " is posted: " + linked("open it", messageAddress(server, w.Channel, result.Message))
	}
	lines := []string{said}
	if lacks := h.lacking(ctx, server, w.Channel, said); lacks != "" {
		lines = append(lines, lacks)
	}
	return lines
}

// lacking says what the bot may not do in a channel; empty: nothing that it has
// to, or that is not known, or is in what was said already.
func (h *handler) lacking(ctx context.Context, server, channel, said string) string {
	if h.missing == nil {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, lookWait)
	defer cancel()
	list, err := h.missing(ctx, server, channel)
	var refusal *Error
	switch {
	case errors.As(err, &refusal) && (refusal.Status == http.StatusForbidden || refusal.Status == http.StatusNotFound):
		return "Discord does not show the bot " + channelMention(channel) + ": it may not be in this server."
	case err != nil || len(list) == 0:
		return ""
	}
	names := escape(strings.Join(list, ", "))
	if strings.Contains(said, names) {
		return ""
	}
	return "In " + channelMention(channel) + " the bot lacks: " + names + "."
}
