package discord

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

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
		optional := false
		for _, o := range r.Options {
			if o.Required && optional {
				t.Errorf("%s: %s is required after an option that is not", c.Name, o.Name)
			}
			optional = optional || !o.Required
		}
		private := slices.ContainsFunc(r.Options, func(o registeredOption) bool { return o.Name == bot.Private.Name })
		if private != c.Hides() {
			t.Errorf("%s: takes private: %v, want %v", c.Name, private, c.Hides())
		}
	}
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
		c["id"], c["nsfw"], c["default_member_permissions"] = "1", false, nil
		if c["description"] == nil {
			c["description"], c["description_localizations"] = "", nil
		}
		if c["contexts"] == nil {
			c["contexts"], c["integration_types"] = []int{0, 1, 2}, []int{0}
		} else {
			c["contexts"], c["integration_types"] = []int{2, 1, 0}, []int{1, 0}
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
			[]string{"added /ask", "added /said", "added /facts", "added /quote", "added /people", "added /coverage", `added "Check against record" in the menu of a message`}},
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
	const link = "https://discord.com/oauth2/authorize?client_id=17&scope=applications.commands"
	if got := Invite("17", false); got != link {
		t.Errorf("to a server: %s", got)
	}
	if got := Invite("17", true); got != link+"&integration_type=1" {
		t.Errorf("to an account: %s", got)
	}
}
