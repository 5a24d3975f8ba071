package index

import "slices"

// score adds what clause number i is worth to every statement that matches.
func (s *search) score(i int, c Clause) error {
	var matched []pattern // all that there is to mark later
	for _, p := range slices.Concat(c.prepared, s.known(patterns(c.Phrases))) {
		before := len(s.matches)
		if err := s.scorePattern(i, p); err != nil {
			return err
		}
		if len(s.matches) > before {
			matched = append(matched, p)
		}
	}
	s.patterns = append(s.patterns, matched)
	for _, id := range c.Topics {
		if err := s.scoreTag(i, fieldTopic, id); err != nil {
			return err
		}
	}
	for _, key := range c.Mentions {
		if err := s.scoreTag(i, fieldMention, key); err != nil {
			return err
		}
	}
	weight := c.Weight
	if weight == 0 {
		weight = 1
	}
	s.settle(weight)
	return nil
}

// known leaves out the patterns with a word that the record does not have.
func (x *Index) known(all []pattern) []pattern {
	return slices.DeleteFunc(all, func(p pattern) bool {
		return slices.ContainsFunc(p, func(w step) bool { return x.df[w.term] == 0 })
	})
}

// scoreTag scores the statements that have a value in the field. It is there
// once or not at all, and how long a statement is has no say in it.
func (s *search) scoreTag(clause int, field, value string) error {
	c, err := s.open(s.ctx, field, value, numbersOnly)
	if err != nil {
		return err
	}
	score := tagged * idf(int(c.reader.Count()), len(s.statements)) * tf(1, k1)
	return drain(c, func() {
		if place := s.place[c.number]; s.admits(place) {
			s.add(place, clause, score, false)
		}
	})
}

func (s *search) scorePattern(clause int, p pattern) error {
	if len(p) > 1 {
		return s.scorePhrase(clause, p)
	}
	return s.scoreTerm(clause, p[0].term)
}

func (s *search) scoreTerm(clause int, term string) error {
	c, err := s.open(s.ctx, fieldText, term, frequencies)
	if err != nil {
		return err
	}
	worth := idf(s.df[term], len(s.statements))
	return drain(c, func() {
		if place := s.place[c.number]; s.admits(place) {
			s.add(place, clause, worth*tf(c.doc.Freq, s.norms[place]), true)
		}
	})
}

// scorePhrase scores a pattern of several words: as many times as it occurs,
// each of its words.
func (s *search) scorePhrase(clause int, p pattern) error {
	c, err := s.openPhrase(s.ctx, p)
	if err != nil {
		return err
	}
	worth := 0.0
	for _, w := range p {
		worth += idf(s.df[w.term], len(s.statements))
	}
	return drain(c, func() {
		place := s.place[c.number()]
		if times := uint64(len(c.spans())); times > 0 && s.admits(place) {
			s.add(place, clause, worth*tf(times, s.norms[place]), true)
		}
	})
}
