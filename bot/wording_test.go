package bot_test

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/bot"
)

// commandName is what a command or an option may be called:
// docs.discord.com/developers/interactions/application-commands, under Naming.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}]{1,32}$`)

// The most characters of a description, of a name in a menu and of a choice,
// and the most choices of an option, on that page.
const (
	maxDescription = 100
	maxMenu        = 32
	maxChoice      = 100
	maxChoices     = 25
)

// TestWordings sees to it that every command can be registered in every
// language, and that no translation is wanting.
func TestWordings(t *testing.T) {
	t.Parallel()
	for _, language := range append([]string{"en"}, bot.Languages...) {
		checkCommands(t, language, bot.Commands)
	}
}

// checkCommands checks commands that stand beside each other.
func checkCommands(t *testing.T, language string, list []bot.Command) {
	t.Helper()
	seen := map[string]string{}
	for _, c := range list {
		w := c.In(language)
		checkWording(t, language, c.Path(), w, bot.Wording{Name: c.Name, Help: c.Help})
		if other := seen[w.Name]; other != "" {
			t.Errorf("%s: %s and %s are both %q", language, other, c.Path(), w.Name)
		}
		seen[w.Name] = c.Path()
		checkMenu(t, language, c)
		checkOptions(t, language, c)
		checkCommands(t, language, c.Subcommands)
	}
}

func checkOptions(t *testing.T, language string, c bot.Command) {
	t.Helper()
	seen := map[string]bool{}
	for _, o := range slices.Concat(c.Options, []bot.Option{bot.Private}) {
		w := c.OptionIn(o, language)
		checkWording(t, language, c.Path()+" "+o.Name, w, bot.Wording{Name: o.Name, Help: o.Help})
		if seen[w.Name] {
			t.Errorf("%s: %s has %q twice", language, c.Path(), w.Name)
		}
		seen[w.Name] = true
		checkChoices(t, language, c, o)
	}
}

func checkChoices(t *testing.T, language string, c bot.Command, o bot.Option) {
	t.Helper()
	seen := map[string]bool{}
	for _, choice := range o.Choices {
		label := c.ChoiceIn(choice, language)
		if n := utf8.RuneCountInString(label); n == 0 || n > maxChoice || seen[label] {
			t.Errorf("%s: the choice %s of %s %s is %q", language, choice, c.Path(), o.Name, label)
		}
		if language != "en" && label == c.ChoiceIn(choice, "en") {
			t.Errorf("%s: the choice %s of %s %s is not translated", language, choice, c.Path(), o.Name)
		}
		seen[label] = true
	}
	if len(o.Choices) > maxChoices || len(o.Choices) > 0 && o.Suggests() {
		t.Errorf("%s %s has %d choices, and completes: %v", c.Path(), o.Name, len(o.Choices), o.Suggests())
	}
}

func checkMenu(t *testing.T, language string, c bot.Command) {
	t.Helper()
	menu := c.MenuIn(language)
	if (menu == "") != (c.Menu == "") || utf8.RuneCountInString(menu) > maxMenu {
		t.Errorf("%s: %s is %q in the menu, want the sense of %q in at most %d characters", language, c.Name, menu, c.Menu, maxMenu)
	}
	if language != "en" && c.Menu != "" && menu == c.Menu {
		t.Errorf("%s: the menu's %q is not translated", language, menu)
	}
}

func checkWording(t *testing.T, language, what string, got, english bot.Wording) {
	t.Helper()
	if !commandName.MatchString(got.Name) || got.Name != strings.ToLower(got.Name) {
		t.Errorf("%s: %s is called %q", language, what, got.Name)
	}
	if n := utf8.RuneCountInString(got.Help); n == 0 || n > maxDescription || strings.HasSuffix(got.Help, ".") || strings.TrimSpace(got.Help) != got.Help {
		t.Errorf("%s: the help of %s is %q, of %d characters", language, what, got.Help, n)
	}
	if language != "en" && got.Help == english.Help {
		t.Errorf("%s: %s is not translated", language, what)
	}
	if language == "en" && got != english {
		t.Errorf("%s in English: %v, want %v", what, got, english)
	}
}

// TestLanguages sees to it that each language has words of its own.
func TestLanguages(t *testing.T) {
	t.Parallel()
	ask := map[string]bool{}
	for _, language := range append([]string{"en"}, bot.Languages...) {
		ask[bot.Commands[0].In(language).Help] = true
	}
	if len(ask) != len(bot.Languages)+1 {
		t.Errorf("%d languages are told apart, want %d: %v", len(ask), len(bot.Languages)+1, slices.Sorted(maps.Keys(ask)))
	}
}
