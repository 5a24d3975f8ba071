package discord

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/watch"
	"onrecord/corpus"
)

// FuzzWatch shows watches, and what became of them, in any words: every page
// keeps Discord's limits, pings nobody, and has nothing in quotation marks but
// the words of the statement.
func FuzzWatch(f *testing.F) {
	f.Add("“Brandt” @everyone", "any: <@&400>\n# one", "[the bot](https://x.example) lacks **all**", "We open in May.", uint16(3), uint16(1))
	f.Add("1. \u202eone", "> two\n> “three”", ">>> “four”", "So „they“ say “no”.", uint16(50), uint16(120))
	f.Add("-# *", "~~a~~ `b`", "||c||", strings.Repeat("🚢 ", 1900), uint16(20), uint16(7))
	f.Add(strings.Repeat("[]", 300), strings.Repeat("@:🚢", 300), strings.Repeat("*", 3000), strings.Repeat("_`| ", 900), uint16(49), uint16(100))
	f.Fuzz(func(t *testing.T, typed, more, reason, text string, n, events uint16) {
		statement := fuzzStatement(text)
		if statement == nil {
			return
		}
		w := watch.Standing{
			Watch: watch.Watch{
				ID: "w1", Server: "200", Channel: "300", Role: "400", Timezone: "Europe/Rome", Pace: watch.Daily,
				Filter: bot.Filter{Speaker: typed, About: more, Any: typed + "," + more, Exclude: more + ";" + typed, Kind: corpus.Quote},
				Paused: &watch.Pause{Since: time.Unix(1965375000, 0), Reason: reason},
			},
			Waiting: int(n), Next: time.Unix(1965456000, 0),
		}
		reply := &watch.Reply{Text: reason, Notes: []string{typed, more, reason, typed, more, reason, typed, more}, Watches: []watch.Standing{w}}
		for range n % 50 {
			reply.Watches = append(reply.Watches, w)
		}
		for i := range events % 101 {
			reply.Events = append(reply.Events, watch.Event{At: time.Unix(int64(i), 0), Kind: watch.Refused, Reason: reason, Post: "p", Message: "900", Statements: int(i)})
		}
		reply.Verdict, reply.About = &bot.Verdict{}, statement
		for _, name := range []string{"speaker", "about", "any", "exclude", "kind"} {
			reply.Verdict.Clauses = append(reply.Verdict.Clauses, bot.Clause{Name: name, Value: typed, Because: more, Met: len(name) == 3})
		}
		for _, action := range []string{"list", "add", "pause", "why", "history"} {
			reply.Action = action
			fuzzReply(t, reply, statement)
			reply.Watches = reply.Watches[:1] // of any action but list
		}
		fuzzNote(t, notDone(reason))
	})
}

func fuzzStatement(text string) *corpus.Statement {
	c := fuzzCorpus(text, "Ilse Brandt", "Mayor", "The pass", 0)
	if c == nil {
		return nil
	}
	return c.Statement("s6")
}

var ownMentions = regexp.MustCompile(`^<(?:#300|@&400|t:\d+:f)>`)

// fuzzReply checks every page of a reply.
func fuzzReply(t *testing.T, r *watch.Reply, statement *corpus.Statement) {
	t.Helper()
	v := watchView{Reply: r, record: "f287e984b142", said: []string{"It is said."}}
	for v.page = 1; v.page == 1 || v.turns(); v.page++ {
		m, ok := v.message()
		if !ok && v.page > 1 {
			return
		}
		if !ok {
			t.Fatalf("%s has no page", r.Action)
		}
		checkLimits(t, encode(posting(m)))
		text := ""
		for _, e := range m.Embeds {
			text += e.Description + "\n"
		}
		if r.Action == "why" {
			shown := "“" + escape(statement.Text) + "”"
			if !strings.Contains(text, shown) && !strings.Contains(text, "Too long to be shown here whole") {
				t.Errorf("the statement is not shown: %q", text)
			}
			text = strings.Replace(text, shown, "", 1)
		}
		plainlyShown(t, r.Action, text)
	}
}

func fuzzNote(t *testing.T, m *message) {
	t.Helper()
	checkLimits(t, encode(posting(m)))
	plainlyShown(t, "a note", m.Content)
}

// plainlyShown checks that a text has nothing that only Discord's markdown or
// a person's own words have.
func plainlyShown(t *testing.T, what, text string) {
	t.Helper()
	for i := range text {
		if text[i] == '<' && (i == 0 || text[i-1] != '\\') && !ownMentions.MatchString(text[i:]) {
			t.Errorf("%s mentions something: %.80q", what, text[i:])
		}
	}
	if at := strings.IndexAny(text, corpus.QuotationMarks); at >= 0 {
		t.Errorf("%s has quotation marks: %.80q", what, text[at:])
	}
}
