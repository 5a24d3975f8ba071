package discord

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// A message is what a response or an edit shows. Its fields are always
// written, so that an edit leaves nothing behind of what was there.
type message struct {
	Content         string                       `json:"content"`
	Embeds          []*discordgo.MessageEmbed    `json:"embeds"`
	Components      []discordgo.MessageComponent `json:"components"`
	AllowedMentions mentions                     `json:"allowed_mentions"`
	Flags           discordgo.MessageFlags       `json:"flags,omitempty"`
}

// mentions says who may be pinged: nobody but a role that asked for it. Discord
// wants the empty list to be written, which the library's own type leaves out
// (https://discord.com/developers/docs/resources/message#allowed-mentions-object).
type mentions struct {
	Parse []string `json:"parse"`
	Roles []string `json:"roles,omitempty"` // IDs
}

func newMessage(private bool) *message {
	m := &message{
		Embeds:          []*discordgo.MessageEmbed{},
		Components:      []discordgo.MessageComponent{},
		AllowedMentions: mentions{Parse: []string{}},
	}
	if private {
		m.Flags = discordgo.MessageFlagsEphemeral
	}
	return m
}

// note is a message for who acted alone. The text is ours, what it holds of
// others' is escaped.
func note(text string) *message {
	m := newMessage(true)
	m.Content = text
	return m
}

// The colours of the bar beside an answer.
const (
	answeredColour = 0x2f6f9f
	nothingColour  = 0x80848e
)

// A view is one page of a reply, as a message shows it.
type view struct {
	reply   *bot.Reply
	request bot.Request
	page    int // from 1
	private bool
}

// message makes the message. It reports false where the reply has no such
// page.
func (v view) message() (*message, bool) {
	foot := asked(v.request)
	pages := compose(v.reply, room(foot)).pages(room(foot))
	if v.page < 1 || v.page > len(pages) {
		return nil, false
	}
	p := pages[v.page-1]
	m := newMessage(v.private)
	m.Embeds = embeds(p.text(), foot+"\n"+position(v.page, len(pages), v.reply.Record))
	m.colour(answeredColour)
	if v.reply.Outcome == bot.Nothing {
		m.colour(nothingColour)
	}
	m.Components = v.rows(p, len(pages))
	return m, true
}

// colour gives the bar beside the embeds a colour.
func (m *message) colour(colour int) {
	for _, e := range m.Embeds {
		e.Color = colour
	}
}

// position says which page of how many it is, of which record.
func position(page, pages int, record string) string {
	if pages == 1 {
		return "record " + record
	}
	return fmt.Sprintf("page %d of %d · record %s", page, pages, record)
}

// embeds sets a text, and at its foot what Discord shows plainly, without
// reading it as markdown. What one foot has no room for goes on in another.
func embeds(text, foot string) []*discordgo.MessageEmbed {
	first, rest := cutFoot(foot)
	list := []*discordgo.MessageEmbed{{Description: text, Footer: &discordgo.MessageEmbedFooter{Text: first}}}
	for rest != "" {
		first, rest = cutFoot(rest)
		list = append(list, &discordgo.MessageEmbed{
			Description: subtext("What was asked goes on here."),
			Footer:      &discordgo.MessageEmbedFooter{Text: first},
		})
	}
	return list
}

// cutFoot cuts a text where one foot is full, inside a word: Discord takes
// white space off both ends.
func cutFoot(text string) (first, rest string) {
	if size(text) <= maxFooter {
		return text, ""
	}
	runes := []rune(text)
	at, used := 0, 0
	for i, r := range runes {
		if used += size(string(r)); used > maxFooter {
			break
		}
		if i > 0 && !unicode.IsSpace(r) && !unicode.IsSpace(runes[i-1]) {
			at = i
		}
	}
	return string(runes[:at]), string(runes[at:])
}

// foot reads back what stands at the foot of a message.
func foot(m *discordgo.Message) (bot.Request, bool) {
	if m == nil {
		return bot.Request{}, false
	}
	var text strings.Builder
	for _, e := range m.Embeds {
		if e != nil && e.Footer != nil {
			text.WriteString(e.Footer.Text)
		}
	}
	at := strings.LastIndex(text.String(), "\n")
	if at < 0 {
		return bot.Request{}, false
	}
	return readAsked(text.String()[:at])
}
