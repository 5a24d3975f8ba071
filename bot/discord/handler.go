package discord

import (
	"context"
	"fmt"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
	"onrecord/bot/watch"
)

// A Response is the body of an interaction callback
// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object).
type Response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`

	awaits func(context.Context) *Response // waits for the response that this stands for; nil: this is it
}

// An outcome is how an interaction ended, for logs and metrics.
type outcome string

// The outcomes. Those of a user's own making are no faults.
const (
	outcomeAnswered  outcome = "answered"
	outcomeNothing   outcome = "nothing" // on record
	outcomeRefused   outcome = "refused" // could not be read
	outcomeSuggested outcome = "suggested"
	outcomeStale     outcome = "stale"   // the record has changed since, or the message is not ours any more
	outcomeUnknown   outcome = "unknown" // a command, button or type that there is not
	outcomeLimited   outcome = "limited" // too many at once
	outcomeFault     outcome = "fault"
	outcomePinged    outcome = "pinged"
)

// An Answerer is what one interaction is answered from, from the first look at
// the record to the last: a [bot.Bot].
type Answerer interface {
	watch.Record
	Answer(context.Context, bot.Request) (*bot.Reply, error)
	Suggest(r bot.Request, option string, n int) []bot.Suggestion
}

var _ Answerer = (*bot.Bot)(nil)

// Always gives the same b for every interaction.
func Always(b Answerer) func() (Answerer, func()) {
	return func() (Answerer, func()) { return b, func() {} }
}

// A handler turns interactions into responses. It sends nothing and keeps
// nothing, and may be used by several goroutines at once.
type handler struct {
	bot     Answerer
	watches Keeper  // nil: there are none
	missing Missing // nil: it is not known
}

// respond answers one interaction. An error is a fault of the program; what a
// user did wrong is a response that only they see.
func (h *handler) respond(ctx context.Context, i *received) (*Response, outcome, error) {
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			return h.suggest(i.GuildID, data), outcomeSuggested, nil
		}
		return h.command(ctx, i, data)
	case discordgo.MessageComponentInteractionData:
		return h.button(ctx, i.Interaction, data.CustomID)
	}
	if i.Type == discordgo.InteractionPing {
		return &Response{Type: discordgo.InteractionResponsePong}, outcomePinged, nil
	}
	return posting(note("There is no answer to this here.")), outcomeUnknown, nil
}

// posting makes the response that is a message of its own.
func posting(m *message) *Response {
	return &Response{Type: discordgo.InteractionResponseChannelMessageWithSource, Data: m}
}

// command answers a command that was typed or chosen in the menu of a message.
func (h *handler) command(ctx context.Context, i *received, data discordgo.ApplicationCommandInteractionData) (*Response, outcome, error) {
	c, options, ok := given(data)
	if !ok {
		return posting(note("This command is out of date. Reload Discord to see those there are now.")), outcomeUnknown, nil
	}
	request := bot.Request{Command: c.Path(), Options: values(c, options, typed)}
	if c.Menu != "" {
		text := compared(messageText(data))
		if text == "" {
			return posting(note("There are no words in this message to compare. Pictures, polls, stickers and files are not read.")), outcomeRefused, nil
		}
		request.Options[c.Options[0].Name] = text
	}
	if problem := misfit(c, request); problem != "" {
		return posting(note(problem)), outcomeRefused, nil
	}
	if name := emptied(options, request.Options); name != "" {
		return posting(note(fmt.Sprintf("Not answered: there is nothing in %s that could be read.", name))), outcomeRefused, nil
	}
	if !c.FromRecord() {
		return h.watch(ctx, i, watch.Request{Action: c.Name, Options: request.Options})
	}
	return h.answer(ctx, request, !c.Open || asksPrivately(options))
}

// answer answers a request with the first page.
func (h *handler) answer(ctx context.Context, request bot.Request, private bool) (*Response, outcome, error) {
	r, err := h.bot.Answer(ctx, request)
	if err != nil {
		return nil, outcomeFault, err
	}
	v := view{reply: r, request: request, page: 1, private: private || r.Refused}
	m, _ := v.message() // there always is a first page
	return posting(m), outcomeOf(r), nil
}

func outcomeOf(r *bot.Reply) outcome {
	switch {
	case r.Refused:
		return outcomeRefused
	case r.Outcome == bot.Nothing:
		return outcomeNothing
	}
	return outcomeAnswered
}

// maxCompared is how much of a message is compared, in characters: more than
// the 2,000 that most may write. The request stands at the foot of its answer,
// and has to leave room for that.
const maxCompared = 3000

// cutMark ends a message that was longer.
const cutMark = " […]"

// compared is the text of a message as it is compared: with every word that it
// says.
func compared(text string) string {
	text = typed(bot.CleanText(text))
	if utf8.RuneCountInString(text) <= maxCompared {
		return text
	}
	return typed(string([]rune(text)[:maxCompared])) + cutMark
}
