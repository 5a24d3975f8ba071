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
	Options []Option
	run     func(context.Context, *Bot, Request) (*Reply, error)
}

// An Option is what a command is given, always as text.
type Option struct {
	Name      string
	Help      string // one line, no full stop
	Required  bool
	MaxLength int // in characters; 0: no limit of its own
}

// Commands lists every command, in the order of help.
var Commands = []Command{
	{
		Name: "ask", Help: "Answer a question from what is on the record",
		Options: []Option{{Name: "question", Help: "the question, in your own words", Required: true, MaxLength: MaxQuestion}},
		run:     ask,
	},
	{
		Name: "said", Help: "Show what somebody said, all of it or on a subject",
		Options: []Option{
			{Name: "speaker", Help: "whose statements: a name, role or country", Required: true, MaxLength: MaxQuestion},
			{Name: "about", Help: "only what was said on this subject", MaxLength: MaxQuestion},
		},
		run: said,
	},
	{
		Name: "facts", Help: "Show the facts on record, all of them or on a subject",
		Options: []Option{{Name: "about", Help: "only facts on this subject", MaxLength: MaxQuestion}},
		run:     facts,
	},
	{Name: "people", Help: "List who is on the record, with how much", run: people},
	{Name: "coverage", Help: "Show what is on the record: sources, period, counts, fingerprint", run: coverage},
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
