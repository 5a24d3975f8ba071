package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// An Application is what Discord tells an application of itself, as far as it
// matters here: docs.discord.com/developers/resources/application.
type Application struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	VerifyKey string `json:"verify_key"` // signs interactions; in hex

	// Endpoint is where interactions are sent; empty: through the gateway.
	Endpoint string `json:"interactions_endpoint_url"`

	Flags int `json:"flags"`
}

// privileged are the flags of an application for intents that have to be
// switched on for it, each in a form for few servers and for many: Application
// Flags on that page.
var privileged = []struct {
	intent string
	flags  int
}{
	{"Presence Intent", 1<<12 | 1<<13},
	{"Server Members Intent", 1<<14 | 1<<15},
	{"Message Content Intent", 1<<18 | 1<<19},
}

// PrivilegedIntents names those that are switched on, as the developer portal
// does; none is needed.
func (a *Application) PrivilegedIntents() []string {
	var list []string
	for _, p := range privileged {
		if a.Flags&p.flags != 0 {
			list = append(list, p.intent)
		}
	}
	return list
}

// Self is the application that the client's token belongs to. What Discord
// refuses is an [*Error].
func Self(ctx context.Context, c *Client) (*Application, error) {
	var a Application
	if err := get(ctx, c, "/applications/@me", &a); err != nil {
		return nil, err
	}
	if a.ID == "" {
		return nil, fmt.Errorf("answer of Discord: no ID of an application (want one)")
	}
	return &a, nil
}

// SessionStarts is how often sessions of the gateway may still be started:
// docs.discord.com/developers/events/gateway, under Session Start Limit.
type SessionStarts struct {
	Total     int
	Remaining int
	Reset     time.Duration // until Remaining is Total again
}

// GatewayStarts asks for the limit. What Discord refuses is an [*Error].
func GatewayStarts(ctx context.Context, c *Client) (SessionStarts, error) {
	var g struct {
		URL   string `json:"url"`
		Limit struct {
			Total      int   `json:"total"`
			Remaining  int   `json:"remaining"`
			ResetAfter int64 `json:"reset_after"` // milliseconds
		} `json:"session_start_limit"`
	}
	if err := get(ctx, c, "/gateway/bot", &g); err != nil {
		return SessionStarts{}, err
	}
	if g.URL == "" {
		return SessionStarts{}, fmt.Errorf("answer of Discord: no address of the gateway (want one)")
	}
	return SessionStarts{g.Limit.Total, g.Limit.Remaining, time.Duration(g.Limit.ResetAfter) * time.Millisecond}, nil
}

// get reads what stands under a path.
func get(ctx context.Context, c *Client, path string, into any) error {
	data, err := c.Do(ctx, http.MethodGet, path, nil)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, into); err != nil {
		return fmt.Errorf("answer of Discord to GET %s: %w", path, err)
	}
	return nil
}
