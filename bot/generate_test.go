package bot_test

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/bot"
	"onrecord/corpus"
)

// An asked request is for the words of somebody.
type asked struct {
	request  bot.Request
	speakers []*corpus.Person // whose words it may be answered with
}

// A named party is somebody as a question may call them.
type named struct {
	text   string
	people []*corpus.Person
}

// parties lists the people of a corpus by every name that it gives them, and
// by their countries.
func parties(c *corpus.Corpus) []named {
	var list []named
	add := func(text string, p *corpus.Person) {
		if text == "" {
			return
		}
		if i := slices.IndexFunc(list, func(n named) bool { return n.text == text }); i >= 0 {
			list[i].people = append(list[i].people, p)
			return
		}
		list = append(list, named{text, []*corpus.Person{p}})
	}
	for _, p := range c.People {
		add(p.Name, p)
		add(p.Name[strings.LastIndex(p.Name, " ")+1:], p)
		add(p.Country, p)
		for _, alias := range p.Aliases {
			add(alias, p)
		}
		if p.Role != "" {
			add("the "+p.Role, p)
		}
	}
	return list
}

// Ways to ask for what somebody said, about anything and about a subject.
var (
	saying = []string{
		"What did %s say?", "what has %s said so far", "Show me all quotes by %s", "WHAT DID %s SAY", "Was hat %s gesagt?",
		"**what did %s say** <@80351110224678912>", "could you tell me what %s said please",
	}
	sayingAbout = []string{
		"What did %s say about %s?", "what does %s say on %s", "what has %s said regarding %s so far", "Did %s say anything about %s?",
		"please show me everything %s said about “%s”", "what did %s say about %s and tariffs",
	}
)

// subjects to ask about: those of the corpus, and some that it may not have.
func subjects(c *corpus.Corpus) []string {
	list := []string{"tariffs", "the peace", "cheap berths", "troops"}
	for _, t := range c.Topics {
		list = append(list, t.Name, t.Terms[len(t.Terms)/2])
	}
	for _, p := range c.People {
		list = append(list, p.Name)
	}
	return list
}

// asks makes requests for the words of everybody: every name with every
// subject, the wordings taken in turn.
func asks(c *corpus.Corpus) []asked {
	var list []asked
	about := subjects(c)
	for i, n := range parties(c) {
		for _, way := range saying {
			list = append(list, asked{asking(fmt.Sprintf(way, n.text)), n.people})
		}
		list = append(list, asked{bot.Request{Command: "said", Options: map[string]string{"speaker": n.text}}, n.people})
		for j, subject := range about {
			if (i+j)%spread != 0 {
				continue
			}
			way := sayingAbout[(i+j/spread)%len(sayingAbout)]
			list = append(list,
				asked{asking(fmt.Sprintf(way, n.text, subject)), n.people},
				asked{bot.Request{Command: "said", Options: map[string]string{"speaker": n.text, "about": subject}}, n.people})
		}
	}
	return list
}

// spread is how many names share the subjects between them, to keep the
// product of both short.
const spread = 17

// requests are some of every kind.
func requests(c *corpus.Corpus) []bot.Request {
	list := []bot.Request{{Command: "people"}, {Command: "facts"}, {Command: "coverage"}}
	for _, subject := range subjects(c) {
		list = append(list,
			bot.Request{Command: "facts", Options: map[string]string{"about": subject}},
			asking("Who said anything about "+subject+"?"),
			asking("which countries ruled out "+subject),
			asking("When was "+subject+" decided, and by whom?"),
			asking(subject))
	}
	for _, a := range every(5, asks(c)) {
		list = append(list, a.request)
	}
	return every(2, list)
}

// every returns the first of each n things.
func every[T any](n int, list []T) []T {
	var out []T
	for i := 0; i < len(list); i += n {
		out = append(out, list[i])
	}
	return out
}

func statementsBy(c *corpus.Corpus, p *corpus.Person) []*corpus.Statement {
	return slices.DeleteFunc(c.Standing(), func(s *corpus.Statement) bool { return s.Speaker != p })
}
