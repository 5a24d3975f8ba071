package discord

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// A wire is the connection beneath discordgo's WebSocket. It sees the opcodes
// go by, and ends the connection where discordgo would hang, identify by itself
// or throw the session away: so no frame that asks to reconnect or says that
// the session is invalid ever gets there, nor one that closes, and none of
// discordgo's own that closes gets out. What came before such a frame has been
// handled when [wire.done] is closed.
type wire struct {
	net.Conn // nil before attach
	raw      net.Conn
	sieve    sieve
	pending  []byte // what has passed the sieve and was not read
	hello    []byte // in the place of discordgo's IDENTIFY; nil: that
	acked    func(interval time.Duration)

	framed  atomic.Bool   // the HTTP response is over
	writing chan struct{} // holds a token while something is written
	left    bool          // a close frame has gone out, which nothing may follow

	gone   chan struct{} // closed when the connection is given up
	cancel context.CancelFunc
	done   chan struct{} // closed when the reader has handled all and knows of the end
	finish func()

	mu       sync.Mutex
	reason   error // why it is gone
	interval time.Duration
	waiting  bool // for the acknowledgement of a heartbeat
	watch    *time.Timer
}

// Why a connection ends, beside what the network says.
var (
	errReconnect = errors.New("discord asked to reconnect")
	errZombie    = errors.New("no heartbeat was acknowledged within its interval")
	errNonsense  = errors.New("what came is nothing that Discord sends")
	errSlow      = errors.New("discord did not open the session in time")
	errDropped   = errors.New("discordgo gave the connection up")
	errLeft      = errors.New("closed")
)

// A sessionError says that Discord does not have the session, or not now.
type sessionError struct{ resumable bool }

func (e sessionError) Error() string { return "discord said that the session is invalid" }

// A closeError is how Discord closed (Opcodes and Status Codes, gateway close
// event codes).
type closeError struct{ code int } // 0: none was given

func (e closeError) Error() string { return fmt.Sprintf("discord closed with code %d", e.code) }

// newWire gives a wire that is not connected. What is dialled for it is bounded
// by the context.
func newWire(ctx context.Context, hello []byte, acked func(interval time.Duration)) (context.Context, *wire) {
	w := &wire{hello: hello, acked: acked, writing: make(chan struct{}, 1), gone: make(chan struct{}), done: make(chan struct{})}
	ctx, w.cancel = context.WithCancel(ctx)
	w.finish = sync.OnceFunc(func() { close(w.done) })
	w.sieve.message, w.sieve.closed = w.message, func(code int) error { return closeError{code} }
	return ctx, w
}

// attach gives the wire its connection, and what lies beneath that, which is
// closed without a word.
func (w *wire) attach(conn, raw net.Conn) (net.Conn, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.reason != nil {
		raw.Close()
		return nil, w.reason
	}
	w.Conn, w.raw = conn, raw
	return w, nil
}

// kill ends the connection without a close frame, which would end the session
// too. The first reason stays, if it is one.
func (w *wire) kill(reason error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.reason == errDropped {
		w.reason = reason
	}
	if w.reason != nil {
		return
	}
	w.reason = reason
	if w.watch != nil {
		w.watch.Stop()
	}
	close(w.gone)
	w.cancel()
	if w.raw != nil {
		w.raw.Close()
	}
}

// why gives the reason of the end; nil before it.
func (w *wire) why() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.reason
}

// Read gives what passes the sieve. Only when all that came before the end has
// been asked for, and so handled, does it say so; and a moment later, since
// discordgo then holds for a second the lock that its first heartbeat takes.
func (w *wire) Read(p []byte) (int, error) {
	for len(w.pending) == 0 {
		if err := w.why(); err != nil {
			w.finish()
			time.Sleep(time.Millisecond)
			return 0, err
		}
		var buf [4096]byte
		n, readErr := w.Conn.Read(buf[:])
		out, err := w.sieve.feed(buf[:n])
		w.pending = append(w.pending[:0], out...)
		if w.sieve.phase != inHTTP && w.sieve.phase != beyond {
			w.framed.Store(true)
		}
		if err == nil {
			err = readErr
		}
		if err != nil {
			w.kill(err)
		}
	}
	n := copy(p, w.pending)
	w.pending = w.pending[n:]
	return n, nil
}

// Write sends what discordgo writes, which is a whole frame each time. Frames
// always succeed: only Read tells of the end, since discordgo, told while it
// writes, would drop what it has still to read.
func (w *wire) Write(p []byte) (int, error) {
	if !w.framed.Load() {
		return w.put(p)
	}
	if f, size := readFrame(p); size > 0 && f.op == opClose {
		w.kill(errDropped)
		return len(p), nil
	}
	b := p
	if text, err := sentText(p); err == nil {
		b = w.outgoing(p, text)
	}
	w.send(b, false)
	return len(p), nil
}

// outgoing gives what is sent for a frame, having looked at its text.
func (w *wire) outgoing(p, text []byte) []byte {
	var m struct {
		Op int `json:"op"`
	}
	if json.Unmarshal(text, &m) != nil {
		return p
	}
	switch {
	case m.Op == 1:
		w.beat()
	case m.Op == 2 && w.hello != nil:
		return clientFrame(opText, w.hello, newKey())
	}
	return p
}

// writeLimit bounds a write: a peer that takes nothing has gone.
const writeLimit = 10 * time.Second

// send sends a frame, unless the last has been sent.
func (w *wire) send(b []byte, last bool) {
	select {
	case w.writing <- struct{}{}:
		defer func() { <-w.writing }()
	case <-w.gone:
		return
	}
	if w.left {
		return
	}
	w.left = last
	w.put(b)
}

// put leaves it to the reader to find out why it did not succeed: it may have
// the reason yet to read.
func (w *wire) put(b []byte) (int, error) {
	w.Conn.SetWriteDeadline(time.Now().Add(writeLimit))
	n, err := w.Conn.Write(b)
	if err != nil {
		w.Conn.SetReadDeadline(time.Now().Add(time.Second))
	}
	return n, err
}

// leave sends a close frame, after which the server sends what it has, then
// its own.
func (w *wire) leave() {
	w.send(clientFrame(opClose, binary.BigEndian.AppendUint16(nil, 1000), newKey()), true)
}

// Close is what discordgo does at the end of everything, and at that of a
// connection that came to nothing, of which Open then tells more.
func (w *wire) Close() error {
	w.kill(errDropped)
	if w.framed.Load() {
		w.finish()
	}
	return nil
}

func newKey() (key [4]byte) {
	rand.Read(key[:]) // never fails
	return key
}
