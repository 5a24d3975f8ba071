package discord

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/watch"
)

// A life is that of a process, which ends at a step that a test asks for: of
// its store or of a request. What had no effect by then never has.
type life struct {
	mu    sync.Mutex
	steps int
	last  int // 0: it does not end by itself
	dead  bool
}

var errDead = errors.New("the process has ended")

// step takes a step, if that is not the end.
func (l *life) step() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.dead {
		l.steps++
		l.dead = l.steps == l.last
	}
	if l.dead {
		return errDead
	}
	return nil
}

// over reports whether the life has ended.
func (l *life) over() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.dead
}

// mortal is the store of a life. An update can be the last that happens, and
// be known to nobody.
type mortal struct {
	*box
	*life
}

func (m mortal) View(f func(watch.Tx) error) error {
	if m.over() {
		return errDead
	}
	return m.box.View(f)
}

func (m mortal) Update(f func(watch.Tx) error) error {
	if err := m.step(); err != nil {
		return err
	}
	if err := m.box.Update(f); err != nil {
		return err
	}
	return m.step()
}

// wireOf is the network of a life. A request can be the last that is sent, and
// its answer never arrive.
type wireOf struct {
	http.RoundTripper
	*life
}

func (w wireOf) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := w.step(); err != nil {
		return nil, err
	}
	resp, err := w.RoundTripper.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if err := w.step(); err != nil {
		resp.Body.Close()
		return nil, err
	}
	return resp, nil
}

// live begins a life that ends after so many steps; 0: never.
func (h *house) live(last int) *life {
	h.Helper()
	l := &life{last: last}
	h.open(mortal{h.store, l}, wireOf{h.d.transport(), l})
	return l
}

// survive does something, and waits until all of it is delivered; where the
// life ends before, the next one begins after some time, and does it again.
func (h *house) survive(l *life, away time.Duration, do func() error) {
	h.Helper()
	for {
		err := do()
		for range 1000 {
			if l.over() || h.Stats().Waiting == 0 {
				break
			}
			time.Sleep(time.Second)
		}
		if !l.over() {
			if err != nil {
				h.Fatal(err)
			}
			return
		}
		h.stop()
		time.Sleep(away)
		l = h.live(0)
	}
}

// Whenever the process ends, and whenever it is there again, each statement is
// in each channel once, and reads as it does last.
func TestCourierKilled(t *testing.T) {
	t.Parallel()
	one, two, three, revised := quay(t, 1), quay(t, 2), quay(t, 4), quay(t, 5, 2, 3)
	run := func(t *testing.T, away time.Duration, last int) (steps int) {
		runHouse(t, func(h *house) {
			h.update(one)
			channels := []*scriptedChannel{h.watch(one, "4001"), h.watch(one, "4002")}
			h.watch(one, "4001", "kind", "fact")
			h.stop()
			l := h.live(last)
			for _, record := range []*bot.Bot{two, three, revised} {
				h.survive(l, away, func() error { _, err := h.Update(record); return err })
			}
			steps = l.steps
			for _, c := range channels {
				got := strings.Fields(strings.Join(h.posts(c), " "))
				if slices.Sort(got); !slices.Equal(got, []string{"s2", "s3", "s4", "s5"}) {
					t.Errorf("channel %s has %q\n%s", c.id, h.posts(c), h.last())
				}
				for _, m := range c.messages {
					if text := m.text(); strings.Contains(text, "Crane 2") && !strings.Contains(text, "Crane 2 has fallen") {
						t.Errorf("not amended: %s", text)
					}
				}
			}
		})
		return steps
	}
	for _, away := range []time.Duration{time.Second, 10 * time.Minute} {
		steps := run(t, away, 0)
		if steps < 40 {
			t.Fatalf("%d steps, want more", steps)
		}
		for last := range steps {
			t.Run(fmt.Sprintf("%d of %d, away for %v", last+1, steps, away), func(t *testing.T) { run(t, away, last+1) })
		}
	}
}
