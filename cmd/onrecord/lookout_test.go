package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// A watched lookout notes when it looks, and why.
type watched struct {
	signs   signs
	hangups chan os.Signal
	looks   []string
	moving  func() bool // whether files are being written; nil: they never are
}

// watching runs a test beside a lookout, in a time of its own.
func watching(t *testing.T, poll time.Duration, test func(w *watched)) []string {
	t.Helper()
	w := &watched{}
	synctest.Test(t, func(t *testing.T) {
		w.signs, w.hangups = newSigns(), make(chan os.Signal, 1)
		start := time.Now()
		look := func(_ context.Context, why prompt, last bool) bool {
			if why == polled {
				return true
			}
			name := map[prompt]string{stirred: "stirred", touched: "touched", asked: "asked"}[why]
			if last {
				name += ", at last"
			}
			w.looks = append(w.looks, fmt.Sprintf("%v %s", time.Since(start), name))
			return last || w.moving == nil || !w.moving()
		}
		l := lookout{signs: w.signs, hangups: w.hangups, poll: poll, look: look}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { l.run(ctx); close(ended) }()
		synctest.Wait()
		test(w)
		time.Sleep(time.Minute)
		stop()
		<-ended
	})
	return w.looks
}

func TestLookout(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		do   func(w *watched)
		want []string
	}{
		{"nothing", func(*watched) {}, nil},
		{"one file", func(w *watched) { w.signs.give(touched) }, []string{"300ms touched"}},
		{"something else", func(w *watched) { w.signs.give(stirred) }, []string{"300ms stirred"}},
		{"many files", func(w *watched) {
			for range 10 {
				w.signs.give(touched)
				w.signs.give(stirred)
				time.Sleep(100 * time.Millisecond)
			}
		}, []string{"1.2s touched"}},
		{"files without end", func(w *watched) {
			for range 40 {
				w.signs.give(touched)
				time.Sleep(100 * time.Millisecond)
			}
		}, []string{"3s touched, at last", "4.2s touched"}},
		{"a signal", func(w *watched) {
			time.Sleep(time.Second)
			w.hangups <- syscall.SIGHUP
		}, []string{"1s asked"}},
		{"a signal in the middle", func(w *watched) {
			w.signs.give(touched)
			time.Sleep(100 * time.Millisecond)
			w.hangups <- syscall.SIGHUP
		}, []string{"100ms asked"}},
		{"two bursts", func(w *watched) {
			w.signs.give(touched)
			time.Sleep(2 * time.Second)
			w.signs.give(stirred)
		}, []string{"300ms touched", "2.3s stirred"}},
		{"files that are being written", func(w *watched) {
			left := 3
			w.moving = func() bool { left--; return left > 0 }
			w.signs.give(touched)
		}, []string{"300ms touched", "600ms touched", "900ms touched"}},
		{"files that are written without end", func(w *watched) {
			w.moving = func() bool { return true }
			w.hangups <- syscall.SIGHUP
		}, []string{"0s asked", "300ms touched", "600ms touched", "900ms touched", "1.2s touched", "1.5s touched",
			"1.8s touched", "2.1s touched", "2.4s touched", "2.7s touched", "3s touched, at last"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			want := append([]string{"0s stirred"}, test.want...) // it looks at the start
			if got := watching(t, 7*time.Second, test.do); !slices.Equal(got, want) {
				t.Errorf("looks %q, want %q", got, want)
			}
		})
	}
}

// TestLookoutPolls looks from time to time without a sign, and reads in a
// moment what it finds changed.
func TestLookoutPolls(t *testing.T) {
	t.Parallel()
	for poll, want := range map[time.Duration]int{0: 0, 7 * time.Second: 8} {
		synctest.Test(t, func(t *testing.T) {
			var polls int
			var reads []time.Duration
			start := time.Now()
			l := lookout{signs: newSigns(), poll: poll, look: func(_ context.Context, why prompt, _ bool) bool {
				switch why {
				case polled:
					polls++
					return polls != 3 // at which there is a change
				case touched:
					reads = append(reads, time.Since(start))
				}
				return true
			}}
			ctx, stop := context.WithTimeout(t.Context(), time.Minute)
			defer stop()
			l.run(ctx)
			if polls != want {
				t.Errorf("every %v: %d looks, want %d", poll, polls, want)
			}
			if poll > 0 && !slices.Equal(reads, []time.Duration{3*poll + calm}) {
				t.Errorf("every %v: read after %v", poll, reads)
			}
		})
	}
}
