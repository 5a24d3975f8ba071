package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// deferral is the response that says that the answer will come.
func (w *handling) deferral() *Response {
	switch data := w.interaction.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		if w.completes() {
			return completing([]choice{})
		}
		c, ok := find(data)
		return deferred(!ok || !c.Open || asksPrivately(data.Options))
	case discordgo.MessageComponentInteractionData:
		return w.deferredClick(data.CustomID)
	}
	return posting(note(noteFault))
}

// deferredClick puts off what a button does, for those to see who will see it.
func (w *handling) deferredClick(id string) *Response {
	a, _ := readAction(id)
	switch {
	case a.name == turnAction && asker(w.interaction.Interaction), a.turns() && hidden(w.interaction.Message):
		return &Response{Type: discordgo.InteractionResponseDeferredMessageUpdate}
	case a.name == insteadAction:
		return deferred(a.private(w.interaction.Interaction))
	}
	return deferred(a.name != shareAction)
}

// deferrable reports whether an edit can still bring the answer.
func (w *handling) deferrable() bool { return !w.completes() && w.interaction.Data != nil }

// deferred puts off a message.
func deferred(private bool) *Response {
	r := &Response{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}
	if private {
		r.Data = struct {
			Flags discordgo.MessageFlags `json:"flags"`
		}{discordgo.MessageFlagsEphemeral}
	}
	return r
}

// later waits for the answer and gives it as an edit of the response. A page
// that was to be turned stays as it is where the answer is a note: the edit
// would put the note in its place.
func (w *handling) later(ctx context.Context) []byte {
	select {
	case <-ctx.Done():
		return nil
	case response := <-w.done:
		m, ok := response.Data.(*message)
		turning := w.deferral().Type == discordgo.InteractionResponseDeferredMessageUpdate
		if !ok || turning && response.Type != discordgo.InteractionResponseUpdateMessage {
			return nil
		}
		m.Flags = 0 // an edit cannot change who sees it
		return encode(m)
	}
}
