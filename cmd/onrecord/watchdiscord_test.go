package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// channels is a Discord that takes posts: with the rules that it keeps for
// nonces, and with faults by chance.
type channels struct {
	testing.TB
	url string

	mu       sync.Mutex
	chance   *rand.Rand
	faults   bool
	serial   int64
	messages []*postedMessage // in the order in which they came
	edits    int
	repeated int // posts that were told apart by their nonce
}

// postedMessage is a message as Discord has it.
type postedMessage struct {
	ID      string          `json:"id"`
	Channel string          `json:"channel_id"`
	Nonce   string          `json:"nonce,omitempty"`
	Body    json.RawMessage `json:"-"`
	At      time.Time       `json:"-"`
}

// nonceKept is how long Discord knows a nonce.
const nonceKept = 5 * time.Minute

func newChannels(t testing.TB, seed uint64) *channels {
	c := &channels{TB: t, chance: rand.New(rand.NewPCG(seed, 1)), serial: 1100000000000000000}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/v9/channels/{channel}/messages", c.post)
	mux.HandleFunc("PATCH /api/v9/channels/{channel}/messages/{message}", c.patch)
	mux.HandleFunc("GET /api/v9/channels/{channel}/messages", c.list)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		answer(w, 404, map[string]any{"message": "404: Not Found", "code": 0})
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	c.url = server.URL
	return c
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // who asked may be gone
}

// A hitch is what goes wrong with a request.
type hitch int

const (
	none   hitch = iota
	before       // it fails before anything was done
	behind       // it fails afterwards, and so nobody knows
	cut          // the same, without an answer
	busy         // too many
)

func (c *channels) hitch() hitch {
	if !c.faults {
		return none
	}
	switch n := c.chance.IntN(100); {
	case n < 4:
		return before
	case n < 8:
		return behind
	case n < 12:
		return cut
	case n < 15:
		return busy
	}
	return none
}

// handle does what a request asks for, or fails.
func (c *channels) handle(w http.ResponseWriter, do func() (status int, body any)) {
	c.mu.Lock()
	h := c.hitch()
	var status int
	var body any
	if h != before && h != busy {
		status, body = do()
	}
	c.mu.Unlock()
	switch h {
	case before, behind:
		answer(w, 503, map[string]any{"message": "Service Unavailable", "code": 0})
	case busy:
		answer(w, 429, map[string]any{"message": "You are being rate limited.", "retry_after": 0.05, "global": false})
	case cut:
		if conn, _, err := w.(http.Hijacker).Hijack(); err == nil {
			conn.Close()
		}
	default:
		answer(w, status, body)
	}
}

func (c *channels) post(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // the process was killed
	}
	var sent struct {
		Nonce   string
		Enforce bool `json:"enforce_nonce"`
	}
	if err := json.Unmarshal(body, &sent); err != nil || sent.Nonce == "" || len(sent.Nonce) > 25 || !sent.Enforce {
		c.Errorf("a message without a nonce that is kept: %s", body)
	}
	c.handle(w, func() (int, any) {
		for _, m := range c.messages {
			if m.Nonce == sent.Nonce && m.Channel == r.PathValue("channel") && time.Since(m.At) < nonceKept {
				c.repeated++
				return 200, m
			}
		}
		c.serial++
		m := &postedMessage{ID: strconv.FormatInt(c.serial, 10), Channel: r.PathValue("channel"), Nonce: sent.Nonce, Body: body, At: time.Now()}
		c.messages = append(c.messages, m)
		return 200, m
	})
}

func (c *channels) patch(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	c.handle(w, func() (int, any) {
		at := slices.IndexFunc(c.messages, func(m *postedMessage) bool { return m.ID == r.PathValue("message") })
		if at < 0 {
			c.Errorf("edit of a message that there is not: %s", r.URL.Path)
			return 404, map[string]any{"message": "Unknown Message", "code": 10008}
		}
		c.edits++
		c.messages[at].Body = body
		return 200, c.messages[at]
	})
}

// list gives the messages of a channel, the latest first, with what they show.
func (c *channels) list(w http.ResponseWriter, r *http.Request) {
	c.handle(w, func() (int, any) {
		list := []map[string]any{}
		for _, m := range slices.Backward(c.messages) {
			if m.Channel == r.PathValue("channel") && m.ID > r.URL.Query().Get("after") {
				var shown map[string]any
				_ = json.Unmarshal(m.Body, &shown) // was read when it came
				shown["id"], shown["channel_id"] = m.ID, m.Channel
				list = append(list, shown)
			}
		}
		return 200, list[:min(len(list), 100)]
	})
}

// post gives the ID of the post that a message is, by its buttons.
func (m *postedMessage) post() string {
	_, rest, _ := strings.Cut(string(m.Body), `"custom_id":"w:`)
	id, _, _ := strings.Cut(rest, ":")
	return id
}

func (m *postedMessage) String() string { return fmt.Sprintf("%s in %s: %s", m.ID, m.Channel, m.Body) }
