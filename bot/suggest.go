package bot

import (
	"context"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A Suggestion completes an option.
type Suggestion struct {
	Label string // for who chooses; never any of a statement's words, which it would cut
	Value string // what the option then is
}

// labelled stands in a label between what is suggested and what is said of it.
const labelled = " · "

// Suggest completes an option of a request, in which stand what was typed of
// it and what is known of the others: best match first, and where nothing was
// typed what there is most of. It returns nothing for an option that does not
// suggest, or that does not exist, and at most n suggestions.
func (b *Bot) Suggest(r Request, option string, n int) []Suggestion {
	c, _ := Find(r.Command)
	for _, o := range c.Options {
		if o.Name == option && o.suggest != nil {
			list := o.suggest(b, r, r.Options[option])
			return list[:min(n, len(list))]
		}
	}
	return nil
}

// suggestSpeakers suggests people: those that the command would read, then
// those whose name, role or country has what was typed.
func suggestSpeakers(b *Bot, _ Request, typed string) []Suggestion {
	meant := b.meant(typed)
	var list []candidate
	for _, p := range slices.Concat(b.coverage.Speakers, b.coverage.Silent) {
		label := p.Name
		if p.Role != "" {
			label += labelled + p.Role
		}
		c := candidate{
			Suggestion{label + labelled + count(p.Statements, "statement"), p.called},
			fit(typed, append([]string{p.Name, p.Role, p.Country, p.ID}, p.Aliases...)...),
			p.Statements,
		}
		if slices.Contains(meant, p.Person) {
			c.fit = max(c.fit, leads)
		}
		list = append(list, c)
	}
	return ranked(list)
}

// meant lists whom the command said would take a text for, misspelt or by
// role and country.
func (b *Bot) meant(typed string) []*corpus.Person {
	if strings.TrimSpace(typed) == "" || unreadable(typed) != "" {
		return nil
	}
	var people []*corpus.Person
	for _, n := range everybody(b.said(typed, "").Speakers) {
		people = append(people, n.Person)
	}
	if len(people) == 0 {
		for _, w := range names.Folded(typed) {
			for _, n := range b.book.Near(w) {
				people = append(people, n.Person)
			}
		}
	}
	return people
}

// suggestTopics suggests topics on which there are facts, or statements of
// those who are asked for. A watch looks ahead: for one there need be nothing
// yet.
func suggestTopics(b *Bot, r Request, typed string) []Suggestion {
	noun, ahead := "statement", r.Command == "watch add"
	if r.Command == "facts" || ahead && r.Options["kind"] == string(corpus.Fact) {
		noun = "fact"
	}
	speakers := b.meant(r.Options["speaker"])
	var list []candidate
	for _, t := range b.corpus.Topics {
		much := b.topics[t].amount(noun, speakers)
		if ahead && noun == "statement" && len(speakers) == 0 {
			much = b.topics[t].matches // it lets facts through as well
		}
		if much == 0 && !ahead {
			continue
		}
		list = append(list, candidate{
			Suggestion{t.Name + labelled + count(much, noun), t.Name},
			max(fit(typed, t.Name, t.ID), min(fit(typed, t.Terms...), begins)),
			much,
		})
	}
	return ranked(list)
}

// amount counts a topic's facts, or its statements by any of the people, of
// whom none means everybody.
func (t topic) amount(noun string, speakers []*corpus.Person) int {
	switch {
	case noun == "fact":
		return t.facts
	case len(speakers) == 0:
		return t.matches - t.facts
	}
	n := 0
	for _, p := range speakers {
		n += t.by[p]
	}
	return n
}

// suggestStatements suggests statements by their IDs, by who made them, and by
// their words; those that are withdrawn by their IDs alone.
func suggestStatements(b *Bot, _ Request, typed string) []Suggestion {
	want := names.Folded(typed)
	meant := b.meant(typed)
	found := b.wording(typed)
	var list []candidate
	for _, s := range b.corpus.Statements {
		c, kind := candidate{}, kinds[s.Kind]
		if s.Withdrawn != nil {
			kind = withdrawn
		}
		if len(want) > 0 || s.Withdrawn == nil {
			c.fit = fitWords(want, strings.FieldsFunc(s.ID, notInWord))
		}
		if s.Speaker != nil && s.Withdrawn == nil && slices.Contains(meant, s.Speaker) {
			c.fit = max(c.fit, begins)
		}
		if found[s] {
			c.fit = max(c.fit, holds)
		}
		if c.fit == misses {
			continue
		}
		label := s.ID
		if s.Speaker != nil {
			label += labelled + s.Speaker.Name
		}
		c.Suggestion = Suggestion{label + labelled + kind, s.ID}
		list = append(list, c)
	}
	return ranked(list)
}

// notInWord reports whether a character parts the words of an ID.
func notInWord(r rune) bool { return r == '-' || r == '.' || r == '_' }

// mostWorded is how many statements are suggested for their words.
const mostWorded = 25

// wording finds the statements that have a word of a text.
func (b *Bot) wording(text string) map[*corpus.Statement]bool {
	q := index.Text(text)
	if len(q.Clauses) == 0 || unreadable(text) != "" {
		return nil
	}
	q.Limit = mostWorded
	hits, err := b.index.Search(context.Background(), q)
	if err != nil {
		return nil // completions never fail: what is not found can be typed out
	}
	found := map[*corpus.Statement]bool{}
	for _, h := range hits {
		found[h.Statement] = true
	}
	return found
}

// suggestIDs lists the IDs of statements that one which does not exist may
// mean.
func (b *Bot) suggestIDs(id string, n int) []string {
	want := names.Folded(id)
	var list []candidate
	for _, s := range b.corpus.Statements {
		list = append(list, candidate{Suggestion{s.ID, s.ID}, fitWords(want, strings.FieldsFunc(s.ID, notInWord)), 0})
	}
	var ids []string
	for _, s := range ranked(list) {
		ids = append(ids, s.Value)
	}
	return ids[:min(n, len(ids))]
}
