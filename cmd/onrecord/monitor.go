package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"onrecord/bot"
	"onrecord/bot/discord"
)

// A station is a bot on duty, with what it is reached through.
type station struct {
	live       *bot.Live
	record     string // fingerprint, at the start
	statements int
	dir        string // of the corpus; empty: the embedded one
	poll       time.Duration
	hangups    <-chan os.Signal
	reloader   *reloader
	posting    *posting // nil: no watches are kept
	env        discordEnv
	client     *discord.Client
	gateway    *discord.Gateway  // nil: none
	endpoint   *discord.Endpoint // nil: without a public key
	listener   net.Listener      // nil: no HTTP
	registers  bool              // whether it sees to the commands
	metrics    *discord.Metrics
	log        *slog.Logger
	draining   atomic.Bool
}

// drainLimit is how long a drain takes at most: less than the 10 seconds after
// which containers are killed.
const drainLimit = 9 * time.Second

// run serves until ctx ends, and then drains. The error is for what cannot
// go on.
func (st *station) run(ctx context.Context) error {
	running, stop := context.WithCancel(ctx)
	defer stop()
	var parts sync.WaitGroup
	failed := make(chan error, 2)
	st.announce()
	go st.keep(running) // a corpus that is being read when all stops is not waited for
	if st.registers {
		parts.Go(func() { st.register(running) })
	}
	if p := st.posting; p != nil {
		parts.Go(func() { st.follow(running) })
		parts.Go(func() { p.courier.Run(running) })
	}
	if st.gateway != nil {
		parts.Go(func() {
			if err := st.gateway.Run(running); err != nil && running.Err() == nil {
				failed <- err
			}
		})
	}
	var web *web
	if st.listener != nil {
		web = newWeb(st.handler(), st.listener, st.log)
		go func() { failed <- web.serve() }() // returns when the listener is closed
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	start := time.Now()
	st.log.Info("stopping")
	st.draining.Store(true)
	stop()
	st.drain(web, &parts)
	st.log.Info("stopped", "took", time.Since(start).Round(time.Millisecond))
	return err
}

// announce says what is served.
func (st *station) announce() {
	serves := []any{"record", st.record, "statements", st.statements, "gateway", st.gateway != nil}
	if st.listener != nil {
		serves = append(serves, "address", st.listener.Addr().String(), "interactions", st.endpoint != nil)
	}
	st.log.Info("serving", serves...)
	if st.listener != nil && st.endpoint == nil {
		st.log.Warn("no interactions over HTTP: " + keyVariable + " is not set")
	}
}

// drain answers what has been received, over the gateway and over HTTP.
func (st *station) drain(web *web, parts *sync.WaitGroup) {
	ctx, cancel := context.WithTimeout(context.Background(), drainLimit)
	defer cancel()
	if web != nil {
		parts.Go(func() { // while the gateway drains by itself
			err := web.stop(ctx)
			if st.endpoint != nil {
				err = errors.Join(err, st.endpoint.Drain(ctx))
			}
			if err != nil {
				st.log.Error("interactions left unanswered", "error", err)
			}
		})
	}
	done := make(chan struct{})
	go func() {
		parts.Wait()
		close(done)
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
}

func (st *station) handler() http.Handler {
	mux := http.NewServeMux()
	if st.endpoint != nil {
		mux.Handle("/interactions", st.endpoint)
	}
	metrics := st.metrics.Handler()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		st.metrics.Connected(st.gateway != nil && st.gateway.Connected())
		metrics.ServeHTTP(w, r)
	})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { tell(w, st.sick(), "") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) { tell(w, st.unready(), st.stale()) })
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if st.draining.Load() {
			w.Header().Set("Connection", "close") // so that none is open when the server shuts down
		}
		mux.ServeHTTP(w, r)
	})
}

// tell answers a probe; with a problem, by 503. A note keeps nothing from
// being well.
func tell(w http.ResponseWriter, problem, note string) {
	if problem != "" {
		http.Error(w, problem, http.StatusServiceUnavailable)
		return
	}
	text := "ok\n"
	if note != "" {
		text += note + "\n"
	}
	_, _ = io.WriteString(w, text) // fails only for a probe that is gone
}

// stale says why not the newest files are answered from; empty: they are.
func (st *station) stale() string {
	if f := st.live.Fault(); f != nil {
		return f.String()
	}
	return ""
}

// sick says why only a restart helps; empty: it is not needed.
func (st *station) sick() string {
	if st.gateway != nil && st.gateway.Frozen() {
		return "the gateway is frozen"
	}
	return ""
}

// unready says why nothing can be answered now; empty: it can.
func (st *station) unready() string {
	switch {
	case st.draining.Load():
		return "stopping"
	case st.gateway != nil && !st.gateway.Connected():
		return "the gateway is not connected"
	}
	return ""
}
