package bot

import (
	"slices"

	"onrecord/corpus"
)

// spanning finds a passage that begins in one statement and goes on in the
// next. Each of the matches has its part of it.
func (c *comparer) spanning(p *passage, list []*corpus.Statement) []Match {
	for _, s := range list {
		record := c.words(s)
		for k := min(len(record), len(p.words)-short-1); k > short; k-- {
			if !sameWords(p.words[:k], record[len(record)-k:]) || !continues(s, record, p.words[k-1]) {
				continue
			}
			if rest := c.goingOn(p, k, s); rest != nil {
				first := c.piece(p, s, alignment{places(0, k), places(len(record)-k, len(record))})
				first.share = "the first words of it"
				return append([]Match{first}, rest...)
			}
		}
	}
	return nil
}

// continues reports whether words may go on behind a statement as they do
// behind the last word of a passage that it has: not from one sentence to
// another, nor where the source breaks off.
func continues(s *corpus.Statement, record []word, last word) bool {
	return !s.Truncated && agree(last.after, record[len(record)-1].after)
}

// goingOn matches the words of a passage from a place on with the statements
// that follow s; nil: they have others, or too few of them.
func (c *comparer) goingOn(p *passage, from int, s *corpus.Statement) []Match {
	var found []Match
	all := c.standing
	for i := slices.Index(all, s) + 1; i < len(all) && neighbours(all[i-1], all[i]); i++ {
		record := c.words(all[i])
		n := common(p.words[from:], record)
		to := from + n
		if n <= short || to < len(p.words) && (n < len(record) || !continues(all[i], record, p.words[to-1])) {
			return nil
		}
		m := c.piece(p, all[i], alignment{places(from, to), places(0, n)})
		m.share = "words from the middle of it"
		if from = to; to == len(p.words) {
			m.share = "the last words of it"
			return append(found, m)
		}
		found = append(found, m)
	}
	return nil
}

// neighbours reports whether what one statement says may go on in the next:
// nothing that the record does not have stands between them.
func neighbours(s, next *corpus.Statement) bool {
	return s.Source == next.Source && s.Speaker == next.Speaker && s.Kind == next.Kind &&
		next.Paragraph >= s.Paragraph && next.Paragraph <= s.Paragraph+1
}

// piece matches a part of a passage.
func (c *comparer) piece(p *passage, s *corpus.Statement, a alignment) Match {
	record := c.words(s)
	f := a.flaws(p, record) | p.retelling(record[a.record[0]:a.record[len(a.record)-1]+1])
	m := p.matching(s, record, f, a)
	m.Partly = true
	return m
}

func places(from, to int) []int {
	list := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		list = append(list, i)
	}
	return list
}
