package discord

import (
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// gates hold requests up before Discord has to refuse them. They may be used
// by several goroutines at once.
type gates struct {
	mu       sync.Mutex
	opens    map[string]time.Time // by routes and what they are about, see gate
	resumes  time.Time            // before it nothing is asked, as the token is not taken
	stranger int                  // how often in a row it was not
}

func newGates() *gates { return &gates{opens: map[string]time.Time{}} }

// How long nothing is asked where Discord does not take the token, and how
// many gates are remembered before those that are open are forgotten.
const (
	shortestStop = time.Minute
	longestStop  = 10 * time.Minute
	manyGates    = 1000

	// clockMargin is what is waited on top of what Discord says, in milliseconds
	// of its own.
	clockMargin = 50 * time.Millisecond
)

// gate names what has a limit to itself: a method, a route, and the channel or
// server that it is about (Rate Limits), which come first in a path.
func gate(r request) string {
	path, _, _ := strings.Cut(strings.TrimPrefix(r.path, "/"), "?")
	parts := strings.Split(path, "/")
	return r.method + " " + strings.Join(parts[:min(len(parts), 3)], "/")
}

// closed gives how long a request is still held up.
func (g *gates) closed(r request) time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	return max(time.Until(g.opens[gate(r)]), time.Until(g.resumes))
}

// close holds requests of a sort up.
func (g *gates) close(r request, wait time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	if len(g.opens) >= manyGates {
		for name, opens := range g.opens {
			if opens.Before(now) {
				delete(g.opens, name)
			}
		}
	}
	if opens := now.Add(wait); opens.After(g.opens[gate(r)]) {
		g.opens[gate(r)] = opens
	}
}

// note reads in an answer whether there may be more requests of the sort.
func (g *gates) note(r request, got result) {
	if got.status != 0 && got.status != http.StatusUnauthorized && got.status < 500 {
		g.mu.Lock()
		g.stranger = 0
		g.mu.Unlock()
	}
	seconds, err := strconv.ParseFloat(got.header.Get("X-RateLimit-Reset-After"), 64)
	if got.header.Get("X-RateLimit-Remaining") == "0" && err == nil && seconds > 0 && seconds < 1e6 {
		g.close(r, time.Duration(seconds*float64(time.Second))+clockMargin)
	}
}

// stop holds everything up where the token is not taken, for longer each time.
// It reports whether that is news.
func (g *gates) stop() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	if now.Before(g.resumes) {
		return false // what was under way already
	}
	g.resumes = now.Add(min(shortestStop<<min(g.stranger, 10), longestStop))
	g.stranger++
	return g.stranger == 1
}
