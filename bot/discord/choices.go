package discord

import (
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// Discord's limits on what completes an option
// (https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure).
const (
	maxChoices     = 25
	maxChoiceName  = 100
	maxChoiceValue = 100
)

// choices is the body of a response that completes an option. Discord wants
// the list to be there also where it is empty, and the library's own type
// leaves it out.
type choices struct {
	Choices []choice `json:"choices"`
}

type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// completing makes the response with these choices.
func completing(list []choice) *Response {
	return &Response{Type: discordgo.InteractionApplicationCommandAutocompleteResult, Data: choices{list}}
}

// suggest completes the option that somebody is typing into. It never fails:
// what cannot be completed can still be typed out.
func (h *handler) suggest(data discordgo.ApplicationCommandInteractionData) *Response {
	list := []choice{}
	request, focused := bot.Request{Command: data.Name, Options: map[string]string{}}, ""
	for _, o := range data.Options {
		if o == nil {
			continue
		}
		if value, ok := o.Value.(string); ok {
			request.Options[o.Name] = bot.Clean(value)
		}
		if o.Focused {
			focused = o.Name
		}
	}
	for _, s := range h.bot.Suggest(request, focused, maxChoices) {
		if utf8.RuneCountInString(s.Value) <= maxChoiceValue {
			list = append(list, choice{shortened(s.Label, maxChoiceName), s.Value})
		}
	}
	return completing(list)
}
