package bot_test

import (
	"slices"
	"testing"
	"time"
	_ "time/tzdata" // also where the system has no zones

	"onrecord/bot"
)

// TestZones sees to it that every time zone there is to choose can be read.
func TestZones(t *testing.T) {
	t.Parallel()
	b := openRecord(t, "declaration").bot
	suggest := func(typed string) []string {
		var list []string
		for _, s := range b.Suggest(bot.Request{Command: "watch add", Options: map[string]string{"timezone": typed}}, "timezone", 1000) {
			if _, err := time.LoadLocation(s.Value); err != nil || s.Label != s.Value {
				t.Errorf("%v: %v", s, err)
			}
			list = append(list, s.Value)
		}
		return list
	}
	seen := map[string]bool{}
	for _, region := range []string{"UTC", "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"} {
		for _, name := range suggest(region) {
			seen[name] = true
		}
	}
	if len(seen) != 419 {
		t.Errorf("%d time zones, want 419", len(seen))
	}
	common := suggest("")
	if len(common) == 0 || len(common) > 25 || common[0] != "UTC" {
		t.Errorf("where nothing is typed: %q", common)
	}
	for _, name := range common {
		if !seen[name] {
			t.Errorf("%s is suggested, but is none", name)
		}
	}
	if list := suggest("america"); !slices.Contains(list, "America/Argentina/Buenos_Aires") || list[0] != "America/New_York" {
		t.Errorf("in America: %q", list)
	}
}
