package discord

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

// powers are a set of permissions. Discord writes one as a string of
// digits.
type powers uint64

// everything is what owners and administrators may do.
const everything = ^powers(0)

// UnmarshalText reads digits.
func (p *powers) UnmarshalText(text []byte) error {
	n, err := strconv.ParseUint(string(text), 10, 64)
	*p = powers(n)
	return err
}

// A need is a permission without which a post cannot be made, amended, replied
// to or looked for.
type need struct {
	name string
	is   powers
}

// needs lists them for a channel and for a thread, where another one is needed
// to send (Threads, Permissions).
func needs(thread bool) []need {
	list := []need{
		{"View Channel", discordgo.PermissionViewChannel},
		{"Send Messages", discordgo.PermissionSendMessages},
		{"Embed Links", discordgo.PermissionEmbedLinks},
		{"Read Message History", discordgo.PermissionReadMessageHistory},
	}
	if thread {
		list[1] = need{"Send Messages in Threads", discordgo.PermissionSendMessagesInThreads}
	}
	return list
}

// MissingPermissions names what the bot lacks to post to a channel of a server,
// of View Channel, Send Messages, Embed Links and Read Message History; empty:
// nothing. What Discord refuses is an [*Error].
func (c *Client) MissingPermissions(ctx context.Context, server, channel string) ([]string, error) {
	s, err := c.server(ctx, server)
	if err != nil {
		return nil, err
	}
	m, err := c.member(ctx, server)
	if err != nil {
		return nil, err
	}
	base := s.base(m)
	where, err := c.Channel(ctx, channel)
	if e := (*Error)(nil); errors.As(err, &e) && e.Code == codeMissingAccess {
		return []string{needs(false)[0].name}, nil // Discord tells nothing of a channel that may not be seen
	}
	if err != nil {
		return nil, err
	}
	thread := where.Thread()
	if thread {
		if where, err = c.Channel(ctx, where.Parent); err != nil {
			return nil, err
		}
	}
	may := m.in(where, s, base)
	var list []string
	for _, n := range needs(thread) {
		if may&n.is == 0 {
			list = append(list, n.name)
		}
	}
	return list, nil
}

// server is what decides in a server on what the bot may do.
type server struct {
	ID    string `json:"id"`
	Owner string `json:"owner_id"`
	Roles []role `json:"roles"`
}

type role struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Permissions powers `json:"permissions"`
	Mentionable bool   `json:"mentionable"`
}

// member is the bot as a member of a server.
type member struct {
	ID    string    `json:"-"` // of the user
	Roles []string  `json:"roles"`
	Muted time.Time `json:"communication_disabled_until"`
}

// An overwrite is what is otherwise in one channel, for a role or a member.
type overwrite struct {
	ID    string `json:"id"`
	Allow powers `json:"allow"`
	Deny  powers `json:"deny"`
}

// base is what a member may do in a server, before what is otherwise in a
// channel (Permissions, Permission Overwrites).
func (s *server) base(m *member) powers {
	if s.Owner == m.ID {
		return everything
	}
	var p powers
	for _, r := range s.Roles {
		if r.ID == s.ID || slices.Contains(m.Roles, r.ID) { // the first is of everyone
			p |= r.Permissions
		}
	}
	if p&discordgo.PermissionAdministrator != 0 {
		return everything
	}
	return p
}

// in is what a member with such a base may do in a channel: what is otherwise
// there for everyone, then for the member's roles, then for the member.
func (m *member) in(c *Channel, s *server, base powers) powers {
	if base == everything {
		return base
	}
	p := base
	apply := func(which func(id string) bool) {
		var allow, deny powers
		for _, o := range c.overwrites {
			if which(o.ID) {
				allow, deny = allow|o.Allow, deny|o.Deny
			}
		}
		p = p&^deny | allow
	}
	apply(func(id string) bool { return id == s.ID })
	apply(func(id string) bool { return id != s.ID && slices.Contains(m.Roles, id) })
	apply(func(id string) bool { return id == m.ID })
	if m.Muted.After(time.Now()) { // by a timeout
		p &= discordgo.PermissionViewChannel | discordgo.PermissionReadMessageHistory
	}
	return p
}

func (c *Client) server(ctx context.Context, id string) (*server, error) {
	var s server
	return &s, get(ctx, c, path("guilds", id), &s)
}

func (c *Client) member(ctx context.Context, server string) (*member, error) {
	id, err := c.self(ctx)
	if err != nil {
		return nil, err
	}
	m := member{ID: id}
	return &m, get(ctx, c, path("guilds", server, "members", id), &m)
}

// self is the ID of the bot's user, which is for ever the same.
func (c *Client) self(ctx context.Context) (string, error) {
	c.mu.Lock()
	id := c.user
	c.mu.Unlock()
	if id != "" {
		return id, nil
	}
	var u struct{ ID string }
	if err := get(ctx, c, path("users", "@me"), &u); err != nil {
		return "", err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.user = u.ID
	return u.ID, nil
}

// A Channel is what Discord tells of one, as far as it matters here:
// docs.discord.com/developers/resources/channel.
type Channel struct {
	ID     string
	Server string // ID; empty: it is one of direct messages
	Name   string // without the #
	Type   discordgo.ChannelType
	Parent string // ID; of a thread the channel that it is in

	overwrites []overwrite
}

// UnmarshalJSON reads a channel as Discord writes it.
func (c *Channel) UnmarshalJSON(data []byte) error {
	var w struct {
		ID         string                `json:"id"`
		Server     string                `json:"guild_id"`
		Name       string                `json:"name"`
		Type       discordgo.ChannelType `json:"type"`
		Parent     string                `json:"parent_id"`
		Overwrites []overwrite           `json:"permission_overwrites"`
	}
	err := json.Unmarshal(data, &w)
	*c = Channel{w.ID, w.Server, w.Name, w.Type, w.Parent, w.Overwrites}
	return err
}

// Thread reports whether the channel is a thread.
func (c *Channel) Thread() bool {
	threads := []discordgo.ChannelType{
		discordgo.ChannelTypeGuildNewsThread, discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread,
	}
	return slices.Contains(threads, c.Type)
}

// Posts reports whether a watch can post to the channel: a text or announcement
// channel, or a thread.
func (c *Channel) Posts() bool { return slices.Contains(postable, c.Type) }

// Channel asks for a channel. What Discord refuses is an [*Error].
func (c *Client) Channel(ctx context.Context, id string) (*Channel, error) {
	var found Channel
	if err := get(ctx, c, path("channels", id), &found); err != nil {
		return nil, err
	}
	return &found, nil
}

// A Role is a role of a server.
type Role struct {
	ID, Name    string
	Mentionable bool // a message of the bot notifies those who have it
}

// Role asks for a role of a server; nil: there is none of that ID. What Discord
// refuses is an [*Error].
func (c *Client) Role(ctx context.Context, server, id string) (*Role, error) {
	s, err := c.server(ctx, server)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(s.Roles, func(r role) bool { return r.ID == id })
	if at < 0 {
		return nil, nil
	}
	r := s.Roles[at]
	if !r.Mentionable {
		m, err := c.member(ctx, server)
		if err != nil {
			return nil, err
		}
		r.Mentionable = s.base(m)&discordgo.PermissionMentionEveryone != 0
	}
	return &Role{ID: r.ID, Name: r.Name, Mentionable: r.Mentionable}, nil
}
