package names

// join puts together what names one thing in several words: a title or
// country with a name, a role with its country.
func (b *Book) join(tokens []Token, spots []Mention) []Mention {
	var joined []Mention
	for k := 0; k < len(spots); {
		m, used := b.joinAt(tokens, spots[k:])
		k += used
		if m.Role && len(m.Names) == 0 && m.Within == nil && !m.Stranger {
			continue
		}
		m.Text = textOf(tokens, m)
		joined = append(joined, m)
	}
	return joined
}

func textOf(tokens []Token, m Mention) string {
	text := tokens[m.From].Text
	for _, t := range tokens[m.From+1 : m.To] {
		text += " " + t.Text
	}
	return text
}

// joinAt joins what belongs to spots[0] and says how many spots it took.
func (b *Book) joinAt(tokens []Token, spots []Mention) (Mention, int) {
	m, used := spots[0], 1
	if isState(m) && used < len(spots) && spots[1].From == m.To && !isState(spots[1]) && spots[1].Kind() == Person {
		states, start := m.Names, m.From
		m, used = spots[1], 2
		m.Within, m.From = states, start
	}
	if !m.Role {
		return m, used
	}
	start := spots[used-1].From
	if m.Within == nil {
		if state, to, ok := ofState(tokens, m.To, spots[used:]); ok {
			m.Within, m.To = state, to
			used++
		}
	}
	if used < len(spots) && spots[used].From == m.To && spots[used].Kind() == Person && !spots[used].Role {
		person := spots[used]
		person.From, person.Within = m.From, m.Within
		person.form = whole
		return person, used + 1
	}
	m.Names, _ = b.roleAt(tokens, start, m.Within)
	if to := elsewhere(tokens, m); to > 0 {
		m.Names, m.To, m.Stranger = nil, to, true
	}
	return m, used
}

// elsewhere returns where a role ends that is of something else than those
// have it who m names, or 0: the ambassador to the UN.
func elsewhere(tokens []Token, m Mention) int {
	at := m.To
	if m.Within != nil || at >= len(tokens) || !belonging[tokens[at].Fold] {
		return 0
	}
	at++
	if at < len(tokens) && articles[tokens[at].Fold] {
		at++
	}
	if at >= len(tokens) || !tokens[at].Capital {
		return 0
	}
	for _, n := range m.Names {
		if n.InRole(tokens[at].Fold) {
			return 0
		}
	}
	return at + 1
}

// belonging are the words between a role and what it is of.
var belonging = WordSet("of to for from at")

func isState(m Mention) bool {
	return len(m.Names) > 0 && m.Names[0].Kind == Country
}

// ofState reads "of Germany" or "for the United States" after a role.
func ofState(tokens []Token, at int, rest []Mention) (states []*Name, to int, ok bool) {
	if len(rest) == 0 || !isState(rest[0]) || at >= len(tokens) || !belonging[tokens[at].Fold] {
		return nil, 0, false
	}
	at++
	if at < len(tokens) && articles[tokens[at].Fold] {
		at++
	}
	return rest[0].Names, rest[0].To, rest[0].From == at
}
