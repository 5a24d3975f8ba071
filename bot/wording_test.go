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

// The most characters of a description and of a name in a menu, on that page.
const (
	maxDescription = 100
	maxMenu        = 32
)

// TestWordings sees to it that every command can be registered in every
// language, and that no translation is wanting.
func TestWordings(t *testing.T) {
	t.Parallel()
	for _, language := range append([]string{"en"}, bot.Languages...) {
		seen := map[string]string{}
		for _, c := range bot.Commands {
			w := c.In(language)
			checkWording(t, language, c.Name, w, bot.Wording{Name: c.Name, Help: c.Help})
			if other := seen[w.Name]; other != "" {
				t.Errorf("%s: %s and %s are both %q", language, other, c.Name, w.Name)
			}
			seen[w.Name] = c.Name
			checkMenu(t, language, c)
			checkOptions(t, language, c)
		}
	}
}

func checkOptions(t *testing.T, language string, c bot.Command) {
	t.Helper()
	seen := map[string]bool{}
	for _, o := range slices.Concat(c.Options, []bot.Option{bot.Private}) {
		w := c.OptionIn(o, language)
		checkWording(t, language, c.Name+" "+o.Name, w, bot.Wording{Name: o.Name, Help: o.Help})
		if seen[w.Name] {
			t.Errorf("%s: %s has %q twice", language, c.Name, w.Name)
		}
		seen[w.Name] = true
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
