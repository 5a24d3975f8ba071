package bot

import (
	"maps"
	"slices"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
)

func (s *Sieve) wrongAbout(f Filter) string {
	if problem := tooLong("the subject", f.About); problem != "" {
		return problem
	}
	if s.subject(f.About).silent() {
		return wordless
	}
	return ""
}

const wordless = "the subject has no word that could be looked for"

func (s *Sieve) about(f Filter) part {
	if problem := tooLong("the subject", f.About); problem != "" {
		return refusing(problem)
	}
	if s.hopeless(f.About) {
		return part{because: func(i int) string { return s.onSubject(f).because(i) }}
	}
	return s.onSubject(f)
}

// onSubject reads the whole of an about.
func (s *Sieve) onSubject(f Filter) part {
	sub := s.subject(f.About)
	switch {
	case sub.silent():
		return refusing(wordless)
	case len(sub.strange) == 0 && sub.Empty():
		return refusing("the record does not have the words yet")
	}
	tests := s.tests(sub, s.speakers(f))
	passed := slices.Clone(s.all)
	for _, t := range tests {
		passed.keep(t.passed)
	}
	return part{passed, func(i int) string { return judged(tests, i) }}
}

// speakers lists the people whom a filter names.
func (s *Sieve) speakers(f Filter) []*names.Name {
	if speakerValue(f) == "" {
		return nil
	}
	var people []*names.Name
	for _, v := range s.voicesOf(f) {
		people = append(people, v.people...)
	}
	return people
}

// tests lists what a statement has to pass to be on a subject.
func (s *Sieve) tests(sub subject, speakers []*names.Name) []part {
	var tests []part
	for _, w := range sub.strange {
		tests = append(tests, part{s.phrase(w), func(i int) string {
			if s.phrase(w).has(i) {
				return "has the " + wordOrWords(w)
			}
			return "does not have the " + wordOrWords(w)
		}})
	}
	if sub.Reading == nil {
		return tests
	}
	if len(sub.Subject) > 0 {
		tests = append(tests, s.covering(sub.Reading, speakers))
	}
	return append(tests, s.limiting(sub)...)
}

// judged says what the tests make of a statement: the first that it fails, or
// all that it passes.
func judged(tests []part, i int) string {
	var all []string
	for _, t := range tests {
		if !t.passed.has(i) {
			return t.because(i)
		}
		all = append(all, t.because(i))
	}
	return listing(all, "and")
}

// limiting lists the tests that words and topics have no part in.
func (s *Sieve) limiting(sub subject) []part {
	var tests []part
	add := func(yes, no string, holds func(i int) bool) {
		passed := subsetOf(len(s.list), holds)
		tests = append(tests, part{passed, func(i int) string {
			if passed.has(i) {
				return yes
			}
			return no
		}})
	}
	if len(sub.Days) > 0 {
		add("is of the date", "is of another date", func(i int) bool {
			source := s.list[i].Source
			return source != nil && slices.ContainsFunc(sub.Days, func(d question.Day) bool { return d.Has(source.Published) })
		})
	}
	if len(sub.Outlets) > 0 {
		through := "come through " + shown(sub.Outlets)
		add("has "+through, "has not "+through, func(i int) bool { return cameThrough(s.list[i], sub.Outlets) })
	}
	if sub.refuses() {
		add("says no to something", "says no to nothing", func(i int) bool { return s.traits()[i].unwilling })
	}
	for _, p := range sub.Phrases {
		words := names.Folded(p)
		add("has the quoted words", "does not have the quoted words", func(i int) bool { return s.traits()[i].carries(words) })
	}
	return tests
}

// A need is a term that a statement on a subject has to have.
type need struct {
	question.Term
	in subset // of the statements that have it
}

// covering is the test whether a statement has what a subject needs.
func (s *Sieve) covering(q *question.Reading, speakers []*names.Name) part {
	groups := s.needs(q, speakers)
	passed := newSubset(len(s.list))
	for _, needs := range groups {
		all := slices.Clone(s.all)
		for _, n := range needs {
			all.keep(n.in)
		}
		passed.join(all)
	}
	return part{passed, func(i int) string {
		if len(groups) == 0 {
			return "the record does not have all of the words yet"
		}
		var lacking []string
		for _, needs := range groups {
			with, without := s.parted(needs, i)
			if len(without) == 0 {
				return listing(with, "and")
			}
			lacking = append(lacking, without...)
		}
		return "has nothing on: " + typedList(lacking)
	}}
}

// parted says by what a statement has some needs, and lists the others.
func (s *Sieve) parted(needs []need, i int) (with, without []string) {
	for _, n := range needs {
		if n.in.has(i) {
			with = append(with, s.matching(n.Term, i))
		} else {
			without = append(without, n.Text)
		}
	}
	return with, without
}

// needs lists what a statement has to have of a subject, by the groups, of
// which one is enough: what weighs in an answer, all of it, but for names that
// only say where the record plays. What goes without saying, such as the
// speakers' country, or only shades a subject, has to be there where there is
// nothing else. So has what the record does not have: nothing is on such a
// subject, which has no groups.
func (s *Sieve) needs(q *question.Reading, speakers []*names.Name) [][]need {
	look := &search{Bot: s.b, Reading: q}
	terms, wanted := look.terms(filter{speakers: speakers})
	if !wanted.any {
		terms, wanted = look.terms(filter{})
	}
	var groups [][]need
	for _, group := range slices.Sorted(maps.Keys(wanted.groups)) {
		if wanted.lost[group] > 0 {
			continue
		}
		var needs, scenes []need
		for i, t := range terms {
			if t.Group != group || wanted.weight[i] == 0 {
				continue
			}
			list := &needs
			if look.scene(t) {
				list = &scenes
			}
			*list = append(*list, need{t, s.term(t, wanted.compound[i])})
		}
		if len(needs) == 0 {
			needs = scenes
		}
		groups = append(groups, needs)
	}
	return groups
}

// matching says by what a statement has a term.
func (s *Sieve) matching(t question.Term, i int) string {
	for _, topic := range t.Topics {
		if carries(s.list[i], topic) {
			return "is on " + topic.Name
		}
	}
	switch {
	case slices.ContainsFunc(t.Phrases, func(p string) bool { return s.phrase(p).has(i) }):
		return "has the " + wordOrWords(t.Text)
	case len(t.Topics) > 0:
		return "has a word for " + t.Topics[0].Name
	}
	return "names " + typed(t.Text)
}

// carries reports whether a statement carries a topic, by its ID.
func carries(st *corpus.Statement, topic *corpus.Topic) bool {
	return slices.ContainsFunc(st.Topics, func(t *corpus.Topic) bool { return t.ID == topic.ID })
}

// term is the set of the statements that have a term: by a phrase, a name or a
// topic of it, or, where it is a topic's and has several words, by all of them
// anywhere.
func (s *Sieve) term(t question.Term, beginnings []string) subset {
	in := newSubset(len(s.list))
	for _, phrase := range t.Phrases {
		in.join(s.phrase(phrase))
	}
	for _, n := range t.Mentions {
		in.join(s.naming()[n.Key()])
	}
	for _, topic := range t.Topics {
		in.join(s.topic(topic))
	}
	if beginnings != nil {
		in.join(s.compounds.get(t.Text, func() subset {
			return subsetOf(len(s.list), func(i int) bool { return s.traits()[i].hasAll(beginnings) })
		}))
	}
	return in
}

// topic is the set of the statements that carry a topic, or have its name or
// one of its terms.
func (s *Sieve) topic(topic *corpus.Topic) subset {
	return s.topics.get(topic, func() subset {
		in := subsetOf(len(s.list), func(i int) bool { return carries(s.list[i], topic) })
		in.join(s.phrase(topic.Name))
		for _, term := range topic.Terms {
			in.join(s.phrase(term))
		}
		return in
	})
}

// readTraits gives the traits of the statements, in order.
func (s *Sieve) readTraits() []traits {
	list := make([]traits, len(s.list))
	for i, st := range s.list {
		known, ok := s.b.traits[st]
		if !ok {
			known = newTraits(names.Tokens(st.Text), false)
		}
		list[i] = known
	}
	return list
}

// readNaming finds which statements name what.
func (s *Sieve) readNaming() map[string]subset {
	naming := map[string]subset{}
	for i, st := range s.list {
		for _, key := range s.b.book.Keys(st.Text) {
			put(naming, key, i, len(s.list))
		}
	}
	return naming
}
