package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot/watch"
)

// turnWatches shows another page of what a watch command listed, in place and
// as it is now. Only who was let use the command has the message.
func (h *handler) turnWatches(ctx context.Context, i *discordgo.Interaction, a action) (*Response, outcome, error) {
	if h.watches == nil || i.GuildID == "" || !hidden(i.Message) {
		return posting(note(noteButton)), outcomeUnknown, nil
	}
	r := watch.Request{Action: a.lists, Options: map[string]string{"id": a.rest}, Server: i.GuildID}
	reply, err := h.watches.Do(ctx, h.bot, r)
	switch {
	case err != nil:
		return nil, outcomeFault, err
	case reply.Refused:
		return posting(notDone(reply.Text)), outcomeStale, nil
	}
	m, ok := watchView{Reply: reply, record: h.bot.Record(), page: a.page}.message()
	if !ok {
		return posting(note(notePage)), outcomeStale, nil
	}
	m.Flags = 0 // an edit cannot change who sees it
	return &Response{Type: discordgo.InteractionResponseUpdateMessage, Data: m}, outcomeAnswered, nil
}
