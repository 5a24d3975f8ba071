package discord

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

// swept calls what sweeps the record away at every look at it.
type swept struct {
	*bot.Bot
	sweep func()
}

func (s swept) Answer(ctx context.Context, r bot.Request) (*bot.Reply, error) {
	s.sweep()
	return s.Bot.Answer(ctx, r)
}

func (s swept) Statement(id string) *corpus.Statement {
	s.sweep()
	return s.Bot.Statement(id)
}

func (s swept) Record() string {
	s.sweep()
	return s.Bot.Record()
}

// TestOneRecord answers an interaction from one record, whatever takes its
// place on the way, and the next one from that.
func TestOneRecord(t *testing.T) {
	t.Parallel()
	b := testBot(t, "declaration")
	steady := NewService(ServiceOptions{Bot: Always(b)})
	asked := steady.Receive(t.Context(), interaction(t, "said", "Merz", nil)).Response
	click := func(id string) []byte {
		return fmt.Appendf(nil, `{"id":"501","type":3,"application_id":"1","token":"t","user":{"id":"100"},"message":%s,"data":{"component_type":2,"custom_id":%q}}`, posted(t, asked, "100"), id)
	}
	for name, raw := range map[string][]byte{
		"command": interaction(t, "said", "Merz", nil),
		"context": click(contextID(b.Record(), "merz-rules-out-troops")),
		"share":   click(shareID(b.Record(), 1)),
		"page":    click(turnID(b.Record(), 1)),
		"again":   click(againAction),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			live := bot.NewLive(newBot(t, "declaration"))
			t.Cleanup(live.Close)
			var held atomic.Int32
			s := NewService(ServiceOptions{Bot: func() (Answerer, func()) {
				held.Add(1)
				b, release := live.Acquire()
				return swept{b, func() { live.Swap(newBot(t, "harbour")) }}, func() { release(); held.Add(-1) }
			}})
			want := steady.Receive(t.Context(), raw).Response
			if got := s.Receive(t.Context(), raw).Response; !bytes.Equal(got, want) {
				t.Errorf("response\n%s\nwant\n%s", got, want)
			}
			after := NewService(ServiceOptions{Bot: Always(testBot(t, "harbour"))}).Receive(t.Context(), raw).Response
			if got := s.Receive(t.Context(), raw).Response; !bytes.Equal(got, after) {
				t.Errorf("the next response\n%s\nwant\n%s", got, after)
			}
			if n := held.Load(); n != 0 {
				t.Errorf("%d records are still held", n)
			}
		})
	}
}

// TestReleased lets go of the record where an answer ends in a panic.
func TestReleased(t *testing.T) {
	t.Parallel()
	released := 0
	s := NewService(ServiceOptions{Bot: func() (Answerer, func()) {
		return troubled{Bot: testBot(t, "declaration"), panic: true}, func() { released++ }
	}})
	s.Receive(t.Context(), asking(t, nil))
	if released != 1 {
		t.Errorf("released %d times, want once", released)
	}
}

// TestCoverageFault says in /coverage why newer files are not answered from,
// as it was written and cut to what there is room for.
func TestCoverageFault(t *testing.T) {
	t.Parallel()
	live := bot.NewLive(newBot(t, "harbour"))
	t.Cleanup(live.Close)
	s := NewService(ServiceOptions{Bot: func() (Answerer, func()) { return live.Acquire() }})
	for problem, want := range map[string]string{
		`people.yaml:3: unknown key "*nam*" <@1>`:             `people.yaml\:3\: unknown key "\*nam\*" \<\@1\>`,
		"people.yaml:3: " + strings.Repeat("_x_ @here ", 800): `people.yaml\:3\: \_x\_ \@`,
	} {
		live.Fail(bot.Fault{Problem: problem, More: 2})
		got := checkLimits(t, s.Receive(t.Context(), interaction(t, "coverage", "", nil)).Response)
		if text := got.Data.Embeds[0].Description; !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// newBot makes a bot that a test may have closed.
func newBot(t *testing.T, name string) *bot.Bot {
	t.Helper()
	b, err := openBot(records[name])
	if err != nil {
		t.Fatal(err)
	}
	return b
}
