package discord

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	mayView   = powers(discordgo.PermissionViewChannel)
	maySend   = powers(discordgo.PermissionSendMessages)
	mayEmbed  = powers(discordgo.PermissionEmbedLinks)
	mayRead   = powers(discordgo.PermissionReadMessageHistory)
	mayThread = powers(discordgo.PermissionSendMessagesInThreads)
	isAdmin   = powers(discordgo.PermissionAdministrator)
	mayPing   = powers(discordgo.PermissionMentionEveryone)
	aRole     = "7001"
	another   = "7002"
	aThread   = "4009"
	aChannel  = "4001"
)

// over is an overwrite as Discord tells of it.
func over(id string, allow, deny powers) map[string]any {
	return map[string]any{"id": id, "type": 0, "allow": fmt.Sprint(uint64(allow)), "deny": fmt.Sprint(uint64(deny))}
}

func TestMissingPermissions(t *testing.T) {
	const most = mayView | maySend | mayEmbed | mayRead
	for name, test := range map[string]struct {
		everyone, role powers // of everyone, and of a role of the bot's
		owner          bool
		muted          time.Duration
		channel        []any // overwrites
		thread         bool
		want           []string
	}{
		"enough":                {everyone: most},
		"of a role":             {everyone: mayView, role: most},
		"none":                  {want: []string{"View Channel", "Send Messages", "Embed Links", "Read Message History"}},
		"owner":                 {owner: true, channel: []any{over(aServer, 0, most)}},
		"administrator":         {role: isAdmin, channel: []any{over(aServer, 0, most), over("777", 0, most)}},
		"denied to everyone":    {everyone: most, channel: []any{over(aServer, 0, maySend|mayEmbed)}, want: []string{"Send Messages", "Embed Links"}},
		"denied and allowed":    {everyone: most, channel: []any{over(aServer, 0, maySend|mayEmbed), over(aRole, mayEmbed, 0)}, want: []string{"Send Messages"}},
		"whatever the order":    {everyone: most, channel: []any{over(aRole, mayEmbed, 0), over(aServer, 0, maySend|mayEmbed)}, want: []string{"Send Messages"}},
		"denied to a role":      {everyone: most, channel: []any{over(aRole, 0, mayRead)}, want: []string{"Read Message History"}},
		"one role allows":       {everyone: most, channel: []any{over(aRole, 0, mayRead), over("7003", mayRead, 0)}},
		"another's role":        {everyone: most, channel: []any{over(another, 0, mayRead)}},
		"denied to the bot":     {everyone: most, channel: []any{over(aRole, mayView, 0), over("1090000000000000777", 0, mayView)}, want: []string{"View Channel"}},
		"allowed to the bot":    {channel: []any{over(aServer, 0, most), over("1090000000000000777", most, 0)}},
		"timeout":               {everyone: most, muted: time.Hour, want: []string{"Send Messages", "Embed Links"}},
		"timeout is over":       {everyone: most, muted: -time.Hour},
		"timeout, admin":        {role: isAdmin, muted: time.Hour},
		"thread":                {everyone: most, thread: true, want: []string{"Send Messages in Threads"}},
		"thread of the channel": {everyone: most &^ maySend, channel: []any{over(aRole, mayThread, mayRead)}, thread: true, want: []string{"Read Message History"}},
	} {
		t.Run(name, func(t *testing.T) {
			inREST(t, func(t *testing.T, d *scripted, c *Client) {
				w := d.world
				w.server(aServer, test.everyone)
				roles := w.servers[aServer]["roles"].([]any)
				for _, id := range []string{aRole, "7003"} {
					roles = append(roles, map[string]any{"id": id, "name": id, "permissions": fmt.Sprint(uint64(test.role))})
				}
				w.servers[aServer]["roles"] = append(roles, map[string]any{"id": another, "name": "other", "permissions": "8"})
				w.members[aServer]["roles"] = []string{aRole, "7003"}
				if test.owner {
					w.servers[aServer]["owner_id"] = w.user
				}
				if test.muted != 0 {
					w.members[aServer]["communication_disabled_until"] = time.Now().Add(test.muted)
				}
				w.channel(aChannel, aServer).object["permission_overwrites"] = test.channel
				where := aChannel
				if test.thread {
					where = aThread
					thread := w.channel(aThread, aServer).object
					thread["type"], thread["parent_id"], thread["permission_overwrites"] = 11, aChannel, nil
				}
				got, err := c.MissingPermissions(t.Context(), aServer, where)
				if err != nil || !slices.Equal(got, test.want) {
					t.Errorf("missing %q, %v; want %q", got, err, test.want)
				}
			})
		})
	}
}

// What Discord does not tell is said.
func TestMissingPermissionsRefused(t *testing.T) {
	inREST(t, func(t *testing.T, d *scripted, c *Client) {
		var e *Error
		if _, err := c.MissingPermissions(t.Context(), "9", aChannel); !errors.As(err, &e) || e.Code != codeUnknownGuild {
			t.Errorf("unknown server: %v", err)
		}
		d.world.server(aServer, mayView)
		if _, err := c.MissingPermissions(t.Context(), aServer, aChannel); !errors.As(err, &e) || e.Code != codeUnknownChannel {
			t.Errorf("unknown channel: %v", err)
		}
		d.fail("channel", func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 403, codeMissingAccess, "Missing Access") })
		got, err := c.MissingPermissions(t.Context(), aServer, aChannel)
		if err != nil || !slices.Equal(got, []string{"View Channel"}) {
			t.Errorf("channel that is not seen: %q, %v", got, err)
		}
	})
}

func TestClientChannel(t *testing.T) {
	inREST(t, func(t *testing.T, d *scripted, c *Client) {
		d.world.channel(aChannel, aServer)
		got, err := c.Channel(t.Context(), aChannel)
		if err != nil || got.ID != aChannel || got.Server != aServer || got.Name != "c4001" || got.Thread() || got.Parent != "" {
			t.Errorf("got %+v, %v", got, err)
		}
		var e *Error
		if _, err := c.Channel(t.Context(), "../guilds/1"); !errors.As(err, &e) || e.Code != codeUnknownChannel {
			t.Errorf("unknown channel: %v", err)
		}
	})
}

func TestClientRole(t *testing.T) {
	for _, test := range []struct {
		powers      powers // of everyone
		mentionable bool
		want        bool
	}{{mayView, false, false}, {mayView, true, true}, {mayPing, false, true}, {isAdmin, false, true}} {
		t.Run(fmt.Sprintf("%d %v", test.powers, test.mentionable), func(t *testing.T) {
			inREST(t, func(t *testing.T, d *scripted, c *Client) {
				d.world.server(aServer, test.powers)
				roles := d.world.servers[aServer]["roles"].([]any)
				d.world.servers[aServer]["roles"] = append(roles, map[string]any{"id": aRole, "name": "press", "permissions": "0", "mentionable": test.mentionable})
				got, err := c.Role(t.Context(), aServer, aRole)
				if err != nil || got == nil || got.Name != "press" || got.Mentionable != test.want {
					t.Errorf("got %+v, %v; want one that may be mentioned: %v", got, err, test.want)
				}
				if got, err := c.Role(t.Context(), aServer, "1"); got != nil || err != nil {
					t.Errorf("unknown role: got %+v, %v", got, err)
				}
			})
		})
	}
}
