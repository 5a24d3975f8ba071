package watch

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// The statements of these tests.
const (
	vegaCranes  = "vega-cranes:vega:The cranes will stand by June."
	vegaTolls   = "vega-tolls:vega:No toll will rise this year."
	orsiniTolls = "orsini-tolls:orsini:The toll has to rise."
	quayFact    = "quay-built:-:The quay was built in 1931."
)

func TestNoBacklog(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, vegaCranes, quayFact)
	if news := o.update(b); !news.First || news.Queued != 0 {
		t.Errorf("the first record: %+v, want nothing queued", news)
	}
	o.must(b, "add channel=c1")
	if news := o.update(b); news != (News{}) {
		t.Errorf("the same record: %+v, want no news", news)
	}
	o.same("deliveries", o.deliver())
}

func TestPublish(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1 speaker=Vega")
	o.must(b, "add channel=c2 about=toll")
	o.must(b, "add channel=c3 exclude=toll")
	o.must(b, "add channel=c4 any=crane,1931")
	news := o.update(newRecord(t, quayFact, vegaCranes, vegaTolls, orsiniTolls))
	if news.New != 3 || news.Changed != 0 || news.Queued != 4 {
		t.Errorf("news: %+v, want 3 new and 4 queued", news)
	}
	o.same("deliveries", o.deliver(),
		"publish c1: vega-cranes, vega-tolls",
		"publish c2: vega-tolls, orsini-tolls",
		"publish c3: vega-cranes",
		"publish c4: vega-cranes")
	o.same("once more", o.deliver())
	o.reopen()
	o.update(newRecord(t, quayFact, vegaCranes, vegaTolls, orsiniTolls))
	o.same("after a restart", o.deliver())
}

// TestOnceInAChannel has two watches of a channel let the same through.
func TestOnceInAChannel(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1 delivery=daily")
	o.must(b, "add channel=c1 speaker=Vega role=r1")
	o.must(b, "add channel=c1 speaker=Vega about=cranes")
	o.update(newRecord(t, quayFact, vegaCranes, orsiniTolls))
	list, _, err := o.Take(func(string) bool { return false }, 10)
	if err != nil || len(list) != 1 {
		t.Fatalf("taken: %v, %v, want one", list, err)
	}
	if c, err := o.Content(list[0].Post); err != nil || c.Role != "r1" {
		t.Errorf("the post: %+v, %v, want that of the watch with the role", c.Post, err)
	}
	o.same("deliveries", o.deliver(), "publish c1: vega-cranes")
	o.clock = o.clock.Add(24 * time.Hour)
	o.same("the digest", o.deliver(), "publish c1: orsini-tolls")
}

// TestMerged has statements come while Discord does not answer.
func TestMerged(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	all := []string{quayFact}
	for i := range 6 {
		all = append(all, fmt.Sprintf("s%d:vega:Sentence number %d.", i, i))
		o.update(newRecord(t, all...))
		if i == 1 {
			if _, _, err := o.Take(func(string) bool { return false }, 10); err != nil {
				t.Fatal(err)
			}
		}
	}
	o.same("deliveries", o.deliver(), "publish c1: s0, s1", "publish c1: s2, s3, s4, s5")
}

// TestOrder has two watches of a channel let different things through by
// turns: what came later is not posted before what came earlier.
func TestOrder(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1 speaker=Vega")
	o.must(b, "add channel=c1 speaker=Orsini")
	o.update(newRecord(t, quayFact, vegaCranes))
	o.update(newRecord(t, quayFact, vegaCranes, orsiniTolls))
	o.update(newRecord(t, quayFact, vegaCranes, orsiniTolls, vegaTolls))
	o.same("deliveries", o.deliver(), "publish c1: vega-cranes", "publish c1: orsini-tolls", "publish c1: vega-tolls")
}

func TestAmend(t *testing.T) {
	t.Parallel()
	const reworded = "vega-cranes:vega:The cranes will stand by July."
	const corrected = reworded + `|correction: {text: July it is., date: 2031-03-02}`
	const withdrawn = vegaCranes + `|withdrawn: {by: the source, why: She never said so.}`
	const misattributed = "vega-cranes:orsini:The cranes will stand by June."
	const next = "vega-cranes-2:vega:There will be no cranes.|supersedes: vega-cranes"
	for _, test := range []struct {
		name  string
		then  []string
		lines []string
	}{
		{"reworded", []string{reworded}, []string{"amend c1: vega-cranes was ⟨The cranes will stand by June.⟩"}},
		{"corrected", []string{corrected}, []string{"amend c1: vega-cranes was ⟨The cranes will stand by June.⟩"}},
		{"withdrawn", []string{withdrawn}, []string{"amend c1: vega-cranes withdrawn"}},
		{"gone", nil, []string{"amend c1: vega-cranes gone"}},
		{"somebody else's", []string{misattributed}, []string{"amend c1: vega-cranes was ⟨The cranes will stand by June.⟩", "publish c2: vega-cranes"}},
		{"superseded", []string{vegaCranes, next}, []string{"amend c1: vega-cranes superseded by vega-cranes-2", "publish c1: vega-cranes-2"}},
		{"as it was", []string{vegaCranes}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			b := newRecord(t, quayFact)
			o.update(b)
			o.must(b, "add channel=c1 speaker=Vega")
			o.must(b, "add channel=c2 speaker=Orsini")
			o.update(newRecord(t, quayFact, vegaCranes))
			o.same("at first", o.deliver(), "publish c1: vega-cranes")
			o.update(newRecord(t, append(test.then, quayFact)...))
			o.reopen()
			o.same("deliveries", o.deliver(), test.lines...)
			o.update(newRecord(t, quayFact, vegaCranes))
			if len(test.lines) > 0 {
				want := "amend c1: vega-cranes" + map[string]string{
					"reworded": " was ⟨The cranes will stand by July.⟩", "corrected": " was ⟨The cranes will stand by July.⟩",
					"somebody else's": " was ⟨The cranes will stand by June.⟩",
				}[test.name]
				if got := o.deliver(); !slices.Contains(got, want) {
					t.Errorf("as it was again: %q, want %q", got, want)
				}
			}
		})
	}
}

// TestAmendUnsent has a statement change before anybody was shown it.
func TestAmendUnsent(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1 delivery=hourly")
	o.update(newRecord(t, quayFact, vegaCranes, vegaTolls, orsiniTolls))
	o.update(newRecord(t, quayFact, "vega-cranes:vega:The cranes will stand by July.", orsiniTolls))
	o.update(newRecord(t, quayFact, "vega-cranes:vega:The cranes will stand by July.", orsiniTolls+"|withdrawn: {by: the source, why: He never said so.}"))
	o.same("before the hour", o.deliver())
	o.clock = o.clock.Add(time.Hour)
	o.same("deliveries", o.deliver(), "publish c1: vega-cranes")
	o.update(newRecord(t, quayFact, vegaCranes, vegaTolls, orsiniTolls))
	o.clock = o.clock.Add(time.Hour)
	o.same("those that came back", o.deliver(), "amend c1: vega-cranes was ⟨The cranes will stand by July.⟩", "publish c1: vega-tolls, orsini-tolls")
}

// TestEmptyDigest has all that a digest would hold be withdrawn before.
func TestEmptyDigest(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1 delivery=daily")
	o.clock = o.clock.Add(48 * time.Hour)
	o.same("with nothing new", o.deliver())
	o.update(newRecord(t, quayFact, vegaCranes))
	o.update(newRecord(t, quayFact))
	o.clock = o.clock.Add(48 * time.Hour)
	o.same("with nothing left", o.deliver())
	if n := o.store.size(outboxBucket) + o.store.size(postBucket) + o.store.size(whereBucket); n != 0 {
		t.Errorf("%d values are left of a post that never was", n)
	}
}

// TestFullDisk has every transaction of an update fail once.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	b := newRecord(t, quayFact)
	o.update(b)
	o.must(b, "add channel=c1")
	full := true
	o.store.fail = func(int) error {
		if full = !full; full {
			return nil
		}
		return errFull
	}
	next := newRecord(t, quayFact, vegaCranes)
	if _, err := o.Update(next); err == nil {
		t.Fatal("no error of a full disk")
	}
	if _, err := o.Update(next); err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.Take(func(string) bool { return false }, 10); err == nil {
		t.Fatal("taken though that could not be noted")
	}
	list, _, err := o.Take(func(string) bool { return false }, 10)
	if err != nil || len(list) != 1 {
		t.Fatalf("taken: %v, %v", list, err)
	}
	if err := o.Settle(list[0].Number, Result{Message: "m1"}); err == nil {
		t.Fatal("settled though that could not be noted")
	}
	if err := o.Settle(list[0].Number, Result{Message: "m1"}); err != nil {
		t.Fatal(err)
	}
	o.same("deliveries", o.deliver())
	o.store.fail = nil
	o.reopen()
	o.same("after a restart", o.deliver())
}
