package question_test

import (
	"testing"

	"onrecord/bot/question"
	"onrecord/corpus/names"
)

func TestReadForm(t *testing.T) {
	t.Parallel()
	tests := []struct {
		question string
		form     question.Form
		stance   question.Stance
		wants    question.Want
	}{
		{"What did Merz say about troops?", question.Said, question.AnyStance, ""},
		{"merz troops", question.Said, question.AnyStance, ""},
		{"Was hat Merz gesagt?", question.Said, question.AnyStance, ""},
		{"Who said that the guarantee is robust?", question.WhoSaid, question.AnyStance, ""},
		{"what was said about troops", question.WhoSaid, question.AnyStance, ""},
		{"has anybody mentioned troops", question.WhoSaid, question.AnyStance, ""},
		{"who reported the backstop?", question.Reported, question.AnyStance, ""},
		{"which newspaper reported it", question.Reported, question.AnyStance, ""},
		{"who is the German chancellor", question.Who, question.AnyStance, ""},
		{"who will send troops", question.Who, question.Willing, ""},
		{"which countries commit troops", question.Who, question.Willing, ""},
		{"who will not send troops", question.Who, question.Unwilling, ""},
		{"who won't send troops", question.Who, question.Unwilling, ""},
		{"who refuses to send troops", question.Who, question.Unwilling, ""},
		{"which countries rule out sending troops", question.Who, question.Unwilling, ""},
		{"who has ruled it out", question.Who, question.Unwilling, ""},
		{"did Merz rule out troops", question.Open, question.Unwilling, ""},
		{"When did they sign?", question.Open, question.AnyStance, question.Time},
		{"since when", question.Open, question.AnyStance, question.Time},
		{"what day did they sign", question.Open, question.AnyStance, question.Time},
		{"Where was the meeting?", question.Open, question.AnyStance, question.Place},
		{"what city was it", question.Open, question.AnyStance, question.Place},
		{"How many troops", question.Open, question.AnyStance, question.Number},
		{"how many years", question.Open, question.AnyStance, question.Duration},
		{"How long has the war lasted?", question.Open, question.AnyStance, question.Duration},
		{"for how long", question.Open, question.AnyStance, question.Duration},
		{"under what conditions would troops go", question.Open, question.AnyStance, question.Condition},
		{"troops", question.Open, question.AnyStance, ""},
		{"", question.Open, question.AnyStance, ""},
	}
	r := declaration(t)
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			t.Parallel()
			got := r.Read(tt.question)
			if got.Form != tt.form || got.Stance != tt.stance || got.Wants != tt.wants {
				t.Errorf("%q: form %q, stance %d, wants %q, want %q, %d, %q",
					tt.question, got.Form, got.Stance, got.Wants, tt.form, tt.stance, tt.wants)
			}
			if got.FactsOnly {
				t.Errorf("%q asks for facts alone", tt.question)
			}
		})
	}
}

func TestEmpty(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"": true, " \t\n": true, "?!": true, "hello": true, "what did they say": true, "🎤": true, "\xff": true,
		"troops": false, "Merz": false, "bananas": false, "Fox News": false, "who refuses": false, `"they said so"`: false,
	}
	r := declaration(t)
	for text, want := range tests {
		if got := r.Read(text).Empty(); got != want {
			t.Errorf("Read(%q).Empty() = %v, want %v", text, got, want)
		}
	}
}

func TestRefuses(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"": false, "Italy will not send any troops.": true, "Germany rules out sending troops.": true,
		"They ruled that out.": true, "France can’t go.": true, "He doesn't.": true, "She refused.": true,
		"The plan was rejected.": true, "Nobody knows.": false, "Another note of notice.": false,
		"France will send troops.": false, "He ruled the country.": false,
	}
	for text, want := range tests {
		if got := question.Refuses(names.Tokens(text)); got != want {
			t.Errorf("Refuses(%q) = %v, want %v", text, got, want)
		}
	}
}
