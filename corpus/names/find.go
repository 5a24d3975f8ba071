package names

// A Mention is a place in a text where something is named.
type Mention struct {
	Text     string  // as written there
	From, To int     // tokens, To the one after the last
	Names    []*Name // who or what is meant: several where the words do not tell; none where a role is named that nobody on record has
	Within   []*Name // countries named as part of it, as in "German chancellor"
	Role     bool    // named by role alone
	Stranger bool    // somebody or something else, by a word beside it: the Financial Times, the vice president
	City     bool    // a country, named by its capital
	form     form
}

// Surname reports whether the mention is a surname and no more, so that a
// first name beside it may make it somebody else's.
func (m Mention) Surname() bool { return m.form == surname && !m.Role }

// FirstName reports whether the mention is a first name and no more.
func (m Mention) FirstName() bool { return m.form == first && !m.Role }

// Whole returns m as a name given in full.
func (m Mention) Whole() Mention {
	m.form, m.Role = whole, false
	return m
}

// Title reports whether a folded word is a title, such as "president" or
// "herr": it stands before names and is no part of them.
func Title(folded string) bool { return titles[folded] }

// Kind is the kind of what is named; a role is a person's.
func (m Mention) Kind() Kind {
	if len(m.Names) == 0 {
		return Person
	}
	return m.Names[0].Kind
}

// Find lists the names in a question, in order. Case does not matter but for
// names that are words as well.
func (b *Book) Find(text string) []Mention {
	return b.FindTokens(Tokens(text))
}

// FindTokens is Find on a text already cut into words.
func (b *Book) FindTokens(tokens []Token) []Mention {
	return b.join(tokens, b.spot(tokens, false))
}

// Keys lists what a written text names, each once, by Name.Key. Only words
// with a capital count.
func (b *Book) Keys(text string) []string {
	return b.KeysTokens(Tokens(text))
}

// KeysTokens is Keys on a text already cut into words.
func (b *Book) KeysTokens(tokens []Token) []string {
	var keys []string
	seen := map[string]bool{}
	for _, m := range b.spot(tokens, true) {
		if m.City && inPlace[before(tokens, m.From)] {
			continue // a meeting in Paris names no France
		}
		for _, n := range m.Names {
			if !m.Role && !seen[n.Key()] {
				seen[n.Key()] = true
				keys = append(keys, n.Key())
			}
		}
	}
	return keys
}

// spot finds single names and roles, the longest first at each word.
func (b *Book) spot(tokens []Token, strict bool) []Mention {
	cased := hasCase(tokens)
	var found []Mention
	taken := 0 // tokens before it belong to mentions
	for i := 0; i < len(tokens); {
		m := b.nameAt(tokens, i, strict, cased)
		if m.Stranger && len(found) > 0 && found[len(found)-1].To == i {
			m.To = 0
		}
		if role, ok := b.roleSpot(tokens, i, m, strict); ok {
			m = role
		}
		if m.To == 0 {
			i++
			continue
		}
		m.From = i
		for m.Stranger && m.From > taken && strange(tokens, m.From) {
			m.From--
		}
		found = append(found, m)
		i, taken = m.To, m.To
	}
	return found
}

// roleSpot finds a role at tokens[i] where it is longer than the name m there.
func (b *Book) roleSpot(tokens []Token, i int, m Mention, strict bool) (Mention, bool) {
	if strict {
		return Mention{}, false
	}
	_, length := b.roleAt(tokens, i, nil)
	if length <= m.To-i || length == 0 {
		return Mention{}, false
	}
	return Mention{To: i + length, Role: true, Stranger: b.otherRole(tokens, i, length)}, true
}

// nameAt finds the longest name that begins at tokens[i]. Of names as long,
// those by the surest form count.
func (b *Book) nameAt(tokens []Token, i int, strict, cased bool) Mention {
	var m Mention
	length := 0
	for _, e := range b.entries[tokens[i].Fold] {
		if len(e.words) < length {
			break
		}
		if !match(tokens[i:], e.words) {
			continue
		}
		if to := stranger(e, tokens, i); to > 0 && !strict {
			m = Mention{Stranger: true, To: to}
			length = len(e.words)
			continue
		}
		if !counts(e, tokens, i, strict, cased) {
			continue
		}
		if length > 0 && e.form > m.form {
			continue
		}
		if length == 0 || e.form < m.form || m.Stranger {
			m = Mention{form: e.form}
		}
		length = len(e.words)
		m.City = m.City || e.city
		m.Names = addName(m.Names, e.name)
		m.To = i + length
	}
	return m
}
