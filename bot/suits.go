package bot

import (
	"regexp"
	"slices"

	"onrecord/bot/question"
	"onrecord/corpus"
)

// What answers "when" and "how many" has words such as these.
var (
	timeWords      = regexp.MustCompile(`(?i)\b(?:\d{4}|january|february|march|april|may \d|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|years?|months?|weeks?|days?|after|before|until|since|once|following|if|when|in the event)\b`)
	durationWords  = regexp.MustCompile(`(?i)\b(?:years?|months?|weeks?|days?|hours?|decades?|long term|long-term|permanent\w*|until|since)\b`)
	dateWords      = regexp.MustCompile(`(?i)\b(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b \d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:19|20)\d\d\b`)
	numberWords    = regexp.MustCompile(`(?i)\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?|half|percent|only|several|numbers?)\b`)
	commits        = regexp.MustCompile(`(?i)\b(?:commit\w*|pledg\w+|promis\w+|offer\w*|contribut\w+|undert\w+|will (?:send|give|provide|pay|join|take))\b`)
	conditionWords = regexp.MustCompile(`(?i)\b(?:if|in the event|after|following|once|provided|unless|should there|as soon as|until|when)\b`)
	placeWords     = regexp.MustCompile(`\b(?:in|at|across|near|from|to) [A-Z]`)
)

// suits weighs how well a statement fits the form of a question: one that
// asks for a time is better answered by a statement that has one, and one
// that asks for no speaker by a fact.
func (s *search) suits(st *corpus.Statement) float64 {
	weight := 1.0
	if st.Kind == corpus.Fact && len(s.Speakers) == 0 && s.Form != question.WhoSaid {
		weight *= 1.15
	}
	if s.Form == question.Who && st.Speaker == nil && s.names[st] {
		weight *= 1.3
	}
	if s.Stance == question.Willing && commits.MatchString(st.Text) {
		weight *= 1.5
	}
	if words := s.detail(); words != nil && words.MatchString(st.Text) {
		weight *= 1.3
	}
	if s.Wants == question.Time && dateWords.MatchString(st.Text) {
		weight *= 1.3
	}
	return weight
}

// detailed keeps the statements with the detail that was asked for. Who asks
// how many gets no answer from statements without a number, but for one that
// says no.
func (s *search) detailed(list []found) []found {
	words := s.detail()
	if words == nil || s.Wants == question.Place {
		return list
	}
	return slices.DeleteFunc(list, func(f found) bool {
		return !words.MatchString(f.Statement.Text) && !s.unwilling[f.Statement]
	})
}

// detail is what the words look like that the question wants; nil: it wants
// none in particular.
func (s *search) detail() *regexp.Regexp {
	switch s.Wants {
	case question.Time:
		return timeWords
	case question.Number:
		return numberWords
	case question.Duration:
		return durationWords
	case question.Place:
		return placeWords
	case question.Condition:
		return conditionWords
	}
	return nil
}
