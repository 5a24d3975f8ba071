package discord

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// The limits of all requests but those of interactions (Rate Limits). Of a bot
// Discord takes 50 a second: one after the other at this pace, no second has
// more than 45, a second as Discord sees it having some room. An address that
// is answered 10,000 times within 10 minutes with 401, 403 or 429 is banned:
// here that are at most 5,500 times.
const (
	perSecond        = 44
	invalidPerMinute = 500
	invalidAtOnce    = 500
)

// once sends a request a single time, as soon as the limits of all requests
// let it through, and gives the answer whatever it is. The error is as of
// [Client.Do].
func (c *Client) once(ctx context.Context, r request) (result, error) {
	if err := c.admit(ctx, r); err != nil {
		return result{}, err
	}
	return c.try(ctx, r)
}

// admit waits until the limits of all requests let one through. It is an
// error, at once, where ctx would end before.
func (c *Client) admit(ctx context.Context, r request) error {
	for !r.free {
		if held := c.closed(r); held > 0 && !pause(ctx, held) {
			return &Error{Status: http.StatusTooManyRequests, Message: "the global rate limit still holds"}
		}
		if c.pace.Wait(ctx) != nil {
			return late(ctx)
		}
		if c.closed(r) <= 0 {
			break
		}
	}
	return nil
}

// closed gives how long a limit of all requests still holds one up.
func (c *Client) closed(r request) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r.free {
		return 0
	}
	return time.Until(c.opens)
}

// close lets no request through for so long.
func (c *Client) close(wait time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if opens := time.Now().Add(wait); opens.After(c.opens) {
		c.opens = opens
	}
}

// count sees to what an answer says of all requests: that there were too many
// of them, and that this one was of those of which there must not be many.
func (c *Client) count(r request, got result) {
	if r.free {
		return
	}
	if wait, global := limited(got); got.status == http.StatusTooManyRequests && global {
		c.close(wait)
	}
	invalid := got.status == http.StatusUnauthorized || got.status == http.StatusForbidden || got.status == http.StatusTooManyRequests
	if !invalid || got.header.Get("X-RateLimit-Scope") == "shared" {
		return
	}
	if wait := c.invalid.Reserve().Delay(); wait > 0 {
		c.close(wait)
	}
}

// limited reads what an answer of 429 says: how long to wait, and whether that
// goes for every request (Rate Limits).
func limited(got result) (wait time.Duration, global bool) {
	var b struct {
		RetryAfter float64 `json:"retry_after"`
		Global     bool    `json:"global"`
	}
	foreign := json.Unmarshal(got.body, &b) != nil // from what stands before Discord, which answers in HTML and limits an address
	seconds := b.RetryAfter
	for _, name := range []string{"X-RateLimit-Reset-After", "Retry-After"} { // the latter is whole seconds
		if f, err := strconv.ParseFloat(got.header.Get(name), 64); err == nil && seconds <= 0 {
			seconds = f
		}
	}
	if !(seconds > 0 && seconds < 1e6) {
		seconds = 1
	}
	return time.Duration(seconds * float64(time.Second)), b.Global || foreign || got.header.Get("X-RateLimit-Global") != ""
}
