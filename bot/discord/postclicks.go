package discord

import (
	"errors"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot/watch"
)

const (
	// noteAsPosted stands above a post that somebody looked up.
	noteAsPosted = "Nothing of this is known to have changed since it was posted."
	noteFewer    = "This post has fewer pages now. Please begin at its first."
)

// post shows a page of a post as it is now to who clicked alone: everybody has
// the first page before their eyes.
func (h *handler) post(i *discordgo.Interaction, a action) (*Response, outcome, error) {
	if h.watches == nil {
		return posting(note(noteButton)), outcomeUnknown, nil
	}
	c, err := h.watches.Content(a.rest)
	if errors.Is(err, watch.ErrNoPost) {
		return posting(note(noteButton)), outcomeStale, nil
	}
	if err != nil {
		return nil, outcomeFault, err
	}
	v := viewPost(c)
	v.reply, v.page, v.private = a.reply, a.page, true
	m, ok := v.message()
	if !ok {
		return posting(note(noteFewer)), outcomeStale, nil
	}
	if hidden(i.Message) {
		m.Flags = 0 // an edit cannot change who sees it
		return &Response{Type: discordgo.InteractionResponseUpdateMessage, Data: m}, outcomeAnswered, nil
	}
	if len(v.Shown) > 0 && !v.amended() {
		m.Content = noteAsPosted
	}
	return posting(m), outcomeAnswered, nil
}
