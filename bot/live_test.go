package bot_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/bot"
)

// newBot makes a bot of its own, for a test that has it closed.
func newBot(t testing.TB, name string) *bot.Bot {
	t.Helper()
	b, err := bot.New(openRecord(t, name).corpus)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// answers reports whether a bot can still search.
func answers(t *testing.T, b *bot.Bot) bool {
	t.Helper()
	for _, subject := range []string{"deterrence", "dues"} { // of one record and of the other
		if _, err := b.Answer(t.Context(), asking("who spoke about "+subject)); err != nil {
			return false
		}
	}
	return true
}

// TestLive finishes a request on the bot that it began with, and closes that
// one after its last.
func TestLive(t *testing.T) {
	t.Parallel()
	before, after := newBot(t, "declaration"), newBot(t, "harbour")
	live := bot.NewLive(before)
	first, leave := live.Acquire()
	second, leaveToo := live.Acquire()
	if first != before || second != before {
		t.Fatal("it does not give the bot that it holds")
	}
	live.Swap(after)
	leave()
	if !answers(t, second) {
		t.Error("the bot is closed under a request")
	}
	third, leaveNext := live.Acquire()
	if third != after {
		t.Error("it does not give the bot that was put in place")
	}
	leaveToo()
	if answers(t, before) {
		t.Error("the bot is not closed after its last request")
	}
	live.Close()
	if !answers(t, third) {
		t.Error("the bot is closed under a request, by the end of all")
	}
	leaveNext()
	if answers(t, after) {
		t.Error("the last bot is not closed")
	}
	late := newBot(t, "harbour")
	live.Swap(late)
	live.Close()
	if answers(t, late) {
		t.Error("a bot that came too late is not closed")
	}
}

// TestFault says in what coverage gives that newer files are broken, from the
// first time on until they are read.
func TestFault(t *testing.T) {
	t.Parallel()
	live := bot.NewLive(newBot(t, "harbour"))
	t.Cleanup(live.Close)
	at := time.Date(2031, 5, 2, 9, 30, 0, 0, time.UTC)
	says := func(when string, text bool, want string) {
		t.Helper()
		b, leave := live.Acquire()
		defer leave()
		r := answer(t, b, bot.Request{Command: "coverage"})
		got := plainText(t, r)
		if !text {
			got = string(asJSON(t, r))
		}
		if !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", when, want, got)
		}
		if live.Fault() == nil && strings.Contains(got, "people.yaml") {
			t.Errorf("%s: a fault in\n%s", when, got)
		}
	}
	live.Renew(at)
	says("read", true, "\n  loaded 2031-05-02 09:30:00 UTC\n")
	says("read", false, `"loaded":"2031-05-02T09:30:00Z"}`)
	live.Fail(bot.Fault{Problem: `people.yaml:3: unknown key "nam"`, More: 2, Since: at.Add(time.Hour)})
	live.Fail(bot.Fault{Problem: `people.yaml:4: unknown key "rol"`, Since: at.Add(2 * time.Hour)})
	says("broken", true, "\n  the newest files cannot be read, since 2031-05-02 10:30:00 UTC: people.yaml:4: unknown key \"rol\"\n")
	says("broken", false, `"fault":{"problem":"people.yaml:4: unknown key \"rol\"","more":0,"since":"2031-05-02T10:30:00Z"}}`)
	live.Fail(bot.Fault{Problem: `people.yaml:3: unknown key "nam"`, More: 2, Since: at})
	says("broken twice", true, `unknown key "nam" (and 2 more)`)
	live.Renew(at.Add(3 * time.Hour))
	says("mended", true, "loaded 2031-05-02 12:30:00 UTC\n")
	live.Fail(bot.Fault{Problem: "people.yaml: gone", Since: at})
	live.Swap(newBot(t, "harbour"))
	says("swapped", true, "record ")
}

func BenchmarkAcquire(b *testing.B) {
	live := bot.NewLive(newBot(b, "harbour"))
	b.Cleanup(live.Close)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			_, leave := live.Acquire()
			leave()
		}
	})
}
