package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot"
)

// troubled answers from a bot, after some time or not at all.
type troubled struct {
	*bot.Bot
	wait  time.Duration
	panic bool
	err   error
}

func (b troubled) Answer(ctx context.Context, r bot.Request) (*bot.Reply, error) {
	time.Sleep(b.wait)
	if b.panic {
		panic("index out of order")
	}
	if b.err != nil {
		return nil, b.err
	}
	return b.Bot.Answer(ctx, r)
}

func (b troubled) Suggest(r bot.Request, option string, n int) []bot.Suggestion {
	time.Sleep(b.wait)
	if b.panic {
		panic("index out of order")
	}
	return b.Bot.Suggest(r, option, n)
}

const secretToken = "aW50ZXJhY3Rpb246c2VjcmV0"

// asking is the question what Merz said, with more fields of the interaction.
func asking(t testing.TB, more map[string]any) []byte {
	t.Helper()
	all := map[string]any{"token": secretToken}
	for k, v := range more {
		all[k] = v
	}
	return interaction(t, "ask", "what did Merz say", all)
}

// TestSlowAnswer puts off an answer that takes longer than Discord waits, and
// brings it later.
func TestSlowAnswer(t *testing.T) {
	t.Parallel()
	b := testBot(t, "declaration")
	fast := NewService(ServiceOptions{Bot: Always(b)}).Receive(t.Context(), asking(t, nil)).Response
	synctest.Test(t, func(t *testing.T) {
		s := NewService(ServiceOptions{Bot: Always(troubled{Bot: b, wait: 10 * time.Second})})
		began := time.Now()
		e := s.Receive(t.Context(), asking(t, nil))
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("the response took %v", took)
		}
		if string(e.Response) != `{"type":5}` || e.Later == nil {
			t.Fatalf("response %s, later: %v", e.Response, e.Later != nil)
		}
		edit := e.Later(t.Context())
		record(t, "PATCH", "/webhooks/1/token/messages/@original", edit)
		var want struct{ Data json.RawMessage }
		if err := json.Unmarshal(fast, &want); err != nil || !bytes.Equal(edit, want.Data) {
			t.Errorf("edit:\n%s\nwant:\n%s", edit, want.Data)
		}
	})
}

// TestSlowKinds tells how each sort of interaction is put off.
func TestSlowKinds(t *testing.T) {
	t.Parallel()
	b := testBot(t, "declaration")
	quick := NewService(ServiceOptions{Bot: Always(b)})
	public := quick.Receive(t.Context(), interaction(t, "facts", "", nil)).Response
	private := quick.Receive(t.Context(), interaction(t, "people", "", nil)).Response
	clicked := func(user, id string, message []byte) []byte {
		return fmt.Appendf(nil, `{"id":"501","type":3,"application_id":"1","token":"t","user":{"id":%q},"message":%s,"data":{"component_type":2,"custom_id":%q}}`, user, posted(t, message, "100"), id)
	}
	focused := map[string]any{"type": 4, "data": map[string]any{"name": "said", "type": 1, "options": []any{map[string]any{"type": 3, "name": "speaker", "value": "m", "focused": true}}}}
	for _, test := range []struct {
		name, want string
		raw        []byte
		edited     bool // the answer comes as an edit
	}{
		{"in the open", `{"type":5}`, interaction(t, "facts", "", nil), true},
		{"for who asks alone", `{"type":5,"data":{"flags":64}}`, interaction(t, "people", "", nil), true},
		{"in a menu", `{"type":5,"data":{"flags":64}}`, interaction(t, "compare", "deterrence", nil), true},
		{"completion", `{"type":8,"data":{"choices":[]}}`, interaction(t, "said", "", focused), false},
		{"page", `{"type":6}`, clicked("100", turnID(b.Record(), 2), public), true},
		{"page, by somebody else", `{"type":5,"data":{"flags":64}}`, clicked("101", turnID(b.Record(), 2), public), true},
		{"page that there is not", `{"type":6}`, clicked("100", turnID(b.Record(), 99), public), false},
		{"share", `{"type":5}`, clicked("100", shareID(b.Record(), 1), private), true},
		{"instead", `{"type":5}`, clicked("100", insteadID("facts", ""), public), true},
		{"instead, by somebody else", `{"type":5,"data":{"flags":64}}`, clicked("101", insteadID("facts", ""), public), true},
		{"instead, of a private answer", `{"type":5,"data":{"flags":64}}`, clicked("100", insteadID("facts", ""), private), true},
		{"context", `{"type":5,"data":{"flags":64}}`, clicked("100", contextID(b.Record(), "paris-meeting"), public), true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := NewService(ServiceOptions{Bot: Always(troubled{Bot: b, wait: 2 * time.Second})})
				e := s.Receive(t.Context(), test.raw)
				if string(e.Response) != test.want {
					t.Errorf("response %s, want %s", e.Response, test.want)
				}
				record(t, "POST", "/interactions/1/token/callback", e.Response)
				var edit []byte
				if e.Later != nil {
					edit = e.Later(t.Context())
				}
				record(t, "PATCH", "/webhooks/1/token/messages/@original", edit)
				if (edit != nil) != test.edited {
					t.Errorf("edit %s, want one: %v", edit, test.edited)
				}
				time.Sleep(3 * time.Second) // until what nobody waits for has ended
			})
		})
	}
}

// TestFault answers with a fixed sentence where something is wrong here, logs
// it once, and goes on with the next.
func TestFault(t *testing.T) {
	t.Parallel()
	for name, trouble := range map[string]troubled{
		"error": {err: errors.New("postings of segment 3 end early")},
		"panic": {panic: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			metrics := NewMetrics()
			trouble.Bot = testBot(t, "declaration")
			s := NewService(ServiceOptions{Bot: Always(trouble), Metrics: metrics, Log: slog.New(slog.NewTextHandler(&log, nil))})
			body := s.Receive(t.Context(), asking(t, nil)).Response
			record(t, "POST", "/interactions/1/token/callback", body)
			got := checkLimits(t, body)
			if *got.Data.Content != noteFault || got.Data.Flags != 64 {
				t.Errorf("response %s", body)
			}
			lines := strings.Count(log.String(), "\n")
			if lines != 1 || !strings.Contains(log.String(), "command=ask interaction=500") || strings.Contains(log.String(), "Merz") || strings.Contains(log.String(), secretToken) {
				t.Errorf("log:\n%s", log.String())
			}
			page := httptest.NewRecorder()
			metrics.Handler().ServeHTTP(page, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
			if !strings.Contains(page.Body.String(), `onrecord_interactions_total{command="ask",outcome="fault"} 1`) {
				t.Errorf("metrics:\n%s", page.Body)
			}
			if completed := s.Receive(t.Context(), interaction(t, "coverage", "", nil)); completed.Response == nil {
				t.Error("the next is not answered")
			}
		})
	}
}

// TestLogHoldsNoContent logs no question, token or answer at
// info level.
func TestLogHoldsNoContent(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	s := NewService(ServiceOptions{Bot: Always(testBot(t, "declaration")), Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	s.Receive(t.Context(), asking(t, nil))
	s.Receive(t.Context(), []byte(`{"id":"5","type":2,"token":"`+secretToken+`","data":{"name":7}}`))
	s.Receive(t.Context(), []byte(`{"id":"5","token":"`+secretToken+`",`))
	if text := log.String(); strings.Contains(text, "Merz") || strings.Contains(text, secretToken) || !strings.Contains(text, "outcome=answered") {
		t.Errorf("log:\n%s", text)
	}
}

// TestLimited tells somebody who asks too much, alone, when to come back, and
// goes on answering the others.
func TestLimited(t *testing.T) {
	t.Parallel()
	s := NewService(ServiceOptions{Bot: Always(testBot(t, "declaration")), Limits: LimitOptions{User: 6}})
	refused := 0
	for range 10 {
		body := s.Receive(t.Context(), asking(t, nil)).Response
		if got := checkLimits(t, body); strings.Contains(*got.Data.Content, "try again in") {
			refused++
			record(t, "POST", "/interactions/1/token/callback", body)
			if got.Data.Flags != 64 {
				t.Errorf("response %s", body)
			}
		}
	}
	if refused != 8 {
		t.Errorf("%d of 10 are refused, want 8", refused)
	}
	other := s.Receive(t.Context(), asking(t, map[string]any{"user": map[string]any{"id": "101"}})).Response
	if got := checkLimits(t, other); len(got.Data.Embeds) == 0 {
		t.Errorf("another user gets %s", other)
	}
}

// TestNoInteraction makes nothing of what is none.
func TestNoInteraction(t *testing.T) {
	t.Parallel()
	s := NewService(ServiceOptions{Bot: Always(testBot(t, "declaration"))})
	for _, raw := range []string{"", "{", "null", "[]", `"x"`, `{"type":"x"}`} {
		if e := s.Receive(t.Context(), []byte(raw)); raw != "null" && e.Response != nil {
			t.Errorf("%q is answered with %s", raw, e.Response)
		}
	}
}

// TestManyAtOnce answers from several goroutines as it does from one.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	s := NewService(ServiceOptions{Bot: Always(testBot(t, "declaration"))})
	want := s.Receive(t.Context(), asking(t, nil)).Response
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				if got := s.Receive(t.Context(), asking(t, nil)).Response; !bytes.Equal(got, want) {
					t.Errorf("got %s", got)
				}
			}
		})
	}
	group.Wait()
}

// FuzzReceive takes anything for an interaction.
func FuzzReceive(f *testing.F) {
	f.Add([]byte(`{"id":"5","type":2,"token":"t","data":{"name":"ask","type":1,"options":[{"name":"question","value":"Merz"}]}}`))
	f.Add([]byte(`{"id":"5","type":3,"token":"t","message":{"embeds":[null]},"data":{"custom_id":"p:x:1"}}`))
	f.Add([]byte(`{"id":"5","type":2,"token":"t","data":{"name":"Check against record","type":3,"resolved":{"messages":{"":null}}}}`))
	f.Add([]byte(`{"id":"5","type":4,"data":{"name":"said","options":[null,{"name":"speaker","focused":true,"value":7}]}}`))
	f.Add([]byte(`{"id":"5","type":4,"data":{"name":"watch","options":[null,{"type":1,"name":"add","options":[null,{"type":3,"name":"timezone","focused":true,"value":"k"}]}]}}`))
	f.Add([]byte(`{"id":"5","type":2,"app_permissions":7,"data":{"name":"watch","options":[{"type":1,"name":"add","options":[{"type":7,"name":"channel","value":"3"}]}],"resolved":{"channels":{"3":null}}}}`))
	b := testBot(f, "declaration")
	f.Fuzz(func(t *testing.T, raw []byte) {
		s := NewService(ServiceOptions{Bot: Always(b), Log: slog.New(failing{slog.DiscardHandler, t})})
		if e := s.Receive(t.Context(), raw); e.Response != nil && !json.Valid(e.Response) {
			t.Errorf("response %s", e.Response)
		}
	})
}

// failing fails a test where a panic is logged.
type failing struct {
	slog.Handler
	t *testing.T
}

func (failing) Enabled(context.Context, slog.Level) bool { return true }

func (f failing) Handle(_ context.Context, r slog.Record) error {
	r.Attrs(func(a slog.Attr) bool {
		if strings.HasPrefix(a.Value.String(), "panic:") {
			f.t.Errorf("%v", a.Value)
		}
		return true
	})
	return nil
}
