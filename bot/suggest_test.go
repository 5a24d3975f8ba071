package bot_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

func TestSuggest(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		record, command, option, typed string
		first                          string // value of the first suggestion; empty: there is none
	}{
		{"declaration", "said", "speaker", "", "Keir Starmer"},
		{"declaration", "said", "speaker", "merz", "Friedrich Merz"},
		{"declaration", "said", "speaker", "Mer", "Friedrich Merz"},
		{"declaration", "said", "speaker", "friedrich m", "Friedrich Merz"},
		{"declaration", "said", "speaker", "chancellor", "Friedrich Merz"},
		{"declaration", "said", "speaker", "italy", "Giorgia Meloni"},
		{"declaration", "said", "speaker", "Strarmer", "Keir Starmer"},
		{"declaration", "said", "speaker", "Зеленський", "Volodymyr Zelensky"},
		{"declaration", "said", "speaker", "Selenskij", "Volodymyr Zelensky"},
		{"declaration", "said", "speaker", "Trump", ""},
		{"declaration", "said", "about", "", "Troop deployment"},
		{"declaration", "said", "about", "cease", "Ceasefire"},
		{"declaration", "facts", "about", "deterence", "Deterrence"},
		{"declaration", "facts", "about", "Truppen", "Troop deployment"},
		{"declaration", "quote", "id", "whitaker", "whitaker-great-development"},
		{"declaration", "quote", "id", "merz rules out", "merz-rules-out-troops"},
		{"declaration", "quote", "id", "cusp", "whitaker-cusp-of-peace"},
		{"declaration", "ask", "question", "merz", ""},
		{"declaration", "weather", "place", "", ""},
		{"harbour", "said", "speaker", "mayor", "Ingrid Hålvorsen"},
		{"harbour", "said", "speaker", "halvor", "Ingrid Hålvorsen"},
		{"harbour", "said", "speaker", "Stromsnes", "Øyvind Strømsnes"},
	} {
		list := openRecord(t, test.record).bot.Suggest(test.command, test.option, test.typed, 25)
		first := ""
		if len(list) > 0 {
			first = list[0].Value
		}
		if first != test.first {
			t.Errorf("%s %s %q: %v, want %q first", test.command, test.option, test.typed, list, test.first)
		}
	}
}

// TestSuggestionsAreAsked sees to it that what is suggested finds what it is
// suggested for, and shows none of a statement's words.
func TestSuggestionsAreAsked(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		for _, p := range r.bot.Suggest("said", "speaker", "", len(r.corpus.People)) {
			reply := answer(t, r.bot, bot.Request{Command: "said", Options: map[string]string{"speaker": p.Value}})
			if silent := strings.HasSuffix(p.Label, " 0 statements"); silent != (reply.Outcome == bot.Nothing) || len(reply.Understood.People) != 1 {
				t.Errorf("%v: %s, understood %v", p, reply.Outcome, reply.Understood)
			}
		}
		if list := r.bot.Suggest("said", "speaker", "", 2); len(list) != 2 {
			t.Errorf("%d suggestions, want 2", len(list))
		}
		for _, s := range r.bot.Suggest("quote", "id", "", len(r.corpus.Statements)) {
			statement := r.corpus.Statement(s.Value)
			if statement == nil || strings.Contains(s.Label, statement.Text) {
				t.Errorf("%v is suggested", s)
			}
		}
		for _, topic := range r.bot.Suggest("facts", "about", "", len(r.corpus.Topics)) {
			reply := answer(t, r.bot, bot.Request{Command: "facts", Options: map[string]string{"about": topic.Value}})
			if len(reply.Understood.Topics) == 0 {
				t.Errorf("%v is not read as a topic: %+v", topic, reply.Understood)
			}
		}
	})
}

func TestQuote(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		var last *corpus.Statement
		for _, s := range r.corpus.Statements {
			reply := answer(t, r.bot, bot.Request{Command: "quote", Options: map[string]string{"id": strings.ToUpper(s.ID) + " "}})
			if !slices.Equal(answerIDs(reply.Statements), []string{s.ID}) || reply.Around == nil {
				t.Fatalf("%s: %v, around %v", s.ID, answerIDs(reply.Statements), reply.Around)
			}
			before := reply.Around.Before
			if last != nil && last.Source == s.Source {
				if before == nil || before.Statement != last {
					t.Errorf("%s: before it stands %v, want %s", s.ID, before, last.ID)
				}
			} else if before != nil {
				t.Errorf("%s: before it stands %s, want nothing", s.ID, before.Statement.ID)
			}
			for _, n := range reply.Around.Neighbours() {
				checkAnswer(t, r, n.Answer)
			}
			last = s
		}
	})
	r := openRecord(t, "declaration")
	for id, reason := range map[string]string{
		"merz-rules-out-troop": "no statement has this ID (perhaps merz-rules-out-troops)",
		"nothing-like-it":      "no statement has this ID",
		" ":                    "the ID is empty",
	} {
		if reply := answer(t, r.bot, bot.Request{Command: "quote", Options: map[string]string{"id": id}}); reply.Outcome != bot.Nothing || reply.Reason != reason {
			t.Errorf("%q: %s, %q, want %q", id, reply.Outcome, reply.Reason, reason)
		}
	}
}
