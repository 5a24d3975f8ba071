package bot

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// short is how many words anybody may happen to use: so few count only where
// somebody is on record with them in their own words, and nearly is not enough.
const short = 3

// Bounds on the work for one passage. The index ranks the statements highest
// that have its first words as a phrase and the rarest of all its words.
const (
	mostCandidates = 12 // statements that it is compared with, and matches
	mostHaving     = 50 // statements with few words, of which it has the best as matches
	mostTerms      = 8  // words that they are found by
	phraseWords    = 8  // words of the phrase
)

// mostSearches bounds the searches for one text. Of 4,000 characters hardly any
// needs as many, but one of a thousand words each in quotation marks would.
const mostSearches = 120

// match finds the statements that have a passage's words: word for word, else
// from one statement to the next, else nearly.
func (c *comparer) match(p *passage) error {
	if found, ok := c.found[p.key()]; ok || len(p.words) <= short && !p.quoted && !p.alone {
		p.matches = found
		return nil
	}
	if c.searches == mostSearches {
		p.left, c.left = true, true
		return nil
	}
	c.searches++
	list, err := c.candidates(p)
	if err != nil {
		return err
	}
	p.matches = c.exact(p, list)
	if len(p.matches) == 0 && len(p.words) > short {
		p.matches = c.spanning(p, list)
		if len(p.matches) == 0 && !p.several { // or its sentences tell more
			p.matches = c.near(p, list)
		}
	}
	c.found[p.key()] = p.matches
	return nil
}

// candidates finds the statements that may have a passage's words.
func (c *comparer) candidates(p *passage) ([]*corpus.Statement, error) {
	words := slices.DeleteFunc(slices.Clone(p.indexWords()), func(w index.Word) bool { return w.Stop })
	if len(p.words) <= short || len(words) == 0 {
		return c.having(p), nil
	}
	first := p.words[:min(phraseWords, len(p.words))]
	q := index.Query{Limit: mostCandidates, Clauses: []index.Clause{
		{Phrases: []string{p.clean[first[0].start:first[len(first)-1].end]}},
	}}
	for _, w := range c.rarest(words) {
		q.Clauses = append(q.Clauses, index.Clause{Phrases: []string{w.Text}})
	}
	hits, err := c.index.Search(c.ctx, q)
	if err != nil {
		return nil, err
	}
	list := make([]*corpus.Statement, len(hits))
	for i, h := range hits {
		list[i] = h.Statement
	}
	return list, nil
}

// having finds the statements that have a passage word for word without the
// index, which would not tell these few words, or words that it leaves out,
// from others.
func (c *comparer) having(p *passage) []*corpus.Statement {
	words := " " + strings.Join(names.Folded(p.clean), " ") + " "
	var list []*corpus.Statement
	for _, s := range c.standing {
		if strings.Contains(c.traits[s].words, words) && len(occurrences(p.words, c.words(s))) > 0 {
			list = append(list, s)
		}
		if len(list) == mostHaving {
			break
		}
	}
	return list
}

// rarest gives the words that the fewest statements have.
func (c *comparer) rarest(words []index.Word) []index.Word {
	seen := map[string]bool{}
	words = slices.DeleteFunc(words, func(w index.Word) bool {
		again := seen[w.Term]
		seen[w.Term] = true
		return again || c.index.Count(w.Term) == 0
	})
	slices.SortStableFunc(words, func(a, b index.Word) int { return cmp.Compare(c.index.Count(a.Term), c.index.Count(b.Term)) })
	return words[:min(mostTerms, len(words))]
}

// words gives the words of a statement.
func (c *comparer) words(s *corpus.Statement) []word {
	if _, ok := c.read[s.ID]; !ok {
		c.read[s.ID] = recordWords(s)
	}
	return c.read[s.ID]
}

// exact gives a match for each of the statements that has the whole passage
// word for word, somebody's own words first.
func (c *comparer) exact(p *passage, list []*corpus.Statement) []Match {
	var found []Match
	own := map[*corpus.Statement]int{}
	for _, s := range list {
		record := c.words(s)
		f, at := p.flawed(record)
		if len(at) == 0 {
			continue
		}
		if a := at[0].record; ownWords(record[a[0] : a[len(a)-1]+1]) {
			own[s]++
			if sameParts(a, record) {
				own[s]++ // it is all that they are quoted with there
			}
		}
		if f&nearOnly != 0 {
			own[s] -= 3
		}
		found = append(found, p.matching(s, record, f, at...))
	}
	slices.SortStableFunc(found, func(a, b Match) int { return own[b.Statement] - own[a.Statement] })
	if len(found) > 0 && own[found[0].Statement] >= 0 { // then what is only nearly so is not of interest
		found = slices.DeleteFunc(found, func(m Match) bool { return own[m.Statement] < 0 })
	}
	return latestFirst(found)[:min(mostCandidates, len(found))]
}

// sameParts reports whether the places are all of the parts that they are in.
func sameParts(at []int, record []word) bool {
	first, last := at[0], at[len(at)-1]
	return (first == 0 || record[first-1].part != record[first].part) &&
		(last+1 == len(record) || record[last+1].part != record[last].part)
}

// occurrences gives the places in a statement where it begins to have the
// words, capitals or not, as often as it has them.
func occurrences(words, record []word) []int {
	var at []int
	for i := 0; len(words) > 0 && i+len(words) <= len(record); i++ {
		if !spelt(words, record[i:]) || len(words) <= short && !ownWords(record[i:i+len(words)]) {
			continue
		}
		at = append(at, i)
		i += len(words) - 1
	}
	return at
}

// spelt reports whether record begins with the words, capitals or not.
func spelt(words, record []word) bool {
	for i, w := range words {
		if w.fold != record[i].fold {
			return false
		}
	}
	return true
}

// sameWord reports whether two words are the same.
func sameWord(a, b word) bool {
	return a.fold == b.fold && (a.acronym == b.acronym || a.loud || b.loud)
}

// sameWords reports whether record begins with the words.
func sameWords(words, record []word) bool { return common(words, record) == len(words) }

// common is how many words two lists begin with alike.
func common(a, b []word) int {
	n := 0
	for n < len(a) && n < len(b) && sameWord(a[n], b[n]) {
		n++
	}
	return n
}

// ownWords reports whether words stand in one stretch of somebody's own.
func ownWords(words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool { return !w.quoted || w.part != words[0].part })
}
