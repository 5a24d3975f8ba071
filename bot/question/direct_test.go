package question_test

import (
	"testing"

	"onrecord/bot/question"
)

func TestSaid(t *testing.T) {
	t.Parallel()
	tests := []struct {
		speaker, about string
		want           want
	}{
		{"Merz", "", want{speakers: "merz"}},
		{"merz", "troops", want{speakers: "merz", topics: "troop-deployment"}},
		{"Mertz", "the soldiers", want{speakers: "merz", topics: "troop-deployment", read: "Mertz=merz"}},
		{"the German chancellor", "Macron", want{speakers: "merz", topics: "macron", read: "German chancellor=merz"}},
		{"Italy", "troops", want{speakers: "meloni", topics: "troop-deployment", read: "Italy=meloni"}},
		{"Merz and Macron", "", want{speakers: "merz + macron"}},
		{"Fox News", "peace", want{outlets: "Fox News", topics: "peace-deal"}},
		{"Macron", "Le Figaro", want{speakers: "macron", outlets: "Le Figaro"}},
		{"Брехня", "", want{unknown: "Брехня"}},
		{"Trump", "troops", want{topics: "troop-deployment", unknown: "Trump"}},
		{"Merz", "bananas", want{speakers: "merz", unknown: "bananas"}},
		{"Trump", "bananas", want{unknown: "Trump + bananas"}},
		{"", "", want{}},
	}
	r := declaration(t)
	for _, tt := range tests {
		t.Run(tt.speaker+" on "+tt.about, func(t *testing.T) {
			t.Parallel()
			got := r.Said(tt.speaker, tt.about)
			tt.want.question = tt.speaker + " on " + tt.about
			check(t, tt.want, got)
			if got.Form != question.Said || got.FactsOnly {
				t.Errorf("form %q, facts only %v, want %q, false", got.Form, got.FactsOnly, question.Said)
			}
		})
	}
}

func TestFacts(t *testing.T) {
	t.Parallel()
	tests := []want{
		{question: "troops", topics: "troop-deployment"},
		{question: "Merz", topics: "merz"},
		{question: "Merz and the backstop", topics: "merz backstop"},
		{question: "France", topics: "France"},
		{question: "backstop in The Times", outlets: "The Times of London", topics: "backstop"},
		{question: "armistise", topics: "ceasefire", read: "armistise=armistice"},
		{question: "bananas", unknown: "bananas"},
		{question: ""},
	}
	r := declaration(t)
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			t.Parallel()
			got := r.Facts(tt.question)
			check(t, tt, got)
			if !got.FactsOnly {
				t.Error("want facts only")
			}
		})
	}
}
