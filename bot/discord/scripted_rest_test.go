package discord

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

// scriptedHandler leads a fault to the Discord it is of.
type scriptedHandler struct {
	http.Handler
	d *scripted
}

// rest is the REST interface, and the gateway's address.
func (d *scripted) rest() http.Handler {
	mux := http.NewServeMux()
	handle := func(pattern, name string, authorized bool, f func(http.ResponseWriter, *http.Request, []byte)) {
		method, path, _ := strings.Cut(pattern, " ")
		mux.HandleFunc(method+" /api/v9"+path, func(w http.ResponseWriter, r *http.Request) {
			d.request(w, r, name, authorized, f)
		})
	}
	handle("GET /gateway/bot", "gateway", true, d.getGateway)
	handle("GET /applications/@me", "application", true, func(w http.ResponseWriter, r *http.Request, _ []byte) {
		replyJSON(w, 200, map[string]any{"id": d.appID, "name": "On record", "flags": 0, "interactions_endpoint_url": nil})
	})
	for _, where := range []string{"/applications/{app}/commands", "/applications/{app}/guilds/{guild}/commands"} {
		handle("GET "+where, "commands", true, d.getCommands)
		handle("PUT "+where, "commands", true, d.putCommands)
	}
	handle("POST /interactions/{id}/{token}/callback", "callback", false, d.postCallback)
	handle("PATCH /webhooks/{app}/{token}/messages/@original", "edit", false, d.patchOriginal)
	d.serveWorld(handle)
	mux.HandleFunc("GET /{$}", d.serveGateway)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		d.Errorf("request to a path that Discord does not have: %s %s", r.Method, r.URL.Path)
		refuseJSON(w, 404, 0, "404: Not Found")
	})
	return mux
}

// request does what all requests have in common.
func (d *scripted) request(w http.ResponseWriter, r *http.Request, name string, authorized bool, f func(http.ResponseWriter, *http.Request, []byte)) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	d.record(scriptedRequest{Method: r.Method, Path: r.URL.Path, Body: body, Header: r.Header.Clone(), At: time.Now()})
	if len(body) > 0 && (!json.Valid(body) || r.Header.Get("Content-Type") != "application/json") {
		d.Errorf("%s: body is no JSON or not called so", name)
	}
	if len(body) == 0 && r.Header.Get("Content-Type") != "" {
		d.Errorf("%s: there is a type but no body", name)
	}
	d.mu.Lock()
	var fault http.HandlerFunc
	if list := d.faults[name]; len(list) > 0 {
		fault, d.faults[name] = list[0], list[1:]
	}
	d.mu.Unlock()
	if fault == nil {
		fault = d.world.weather(name)
	}
	held := &untouched{ResponseWriter: w, world: d.world}
	w = held
	if fault != nil {
		if fault(held, r); held.touched {
			return
		}
	}
	if held.lost {
		w = httptest.NewRecorder()
		defer cut(held, r)
	}
	if authorized && r.Header.Get("Authorization") != "Bot "+d.token {
		refuseJSON(w, 401, 0, "401: Unauthorized")
		return
	}
	f(w, r, body)
}

// untouched knows whether there was an answer.
type untouched struct {
	http.ResponseWriter
	touched bool
	lost    bool // what is answered is to be
	world   *scriptedWorld
}

func (u *untouched) WriteHeader(status int) {
	u.touched = true
	u.world.answered(status)
	u.ResponseWriter.WriteHeader(status)
}

func (u *untouched) Write(b []byte) (int, error) {
	u.touched = true
	return u.ResponseWriter.Write(b)
}

// fail has the next requests of a name (gateway, application, commands,
// callback, edit, and those of [scripted.serveWorld]) go to faults, one each. A
// fault that does not answer leaves that to Discord.
func (d *scripted) fail(name string, faults ...http.HandlerFunc) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults[name] = append(d.faults[name], faults...)
}

// slow lets a request wait.
func slow(wait time.Duration) http.HandlerFunc {
	return func(_ http.ResponseWriter, r *http.Request) {
		t := time.NewTimer(wait)
		defer t.Stop()
		select {
		case <-t.C:
		case <-r.Context().Done():
		}
	}
}

// broken answers as what stands before Discord does.
func broken(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprintf(w, "<html><title>%d</title></html>", status)
	}
}

// limit answers that there were too many requests.
func limit(wait time.Duration, global bool) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		seconds := fmt.Sprintf("%.3f", wait.Seconds())
		w.Header().Set("Retry-After", fmt.Sprint(int((wait+time.Second-1)/time.Second)))
		w.Header().Set("X-RateLimit-Reset-After", seconds)
		w.Header().Set("X-RateLimit-Remaining", "0")
		w.Header().Set("X-RateLimit-Bucket", "abcd1234")
		w.Header().Set("X-RateLimit-Scope", "user")
		if global {
			w.Header().Set("X-RateLimit-Global", "true")
			w.Header().Set("X-RateLimit-Scope", "global")
		}
		replyJSON(w, 429, map[string]any{"message": "You are being rate limited.", "retry_after": wait.Seconds(), "global": global})
	}
}

// cut ends the connection within the answer.
func cut(w http.ResponseWriter, _ *http.Request) {
	conn, _, err := w.(*untouched).ResponseWriter.(http.Hijacker).Hijack()
	if err == nil {
		w.(*untouched).touched = true
		conn.Close()
	}
}

// lost has Discord do what it is asked, and nobody told.
func lost(w http.ResponseWriter, _ *http.Request) { w.(*untouched).lost = true }

func replyJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func refuseJSON(w http.ResponseWriter, status, code int, message string) {
	replyJSON(w, status, map[string]any{"message": message, "code": code})
}

func (d *scripted) getGateway(w http.ResponseWriter, _ *http.Request, _ []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	replyJSON(w, 200, map[string]any{
		"url": "ws://" + scriptedGateway, "shards": 1,
		"session_start_limit": map[string]any{"total": 1000, "remaining": d.total - len(d.identified), "reset_after": 3600_000, "max_concurrency": 1},
	})
}

func (d *scripted) getCommands(w http.ResponseWriter, r *http.Request, _ []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := []map[string]any{}
	for _, c := range d.commands[r.URL.Path] {
		list = append(list, shown(c, r.URL.Query().Get("with_localizations") == "true"))
	}
	replyJSON(w, 200, list)
}

// shown is a command as it is listed.
func shown(c map[string]any, localized bool) map[string]any {
	out := map[string]any{}
	for k, v := range c {
		if localized || !strings.HasSuffix(k, "_localizations") {
			out[k] = v
		}
	}
	if options, ok := c["options"].([]any); ok {
		var list []any
		for _, o := range options {
			if m, ok := o.(map[string]any); ok {
				list = append(list, shown(m, localized))
			}
		}
		out["options"] = list
	}
	return out
}

// putCommands keeps the ID of a command that was there.
func (d *scripted) putCommands(w http.ResponseWriter, r *http.Request, body []byte) {
	var list []map[string]any
	if err := json.Unmarshal(body, &list); err != nil {
		refuseJSON(w, 400, 50035, "Invalid Form Body")
		return
	}
	d.change(func() {
		ids := map[string]any{}
		key := func(c map[string]any) string { return fmt.Sprint(c["name"], c["type"]) }
		for _, c := range d.commands[r.URL.Path] {
			ids[key(c)] = c["id"]
		}
		for _, c := range list {
			if c["type"] == nil {
				c["type"] = 1.0
			}
			c["id"] = ids[key(c)]
			if c["id"] == nil {
				c["id"] = d.nextID()
			}
			c["application_id"], c["version"] = r.PathValue("app"), d.nextID()
			if _, given := c["default_member_permissions"]; !given {
				c["default_member_permissions"] = nil
			}
			if guild := r.PathValue("guild"); guild != "" {
				c["guild_id"] = guild
			}
		}
		d.commands[r.URL.Path] = list
	})
	replyJSON(w, 200, list)
}

// postCallback takes one response to an interaction, within 3 seconds.
func (d *scripted) postCallback(w http.ResponseWriter, r *http.Request, body []byte) {
	d.change(func() {
		x := d.interactions[r.PathValue("id")]
		switch {
		case x == nil || x.Token != r.PathValue("token"):
			refuseJSON(w, 404, CodeUnknownInteraction, "Unknown interaction")
		case x.response != nil:
			refuseJSON(w, 400, CodeAcknowledged, "Interaction has already been acknowledged.")
		case time.Since(x.began) > 3*time.Second:
			refuseJSON(w, 404, CodeUnknownInteraction, "Unknown interaction")
		default:
			x.response, x.took = body, time.Since(x.began)
			w.WriteHeader(204)
		}
	})
}

// patchOriginal takes an edit of a response, within 15 minutes.
func (d *scripted) patchOriginal(w http.ResponseWriter, r *http.Request, body []byte) {
	d.change(func() {
		var x *scriptedInteraction
		for _, y := range d.interactions {
			if y.Token == r.PathValue("token") && r.PathValue("app") == d.appID {
				x = y
			}
		}
		switch {
		case x == nil:
			refuseJSON(w, 404, 10015, "Unknown Webhook")
		case time.Since(x.began) > 15*time.Minute:
			refuseJSON(w, 401, 50027, "Invalid Webhook Token")
		case x.response == nil:
			refuseJSON(w, 404, 10008, "Unknown Message")
		default:
			x.edits = append(x.edits, body)
			replyJSON(w, 200, map[string]any{"id": d.nextID(), "channel_id": "1", "type": 20})
		}
	})
}
