package discord

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/time/rate"
)

// ClientOptions says to whom a [Client] speaks, and as whom.
type ClientOptions struct {
	Token     string            // of the bot, without "Bot " before it; empty: requests go without one
	Origin    string            // in place of https://discord.com, with a path before Discord's own if it has one; empty: Discord's
	Transport http.RoundTripper // nil: one over the network
	Log       *slog.Logger      // nil: nothing is logged
}

// A Client makes requests to Discord's REST interface, each bounded by its
// context. What discordgo does about rate limits is left out, since it sleeps
// without a look at the context and keeps every interaction's bucket for ever.
type Client struct {
	session *discordgo.Session
	token   string
	log     *slog.Logger
	pace    *rate.Limiter // of requests
	invalid *rate.Limiter // of answers that tell a request was one too many

	mu    sync.Mutex
	opens time.Time // before it a limit of all requests lets nothing through
	user  string    // ID of the bot's user; empty: it was not asked for yet
}

// NewClient returns an error if the origin is not an address of HTTP.
func NewClient(o ClientOptions) (*Client, error) {
	to, err := origin(o.Origin)
	if err != nil {
		return nil, err
	}
	s, err := newSession(o.Token)
	if err != nil {
		return nil, err
	}
	next := o.Transport
	if next == nil {
		next = network()
	}
	s.Client = &http.Client{Transport: &redirector{to: to, next: next}, CheckRedirect: stay}
	return &Client{
		session: s, token: o.Token, log: cmp.Or(o.Log, slog.New(slog.DiscardHandler)),
		pace: rate.NewLimiter(perSecond, 1), invalid: rate.NewLimiter(invalidPerMinute/60.0, invalidAtOnce),
	}, nil
}

// newSession gives a session that prints nothing, keeps nothing and does
// nothing by itself.
func newSession(token string) (*discordgo.Session, error) {
	if token != "" {
		token = "Bot " + token
	}
	s, err := discordgo.New(token)
	if err != nil {
		return nil, err
	}
	s.LogLevel = discordgo.LogError - 1 // its lines hold tokens and what READY says
	s.ShouldReconnectOnError, s.ShouldRetryOnRateLimit = false, false
	s.StateEnabled, s.Compress, s.Identify.Compress = false, false, false
	s.MaxRestRetries = 0
	s.UserAgent = "DiscordBot (onrecord, discordgo " + discordgo.VERSION + ")"
	return s, nil
}

// Do makes a request below /api/v9 and gives the body of the answer. Where
// Discord says to wait, or fails, or cannot be reached, it tries again as long
// as the context's deadline, or half a minute where it has none, lets it. The
// error is an *[Error] where there was an answer.
func (c *Client) Do(ctx context.Context, method, path string, body []byte) ([]byte, error) {
	answer, _, err := c.send(ctx, request{method: method, path: path, body: body})
	return answer, err
}

// Callback answers an interaction. Discord takes it within 3 seconds of the
// interaction (Receiving and Responding), which are for ctx to keep.
func (c *Client) Callback(ctx context.Context, id, token string, body []byte) error {
	path := "/interactions/" + url.PathEscape(id) + "/" + url.PathEscape(token) + "/callback"
	_, tries, err := c.send(ctx, request{method: http.MethodPost, path: path, body: body, free: true})
	var e *Error
	if tries > 1 && errors.As(err, &e) && e.Code == CodeAcknowledged {
		return nil // by a try whose answer was lost
	}
	return err
}

// EditOriginal puts something else in the place of an interaction's response.
// Discord takes it for 15 minutes (Receiving and Responding).
func (c *Client) EditOriginal(ctx context.Context, appID, token string, body []byte) error {
	path := "/webhooks/" + url.PathEscape(appID) + "/" + url.PathEscape(token) + "/messages/@original"
	_, _, err := c.send(ctx, request{method: http.MethodPatch, path: path, body: body, free: true})
	return err
}

// request is what is sent, if need be more than once.
type request struct {
	method, path string
	body         []byte
	free         bool // of the global limit, as interactions are (Rate Limits)
}

// How long requests may take whose context has no end, and the least that one
// try is given.
const (
	restLimit = 30 * time.Second
	leastTry  = 500 * time.Millisecond
)

// send tries until there is an answer that waiting would not better, or no
// time for another try. It gives the number of tries too.
func (c *Client) send(ctx context.Context, r request) (answer []byte, tries int, err error) {
	if _, ok := ctx.Deadline(); !ok {
		limited, cancel := context.WithTimeout(ctx, restLimit)
		defer cancel()
		ctx = limited
	}
	for wait := time.Duration(0); ; {
		if !pause(ctx, wait) {
			return nil, tries, cmp.Or(err, late(ctx))
		}
		if held := c.admit(ctx, r); held != nil {
			return nil, tries, cmp.Or(err, held)
		}
		var got result
		got, err = c.try(ctx, r)
		tries++
		var again bool
		if wait, again = c.retry(r, got, err, tries); !again {
			return got.body, tries, err
		}
	}
}

// late is the error of what there is no time for.
func late(ctx context.Context) error {
	return fmt.Errorf("reaching discord: %w", cmp.Or(ctx.Err(), context.DeadlineExceeded))
}

// pause waits, and is false, at once, where the context would end before.
func pause(ctx context.Context, d time.Duration) bool {
	if deadline, ok := ctx.Deadline(); ctx.Err() != nil || ok && time.Until(deadline) <= d {
		return false
	}
	if d <= 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// result is what came back; its status is 0 where nothing did.
type result struct {
	status int
	header http.Header
	body   []byte
}

// try sends a request once, for at most half of the time that is left: if the
// connection has died unnoticed there is some for another.
func (c *Client) try(ctx context.Context, r request) (result, error) {
	deadline, _ := ctx.Deadline()
	ctx, cancel := context.WithTimeout(ctx, max(leastTry, time.Until(deadline)/2))
	defer cancel()
	rec := &recorder{next: c.session.Client.Transport}
	client := &http.Client{Transport: rec, CheckRedirect: stay}
	bucket := discordgo.NewRatelimiter().LockBucket("")
	body, err := c.session.RequestWithLockedBucket(r.method, discordgo.EndpointAPI+strings.TrimPrefix(r.path, "/"),
		"application/json", r.body, bucket, 0, discordgo.WithClient(client), discordgo.WithContext(ctx),
		discordgo.WithRetryOnRatelimit(false), discordgo.WithRestRetries(0))
	got := result{status: rec.status, header: rec.header, body: body}
	c.count(r, got)
	switch {
	case got.status/100 == 2 && err == nil:
		return got, nil
	case got.status/100 == 2 || got.status == 0:
		got.status = 0 // an answer that broke off is none
		return got, fmt.Errorf("reaching discord: %w", bare(err))
	}
	return got, c.refusal(r, got)
}

// retry gives how long to wait before the next try, and whether one is of use.
func (c *Client) retry(r request, got result, err error, tries int) (time.Duration, bool) {
	backoff := time.Duration(float64(50*time.Millisecond<<min(tries, 6)) * (0.5 + rand.Float64()))
	switch {
	case err == nil || errors.Is(err, context.Canceled):
		return 0, false
	case got.status == http.StatusTooManyRequests:
		wait, global := limited(got)
		c.log.Warn("rate limited by discord", "route", route(r.path), "wait", wait, "global", global)
		return wait, true
	}
	return backoff, got.status == 0 || got.status >= 500
}

// route is the part of a path that names no one and holds no token.
func route(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return first
}
