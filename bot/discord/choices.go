package discord

import (
	"slices"
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
func (h *handler) suggest(server string, data discordgo.ApplicationCommandInteractionData) *Response {
	list := []choice{}
	for _, s := range h.suggestions(server, data) {
		if utf8.RuneCountInString(s.Value) <= maxChoiceValue {
			list = append(list, choice{shortened(s.Label, maxChoiceName), s.Value})
		}
	}
	return completing(list)
}

// suggestions are what completes the option: from the record, or of the watches
// of the server that somebody is in.
func (h *handler) suggestions(server string, data discordgo.ApplicationCommandInteractionData) []bot.Suggestion {
	c, options, _ := given(data)
	request := bot.Request{Command: c.Path(), Options: values(c, options, bot.Clean)}
	name := focused(options)
	if !slices.ContainsFunc(c.Options, func(o bot.Option) bool { return o.Name == name && o.SuggestsWatches() }) {
		return h.bot.Suggest(request, name, maxChoices)
	}
	if h.watches == nil || server == "" {
		return nil
	}
	return h.watches.Suggest(server, request.Options[name], maxChoices)
}

// focused names the option that somebody is typing into; empty: none.
func focused(options []*option) string {
	at := slices.IndexFunc(options, func(o *option) bool { return o != nil && o.Focused })
	if at < 0 {
		return ""
	}
	return options[at].Name
}
