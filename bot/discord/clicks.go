package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// The notes to who clicked what does not work any more. None of them shows
// any words of the record.
const (
	noteButton  = "This button is out of date. Please ask again with a command."
	noteMessage = "This message no longer says what was asked. Please ask again with a command."
	noteRecord  = "The record has changed since this was posted, so its pages are no longer what they were. Ask again to see what is on record now."
	notePage    = "This answer has no such page. Please ask again with a command."
	noteGone    = "This statement is no longer on the record."
	noteOthers  = "Only the person who asked can turn these pages for everybody. Here is the page, for you alone:"
	noteChanged = "The record has changed since this was posted. This is what is on record now:"
)

// button answers a click.
func (h *handler) button(ctx context.Context, i *discordgo.Interaction, id string) (*Response, outcome, error) {
	a, ok := readAction(id)
	if !ok {
		return posting(note(noteButton)), outcomeUnknown, nil
	}
	switch a.name {
	case contextAction:
		return h.context(ctx, a)
	case postAction:
		return h.post(i, a)
	case watchAction:
		return h.turnWatches(ctx, i, a)
	case insteadAction:
		request := a.instead()
		if c, _ := bot.Find(request.Command); !c.FromRecord() {
			return posting(note(noteButton)), outcomeUnknown, nil
		}
		return h.answer(ctx, request, a.private(i))
	}
	request, ok := foot(i.Message)
	if !ok {
		return posting(note(noteMessage)), outcomeStale, nil
	}
	switch {
	case a.name == againAction:
		return h.answer(ctx, request, true)
	case a.record != h.bot.Record():
		return h.changed(request), outcomeStale, nil
	case a.name == shareAction:
		return h.share(ctx, request, a.page)
	}
	return h.turn(ctx, i, request, a.page)
}

// private reports whether who clicked gets the answer to another request alone.
func (a action) private(i *discordgo.Interaction) bool {
	c, ok := bot.Find(a.instead().Command)
	return hidden(i.Message) || !asker(i) || !ok || !c.Open
}

// context shows a statement with what stands around it, to who asked for it.
func (h *handler) context(ctx context.Context, a action) (*Response, outcome, error) {
	if h.bot.Statement(a.rest) == nil {
		return posting(note(noteGone)), outcomeStale, nil
	}
	request := bot.Request{Command: "quote", Options: map[string]string{"id": a.rest}}
	response, result, err := h.answer(ctx, request, true)
	if err == nil && a.record != h.bot.Record() {
		response.Data.(*message).Content = noteChanged
	}
	return response, result, err
}

// changed offers to ask again, where pages are of another record.
func (h *handler) changed(request bot.Request) *Response {
	m := newMessage(true)
	m.Embeds = embeds(noteRecord, asked(request)+"\nrecord "+h.bot.Record())
	m.Components = []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{
		discordgo.Button{Label: "Ask again", Style: discordgo.PrimaryButton, CustomID: againAction},
	}}}
	return posting(m)
}

// share shows everybody a page that one had alone.
func (h *handler) share(ctx context.Context, request bot.Request, page int) (*Response, outcome, error) {
	m, result, err := h.page(ctx, request, page, false)
	return response(m, result, err)
}

// turn shows another page: in place for who asked, who may have the message
// alone, and apart for anybody else, who would turn it under the eyes of the
// others.
func (h *handler) turn(ctx context.Context, i *discordgo.Interaction, request bot.Request, page int) (*Response, outcome, error) {
	private := hidden(i.Message)
	if !private && !asker(i) {
		m, result, err := h.page(ctx, request, page, true)
		if m != nil && result != outcomeStale {
			m.Content = noteOthers
		}
		return response(m, result, err)
	}
	m, result, err := h.page(ctx, request, page, private)
	if err != nil || result == outcomeStale {
		return response(m, result, err)
	}
	m.Flags = 0 // an edit cannot change who sees it
	return &Response{Type: discordgo.InteractionResponseUpdateMessage, Data: m}, result, nil
}

// page makes a page of the answer to a request, or the note that there is
// none.
func (h *handler) page(ctx context.Context, request bot.Request, page int, private bool) (*message, outcome, error) {
	r, err := h.bot.Answer(ctx, request)
	if err != nil {
		return nil, outcomeFault, err
	}
	m, ok := view{reply: r, request: request, page: page, private: private}.message()
	if !ok {
		return note(notePage), outcomeStale, nil
	}
	return m, outcomeOf(r), nil
}

func response(m *message, result outcome, err error) (*Response, outcome, error) {
	if err != nil {
		return nil, result, err
	}
	return posting(m), result, nil
}

// hidden reports whether a message is seen by one person alone.
func hidden(m *discordgo.Message) bool {
	return m != nil && m.Flags&discordgo.MessageFlagsEphemeral != 0
}

// asker reports whether who clicked is who asked, or it is not known who did.
func asker(i *discordgo.Interaction) bool {
	who := user(i)
	switch m := i.Message; {
	case m == nil || who == nil:
		return true
	case m.InteractionMetadata != nil && m.InteractionMetadata.User != nil:
		return m.InteractionMetadata.User.ID == who.ID
	case m.Interaction != nil && m.Interaction.User != nil:
		return m.Interaction.User.ID == who.ID
	}
	return true
}

// user is who acted: a member of a server, or somebody in a direct message.
func user(i *discordgo.Interaction) *discordgo.User {
	if i.Member != nil && i.Member.User != nil {
		return i.Member.User
	}
	return i.User
}
