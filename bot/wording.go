package bot

// Languages are the tags of those that commands are named and described in
// beside English. What is on record is never translated.
var Languages = []string{"de", "fr", "it", "uk"}

// A Wording is what a command or an option is called, and its help in one line
// without a full stop.
type Wording struct{ Name, Help string }

// Private is the option by which an answer that everybody would see is shown
// to who asks alone. It stands in no command's Options: how an answer is shown
// is up to where it is, and this is for where others read along.
var Private = Option{Name: "private", Help: "show the answer to you alone"}

// words are those of one command in one language.
type words struct {
	Wording
	menu    string // empty where the command has none
	options map[string]Wording
}

// translations holds the words by language and by the name of the command;
// those of [Private] stand with no command.
var translations = map[string]map[string]words{"de": german, "fr": french, "it": italian, "uk": ukrainian}

// private is where translations keeps the words of [Private].
const private = ""

// In words the command in one of [Languages], and in English for any other.
func (c Command) In(language string) Wording {
	if w, ok := translations[language][c.Name]; ok {
		return w.Wording
	}
	return Wording{c.Name, c.Help}
}

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
	for _, name := range []string{c.Name, private} {
		if w, ok := of[name].options[o.Name]; ok {
			return w
		}
	}
	return Wording{o.Name, o.Help}
}
