package discord

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// GatewayOptions says what a [Gateway] works with.
type GatewayOptions struct {
	Client  *Client
	Receive func(ctx context.Context, raw []byte) *Exchange // gives what to answer an interaction with
	Log     *slog.Logger                                    // nil: nothing is logged

	Reconnected func()                              // called when a connection after the first is open; nil: nothing is
	Sent        func(took time.Duration, err error) // called with each callback, and the time since its interaction; nil: nothing is

	Dial func(ctx context.Context, network, addr string) (net.Conn, error) // nil: the network's, by the proxy of the environment
	TLS  *tls.Config                                                       // nil: the system's
}

// A Gateway receives interactions over a WebSocket and answers them over the
// REST interface. It keeps the connection up itself: discordgo's own ways to do
// that hang, or lose the session.
type Gateway struct {
	GatewayOptions
	token  string
	dialer dialer
	work   *work

	mu      sync.Mutex
	session *standing

	began      time.Time
	due        atomic.Int64 // when something must have happened, in nanoseconds since began; 0: nothing need
	connected  atomic.Bool
	identified time.Time // before it the last IDENTIFY went out
	links      int       // how many have been open
	detour     bool      // the last try did not get as far as the session's own address
}

// NewGateway returns a gateway that is not yet connected. Client and Receive
// are required.
func NewGateway(o GatewayOptions) *Gateway {
	o.Log = cmp.Or(o.Log, slog.New(slog.DiscardHandler))
	if o.Reconnected == nil {
		o.Reconnected = func() {}
	}
	if o.Sent == nil {
		o.Sent = func(time.Duration, error) {}
	}
	return &Gateway{GatewayOptions: o, token: o.Client.token, dialer: newDialer(o), work: newWork(), began: time.Now()}
}

// Connected reports whether a session is open, so that interactions come.
func (g *Gateway) Connected() bool { return g.connected.Load() }

// Frozen reports whether what must have happened has not: no heartbeat was
// acknowledged for two intervals, or the connection is not being mended. It
// does not pass by itself; false before Run and after it.
func (g *Gateway) Frozen() bool {
	due := g.due.Load()
	return due != 0 && int64(time.Since(g.began)) > due
}

// slack is what is allowed for on top of a limit before anything counts as
// frozen.
const slack = 10 * time.Second

// expect says that within d something will happen.
func (g *Gateway) expect(d time.Duration) { g.due.Store(int64(time.Since(g.began) + d + slack)) }

// alive notes that Discord is there, and has been asked to show it again
// within two intervals.
func (g *Gateway) alive(interval time.Duration) {
	g.due.Store(int64(time.Since(g.began) + 2*interval))
}

// Run keeps a connection open until ctx ends, then answers what has come and
// returns nil. It returns an error if Discord refuses the bot for good; the
// error says what to mend.
func (g *Gateway) Run(ctx context.Context) error {
	defer g.due.Store(0)
	for failures := 0; ctx.Err() == nil; failures++ {
		opened, lasted, err := g.once(ctx)
		var f *fatalError
		if errors.As(err, &f) {
			g.expect(drainLimit)
			g.work.drain(g.Log)
			return f
		}
		if ctx.Err() != nil {
			break
		}
		if lasted >= settled {
			failures = 0
		}
		wait := g.wait(err, opened, failures)
		level := slog.LevelWarn
		if errors.Is(err, errReconnect) {
			level = slog.LevelInfo // it does every few hours
		}
		g.Log.Log(ctx, level, "not connected to discord", "reason", err, "lasted", lasted.Round(time.Millisecond), "retry", wait.Round(time.Millisecond))
		g.rest(ctx, wait)
	}
	g.expect(drainLimit)
	g.work.drain(g.Log)
	return nil
}

// settled is how long a connection has to last for the next to be made without
// waiting.
const settled = 5 * time.Second

// wait gives how long to wait for the next try: after a connection that was
// open hardly at all, so that what Discord sends again can still be answered;
// then a second, doubled each time, to a minute, less up to a half. A new
// session after one that was called invalid waits a second to five, as Discord
// has it (Gateway, Resuming).
func (g *Gateway) wait(err error, opened bool, failures int) time.Duration {
	if s := (sessionError{}); errors.As(err, &s) && !s.resumable {
		return time.Second + rand.N(4*time.Second)
	}
	if failures == 0 || opened {
		return rand.N(100*time.Millisecond) * time.Duration(min(failures, 4)+1)
	}
	d := min(time.Second<<min(failures-1, 6), time.Minute)
	return d/2 + rand.N(d/2)
}

// rest waits, unless ctx ends before.
func (g *Gateway) rest(ctx context.Context, d time.Duration) {
	g.expect(d)
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}

// once makes a connection and stays until it ends, and gives whether it was
// open, for how long, and why it ended.
func (g *Gateway) once(ctx context.Context) (opened bool, lasted time.Duration, err error) {
	resume := g.resumable()
	address, err := g.address(ctx, resume)
	if err != nil {
		return false, 0, err
	}
	g.expect(3 * handshakeLimit)
	l, err := g.open(ctx, address, resume)
	if err != nil {
		return false, 0, err
	}
	err = g.opening(ctx, l)
	if resume == nil {
		g.identified = time.Now()
	}
	g.detour = err != nil && resume != nil && !l.framed.Load() && !g.detour
	if opened = err == nil; opened {
		began := time.Now()
		err = g.stay(ctx, l, resume != nil)
		lasted = time.Since(began)
	}
	return opened, lasted, g.ended(l, err)
}

// opening waits until the session is open.
func (g *Gateway) opening(ctx context.Context, l *link) error {
	t := time.NewTimer(2 * handshakeLimit)
	defer t.Stop()
	select {
	case <-l.ready:
		return nil
	case <-l.done:
	case <-t.C:
		l.kill(errSlow)
	case <-ctx.Done():
		g.leave(l)
	}
	return l.why()
}

// stay waits for the end of a connection, or brings it about when ctx ends.
func (g *Gateway) stay(ctx context.Context, l *link, resumed bool) error {
	g.Log.Info("connected to discord", "resumed", resumed)
	if g.links++; g.links > 1 {
		g.Reconnected()
	}
	g.connected.Store(true)
	defer g.connected.Store(false)
	select {
	case <-l.done:
	case <-ctx.Done():
		g.leave(l)
	}
	return l.why()
}

// leave tells Discord of the end, and waits for it to send what it has and
// close.
func (g *Gateway) leave(l *link) {
	g.expect(leaveLimit)
	if !l.framed.Load() {
		l.kill(errLeft)
	}
	t := time.AfterFunc(leaveLimit, func() { l.kill(errLeft) })
	defer t.Stop()
	l.leave()
	<-l.gone
}

// Bounds of the end: for Discord to close after we have, and for discordgo to
// notice.
const (
	leaveLimit  = 3 * time.Second
	noticeLimit = 5 * time.Second
)

// ended waits until what has come over a link is handled, and says what its
// end means for the session.
func (g *Gateway) ended(l *link, err error) error {
	g.expect(noticeLimit)
	t := time.NewTimer(noticeLimit)
	defer t.Stop()
	select {
	case <-l.done:
	case <-t.C: // discordgo hangs, and is left behind
	}
	l.over.Store(true)
	var c closeError
	var s sessionError
	switch {
	case errors.As(err, &c):
		if refusal := refused(c.code); refusal != nil {
			return refusal
		}
		if c.code == 4003 || c.code == 4007 || c.code == 4009 {
			g.stand(nil)
		}
	case errors.As(err, &s) && !s.resumable:
		g.stand(nil)
	}
	return err
}
