package watch

import (
	"errors"
	"testing"
	"time"
)

// The edges of what was seen, what waits and what may be there already.

func TestMadeBeforeTheFirst(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, vegaCranes, vegaTolls)
	o.must(b, "add channel=c1")
	o.update(b)
	o.update(newRecord(t, "vega-cranes:vega:No cranes.", vegaTolls))
	o.same("of what was there before", o.deliver())
}

func TestMadeOnANewerRecord(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.update(newRecord(t, vegaCranes))
	b := newRecord(t, vegaCranes, vegaTolls)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, vegaCranes, vegaTolls, orsiniTolls))
	o.same("what came after it was made", o.deliver(), "publish c1: orsini-tolls")
	o.update(newRecord(t, vegaCranes, "vega-tolls:vega:Tolls will rise.", orsiniTolls))
	o.same("of what was there before", o.deliver())
}

// TestHandedOver has what waits for one watch of a channel come to nothing,
// which another lets through too.
func TestHandedOver(t *testing.T) {
	t.Parallel()
	for _, how := range []string{"remove", "skip", "refused", "pause"} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			o.update(newRecord(t, quayFact))
			b := newRecord(t, quayFact, vegaCranes)
			o.must(b, "add channel=c1 speaker=Vega about=cranes")
			o.must(b, "add channel=c1 delivery=hourly exclude=1931")
			o.update(newRecord(t, quayFact, vegaTolls, orsiniTolls))
			o.clock = o.clock.Add(time.Hour)
			o.deliver()
			later := newRecord(t, quayFact, vegaTolls, orsiniTolls, "vega-hoist:vega:The hoist is a crane of sorts.", "vega-two:vega:Two cranes are enough.")
			o.update(later)
			switch how {
			case "remove":
				o.must(later, "remove id=w1")
			case "skip":
				o.must(later, "pause id=w1")
				o.must(later, "resume id=w1 skip=true")
			case "pause":
				o.must(later, "pause id=w1")
			case "refused":
				o.deliverTo(func(e Entry) Result { return Result{Reason: "a role that there is not"} })
			}
			o.clock = o.clock.Add(time.Hour)
			o.same("the other", o.deliver(), "publish c1: vega-hoist, vega-two")
		})
	}
}

// TestQuietWhenSent has what came in time wait until it is quiet.
func TestQuietWhenSent(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1 quiet-from=22:00 quiet-to=07:00")
	o.must(b, "add channel=c2 delivery=daily quiet-from=22:00 quiet-to=07:00")
	o.must(b, "pause id=w1")
	o.update(newRecord(t, quayFact, vegaCranes))
	o.clock = o.clock.Add(35 * time.Hour) // 23:00 of the day after
	o.must(b, "resume id=w1")
	o.reopen()
	o.same("at night", o.deliver())
	if s := o.Stats(); s.Waiting != 2 || !s.Oldest.IsZero() {
		t.Errorf("stats: %+v, want none that is overdue", s)
	}
	_, next, err := o.Take(func(string) bool { return false }, 10)
	if want := time.Date(2031, 3, 5, 7, 0, 0, 0, time.UTC); err != nil || !next.Equal(want) {
		t.Errorf("there is more to take at %v, %v, want %v", next, err, want)
	}
	o.clock = o.clock.Add(8 * time.Hour)
	o.same("in the morning", o.deliver(), "publish c2: vega-cranes", "publish c1: vega-cranes")
}

// TestRewordedInFlight has a post be refused whose statement was reworded
// meanwhile: nobody has seen the earlier words.
func TestRewordedInFlight(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, quayFact, vegaCranes))
	list, _, err := o.Take(func(string) bool { return false }, 10)
	if err != nil || len(list) != 1 {
		t.Fatalf("taken: %v, %v", list, err)
	}
	o.update(newRecord(t, quayFact, "vega-cranes:vega:No cranes."))
	if err := o.Settle(list[0].Number, Result{Reason: "no permission", Closed: true}); err != nil {
		t.Fatal(err)
	}
	o.same("its maker", o.deliver(), "tell @u1: no permission")
	o.must(b, "resume id=w1")
	o.same("when it is resumed", o.deliver(), "publish c1: vega-cranes")
}

// TestFollowOnce has a statement be reworded while a reply waits to say that it
// was.
func TestFollowOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, quayFact, vegaCranes))
	o.deliver()
	o.update(newRecord(t, quayFact, "vega-cranes:vega:No cranes."))
	list, _, err := o.Take(func(string) bool { return false }, 10)
	if err != nil || len(list) != 1 {
		t.Fatalf("taken: %v, %v", list, err)
	}
	if err := o.Settle(list[0].Number, Result{Reason: "cannot be edited"}); err != nil {
		t.Fatal(err)
	}
	o.update(newRecord(t, quayFact, "vega-cranes:vega:One crane."))
	o.same("replies", o.deliver(), "follow c1: vega-cranes was ⟨No cranes.⟩ was ⟨The cranes will stand by June.⟩")
}

// TestNoLongerWanted has a statement be somebody else's before the digest with
// it goes out.
func TestNoLongerWanted(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1 speaker=Vega delivery=daily")
	o.must(b, "add channel=c1 speaker=Orsini delivery=daily")
	o.update(newRecord(t, quayFact, vegaCranes))
	o.update(newRecord(t, quayFact, "vega-cranes:orsini:The cranes will stand by June."))
	if got := o.must(b, "list").Watches; got[0].Waiting != 0 || got[1].Waiting != 1 {
		t.Errorf("waiting: %d and %d, want it to wait for who lets it through now", got[0].Waiting, got[1].Waiting)
	}
	o.clock = o.clock.Add(24 * time.Hour)
	o.same("digests", o.deliver(), "publish c1: vega-cranes")
}

// TestOwed has a statement that a watch let through only once it was corrected
// be gone before it is posted, and come back.
func TestOwed(t *testing.T) {
	t.Parallel()
	const corrected = "vega-cranes:vega:The pilots will stand by June."
	o := newOffice(t)
	b := newRecord(t, quayFact, vegaCranes)
	o.update(b)
	o.must(b, "add channel=c1 any=pilots delivery=daily")
	o.update(newRecord(t, quayFact, corrected))
	o.update(newRecord(t, quayFact))
	o.clock = o.clock.Add(24 * time.Hour)
	o.same("while it is gone", o.deliver())
	o.update(newRecord(t, quayFact, corrected))
	o.clock = o.clock.Add(24 * time.Hour)
	o.same("when it is back", o.deliver(), "publish c1: vega-cranes")
}

// TestSampleOfANewerRecord has a sample be of words that were not compared yet.
func TestSampleOfANewerRecord(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.update(newRecord(t, vegaCranes))
	b := newRecord(t, "vega-cranes:vega:No cranes.")
	o.must(b, "add channel=c1")
	for range 3 {
		o.must(b, "test id=w1")
		if again := o.do(b, "test id=w1"); !again.Refused {
			t.Error("two samples at once")
		}
		o.deliver()
	}
	o.update(b)
	o.same("it reads as it did", o.deliver())
	o.update(newRecord(t, vegaCranes))
	o.same("the latest sample", o.deliver(), "amend c1: vega-cranes was ⟨No cranes.⟩")
}

// TestToldInVain has a watch be removed before its maker is told that it is
// paused.
func TestToldInVain(t *testing.T) {
	t.Parallel()
	for _, then := range []string{"remove id=w1", "resume id=w1", "pause id=w1"} {
		o := newOffice(t)
		b := newRecord(t, quayFact)
		o.update(b)
		o.must(b, "add channel=c1")
		o.update(newRecord(t, quayFact, vegaCranes))
		list, _, err := o.Take(func(string) bool { return false }, 10)
		if err != nil || len(list) != 1 {
			t.Fatalf("taken: %v, %v", list, err)
		}
		if err := o.Settle(list[0].Number, Result{Reason: "gone", Closed: true, Gone: true}); err != nil {
			t.Fatal(err)
		}
		o.must(b, then)
		for _, line := range o.deliver() {
			if line[:4] == "tell" {
				t.Errorf("%s: %s", then, line)
			}
		}
	}
}

// TestLargePosts has more statements come than a post has room for.
func TestLargePosts(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	if news := o.update(newRecord(t, many(2*mostItems+1)...)); news.Queued != 3 {
		t.Errorf("%d posts, want 3", news.Queued)
	}
}

// TestOtherRecord has a record come that is not the one that was seen.
func TestOtherRecord(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, many(fewest)...)
	o.update(b)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, append(many(fewest), vegaCranes)...))
	o.deliver()
	for range 2 {
		if _, err := o.Update(newRecord(t, vegaTolls)); !errors.Is(err, ErrOtherRecord) {
			t.Fatalf("of another record: %v", err)
		}
	}
	o.same("of another record", o.deliver())
	o.update(newRecord(t, append(many(fewest), "vega-cranes:vega:No cranes.")...))
	o.same("of the one that it is", o.deliver(), "amend c1: vega-cranes was ⟨The cranes will stand by June.⟩")
}

func TestVerify(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	o.update(newRecord(t, quayFact, vegaCranes))
	o.deliver()
	if err := Verify(o.store); err != nil {
		t.Error(err)
	}
	for bucket := range o.store.buckets {
		damaged := newMemory()
		damaged.buckets[bucket] = map[string]string{"x": `["x"]`}
		if err := Verify(damaged); err == nil {
			t.Errorf("%s: a value that cannot be read is taken", bucket)
		}
	}
}
