package discord

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

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
	Permissions      string                                 `json:"default_member_permissions,omitempty"` // empty: none is needed
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

// A registeredOption is an option, or a subcommand with options of its own.
type registeredOption struct {
	Type discordgo.ApplicationCommandOptionType `json:"type"`
	labels
	Required     bool                    `json:"required,omitempty"`
	MaxLength    int                     `json:"max_length,omitempty"`
	Autocomplete bool                    `json:"autocomplete,omitempty"`
	Choices      []registeredChoice      `json:"choices,omitempty"`
	ChannelTypes []discordgo.ChannelType `json:"channel_types,omitempty"`
	Options      []registeredOption      `json:"options,omitempty"`
}

// A registeredChoice is named in every language, and has one value.
type registeredChoice struct {
	Name              string            `json:"name"`
	NameLocalizations map[string]string `json:"name_localizations,omitempty"`
	Value             string            `json:"value"`
}

// manageChannels is the permission without which nobody has a command that
// manages: docs.discord.com/developers/topics/permissions. What a server says
// otherwise is kept apart from the command, and no registration changes it.
var manageChannels = strconv.Itoa(discordgo.PermissionManageChannels)

// postable are the channels that can be posted to.
var postable = []discordgo.ChannelType{
	discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews,
	discordgo.ChannelTypeGuildNewsThread, discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread,
}

// Commands lists what is to be registered of [bot.Commands], for one server
// or for all. Where a command may be used can only be said of those for all.
func Commands(guild bool) []Registration {
	var list []Registration
	for _, c := range bot.Commands {
		r := registration(c)
		if !guild {
			r.Contexts = []discordgo.InteractionContextType{discordgo.InteractionContextGuild}
			r.IntegrationTypes = []discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
			if !c.Manages {
				r.Contexts = append(r.Contexts, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel)
				r.IntegrationTypes = append(r.IntegrationTypes, discordgo.ApplicationIntegrationUserInstall)
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
	r := Registration{Type: discordgo.ChatApplicationCommand, labels: wording(c.In), Options: registeredOptions(c)}
	if c.Manages {
		r.Permissions = manageChannels
	}
	return r
}

// registeredOptions lists what a command is given, its subcommands first.
func registeredOptions(c bot.Command) []registeredOption {
	var list []registeredOption
	for _, s := range c.Subcommands {
		list = append(list, registeredOption{
			Type: discordgo.ApplicationCommandOptionSubCommand, labels: wording(s.In), Options: registeredOptions(s),
		})
	}
	for _, o := range c.Options {
		list = append(list, registered(c, o))
	}
	if c.Hides() {
		list = append(list, registered(c, bot.Private))
	}
	return list
}

// registered is an option as Discord shows it to who types.
func registered(c bot.Command, o bot.Option) registeredOption {
	r := registeredOption{
		Type: discordgo.ApplicationCommandOptionString, labels: optionLabels(c, o),
		Required: o.Required, MaxLength: o.MaxLength, Autocomplete: o.Suggests(),
	}
	switch o.Kind {
	case bot.Channel:
		r.Type, r.ChannelTypes = discordgo.ApplicationCommandOptionChannel, postable
	case bot.Role:
		r.Type = discordgo.ApplicationCommandOptionRole
	case bot.Flag:
		r.Type = discordgo.ApplicationCommandOptionBoolean
	}
	for _, choice := range o.Choices {
		in := func(language string) string { return c.ChoiceIn(choice, language) }
		r.Choices = append(r.Choices, registeredChoice{in(english), inLanguages(in), choice})
	}
	return r
}

// english is no language of [bot.Languages]: words are in English for it.
const english = ""

// wording makes labels of what in gives for every language.
func wording(in func(language string) bot.Wording) labels {
	w := in(english)
	return labels{
		Name: w.Name, NameLocalizations: inLanguages(func(l string) string { return in(l).Name }),
		Description: w.Help, DescriptionLocalizations: inLanguages(func(l string) string { return in(l).Help }),
	}
}

// inLanguages gives what in gives for every language.
func inLanguages(in func(language string) string) map[string]string {
	list := map[string]string{}
	for _, language := range bot.Languages {
		list[language] = in(language)
	}
	return list
}

func optionLabels(c bot.Command, o bot.Option) labels {
	return wording(func(language string) bot.Wording { return c.OptionIn(o, language) })
}

// menuLabels has no descriptions: Discord refuses them in a menu.
func menuLabels(c bot.Command) labels {
	return labels{Name: c.MenuIn(english), NameLocalizations: inLanguages(c.MenuIn)}
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
