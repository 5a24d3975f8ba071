package watch

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
)

func TestAdd(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact, vegaCranes)
	o.update(b)
	for _, test := range []struct{ words, refused string }{
		{"add", "no channel"},
		{"add channel=c1 delivery=weekly", "delivery weekly is not known"},
		{"add channel=c1 timezone=Mars/Tharsis", "timezone Mars/Tharsis is not known"},
		{"add channel=c1 timezone=Local", "timezone Local is not known"},
		{"add channel=c1 quiet-from=22:00", "quiet-from without quiet-to"},
		{"add channel=c1 quiet-to=22:00", "quiet-to without quiet-from"},
		{"add channel=c1 quiet-from=25:00 quiet-to=7:00", "quiet-from 25:00 (want a time of day such as 22:00)"},
		{"add channel=c1 quiet-from=7:00 quiet-to=07:00", "quiet from 07:00 to 07:00 (want two times of day)"},
		{"add channel=c1 role=s1", "@everyone cannot be mentioned"},
		{"add channel=c1 kind=rumour", "rumour"},
		{"add channel=c1", ""},
		{"add channel=c1 delivery=at_once", "watch w1 is the same"},
		{"add channel=c1 speaker=Vega about=cranes delivery=daily timezone=Europe/Berlin quiet-from=22:00 quiet-to=7:00 role=r1", ""},
	} {
		reply := o.do(b, test.words)
		if reply.Refused != (test.refused != "") || !strings.Contains(reply.Text, test.refused) {
			t.Errorf("%s: %v %q, want %q", test.words, reply.Refused, reply.Text, test.refused)
		}
	}
	o.reopen()
	list := o.must(b, "list")
	o.same("list", list.Lines(func(id string) string { return "#" + id }, func(id string) string { return "@" + id }),
		"w1 · #c1 · every statement · at once",
		"w2 · #c1 · by Vega · about cranes · daily digest at 08:00 · quiet from 22:00 to 07:00 · Europe/Berlin · mentions @r1")
	data, err := json.Marshal(list)
	if err != nil || !strings.Contains(string(data), `"quiet":{"from":"22:00","to":"07:00"}`) {
		t.Errorf("as JSON: %s, %v", data, err)
	}
}

func TestPerServer(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	for i := range DefaultPerServer {
		o.must(b, fmt.Sprintf("add channel=c%d", i))
	}
	if reply := o.do(b, "add channel=c99"); !reply.Refused || !strings.Contains(reply.Text, "has 50 watches, which is as many as it may have") {
		t.Errorf("one too many: %+v", reply)
	}
	other, err := o.Do(t.Context(), b, Request{Action: "add", Server: "s2", Options: map[string]string{"channel": "c99"}})
	if err != nil || other.Refused {
		t.Errorf("of another server: %+v, %v", other, err)
	}
	if reply := o.do(b, "remove id=w51"); !reply.Refused {
		t.Errorf("another server's watch is removed: %+v", reply)
	}
	o.must(b, "remove id=W1")
	o.must(b, "add channel=c99")
	if got := o.Suggest("s1", "", 100); len(got) != 50 || slices.ContainsFunc(got, func(s bot.Suggestion) bool { return s.Value == "w51" }) {
		t.Errorf("%d suggestions, want the 50 of the server", len(got))
	}
}

func TestPause(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	o.must(b, "pause id=w1")
	if reply := o.do(b, "pause id=w1"); !reply.Refused {
		t.Error("paused twice")
	}
	o.update(newRecord(t, quayFact, vegaCranes))
	o.update(newRecord(t, quayFact, vegaCranes, vegaTolls))
	o.same("while it is paused", o.deliver())
	if s := o.Stats(); s.Waiting != 1 || s.Held != 1 || !s.Oldest.IsZero() {
		t.Errorf("stats: %+v, want one that is held", s)
	}
	o.reopen()
	o.must(b, "resume id=w1")
	o.same("afterwards", o.deliver(), "publish c1: vega-cranes, vega-tolls")
	o.must(b, "pause id=w1")
	o.update(newRecord(t, quayFact, vegaCranes, vegaTolls, orsiniTolls))
	o.must(b, "resume id=w1 skip=true")
	o.same("without what came meanwhile", o.deliver())
	o.update(newRecord(t, quayFact, vegaCranes, vegaTolls, "orsini-tolls:orsini:The toll may rise."))
	o.same("when that is reworded", o.deliver())
	var kinds []string
	for _, e := range o.must(b, "history id=w1").Events {
		kinds = append(kinds, string(e.Kind))
	}
	o.same("history", kinds, "resumed", "left out", "paused", "posted", "resumed", "paused")
}

// TestClosed has Discord refuse what is sent to a channel.
func TestClosed(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, quayFact, vegaCranes))
	closed := func(e Entry) Result {
		if e.Queue == "c1" {
			return Result{Reason: "the bot may not see the channel", Closed: true}
		}
		return Result{}
	}
	o.same("refused", o.deliverTo(closed), "publish c1: vega-cranes REFUSED", "tell @u1: the bot may not see the channel")
	o.update(newRecord(t, quayFact, vegaCranes, vegaTolls))
	o.reopen()
	o.same("while it is paused", o.deliver())
	if lines := o.must(b, "list").Lines(func(id string) string { return id }, nil); len(lines) != 3 || !strings.Contains(lines[1], "the bot may not see the channel") {
		t.Errorf("list: %q", lines)
	}
	o.must(b, "resume id=w1")
	o.same("resumed too early", o.deliverTo(closed), "publish c1: vega-cranes, vega-tolls REFUSED", "tell @u1: the bot may not see the channel")
	o.must(b, "resume id=w1")
	o.same("resumed", o.deliver(), "publish c1: vega-cranes, vega-tolls")
}

func TestRefused(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, quayFact, vegaCranes))
	o.same("refused", o.deliverTo(func(Entry) Result { return Result{Reason: "it will not have it"} }), "publish c1: vega-cranes REFUSED")
	o.same("given up", o.deliver())
	if e := o.must(b, "history id=w1").Events; len(e) != 1 || e[0].Kind != Refused || e[0].Reason != "it will not have it" {
		t.Errorf("history: %+v", e)
	}
}

// TestFollow has an edit be refused: a reply says what it would have.
func TestFollow(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, quayFact, vegaCranes))
	o.deliver()
	o.update(newRecord(t, quayFact, "vega-cranes:vega:No cranes."))
	o.same("no edit", o.deliverTo(func(e Entry) Result {
		if e.Task == Amend {
			return Result{Reason: "unknown message"}
		}
		return Result{}
	}), "amend c1: vega-cranes was ⟨The cranes will stand by June.⟩ REFUSED", "follow c1: vega-cranes was ⟨The cranes will stand by June.⟩")
}

// TestRemoved has posts outlive their watch.
func TestRemoved(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, quayFact, vegaCranes))
	o.deliver()
	o.update(newRecord(t, quayFact, vegaCranes, vegaTolls))
	o.must(b, "remove id=w1")
	o.same("what was to go out", o.deliver())
	o.update(newRecord(t, quayFact, "vega-cranes:vega:No cranes."))
	o.same("what was posted", o.deliver(), "amend c1: vega-cranes was ⟨The cranes will stand by June.⟩")
}

func TestSample(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact, vegaCranes)
	o.update(b)
	o.must(b, "add channel=c1 speaker=Vega delivery=daily")
	o.must(b, "pause id=w1")
	reply := o.must(b, "test id=w1")
	if reply.Sample == 0 {
		t.Fatal("nothing to wait for")
	}
	o.same("deliveries", o.deliver(), "publish c1: vega-cranes")
	if r, err := o.Wait(t.Context(), reply.Sample); err != nil || r.Message != "m1" {
		t.Errorf("waited for: %+v, %v", r, err)
	}
	reply = o.must(b, "test id=w1")
	o.same("refused", o.deliverTo(func(Entry) Result { return Result{Reason: "no", Closed: true} }), "publish c1: vega-cranes REFUSED")
	if r, err := o.Wait(t.Context(), reply.Sample); err != nil || r.Reason != "no" {
		t.Errorf("waited for: %+v, %v", r, err)
	}
	if w := o.must(b, "list").Watches[0]; w.Paused.Fault || w.Waiting != 0 {
		t.Errorf("a sample changes the watch: %+v", w)
	}
}

// TestSampleDropped has a sample never be sent.
func TestSampleDropped(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact, vegaCranes)
	o.update(b)
	o.must(b, "add channel=c1 speaker=Vega")
	withdrawn := o.must(b, "test id=w1").Sample
	o.update(newRecord(t, quayFact))
	o.same("of what is gone", o.deliver())
	removed := o.must(newRecord(t, quayFact, vegaCranes), "test id=w1").Sample
	o.must(b, "remove id=w1")
	for number, want := range map[uint64]string{withdrawn: "the statement stands no more", removed: "the watch is removed"} {
		if r, err := o.Wait(t.Context(), number); err != nil || r.Reason != want {
			t.Errorf("waited for: %+v, %v, want %q", r, err, want)
		}
	}
	if len(o.waiting) > 0 {
		t.Errorf("%d are waited for still", len(o.waiting))
	}
}

// TestPausedInFlight has a watch be paused while a post of it may be there
// already.
func TestPausedInFlight(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, quayFact, vegaCranes))
	if list, _, err := o.Take(func(string) bool { return false }, 10); err != nil || len(list) != 1 {
		t.Fatalf("taken: %v, %v", list, err)
	}
	o.must(b, "pause id=w1")
	o.update(newRecord(t, quayFact, "vega-cranes:vega:No cranes.", vegaTolls))
	o.reopen()
	o.same("what was begun", o.deliver(), "publish c1: vega-cranes was ⟨The cranes will stand by June.⟩", "amend c1: vega-cranes was ⟨The cranes will stand by June.⟩")
	o.must(b, "resume id=w1")
	o.same("the rest", o.deliver(), "publish c1: vega-tolls")
}

func TestWhy(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact, vegaCranes)
	o.update(b)
	o.must(b, "add channel=c1 speaker=Vega exclude=toll")
	b = newRecord(t, quayFact, vegaCranes, vegaTolls, "vega-quay:vega:The quay is old.", orsiniTolls)
	o.update(b)
	o.deliver()
	for _, test := range []struct {
		statement string
		passes    bool
		says      string
	}{
		{"vega-quay", true, "Watch w1 posted it on 2031-03-03 12:00 UTC."},
		{"vega-cranes", true, "It was on record before the watch was made, and what was then is not posted."},
		{"vega-tolls", false, "Watch w1 does not let the statement through."},
		{"orsini-tolls", false, "Watch w1 does not let the statement through."},
	} {
		reply := o.must(b, "why id=w1 statement="+test.statement)
		lines := strings.Join(reply.Lines(func(id string) string { return id }, nil), "\n")
		if reply.Verdict.Passes != test.passes || !strings.Contains(lines, test.says) {
			t.Errorf("%s: passes %v, want %v and %q:\n%s", test.statement, reply.Verdict.Passes, test.passes, test.says, lines)
		}
	}
	if reply := o.do(b, "why id=w1 statement=nobody"); !reply.Refused {
		t.Errorf("%+v", reply)
	}
}

// TestClockBack has the clock be put back while posts wait.
func TestClockBack(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1 delivery=hourly")
	o.must(b, "add channel=c2")
	o.clock = o.clock.Add(24 * time.Hour)
	o.update(newRecord(t, quayFact, vegaCranes))
	o.clock = o.clock.Add(-24 * time.Hour)
	o.same("at once", o.deliver(), "publish c2: vega-cranes")
	o.clock = o.clock.Add(time.Hour)
	o.same("an hour later", o.deliver(), "publish c1: vega-cranes")
}
