package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/bot"
	"onrecord/bot/discord"
	"onrecord/corpus"
)

// askers is how many ask while files are read again.
const askers = 4

// A town is a record that is answered from now and again.
type town struct{ text, words, record string }

func newTown(t *testing.T, words string) town {
	t.Helper()
	text := townRecord(words)
	c, err := corpus.Load(fstest.MapFS{"town.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return town{text, words, c.Fingerprint()}
}

// TestReloads reads files 1,000 times under constant questions, every tenth
// time after they were broken. No question fails, or is answered from two
// records, and nothing is left behind.
func TestReloads(t *testing.T) { // by itself: it counts goroutines
	towns := [2]town{newTown(t, dredge), newTown(t, wait)}
	files := fstest.MapFS{"town.yaml": {Data: []byte(towns[0].text)}}
	r, _ := newReloader(t, files)
	r.log = (&serving{level: choice{is: "error"}}).logger(&strings.Builder{})
	w := sentry{dir: t.TempDir(), signs: newSigns(), log: r.log} // of another directory: what it tells is not awaited
	r.follow = w.renew
	defer w.close()
	service := discord.NewService(discord.ServiceOptions{Bot: func() (discord.Answerer, func()) { return r.live.Acquire() }})
	var answered atomic.Int64
	ask := func(turns <-chan int) {
		for n := range turns {
			problem := askLive(t.Context(), r.live, towns)
			if n%2 == 0 {
				problem = askService(t.Context(), service, towns)
			}
			if problem != "" {
				t.Error(problem)
			}
			answered.Add(1)
		}
	}
	look := func(text string, turns chan<- int) {
		files["town.yaml"] = &fstest.MapFile{Data: []byte(text)}
		for len(turns) < cap(turns) { // so that there always are questions, and yet time to read
			turns <- len(turns)
		}
		if !r.look(t.Context(), touched, false) {
			t.Error("it is not settled")
		}
	}
	// during runs reloads under questions, and gives what is left after them.
	during := func(reloads int) (heap uint64, goroutines int) {
		turns := make(chan int, askers)
		var all sync.WaitGroup
		for range askers {
			all.Go(func() { ask(turns) })
		}
		for i := range reloads {
			if i%10 == 0 {
				look("broken: [", turns)
			}
			look(towns[(i+1)%2].text, turns)
		}
		close(turns)
		all.Wait()
		return left()
	}
	heap, goroutines := during(100)
	more, moreGoroutines := during(900)
	t.Logf("%d answers; %d KiB and %d goroutines after 100 reloads, %d KiB and %d after 1,000",
		answered.Load(), heap>>10, goroutines, more>>10, moreGoroutines)
	if more > heap+1<<20 || moreGoroutines > goroutines+2 {
		t.Errorf("it grows, in 900 reloads from %d bytes and %d goroutines to %d and %d", heap, goroutines, more, moreGoroutines)
	}
	if w.problem != "" {
		t.Error(w.problem)
	}
	if answered.Load() < 2000 {
		t.Errorf("%d answers, too few to tell", answered.Load())
	}
}

// left is how much of the heap is in use, and how many goroutines there are,
// when what was ended has ended.
func left() (heap uint64, goroutines int) {
	for goroutines = runtime.NumGoroutine(); ; {
		time.Sleep(50 * time.Millisecond)
		n := runtime.NumGoroutine()
		if n >= goroutines {
			break
		}
		goroutines = n
	}
	runtime.GC()
	runtime.GC() // empties the pools
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc, goroutines
}

// askLive looks at one bot in several ways, which must fit together. It says
// what does not.
func askLive(ctx context.Context, live *bot.Live, towns [2]town) string {
	b, release := live.Acquire()
	defer release()
	for _, request := range []bot.Request{
		{Command: "said", Options: map[string]string{"speaker": "Okoro"}},
		{Command: "ask", Options: map[string]string{"question": "who spoke about the harbour?"}},
	} {
		r, err := b.Answer(ctx, request)
		if err != nil || len(r.Statements) != 1 {
			return fmt.Sprintf("%s: %v, %v", request.Command, r, err)
		}
		first := town{"", r.Statements[0].Statement.Text, r.Record}
		second := town{"", b.Statement("okoro-harbour").Text, b.Record()}
		if first != second || !slices.ContainsFunc(towns[:], func(t town) bool { return t.words == first.words && t.record == first.record }) {
			return fmt.Sprintf("%q is said in record %s, and %q in %s", first.words, first.record, second.words, second.record)
		}
	}
	return ""
}

// askService asks as Discord does. It says what is wrong with the answer.
func askService(ctx context.Context, s *discord.Service, towns [2]town) string {
	e := s.Receive(ctx, []byte(`{"id":"1","application_id":"9","token":"t","type":2,"user":{"id":"5"},"data":{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"who spoke about the harbour?"}]}}`))
	if e.Later != nil { // on a machine that is busy
		e.Response = e.Later(ctx)
	}
	text := strings.ReplaceAll(string(e.Response), "*", "") // set off where it matches
	for i, town := range towns {
		if strings.Contains(text, town.words) && strings.Contains(text, town.record) && !strings.Contains(text, towns[1-i].record) {
			return ""
		}
	}
	return "response " + text
}
