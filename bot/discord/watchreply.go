package discord

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
	"onrecord/bot/watch"
)

// A watchView is one page of what is answered to a watch command.
type watchView struct {
	*watch.Reply
	record string   // fingerprint
	page   int      // from 1
	said   []string // what else there is to say, set already
}

// message makes the message, which one person alone sees. It reports false
// where there is no such page.
func (v watchView) message() (*message, bool) {
	pages := v.answer().pages(watchRoom)
	if v.page < 1 || v.page > len(pages) {
		return nil, false
	}
	m := newMessage(true)
	var buttons []discordgo.MessageComponent
	if v.turns() {
		m.Embeds = embeds(pages[v.page-1].text(), position(v.page, len(pages), v.record))
		buttons = turning(v.page, len(pages), v.turnID)
	} else {
		for _, p := range pages { // one, or two that have room in one message
			m.Embeds = append(m.Embeds, embeds(p.text(), position(1, 1, v.record))...)
			buttons = append(buttons, contexts(p, v.record, func(string) bool { return false })...)
		}
	}
	m.colour(answeredColour)
	m.Components = inRows(buttons)
	return m, true
}

// watchRoom is how long a page may be.
const watchRoom = maxDescription

// turns reports whether the answer has pages that are turned: it may be of any
// length.
func (v watchView) turns() bool { return slices.Contains(turned, v.Action) }

// turned are the subcommands of which the answers have pages that are turned.
var turned = []string{"list", "history"}

func (v watchView) turnID(page int) string {
	id := ""
	if v.Action != "list" && len(v.Watches) > 0 {
		id = v.Watches[0].ID
	}
	return watchID(v.Action, page, id)
}

// answer sets the reply in blocks.
func (v watchView) answer() answer {
	var a answer
	if head := v.head(); head != "" {
		a.blocks = []block{{body: head}}
	}
	switch v.Action {
	case "list":
		a.lead = v.total()
		a.blocks = append(a.blocks, watchBlocks(v.Watches)...)
	case "history":
		a.lead = watchLines(v.Watches[0])
		a.blocks = append(a.blocks, v.events(watchRoom-size(a.lead)-len("\n\n"))...)
	case "why":
		verdict := block{body: v.verdict()}
		left := min(watchRoom, maxEmbeds-verdict.size()-2*footMargin)
		a.blocks = append([]block{verdict}, postView{}.statement(watch.Shown{Statement: v.About}, left)...)
	default:
		a.blocks = append(a.blocks, watchBlocks(v.Watches)...)
	}
	return a
}

// head is what a reply says, and what else there is to know, line by line.
func (v watchView) head() string {
	var lines []string
	if v.Text != "" && v.Sample == 0 { // of a sample there is more to say than that it will come
		lines = append(lines, reasoned(v.Text, maxReason))
	}
	lines = append(lines, v.said...)
	for i, line := range v.Notes {
		if i == maxList {
			lines = append(lines, subtext(fmt.Sprintf("and %d more", len(v.Notes)-i)))
			break
		}
		lines = append(lines, subtext(plain(line, maxReading)))
	}
	return strings.Join(lines, "\n")
}

// plain sets what may be somebody's words as it is read, without quotation
// marks.
func plain(text string, n int) string { return escape(shortened(unquoted(bot.Clean(text)), n)) }

// total counts the watches; empty: there are none.
func (v watchView) total() string {
	paused := 0
	for _, w := range v.Watches {
		if w.Paused != nil {
			paused++
		}
	}
	switch n := len(v.Watches); {
	case n == 0:
		return ""
	case n == 1 && paused == 0:
		return bold("1 watch")
	case n == 1:
		return bold("1 watch") + ", paused"
	case paused == 0:
		return bold(fmt.Sprintf("%d watches", n))
	default:
		return bold(fmt.Sprintf("%d watches", n)) + fmt.Sprintf(", %d of them paused", paused)
	}
}

// maxClause is how much of a clause of a watch is shown, in characters: more
// than can be typed into its option.
const maxClause = 220

func watchBlocks(list []watch.Standing) []block {
	blocks := make([]block, len(list))
	for i, s := range list {
		blocks[i] = block{body: watchLines(s)}
	}
	return blocks
}

// watchLines says what a watch is and how it stands.
func watchLines(s watch.Standing) string {
	parts := []string{bold(s.ID), channelMention(s.Channel)}
	for _, part := range s.Describe() {
		parts = append(parts, plain(part, maxClause))
	}
	if s.Role != "" {
		parts = append(parts, "mentions "+mention("@&", s.Role))
	}
	lines := []string{strings.Join(parts, " · ")}
	if p := s.Paused; p != nil {
		lines = append(lines, bold("Paused")+" since "+timestamp(p.Since)+": "+reasoned(p.Reason, maxNotice))
	}
	waiting := counted(s.Waiting, "statement")
	switch {
	case s.Waiting == 0:
	case s.Paused != nil || s.Next.IsZero():
		lines = append(lines, subtext(waiting+" waiting"))
	default:
		lines = append(lines, subtext(waiting+" waiting for "+timestamp(s.Next)))
	}
	return strings.Join(lines, "\n")
}

// events sets what happened to a watch in blocks that each fill a page, the
// latest first.
func (v watchView) events(room int) []block {
	var blocks []block
	var lines []string
	used := 0
	end := func() {
		if len(lines) > 0 {
			blocks = append(blocks, block{body: strings.Join(lines, "\n")})
		}
		lines, used = nil, 0
	}
	for _, e := range v.Events {
		line := v.event(e)
		if used+size(line) > room {
			end()
		}
		lines = append(lines, line)
		used += size(line) + len("\n")
	}
	end()
	return blocks
}

// event says what happened in one line, with the message that it happened to.
func (v watchView) event(e watch.Event) string {
	parts := []string{timestamp(e.At), escape(string(e.Kind))}
	if e.Statements > 0 {
		parts = append(parts, counted(e.Statements, "statement"))
	}
	if e.Reason != "" {
		parts = append(parts, reasoned(e.Reason, maxNotice))
	}
	if e.Message != "" && e.Post != "" { // and not one to a person
		w := v.Watches[0]
		parts = append(parts, linked("message", messageAddress(w.Server, w.Channel, e.Message)))
	}
	return strings.Join(parts, " · ")
}

// verdict says whether a watch lets a statement through, and which of its
// clauses do and which do not.
func (v watchView) verdict() string {
	lines := []string{v.head()}
	for _, c := range v.Verdict.Clauses {
		sign := "✗ "
		if c.Met {
			sign = "✓ "
		}
		lines = append(lines, sign+bold(c.Name)+" "+plain(c.Value, maxOutlet)+": "+plain(c.Because, maxReading))
	}
	return strings.Join(lines, "\n")
}

// mention sets the ID of a channel or a role as Discord shows its name. Inside
// of embeds it notifies nobody.
func mention(sign, id string) string {
	if _, err := strconv.ParseUint(id, 10, 64); err != nil {
		return escape(shortened(id, maxOutlet)) // from the command line, perhaps
	}
	return "<" + sign + id + ">"
}

func channelMention(id string) string { return mention("#", id) }

// timestamp sets a time as each reader's clock shows it
// (https://discord.com/developers/docs/reference#message-formatting).
func timestamp(t time.Time) string { return fmt.Sprintf("<t:%d:f>", t.Unix()) }

// messageAddress is where a message is shown.
func messageAddress(server, channel, message string) string {
	return "https://discord.com/channels/" + strings.Join([]string{server, channel, message}, "/")
}
