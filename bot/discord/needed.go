package discord

import "slices"

// A shape names the fields of an object that are needed, each with those that
// are needed of it; nil: all of it. Under "*" stands what goes for every field.
type shape map[string]shape

// needed is what of an interaction is looked at.
var needed = func() shape {
	user := shape{"id": nil}
	embed := shape{"title": nil, "description": nil, "author": {"name": nil}, "fields": {"name": nil, "value": nil}, "footer": {"text": nil}}
	content := shape{"id": nil, "content": nil, "flags": nil, "embeds": embed}
	message := shape{
		"id": nil, "content": nil, "flags": nil, "embeds": embed,
		"interaction_metadata": {"user": user}, "interaction": {"user": user},
		"message_snapshots": {"message": content},
	}
	channel := shape{"id": nil, "name": nil, "type": nil, "parent_id": nil}
	role := shape{"id": nil, "name": nil, "mentionable": nil, "managed": nil}
	return shape{
		"id": nil, "application_id": nil, "type": nil, "token": nil, "guild_id": nil, "app_permissions": nil,
		"member": {"user": user, "permissions": nil}, "user": user, "message": message,
		"data": {
			"name": nil, "type": nil, "target_id": nil, "options": nil, "custom_id": nil, "component_type": nil,
			"resolved": {"messages": {"*": message}, "channels": {"*": channel}, "roles": {"*": role}},
		},
	}
}()

// bitSets are the fields that the library reads as a number in a string, and
// otherwise not at all. Where they are none, nothing is permitted.
var bitSets = []string{"permissions", "app_permissions"}

// pick leaves of a value what a shape names, of each element of a list.
func pick(value any, of shape) any {
	switch value := value.(type) {
	case map[string]any:
		if of == nil {
			return value
		}
		picked := map[string]any{}
		for key, v := range value {
			if slices.Contains(bitSets, key) && !isBitSet(v) {
				continue
			}
			if inner, ok := of[key]; ok {
				picked[key] = pick(v, inner)
			} else if inner, ok := of["*"]; ok {
				picked[key] = pick(v, inner)
			}
		}
		return picked
	case []any:
		picked := make([]any, len(value))
		for i, v := range value {
			picked[i] = pick(v, of)
		}
		return picked
	}
	return value
}
