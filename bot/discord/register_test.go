package discord

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/bot"
)

// TestCommandsGolden shows what is registered for all servers. One server's is
// the same but for where it may be used.
func TestCommandsGolden(t *testing.T) {
	t.Parallel()
	const file = "testdata/commands.json"
	got, err := json.MarshalIndent(Commands(false), "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the registration is not as in %s:\n%s", file, got)
	}
	record(t, http.MethodPut, "/applications/1/commands", got)
	guild, err := json.Marshal(Commands(true))
	if err != nil {
		t.Fatal(err)
	}
	record(t, http.MethodPut, "/applications/1/guilds/2/commands", guild)
	if strings.Contains(string(guild), `"contexts"`) || strings.Contains(string(guild), `"integration_types"`) {
		t.Errorf("the commands of one server say where they may be used:\n%s", guild)
	}
}

// TestCommands sees to it that what Discord demands of commands holds, and
// that the table is all there.
func TestCommands(t *testing.T) {
	t.Parallel()
	list := Commands(false)
	if len(list) != len(bot.Commands) {
		t.Fatalf("%d commands, want %d", len(list), len(bot.Commands))
	}
	for i, c := range bot.Commands {
		r := list[i]
		if (c.Menu != "") != (r.Description == "") || len(r.NameLocalizations) != len(bot.Languages) {
			t.Errorf("%s: %+v", c.Name, r)
		}
		checkOptions(t, c, r.Options)
		checkAvailable(t, c, r)
		if n := characters(r); n > maxCommand {
			t.Errorf("%s has %d characters, want at most %d", c.Name, n, maxCommand)
		}
		private := slices.ContainsFunc(r.Options, func(o registeredOption) bool { return o.Name == bot.Private.Name })
		if private != c.Hides() {
			t.Errorf("%s: takes private: %v, want %v", c.Name, private, c.Hides())
		}
	}
}

// The most options, or subcommands, and the most characters of a command in
// all, under Application Command Option Structure and Slash Commands in
// docs.discord.com/developers/interactions/application-commands.
const (
	maxOptions = 25
	maxCommand = 8000
)

// checkOptions checks what a command is given against the table: there is
// nothing beside subcommands, and what is required comes first.
func checkOptions(t *testing.T, c bot.Command, options []registeredOption) {
	t.Helper()
	if len(options) > maxOptions {
		t.Errorf("%s has %d options, want at most %d", c.Path(), len(options), maxOptions)
	}
	optional := false
	for i, o := range options {
		if o.Required && optional {
			t.Errorf("%s: %s is required after an option that is not", c.Path(), o.Name)
		}
		optional = optional || !o.Required
		if nested := i < len(c.Subcommands); nested != (o.Type == 1) || !nested && len(o.Options) > 0 || len(c.Subcommands) > 0 && !nested {
			t.Errorf("%s: %s is of type %d with %d options of its own", c.Path(), o.Name, o.Type, len(o.Options))
		} else if nested {
			checkOptions(t, c.Subcommands[i], o.Options)
		}
	}
}

// checkAvailable checks who has a command, and where.
func checkAvailable(t *testing.T, c bot.Command, r Registration) {
	t.Helper()
	permissions, places := "", 3
	if c.Manages {
		permissions, places = "16", 1 // Manage Channels
	}
	if r.Permissions != permissions || len(r.Contexts) != places || r.Contexts[0] != 0 || r.IntegrationTypes[0] != 0 {
		t.Errorf("%s takes %q and is in %v, %v", c.Path(), r.Permissions, r.Contexts, r.IntegrationTypes)
	}
}

// characters counts those of a command as Discord does: names, descriptions
// and values, each in the language in which it is longest.
func characters(r Registration) int {
	n := r.labels.characters()
	for _, o := range r.Options {
		n += o.characters()
	}
	return n
}

func (o registeredOption) characters() int {
	n := o.labels.characters()
	for _, c := range o.Choices {
		n += longest(c.Name, c.NameLocalizations) + utf8.RuneCountInString(c.Value)
	}
	for _, o := range o.Options {
		n += o.characters()
	}
	return n
}

func (l labels) characters() int {
	return longest(l.Name, l.NameLocalizations) + longest(l.Description, l.DescriptionLocalizations)
}

func longest(text string, localized map[string]string) int {
	n := utf8.RuneCountInString(text)
	for _, l := range localized {
		n = max(n, utf8.RuneCountInString(l))
	}
	return n
}

// fromDiscord is what Discord makes of what was registered: fields of its own,
// null in the place of nothing, another order.
func fromDiscord(t *testing.T, list []Registration) []Registration {
	t.Helper()
	data, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	var raw []map[string]any
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	for _, c := range raw {
		c["id"], c["nsfw"] = "1", false
		if _, given := c["default_member_permissions"]; !given {
			c["default_member_permissions"] = nil
		}
		if c["description"] == nil {
			c["description"], c["description_localizations"] = "", nil
		}
		if c["contexts"] == nil {
			c["contexts"], c["integration_types"] = []int{0, 1, 2}, []int{0}
		}
		for _, field := range []string{"contexts", "integration_types"} {
			if list, ok := c[field].([]any); ok {
				slices.Reverse(list)
			}
		}
	}
	slices.Reverse(raw)
	if data, err = json.Marshal(raw); err != nil {
		t.Fatal(err)
	}
	var have []Registration
	if err := json.Unmarshal(data, &have); err != nil {
		t.Fatal(err)
	}
	return have
}

func TestDiff(t *testing.T) {
	t.Parallel()
	for _, guild := range []bool{false, true} {
		if changes := Diff(fromDiscord(t, Commands(guild)), Commands(guild)); len(changes) > 0 {
			t.Errorf("guild %v: differences of what was just registered: %v", guild, changes)
		}
	}
	find := func(list []Registration, name string) *Registration {
		return &list[slices.IndexFunc(list, func(r Registration) bool { return r.Name == name })]
	}
	for _, c := range []struct {
		name string
		edit func([]Registration) []Registration
		want []string
	}{
		{"nothing there", func([]Registration) []Registration { return nil },
			[]string{"added /ask", "added /said", "added /facts", "added /quote", "added /people", "added /coverage", `added "Check against record" in the menu of a message`, "added /watch"}},
		{"one too many", func(l []Registration) []Registration {
			return append(l, Registration{Type: 1, labels: labels{Name: "old"}}, Registration{Type: 2, labels: labels{Name: "ask"}}, Registration{Type: 9, labels: labels{Name: "x"}})
		}, []string{"removed /old", `removed "ask" in the menu of a user`, `removed "x"`}},
		{"words", func(l []Registration) []Registration {
			r := find(l, "ask")
			r.Description = "?"
			r.NameLocalizations["fr"] = "?"
			delete(r.DescriptionLocalizations, "de")
			r.DescriptionLocalizations["ja"] = "?"
			find(l, "Check against record").NameLocalizations = nil
			return l
		}, []string{
			"changed /ask: description, name_localizations.fr, description_localizations.de, description_localizations.ja",
			`changed "Check against record" in the menu of a message: name_localizations.de, name_localizations.fr, name_localizations.it, name_localizations.uk`,
		}},
		{"options", func(l []Registration) []Registration {
			r := find(l, "said")
			r.Options = r.Options[:2]
			o := &r.Options[1]
			o.Type, o.Required, o.MaxLength, o.Autocomplete, o.Description = 4, true, 7, false, "?"
			return l
		}, []string{"changed /said: options, options.about.type, options.about.description, options.about.required, options.about.max_length, options.about.autocomplete"}},
		{"order of options", func(l []Registration) []Registration {
			slices.Reverse(find(l, "facts").Options)
			return l
		}, []string{"changed /facts: options"}},
		{"subcommands", func(l []Registration) []Registration {
			r := find(l, "watch")
			r.Permissions = "0"
			slices.Reverse(r.Options[4:])
			add := &r.Options[0]
			add.Options[0].ChannelTypes = add.Options[0].ChannelTypes[1:]
			add.Options[1].Autocomplete = false
			add.Options[5].Choices[1].NameLocalizations["uk"] = "?"
			slices.Reverse(add.Options[6].Choices)
			add.DescriptionLocalizations["it"] = "?"
			r.Options[1].Options = add.Options[:1]
			return l
		}, []string{"changed /watch: options, options.add.description_localizations.it, options.add.options.channel.channel_types, options.add.options.speaker.autocomplete, " +
			"options.add.options.kind.choices, options.add.options.delivery.choices, options.list.options, default_member_permissions"}},
		{"order of channel types", func(l []Registration) []Registration {
			slices.Reverse(find(l, "watch").Options[0].Options[0].ChannelTypes)
			return l
		}, nil},
		{"places", func(l []Registration) []Registration {
			r := find(l, "people")
			r.Contexts, r.IntegrationTypes = nil, r.IntegrationTypes[:1]
			return l
		}, []string{"changed /people: contexts, integration_types"}},
	} {
		var got []string
		for _, change := range Diff(c.edit(fromDiscord(t, Commands(false))), Commands(false)) {
			got = append(got, change.String())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestInvite(t *testing.T) {
	t.Parallel()
	const link = "https://discord.com/oauth2/authorize?client_id=17&scope="
	for to, want := range map[Invitation]string{
		ToServer:  "applications.commands",
		ToAccount: "applications.commands&integration_type=1",
		Watches:   "bot%20applications.commands&permissions=274877991936&integration_type=0", // 1<<10 | 1<<11 | 1<<14 | 1<<16 | 1<<38
	} {
		if got := Invite("17", to); got != link+want {
			t.Errorf("to %d: %s, want %s", to, got, link+want)
		}
	}
}
