package bot_test

import (
	"strings"
	"testing"

	"onrecord/bot"
)

// TestFind finds every command by its path, and nothing else.
func TestFind(t *testing.T) {
	t.Parallel()
	var check func(list []bot.Command, within string)
	check = func(list []bot.Command, within string) {
		for _, c := range list {
			found, ok := bot.Find(c.Path())
			if !ok || found.Name != c.Name || found.Help != c.Help || c.Path() != strings.TrimSpace(within+" "+c.Name) {
				t.Errorf("%s in %q: found %q, %v", c.Path(), within, found.Path(), ok)
			}
			if c.FromRecord() == (len(c.Subcommands) > 0 || within != "") {
				t.Errorf("%s is answered from the record: %v", c.Path(), c.FromRecord())
			}
			check(c.Subcommands, c.Path())
		}
	}
	check(bot.Commands, "")
	for _, path := range []string{"", " ", "frobnicate", "add", "watch ", "watch frobnicate", "watch add ", "watch add id", "ask add", "Ask"} {
		if c, ok := bot.Find(path); ok || c.Name != "" {
			t.Errorf("%q is %s", path, c.Path())
		}
	}
}
