package discord

import (
	"strings"

	"onrecord/bot/watch"
)

// A creation is the body of a request that puts a message into a channel
// (https://discord.com/developers/docs/resources/message#create-message). Of
// two with one nonce Discord makes one message, if they come within minutes.
type creation struct {
	*message
	Nonce        string     `json:"nonce"` // at most 25 characters
	EnforceNonce bool       `json:"enforce_nonce"`
	Reference    *reference `json:"message_reference,omitempty"` // nil: it is no reply
}

// A reference names the message that is replied to.
type reference struct {
	MessageID       string `json:"message_id"`
	ChannelID       string `json:"channel_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

func (m *message) creation(nonce string) creation {
	return creation{message: m, Nonce: nonce, EnforceNonce: true}
}

// publishBody is the body of the request that posts a post. It alone can ping
// anybody: the role that it is for.
func publishBody(c watch.Content, nonce string) []byte {
	v := viewPost(c)
	m := v.first()
	if m.Content != "" {
		m.AllowedMentions.Roles = []string{c.Role}
	}
	return encode(m.creation(nonce))
}

// amendBody is the body of the request that makes of a post's message what it
// says now.
func amendBody(c watch.Content) []byte {
	return encode(viewPost(c).first())
}

// followBody is the body of the request that says in a reply to a post what
// was amended, where the message cannot be edited.
func followBody(c watch.Content, nonce string) []byte {
	v := viewPost(c)
	v.reply = nonce
	body := v.first().creation(nonce)
	body.Reference = &reference{MessageID: c.Message, ChannelID: c.Channel}
	return encode(body)
}

// first is the message of the first page, which there always is.
func (v postView) first() *message {
	m, _ := v.message()
	return m
}

// noticeBody is the body of the request that tells that a watch is paused: who
// made it, in a direct message, or its server.
func noticeBody(n watch.Notice, server bool, nonce string) []byte {
	lines := []string{
		bold("Watch "+n.Watch+" is paused") + ": Discord takes nothing that it posts to <#" + n.Channel + ">.",
		"Why: " + escape(shortened(unquoted(n.Reason), maxNotice)),
		"What it lets through meanwhile is kept. Once it can post there again, go on with " + escape("/watch resume id: "+n.Watch) +
			" on the server, which posts that too, or leaves it out with " + escape("skip: True") + ".",
	}
	if server && n.User != "" {
		lines = append(lines, subtext("Who made it could not be told in a direct message."))
	}
	m := newMessage(false)
	m.Content = strings.Join(lines, "\n")
	return encode(m.creation(nonce))
}
