package discord

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot/watch"
)

// Hundreds of channels get what is new as fast as Discord takes it, and a
// channel of its own pace does not hold up the others.
func TestCourierThroughput(t *testing.T) {
	const channels, last = 500, 3
	records := quays(t, 1, last)
	inHouse(t, func(h *house) {
		h.update(records[1])
		for i := range channels {
			h.watch(records[1], fmt.Sprint(4000+i))
		}
		began := time.Now()
		for n := 2; n <= last; n++ {
			h.update(records[n])
			time.Sleep(channels * time.Second / perSecond)
		}
		h.empty()
		took := time.Since(began)
		for _, c := range h.d.world.channels {
			h.inOrder(c, 2, last)
		}
		sent := h.counted(watch.Publish, deliverySent)
		t.Logf("%d posts in %v: %.1f a second", sent, took, float64(sent)/took.Seconds())
		if float64(sent)/took.Seconds() < 40 || sent != channels*(last-1) || h.requests() != sent {
			t.Errorf("%d posts by %d requests in %v", sent, h.requests(), took)
		}
	})
}

// A channel to which much is posted gets it at the pace that Discord tells,
// without one refusal.
func TestCourierBusyChannel(t *testing.T) {
	const watches, last = 20, 4
	records := quays(t, 1, last)
	inHouse(t, func(h *house) {
		h.update(records[1])
		c := h.watch(records[1], "4001", "any", "crane")
		for n := 2; n <= last; n++ {
			for i := range watches {
				h.do(records[1], "add", "channel", "4001", "exclude", fmt.Sprintf("x%d-%d", n, i))
			}
		}
		for _, w := range h.do(nil, "list").Watches {
			h.do(records[1], "test", "id", w.ID)
		}
		began := time.Now()
		h.empty()
		n, took := len(c.messages), time.Since(began)
		if n != watches*(last-1)+1 || took > time.Duration(n)*time.Second+time.Second {
			t.Errorf("%d posts in %v", n, took)
		}
		if len(h.d.world.invalid) > 0 {
			t.Errorf("%d requests too many", len(h.d.world.invalid))
		}
	})
}

// Deliveries that wait, however many, keep no others from being sent.
func TestCourierHeldUp(t *testing.T) {
	const slow = 50
	one, two := quay(t, 1), quay(t, 2)
	inHouse(t, func(h *house) {
		h.update(one)
		for i := range slow {
			h.watch(one, fmt.Sprint(4000+i))
		}
		h.watch(one, fmt.Sprint(4000+slow))
		h.d.fail("post", slices.Repeat([]http.HandlerFunc{limit(time.Hour, false)}, slow)...)
		h.update(two)
		time.Sleep(10 * time.Second)
		if n := h.counted(watch.Publish, deliverySent); n != 1 {
			t.Errorf("%d posts are sent while %d wait, want 1", n, slow)
		}
		h.empty()
		for _, c := range h.d.world.channels {
			h.inOrder(c, 2, 2)
		}
	})
}

// A storm of limits delays, and no more.
func TestCourierStorm(t *testing.T) {
	const last = 10
	records := quays(t, 1, last)
	for name, storm := range map[string]func() func(string) http.HandlerFunc{
		"every other": func() func(string) http.HandlerFunc {
			n := 0
			return func(string) http.HandlerFunc {
				if n++; n%2 == 0 {
					return nil
				}
				return limit(time.Duration(n%5)*300*time.Millisecond, n%7 == 0)
			}
		},
		"most": func() func(string) http.HandlerFunc {
			n := 0
			return func(string) http.HandlerFunc {
				if n++; n%10 == 0 {
					return nil
				}
				return limit(10*time.Millisecond, false)
			}
		},
		"before discord": func() func(string) http.HandlerFunc {
			n := 0
			return func(string) http.HandlerFunc {
				if n++; n%3 == 0 {
					return nil
				}
				return broken(429)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.update(records[1])
				var channels []*scriptedChannel
				for i := range 30 {
					channels = append(channels, h.watch(records[1], fmt.Sprint(4000+i)))
				}
				h.d.world.be(storm())
				for n := 2; n <= last; n++ {
					h.update(records[n])
					time.Sleep(7 * time.Second)
				}
				h.empty()
				for _, c := range channels {
					h.inOrder(c, 2, last)
				}
				if n := h.counted(watch.Publish, deliveryLimited); n < 50 {
					t.Errorf("%d limits are counted", n)
				}
				h.invalid()
			})
		})
	}
}

// requests is how many there were.
func (h *house) requests() int {
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	return len(h.d.requests)
}

// invalid checks that no 10 minutes had so many answers that an address is
// banned for.
func (h *house) invalid() {
	h.Helper()
	h.d.world.mu.Lock()
	defer h.d.world.mu.Unlock()
	first := 0
	for i, at := range h.d.world.invalid {
		for at.Sub(h.d.world.invalid[first]) > 10*time.Minute {
			first++
		}
		if n := i - first + 1; n > 6000 {
			h.Fatalf("%d invalid requests within 10 minutes", n)
		}
	}
}

// A token that is not taken holds everything up, and is nobody's fault.
func TestCourierUnauthorized(t *testing.T) {
	records := quays(t, 1, 3)
	inHouse(t, func(h *house) {
		h.update(records[1])
		var channels []*scriptedChannel
		for i := range 40 {
			channels = append(channels, h.watch(records[1], fmt.Sprint(4000+i)))
		}
		h.d.world.be(always(func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 401, 0, "401: Unauthorized") }))
		h.update(records[2])
		time.Sleep(2 * time.Hour)
		h.update(records[3])
		if n := h.requests(); n > 16*20 {
			t.Errorf("%d requests in two hours", n)
		}
		h.d.world.be(nil)
		back := time.Now()
		h.empty()
		if took := time.Since(back); took > 11*time.Minute {
			t.Errorf("it took %v", took)
		}
		for _, c := range channels {
			h.inOrder(c, 2, 3)
		}
		if n := strings.Count(h.lines.String(), "does not take the token"); n != 1 {
			t.Errorf("said %d times, want once", n)
		}
	})
}
