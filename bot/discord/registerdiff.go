package discord

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// The kinds of [Change].
const (
	Added   = "added"
	Changed = "changed"
	Removed = "removed"
)

// A Change is a difference between the commands that Discord has and those it
// should have.
type Change struct {
	Kind    string   // Added, Changed or Removed
	Command string   // as it is found in Discord
	Fields  []string // what is changed, by Discord's names; empty of other kinds
}

func (c Change) String() string {
	text := c.Kind + " " + c.Command
	if len(c.Fields) > 0 {
		text += ": " + strings.Join(c.Fields, ", ")
	}
	return text
}

// Diff lists what makes have of want, in the order of want, removals last.
// What no command sets is left out of account: of the commands of a server
// Discord tells more than they may say.
func Diff(have, want []Registration) []Change {
	var changes []Change
	for _, w := range want {
		i := slices.IndexFunc(have, w.same)
		if i < 0 {
			changes = append(changes, Change{Kind: Added, Command: w.shown()})
			continue
		}
		if fields := w.differences(have[i]); len(fields) > 0 {
			changes = append(changes, Change{Kind: Changed, Command: w.shown(), Fields: fields})
		}
	}
	for _, h := range have {
		if !slices.ContainsFunc(want, h.same) {
			changes = append(changes, Change{Kind: Removed, Command: h.shown()})
		}
	}
	return changes
}

// same reports whether two registrations are of one command: Discord tells
// them apart by type and name.
func (r Registration) same(other Registration) bool {
	return r.Type == other.Type && r.Name == other.Name
}

// shown is the command as it is found in Discord.
func (r Registration) shown() string {
	switch r.Type {
	case discordgo.ChatApplicationCommand:
		return "/" + r.Name
	case discordgo.MessageApplicationCommand:
		return strconv.Quote(r.Name) + " in the menu of a message"
	case discordgo.UserApplicationCommand:
		return strconv.Quote(r.Name) + " in the menu of a user"
	}
	return strconv.Quote(r.Name)
}

// differences names the fields in which have is not as wanted.
func (r Registration) differences(have Registration) []string {
	var f fields
	f.compareLabels("", have.labels, r.labels)
	f.compareOptions("", have.Options, r.Options)
	f.note("default_member_permissions", have.Permissions != r.Permissions)
	if r.Contexts != nil {
		f.note("contexts", !sameSet(have.Contexts, r.Contexts))
	}
	if r.IntegrationTypes != nil {
		f.note("integration_types", !sameSet(have.IntegrationTypes, r.IntegrationTypes))
	}
	return f
}

// sameSet compares lists whose order Discord does not keep.
func sameSet[T cmp.Ordered](a, b []T) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// fields are those that differ.
type fields []string

func (f *fields) note(name string, differs bool) {
	if differs {
		*f = append(*f, name)
	}
}

func (f *fields) compareLabels(at string, have, want labels) {
	f.note(at+"description", have.Description != want.Description)
	f.compareWords(at+"name_localizations.", have.NameLocalizations, want.NameLocalizations)
	f.compareWords(at+"description_localizations.", have.DescriptionLocalizations, want.DescriptionLocalizations)
}

func (f *fields) compareWords(at string, have, want map[string]string) {
	languages := maps.Clone(want)
	if languages == nil {
		languages = map[string]string{}
	}
	maps.Copy(languages, have)
	for _, language := range slices.Sorted(maps.Keys(languages)) {
		f.note(at+language, have[language] != want[language])
	}
}

// compareOptions notes the list as a whole where there are others or they
// stand in another order, and what differs of those that both have.
func (f *fields) compareOptions(of string, have, want []registeredOption) {
	sameName := func(a, b registeredOption) bool { return a.Name == b.Name }
	f.note(of+"options", !slices.EqualFunc(have, want, sameName))
	for _, w := range want {
		i := slices.IndexFunc(have, func(h registeredOption) bool { return sameName(h, w) })
		if i < 0 {
			continue
		}
		h, at := have[i], of+"options."+w.Name+"."
		f.note(at+"type", h.Type != w.Type)
		f.compareLabels(at, h.labels, w.labels)
		f.note(at+"required", h.Required != w.Required)
		f.note(at+"max_length", h.MaxLength != w.MaxLength)
		f.note(at+"autocomplete", h.Autocomplete != w.Autocomplete)
		f.note(at+"choices", !slices.EqualFunc(h.Choices, w.Choices, registeredChoice.same))
		f.note(at+"channel_types", !sameSet(h.ChannelTypes, w.ChannelTypes))
		f.compareOptions(at, h.Options, w.Options)
	}
}

// same reports whether a choice is another in every language.
func (c registeredChoice) same(other registeredChoice) bool {
	return c.Name == other.Name && c.Value == other.Value && maps.Equal(c.NameLocalizations, other.NameLocalizations)
}
