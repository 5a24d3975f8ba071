package discord

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// received is an interaction as the library reads it, with what that leaves
// out.
type received struct {
	*discordgo.Interaction
	permissions map[string]int64 // of who acts, in each of the channels that they chose, by its ID; absent: none
}

// decode reads an interaction.
func decode(raw []byte) (*received, error) {
	i, err := decodeLibrary(raw)
	if err != nil {
		return nil, err
	}
	r := &received{Interaction: i}
	if data, ok := i.Data.(discordgo.ApplicationCommandInteractionData); ok && data.Resolved != nil && len(data.Resolved.Channels) > 0 {
		r.permissions = permissions(raw)
	}
	return r, nil
}

// permissions reads those that Discord tells of chosen channels: Resolved Data
// in docs.discord.com/developers/interactions/receiving-and-responding. One
// that cannot be read is left out.
func permissions(raw []byte) map[string]int64 {
	var i struct {
		Data struct {
			Resolved struct {
				Channels map[string]struct {
					Permissions any `json:"permissions"`
				} `json:"channels"`
			} `json:"resolved"`
		} `json:"data"`
	}
	list := map[string]int64{}
	_ = json.Unmarshal(raw, &i) // which has been read once: what is of another sort is not there
	for id, c := range i.Data.Resolved.Channels {
		if bits, ok := bitSet(c.Permissions); ok {
			list[id] = bits
		}
	}
	return list
}

func isBitSet(value any) bool {
	_, ok := bitSet(value)
	return ok
}

// bitSet reads a number in a string. It reports false where a value is none.
func bitSet(value any) (int64, bool) {
	text, ok := value.(string)
	bits, err := strconv.ParseInt(text, 10, 64)
	return bits, ok && err == nil
}

// decodeLibrary has the library read an interaction. Where a part of it is not
// as the library knows it, that reads nothing at all: a message in it may have
// components of a new sort, which are left out, but for what they say; if it is
// something else, so is all that nothing here looks at.
func decodeLibrary(raw []byte) (*discordgo.Interaction, error) {
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
	if i, err = fromTree(tree); err == nil {
		return i, nil
	}
	return fromTree(pick(tree, needed))
}

func fromTree(tree any) (*discordgo.Interaction, error) {
	raw, err := json.Marshal(tree)
	if err != nil {
		return nil, err
	}
	i := &discordgo.Interaction{}
	return i, i.UnmarshalJSON(raw)
}

// withoutComponents empties every list of components. Their texts go to the
// content of the message that they are of.
func withoutComponents(value any) {
	switch value := value.(type) {
	case map[string]any:
		if components, ok := value["components"]; ok {
			if texts := componentTexts(components); len(texts) > 0 {
				content, _ := value["content"].(string)
				value["content"] = joined(append([]string{content}, texts...))
			}
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

// componentTexts gives the texts of components as they are sent, those inside
// of others too.
// https://discord.com/developers/docs/components/reference#text-display
func componentTexts(value any) []string {
	var texts []string
	switch value := value.(type) {
	case map[string]any:
		if text, ok := value["content"].(string); ok && value["type"] == float64(discordgo.TextDisplayComponent) {
			texts = append(texts, text)
		}
		texts = append(texts, componentTexts(value["components"])...)
	case []any:
		for _, v := range value {
			texts = append(texts, componentTexts(v)...)
		}
	}
	return texts
}

// messageText is the text of the message that a command of the menu was
// chosen on.
func messageText(data discordgo.ApplicationCommandInteractionData) string {
	if data.Resolved == nil {
		return ""
	}
	return joined(texts(data.Resolved.Messages[data.TargetID]))
}

// texts are what a message says: what was written, and what embeds and
// components say, as news that another bot posts often stands in those alone,
// and what it forwards.
func texts(m *discordgo.Message) []string {
	if m == nil {
		return nil
	}
	list := append([]string{m.Content}, displayed(m.Components)...)
	for _, e := range m.Embeds {
		if e != nil {
			list = append(list, embedTexts(e)...)
		}
	}
	for _, s := range m.MessageSnapshots {
		list = append(list, texts(s.Message)...)
	}
	return list
}

func embedTexts(e *discordgo.MessageEmbed) []string {
	var list []string
	if e.Author != nil {
		list = append(list, e.Author.Name)
	}
	list = append(list, e.Title, e.Description)
	for _, f := range e.Fields {
		if f != nil {
			list = append(list, f.Name, f.Value)
		}
	}
	return list
}

// displayed gives the texts of components, those inside of others too.
func displayed(components []discordgo.MessageComponent) []string {
	var list []string
	for _, c := range components {
		switch c := c.(type) {
		case *discordgo.TextDisplay:
			list = append(list, c.Content)
		case *discordgo.Section:
			list = append(list, displayed(c.Components)...)
		case *discordgo.Container:
			list = append(list, displayed(c.Components)...)
		}
	}
	return list
}

// joined sets texts below each other, those that there are. A block quote that
// goes on to the end of its text goes on to no other.
func joined(texts []string) string {
	texts = slices.DeleteFunc(texts, func(text string) bool { return text == "" })
	if len(texts) < 2 {
		return strings.Join(texts, "")
	}
	var lines []string
	for _, text := range texts {
		sign := ""
		for line := range strings.SplitSeq(text, "\n") {
			rest, begins := strings.CutPrefix(line, ">>> ")
			if begins {
				sign = "> "
			}
			lines = append(lines, sign+rest)
		}
	}
	return strings.Join(lines, "\n")
}
