package bot

import (
	"context"
	"slices"
	"strings"

	"onrecord/corpus"
)

// A comparer compares one text.
type comparer struct {
	*Bot
	ctx      context.Context
	found    map[string][]Match // by passage.key
	read     map[string][]word  // by Statement.ID
	searches int                // passages that were looked for
	left     bool               // some were not, see mostSearches
}

// compare cuts a text into passages and finds the statements that have their
// words.
func (c *comparer) compare(text string) ([]Passage, error) {
	d := newDraft(text)
	groups := d.groups()
	if len(groups) == 1 && len(groups[0]) == 1 {
		groups[0][0].alone = true
	}
	var list []*passage
	for _, g := range groups {
		found, err := c.group(g)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	if len(list) == 0 { // but a few words here and there
		all := d.passage(stretch{0, len(d.text)}, nil, false)
		all.alone = true
		if err := c.match(all); err != nil {
			return nil, err
		}
		list = append(list, all)
	}
	slices.SortStableFunc(list, func(a, b *passage) int { return a.start - b.start })
	return d.shown(list), nil
}

// shown makes passages for the reader, each once.
func (d *draft) shown(list []*passage) []Passage {
	var out []Passage
	seen := map[string]bool{}
	for _, p := range list {
		if !seen[p.key()] {
			seen[p.key()] = true
			text := strings.Join(strings.Fields(d.text[p.start:p.end]), " ")
			out = append(out, Passage{Text: text, Quoted: p.quoted, Matches: p.matches})
		}
	}
	return out
}

// group compares what belongs together: as a whole, else sentence by sentence,
// those that the same statement has put together again. It leaves out what a
// reader need not see.
func (c *comparer) group(g group) ([]*passage, error) {
	if len(g) > 1 && g.whole() {
		all := g.joined()
		if err := c.match(all); err != nil {
			return nil, err
		}
		if len(all.matches) > 0 {
			return []*passage{all}, nil
		}
	}
	var list []*passage
	for _, p := range g {
		if err := c.match(p); err != nil {
			return nil, err
		}
		if n := len(list); n > 0 && c.rejoin(&list[n-1], p) {
			continue
		}
		list = append(list, p)
	}
	return slices.DeleteFunc(list, func(p *passage) bool { return p.left || !p.worthShowing() }), nil
}

// worthShowing reports whether a passage is of interest: a few words that are
// nobody's quote were not looked for.
func (p *passage) worthShowing() bool {
	return len(p.matches) > 0 || p.listed && (p.quoted || p.alone || len(p.words) > short)
}

// rejoin puts a passage together with the one before it, where one statement
// has both together too, or none has either.
func (c *comparer) rejoin(before **passage, p *passage) bool {
	both := group{*before, p}
	if !both.whole() || (*before).left != p.left {
		return false
	}
	if len((*before).matches) == 0 && len(p.matches) == 0 {
		(*before).extend(p)
		return true
	}
	list := shared((*before).matches, p.matches)
	if len(list) == 0 {
		return false
	}
	all := both.joined()
	all.matches = c.exact(all, list)
	if len(all.matches) == 0 {
		all.matches = c.near(all, list)
	}
	if len(all.matches) == 0 {
		return false
	}
	*before = all
	return true
}

// shared lists the statements that are among both matches.
func shared(a, b []Match) []*corpus.Statement {
	var list []*corpus.Statement
	for _, m := range a {
		if slices.ContainsFunc(b, func(o Match) bool { return o.Statement == m.Statement }) {
			list = append(list, m.Statement)
		}
	}
	return list
}
