package bot

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"onrecord/corpus/names"
)

//go:embed zones.txt
var zoneFile string

// commonZones are suggested where nothing was typed, and else before those that
// fit as well.
var commonZones = []string{
	"UTC", "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Rome", "Europe/Kyiv",
	"America/New_York", "America/Chicago", "America/Los_Angeles", "Asia/Tokyo", "Australia/Sydney",
}

// A zone is a time zone, with all its names as they are compared.
type zone struct {
	name   string
	folded [][]string
	common int // the higher, the more common; 0: it is not
}

// zones are those of the file, which has one a line.
var zones = sync.OnceValue(func() []zone {
	var list []zone
	for line := range strings.Lines(zoneFile) {
		all := strings.Fields(line)
		if len(all) == 0 || all[0] == "#" {
			continue
		}
		z := zone{name: all[0]}
		if at := slices.Index(commonZones, z.name); at >= 0 {
			z.common = len(commonZones) - at
		}
		for _, name := range all {
			z.folded = append(z.folded, names.Folded(name))
		}
		list = append(list, z)
	}
	return list
})

// suggestZones suggests time zones by any of their names.
func suggestZones(_ *Bot, _ Request, typed string) []Suggestion {
	want := names.Folded(typed)
	var list []candidate
	for _, z := range zones() {
		c := candidate{Suggestion: Suggestion{z.name, z.name}, much: z.common}
		for _, have := range z.folded {
			if len(want) > 0 || z.common > 0 {
				c.fit = max(c.fit, fitWords(want, have))
			}
		}
		list = append(list, c)
	}
	return ranked(list)
}
