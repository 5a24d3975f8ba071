package question_test

import (
	"slices"
	"testing"
)

func TestReadTerms(t *testing.T) {
	t.Parallel()
	read(t, []want{
		{question: "who said robust", topics: "robust"},
		{question: "who mentioned servicemen", topics: "troop-deployment"},
		{question: "who talked about a peace treaty", topics: "peace-deal"},
		{question: "boots on the ground?", topics: "troop-deployment"},
		{question: "the armistice and the hubs", topics: "ceasefire military-hubs"},
		{question: "who will send troops", topics: "troop-deployment"},
		{question: "what did Merz say about money", speakers: "merz", topics: "financial", read: "money=financial"},
		{question: "what did Merz say about the ceasfire", speakers: "merz", topics: "ceasefire", read: "ceasfire=ceasefire"},
		{question: "what did Merz say about soldjers", speakers: "merz", topics: "troop-deployment", read: "soldjers=soldiers"},
		{question: "what did Merz say about bananas", speakers: "merz", unknown: "bananas"},
		{question: "what did Merz say about quantum computing", speakers: "merz", unknown: "quantum + computing"},
		{question: "has anybody mentioned bananas and troops", topics: "troop-deployment", unknown: "bananas"},
		{question: "what did Merz eat", actors: "merz", unknown: "eat"},
		{question: "who wrote the Bible", unknown: "Bible"},
	})
}

// TestReadUnknown tells unknown names, verbs and words apart.
func TestReadUnknown(t *testing.T) {
	t.Parallel()
	tests := []struct {
		question   string
		name, verb bool
	}{
		{"what did Trump say", true, false},
		{"what did Brigitte Macron say", true, false},
		{"what did Merz eat", false, true},
		{"what did Merz say about bananas", false, false},
	}
	r := declaration(t)
	for _, tt := range tests {
		got := r.Read(tt.question).Unknown
		if len(got) != 1 || got[0].Name != tt.name || got[0].Verb != tt.verb {
			t.Errorf("%q: unknown are %+v, want one with name %v, verb %v", tt.question, got, tt.name, tt.verb)
		}
	}
}

func TestReadTermFields(t *testing.T) {
	t.Parallel()
	r := declaration(t)
	terms := r.Read("what did Merz say about the Armistice and hubs").Subject
	if len(terms) != 2 || terms[0].Text != "armistice" || !terms[0].About || terms[0].Group == terms[1].Group {
		t.Errorf("terms are %+v, want armistice and hubs, about them, in groups of their own", terms)
	}
	terms = r.Read("who will send troops").Subject
	for _, term := range terms {
		if term.About || term.Soft == (len(term.Topics) > 0) {
			t.Errorf("%+v: want troops as a topic, and the rest soft", term)
		}
	}
	if got := r.Read("who said something official").Faint; got != 0 {
		t.Errorf("Faint = %d for words about saying, want 0", got)
	}
}

func TestReadPhrases(t *testing.T) {
	t.Parallel()
	tests := []struct {
		question string
		want     []string
	}{
		{"Who said “great development”?", []string{"great development"}},
		{`who said "we could be on the cusp"`, []string{"we could be on the cusp"}},
		{"wer sagte „great development“?", []string{"great development"}},
		{"qui a dit « great development » ?", []string{" great development "}},
		{`"great development" and "robust security"`, []string{"great development", "robust security"}},
		{`who said "robust"`, []string{"robust"}},
		{`what is the "robust" guarantee`, nil},
		{`who said "" or "?!"`, nil},
		{`who said "great development`, nil},
		{"who said 'great development'", nil},
	}
	r := declaration(t)
	for _, tt := range tests {
		if got := r.Read(tt.question).Phrases; !slices.Equal(got, tt.want) {
			t.Errorf("%q: phrases are %q, want %q", tt.question, got, tt.want)
		}
	}
	// Who is named within a quotation does not speak.
	if got := r.Read(`who said "with the guarantees, President Zelensky can move"`); len(got.Speakers)+len(got.Actors) > 0 {
		t.Errorf("%+v, want neither speakers nor actors", got)
	}
}
