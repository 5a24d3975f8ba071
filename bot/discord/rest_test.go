package discord

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const theCommands = `[{"name":"people","description":"List who is on the record","type":1}]`

// inREST runs a test of a client in a bubble. Nothing that is logged may hold a
// secret.
func inREST(t *testing.T, test func(t *testing.T, d *scripted, c *Client)) {
	t.Helper()
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d, log := newScripted(t), &lines{}
		test(t, d, d.client(log.logger()))
		harmlessWords(t, log.String())
	})
}

// harmlessWords checks that words hold no secret of the scripted Discord's.
func harmlessWords(t *testing.T, words string) {
	t.Helper()
	for _, secret := range []string{"sCrIpT", "aW50ZXJhY3Rpb246", "://", "On record."} {
		if strings.Contains(words, secret) {
			t.Errorf("%q holds %q", words, secret)
		}
	}
}

func TestClientDo(t *testing.T) {
	inREST(t, func(t *testing.T, d *scripted, c *Client) {
		path := "/applications/" + d.appID + "/commands"
		if _, err := c.Do(t.Context(), http.MethodPut, path, []byte(theCommands)); err != nil {
			t.Fatal(err)
		}
		got, err := c.Do(t.Context(), http.MethodGet, path+"?with_localizations=true", nil)
		if err != nil || !strings.Contains(string(got), `"name":"people"`) || !strings.Contains(string(got), `"id":"`) {
			t.Errorf("got %s, %v", got, err)
		}
	})
}

func TestClientRetries(t *testing.T) {
	tests := []struct {
		name    string
		faults  []http.HandlerFunc
		limit   time.Duration // of the context; 0: none
		tries   int           // 0: as many as there is time for
		fails   bool
		atLeast time.Duration
		atMost  time.Duration
	}{
		{name: "limited", faults: []http.HandlerFunc{limit(2*time.Second, false)}, tries: 2, atLeast: 2 * time.Second, atMost: 2100 * time.Millisecond},
		{name: "limited twice", faults: []http.HandlerFunc{limit(2*time.Second, true), limit(time.Second, false)}, tries: 3, atLeast: 3 * time.Second, atMost: 3100 * time.Millisecond},
		{name: "limited for too long", faults: []http.HandlerFunc{limit(time.Minute, false)}, tries: 1, fails: true, atMost: time.Millisecond},
		{name: "down", faults: []http.HandlerFunc{broken(500), broken(502), broken(503), broken(504)}, tries: 5, atLeast: 300 * time.Millisecond, atMost: 6 * time.Second},
		{name: "hangs", faults: []http.HandlerFunc{slow(time.Hour)}, tries: 2, atLeast: 15 * time.Second, atMost: 16 * time.Second},
		{name: "hangs each time", faults: []http.HandlerFunc{slow(time.Hour), slow(time.Hour), slow(time.Hour), slow(time.Hour), slow(time.Hour)}, limit: 2 * time.Second, fails: true, atLeast: 1500 * time.Millisecond, atMost: 2 * time.Second},
		{name: "forbidden", faults: []http.HandlerFunc{func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 403, 50001, "Missing Access") }}, tries: 1, fails: true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inREST(t, func(t *testing.T, d *scripted, c *Client) {
				d.fail("application", test.faults...)
				ctx := t.Context()
				if test.limit > 0 {
					limited, cancel := context.WithTimeout(ctx, test.limit)
					defer cancel()
					ctx = limited
				}
				began := time.Now()
				_, err := c.Do(ctx, http.MethodGet, "/applications/@me", nil)
				took := time.Since(began)
				synctest.Wait()
				if (err != nil) != test.fails || test.tries > 0 && len(d.requests) != test.tries || took < test.atLeast || test.atMost > 0 && took > test.atMost {
					t.Errorf("error %v after %v and %d tries", err, took, len(d.requests))
				}
			})
		})
	}
}

// The global limit holds up what comes after, except for interactions.
func TestClientGlobalLimit(t *testing.T) {
	inREST(t, func(t *testing.T, d *scripted, c *Client) {
		d.fail("application", limit(time.Minute, true))
		c.Do(t.Context(), http.MethodGet, "/applications/@me", nil)
		_, err := c.Do(t.Context(), http.MethodGet, "/gateway/bot", nil)
		var e *Error
		if !errors.As(err, &e) || e.Status != 429 || len(d.requests) != 1 {
			t.Errorf("error %v after %d requests, want one that says so after 1", err, len(d.requests))
		}
		x := d.issue(aCommand)
		if err := c.Callback(t.Context(), x.ID, x.Token, []byte(anAnswer)); err != nil {
			t.Error(err)
		}
		time.Sleep(time.Minute)
		if _, err := c.Do(t.Context(), http.MethodGet, "/gateway/bot", nil); err != nil {
			t.Error(err)
		}
	})
}

// Interactions that cannot be answered are told apart.
func TestClientInteractions(t *testing.T) {
	inREST(t, func(t *testing.T, d *scripted, c *Client) {
		x, late := d.issue(aCommand), d.issue(aCommand)
		check := func(what string, err error, status, code int) {
			t.Helper()
			var e *Error
			if status == 0 && err != nil || status != 0 && (!errors.As(err, &e) || e.Status != status || e.Code != code) {
				t.Errorf("%s: error %v, want %d and code %d", what, err, status, code)
			}
			if err != nil {
				harmlessWords(t, err.Error())
			}
		}
		edit := []byte(`{"content":"On record."}`)
		check("edit of nothing", c.EditOriginal(t.Context(), d.appID, x.Token, edit), 404, 10008)
		check("first", c.Callback(t.Context(), x.ID, x.Token, []byte(anAnswer)), 0, 0)
		check("second", c.Callback(t.Context(), x.ID, x.Token, []byte(anAnswer)), 400, CodeAcknowledged)
		check("unknown", c.Callback(t.Context(), "1", "2", []byte(anAnswer)), 404, CodeUnknownInteraction)
		check("edit", c.EditOriginal(t.Context(), d.appID, x.Token, edit), 0, 0)
		time.Sleep(4 * time.Second)
		check("late", c.Callback(t.Context(), late.ID, late.Token, []byte(anAnswer)), 404, CodeUnknownInteraction)
		time.Sleep(15 * time.Minute)
		check("edit too late", c.EditOriginal(t.Context(), d.appID, x.Token, edit), 401, 50027)
	})
}

// No error holds an address, a token or a body, whatever Discord says.
func TestClientErrors(t *testing.T) {
	tests := []struct {
		name  string
		fault http.HandlerFunc
		want  string
	}{
		{"plain", func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 403, 50001, "Missing Access") }, "discord answered 403, code 50001: Missing Access"},
		{"no reason", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(404) }, "discord answered 404: not found"},
		{"fields", func(w http.ResponseWriter, _ *http.Request) {
			replyJSON(w, 400, map[string]any{"code": 50035, "message": "Invalid Form Body", "errors": map[string]any{
				"0": map[string]any{"description": map[string]any{"_errors": []any{map[string]any{"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be between 1 and 100, On record."}}}},
			}})
		}, "discord answered 400, code 50035: Invalid Form Body (0.description: BASE_TYPE_BAD_LENGTH)"},
		{"tells the token", func(w http.ResponseWriter, r *http.Request) {
			refuseJSON(w, 400, 1, "bad header "+r.Header.Get("Authorization"))
		}, "discord answered 400, code 1: bad request"},
		{"tells the path", func(w http.ResponseWriter, r *http.Request) { refuseJSON(w, 400, 1, "bad path "+r.URL.Path) }, "discord answered 400, code 1: bad request"},
		{"moved", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://elsewhere.test"+r.URL.Path, http.StatusMovedPermanently)
		}, "discord answered 301: moved permanently"},
		{"cut off", cut, "reaching discord: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inREST(t, func(t *testing.T, d *scripted, c *Client) {
				x := d.issue(aCommand)
				d.fail("callback", test.fault, test.fault, test.fault, test.fault, test.fault)
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				err := c.Callback(ctx, x.ID, x.Token, []byte(anAnswer))
				if err == nil || !strings.HasPrefix(err.Error(), test.want) {
					t.Fatalf("error %v, want %s", err, test.want)
				}
				harmlessWords(t, fmt.Sprintf("%v %+v", err, err))
			})
		})
	}
	t.Run("nobody there", func(t *testing.T) {
		inREST(t, func(t *testing.T, d *scripted, _ *Client) {
			broken := &http.Transport{DialTLSContext: func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("no route") }}
			c, err := NewClient(ClientOptions{Token: d.token, Transport: broken})
			if err != nil {
				t.Fatal(err)
			}
			err = c.EditOriginal(t.Context(), d.appID, "aW50ZXJhY3Rpb246", []byte(`{}`))
			if err == nil || err.Error() != "reaching discord: no route" {
				t.Errorf("error %v", err)
			}
		})
	})
}

func TestClientCanceled(t *testing.T) {
	inREST(t, func(t *testing.T, d *scripted, c *Client) {
		d.fail("application", slow(time.Hour))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		began := time.Now()
		_, err := c.Do(ctx, http.MethodGet, "/applications/@me", nil)
		if !errors.Is(err, context.Canceled) || time.Since(began) > 1100*time.Millisecond {
			t.Errorf("error %v after %v", err, time.Since(began))
		}
	})
}

func TestOrigin(t *testing.T) {
	t.Parallel()
	var got []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = append(got, r.Host, r.RequestURI)
	}))
	defer server.Close()
	c, err := NewClient(ClientOptions{Origin: server.URL + "/by/proxy/"})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/applications/@me?with_localizations=true", "/webhooks/1/a%2Fb/messages/@original"} {
		if _, err := c.Do(t.Context(), http.MethodGet, path, nil); err != nil {
			t.Fatal(err)
		}
		host := strings.TrimPrefix(server.URL, "http://")
		if want := []string{host, "/by/proxy/api/v9" + path}; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got %q, want %q", got, want)
		}
		got = nil
	}
	for _, bad := range []string{"discord.com", "ftp://discord.com", "https:///x", "https://user:pass@discord.com", "https://discord.com?x", "https://discord.com#x", "http://a b"} {
		if _, err := NewClient(ClientOptions{Origin: bad}); err == nil || strings.Contains(err.Error(), bad) {
			t.Errorf("%s: error %v, want one that does not repeat it", bad, err)
		}
	}
}
