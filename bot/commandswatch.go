package bot

import "onrecord/corpus"

// watching is the command that the watches are kept with. The record says
// nothing of those: who keeps them answers.
var watching = Command{
	Name: "watch", Help: "Have new statements posted to a channel as they come", Manages: true,
	Subcommands: []Command{
		{
			Name: "add", Help: "Make a watch: where to post, what and when", of: "watch",
			Options: []Option{
				{Name: "channel", Help: "where to post: a text or announcement channel, or a thread", Kind: Channel, Required: true},
				{Name: "speaker", Help: "only what they say: a name, role or country", MaxLength: 100, suggest: suggestSpeakers},
				{Name: "about", Help: "only statements on this subject", MaxLength: 200, suggest: suggestTopics},
				{Name: "any", Help: "words or phrases, parted by commas, one of which has to stand in the statement", MaxLength: 200},
				{Name: "exclude", Help: "words or phrases, parted by commas, none of which may stand in the statement", MaxLength: 200},
				{Name: "kind", Help: "only statements of this kind", Choices: kindNames()},
				{Name: "delivery", Help: "when to post; at once where nothing is chosen", Choices: []string{"at once", "hourly", "daily"}},
				{Name: "timezone", Help: "that quiet hours and the daily post go by; UTC where none is given", Kind: Exact, MaxLength: 64, suggest: suggestZones},
				{Name: "quiet-from", Help: "when quiet hours begin, such as 22:00; what comes then is posted after them", MaxLength: 5},
				{Name: "quiet-to", Help: "when quiet hours end, such as 07:00", MaxLength: 5},
				{Name: "role", Help: "a role to mention with each post", Kind: Role},
			},
		},
		{Name: "list", Help: "List the watches of this server", of: "watch"},
		{Name: "pause", Help: "Hold back what a watch has to post, until it is resumed", of: "watch", Options: []Option{watchID}},
		{
			Name: "resume", Help: "Have a watch post again, and what came meanwhile", of: "watch",
			Options: []Option{watchID, {Name: "skip", Help: "leave out what came meanwhile", Kind: Flag}},
		},
		{Name: "remove", Help: "End a watch for good", of: "watch", Options: []Option{watchID}},
		{Name: "test", Help: "Post one sample, marked as such, and say which permissions are missing", of: "watch", Options: []Option{watchID}},
		{
			Name: "why", Help: "Show why a watch lets a statement through, or what stops it", of: "watch",
			Options: []Option{
				watchID,
				{Name: "statement", Help: "the ID of the statement, as answers show it", Kind: Exact, Required: true, MaxLength: 100, suggest: suggestStatements},
			},
		},
		{Name: "history", Help: "Show what became of a watch's posts of late", of: "watch", Options: []Option{watchID}},
	},
}

// watchID says which watch is meant.
var watchID = Option{Name: "id", Help: "the ID of the watch, as the list shows it", Kind: Exact, Required: true, MaxLength: 20, watches: true}

// kindNames lists the kinds of statements.
func kindNames() []string {
	list := make([]string, len(corpus.Kinds))
	for i, k := range corpus.Kinds {
		list[i] = string(k)
	}
	return list
}
