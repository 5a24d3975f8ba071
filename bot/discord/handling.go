package discord

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"
)

// handling is one interaction being answered.
type handling struct {
	*Service
	interaction *received
	began       time.Time
	done        chan *Response
}

// run answers and takes down how that went. What panics is a fault of this
// interaction alone.
func (w *handling) run(ctx context.Context, cancel func()) {
	defer cancel()
	var result outcome
	response := w.refusal()
	defer func() {
		if problem := recover(); problem != nil {
			w.fault(errors.New("panic: "+harmless(problem)), "stack", string(debug.Stack()))
			response, result = w.refusal(), outcomeFault
		}
		w.count(result)
		w.done <- response
	}()
	r, result, err := w.respond(ctx)
	if err != nil {
		w.fault(err)
		return
	}
	if r.awaits != nil {
		r = r.awaits(ctx)
	}
	response = r
}

// respond answers while there is a slot for it, from one record.
func (w *handling) respond(ctx context.Context) (*Response, outcome, error) {
	select {
	case w.slots <- struct{}{}:
		defer func() { <-w.slots }()
	case <-ctx.Done():
		return nil, outcomeFault, ctx.Err()
	}
	b, release := w.acquire()
	defer release()
	return (&handler{bot: b, watches: w.watches, missing: w.missing}).respond(ctx, w.interaction)
}

// fault logs a fault, once.
func (w *handling) fault(err error, more ...any) {
	w.log.Error("interaction not answered", append([]any{"command", w.command(), "interaction", w.interaction.ID, "error", err}, more...)...)
}

func (w *handling) count(result outcome) {
	took := time.Since(w.began)
	w.log.Debug("interaction", "command", w.command(), "interaction", w.interaction.ID, "outcome", string(result), "took", took)
	if w.metrics != nil {
		w.metrics.interaction(w.command(), string(result), took)
	}
}

// command names what an interaction is for, for logs and metrics.
func (w *handling) command() string {
	switch data := w.interaction.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		if c, ok := find(data); ok {
			return c.Name
		}
	case discordgo.MessageComponentInteractionData:
		if a, ok := readAction(data.CustomID); ok {
			return buttonNames[a.name]
		}
	}
	return "unknown"
}

var buttonNames = map[string]string{
	turnAction: "page", shareAction: "share", contextAction: "context", insteadAction: "instead", againAction: "again",
	postAction: "post", watchAction: "watch",
}

// completes reports whether the interaction asks for completions.
func (w *handling) completes() bool {
	return w.interaction.Type == discordgo.InteractionApplicationCommandAutocomplete
}

// refusal is the response where there is a fault.
func (w *handling) refusal() *Response {
	if w.completes() {
		return completing([]choice{})
	}
	return posting(note(noteFault))
}

// limited gives the response to somebody who asks too much at once, or nil.
func (w *handling) limited() *Response {
	i := w.interaction
	id := ""
	if u := user(i.Interaction); u != nil {
		id = u.ID
	}
	if i.Type == discordgo.InteractionPing {
		return nil
	}
	if w.completes() {
		if w.limits.suggest(id, i.GuildID) {
			return nil
		}
		w.count(outcomeLimited)
		return completing([]choice{})
	}
	wait, ok := w.limits.allow(id, i.GuildID)
	if ok {
		return nil
	}
	w.count(outcomeLimited)
	return posting(note(fmt.Sprintf("That is a lot of questions at once. Please try again in %d s.", int(math.Ceil(wait.Seconds())))))
}
