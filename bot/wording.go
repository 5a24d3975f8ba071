package bot

import (
	"cmp"

	"onrecord/corpus"
)

// Languages are the tags of those that commands are named and described in
// beside English. What is on record is never translated.
var Languages = []string{"de", "fr", "it", "uk"}

// A Wording is what a command or an option is called, and its help in one line
// without a full stop.
type Wording struct{ Name, Help string }

// Private is the option by which an answer that everybody would see is shown
// to who asks alone. It stands in no command's Options: how an answer is shown
// is up to where it is, and this is for where others read along.
var Private = Option{Name: "private", Help: "show the answer to you alone", Kind: Flag}

// words are those of one command in one language, with all of its subcommands.
type words struct {
	Wording
	menu        string // empty where the command has none
	subcommands map[string]Wording
	options     map[string]Wording // of its own and of any subcommand
	choices     map[string]string  // of any option
}

// translations holds the words by language and by the name of the command;
// those of [Private] stand with no command.
var translations = map[string]map[string]words{"de": german, "fr": french, "it": italian, "uk": ukrainian}

// private is where translations keeps the words of [Private].
const private = ""

// In words the command in one of [Languages], and in English for any other.
func (c Command) In(language string) Wording {
	w := translations[language][c.whole()]
	if c.of != "" {
		w.Wording = w.subcommands[c.Name]
	}
	return cmp.Or(w.Wording, Wording{c.Name, c.Help})
}

// whole is the name of the command that this one is, or is a subcommand of.
func (c Command) whole() string { return cmp.Or(c.of, c.Name) }

// MenuIn is the command's name in the menu of a message in one of [Languages],
// and in English for any other; empty where it is in none.
func (c Command) MenuIn(language string) string {
	if w, ok := translations[language][c.Name]; ok {
		return w.menu
	}
	return c.Menu
}

// OptionIn words an option of the command, or [Private], in one of
// [Languages], and in English for any other.
func (c Command) OptionIn(o Option, language string) Wording {
	of := translations[language]
	for _, name := range []string{c.whole(), private} {
		if w, ok := of[name].options[o.Name]; ok {
			return w
		}
	}
	return Wording{o.Name, o.Help}
}

// ChoiceIn words one of an option's choices in one of [Languages], and in
// English for any other.
func (c Command) ChoiceIn(choice, language string) string {
	return cmp.Or(translations[language][c.whole()].choices[choice], kinds[corpus.Kind(choice)], choice)
}
