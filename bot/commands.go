package bot

import (
	"context"
	"strings"
)

// A Command is something the bot can be asked to do. The command line, its
// help and Discord's registration are all made from Commands.
type Command struct {
	Name    string
	Help    string // one line, no full stop
	Menu    string // its name in the menu of a message, whose words are its only option; empty: a command that is typed
	Open    bool   // answers for everybody to see, unless asked for privately; false: for who asks alone
	Options []Option
	hides   bool
	run     func(context.Context, *Bot, Request) (*Reply, error)
}

// Hides reports whether who asks may have the answer of an open command for
// themselves alone.
func (c Command) Hides() bool { return c.hides }

// An Option is what a command is given, always as text.
type Option struct {
	Name      string
	Help      string // one line, no full stop
	Required  bool
	MaxLength int                              // in characters, where it is typed into Discord; 0: no limit of its own
	suggest   func(*Bot, Request) []Suggestion // completes what was typed; nil: nothing does
}

// Suggests reports whether [Bot.Suggest] completes the option.
func (o Option) Suggests() bool { return o.suggest != nil }

// Commands lists every command, in the order of help.
var Commands = []Command{
	{
		Name: "ask", Help: "Answer a question from what is on the record", Open: true,
		Options: []Option{{Name: "question", Help: "the question, in your own words", Required: true, MaxLength: 300}},
		hides:   true,
		run:     ask,
	},
	{
		Name: "said", Help: "Show what somebody said, all of it or on a subject", Open: true,
		Options: []Option{
			{Name: "speaker", Help: "whose statements: a name, role or country", Required: true, MaxLength: 100, suggest: suggestSpeakers},
			{Name: "about", Help: "only what was said on this subject", MaxLength: 200, suggest: suggestTopics},
		},
		hides: true,
		run:   said,
	},
	{
		Name: "facts", Help: "Show the facts on record, all of them or on a subject", Open: true,
		Options: []Option{{Name: "about", Help: "only facts on this subject", MaxLength: 200, suggest: suggestTopics}},
		hides:   true,
		run:     facts,
	},
	{
		Name: "quote", Help: "Show one statement in full, with its source and what stands around it", Open: true,
		Options: []Option{{Name: "id", Help: "the ID of the statement, as answers show it", Required: true, MaxLength: 100, suggest: suggestStatements}},
		run:     quote,
	},
	{Name: "people", Help: "List who is on the record, with how much", run: people},
	{Name: "coverage", Help: "Show what is on the record: sources, period, counts, fingerprint", run: coverage},
	{
		Name: "compare", Help: "Compare the words of a text with those on record", Menu: "Check against record",
		Options: []Option{{Name: "text", Help: "the text, quotation marks and all", Required: true}},
		run:     compare,
	},
}

// MaxQuestion is the longest question that is answered, in characters.
const MaxQuestion = 1000

func (c Command) has(option string) bool {
	for _, o := range c.Options {
		if o.Name == option {
			return true
		}
	}
	return false
}

func commandNames() string {
	var list []string
	for _, c := range Commands {
		list = append(list, c.Name)
	}
	return strings.Join(list, ", ")
}
