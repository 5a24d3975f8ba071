package discord

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/watch"
)

// quays makes the bots of records of from to to statements.
func quays(t testing.TB, from, to int) map[int]*bot.Bot {
	t.Helper()
	list := map[int]*bot.Bot{}
	for n := from; n <= to; n++ {
		list[n] = quay(t, n)
	}
	return list
}

// The entries of a channel keep their order across faults, and the other
// channels go on.
func TestCourierOrder(t *testing.T) {
	records := quays(t, 1, 9)
	inHouse(t, func(h *house) {
		h.update(records[1])
		a := h.watch(records[1], "4001")
		h.watch(records[1], "4001", "kind", "fact") // so that posts do not become one
		b := h.watch(records[1], "4002")
		h.d.fail("post", lost, broken(500), broken(503), cut, slow(time.Minute), lost, lost, broken(502))
		for n := 2; n <= 9; n++ {
			h.update(records[n])
			time.Sleep(3 * time.Second)
		}
		h.empty()
		h.inOrder(a, 2, 9)
		h.inOrder(b, 2, 9)
		if n := h.counted(watch.Publish, deliveryRetried); n != 8 {
			t.Errorf("%d attempts are counted that came to nothing, want 8", n)
		}
	})
}

// A post whose answer was lost is sent again with its nonce, and later looked
// for.
func TestCourierNonce(t *testing.T) {
	one, two := quay(t, 1), quay(t, 2)
	for name, test := range map[string]struct {
		faults []http.HandlerFunc
		found  int
		looks  int
		after  time.Duration // at most
	}{
		"at once":              {faults: []http.HandlerFunc{lost}, after: 2 * time.Second},
		"again and again":      {faults: slices.Repeat([]http.HandlerFunc{lost}, 5), after: time.Minute},
		"hangs":                {faults: []http.HandlerFunc{slow(time.Hour)}, after: 20 * time.Second},
		"did not arrive":       {faults: []http.HandlerFunc{cut, lost}, after: 5 * time.Second},
		"long":                 {faults: append([]http.HandlerFunc{lost}, slices.Repeat([]http.HandlerFunc{broken(503)}, 9)...), found: 1, looks: 1, after: 6 * time.Minute},
		"long, hangs":          {faults: slices.Repeat([]http.HandlerFunc{slow(time.Hour)}, 9), found: 1, looks: 1, after: 4 * time.Minute},
		"long, did not arrive": {faults: slices.Repeat([]http.HandlerFunc{cut}, 9), looks: 1, after: 6 * time.Minute},
		"long, arrived late":   {faults: append(slices.Repeat([]http.HandlerFunc{broken(503)}, 8), lost), found: 1, looks: 1, after: 6 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.update(one)
				c := h.watch(one, "4001")
				h.d.fail("post", test.faults...)
				h.update(two)
				began := time.Now()
				h.empty()
				h.holds(c, "s2")
				if took := time.Since(began); took > test.after {
					t.Errorf("took %v, want at most %v", took, test.after)
				}
				if n := h.counted(watch.Publish, deliveryFound); n != test.found {
					t.Errorf("%d were found, want %d", n, test.found)
				}
				if n := len(h.d.sent("GET", "/messages")); n < test.looks || test.looks == 0 && n > 0 {
					t.Errorf("%d looks, want %d", n, test.looks)
				}
			})
		})
	}
}

// outage is the weather of a Discord that is down in one way or another.
func outage(name string) http.HandlerFunc {
	return []http.HandlerFunc{broken(500), broken(502), broken(503), broken(504), cut, slow(time.Minute), broken(403), broken(404)}[rand.N(8)]
}

// A post that arrived before an hour in which Discord was down is there once.
func TestCourierLook(t *testing.T) {
	one, two := quay(t, 1), quay(t, 2)
	for name, test := range map[string]struct {
		chatter int // messages of others after it
		want    []string
		prepare func(h *house, c *scriptedChannel)
		back    time.Duration // by what the clock is put back before Discord is there again
	}{
		"alone":           {want: []string{"s2"}},
		"chatter":         {chatter: 750, want: []string{"s2"}},
		"much chatter":    {chatter: 3000, want: []string{"s2"}},
		"clock is ahead":  {chatter: 90, want: []string{"s2"}, prepare: func(h *house, _ *scriptedChannel) { h.turned.Store(int64(20 * time.Minute)) }},
		"clock is behind": {chatter: 90, want: []string{"s2"}, prepare: func(h *house, _ *scriptedChannel) { h.turned.Store(int64(-20 * time.Minute)) }},
		"clock is turned back": {chatter: 150, want: []string{"s2"}, prepare: func(h *house, _ *scriptedChannel) {
			time.AfterFunc(10*time.Minute, func() { h.turned.Store(int64(-11 * time.Minute)) })
		}},
		"clock was stopped": {want: []string{"s2"}, back: time.Hour - 10*time.Second},
		"unreadable":        {want: []string{"s2 twice", "s2"}, prepare: func(_ *house, c *scriptedChannel) { c.mute = true }},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.update(one)
				c := h.watch(one, "4001")
				if test.prepare != nil {
					h.d.change(func() { test.prepare(h, c) })
				}
				h.d.fail("post", lost)
				h.update(two)
				time.Sleep(500 * time.Millisecond)
				h.d.world.be(outage)
				for range test.chatter {
					time.Sleep(time.Hour / time.Duration(test.chatter))
					h.d.change(func() { c.say(&scriptedMessage{author: "5001", body: map[string]any{"content": "hm"}}) })
				}
				time.Sleep(time.Hour)
				h.turned.Add(-int64(test.back))
				h.d.world.be(nil)
				back := time.Now()
				h.empty()
				if took := time.Since(back); took > 75*time.Second {
					t.Errorf("it took %v after Discord was back", took)
				}
				h.holds(c, test.want...)
			})
		})
	}
}

// A channel that must not be looked through is posted to all the same.
func TestCourierLookRefused(t *testing.T) {
	one, two := quay(t, 1), quay(t, 2)
	inHouse(t, func(h *house) {
		h.update(one)
		c := h.watch(one, "4001")
		h.d.world.be(always(broken(502)))
		h.update(two)
		time.Sleep(10 * time.Minute)
		h.d.fail("look", func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 403, 50001, "Missing Access") })
		h.d.world.be(nil)
		h.empty()
		h.holds(c, "s2")
		if n := strings.Count(h.lines.String(), "cannot be looked through"); n != 1 {
			t.Errorf("said %d times that a message may be there twice, want once", n)
		}
	})
}

// Nothing that comes while Discord is down for an hour is lost, or there
// twice, or out of order, and soon after it all is there.
func TestCourierOutage(t *testing.T) {
	const last = 40
	records := quays(t, 1, last)
	inHouse(t, func(h *house) {
		h.update(records[1])
		var channels []*scriptedChannel
		for i := range 20 {
			channels = append(channels, h.watch(records[1], fmt.Sprint(4000+i)))
			h.watch(records[1], fmt.Sprint(4000+i), "kind", "fact")
		}
		h.d.fail("post", lost, lost, cut, lost)
		h.update(records[2])
		time.Sleep(300 * time.Millisecond)
		h.d.world.be(outage)
		for n := 3; n <= last; n++ {
			time.Sleep(95 * time.Second)
			h.update(records[n])
		}
		if n := h.requests(); n > 20*4*70 {
			t.Errorf("%d requests while Discord was down", n)
		}
		h.d.world.be(nil)
		back := time.Now()
		h.empty()
		if took := time.Since(back); took > 75*time.Second {
			t.Errorf("it took %v after Discord was back", took)
		}
		for _, c := range channels {
			h.inOrder(c, 2, last)
		}
	})
}

// A store that fails, at whatever it is asked for, delays.
func TestCourierFullDisk(t *testing.T) {
	records := quays(t, 1, 6)
	for every := 1; every <= 4; every++ {
		t.Run(fmt.Sprint(every), func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.update(records[1])
				a, b := h.watch(records[1], "4001"), h.watch(records[1], "4002")
				h.d.fail("post", lost, cut, broken(500))
				for n := 2; n <= 6; n++ {
					h.store.failing(nil)
					h.update(records[n])
					h.store.failing(func(update int) error {
						if update%every == 0 {
							return errFull
						}
						return nil
					})
					time.Sleep(10 * time.Minute)
				}
				h.store.failing(nil)
				began := time.Now()
				h.empty()
				if took := time.Since(began); took > 2*time.Minute {
					t.Errorf("it took %v", took)
				}
				h.inOrder(a, 2, 6)
				h.inOrder(b, 2, 6)
			})
		})
	}
}

// What was sent while its end cannot be noted is not sent again: a direct
// message either, which nothing tells from another.
func TestCourierSettles(t *testing.T) {
	one, two := quay(t, 1), quay(t, 2)
	inHouse(t, func(h *house) {
		h.d.world.direct[aUser] = "6001"
		told := h.d.world.channel("6001", "")
		h.update(one)
		h.watch(one, "4001").refusal = &Error{404, codeUnknownChannel, "Unknown Channel"}
		h.d.fail("direct", func(http.ResponseWriter, *http.Request) { h.store.failing(func(int) error { return errFull }) })
		h.update(two)
		time.Sleep(time.Hour)
		h.store.failing(nil)
		began := time.Now()
		h.empty()
		if took := time.Since(began); took > time.Minute || len(told.messages) != 1 {
			t.Errorf("told %d times, and noted after %v", len(told.messages), took)
		}
		if n := strings.Count(h.lines.String(), "could not be settled"); n != 1 {
			t.Errorf("said %d times, want once", n)
		}
	})
}

// A clock that is turned holds nothing up and posts nothing twice.
func TestCourierClock(t *testing.T) {
	records := quays(t, 1, 12)
	inHouse(t, func(h *house) {
		h.update(records[1])
		at, daily := h.watch(records[1], "4001"), h.watch(records[1], "4002", "delivery", "daily")
		h.d.fail("post", lost, lost, cut)
		for n := 2; n <= 12; n++ {
			h.update(records[n])
			h.turned.Store(int64([]time.Duration{0, -5 * time.Hour, 3 * time.Hour, -48 * time.Hour, 90 * time.Second}[n%5]))
			time.Sleep(time.Duration(n) * 30 * time.Second)
		}
		h.empty()
		h.inOrder(at, 2, 12)
		h.inOrder(daily, 2, 12)
	})
}

// What was sent before the end of the process is not sent again, whatever the
// clock shows when the next begins.
func TestCourierRestart(t *testing.T) {
	one, two := quay(t, 1), quay(t, 2)
	for _, away := range []time.Duration{time.Second, time.Minute, time.Hour} {
		for _, turned := range []time.Duration{0, -time.Hour, 10*time.Second - away, time.Minute - away} {
			t.Run(fmt.Sprint(away, turned), func(t *testing.T) {
				inHouse(t, func(h *house) {
					h.stop()
					l := h.live(0)
					h.update(one)
					c := h.watch(one, "4001")
					h.d.fail("post", func(w http.ResponseWriter, r *http.Request) { l.end(); lost(w, r) })
					h.update(two)
					time.Sleep(time.Second)
					h.stop()
					time.Sleep(away)
					h.turned.Store(int64(turned))
					h.live(0)
					h.empty()
					h.holds(c, "s2")
				})
			})
		}
	}
}

// What is being sent when the courier ends is sent, and settled.
func TestCourierEnd(t *testing.T) {
	one, two := quay(t, 1), quay(t, 2)
	inHouse(t, func(h *house) {
		h.update(one)
		c := h.watch(one, "4001")
		h.d.fail("post", slow(3*time.Second))
		h.update(two)
		time.Sleep(time.Second)
		h.stop()
		if s := h.Stats(); s.Waiting != 0 {
			t.Errorf("%d entries wait, want none", s.Waiting)
		}
		h.holds(c, "s2")
	})
}
