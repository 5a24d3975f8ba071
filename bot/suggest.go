package bot

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/names"
)

// A Suggestion completes an option.
type Suggestion struct {
	Label string // for who chooses; never any of a statement's words, which it would cut
	Value string // what the option then is
}

// Suggest completes what was typed into an option of a command, best match
// first; what is empty is completed with what there is most of. It returns
// nothing for an option that does not suggest, or that does not exist, and at
// most n suggestions.
func (b *Bot) Suggest(command, option, typed string, n int) []Suggestion {
	at := slices.IndexFunc(Commands, func(c Command) bool { return c.Name == command })
	if at < 0 {
		return nil
	}
	for _, o := range Commands[at].Options {
		if o.Name == option && o.suggest != nil {
			list := o.suggest(b, typed)
			return list[:min(n, len(list))]
		}
	}
	return nil
}

// A candidate is a suggestion with what is known of how well it fits.
type candidate struct {
	Suggestion
	fit  int // how well it matches what was typed; 0: not at all
	much int // statements
}

// How well a candidate fits, the better the higher.
const (
	misses = iota
	slips  // a word is a slip for one that was typed
	holds  // has what was typed inside a word
	begins // has a word that begins so
	leads  // begins so
	equals
)

// ranked sorts candidates, the best fit first, then those with more
// statements, then in the order given; what does not fit is left out.
func ranked(list []candidate) []Suggestion {
	list = slices.DeleteFunc(slices.Clone(list), func(c candidate) bool { return c.fit == misses })
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.fit, a.fit), cmp.Compare(b.much, a.much))
	})
	out := make([]Suggestion, len(list))
	for i, c := range list {
		out[i] = c.Suggestion
	}
	return out
}

// fit says how well any of several texts matches what was typed.
func fit(typed string, texts ...string) int {
	want := names.Folded(typed)
	best := misses
	for _, text := range texts {
		best = max(best, fitWords(want, names.Folded(text)))
	}
	return best
}

// fitWords compares folded words. Nothing fits everything.
func fitWords(want, have []string) int {
	if len(want) == 0 {
		return begins
	}
	joined, typed := strings.Join(have, " "), strings.Join(want, " ")
	switch {
	case joined == typed:
		return equals
	case strings.HasPrefix(joined, typed):
		return leads
	}
	worst := equals
	for _, w := range want {
		best := misses
		for _, h := range have {
			best = max(best, fitWord(w, h))
		}
		worst = min(worst, best)
	}
	return min(worst, begins)
}

func fitWord(typed, word string) int {
	switch {
	case strings.HasPrefix(word, typed):
		return begins
	case len(typed) > 2 && strings.Contains(word, typed):
		return holds
	case len(typed) > 3 && names.Slips(typed, word):
		return slips
	}
	return misses
}

func suggestSpeakers(b *Bot, typed string) []Suggestion {
	var list []candidate
	for _, p := range b.everyone() {
		label := p.Name
		if p.Role != "" {
			label += " · " + p.Role
		}
		list = append(list, candidate{
			Suggestion{label + " · " + count(p.Statements, "statement"), b.called(p.Person)},
			fit(typed, append([]string{p.Name, p.Role, p.Country, p.ID}, p.Aliases...)...),
			p.Statements,
		})
	}
	if found := ranked(list); len(found) > 0 {
		return found
	}
	return b.nearSpeakers(list, typed)
}

// called is the name that asks for somebody: an ID where two share a name.
func (b *Bot) called(p *corpus.Person) string {
	for _, other := range b.corpus.People {
		if other != p && strings.EqualFold(other.Name, p.Name) {
			return p.ID
		}
	}
	return p.Name
}

// nearSpeakers suggests whom a misspelt or transliterated name may mean.
func (b *Bot) nearSpeakers(list []candidate, typed string) []Suggestion {
	var meant []*names.Name
	for _, w := range names.Folded(typed) {
		meant = append(meant, b.book.Near(w)...)
	}
	for i, n := range b.book.People() { // as everyone lists them
		if slices.Contains(meant, n) {
			list[i].fit = slips
		}
	}
	return ranked(list)
}

func suggestTopics(b *Bot, typed string) []Suggestion {
	var list []candidate
	for _, t := range b.corpus.Topics {
		much := b.topics[t].matches
		list = append(list, candidate{
			Suggestion{t.Name + " · " + count(much, "statement"), t.Name},
			max(fit(typed, t.Name, t.ID), min(fit(typed, t.Terms...), begins)),
			much,
		})
	}
	return ranked(list)
}

func suggestStatements(b *Bot, typed string) []Suggestion {
	var list []candidate
	for _, s := range b.corpus.Statements {
		label, who := s.ID, ""
		if s.Speaker != nil {
			who = s.Speaker.Name
			label += " · " + who
		}
		list = append(list, candidate{
			Suggestion{label + " · " + kinds[s.Kind], s.ID},
			fit(typed, s.ID, who, s.Text),
			0,
		})
	}
	return ranked(list)
}

// suggestIDs lists the IDs of statements that one which does not exist may
// mean.
func (b *Bot) suggestIDs(id string, n int) []string {
	var list []string
	for _, s := range suggestStatements(b, id) {
		list = append(list, s.Value)
	}
	return list[:min(n, len(list))]
}
