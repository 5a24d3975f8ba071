package names

import (
	"onrecord/corpus"
)

// addOutlets adds what statements name in Via, what published the sources,
// and the outlets that the corpus describes.
func (b *Book) addOutlets(c *corpus.Corpus) {
	seen := map[string]*Name{}
	outlet := func(text string) *Name {
		name := seen[text]
		if name == nil && text != "" {
			name = &Name{Kind: Outlet, ID: text, Shown: text}
			seen[text] = name
			b.addOutlet(text, name)
		}
		return name
	}
	for _, s := range c.Statements {
		for _, via := range s.Via {
			outlet(via)
		}
	}
	for _, s := range c.Sources {
		outlet(s.Publisher)
	}
	for _, o := range c.Outlets {
		name := outlet(o.Name)
		for _, alias := range o.Aliases {
			b.addOutlet(alias, name)
		}
	}
}

// press are the words that newspapers are called by, and are known by alone
// where "the" stands before them.
var press = WordSet("times post gazette herald journal tribune courier chronicle guardian telegraph mail mirror star sun standard observer echo argus press review record globe mercury independent express dispatch bulletin ledger register examiner inquirer")

// generic are words at the end of an outlet's name that go without saying.
var generic = WordSet("news newspaper magazine tv television online agency radio channel network daily weekly")

// articles begin the names of outlets in several languages.
var articles = WordSet("the le la les der die das el il lo")

func (b *Book) addOutlet(text string, name *Name) {
	one := len([]rune(text)) == 1 // X: a letter of its own elsewhere
	b.add(text, name, whole, one)
	if text == "X" || text == "Twitter" {
		for _, word := range []string{"Twitter", "tweet", "tweets", "tweeted", "tweeting"} {
			b.add(word, name, whole, false)
		}
	}
	tokens := Tokens(text)
	if len(tokens) > 1 && articles[tokens[0].Fold] {
		tokens = tokens[1:]
		b.add(text[tokens[0].Start:], name, whole, false)
	}
	if len(tokens) < 2 {
		return
	}
	last := tokens[len(tokens)-1].Fold
	switch {
	case generic[last]:
		b.add(text[tokens[0].Start:tokens[len(tokens)-2].End], name, brief, false)
	case tokens[1].Fold == "of":
		b.addWords([]string{tokens[0].Fold}, name, brief)
	case press[last]:
		b.addWords([]string{last}, name, brief)
	}
}
