package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"onrecord/bot"
	"onrecord/bot/watch"
	"onrecord/corpus"
)

// quay makes the bot of a record of statements that are numbered from 1. Those
// that are revised read otherwise.
func quay(t testing.TB, n int, revised ...int) *bot.Bot {
	t.Helper()
	var b strings.Builder
	b.WriteString("sources:\n  - {id: herald, title: The quay, published: 2025-03-01}\nstatements:\n")
	for i := 1; i <= n; i++ {
		word := "stands"
		if slices.Contains(revised, i) {
			word = "has fallen"
		}
		fmt.Fprintf(&b, "  - {id: s%d, source: herald, kind: fact, text: Crane %d %s., paragraph: 1}\n", i, i, word)
	}
	c, err := corpus.Load(fstest.MapFS{"record.yaml": {Data: []byte(b.String())}})
	if err != nil {
		t.Fatal(err)
	}
	made, err := bot.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { made.Close() })
	return made
}

// A house is a desk with its courier and the Discord that it sends to.
type house struct {
	testing.TB
	*watch.Desk
	d       *scripted
	store   *box
	lines   *lines
	metrics *Metrics
	turned  atomic.Int64 // by what the clock is turned
	stop    func()       // ends the courier and waits for that
}

const (
	aServer = "2001"
	aUser   = "3001"
)

// inHouse runs a test in a bubble, in a year in which there is Discord.
func inHouse(t *testing.T, test func(h *house)) {
	t.Helper()
	t.Parallel()
	runHouse(t, test)
}

func runHouse(t *testing.T, test func(h *house)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)))
		h := &house{TB: t, d: newScripted(t), store: newBox(), lines: &lines{}, metrics: NewMetrics(), stop: func() {}}
		h.d.world.server(aServer, everything)
		h.open(h.store, h.d.transport())
		test(h)
		h.stop()
		harmlessWords(t, h.lines.String())
		h.measure()
	})
}

// now is what the clock shows.
func (h *house) now() time.Time { return time.Now().Add(time.Duration(h.turned.Load())) }

// open begins with what is in a store.
func (h *house) open(store watch.Store, transport http.RoundTripper) {
	h.Helper()
	desk, err := watch.Open(store, watch.Options{Now: h.now, PerServer: 10000})
	if err != nil {
		h.Fatal(err)
	}
	client, err := NewClient(ClientOptions{Token: h.d.token, Transport: transport, Log: h.lines.logger()})
	if err != nil {
		h.Fatal(err)
	}
	h.Desk = desk
	courier := NewCourier(CourierOptions{Desk: desk, Client: client, Metrics: h.metrics, Log: h.lines.logger(), Now: h.now})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- courier.Run(ctx) }()
	h.stop = sync.OnceFunc(func() {
		cancel()
		began := time.Now()
		if err := <-done; err != nil {
			h.Errorf("courier: %v", err)
		}
		if took := time.Since(began); took > lastWord+time.Second {
			h.Errorf("the courier ended after %v", took)
		}
	})
}

// watch has a channel watched, which there is from then on.
func (h *house) watch(b *bot.Bot, channel string, options ...string) *scriptedChannel {
	h.Helper()
	c := h.d.world.channels[channel]
	if c == nil {
		h.d.change(func() { c = h.d.world.channel(channel, aServer) })
	}
	h.do(b, "add", append([]string{"channel", channel}, options...)...)
	return c
}

// do makes a request that has to be done. Options are names and values.
func (h *house) do(b *bot.Bot, action string, options ...string) *watch.Reply {
	h.Helper()
	r := watch.Request{Action: action, Options: map[string]string{}, Server: aServer, User: aUser}
	for pair := range slices.Chunk(options, 2) {
		r.Options[pair[0]] = pair[1]
	}
	reply, err := h.Do(h.Context(), b, r)
	if err != nil || reply.Refused {
		h.Fatalf("%s %q: %+v, %v", action, options, reply, err)
	}
	return reply
}

func (h *house) update(b *bot.Bot) {
	h.Helper()
	if _, err := h.Update(b); err != nil {
		h.Fatal(err)
	}
}

// empty waits until all that is not held is sent.
func (h *house) empty() {
	h.Helper()
	for range 24 * 3600 {
		if s := h.Stats(); s.Waiting == s.Held {
			synctest.Wait()
			return
		}
		time.Sleep(time.Second)
	}
	h.Fatalf("the outbox never empties: %+v\n%s", h.Stats(), h.last())
}

// last is what was logged last.
func (h *house) last() string {
	log := strings.SplitAfter(h.lines.String(), "\n")
	return strings.Join(log[max(0, len(log)-20):], "")
}

// posts lists what was posted to a channel: a line for each message, of the
// statements in its post.
func (h *house) posts(c *scriptedChannel) []string {
	h.Helper()
	h.d.mu.Lock()
	messages := slices.Clone(c.messages)
	h.d.mu.Unlock()
	var list []string
	for _, m := range messages {
		id, reply := h.post(m)
		if id == "" {
			continue
		}
		content, err := h.Content(id)
		if err != nil {
			h.Fatal(err)
		}
		var line []string
		for _, s := range content.Shown {
			line = append(line, s.ID)
		}
		if reply {
			line = append(line, "reply")
		} else if content.Message != m.id {
			line = append(line, "twice")
		}
		list = append(list, strings.Join(line, " "))
	}
	return list
}

// post is the ID of the post that a message is of, or replies to; empty: of
// none.
func (h *house) post(m *scriptedMessage) (id string, reply bool) {
	for _, custom := range customIDs(m.body["components"]) {
		if a, ok := readAction(custom); ok && a.name == postAction {
			return a.rest, a.reply != ""
		}
	}
	return "", false
}

// holds compares what was posted to a channel.
func (h *house) holds(c *scriptedChannel, want ...string) {
	h.Helper()
	if got := h.posts(c); !slices.Equal(got, want) {
		h.Errorf("channel %s holds %q, want %q\n%s", c.id, got, want, h.last())
	}
}

// inOrder checks that a channel has all statements of some numbers, once and
// in order, in however many posts.
func (h *house) inOrder(c *scriptedChannel, from, to int) {
	h.Helper()
	var want []string
	for i := from; i <= to; i++ {
		want = append(want, fmt.Sprintf("s%d", i))
	}
	if got := strings.Fields(strings.Join(h.posts(c), " ")); !slices.Equal(got, want) {
		h.Errorf("channel %s has %q, want s%d to s%d", c.id, got, from, to)
	}
}

// text is all that a message says.
func (m *scriptedMessage) text() string { return fmt.Sprint(m.body) }

// measure checks that no second had more requests than Discord takes.
func (h *house) measure() {
	h.Helper()
	h.d.mu.Lock()
	defer h.d.mu.Unlock()
	if most := crowd(h.d.requests, time.Second); most > 45 {
		h.Errorf("%d requests within a second, want at most 45", most)
	}
}

// counted gives a metric of the deliveries.
func (h *house) counted(task watch.Task, o deliveryOutcome) int {
	var n int
	for line := range strings.Lines(scrape(h.metrics)) {
		fmt.Sscanf(line, fmt.Sprintf("onrecord_deliveries_total{outcome=%q,task=%q} %%d", o, task), &n)
	}
	return n
}

// events lists the kinds of what happened to a watch, the latest first, with
// reasons.
func (h *house) events(id string) []string {
	h.Helper()
	events, err := h.History(id)
	if err != nil {
		h.Fatal(err)
	}
	var list []string
	for _, e := range events {
		list = append(list, strings.TrimSuffix(fmt.Sprintf("%s: %s", e.Kind, e.Reason), ": "))
	}
	return list
}

// only is the ID of the only watch there is.
func (h *house) only() string {
	h.Helper()
	reply := h.do(nil, "list")
	if len(reply.Watches) != 1 {
		h.Fatalf("%d watches, want 1", len(reply.Watches))
	}
	return reply.Watches[0].ID
}

var errFull = errors.New("no space left on device")

func TestCourier(t *testing.T) {
	one, two, three, revised := quay(t, 1), quay(t, 2), quay(t, 4), quay(t, 4, 2)
	inHouse(t, func(h *house) {
		h.update(one)
		a, b := h.watch(one, "4001"), h.watch(one, "4002")
		h.update(two)
		h.empty()
		h.update(three)
		h.empty()
		h.holds(a, "s2", "s3 s4")
		h.holds(b, "s2", "s3 s4")
		h.update(revised)
		h.empty()
		h.holds(a, "s2", "s3 s4")
		if m := a.messages[0]; m.edits != 1 || !strings.Contains(m.text(), "has fallen") {
			t.Errorf("after %d edits: %s", m.edits, m.text())
		}
		if sent, amended := h.counted(watch.Publish, deliverySent), h.counted(watch.Amend, deliverySent); sent != 4 || amended != 2 {
			t.Errorf("%d posts and %d amendments are counted, want 4 and 2", sent, amended)
		}
	})
}
