package names

import "slices"

// A Mention is a place in a text where something is named.
type Mention struct {
	Text     string  // as written there
	From, To int     // tokens, To the one after the last
	Names    []*Name // who or what is meant: several where the words do not tell; none where a role is named that nobody on record has
	Within   []*Name // countries named as part of it, as in "German chancellor"
	Role     bool    // named by role alone
	Stranger bool    // another outlet, known by the word before: the Financial Times
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
	var keys []string
	seen := map[string]bool{}
	tokens := Tokens(text)
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

// hasCase reports whether capitals in the text tell anything: some words have
// them, and others do not.
func hasCase(tokens []Token) bool {
	upper, lower := false, false
	for _, t := range tokens {
		if t.Capital {
			upper = true
		} else {
			lower = true
		}
	}
	return upper && lower
}

// verbal are the surnames and first names that are verbs in lower case.
var verbal = set("will may can might shall do has")

// counts reports whether an entry that matches at tokens[i] is meant there.
func counts(e entry, tokens []Token, i int, strict, cased bool) bool {
	t := tokens[i]
	capital := t.Capital || t.Fold == t.Text && t.Fold[0] >= '0' && t.Fold[0] <= '9'
	switch {
	case len(e.words) == 1 && len([]rune(e.words[0])) == 1:
		return onPlatform[before(tokens, i)]
	case strict && (!capital || e.form > surname):
		return false
	case e.form == brief:
		return capital && i > 0 && !strange(tokens, i) || beforeBrief[before(tokens, i)]
	case e.words[0] == "us" && len(e.words) == 1:
		return t.Upper && cased || t.Text != t.Fold && !cased && !pronoun(tokens, i) || !capital && !pronoun(tokens, i)
	case e.cased && cased && !capital:
		return false
	case verbal[t.Fold] && e.form > whole:
		return capital && cased && i > 0
	}
	return true
}

// inPlace are the words after which a capital is a place, and no country.
var inPlace = set("in at near outside around inside across")

// onPlatform are the words after which a single letter names a platform.
var onPlatform = set("on to via at from over through using")

// beforeBrief are the words after which an outlet's short name needs no capital.
var beforeBrief = set("the to told tell tells by via from le la les der die das")

func before(tokens []Token, i int) string {
	if i == 0 {
		return ""
	}
	return tokens[i-1].Fold
}

// stranger returns where the name of another outlet ends that e is part of at
// tokens[i], or 0: the Financial Times and the Times of India are not the Times.
func stranger(e entry, tokens []Token, i int) int {
	end := i + len(e.words)
	switch {
	case e.name.Kind != Outlet:
		return 0
	case end+1 < len(tokens) && tokens[end].Fold == "of" && tokens[end+1].Capital && !slices.Contains(e.words, "of"):
		return end + 2
	case e.form == brief && tokens[i].Capital && strange(tokens, i):
		return end
	}
	return 0
}

// strange reports whether a capital word stands before tokens[i] that makes
// it another outlet's name: the Financial Times.
func strange(tokens []Token, i int) bool {
	return i > 0 && tokens[i-1].Capital && i > 1 && !beforeBrief[tokens[i-1].Fold] && !helping[tokens[i-1].Fold]
}

// helping are the words that stand before names in titles and questions,
// capital or not.
var helping = set("what who which when where why how did does do has have had is are was were will would can could should may might must in on at of and or with for per about according said say says told tell")

// pronounAfter are the words after which "us" is a pronoun, unless more of a
// name follows.
var pronounAfter = set("tell tells told give gives gave show shows showed remind let lets let's inform help helps")

func pronoun(tokens []Token, i int) bool {
	return pronounAfter[before(tokens, i)]
}

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
var belonging = set("of to for from at")

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
