package discord

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
)

// weathers are what may befall requests for a while.
func weathers() []func(string) http.HandlerFunc {
	sometimes := func(n int, faults ...http.HandlerFunc) func(string) http.HandlerFunc {
		return func(string) http.HandlerFunc {
			if rand.IntN(n) > 0 {
				return nil
			}
			return faults[rand.IntN(len(faults))]
		}
	}
	return []func(string) http.HandlerFunc{
		nil, outage,
		sometimes(2, lost, cut, broken(500)),
		sometimes(2, limit(time.Second, false), limit(3*time.Second, true), limit(time.Minute, false)),
		sometimes(3, lost, slow(time.Minute), slow(5*time.Second), broken(429), limit(time.Second, true)),
		always(lost),
		always(func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 401, 0, "401: Unauthorized") }),
	}
}

// Through whatever comes together, each statement is in each channel once, in
// order, and reads as it does last.
func TestCourierChaos(t *testing.T) {
	t.Parallel()
	const last = 25
	records := map[int]*bot.Bot{}
	for n := 1; n <= last; n++ {
		var fallen []int
		for i := 3; i <= n-2; i += 3 {
			fallen = append(fallen, i)
		}
		records[n] = quay(t, n, fallen...)
	}
	for run := range 4 {
		t.Run(fmt.Sprint(run), func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.update(records[1])
				var channels []*scriptedChannel
				for i := range 6 {
					channels = append(channels, h.watch(records[1], fmt.Sprint(4000+i)))
				}
				h.watch(records[1], "4000", "kind", "fact")
				h.stop()
				l := h.live(0)
				sky := weathers()
				for n := 2; n <= last; {
					h.d.world.be(sky[rand.IntN(len(sky))])
					if _, err := h.Update(records[n]); err == nil {
						n++
					}
					switch rand.IntN(6) {
					case 0:
						h.store.failing(func(int) error {
							if rand.IntN(2) == 0 {
								return errFull
							}
							return nil
						})
					case 1:
						h.store.failing(nil)
					case 2:
						h.turned.Store(int64(time.Duration(rand.IntN(600)-300) * time.Second))
					case 3, 4:
						l.end()
						h.stop()
						h.store.failing(nil)
						time.Sleep(time.Duration(rand.IntN(300)) * time.Second)
						l = h.live(0)
					}
					time.Sleep(time.Duration(rand.IntN(400)) * time.Second)
				}
				h.d.world.be(nil)
				h.store.failing(nil)
				h.empty()
				for _, c := range channels {
					h.inOrder(c, 2, last)
					for _, m := range c.messages {
						for i := 3; i <= last-2; i += 3 {
							if text := m.text(); strings.Contains(text, fmt.Sprintf("Crane %d ", i)) && !strings.Contains(text, fmt.Sprintf("Crane %d has fallen", i)) {
								t.Errorf("channel %s has not amended %d: %s", c.id, i, text)
							}
						}
					}
				}
				h.invalid()
			})
		})
	}
}

// end ends a life.
func (l *life) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.dead = true
}
