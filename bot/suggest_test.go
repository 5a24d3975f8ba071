package bot_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

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
		{"declaration", "said", "about", "deterence", "Deterrence"},
		{"declaration", "facts", "about", "deterence", ""}, // on which there are no facts
		{"declaration", "facts", "about", "Truppen", "Troop deployment"},
		{"declaration", "quote", "id", "whitaker", "whitaker-great-development"},
		{"declaration", "quote", "id", "merz rules out", "merz-rules-out-troops"},
		{"declaration", "said", "speaker", "uk", "Keir Starmer"},
		{"declaration", "said", "speaker", "usa", "Matt Whitaker"},
		{"declaration", "said", "speaker", "Deutschland", "Friedrich Merz"},
		{"declaration", "quote", "id", "Мерц", "merz-support-for-ukraine"},
		{"declaration", "quote", "id", "German Chancellor", "merz-support-for-ukraine"},
		{"declaration", "quote", "id", "cusp", "whitaker-cusp-of-peace"},
		{"declaration", "ask", "question", "merz", ""},
		{"declaration", "weather", "place", "", ""},
		{"tunnel", "said", "speaker", "", "Ilse Brandt"},
		{"tunnel", "said", "about", "strike", ""},                 // on which all is withdrawn
		{"tunnel", "quote", "id", "keel boycott", "keel-boycott"}, // withdrawn, and found by its ID
		{"tunnel", "quote", "id", "Keel", "keel-boycott"},
		{"tunnel", "quote", "id", "hauliers", "hauliers-not-heard"},
		{"tunnel", "quote", "id", "speaker call", ""}, // words of one that is withdrawn
		{"harbour", "said", "speaker", "mayor", "Ingrid Hålvorsen"},
		{"harbour", "said", "speaker", "halvor", "Ingrid Hålvorsen"},
		{"harbour", "said", "speaker", "Stromsnes", "Øyvind Strømsnes"},
		{"declaration", "watch add", "speaker", "Зеленський", "Volodymyr Zelensky"},
		{"declaration", "watch add", "about", "cease", "Ceasefire"},
		{"tunnel", "watch add", "about", "strike", "Strike"}, // on which something may come
		{"declaration", "watch why", "statement", "cusp", "whitaker-cusp-of-peace"},
		{"declaration", "watch why", "id", "", ""}, // of a watch
		{"declaration", "watch", "about", "cease", ""},
		{"declaration", "watch frobnicate", "id", "", ""},
		{"declaration", "watch add", "timezone", "", "UTC"},
		{"declaration", "watch add", "timezone", "berl", "Europe/Berlin"},
		{"declaration", "watch add", "timezone", "europe/kyiv", "Europe/Kyiv"},
		{"declaration", "watch add", "timezone", "kyiv", "Europe/Kyiv"},
		{"declaration", "watch add", "timezone", "kiev", "Europe/Kyiv"},
		{"declaration", "watch add", "timezone", "new york", "America/New_York"},
		{"declaration", "watch add", "timezone", "us/pac", "America/Los_Angeles"},
		{"declaration", "watch add", "timezone", "port au", "America/Port-au-Prince"},
		{"declaration", "watch add", "timezone", "europe", "Europe/London"}, // the most common
		{"declaration", "watch add", "timezone", "narnia", ""},
	} {
		list := openRecord(t, test.record).bot.Suggest(bot.Request{Command: test.command, Options: map[string]string{test.option: test.typed}}, test.option, 25)
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
		for _, p := range r.bot.Suggest(bot.Request{Command: "said"}, "speaker", len(r.corpus.People)) {
			reply := answer(t, r.bot, bot.Request{Command: "said", Options: map[string]string{"speaker": p.Value}})
			if silent := strings.HasSuffix(p.Label, " 0 statements"); silent != (reply.Outcome == bot.Nothing) || len(reply.Understood.People) != 1 {
				t.Errorf("%v: %s, understood %v", p, reply.Outcome, reply.Understood)
			}
		}
		if list := r.bot.Suggest(bot.Request{Command: "said"}, "speaker", 2); len(list) != 2 {
			t.Errorf("%d suggestions, want 2", len(list))
		}
		for _, s := range r.bot.Suggest(bot.Request{Command: "quote"}, "id", len(r.corpus.Statements)) {
			statement := r.corpus.Statement(s.Value)
			if statement == nil || strings.Contains(s.Label, statement.Text) {
				t.Errorf("%v is suggested", s)
			}
		}
		checkTopics(t, r, bot.Request{Command: "facts"})
		for _, p := range r.corpus.People {
			checkTopics(t, r, bot.Request{Command: "said", Options: map[string]string{"speaker": p.Name}})
		}
	})
}

// TestSuggestForWatches counts what a watch would let through.
func TestSuggestForWatches(t *testing.T) {
	t.Parallel()
	b := openRecord(t, "declaration").bot
	for _, test := range []struct{ speaker, kind, label string }{
		{"", "", "Troop deployment · 12 statements"},
		{"", "reported", "Troop deployment · 12 statements"},
		{"", "fact", "Troop deployment · 5 facts"},
		{"Merz", "", "Troop deployment · 2 statements"},
	} {
		options := map[string]string{"speaker": test.speaker, "kind": test.kind, "about": "troop"}
		list := b.Suggest(bot.Request{Command: "watch add", Options: options}, "about", 1)
		if len(list) != 1 || list[0].Label != test.label {
			t.Errorf("%v: %v, want %s", options, list, test.label)
		}
	}
}

// checkTopics asks for every topic that is suggested for a request: there is
// something on each.
func checkTopics(t *testing.T, r record, request bot.Request) {
	t.Helper()
	for _, topic := range r.bot.Suggest(request, "about", len(r.corpus.Topics)) {
		options := maps.Clone(request.Options)
		if options == nil {
			options = map[string]string{}
		}
		options["about"] = topic.Value
		reply := answer(t, r.bot, bot.Request{Command: request.Command, Options: options})
		if len(reply.Understood.Topics) == 0 || reply.Outcome != bot.Answered {
			t.Errorf("%v: %v has no answer: %s, %+v", request, topic, reply.Reason, reply.Understood)
		}
	}
}

func TestQuote(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		var last *corpus.Statement
		for _, s := range r.corpus.Statements {
			reply := checkLaws(t, r, bot.Request{Command: "quote", Options: map[string]string{"id": strings.ToUpper(s.ID) + " "}})
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
			if s.Withdrawn == nil {
				last = s
			}
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

// TestSharedNames asks for each of several people by what is suggested for
// them: nobody else's words come.
func TestSharedNames(t *testing.T) {
	t.Parallel()
	r, err := open(fstest.MapFS{"a.yaml": {Data: []byte(`
sources:
  - {id: s, title: Report, published: 2031-05-02}
people:
  - {id: okoro, name: Ngozi Bell}
  - {id: p1, name: Adaeze Okoro}
  - {id: lc1, name: Sam Carter, role: Judge}
  - {id: lc2, name: Sam Carter, role: Judge}
statements:
  - {id: a, source: s, kind: quote, speaker: okoro, text: One., paragraph: 1}
  - {id: b, source: s, kind: quote, speaker: p1, text: Two., paragraph: 2}
  - {id: c, source: s, kind: quote, speaker: lc1, text: Three., paragraph: 3}
  - {id: d, source: s, kind: quote, speaker: lc2, text: Four., paragraph: 4}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.bot.Close() })
	asked := map[string][]string{}
	for _, p := range r.bot.Suggest(bot.Request{Command: "said"}, "speaker", 9) {
		reply := answer(t, r.bot, bot.Request{Command: "said", Options: map[string]string{"speaker": p.Value}})
		asked[p.Value] = answerIDs(reply.Statements)
	}
	want := map[string][]string{"Ngozi Bell": {"a"}, "Adaeze Okoro": {"b"}, "Sam Carter (lc1)": {"c"}, "Sam Carter (lc2)": {"d"}}
	if !maps.EqualFunc(asked, want, slices.Equal) {
		t.Errorf("asked %q, want %q", asked, want)
	}
}
