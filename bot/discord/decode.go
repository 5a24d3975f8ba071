package discord

import (
	"encoding/json"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// decode reads an interaction. A message in it may have components that the
// library does not know, and then it reads nothing of the interaction; they
// are left out, since nothing here looks at them.
func decode(raw []byte) (*discordgo.Interaction, error) {
	i := &discordgo.Interaction{}
	err := i.UnmarshalJSON(raw) // which json.Unmarshal would look through once more before
	if err == nil && (i.Data != nil || i.Type == discordgo.InteractionPing) {
		return i, nil
	}
	var tree map[string]any
	if bad := json.Unmarshal(raw, &tree); bad != nil {
		return nil, bad
	}
	withoutComponents(tree)
	if raw, err = json.Marshal(tree); err != nil {
		return nil, err
	}
	i = &discordgo.Interaction{}
	return i, json.Unmarshal(raw, i)
}

// withoutComponents empties every list of components.
func withoutComponents(value any) {
	switch value := value.(type) {
	case map[string]any:
		if _, ok := value["components"]; ok {
			value["components"] = []any{}
		}
		for _, v := range value {
			withoutComponents(v)
		}
	case []any:
		for _, v := range value {
			withoutComponents(v)
		}
	}
}

// messageText is the text of the message that a command of the menu was
// chosen on: what was written, and what the embeds of it say, as news that
// another bot posts often stands in those alone.
func messageText(data discordgo.ApplicationCommandInteractionData) string {
	if data.Resolved == nil {
		return ""
	}
	m := data.Resolved.Messages[data.TargetID]
	if m == nil {
		return ""
	}
	texts := []string{m.Content}
	for _, e := range m.Embeds {
		if e != nil {
			texts = append(texts, e.Title, e.Description)
		}
	}
	return strings.Join(texts, "\n")
}
