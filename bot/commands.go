package bot

import (
	"context"
	"slices"
	"strings"
)

// A Command is something the bot can be asked to do. The command line, its
// help and Discord's registration are all made from Commands.
type Command struct {
	Name    string
	Help    string // one line, no full stop
	Menu    string // its name in the menu of a message, whose words are its only option; empty: a command that is typed
	Open    bool   // answers for everybody to see, unless asked for privately; false: for who asks alone
	Manages bool   // only in a server, and only for who may manage its channels, unless the server says otherwise
	Options []Option

	Subcommands []Command // of a command that is nothing by itself; empty: it is something

	of    string // the name of the command that it is a subcommand of; empty: it is none
	hides bool
	run   func(context.Context, *Bot, Request) (*Reply, error) // nil: the record has no answer
}

// Path is what the command is called in a [Request]: its name, of a subcommand
// behind that of the command, as in "watch add".
func (c Command) Path() string {
	if c.of == "" {
		return c.Name
	}
	return c.of + " " + c.Name
}

// FromRecord reports whether [Bot.Answer] answers the command. What is not on
// record is up to others than a Bot.
func (c Command) FromRecord() bool { return c.run != nil }

// Exact reports whether an option is of the kind [Exact].
func (c Command) Exact(option string) bool {
	return slices.ContainsFunc(c.Options, func(o Option) bool { return o.Name == option && o.Kind == Exact })
}

// Hides reports whether who asks may have the answer of an open command for
// themselves alone.
func (c Command) Hides() bool { return c.hides }

// An Option is what a command is given, always as text.
type Option struct {
	Name      string
	Help      string     // one line, no full stop
	Kind      OptionKind // empty: words
	Required  bool
	MaxLength int      // in characters, where it is typed into Discord; 0: no limit of its own
	Choices   []string // it is one of these; empty: anything

	suggest func(b *Bot, r Request, typed string) []Suggestion // completes what was typed; nil: nothing here does
	watches bool                                               // it is the ID of a watch
}

// An OptionKind says what the text of an option stands for, where it is not
// just words.
type OptionKind string

// The kinds.
const (
	Channel OptionKind = "channel" // its ID
	Role    OptionKind = "role"    // its ID
	Flag    OptionKind = "flag"    // "true" or "false"
	Exact   OptionKind = "exact"   // as it is written: an ID or a name that is no words
)

// Suggests reports whether the option is completed: by [Bot.Suggest], or else
// by who keeps the watches, see [Option.SuggestsWatches].
func (o Option) Suggests() bool { return o.suggest != nil || o.watches }

// SuggestsWatches reports whether the option is the ID of a watch. The record
// knows of none, so [Bot.Suggest] does not complete it.
func (o Option) SuggestsWatches() bool { return o.watches }

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
		Options: []Option{{Name: "id", Help: "the ID of the statement, as answers show it", Kind: Exact, Required: true, MaxLength: 100, suggest: suggestStatements}},
		run:     quote,
	},
	{Name: "people", Help: "List who is on the record, with how much", run: people},
	{Name: "coverage", Help: "Show what is on the record: sources, period, counts, fingerprint", run: coverage},
	{
		Name: "compare", Help: "Compare the words of a text with those on record", Menu: "Check against record",
		Options: []Option{{Name: "text", Help: "the text, quotation marks and all", Required: true}},
		run:     compare,
	},
	watching,
}

// Find finds a command of the table, or a subcommand, by its path. It reports
// false where there is none.
func Find(path string) (Command, bool) {
	name, inside, nested := strings.Cut(path, " ")
	c, ok := commandIn(Commands, name)
	if ok && nested {
		return commandIn(c.Subcommands, inside)
	}
	return c, ok
}

func commandIn(list []Command, name string) (Command, bool) {
	at := slices.IndexFunc(list, func(c Command) bool { return c.Name == name })
	if at < 0 {
		return Command{}, false
	}
	return list[at], true
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

// commandNames lists the commands that are answered.
func commandNames() string {
	var list []string
	for _, c := range Commands {
		if c.FromRecord() {
			list = append(list, c.Name)
		}
	}
	return strings.Join(list, ", ")
}
