package corpus

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus/country"
)

// Check gives what a reviewer should mend in a corpus although it loads:
// people who neither speak nor are named or share a name, topics, outlets and sources that no
// statement uses, countries that nobody knows by that name, and corrections and
// successors that come before what they follow. What drafts use is used; the drafts
// themselves are what [Unreviewed] gives.
func Check(c *Corpus) Problems {
	log := &problemLog{}
	named := namedPeople(c)
	topics := map[*Topic]bool{}
	sources := map[*Source]bool{}
	via := map[string]bool{}
	for _, s := range slices.Concat(c.Statements, c.Drafts) {
		sources[s.Source] = true
		for _, t := range s.Topics {
			topics[t] = true
		}
		for _, name := range s.Via {
			via[strings.ToLower(name)] = true
		}
	}
	for _, p := range c.People {
		if !named[p] {
			log.add(p.Position, "person %q neither speaks nor is named in a statement", p.ID)
		}
		if _, known := country.Lookup(p.Country); p.Country != "" && !known {
			log.add(p.Position, "person %q has the unknown country %v, want an English short name", p.ID, shown(p.Country))
		}
	}
	checkNames(c, log)
	checkAmendments(c, log)
	unused(log, "topic", c.Topics, func(t *Topic) (string, Position, bool) { return t.ID, t.Position, topics[t] })
	unused(log, "source", c.Sources, func(s *Source) (string, Position, bool) { return s.ID, s.Position, sources[s] })
	unused(log, "outlet", c.Outlets, func(o *Outlet) (string, Position, bool) {
		used := func(name string) bool { return via[strings.ToLower(name)] }
		return o.Name, o.Position, used(o.Name) || slices.ContainsFunc(o.Aliases, used)
	})
	return log.problems()
}

// checkAmendments notes what has become of statements where that cannot be so,
// or leaves it open what a reader should go by.
func checkAmendments(c *Corpus, log *problemLog) {
	for _, s := range c.Statements {
		if s.Correction != nil && s.Correction.Date < s.Source.Published {
			log.add(s.Position, "%q was corrected on %s, before its source was published on %s", s.ID, s.Correction.Date, s.Source.Published)
		}
		before := s.Supersedes
		if before == nil {
			continue
		}
		if s.Source.Published < before.Source.Published {
			log.add(s.Position, "%q supersedes %q, whose source was published later", s.ID, before.ID)
		}
		if s.Withdrawn != nil && before.Withdrawn == nil {
			log.add(s.Position, "%q is withdrawn, but supersedes %q, which stands: does it stand again?", s.ID, before.ID)
		}
	}
}

// unused notes the entries that no statement uses.
func unused[T any](log *problemLog, what string, list []T, use func(T) (id string, at Position, used bool)) {
	for _, entry := range list {
		if id, at, used := use(entry); !used {
			log.add(at, "no statement uses the %s %q", what, id)
		}
	}
}

// namedPeople gives the people who speak or whose name, alias or surname
// stands in the text of a statement.
func namedPeople(c *Corpus) map[*Person]bool {
	type name struct {
		words  []string
		person *Person
	}
	byFirst := map[string][]name{} // by first word, so that each text is gone through once
	for _, p := range c.People {
		for _, s := range append([]string{p.Name, surname(p.Name)}, p.Aliases...) {
			if words := wordsOf(s); len(words) > 0 {
				byFirst[words[0]] = append(byFirst[words[0]], name{words, p})
			}
		}
	}
	named := map[*Person]bool{}
	for _, s := range slices.Concat(c.Statements, c.Drafts) {
		if s.Speaker != nil {
			named[s.Speaker] = true
		}
		words := wordsOf(s.Text)
		for i, word := range words {
			for _, n := range byFirst[word] {
				if rest := words[i:]; len(n.words) <= len(rest) && slices.Equal(n.words, rest[:len(n.words)]) {
					named[n.person] = true
				}
			}
		}
	}
	return named
}

// surname gives the last word of a name.
func surname(name string) string {
	fields := strings.Fields(name)
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}

// wordsOf gives the words of a text in lower case, without punctuation.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !isWord(r) })
}

// isWord reports whether a character is part of words.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
