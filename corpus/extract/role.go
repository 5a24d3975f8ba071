package extract

import (
	"slices"
	"strings"
)

// gender tells what a title or first name says.
func (p *page) gender(run, name passage) (man, woman bool) {
	for i := run.first; i < name.first; i++ {
		man, woman = man || p.is(i, he) && p.is(i, title), woman || p.is(i, she) && p.is(i, title)
	}
	if !man && !woman && name.last-name.first > 1 {
		man, woman = p.is(name.first, given) && p.is(name.first, he), p.is(name.first, given) && p.is(name.first, she)
	}
	return man && !woman, woman && !man
}

// describe notes the role that stands before or after a name.
func (p *page) describe(x *person, run, name passage) {
	before := p.phraseBefore(name.first, max(0, name.first-15))
	if p.roleIn(x, before) {
		x.role = strings.TrimSpace(p.in(before))
		return
	}
	if p.is(name.first-1, comma) && p.is(name.last, comma|stop|speaks) {
		if before = p.phraseBefore(name.first-1, max(0, name.first-15)); p.roleIn(x, before) {
			x.role = strings.TrimSpace(p.in(before))
			return
		}
	}
	if p.is(name.last, comma) {
		after := p.phraseAfter(name.last+1, min(len(p.toks), name.last+20))
		if p.roleIn(x, after) && p.is(after.last, comma|stop|dash|relative|finite|preposition) {
			x.role = p.in(after)
		}
	}
}

// roleIn notes the nouns of a phrase that say what somebody is.
func (p *page) roleIn(x *person, a passage) bool {
	found := false
	for i := a.first; i < a.last; i++ {
		if p.is(i, role) || p.is(i, title) && !p.is(i, abbreviated) {
			if w := p.bare(i); !slices.Contains(x.nouns, w) {
				x.nouns = append(x.nouns, w)
			}
			found = true
		}
		if p.is(i, preposition) {
			break
		}
	}
	return found
}
