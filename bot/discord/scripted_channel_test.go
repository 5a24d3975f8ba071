package discord

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
)

// scriptedWorld is what the scripted Discord has of servers, channels and
// messages, and the limits on them.
type scriptedWorld struct {
	user     string        // ID of the bot's
	reach    time.Duration // how long a nonce is known
	servers  map[string]map[string]any
	members  map[string]map[string]any // the bot, by server
	channels map[string]*scriptedChannel
	direct   map[string]string // channel of a user's direct messages; empty: the user takes none
	nonces   map[string]*scriptedMessage
	second   []time.Time // requests within the last

	mu      sync.Mutex
	invalid []time.Time                        // answers of 401, 403 and 429
	storm   func(name string) http.HandlerFunc // what befalls a request; nil, or one that gives nil: nothing
}

// scriptedChannel is a channel; no server: of direct messages.
type scriptedChannel struct {
	id       string
	object   map[string]any // as it is told of
	messages []*scriptedMessage
	refusal  *Error // to all that is sent; nil: there is none
	mute     bool   // the bot may not read what was said
	window   []time.Time
}

type scriptedMessage struct {
	id, nonce string
	at        time.Time
	author    string
	body      map[string]any
	edits     int
}

func newWorld() *scriptedWorld {
	return &scriptedWorld{
		user: "1090000000000000777", reach: 3 * time.Minute,
		servers: map[string]map[string]any{}, members: map[string]map[string]any{}, channels: map[string]*scriptedChannel{},
		direct: map[string]string{}, nonces: map[string]*scriptedMessage{},
	}
}

// weather gives what befalls a request; nil: nothing.
func (w *scriptedWorld) weather(name string) http.HandlerFunc {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.storm == nil {
		return nil
	}
	return w.storm(name)
}

// answered notes the answers that an address is banned for when there are too
// many.
func (w *scriptedWorld) answered(status int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if status == 401 || status == 403 || status == 429 {
		w.invalid = append(w.invalid, time.Now())
	}
}

// be sets the weather.
func (w *scriptedWorld) be(storm func(name string) http.HandlerFunc) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.storm = storm
}

// always is the weather in which the same befalls every request.
func always(f http.HandlerFunc) func(string) http.HandlerFunc {
	return func(string) http.HandlerFunc { return f }
}

// server makes a server in which the bot may do what digits say.
func (w *scriptedWorld) server(id string, powers powers) {
	w.servers[id] = map[string]any{
		"id": id, "owner_id": "1", "system_channel_id": nil,
		"roles": []any{map[string]any{"id": id, "name": "@everyone", "permissions": fmt.Sprint(uint64(powers))}},
	}
	w.members[id] = map[string]any{"roles": []string{}, "communication_disabled_until": nil}
}

// channel makes a channel of a server.
func (w *scriptedWorld) channel(id, server string) *scriptedChannel {
	c := &scriptedChannel{id: id, object: map[string]any{
		"id": id, "guild_id": server, "type": 0, "name": "c" + id, "parent_id": nil, "permission_overwrites": []any{},
	}}
	w.channels[id] = c
	return c
}

// serveWorld serves what is sent to channels (post), edited (amend), read
// (look), and told of channels, servers and users.
func (d *scripted) serveWorld(handle func(pattern, name string, authorized bool, f func(http.ResponseWriter, *http.Request, []byte))) {
	serve := func(pattern, name string, f func(*scriptedWorld, http.ResponseWriter, *http.Request, []byte)) {
		handle(pattern, name, true, func(w http.ResponseWriter, r *http.Request, body []byte) {
			d.change(func() {
				if !d.world.busy(w) {
					f(d.world, w, r, body)
				}
			})
		})
	}
	serve("POST /channels/{channel}/messages", "post", (*scriptedWorld).post)
	serve("PATCH /channels/{channel}/messages/{message}", "amend", (*scriptedWorld).amend)
	serve("GET /channels/{channel}/messages", "look", (*scriptedWorld).look)
	serve("POST /users/@me/channels", "direct", (*scriptedWorld).openDirect)
	serve("GET /users/@me", "user", func(w *scriptedWorld, to http.ResponseWriter, _ *http.Request, _ []byte) {
		replyJSON(to, 200, map[string]any{"id": w.user, "bot": true})
	})
	serve("GET /guilds/{guild}", "server", func(w *scriptedWorld, to http.ResponseWriter, r *http.Request, _ []byte) {
		tell(to, w.servers[r.PathValue("guild")], codeUnknownGuild, "Unknown Guild")
	})
	serve("GET /guilds/{guild}/members/{user}", "member", func(w *scriptedWorld, to http.ResponseWriter, r *http.Request, _ []byte) {
		tell(to, w.members[r.PathValue("guild")], 10007, "Unknown Member")
	})
	serve("GET /channels/{channel}", "channel", func(w *scriptedWorld, to http.ResponseWriter, r *http.Request, _ []byte) {
		var object map[string]any
		if c := w.channels[r.PathValue("channel")]; c != nil {
			object = c.object
		}
		tell(to, object, codeUnknownChannel, "Unknown Channel")
	})
}

func tell(w http.ResponseWriter, object map[string]any, code int, unknown string) {
	if object == nil {
		refuseJSON(w, 404, code, unknown)
		return
	}
	replyJSON(w, 200, object)
}

// busy refuses more than 50 requests a second.
func (w *scriptedWorld) busy(to http.ResponseWriter) bool {
	now := time.Now()
	w.second = slices.DeleteFunc(w.second, func(t time.Time) bool { return now.Sub(t) >= time.Second })
	w.second = append(w.second, now)
	if len(w.second) <= 50 {
		return false
	}
	limit(time.Second, true)(to, nil)
	return true
}

// room counts a message of a channel, which takes 5 in 5 seconds, and says so.
func (c *scriptedChannel) room(w http.ResponseWriter) bool {
	const most, within = 5, 5 * time.Second
	now := time.Now()
	c.window = slices.DeleteFunc(c.window, func(t time.Time) bool { return now.Sub(t) >= within })
	if len(c.window) >= most {
		limit(within-now.Sub(c.window[0]), false)(w, nil)
		return false
	}
	c.window = append(c.window, now)
	w.Header().Set("X-RateLimit-Bucket", "messages")
	w.Header().Set("X-RateLimit-Limit", strconv.Itoa(most))
	w.Header().Set("X-RateLimit-Remaining", strconv.Itoa(most-len(c.window)))
	w.Header().Set("X-RateLimit-Reset-After", fmt.Sprintf("%.3f", (within-now.Sub(c.window[0])).Seconds()))
	return true
}

// open finds a channel that something may be sent to.
func (w *scriptedWorld) open(to http.ResponseWriter, r *http.Request) *scriptedChannel {
	c := w.channels[r.PathValue("channel")]
	switch {
	case c == nil:
		refuseJSON(to, 404, codeUnknownChannel, "Unknown Channel")
	case c.refusal != nil:
		refuseJSON(to, c.refusal.Status, c.refusal.Code, c.refusal.Message)
	default:
		return c
	}
	return nil
}

// post takes a message, or where there was one of the same nonce, gives that.
func (w *scriptedWorld) post(to http.ResponseWriter, r *http.Request, raw []byte) {
	c := w.open(to, r)
	if c == nil || !c.room(to) {
		return
	}
	var body map[string]any
	if err := json.Unmarshal(raw, &body); err != nil {
		refuseJSON(to, 400, 50035, "Invalid Form Body")
		return
	}
	nonce, _ := body["nonce"].(string)
	enforced, _ := body["enforce_nonce"].(bool)
	if m := w.nonces[nonce]; nonce != "" && enforced && m != nil && time.Since(m.at) < w.reach {
		replyJSON(to, 200, c.shown(m))
		return
	}
	m := &scriptedMessage{nonce: nonce, author: w.user, body: body}
	c.say(m)
	w.nonces[nonce] = m
	replyJSON(to, 200, c.shown(m))
}

// say adds a message of now.
func (c *scriptedChannel) say(m *scriptedMessage) {
	m.at = time.Now()
	m.id = fmt.Sprint(snowflake(m.at) + uint64(len(c.messages)))
	c.messages = append(c.messages, m)
}

// shown is a message as it is told of.
func (c *scriptedChannel) shown(m *scriptedMessage) map[string]any {
	out := maps.Clone(m.body)
	for _, name := range []string{"nonce", "enforce_nonce", "allowed_mentions"} {
		delete(out, name)
	}
	out["id"], out["channel_id"], out["author"], out["type"] = m.id, c.id, map[string]any{"id": m.author}, 0
	return out
}

func (w *scriptedWorld) amend(to http.ResponseWriter, r *http.Request, raw []byte) {
	c := w.open(to, r)
	if c == nil {
		return
	}
	at := slices.IndexFunc(c.messages, func(m *scriptedMessage) bool { return m.id == r.PathValue("message") })
	if at < 0 {
		refuseJSON(to, 404, 10008, "Unknown Message")
		return
	}
	m := c.messages[at]
	if m.author != w.user {
		refuseJSON(to, 403, 50005, "Cannot edit a message authored by another user")
		return
	}
	if err := json.Unmarshal(raw, &m.body); err != nil {
		refuseJSON(to, 400, 50035, "Invalid Form Body")
		return
	}
	m.edits++
	replyJSON(to, 200, c.shown(m))
}

// look lists messages, the latest first: of those after an ID the first.
func (w *scriptedWorld) look(to http.ResponseWriter, r *http.Request, _ []byte) {
	c := w.open(to, r)
	if c == nil {
		return
	}
	n, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil || n < 1 || n > 100 {
		refuseJSON(to, 400, 50035, "Invalid Form Body")
		return
	}
	list := slices.Clone(c.messages)
	if after := r.URL.Query().Get("after"); after != "" {
		least, _ := strconv.ParseUint(after, 10, 64)
		list = slices.DeleteFunc(list, func(m *scriptedMessage) bool {
			id, _ := strconv.ParseUint(m.id, 10, 64)
			return id <= least
		})
		list = list[:min(n, len(list))]
	}
	list = list[max(0, len(list)-n):]
	if c.mute {
		list = nil
	}
	out := []map[string]any{}
	for _, m := range slices.Backward(list) {
		out = append(out, c.shown(m))
	}
	replyJSON(to, 200, out)
}

func (w *scriptedWorld) openDirect(to http.ResponseWriter, r *http.Request, raw []byte) {
	var body struct {
		Recipient string `json:"recipient_id"`
	}
	if json.Unmarshal(raw, &body) != nil || body.Recipient == "" {
		refuseJSON(to, 400, 50033, "Invalid Recipient(s)")
		return
	}
	id, ok := w.direct[body.Recipient]
	if !ok {
		refuseJSON(to, 400, 50033, "Invalid Recipient(s)")
		return
	}
	replyJSON(to, 200, map[string]any{"id": id, "type": 1})
}
