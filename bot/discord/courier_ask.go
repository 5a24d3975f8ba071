package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// askLimit bounds a request, of which an attempt takes half at most.
const askLimit = 30 * time.Second

// path makes a path of a request; IDs are not trusted to be numbers.
func path(parts ...string) string {
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return "/" + strings.Join(parts, "/")
}

// ask makes a request once. A refusal is Discord's last word on it.
func (d *delivery) ask(r request) (data []byte, refusal *Error, again *later) {
	if wait := max(d.Client.closed(r), d.gates.closed(r)); wait > 0 || d.ctx.Err() != nil {
		return nil, nil, &later{wait}
	}
	ctx, cancel := context.WithTimeout(d.last, askLimit)
	defer cancel()
	got, err := d.Client.once(ctx, r)
	d.gates.note(r, got)
	var e *Error
	switch errors.As(err, &e); {
	case err == nil:
		d.faults, d.limited = 0, 0
		return got.body, nil, nil
	case e != nil && e.Code == codeManyEdits: // which comes as a 429 too, and may hold for an hour
		return nil, e, nil
	case e != nil && e.Status == http.StatusTooManyRequests:
		return nil, nil, d.slow(r, got)
	case e != nil && e.Status == http.StatusUnauthorized:
		if d.gates.stop() {
			d.Log.Error("deliveries wait, as discord does not take the token of the bot", "error", e)
		}
		return nil, nil, &later{d.gates.closed(r)}
	case e != nil && e.Status < 500 && e.spoken():
		return nil, e, nil
	}
	return nil, nil, d.fault(err)
}

// slow waits for as long as Discord says, and for longer where it says so
// again.
func (d *delivery) slow(r request, got result) *later {
	wait := time.Second // it was not even asked: all requests are held up
	if got.status != 0 {
		wait, _ = limited(got)
		d.gates.close(r, wait)
	}
	if d.limited++; d.limited > 1 {
		wait = max(wait, backoff(d.limited-2, longestRest))
	}
	d.Metrics.delivered(d.Task, deliveryLimited)
	d.log(slog.LevelDebug, "delivery waits for a rate limit", "wait", wait)
	return &later{wait}
}

// spoken reports whether an error is Discord's, and not that of something that
// stands before it.
func (e *Error) spoken() bool {
	return e.Status >= 400 && (e.Code != 0 || e.Message != "") && e.Code != codeNetwork
}

// get reads what stands under a path.
func (d *delivery) get(path string, into any) (*Error, *later) {
	data, refusal, again := d.ask(request{method: http.MethodGet, path: path})
	if refusal != nil || again != nil {
		return refusal, again
	}
	if err := json.Unmarshal(data, into); err != nil {
		return nil, d.fault(fmt.Errorf("answer of Discord: %w", err))
	}
	return nil, nil
}

// send posts something that Discord gives an ID: a message, or a channel.
func (d *delivery) send(path string, body []byte) (id string, refusal *Error, again *later) {
	data, refusal, again := d.ask(request{method: http.MethodPost, path: path, body: body})
	if refusal != nil || again != nil {
		return "", refusal, again
	}
	var made struct{ ID string }
	if err := json.Unmarshal(data, &made); err != nil || made.ID == "" {
		return "", nil, d.fault(cmp.Or(err, errors.New("answer of Discord: no ID (want one)")))
	}
	return made.ID, nil, nil
}
