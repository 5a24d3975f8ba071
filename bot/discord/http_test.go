package discord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// testKey signs as Discord would.
var testKey = ed25519.NewKeyFromSeed([]byte("a seed that is only for the tests"[:ed25519.SeedSize]))

// signedRequest is a request that Discord could have sent at that time.
func signedRequest(at time.Time, url string, body []byte) *http.Request {
	r, err := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	sign(r, stamp, body)
	return r
}

func sign(r *http.Request, stamp string, body []byte) {
	signature := ed25519.Sign(testKey, append([]byte(stamp), body...))
	r.Header.Set("X-Signature-Ed25519", hex.EncodeToString(signature))
	r.Header.Set("X-Signature-Timestamp", stamp)
}

// endpoint makes an endpoint for testKey.
func endpoint(t testing.TB, o EndpointOptions) *Endpoint {
	t.Helper()
	o.Key = testKey.Public().(ed25519.PublicKey)
	e, err := NewEndpoint(o)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

const anInteraction = `{"id":"1","type":2,"token":"t","application_id":"9","data":{"name":"people"}}`

// whole answers every interaction at once.
func whole(context.Context, []byte) *Exchange {
	return &Exchange{ID: "1", Token: "t", AppID: "9", Response: []byte(`{"type":4}`)}
}

func TestEndpoint(t *testing.T) {
	t.Parallel()
	now := time.Unix(1_767_700_000, 0)
	stamp := func(d time.Duration) string { return strconv.FormatInt(now.Add(d).Unix(), 10) }
	header := func(name, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(name, value) }
	}
	stamped := func(stamp, body string) func(*http.Request) {
		return func(r *http.Request) { sign(r, stamp, []byte(body)) }
	}
	for _, test := range []struct {
		name   string
		body   string
		change func(*http.Request)
		want   int
		answer string
	}{
		{"sound", anInteraction, nil, 200, `{"type":4}`},
		{"ping", `{"id":"1","type":1,"token":"t","application_id":"9"}`, nil, 200, `{"type":1}`},
		{"ping spaced out", "{ \"type\" : 1 }\n", nil, 200, `{"type":1}`},
		{"a minute old", anInteraction, stamped(stamp(-time.Minute), anInteraction), 200, `{"type":4}`},
		{"a minute early", anInteraction, stamped(stamp(time.Minute), anInteraction), 200, `{"type":4}`},
		{"older", anInteraction, stamped(stamp(-61*time.Second), anInteraction), 401, ""},
		{"earlier", anInteraction, stamped(stamp(61*time.Second), anInteraction), 401, ""},
		{"another minute's signature", anInteraction, header("X-Signature-Timestamp", stamp(time.Second)), 401, ""},
		{"no time", anInteraction, stamped("", anInteraction), 401, ""},
		{"time in words", anInteraction, stamped("now", anInteraction), 401, ""},
		{"time with a fraction", anInteraction, stamped(stamp(0)+".5", anInteraction), 401, ""},
		{"time of the largest number", anInteraction, stamped("9223372036854775807", anInteraction), 401, ""},
		{"time of the smallest number", anInteraction, stamped("-9223372036854775808", anInteraction), 401, ""},
		{"time without end", anInteraction, stamped(strings.Repeat("0", 1000)+stamp(0), anInteraction), 401, ""},
		{"no signature", anInteraction, func(r *http.Request) { r.Header.Del("X-Signature-Ed25519") }, 401, ""},
		{"empty signature", anInteraction, header("X-Signature-Ed25519", ""), 401, ""},
		{"short signature", anInteraction, header("X-Signature-Ed25519", "abcd"), 401, ""},
		{"long signature", anInteraction, header("X-Signature-Ed25519", strings.Repeat("ab", 65)), 401, ""},
		{"signature that is no hex", anInteraction, header("X-Signature-Ed25519", strings.Repeat("xy", 64)), 401, ""},
		{"zero signature", anInteraction, header("X-Signature-Ed25519", strings.Repeat("00", 64)), 401, ""},
		{"another body's signature", anInteraction, stamped(stamp(0), anInteraction+" "), 401, ""},
		{"time moved into the body", anInteraction, stamped(stamp(0)+"1", anInteraction[1:]), 401, ""},
		{"get", anInteraction, func(r *http.Request) { r.Method = http.MethodGet }, 405, ""},
		{"put", anInteraction, func(r *http.Request) { r.Method = http.MethodPut }, 405, ""},
		{"as large as can be", anInteraction + strings.Repeat(" ", maxInteraction-len(anInteraction)), nil, 200, `{"type":4}`},
		{"larger", anInteraction + strings.Repeat(" ", maxInteraction-len(anInteraction)+1), nil, 413, ""},
		{"empty", "", nil, 400, ""},
		{"no interaction", "[]", nil, 400, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var received []string
			e := endpoint(t, EndpointOptions{
				Receive: func(ctx context.Context, raw []byte) *Exchange {
					received = append(received, string(raw))
					if len(raw) < 10 {
						return &Exchange{}
					}
					return whole(ctx, raw)
				},
				Now: func() time.Time { return now },
			})
			r := signedRequest(now, "http://bot.example/interactions", []byte(test.body))
			if test.change != nil {
				test.change(r)
			}
			w := httptest.NewRecorder()
			e.ServeHTTP(w, r)
			checkAnswer(t, w, test.want, test.answer)
			var want []string
			if test.want == 200 && test.answer != `{"type":1}` || test.want == 400 {
				want = []string{test.body}
			}
			if !slices.Equal(received, want) {
				t.Errorf("the bot received %q, want %q", received, want)
			}
		})
	}
}

// checkAnswer checks the answer to an interaction; one without a body must not
// say why.
func checkAnswer(t *testing.T, w *httptest.ResponseRecorder, status int, body string) {
	t.Helper()
	if body == "" {
		body = http.StatusText(status) + "\n"
	} else if got := w.Header().Get("Content-Type"); got != "application/json" {
		t.Errorf("content type %q", got)
	} else if got := w.Header().Get("Content-Length"); got != strconv.Itoa(len(body)) {
		t.Errorf("content length %s, want %d", got, len(body))
	}
	if w.Code != status || w.Body.String() != body {
		t.Errorf("status %d %q, want %d %q", w.Code, w.Body, status, body)
	}
	if allow := w.Header().Get("Allow"); (allow == http.MethodPost) != (status == http.StatusMethodNotAllowed) {
		t.Errorf("allow %q with status %d", allow, status)
	}
}

func TestEndpointKey(t *testing.T) {
	t.Parallel()
	for _, key := range []ed25519.PublicKey{nil, {}, make([]byte, 31), make([]byte, 33), make([]byte, 64)} {
		if _, err := NewEndpoint(EndpointOptions{Key: key, Receive: whole}); err == nil {
			t.Errorf("a key of %d bytes is taken", len(key))
		}
	}
}

// TestEndpointBroken sees to it that a body that breaks off is refused.
func TestEndpointBroken(t *testing.T) {
	t.Parallel()
	e := endpoint(t, EndpointOptions{Receive: whole})
	r := signedRequest(time.Now(), "http://bot.example/interactions", []byte(anInteraction))
	r.Body = io.NopCloser(io.MultiReader(strings.NewReader(anInteraction), brokenReader{}))
	w := httptest.NewRecorder()
	e.ServeHTTP(w, r)
	checkAnswer(t, w, http.StatusBadRequest, "")
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("connection reset") }

// TestEndpointLater defers answers: the responses do not wait for them, and a
// drain does. The first try at an edit is too early for Discord.
func TestEndpointLater(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		edits := make(chan string, 10)
		early := make(chan struct{}, 1)
		early <- struct{}{}
		e := endpoint(t, EndpointOptions{
			Receive: func(ctx context.Context, raw []byte) *Exchange {
				x := whole(ctx, raw)
				x.Later = func(context.Context) []byte {
					time.Sleep(5 * time.Second)
					return raw // which must not have become another's
				}
				return x
			},
			Edit: func(_ context.Context, appID, token string, body []byte) error {
				select {
				case <-early:
					return &Error{Status: http.StatusNotFound, Code: 10015}
				default:
					edits <- appID + " " + token + " " + string(body)
					return nil
				}
			},
		})
		start := time.Now()
		bodies := []string{anInteraction, strings.Replace(anInteraction, "people", "coverage", 1)}
		for _, body := range bodies {
			w := httptest.NewRecorder()
			e.ServeHTTP(w, signedRequest(start, "http://bot.example/interactions", []byte(body)))
			checkAnswer(t, w, http.StatusOK, `{"type":4}`)
		}
		if took := time.Since(start); took > 0 {
			t.Errorf("the responses took %v", took)
		}
		if err := e.Drain(t.Context()); err != nil {
			t.Error(err)
		}
		close(edits)
		var got []string
		for edit := range edits {
			got = append(got, edit)
		}
		slices.Sort(got)
		if want := []string{"9 t " + bodies[1], "9 t " + bodies[0]}; !slices.Equal(got, want) {
			t.Errorf("after the drain the edits are %q, want %q", got, want)
		}
	})
}

// TestEndpointDrainGivesUp sees to it that a drain ends with its context, and
// what it waited for as well.
func TestEndpointDrainGivesUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		e := endpoint(t, EndpointOptions{Receive: func(context.Context, []byte) *Exchange {
			return &Exchange{Response: pong, Later: func(ctx context.Context) []byte {
				<-ctx.Done()
				return nil
			}}
		}})
		e.ServeHTTP(httptest.NewRecorder(), signedRequest(time.Now(), "http://bot.example/", []byte(anInteraction)))
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := e.Drain(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("drain: %v, want that it gave up", err)
		}
		synctest.Wait()
		if err := e.Drain(t.Context()); err != nil {
			t.Errorf("drain again: %v", err)
		}
	})
}

// TestEndpointPanic sees to it that a panic is answered, is logged once,
// without words that may be somebody's, and is nobody else's.
func TestEndpointPanic(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	late := false
	e := endpoint(t, EndpointOptions{
		Receive: func(_ context.Context, raw []byte) *Exchange {
			if late {
				return &Exchange{ID: "1", Response: pong, Later: func(context.Context) []byte { panic("odd") }}
			}
			panic("odd")
		},
		Log: slog.New(slog.NewTextHandler(&log, nil)),
	})
	for range 2 {
		w := httptest.NewRecorder()
		e.ServeHTTP(w, signedRequest(time.Now(), "http://bot.example/", []byte(anInteraction)))
		if late {
			checkAnswer(t, w, http.StatusOK, `{"type":1}`)
		} else {
			checkAnswer(t, w, http.StatusInternalServerError, "")
		}
		if err := e.Drain(t.Context()); err != nil {
			t.Error(err)
		}
		if got := log.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, "panic=string") || strings.Contains(got, "odd") {
			t.Errorf("the log:\n%s", got)
		}
		log.Reset()
		late = true
	}
}
