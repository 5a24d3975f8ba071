package discord

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// An option is what somebody gave a command, or a subcommand with what that
// was given.
type option = discordgo.ApplicationCommandInteractionDataOption

// find finds the command of the table that an interaction is for.
func find(data discordgo.ApplicationCommandInteractionData) (bot.Command, bool) {
	inMenu := data.CommandType == discordgo.MessageApplicationCommand
	at := slices.IndexFunc(bot.Commands, func(c bot.Command) bool {
		if inMenu {
			return c.Menu == data.Name
		}
		return c.Name == data.Name && c.Menu == ""
	})
	if at < 0 || inMenu && data.Name == "" {
		return bot.Command{}, false
	}
	return bot.Commands[at], true
}

// given is what find gives, or the subcommand that was chosen of it, and the
// options of that. It reports false for a command that there is not.
func given(data discordgo.ApplicationCommandInteractionData) (bot.Command, []*option, bool) {
	c, ok := find(data)
	if !ok || len(c.Subcommands) == 0 {
		return c, data.Options, ok
	}
	for _, o := range data.Options {
		if o != nil && o.Type == discordgo.ApplicationCommandOptionSubCommand {
			c, ok := bot.Find(c.Name + " " + o.Name)
			return c, o.Options, ok
		}
	}
	return bot.Command{}, nil, false
}

// values gives the options of a command by name as the text of a request, words
// as clean makes them. Whether the answer is private is none of its own.
func values(c bot.Command, options []*option, clean func(string) string) map[string]string {
	list := map[string]string{}
	for _, o := range options {
		if o == nil || o.Name == bot.Private.Name {
			continue
		}
		switch value := o.Value.(type) {
		case string: // of a channel and a role too: the ID
			list[o.Name] = clean(value)
			if c.Exact(o.Name) {
				list[o.Name] = exact(value)
			}
		case bool:
			list[o.Name] = strconv.FormatBool(value)
		}
	}
	return list
}

// exact is what is no words as it is taken: as it was typed, on one line, but
// for what stands for something else at the foot of an answer.
func exact(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, ownMarks.Replace(text))
	return quoted(unquoted(strings.Join(strings.Fields(text), " ")))
}

// emptied names an option of which nothing was left that could be read, though
// something was typed; empty: there is none. Without it the answer would be
// wider than what was asked.
func emptied(options []*option, read map[string]string) string {
	for _, o := range options {
		if o == nil {
			continue
		}
		if value, ok := o.Value.(string); ok && strings.TrimSpace(value) != "" && read[o.Name] == "" {
			return o.Name
		}
	}
	return ""
}

// asksPrivately reports whether somebody wants the answer for themselves
// alone.
func asksPrivately(options []*option) bool {
	return slices.ContainsFunc(options, func(o *option) bool {
		return o != nil && o.Name == bot.Private.Name && o.Value == true
	})
}

// misfit says what is wrong with the options of a request, which Discord
// normally sees to; empty: nothing.
func misfit(c bot.Command, r bot.Request) string {
	for name, value := range r.Options {
		at := slices.IndexFunc(c.Options, func(o bot.Option) bool { return o.Name == name })
		switch {
		case at < 0:
			return "This command has changed. Reload Discord to see it as it is now."
		case c.Options[at].MaxLength > 0 && utf8.RuneCountInString(value) > c.Options[at].MaxLength:
			return fmt.Sprintf("Not answered: %s has more than %d characters.", name, c.Options[at].MaxLength)
		}
	}
	return ""
}
