package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// address gives where to connect to. A new session asks Discord first, which
// also says how many may still begin.
func (g *Gateway) address(ctx context.Context, resume *standing) (string, error) {
	if resume != nil && resume.URL != "" && !g.detour {
		return resume.URL, nil
	}
	at, err := g.ask(ctx)
	if err != nil || resume != nil {
		return at.URL, err
	}
	if l := at.Limit; l.Remaining != nil && *l.Remaining <= 0 {
		wait := time.Duration(l.ResetAfter) * time.Millisecond
		g.Log.Warn("discord lets no more sessions begin for now: connecting when it does", "wait", wait, "a day", l.Total)
		g.rest(ctx, wait)
	}
	g.rest(ctx, time.Until(g.identified.Add(identifyEvery)))
	return at.URL, ctx.Err()
}

// identifyEvery is how far apart sessions may begin (Gateway, Rate Limiting:
// max_concurrency in 5 seconds, of which one is this bot's).
const identifyEvery = 5 * time.Second

// whereabouts is what Discord says of its gateway (Gateway, Get Gateway Bot).
type whereabouts struct {
	URL   string `json:"url"`
	Limit struct {
		Total      int   `json:"total"`
		Remaining  *int  `json:"remaining"`
		ResetAfter int64 `json:"reset_after"`
	} `json:"session_start_limit"`
}

func (g *Gateway) ask(ctx context.Context) (at whereabouts, err error) {
	g.expect(restLimit)
	b, err := g.Client.Do(ctx, http.MethodGet, "/gateway/bot", nil)
	var e *Error
	if errors.As(err, &e) && e.Status == http.StatusUnauthorized {
		return at, &fatalError{"discord does not accept the bot's token (want the one that the application's page Bot gives)"}
	}
	if err != nil {
		return at, fmt.Errorf("asking for the gateway: %w", err)
	}
	if json.Unmarshal(b, &at) != nil || gatewayAddress(at.URL) == "" {
		return at, errors.New("asking for the gateway: what came has no address of a WebSocket")
	}
	at.URL = gatewayAddress(at.URL)
	return at, nil
}

// A fatalError is one that no new try mends.
type fatalError struct{ text string }

func (e *fatalError) Error() string { return e.text }

// refused gives the error of a close code after which Discord does not want to
// see the bot again as it is (Opcodes and Status Codes); nil for the others.
func refused(code int) error {
	var why string
	switch code {
	case 4004:
		why = "it does not accept the bot's token (want the one that the application's page Bot gives)"
	case 4010:
		why = "the shard is not one there is (want no sharding)"
	case 4011:
		why = "the bot is in so many servers that one connection cannot serve them (want interactions over HTTP)"
	case 4012:
		why = "the version of its interface is gone (want a newer onrecord)"
	case 4013, 4014:
		why = "the intents are not allowed, though none are asked for (want a newer onrecord, or interactions over HTTP)"
	default:
		return nil
	}
	return &fatalError{fmt.Sprintf("discord closed with code %d: %s", code, why)}
}
