package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// lameDuck is how long connections are still taken after the order to stop:
	// those who make them learn from the answers, and from /readyz, to go
	// elsewhere.
	lameDuck = time.Second

	// lastRequests is how long requests are waited for after that, on the
	// connections that there are.
	lastRequests = time.Second
)

// A web is a server of HTTP that leaves no request unanswered when it stops.
type web struct {
	server   *http.Server
	listener net.Listener
	open     atomic.Int64 // connections
}

// newWeb makes a server with an end to how long anybody may take.
func newWeb(handler http.Handler, l net.Listener, log *slog.Logger) *web {
	w := &web{listener: closedOnce(l)}
	w.server = &http.Server{
		Handler:           handler,
		ConnState:         w.count,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      15 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
	}
	return w
}

// A onceListener may be closed again, which the server does that serves it.
type onceListener struct {
	net.Listener
	close func() error
}

func closedOnce(l net.Listener) net.Listener {
	return onceListener{l, sync.OnceValue(l.Close)}
}

func (l onceListener) Close() error { return l.close() }

func (w *web) serve() error { return w.server.Serve(w.listener) }

func (w *web) count(_ net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		w.open.Add(1)
	case http.StateClosed, http.StateHijacked:
		w.open.Add(-1)
	}
}

// stop lets those who send requests go elsewhere, while the handler closes
// every connection with its answer, and then shuts the server down: Shutdown
// drops requests that it has read and that are new to it.
func (w *web) stop(ctx context.Context) error {
	time.Sleep(lameDuck)
	_ = w.listener.Close() // which is what the server would do
	for end := time.Now().Add(lastRequests); w.open.Load() > 0 && time.Now().Before(end); {
		time.Sleep(5 * time.Millisecond)
	}
	return w.server.Shutdown(ctx)
}
