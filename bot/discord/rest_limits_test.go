package discord

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// However much is asked, no second has more requests than Discord takes, and
// no 10 minutes so many that are refused that it bans the address.
func TestClientPace(t *testing.T) {
	for name, test := range map[string]struct {
		fault http.HandlerFunc
		long  time.Duration
		least int // requests
		most  int
	}{
		"answers":        {func(w http.ResponseWriter, _ *http.Request) { replyJSON(w, 200, map[string]any{}) }, 20 * time.Second, 860, 900},
		"nothing":        {broken(503), 20 * time.Second, 860, 900},
		"limits":         {limit(time.Millisecond, false), 10 * time.Minute, 5400, 5600},
		"refusals":       {func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 403, 50001, "Missing Access") }, 10 * time.Minute, 5400, 5600},
		"before discord": {broken(429), 10 * time.Minute, 400, 700},
	} {
		t.Run(name, func(t *testing.T) {
			inREST(t, func(t *testing.T, d *scripted, c *Client) {
				d.world.be(always(test.fault))
				began := time.Now()
				for range 20 {
					go func() {
						for time.Since(began) < test.long {
							c.once(t.Context(), request{method: http.MethodGet, path: "/gateway/bot"})
						}
					}()
				}
				time.Sleep(test.long + time.Minute)
				synctest.Wait()
				d.mu.Lock()
				defer d.mu.Unlock()
				if most := crowd(d.requests, time.Second); most > 45 {
					t.Errorf("%d requests within a second", most)
				}
				if most := crowd(d.requests, test.long); most < test.least || most > test.most {
					t.Errorf("%d requests within %v, want %d to %d", most, test.long, test.least, test.most)
				}
			})
		})
	}
}

// crowd is the most requests that there were within some time.
func crowd(list []scriptedRequest, within time.Duration) (most int) {
	first := 0
	for i, r := range list {
		for r.At.Sub(list[first].At) >= within {
			first++
		}
		most = max(most, i-first+1)
	}
	return most
}
