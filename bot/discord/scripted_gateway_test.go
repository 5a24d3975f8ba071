package discord

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// plan is what a connection does otherwise than it should.
type plan struct {
	hello  func(*scriptedConn) // in the place of HELLO
	ready  func(*scriptedConn) // in the place of READY or RESUMED
	after  func(*scriptedConn) // after READY or RESUMED
	deaf   bool                // acknowledges no heartbeat
	silent bool                // says nothing at all
	status int                 // answers so in the place of the upgrade
}

// next has the next connections go by plans, one each.
func (d *scripted) next(plans ...plan) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.plans = append(d.plans, plans...)
}

// scriptedSession is a session, with all that was sent in it.
type scriptedSession struct {
	id     string
	events []json.RawMessage // the nth has the sequence number n+1
}

// scriptedConn is a connection. What it sends goes through one goroutine.
type scriptedConn struct {
	d    *scripted
	ws   *websocket.Conn
	plan plan
	out  chan func() error
	over chan struct{}
	end  func()

	session *scriptedSession
}

func (d *scripted) serveGateway(w http.ResponseWriter, r *http.Request) {
	if q := r.URL.Query(); q.Get("v") != "9" || q.Get("encoding") != "json" || len(q) != 2 {
		d.Errorf("gateway was asked for %s", r.URL.RawQuery)
	}
	var p plan
	d.change(func() {
		if len(d.plans) > 0 {
			p, d.plans = d.plans[0], d.plans[1:]
		}
	})
	if p.status != 0 {
		w.WriteHeader(p.status)
		return
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		d.Error(err)
		return
	}
	c := &scriptedConn{d: d, ws: ws, plan: p, out: make(chan func() error, 1<<12), over: make(chan struct{})}
	c.end = sync.OnceFunc(func() { close(c.over); ws.Close() })
	defer c.end()
	d.change(func() { d.live = c })
	ws.SetCloseHandler(c.closing)
	go c.write()
	switch {
	case c.plan.silent:
	case c.plan.hello != nil:
		c.plan.hello(c)
	default:
		c.send(10, map[string]any{"heartbeat_interval": d.interval.Milliseconds(), "_trace": []string{"scripted"}})
	}
	c.read(r.Host)
}

func (c *scriptedConn) write() {
	for {
		select {
		case f := <-c.out:
			if f() != nil {
				c.end()
				return
			}
		case <-c.over:
			return
		}
	}
}

func (c *scriptedConn) do(f func() error) {
	select {
	case c.out <- f:
	case <-c.over:
	}
}

func (c *scriptedConn) raw(message []byte) {
	c.do(func() error { return c.ws.WriteMessage(websocket.TextMessage, message) })
}

// send sends a message that is no event.
func (c *scriptedConn) send(op int, data any) {
	b, _ := json.Marshal(map[string]any{"op": op, "d": data, "s": nil, "t": nil})
	c.raw(b)
}

// close closes, with a code, after what is already to be sent.
func (c *scriptedConn) close(code int) {
	c.do(func() error {
		c.ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(code, "scripted"))
		return fmt.Errorf("closed")
	})
}

// drop ends the connection without a word.
func (c *scriptedConn) drop() { c.end() }

// invalid says that the session is, and, unless it can be resumed, ends it.
func (c *scriptedConn) invalid(resumable bool) {
	if !resumable {
		c.d.forget()
	}
	c.send(9, resumable)
}

// reconnect asks for another connection.
func (c *scriptedConn) reconnect() { c.send(7, nil) }

// forget ends the session that events go to.
func (d *scripted) forget() {
	d.change(func() {
		if d.current != nil {
			delete(d.sessions, d.current.id)
		}
		d.current = nil
	})
}

// closing is called when the client has sent a close frame.
func (c *scriptedConn) closing(code int, _ string) error {
	c.d.mu.Lock()
	leaving := c.d.leaving
	c.d.mu.Unlock()
	if leaving != nil {
		leaving()
	}
	c.d.change(func() {
		c.d.ends = append(c.d.ends, code)
		if c.session != nil && (code == 1000 || code == 1001) {
			delete(c.d.sessions, c.session.id)
			c.d.current = nil
		}
	})
	c.close(code)
	<-c.over
	return nil
}

func (c *scriptedConn) read(host string) {
	for {
		var m struct {
			Op int             `json:"op"`
			D  json.RawMessage `json:"d"`
		}
		if err := c.ws.ReadJSON(&m); err != nil {
			if _, closed := err.(*websocket.CloseError); !closed && !c.gone() {
				c.d.change(func() { c.d.ends = append(c.d.ends, 0) })
			}
			return
		}
		switch m.Op {
		case 1:
			c.heartbeat(m.D)
		case 2:
			c.identify(m.D, host)
		case 6:
			c.resume(m.D, host)
		default:
			c.d.Errorf("client sent opcode %d", m.Op)
		}
	}
}

func (c *scriptedConn) heartbeat(seq json.RawMessage) {
	var n int
	if json.Unmarshal(seq, &n) != nil || c.session == nil {
		c.d.Errorf("heartbeat with sequence number %s, or before there is a session", seq)
	}
	c.d.change(func() { c.d.beats++ })
	if !c.plan.deaf {
		c.send(11, nil)
	}
}

func (c *scriptedConn) identify(b []byte, host string) {
	var m struct {
		Token    string
		Intents  *int
		Compress bool
	}
	if json.Unmarshal(b, &m) != nil || m.Intents == nil || *m.Intents != 0 || m.Compress {
		c.d.Errorf("IDENTIFY asks for intents %v, compression %v", m.Intents, m.Compress)
	}
	if host != scriptedGateway && !c.d.anyHost {
		c.d.Errorf("IDENTIFY sent to %s", host)
	}
	if m.Token != "Bot "+c.d.token {
		c.close(4004)
		return
	}
	c.d.mu.Lock()
	if n := len(c.d.identified); n > 0 && time.Since(c.d.identified[n-1]) < 5*time.Second {
		c.d.Errorf("IDENTIFY sent %v after the last", time.Since(c.d.identified[n-1]))
	}
	c.d.mu.Unlock()
	c.d.change(func() { c.d.identified = append(c.d.identified, time.Now()) })
	if c.plan.ready != nil {
		c.plan.ready(c)
		return
	}
	c.begin()
}

// begin begins a session.
func (c *scriptedConn) begin() {
	c.d.change(func() {
		c.session = &scriptedSession{id: "session-" + c.d.nextID()}
		c.d.sessions[c.session.id], c.d.current = c.session, c.session
		c.d.add("READY", mustJSON(map[string]any{
			"v": 9, "session_id": c.session.id, "resume_gateway_url": c.d.resumeURL,
			"user": map[string]any{"id": "1", "username": "on-record"}, "guilds": []any{}, "application": map[string]any{"id": c.d.appID},
		}))
	})
	c.opened()
}

func (c *scriptedConn) opened() {
	if c.plan.after != nil {
		c.plan.after(c)
	}
}

func (c *scriptedConn) resume(b []byte, host string) {
	var m struct {
		Token     string
		SessionID string `json:"session_id"`
		Seq       int
	}
	if json.Unmarshal(b, &m) != nil || m.Token != "Bot "+c.d.token {
		c.close(4004)
		return
	}
	if host != scriptedResume && !c.d.anyHost {
		c.d.Errorf("RESUME sent to %s", host)
	}
	c.d.change(func() { c.d.resumes++ })
	if c.plan.ready != nil {
		c.plan.ready(c)
		return
	}
	c.d.mu.Lock()
	s := c.d.sessions[m.SessionID]
	c.d.mu.Unlock()
	switch {
	case s == nil:
		c.send(9, false)
		return
	case m.Seq > len(s.events):
		c.close(4007)
		return
	}
	c.d.change(func() {
		c.session = s
		for _, e := range s.events[m.Seq:] {
			c.raw(e)
		}
		c.d.add("RESUMED", []byte(`{"_trace":["scripted"]}`))
	})
	c.opened()
}

// dispatch sends an event in the session there is, at once or when it is
// resumed.
func (d *scripted) dispatch(event string, data json.RawMessage) {
	d.Helper()
	var sent bool
	d.change(func() { sent = d.add(event, data) })
	if !sent {
		d.Errorf("there is no session for %s", event)
	}
}

// add is dispatch for who has the lock; false if there is no session.
func (d *scripted) add(event string, data json.RawMessage) bool {
	s := d.current
	if s == nil {
		return false
	}
	m := mustJSON(map[string]any{"op": 0, "t": event, "s": len(s.events) + 1, "d": data})
	s.events = append(s.events, m)
	if d.live != nil && d.live.session == s {
		d.live.raw(m)
	}
	return true
}

// connection waits until a session is open on a connection, and gives it.
func (d *scripted) connection() (c *scriptedConn) {
	d.Helper()
	d.until("a connection", func() bool {
		c = d.live
		return c != nil && c.session != nil && !c.gone()
	})
	return c
}

func (c *scriptedConn) gone() bool {
	select {
	case <-c.over:
		return true
	default:
		return false
	}
}

func mustJSON(v any) json.RawMessage {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return b
}
