package discord

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot/watch"
)

// A scriptedKeeper answers to everything alike.
type scriptedKeeper struct {
	posts
	reply  *watch.Reply
	fault  error
	takes  time.Duration // until a sample is posted
	result watch.Result
}

func (k scriptedKeeper) Do(context.Context, watch.Record, watch.Request) (*watch.Reply, error) {
	return k.reply, k.fault
}

func (k scriptedKeeper) Wait(ctx context.Context, _ uint64) (watch.Result, error) {
	select {
	case <-time.After(k.takes):
		return k.result, nil
	case <-ctx.Done():
		return watch.Result{}, ctx.Err()
	}
}

// aSample is the reply that there will be one.
var aSample = &watch.Reply{
	Action: "test", Text: "A sample of watch w1 is on its way.", Sample: 7,
	Watches: []watch.Standing{{Watch: watch.Watch{ID: "w1", Server: "200", Channel: "300"}}},
}

// TestSlowSample waits for a sample as long as somebody may, and keeps nobody
// else waiting for an answer meanwhile.
func TestSlowSample(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		takes time.Duration
		want  string
	}{
		"posted":  {10 * time.Second, "The sample of watch w1 is posted: [open it](https://discord.com/channels/200/300/9001)"},
		"not yet": {time.Hour, "The sample of watch w1 has not been posted yet. It goes out as soon as Discord takes it, and /watch history will tell what became of it."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := testBot(t, "tunnel")
			synctest.Test(t, func(t *testing.T) {
				k := scriptedKeeper{reply: aSample, takes: test.takes, result: watch.Result{Message: "9001"}}
				s := NewService(ServiceOptions{Bot: Always(b), Watches: k})
				began := time.Now()
				var waiting []*Exchange
				for range answeredAtOnce {
					done := make(chan *Exchange)
					go func() { done <- s.Receive(t.Context(), watchCommand(t, "test", map[string]string{"id": "w1"})) }()
					synctest.Wait()
					if e := s.Receive(t.Context(), interaction(t, "coverage", "", nil)); e.Later != nil {
						t.Error("another answer has to wait")
					}
					waiting = append(waiting, <-done)
				}
				for _, e := range waiting {
					if string(e.Response) != `{"type":5,"data":{"flags":64}}` || e.Later == nil {
						t.Fatalf("response %s, later: %v", e.Response, e.Later != nil)
					}
					edit := e.Later(t.Context())
					record(t, "PATCH", "/webhooks/1/token/messages/@original", edit)
					if !strings.Contains(string(edit), test.want) {
						t.Errorf("edit %s, want %q", edit, test.want)
					}
				}
				if took := time.Since(began); took > sampleWait+time.Duration(answeredAtOnce)*grace {
					t.Errorf("it took %v", took)
				}
			})
		})
	}
}

// TestSlowLook makes a watch while Discord does not say what the bot may do.
func TestSlowLook(t *testing.T) {
	t.Parallel()
	b := testBot(t, "tunnel")
	synctest.Test(t, func(t *testing.T) {
		made := *aSample
		made.Action, made.Text, made.Sample = "add", "Watch w1 is made.", 0
		h := &handler{bot: b, watches: scriptedKeeper{reply: &made}, missing: func(ctx context.Context, server, channel string) ([]string, error) {
			if server != "200" || channel != "300" {
				t.Errorf("asked about channel %q of server %q", channel, server)
			}
			<-ctx.Done()
			return nil, ctx.Err()
		}}
		began := time.Now()
		response := h.watched("200", watchView{Reply: &made, record: b.Record(), page: 1})
		body := encode(response.awaits(t.Context()))
		if got := checkLimits(t, body).Data.Embeds[0].Description; got != "Watch w1 is made.\n\n**w1** · <#300> · every statement · at once" {
			t.Errorf("says %q", got)
		}
		if took := time.Since(began); took != lookWait {
			t.Errorf("it took %v, want %v", took, lookWait)
		}
	})
}

// TestWatchFaults tells of no fault what it was, and counts each interaction as
// one for watches.
func TestWatchFaults(t *testing.T) {
	t.Parallel()
	m := NewMetrics()
	log := &lines{}
	options := ServiceOptions{Bot: Always(testBot(t, "tunnel")), Metrics: m, Log: log.logger()}
	for _, k := range []scriptedKeeper{
		{fault: errors.New("no space left on device")},
		{reply: &watch.Reply{Action: "test", Sample: 7}}, // of no watch: a panic while it is waited for
	} {
		options.Watches = k
		body := NewService(options).Receive(t.Context(), watchCommand(t, "list", nil)).Response
		if got := checkLimits(t, body); got.Data.Flags != 64 || *got.Data.Content != noteFault {
			t.Errorf("response %s", body)
		}
	}
	options.Watches = scriptedKeeper{reply: &watch.Reply{Refused: true, Text: "there is none"}}
	NewService(options).Receive(t.Context(), watchCommand(t, "pause", map[string]string{"id": "w1"}))
	options.Watches = scriptedKeeper{reply: &watch.Reply{Action: "list", Text: "There are none."}}
	s := NewService(options)
	listed := s.Receive(t.Context(), watchCommand(t, "list", nil)).Response
	s.Receive(t.Context(), watchClick(t, watchID("list", 1, ""), listed))
	s.Receive(t.Context(), watchClick(t, watchID("list", 2, ""), listed))
	for _, want := range []string{
		`{command="watch",outcome="fault"} 2`, `{command="watch",outcome="refused"} 1`,
		`{command="watch",outcome="answered"} 2`, `{command="watch",outcome="stale"} 1`,
	} {
		if !strings.Contains(scrape(m), "\nonrecord_interactions_total"+want) {
			t.Errorf("no %s", want)
		}
	}
	if !strings.Contains(log.String(), "no space left on device") {
		t.Errorf("the fault is not in the log: %s", log)
	}
}
