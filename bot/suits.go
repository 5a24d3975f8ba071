package bot

import (
	"regexp"
	"slices"
	"strings"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
)

// The words that answer "when", "how many" and the like have among them.
var (
	dates      = names.WordSet("january february april june july august september october november december monday tuesday wednesday thursday friday saturday sunday today tomorrow")
	times      = names.WordSet("year years month months week weeks day days march may before until since after once following if when")
	durations  = names.WordSet("year years month months week weeks day days hour hours decade decades permanent permanently until since")
	numbers    = names.WordSet("one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million millions billion billions half percent only several number numbers")
	conditions = names.WordSet("if after following once provided unless until when")
	commits    = names.WordSet("commit commits committed commitment commitments pledge pledges pledged promise promises promised offer offers offered contribute contributes contributed contribution contributions undertake undertakes undertook undertaken")
)

// place is what a statement that says where has.
var place = regexp.MustCompile(`\b(?:in|at|across|near|from|to) [A-Z]`)

// suits weighs how well a statement fits the form of a question: one that
// asks for a time is better answered by a statement that has one, and one
// that asks for no speaker by a fact.
func (s *search) suits(st *corpus.Statement) float64 {
	weight := 1.0
	if st.Kind == corpus.Fact && len(s.Speakers) == 0 && s.Form != question.WhoSaid {
		weight *= 1.15
	}
	if s.Form == question.Who && st.Speaker == nil && s.traits[st].names {
		weight *= 1.3
	}
	if s.Stance == question.Willing && s.traits[st].has(func(w string) bool { return commits[w] }) {
		weight *= 1.5
	}
	if s.Wants != "" && s.detailed(st) {
		weight *= 1.3
	}
	if s.Wants == question.Time && s.traits[st].has(dated) {
		weight *= 1.3
	}
	return weight
}

// withDetail keeps the statements with the detail that was asked for. Who asks
// how many gets no answer from statements without a number, but for one that
// says no.
func (s *search) withDetail(list []found) []found {
	if s.Wants == "" || s.Wants == question.Place {
		return list
	}
	return slices.DeleteFunc(list, func(f found) bool {
		return !s.detailed(f.Statement) && !s.traits[f.Statement].unwilling
	})
}

// detailed reports whether a statement has the detail that was asked for.
func (s *search) detailed(st *corpus.Statement) bool {
	t := s.traits[st]
	switch s.Wants {
	case question.Time:
		return t.has(func(w string) bool { return dated(w) || times[w] }) || strings.Contains(t.words, " in the event ")
	case question.Number:
		return t.has(func(w string) bool { return numbers[w] || digits(w) })
	case question.Duration:
		return t.has(func(w string) bool { return durations[w] }) || strings.Contains(t.words, " long term ")
	case question.Condition:
		return t.has(func(w string) bool { return conditions[w] }) ||
			strings.Contains(t.words, " in the event ") || strings.Contains(t.words, " should there ")
	case question.Place:
		return place.MatchString(st.Text)
	}
	return false
}

// dated reports whether a word is of a date: a month, a weekday, a year.
func dated(word string) bool {
	return dates[word] || len(word) == 4 && digits(word)
}

func digits(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}
