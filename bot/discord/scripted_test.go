package discord

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// scripted is a Discord to test against: its REST interface and its gateway,
// with the rules that Discord keeps and the faults that a test asks for. What
// it is sent against the rules fails the test. It runs in memory, so that a
// bubble of testing/synctest can hold it and what speaks to it.
type scripted struct {
	testing.TB
	token, appID string
	interval     time.Duration // between heartbeats
	total        int           // sessions that may begin
	anyHost      bool          // sessions may begin and be resumed anywhere
	resumeURL    string        // where sessions are to be resumed

	server   *http.Server
	listener *memory

	mu           sync.Mutex
	changed      chan struct{} // closed at each change, and made anew
	serial       int64         // of the last ID given
	interactions map[string]*scriptedInteraction
	commands     map[string][]map[string]any // by the path they are at
	faults       map[string][]http.HandlerFunc
	requests     []scriptedRequest
	world        *scriptedWorld

	sessions   map[string]*scriptedSession
	current    *scriptedSession // that events go to
	plans      []plan
	live       *scriptedConn
	identified []time.Time
	resumes    int
	beats      int
	ends       []int // how the connections ended that the client ended: its close code, or 0
	leaving    func()
}

type scriptedRequest struct {
	Method, Path string
	Body         json.RawMessage
	Header       http.Header
	At           time.Time
}

// The hosts of the scripted Discord. All that is dialled leads there.
const (
	scriptedGateway = "gateway.discord.test"
	scriptedResume  = "gateway-resume.discord.test"
	scriptedToken   = "MTA5.sCrIpT.a-token-that-nobody-may-see"
)

func newScripted(t testing.TB) *scripted {
	t.Helper()
	d := &scripted{
		TB: t, token: scriptedToken, appID: "1090000000000000001", interval: 41250 * time.Millisecond, total: 1000, resumeURL: "ws://" + scriptedResume + "/?ignored=1",
		listener: newMemory(), changed: make(chan struct{}), serial: 1100000000000000000,
		interactions: map[string]*scriptedInteraction{}, commands: map[string][]map[string]any{},
		faults: map[string][]http.HandlerFunc{}, sessions: map[string]*scriptedSession{},
		world: newWorld(),
	}
	d.server = &http.Server{Handler: &scriptedHandler{d.rest(), d}, ErrorLog: slog.NewLogLogger(slog.DiscardHandler, 0)}
	go d.server.Serve(d.listener)
	t.Cleanup(d.close)
	return d
}

func (d *scripted) close() {
	d.server.Close()
	d.listener.Close()
	d.mu.Lock()
	live := d.live
	d.mu.Unlock()
	if live != nil {
		live.drop()
	}
}

// dial connects to the scripted Discord, whatever the address.
func (d *scripted) dial(ctx context.Context, network, addr string) (net.Conn, error) {
	return d.listener.dial(ctx)
}

// transport makes requests to the scripted Discord, over TLS only in name.
func (d *scripted) transport() http.RoundTripper {
	t := &http.Transport{DialContext: d.dial, DialTLSContext: d.dial, MaxIdleConnsPerHost: 32}
	d.Cleanup(t.CloseIdleConnections)
	return t
}

// client gives a client of it that logs to log, which may be nil.
func (d *scripted) client(log *slog.Logger) *Client {
	d.Helper()
	c, err := NewClient(ClientOptions{Token: d.token, Transport: d.transport(), Log: log})
	if err != nil {
		d.Fatal(err)
	}
	return c
}

// change does something to the state that others wait for.
func (d *scripted) change(do func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	do()
	close(d.changed)
	d.changed = make(chan struct{})
}

// until waits for the state to be such.
func (d *scripted) until(what string, ok func() bool) {
	d.Helper()
	limit := time.NewTimer(3 * time.Hour)
	defer limit.Stop()
	for {
		d.mu.Lock()
		done, changed := ok(), d.changed
		d.mu.Unlock()
		if done {
			return
		}
		select {
		case <-changed:
		case <-limit.C:
			d.Fatalf("waited in vain for %s", what)
		}
	}
}

func (d *scripted) nextID() string {
	d.serial++
	return strconv.FormatInt(d.serial, 10)
}

// scriptedInteraction is an interaction as Discord keeps it.
type scriptedInteraction struct {
	ID, Token string
	d         *scripted
	raw       []byte
	began     time.Time
	response  json.RawMessage // nil: none yet
	took      time.Duration   // until there was one
	edits     []json.RawMessage
}

// issue makes an interaction of an object that lacks an id, a token and an
// application, and gives it as it is sent.
func (d *scripted) issue(object string) *scriptedInteraction {
	d.Helper()
	var fields map[string]any
	if err := json.Unmarshal([]byte(object), &fields); err != nil {
		d.Fatal(err)
	}
	x := &scriptedInteraction{d: d, began: time.Now()}
	d.change(func() {
		x.ID = d.nextID()
		x.Token = "aW50ZXJhY3Rpb246" + strings.Repeat("x", 40) + x.ID
		maps.Copy(fields, map[string]any{"id": x.ID, "token": x.Token, "application_id": d.appID, "version": 1})
		x.raw, _ = json.Marshal(fields)
		d.interactions[x.ID] = x
	})
	return x
}

// interact sends an interaction over the gateway. There has to be a session, on
// which it will be sent when there is a connection.
func (d *scripted) interact(object string) *scriptedInteraction {
	d.Helper()
	x := d.issue(object)
	d.dispatch("INTERACTION_CREATE", x.raw)
	return x
}

// callback waits for the response.
func (x *scriptedInteraction) callback() json.RawMessage {
	x.d.Helper()
	x.d.until("the response to "+x.ID, func() bool { return x.response != nil })
	return x.response
}

// edited waits for the nth edit of the response.
func (x *scriptedInteraction) edited(n int) json.RawMessage {
	x.d.Helper()
	x.d.until("an edit of "+x.ID, func() bool { return len(x.edits) >= n })
	return x.edits[n-1]
}

// acknowledge notes a response that did not come as a request.
func (x *scriptedInteraction) acknowledge(body []byte) {
	x.d.change(func() { x.response, x.took = body, time.Since(x.began) })
}

// record keeps a request, and writes it down for who checks it.
func (d *scripted) record(r scriptedRequest) {
	d.change(func() { d.requests = append(d.requests, r) })
	if json.Valid(r.Body) {
		record(d, r.Method, r.Path, r.Body)
	}
}

// sent gives the requests to paths that end so.
func (d *scripted) sent(method, suffix string) []scriptedRequest {
	d.mu.Lock()
	defer d.mu.Unlock()
	var list []scriptedRequest
	for _, r := range d.requests {
		if r.Method == method && strings.HasSuffix(r.Path, suffix) {
			list = append(list, r)
		}
	}
	return list
}

// memory is a listener whose connections are pipes.
type memory struct {
	conns chan net.Conn
	over  chan struct{}
	end   func()
}

func newMemory() *memory {
	m := &memory{conns: make(chan net.Conn), over: make(chan struct{})}
	m.end = sync.OnceFunc(func() { close(m.over) })
	return m
}

func (m *memory) dial(ctx context.Context) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case m.conns <- there:
		return here, nil
	case <-m.over:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (m *memory) Accept() (net.Conn, error) {
	select {
	case c := <-m.conns:
		return c, nil
	case <-m.over:
		return nil, net.ErrClosed
	}
}

func (m *memory) Close() error { m.end(); return nil }

func (m *memory) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }
