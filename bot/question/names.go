package question

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
	"onrecord/index"
)

// findNames finds names as written, then reads words that nothing else
// explains as misspelt names, and keeps a stranger with a known surname from
// passing for the one who is on record.
func (d *draft) findNames() {
	tokens := make([]names.Token, len(d.words))
	for i, w := range d.words {
		tokens[i] = w.Token
	}
	mentions := d.book.FindTokens(tokens)
	d.use(mentions)
	for i := range d.words {
		if m, ok := d.misspelt(i); ok {
			mentions = insert(mentions, m)
		}
	}
	d.mentions = d.mergeNeighbours(d.widen(mentions))
	d.use(d.mentions)
	d.mentions = d.withoutStrangers(d.mentions)
}

func (d *draft) use(mentions []names.Mention) {
	for _, m := range mentions {
		for i := m.From; i < m.To; i++ {
			d.words[i].used = true
		}
	}
}

// misspelt reads word i as a name it may stand for.
func (d *draft) misspelt(i int) (names.Mention, bool) {
	w := &d.words[i]
	if w.used || w.class != content || d.isTopic(i) {
		return names.Mention{}, false
	}
	found := d.book.Near(w.Fold)
	if len(found) == 0 || w.known && !slices.ContainsFunc(found, w.stemOf) {
		return names.Mention{}, false
	}
	w.used = true
	for _, n := range found {
		d.substitute(w.Text, n)
	}
	return names.Mention{Text: w.Text, From: i, To: i + 1, Names: found}, true
}

// stemOf reports whether the index knows the word only as part of n's name:
// Melony has the stem of Meloni.
func (w *word) stemOf(n *names.Name) bool {
	return slices.ContainsFunc(index.Words(n.Shown), func(iw index.Word) bool {
		return len(w.terms) == 1 && iw.Term == w.terms[0] && !strings.EqualFold(iw.Text, w.Text)
	})
}

func (d *draft) substitute(from string, n *names.Name) {
	d.Substitutions = append(d.Substitutions, Substitution{From: from, To: n.ID, Read: n.Shown})
}

func insert(list []names.Mention, m names.Mention) []names.Mention {
	at := 0
	for at < len(list) && list[at].From < m.From {
		at++
	}
	list = append(list, names.Mention{})
	copy(list[at+1:], list[at:])
	list[at] = m
	return list
}

// widen takes the words beside a person's first name or surname into the
// mention that belong to the same name, or misspell its surname.
func (d *draft) widen(mentions []names.Mention) []names.Mention {
	for k, m := range mentions {
		if m.Kind() != names.Person || len(m.Names) == 0 {
			continue
		}
		role := m.Role
		for m.To < len(d.words) && d.belongs(m.To, m) {
			m.To++
		}
		for m.From > 0 && d.belongs(m.From-1, m) {
			m.From--
		}
		if mentions[k].From != m.From || mentions[k].To != m.To {
			m = m.Whole()
			m.Role = role
			m.Text = d.between(m.From, m.To)
		}
		mentions[k] = m
	}
	return mentions
}

// belongs takes word i for part of the name that m mentions.
func (d *draft) belongs(i int, m names.Mention) bool {
	w := &d.words[i]
	if !w.used && i < m.From && names.Title(w.Fold) {
		w.used = true
		return true
	}
	if w.used || w.class == function && !w.Capital {
		return false
	}
	if m.Role {
		w.used = !slices.ContainsFunc(m.Names, func(n *names.Name) bool { return !n.InRole(w.Fold) })
		return w.used
	}
	for _, n := range m.Names {
		part, misspelt := n.Part(w.Fold, m.FirstName())
		if !part {
			continue
		}
		if misspelt {
			d.substitute(w.Text, n)
		}
		w.used = true
		return true
	}
	return false
}

// mergeNeighbours makes one mention of a first name and a surname that belong
// to the same person, one of them misspelt: "Keir Stramer".
func (d *draft) mergeNeighbours(mentions []names.Mention) []names.Mention {
	var merged []names.Mention
	for _, m := range mentions {
		if n := len(merged); n > 0 && merged[n-1].To == m.From && merged[n-1].Kind() == names.Person && m.Kind() == names.Person {
			if both := common(merged[n-1].Names, m.Names); both != nil {
				m.From, m.Names, m.Text = merged[n-1].From, both, merged[n-1].Text+" "+m.Text
				merged[n-1] = m.Whole()
				continue
			}
		}
		merged = append(merged, m)
	}
	return merged
}

func common(a, b []*names.Name) []*names.Name {
	var both []*names.Name
	for _, x := range a {
		for _, y := range b {
			if x == y {
				both = append(both, x)
			}
		}
	}
	return both
}

// withoutStrangers drops mentions that a word beside them makes somebody
// else's: Brigitte Macron, Steve Bannon, President Trump. They become unknown
// names.
func (d *draft) withoutStrangers(mentions []names.Mention) []names.Mention {
	var kept []names.Mention
	for _, m := range mentions {
		from, to := m.From, m.To
		switch {
		case m.Stranger && m.Role && from > 0:
			from-- // the word that makes it another role
		case m.Stranger:
		case m.Surname() && d.strange(m.From-1) && d.words[m.From-1].Capital:
			if named := spelled(d.words[m.From-1].Fold, m.Names); named != nil {
				d.substitute(d.between(m.From-1, m.To), named)
				d.words[m.From-1].used = true
				m.From, m.Names = m.From-1, []*names.Name{named}
				kept = append(kept, m)
				continue
			}
			from--
		case m.FirstName() && d.strange(m.To), m.Role && d.strange(m.To) && d.words[m.To].Capital:
			to++
		default:
			kept = append(kept, m)
			continue
		}
		d.words[from].used, d.words[to-1].used = true, true
		d.miss(from, to, Unknown{Name: true})
	}
	return kept
}

// spelled finds the one whose first name word misspells, or nil.
func spelled(word string, list []*names.Name) *names.Name {
	for _, n := range list {
		if names.Given(word, n) {
			return n
		}
	}
	return nil
}

// strange reports whether word i looks like part of a name that is not on
// record.
func (d *draft) strange(i int) bool {
	if i < 0 || i >= len(d.words) {
		return false
	}
	w := d.words[i]
	return !w.used && w.class == content && !w.known && !names.Title(w.Fold) && !d.isTopic(i)
}

// between gives words from to to as they are written.
func (d *draft) between(from, to int) string {
	var list []string
	for _, w := range d.words[from:to] {
		list = append(list, w.Text)
	}
	return strings.Join(list, " ")
}
