package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// A link is one connection to the gateway, for which it has a session of
// discordgo's to itself. Discord's session outlives it: the IDENTIFY with which
// discordgo begins goes out as a RESUME where there is one to resume. So a
// session of discordgo's that hangs, or sleeps the second that it takes to
// close, holds nothing up.
type link struct {
	*wire
	ready chan struct{} // closed when the session is open
	once  sync.Once
	over  atomic.Bool // what still comes from discordgo is too late
}

// standing is Discord's session: what it takes to resume it.
type standing struct {
	ID  string
	URL string // where to resume it
	Seq int64  // of the last event that was handled
}

// handshakeLimit bounds each step until the session is open.
const handshakeLimit = 15 * time.Second

// open begins to connect. What comes is given to event, in its order and one
// at a time.
func (g *Gateway) open(ctx context.Context, address string, resume *standing) (*link, error) {
	s, err := newSession(g.token)
	if err != nil {
		return nil, err
	}
	l := &link{ready: make(chan struct{})}
	ctx, l.wire = newWire(ctx, resumption(g.token, resume), g.alive)
	s.Client = &http.Client{Transport: located(address)}
	s.Identify.Intents = discordgo.IntentsNone // interactions come without
	s.SyncEvents = true                        // so that the wire's end comes after what was read of it
	s.Dialer = &websocket.Dialer{
		HandshakeTimeout: handshakeLimit,
		NetDialContext: func(_ context.Context, network, addr string) (net.Conn, error) {
			return g.dialer.plain(ctx, l.wire, network, addr)
		},
		NetDialTLSContext: func(_ context.Context, network, addr string) (net.Conn, error) {
			return g.dialer.secure(ctx, l.wire, network, addr)
		},
	}
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) {
		if !l.over.Load() {
			g.event(l, e)
		}
	})
	go l.connect(s)
	return l, nil
}

func (l *link) connect(s *discordgo.Session) {
	if err := s.Open(); err != nil {
		l.kill(plainly(err))
		l.finish()
	}
}

func (l *link) isReady() { l.once.Do(func() { close(l.ready) }) }

// plainly strips an error of discordgo's of the address.
func plainly(err error) error {
	if err := bare(err); !errors.Is(err, websocket.ErrBadHandshake) {
		return err
	}
	return errors.New("gateway did not take the connection for a WebSocket")
}

// resumption is the message that resumes a session (Gateway Events, Resume).
func resumption(token string, at *standing) []byte {
	if at == nil {
		return nil
	}
	var m struct {
		Op int `json:"op"`
		D  struct {
			Token     string `json:"token"`
			SessionID string `json:"session_id"`
			Seq       int64  `json:"seq"`
		} `json:"d"`
	}
	m.Op = 6
	m.D.Token, m.D.SessionID, m.D.Seq = "Bot "+token, at.ID, at.Seq
	b, _ := json.Marshal(m) // strings and a number
	return b
}

// located answers discordgo's question for the address of the gateway, which
// is the only one it asks here.
type located string

func (address located) RoundTrip(req *http.Request) (*http.Response, error) {
	if !strings.HasSuffix(req.URL.Path, "/gateway") {
		return nil, errors.New("only the address of the gateway is known here")
	}
	b, _ := json.Marshal(map[string]string{"url": string(address)})
	return &http.Response{
		Status: "200 OK", StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{}, Body: io.NopCloser(bytes.NewReader(b)), ContentLength: int64(len(b)), Request: req,
	}, nil
}

// gatewayAddress gives an address as discordgo wants it: by itself, since it
// adds its own parameters; empty where it is not one of a WebSocket.
func gatewayAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "ws" && u.Scheme != "wss" || u.Host == "" {
		return ""
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
}

// event takes what Discord sent: the session that begins or goes on, or an
// interaction.
func (g *Gateway) event(l *link, e *discordgo.Event) {
	switch e.Type {
	case "READY":
		var d struct {
			ID  string `json:"session_id"`
			URL string `json:"resume_gateway_url"`
		}
		if json.Unmarshal(e.RawData, &d) == nil && d.ID != "" {
			g.stand(&standing{ID: d.ID, URL: gatewayAddress(d.URL)})
		}
		l.isReady()
	case "RESUMED":
		l.isReady()
	case "INTERACTION_CREATE":
		g.interaction(e.RawData)
	}
	g.mu.Lock()
	if g.session != nil {
		g.session.Seq = e.Sequence
	}
	g.mu.Unlock()
}

// stand keeps Discord's session; nil: there is none to resume.
func (g *Gateway) stand(s *standing) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.session = s
}

// resumable gives a copy of Discord's session; nil where a new one has to be
// identified for.
func (g *Gateway) resumable() *standing {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.session == nil {
		return nil
	}
	s := *g.session
	return &s
}
