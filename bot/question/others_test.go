package question_test

import (
	"slices"
	"testing"

	"onrecord/bot/question"
)

// TestOtherPeople reads what names somebody who is not on record, by a word
// beside a name or role that is.
func TestOtherPeople(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"what did the foreign minister say",
		"what did the Bavarian prime minister say",
		"what did the vice president say",
		"what did the former chancellor say",
		"what did the ambassador to the UN say",
		"what did the president of Russia say",
		"what did Brigitte Macron say",
		"what did Steve Bannon say",
		"what did President Trump say",
		"what did Zelenska say",
		"what did the Financial Times report",
		"what did the Times of India report",
		"what did NATO say",
		"what is NATO's position",
	} {
		r := declaration(t).Read(text)
		if len(r.Speakers) > 0 && len(r.Speakers[0].People) > 0 || len(r.Outlets) > 0 {
			t.Errorf("%q: read as somebody on record: %+v %v", text, r.Speakers, r.Outlets)
		}
		if !slices.ContainsFunc(r.Unknown, func(u question.Unknown) bool { return u.Name }) {
			t.Errorf("%q: no unknown name, want one: %+v", text, r.Unknown)
		}
	}
}

// TestDiscussed reads who is spoken about by somebody else.
func TestDiscussed(t *testing.T) {
	t.Parallel()
	read(t, []want{
		{question: "what did Starmer say about Merz's position", speakers: "starmer", topics: "merz"},
		{question: "what did Macron say about hubs and what did Starmer say about hubs", speakers: "macron + starmer", topics: "military-hubs military-hubs"},
	})
}

func TestDates(t *testing.T) {
	t.Parallel()
	whole := question.Day{Year: 2026, Month: 1, Day: 6}
	cases := []struct {
		question string
		want     []question.Day
	}{
		{"what did Merz say on 6 January 2026", []question.Day{whole}},
		{"what did Merz say on January 6th, 2026", []question.Day{whole}},
		{"what did Merz say on the 6th of January", []question.Day{{Month: 1, Day: 6}}},
		{"what did Merz say on 2026-01-06", []question.Day{whole}},
		{"what did Merz say in January", []question.Day{{Month: 1}}},
		{"what did Merz say in 2026", []question.Day{{Year: 2026}}},
		{"what did Merz say in 2024", nil},
		{"what did Merz say on 7 January", nil},
		{"may Merz send troops", nil},
	}
	for _, c := range cases {
		r := declaration(t).Read(c.question)
		if !slices.Equal(r.Days, c.want) {
			t.Errorf("%q: days %v, want %v", c.question, r.Days, c.want)
		}
		if c.want == nil && c.question[0] == 'w' && len(r.Unknown)+len(r.Subject) == 0 {
			t.Errorf("%q: a day that no source has is lost", c.question)
		}
	}
}

// TestFrameWords reads words about saying as subjects where they are.
func TestFrameWords(t *testing.T) {
	t.Parallel()
	read(t, []want{
		{question: "what did Whitaker say about the talks", speakers: "whitaker", topics: "negotiations paris-meeting"},
		{question: "did Whitaker talk about peace", speakers: "whitaker", topics: "peace-deal"},
		{question: "what did Merz say about the media", speakers: "merz", unknown: "media"},
		{question: "what did Merz say to the media", speakers: "merz"},
		{question: "what did Merz say on the record", speakers: "merz"},
	})
}
