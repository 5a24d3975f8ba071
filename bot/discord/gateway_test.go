package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

const aCommand = `{"type":2,"data":{"id":"5","name":"people","type":1},"context":0,"guild_id":"7","channel_id":"8",` +
	`"member":{"user":{"id":"9","username":"reader","discriminator":"0"},"roles":[],"permissions":"0"}}`

const anAnswer = `{"type":4,"data":{"content":"On record.","allowed_mentions":{"parse":[]}}}`

// answering gives an exchange whose response is whole.
func answering(_ context.Context, raw []byte) *Exchange {
	var i struct {
		ID, Token string
		AppID     string `json:"application_id"`
	}
	if json.Unmarshal(raw, &i) != nil {
		return nil
	}
	return &Exchange{ID: i.ID, Token: i.Token, AppID: i.AppID, Response: []byte(anAnswer)}
}

// aRun is a gateway that runs against a scripted Discord.
type aRun struct {
	*scripted
	g           *Gateway
	log         *lines
	cancel      context.CancelFunc
	ended       chan struct{}
	err         error // what Run returned
	reconnected atomic.Int32
}

// lines is a log at its most talkative.
type lines struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func (l *lines) logger() *slog.Logger {
	return slog.New(slog.NewJSONHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// inBubble runs a test of a gateway in a bubble, which ends when every
// goroutine of it has. Nothing that was logged may hold a secret.
func inBubble(t *testing.T, receive func(context.Context, []byte) *Exchange, test func(t *testing.T, r *aRun)) {
	t.Helper()
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRun(t, receive)
		defer r.finish(t)
		test(t, r)
	})
}

func (r *aRun) finish(t *testing.T) {
	r.stop()
	time.Sleep(2 * time.Second) // discordgo takes one to close
	for _, secret := range []string{"sCrIpT", "aW50ZXJhY3Rpb246", "://", "On record."} {
		if strings.Contains(r.log.String(), secret) {
			t.Errorf("log holds %q", secret)
		}
	}
	if t.Failed() {
		t.Log(r.log)
	}
}

func newRun(t *testing.T, receive func(context.Context, []byte) *Exchange) *aRun {
	r := &aRun{scripted: newScripted(t), log: &lines{}, ended: make(chan struct{})}
	r.g = NewGateway(GatewayOptions{
		Client: r.client(r.log.logger()), Receive: receive, Log: r.log.logger(), Dial: r.dial,
		Reconnected: func() { r.reconnected.Add(1) },
	})
	return r
}

func (r *aRun) start() {
	ctx, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	go func() {
		r.err = r.g.Run(ctx)
		close(r.ended)
	}()
}

// stop drains the gateway, if it runs, and gives what Run returned.
func (r *aRun) stop() error {
	if r.cancel == nil {
		return nil
	}
	r.cancel()
	return r.end()
}

// end waits for the end, and gives what Run returned.
func (r *aRun) end() error {
	select {
	case <-r.ended:
	case <-time.After(time.Hour):
		r.Fatal("waited in vain for the end")
	}
	synctest.Wait()
	return r.err
}

// settle waits until the connection that is open has lasted, or turns out to be
// dead.
func settle() { pass(time.Minute) }

// pass lets time pass, and what happens in it be over.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func TestGatewayAnswers(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		if r.g.Connected() || r.g.Frozen() {
			t.Error("connected or frozen before it runs")
		}
		r.start()
		r.connection()
		x := r.interact(aCommand)
		if got := string(x.callback()); got != anAnswer {
			t.Errorf("got %s, want %s", got, anAnswer)
		}
		synctest.Wait()
		if !r.g.Connected() {
			t.Error("not connected")
		}
		pass(24 * time.Hour)
		if !r.g.Connected() || r.g.Frozen() || len(r.identified) != 1 || r.resumes != 0 {
			t.Errorf("a day of silence: connected %v, frozen %v, %d sessions, %d resumed", r.g.Connected(), r.g.Frozen(), len(r.identified), r.resumes)
		}
		if err := r.stop(); err != nil {
			t.Error(err)
		}
		if r.g.Connected() || r.g.Frozen() {
			t.Error("connected or frozen after it ran")
		}
		if fmt.Sprint(r.ends) != "[1000]" {
			t.Errorf("closed with %v, want 1000 once", r.ends)
		}
	})
}

// Discord may ask for a heartbeat, at any time.
func TestGatewayBeats(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		r.next(plan{ready: func(c *scriptedConn) {
			c.plan.ready = nil
			c.send(1, nil)
			c.begin()
		}})
		r.start()
		c := r.connection()
		settle()
		before := r.beats
		c.send(1, nil)
		synctest.Wait()
		if r.beats != before+1 || before < 3 {
			t.Errorf("%d heartbeats, then %d", before, r.beats)
		}
	})
}

// A fault is mended, and commands that came about it are answered, in the same
// session where Discord still has it.
func TestGatewayMends(t *testing.T) {
	reconnect := (*scriptedConn).reconnect
	closes := func(code int) func(*scriptedConn) { return func(c *scriptedConn) { c.close(code) } }
	invalid := func(resumable bool) func(*scriptedConn) { return func(c *scriptedConn) { c.invalid(resumable) } }
	tests := []struct {
		name    string
		first   []plan              // the first connections
		fault   func(*scriptedConn) // what happens to an open one
		then    []plan              // the connections after that
		anyHost bool                // the session may be resumed elsewhere
		resumes int
		begins  int
		within  time.Duration // of the fault the session is open again; 0: 3 seconds
	}{
		{name: "reconnect as first packet", first: []plan{{hello: reconnect}}, begins: 1},
		{name: "reconnect before READY", first: []plan{{ready: reconnect}}, begins: 2},
		{name: "reconnect after READY", fault: reconnect, begins: 1, resumes: 1},
		{name: "reconnect before RESUMED", fault: reconnect, then: []plan{{ready: reconnect}}, begins: 1, resumes: 2},
		{name: "reconnect at once after RESUMED", fault: reconnect, then: []plan{{after: reconnect}}, begins: 1, resumes: 2},
		{name: "invalid as first packet", first: []plan{{hello: invalid(false)}}, begins: 1},
		{name: "invalid before READY", first: []plan{{ready: invalid(false)}}, begins: 2},
		{name: "invalid after READY", fault: invalid(false), begins: 2, within: 10 * time.Second},
		{name: "invalid but resumable", fault: invalid(true), begins: 1, resumes: 1},
		{name: "invalid in the place of RESUMED", fault: reconnect, then: []plan{{ready: invalid(false)}}, begins: 2, resumes: 1, within: 10 * time.Second},
		{name: "dropped", fault: (*scriptedConn).drop, begins: 1, resumes: 1},
		{name: "not taken", first: []plan{{status: 503}, {status: 200}}, begins: 1},
		{name: "not taken when to resume", fault: reconnect, then: []plan{{status: 503}}, anyHost: true, begins: 1, resumes: 1},
		{name: "dropped before HELLO", first: []plan{{hello: (*scriptedConn).drop}}, begins: 1},
		{name: "dropped before READY", first: []plan{{ready: (*scriptedConn).drop}}, begins: 2},
		{name: "no acknowledgement", first: []plan{{deaf: true}}, begins: 1, resumes: 1},
		{name: "no word", first: []plan{{silent: true}}, begins: 1},
		{name: "no word after IDENTIFY", first: []plan{{ready: func(*scriptedConn) {}}}, begins: 2},
		{name: "closed with 1000", fault: closes(1000), begins: 1, resumes: 1},
		{name: "closed with 1001", fault: closes(1001), begins: 1, resumes: 1},
		{name: "closed with 4000", fault: closes(4000), begins: 1, resumes: 1},
		{name: "closed with 4007", fault: closes(4007), begins: 2, within: 10 * time.Second},
		{name: "closed with 4008", fault: closes(4008), begins: 1, resumes: 1},
		{name: "closed with 4009", fault: closes(4009), begins: 2, within: 10 * time.Second},
		{name: "nonsense", fault: func(c *scriptedConn) { c.raw([]byte("null")) }, begins: 1, resumes: 1},
		{name: "no heartbeats wanted", first: []plan{{hello: func(c *scriptedConn) { c.send(10, map[string]int{"heartbeat_interval": 0}) }}}, begins: 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inBubble(t, answering, func(t *testing.T, r *aRun) {
				r.anyHost = test.anyHost
				r.next(test.first...)
				r.start()
				r.connection()
				r.interact(aCommand).callback()
				settle()
				if test.fault != nil {
					r.next(test.then...)
					r.mend(t, test.fault, test.within)
				}
				settle()
				r.interact(aCommand).callback()
				if len(r.identified) != test.begins || r.resumes != test.resumes {
					t.Errorf("%d sessions begun, %d times resumed; want %d and %d", len(r.identified), r.resumes, test.begins, test.resumes)
				}
				if got, want := int(r.reconnected.Load()), test.begins+test.resumes-1-len(test.then); test.fault != nil && len(test.then) == 0 && got != want {
					t.Errorf("reconnected %d times, want %d", got, want)
				}
				for _, code := range r.ends {
					if code != 0 {
						t.Errorf("client closed with %d, which ends the session", code)
					}
				}
			})
		})
	}
}

// mend has a fault happen, and waits for the next connection. Where the session
// stays there are commands at the same moment, which have to be answered.
func (r *aRun) mend(t *testing.T, fault func(*scriptedConn), within time.Duration) {
	t.Helper()
	before, at := r.connection(), time.Now()
	x := r.interact(aCommand)
	fault(before)
	if within == 0 {
		within = 3 * time.Second
		r.interact(aCommand).callback()
	}
	x.callback()
	var c *scriptedConn
	r.until("another connection", func() bool {
		c = r.live
		return c != before && c.session != nil
	})
	if took := time.Since(at); took > within {
		t.Errorf("open again after %v, want %v", took, within)
	}
}

// A hundred reconnects in a row lose no command and leave nothing running: the
// bubble would not end.
func TestGatewayReconnects(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		r.start()
		faults := []func(*scriptedConn){
			(*scriptedConn).reconnect,
			(*scriptedConn).drop,
			func(c *scriptedConn) { c.invalid(true) },
			func(c *scriptedConn) { c.close(4000) },
			func(c *scriptedConn) { c.invalid(false) },
			func(c *scriptedConn) { c.reconnect(); c.drop() },
		}
		var all []*scriptedInteraction
		for n := range 100 {
			c := r.connection()
			synctest.Wait() // what Discord alone knows of is no session
			for range 3 {
				all = append(all, r.interact(aCommand))
			}
			if n%len(faults) == 4 {
				all[len(all)-1].callback() // the session ends, and what it has not sent with it
			}
			faults[n%len(faults)](c)
			r.until("another connection", func() bool { return r.live != c })
			if n%3 == 0 {
				settle()
			}
		}
		r.connection()
		for _, x := range all {
			x.callback()
		}
		if n := len(r.sent("POST", "/callback")); n < len(all) {
			t.Errorf("%d callbacks, want %d", n, len(all))
		}
	})
}
