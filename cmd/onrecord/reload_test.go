package main

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/bot"
	"onrecord/bot/discord"
	"onrecord/corpus"
)

// townRecord is a small corpus, in which the mayor says the words.
func townRecord(words string) string {
	return fmt.Sprintf(`sources:
  - id: gazette
    title: Gazette
    published: 2031-05-02
people:
  - id: okoro
    name: Adaeze Okoro
    role: Mayor
    country: Nigeria
statements:
  - id: okoro-harbour
    source: gazette
    kind: quote
    speaker: okoro
    text: %s
    paragraph: 1
`, words)
}

const (
	dredge = "We will dredge the harbour this year."
	wait   = "We will dredge the harbour next year, and no sooner."
)

// newReloader makes a reloader for files that hold a sound corpus, and what it
// logs.
func newReloader(t testing.TB, files fstest.MapFS) (*reloader, *serveLog) {
	t.Helper()
	c, err := corpus.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	b, err := bot.New(c)
	if err != nil {
		t.Fatal(err)
	}
	log := newServeLog()
	r := &reloader{
		files: files, follow: func() {}, live: bot.NewLive(b), metrics: discord.NewMetrics(),
		log: slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})), seen: glanceAt(files),
	}
	t.Cleanup(r.live.Close)
	return r, log
}

// said is what the bot has the mayor say now.
func said(t testing.TB, live *bot.Live) string {
	t.Helper()
	b, release := live.Acquire()
	defer release()
	r, err := b.Answer(t.Context(), bot.Request{Command: "said", Options: map[string]string{"speaker": "Okoro"}})
	if err != nil || len(r.Statements) != 1 {
		t.Fatalf("%v, %v", r, err)
	}
	return r.Statements[0].Statement.Text
}

// TestReload goes through what can become of files.
func TestReload(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"town.yaml": {Data: []byte(townRecord(dredge))}}
	r, log := newReloader(t, files)
	first := r.record()
	lines := 0
	for _, step := range []struct {
		name    string
		file    string // as it is now
		why     prompt
		words   string
		outcome string // a line of the log; empty: none
		fault   string
	}{
		{"nothing happened", townRecord(dredge), stirred, dredge, "", ""},
		{"a poll finds nothing", townRecord(dredge), polled, dredge, "", ""},
		{"written as it was", townRecord(dredge), touched, dredge, `level=INFO msg="record unchanged" record=` + first, ""},
		{"other words", townRecord(wait), touched, wait, `level=INFO msg="record swapped"`, ""},
		{"broken", townRecord("[") + "x: 1\n", touched, wait, `level=ERROR msg="record not replaced" problem="town.yaml:`, "town.yaml:"},
		{"broken as before", townRecord("[") + "x: 1\n", polled, wait, `level=DEBUG msg="record not replaced"`, "town.yaml:"},
		{"and somebody asks", townRecord("[") + "x: 1\n", asked, wait, `level=ERROR msg="record not replaced"`, "town.yaml:"},
		{"broken in another way", strings.Replace(townRecord(dredge), "speaker: okoro", "speaker: ada", 1), touched, wait,
			`level=ERROR msg="record not replaced" problem="town.yaml:14: `, "town.yaml:14: "},
		{"mended", townRecord(wait), touched, wait, `level=INFO msg="record unchanged"`, ""},
		{"with what is to be mended", townRecord(dredge) + "topics:\n  - id: fish\n    name: Fish\n", asked, dredge,
			`level=WARN msg="record to be mended" problem="town.yaml:18: no statement uses the topic \"fish\"" more=0`, ""},
	} {
		files["town.yaml"] = &fstest.MapFile{Data: []byte(step.file), Mode: 0o644}
		if step.why < touched {
			r.seen = glanceAt(files)
		}
		if !r.look(t.Context(), step.why, false) {
			t.Errorf("%s: it is not settled", step.name)
		}
		fresh := strings.Split(strings.TrimSuffix(log.String(), "\n"), "\n")[lines:]
		if lines == 0 && log.String() == "" {
			fresh = nil
		}
		lines += len(fresh)
		if step.outcome == "" && len(fresh) > 0 || !strings.Contains(strings.Join(fresh, "\n"), step.outcome) {
			t.Errorf("%s: the log has %q, want %q", step.name, fresh, step.outcome)
		}
		if got := said(t, r.live); got != step.words {
			t.Errorf("%s: %q is said", step.name, got)
		}
		f := r.live.Fault()
		if f == nil && step.fault != "" || f != nil && (step.fault == "" || !strings.HasPrefix(f.Problem, step.fault)) {
			t.Errorf("%s: fault %v, want %q", step.name, f, step.fault)
		}
	}
}

// TestReloadWaits reads no files while they are being written, unless it has
// been told to take them as they are.
func TestReloadWaits(t *testing.T) {
	t.Parallel()
	files := writing{fstest.MapFS{"town.yaml": {Data: []byte(townRecord(dredge))}}}
	r, log := newReloader(t, files.MapFS)
	files.MapFS["town.yaml"] = &fstest.MapFile{Data: []byte(townRecord(wait))}
	r.files = files
	if r.look(t.Context(), touched, false) || said(t, r.live) != dredge {
		t.Errorf("it reads what is being written:\n%s", log)
	}
	if r.look(t.Context(), polled, false) || said(t, r.live) != dredge {
		t.Errorf("it reads at a poll what has just changed:\n%s", log)
	}
	if !r.look(t.Context(), touched, true) || said(t, r.live) != wait {
		t.Errorf("it waits for ever:\n%s", log)
	}
}

// TestReloadEnds swaps nothing after the end.
func TestReloadEnds(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"town.yaml": {Data: []byte(townRecord(dredge))}}
	r, log := newReloader(t, files)
	files["town.yaml"] = &fstest.MapFile{Data: []byte(townRecord(wait))}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if !r.look(ctx, touched, false) || said(t, r.live) != dredge || log.String() != "" {
		t.Errorf("%q is said, the log has\n%s", said(t, r.live), log)
	}
}

// TestReloadPanics outlives files that the program cannot bear.
func TestReloadPanics(t *testing.T) {
	t.Parallel()
	r, log := newReloader(t, fstest.MapFS{"town.yaml": {Data: []byte(townRecord(dredge))}})
	r.files = panicking{r.files.(fstest.MapFS)}
	if !r.look(t.Context(), asked, false) || said(t, r.live) != dredge || r.live.Fault() == nil {
		t.Errorf("%q is said, fault %v, the log has\n%s", said(t, r.live), r.live.Fault(), log)
	}
}

// writing are files that are written to between any two looks at them.
type writing struct{ fstest.MapFS }

var writes atomic.Int64

func (w writing) Stat(name string) (fs.FileInfo, error) {
	if f := w.MapFS[name]; f != nil {
		f.ModTime = time.Unix(writes.Add(1), 0)
	}
	return w.MapFS.Stat(name)
}

// panicking are files that cannot be opened.
type panicking struct{ fstest.MapFS }

func (p panicking) Open(name string) (fs.File, error) {
	if name == "town.yaml" {
		panic("no file was meant to be like this")
	}
	return p.MapFS.Open(name)
}
