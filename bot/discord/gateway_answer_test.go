package discord

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// A response that Discord does not take at once is sent again as long as that
// is of use.
func TestGatewayCallbackRetries(t *testing.T) {
	tests := []struct {
		name   string
		faults []http.HandlerFunc
		tries  int
		after  time.Duration // the response is there; 0: never
		within time.Duration
	}{
		{name: "limited", faults: []http.HandlerFunc{limit(700*time.Millisecond, false)}, tries: 2, after: 700 * time.Millisecond, within: 800 * time.Millisecond},
		{name: "limited for all", faults: []http.HandlerFunc{limit(700*time.Millisecond, true)}, tries: 2, after: 700 * time.Millisecond, within: 800 * time.Millisecond},
		{name: "limited for longer than it may take", faults: []http.HandlerFunc{limit(4*time.Second, false)}, tries: 1},
		{name: "limited by what stands before", faults: []http.HandlerFunc{broken(429)}, tries: 2, after: time.Second, within: 1100 * time.Millisecond},
		{name: "fails twice", faults: []http.HandlerFunc{broken(500), broken(503)}, tries: 3, after: 100 * time.Millisecond, within: time.Second},
		{name: "bad gateway", faults: []http.HandlerFunc{broken(502)}, tries: 2, after: 50 * time.Millisecond, within: time.Second},
		{name: "cut off", faults: []http.HandlerFunc{cut}, tries: 2, after: 50 * time.Millisecond, within: time.Second},
		{name: "slow", faults: []http.HandlerFunc{slow(time.Second)}, tries: 1, after: time.Second, within: 1100 * time.Millisecond},
		{name: "hangs once", faults: []http.HandlerFunc{slow(time.Minute)}, tries: 2, after: 1500 * time.Millisecond, within: 2 * time.Second},
		{name: "answer lost", faults: []http.HandlerFunc{loses}, tries: 2, after: time.Nanosecond, within: time.Second},
		{name: "refused", faults: []http.HandlerFunc{func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 400, 50035, "Invalid Form Body") }}, tries: 1},
		{name: "moved", faults: []http.HandlerFunc{func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		}}, tries: 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inBubble(t, answering, func(t *testing.T, r *aRun) {
				r.start()
				r.connection()
				for range 2 { // a connection for each try, so that no fault is about that
					r.interact(aCommand).callback()
				}
				r.fail("callback", test.faults...)
				x := r.interact(aCommand)
				pass(4 * time.Second)
				if n := len(r.sent("POST", x.Token+"/callback")); n != test.tries {
					t.Errorf("%d tries, want %d", n, test.tries)
				}
				switch {
				case test.after == 0 && x.response != nil:
					t.Error("there is a response")
				case test.after > 0 && (x.response == nil || x.took < test.after-time.Nanosecond || x.took > test.within):
					t.Errorf("response %s after %v, want one after %v to %v", x.response, x.took, test.after, test.within)
				}
				faults := strings.Count(r.log.String(), "response not sent")
				if want := map[bool]int{true: 1}[test.after == 0]; faults != want || want == 1 && !strings.Contains(r.log.String(), x.ID) {
					t.Errorf("%d faults logged, want %d with the ID", faults, want)
				}
				r.interact(aCommand).callback()
			})
		})
	}
}

// loses has a response taken and its answer lost.
func loses(w http.ResponseWriter, r *http.Request) {
	d := r.Context().Value(http.ServerContextKey).(*http.Server).Handler.(*scriptedHandler).d
	d.interactions[r.PathValue("id")].acknowledge([]byte(anAnswer))
	cut(w, r)
}

// An event that Discord sends again is answered once.
func TestGatewayDuplicates(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		r.start()
		c := r.connection()
		x := r.interact(aCommand)
		r.dispatch("INTERACTION_CREATE", x.raw)
		x.callback()
		c.reconnect()
		r.dispatch("INTERACTION_CREATE", x.raw)
		r.interact(aCommand).callback()
		settle()
		if n := len(r.sent("POST", x.Token+"/callback")); n != 1 {
			t.Errorf("answered %d times, want 1", n)
		}
	})
}

func TestGatewayLater(t *testing.T) {
	const late = `{"content":"On record, later.","allowed_mentions":{"parse":[]}}`
	tests := []struct {
		name   string
		takes  time.Duration
		faults []http.HandlerFunc
		edits  int
		logged string
	}{
		{name: "in time", takes: 10 * time.Second, edits: 1},
		{name: "near the end", takes: 14*time.Minute + 50*time.Second, edits: 1},
		{name: "too late", takes: 16 * time.Minute, logged: "answer not ready"},
		{name: "limited", takes: time.Second, faults: []http.HandlerFunc{limit(5*time.Second, false)}, edits: 1},
		{name: "fails", takes: time.Second, faults: []http.HandlerFunc{broken(502), broken(500), cut}, edits: 1},
		{name: "gone", takes: time.Second, faults: []http.HandlerFunc{func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 404, 10008, "Unknown Message") }}, logged: "answer not sent"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			deferring := func(ctx context.Context, raw []byte) *Exchange {
				x := answering(ctx, raw)
				x.Response = []byte(`{"type":5}`)
				x.Later = func(ctx context.Context) []byte {
					if !pauseFor(ctx, test.takes) {
						return nil
					}
					return []byte(late)
				}
				return x
			}
			inBubble(t, deferring, func(t *testing.T, r *aRun) {
				r.start()
				r.connection()
				r.fail("edit", test.faults...)
				x := r.interact(aCommand)
				pass(17 * time.Minute)
				if string(x.response) != `{"type":5}` || len(x.edits) != test.edits || test.edits > 0 && string(x.edits[0]) != late {
					t.Errorf("response %s, edits %s", x.response, x.edits)
				}
				if !strings.Contains(r.log.String(), test.logged) {
					t.Errorf("log does not say %q", test.logged)
				}
			})
		})
	}
}

func pauseFor(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}

// What goes wrong with one interaction is logged without its words, and touches
// no other.
func TestGatewayPanics(t *testing.T) {
	bad := func(ctx context.Context, raw []byte) *Exchange {
		switch {
		case strings.Contains(string(raw), "word"):
			panic("somebody's words")
		case strings.Contains(string(raw), "index"):
			return []*Exchange{}[len(raw)]
		case strings.Contains(string(raw), "nothing"):
			return nil
		}
		return answering(ctx, raw)
	}
	inBubble(t, bad, func(t *testing.T, r *aRun) {
		r.start()
		r.connection()
		for _, name := range []string{"word", "index", "nothing"} {
			r.interact(fmt.Sprintf(`{"type":2,"data":{"id":"5","name":%q,"type":1}}`, name))
		}
		r.interact(`{"type":3,"data":{"component_type":99,"custom_id":"x"},"message":{"components":[{"type":99}]}}`).callback()
		r.dispatch("INTERACTION_CREATE", []byte(`[]`))
		r.dispatch("NOBODY_KNOWS", []byte(`{"a":1}`))
		r.interact(aCommand).callback()
		synctest.Wait()
		if n := strings.Count(r.log.String(), "panic while"); n != 2 || strings.Contains(r.log.String(), "somebody's words") {
			t.Errorf("%d panics logged, want 2 without the words", n)
		}
	})
}

func TestRecent(t *testing.T) {
	t.Parallel()
	r := newRecent(3)
	var got string
	for _, id := range strings.Fields("a b a c a d a b d") {
		if r.add(id) {
			got += id
		}
	}
	if want := "abcdab"; got != want {
		t.Errorf("new were %s, want %s", got, want)
	}
	if len(r.in) > 3 {
		t.Errorf("%d remembered, want 3", len(r.in))
	}
}
