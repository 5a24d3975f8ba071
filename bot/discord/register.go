package discord

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// A Registration is a command as it is registered with Discord:
// docs.discord.com/developers/interactions/application-commands, under
// Application Command Object. It has no more than this program sets; of
// discordgo's type empty lists would be sent as null.
type Registration struct {
	Type discordgo.ApplicationCommandType `json:"type"`
	labels
	Options          []registeredOption                     `json:"options,omitempty"`
	Contexts         []discordgo.InteractionContextType     `json:"contexts,omitempty"`
	IntegrationTypes []discordgo.ApplicationIntegrationType `json:"integration_types,omitempty"`
}

// labels are what people read of a command or an option, in English and by
// language.
type labels struct {
	Name                     string            `json:"name"`
	NameLocalizations        map[string]string `json:"name_localizations,omitempty"`
	Description              string            `json:"description,omitempty"` // empty: in a menu
	DescriptionLocalizations map[string]string `json:"description_localizations,omitempty"`
}

type registeredOption struct {
	Type discordgo.ApplicationCommandOptionType `json:"type"`
	labels
	Required     bool `json:"required,omitempty"`
	MaxLength    int  `json:"max_length,omitempty"`
	Autocomplete bool `json:"autocomplete,omitempty"`
}

// Commands lists what is to be registered of [bot.Commands], for one server
// or for all. Where a command may be used can only be said of those for all.
func Commands(guild bool) []Registration {
	var list []Registration
	for _, c := range bot.Commands {
		r := registration(c)
		if !guild {
			r.Contexts = []discordgo.InteractionContextType{
				discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel,
			}
			r.IntegrationTypes = []discordgo.ApplicationIntegrationType{
				discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall,
			}
		}
		list = append(list, r)
	}
	return list
}

func registration(c bot.Command) Registration {
	if c.Menu != "" {
		return Registration{Type: discordgo.MessageApplicationCommand, labels: menuLabels(c)}
	}
	r := Registration{Type: discordgo.ChatApplicationCommand, labels: wording(c.In)}
	for _, o := range c.Options {
		r.Options = append(r.Options, registeredOption{
			Type: discordgo.ApplicationCommandOptionString, labels: optionLabels(c, o),
			Required: o.Required, MaxLength: o.MaxLength, Autocomplete: o.Suggests(),
		})
	}
	if c.Hides() {
		r.Options = append(r.Options, registeredOption{
			Type: discordgo.ApplicationCommandOptionBoolean, labels: optionLabels(c, bot.Private),
		})
	}
	return r
}

// english is no language of [bot.Languages]: words are in English for it.
const english = ""

// wording makes labels of what in gives for every language.
func wording(in func(language string) bot.Wording) labels {
	w := in(english)
	l := labels{
		Name: w.Name, NameLocalizations: map[string]string{},
		Description: w.Help, DescriptionLocalizations: map[string]string{},
	}
	for _, language := range bot.Languages {
		w := in(language)
		l.NameLocalizations[language], l.DescriptionLocalizations[language] = w.Name, w.Help
	}
	return l
}

func optionLabels(c bot.Command, o bot.Option) labels {
	return wording(func(language string) bot.Wording { return c.OptionIn(o, language) })
}

// menuLabels has no descriptions: Discord refuses them in a menu.
func menuLabels(c bot.Command) labels {
	l := labels{Name: c.Menu, NameLocalizations: map[string]string{}}
	for _, language := range bot.Languages {
		l.NameLocalizations[language] = c.MenuIn(language)
	}
	return l
}

// Register makes the commands that Discord has for an application those that
// are wanted, in one server or, with an empty guildID, everywhere. It returns
// what differed and writes only if something did; with dryRun it never writes.
// What Discord refuses is an [*Error].
func Register(ctx context.Context, c *Client, appID, guildID string, want []Registration, dryRun bool) ([]Change, error) {
	path := "/applications/" + appID
	if guildID != "" {
		path += "/guilds/" + guildID
	}
	path += "/commands"
	var have []Registration
	if err := get(ctx, c, path+"?with_localizations=true", &have); err != nil {
		return nil, err
	}
	changes := Diff(have, want)
	if len(changes) == 0 || dryRun {
		return changes, nil
	}
	body, err := json.Marshal(append([]Registration{}, want...)) // none is no null
	if err != nil {
		return nil, err
	}
	_, err = c.Do(ctx, http.MethodPut, path, body)
	return changes, err
}
