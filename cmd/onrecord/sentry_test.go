package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"

	"onrecord/bot/discord"
	"onrecord/corpus"
)

// keeping answers from a directory and keeps up with it, without polls.
func keeping(t *testing.T, dir string) (st *station, log *serveLog) {
	t.Helper()
	log = newServeLog()
	st = &station{metrics: discord.NewMetrics(), log: slog.New(slog.NewTextHandler(log, nil)), dir: dir}
	if err := st.load(dir); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { st.keep(ctx); close(ended) }()
	t.Cleanup(func() { stop(); <-ended; st.live.Close() })
	return st, log
}

// becomes waits until the mayor's words are answered from.
func becomes(t *testing.T, st *station, log *serveLog, dir, words string) {
	t.Helper()
	c, err := corpus.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	log.await(`msg="record swapped" record=` + c.Fingerprint())
	if got := said(t, st.live); got != words {
		t.Errorf("%q is said, want %q", got, words)
	}
}

// put writes a file and the directories that it needs.
func put(t *testing.T, text string, path ...string) {
	t.Helper()
	name := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// link makes a link in place of one that there may be, in one step.
func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name+"_new"); err != nil {
		t.Fatal(err)
	}
	move(t, name+"_new", name)
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// TestWatch changes a corpus in the ways in which people and programs do.
func TestWatch(t *testing.T) {
	t.Parallel()
	const start, first, second = "We vote today.", "We vote tomorrow.", "We vote on Friday."
	for name, test := range map[string]struct {
		prepare func(t *testing.T, dir string)
		change  func(t *testing.T, dir string)
		again   func(t *testing.T, dir string)
	}{
		"in place": {
			func(t *testing.T, dir string) { put(t, townRecord(start), dir, "town.yaml") },
			func(t *testing.T, dir string) { put(t, townRecord(first), dir, "town.yaml") },
			func(t *testing.T, dir string) { put(t, townRecord(second), dir, "town.yaml") },
		},
		"a file in its place": {
			func(t *testing.T, dir string) { put(t, townRecord(start), dir, "town.yaml") },
			func(t *testing.T, dir string) {
				put(t, townRecord(first), dir, ".town.yaml.tmp")
				move(t, filepath.Join(dir, ".town.yaml.tmp"), filepath.Join(dir, "town.yaml"))
			},
			func(t *testing.T, dir string) {
				move(t, filepath.Join(dir, "town.yaml"), filepath.Join(dir, "town.yaml~"))
				put(t, townRecord(second), dir, "town.yaml")
			},
		},
		"in a directory that is new": {
			func(t *testing.T, dir string) { put(t, townRecord(start), dir, "town.yaml") },
			func(t *testing.T, dir string) {
				put(t, townRecord(first), dir, "of", "the", "coast", "town.yaml")
				if err := os.Remove(filepath.Join(dir, "town.yaml")); err != nil {
					t.Error(err)
				}
			},
			func(t *testing.T, dir string) { put(t, townRecord(second), dir, "of", "the", "coast", "town.yaml") },
		},
		"a directory in its place": {
			func(t *testing.T, dir string) { put(t, townRecord(start), dir, "town.yaml") },
			func(t *testing.T, dir string) {
				put(t, townRecord(first), dir+"_new", "town.yaml")
				move(t, dir, dir+"_old")
				move(t, dir+"_new", dir)
			},
			func(t *testing.T, dir string) { put(t, townRecord(second), dir, "town.yaml") },
		},
		"a volume of Kubernetes": {
			func(t *testing.T, dir string) {
				put(t, townRecord(start), dir, "..1", "town.yaml")
				link(t, "..1", filepath.Join(dir, "..data"))
				link(t, filepath.Join("..data", "town.yaml"), filepath.Join(dir, "town.yaml"))
			},
			func(t *testing.T, dir string) {
				put(t, townRecord(first), dir, "..2", "town.yaml")
				link(t, "..2", filepath.Join(dir, "..data"))
			},
			func(t *testing.T, dir string) {
				put(t, townRecord(second), dir, "..3", "town.yaml")
				link(t, "..3", filepath.Join(dir, "..data"))
			},
		},
		"links that lead there": {
			func(t *testing.T, dir string) {
				put(t, townRecord(start), dir+"_1", "town.yaml")
				link(t, dir+"_1", dir+"_now")
				link(t, filepath.Base(dir)+"_now", dir)
			},
			func(t *testing.T, dir string) {
				put(t, townRecord(first), dir+"_2", "town.yaml")
				link(t, dir+"_2", dir+"_now")
			},
			func(t *testing.T, dir string) { put(t, townRecord(second), dir+"_2", "town.yaml") },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "corpus")
			test.prepare(t, dir)
			st, log := keeping(t, dir)
			test.change(t, dir)
			becomes(t, st, log, dir, first)
			test.again(t, dir)
			becomes(t, st, log, dir, second)
		})
	}
}

// TestWatchMended goes on answering while a directory is away and while a file
// is broken, and says which.
func TestWatchMended(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "corpus")
	put(t, townRecord(dredge), dir, "town.yaml")
	st, log := keeping(t, dir)
	move(t, dir, dir+"_away")
	log.await(`level=ERROR msg="record not replaced" problem="the directory: no such file or directory"`)
	put(t, townRecord(dredge)+"what: 1\n", dir, "town.yaml")
	log.await(`level=ERROR msg="record not replaced" problem="town.yaml:17: `)
	if got := st.stale(); said(t, st.live) != dredge || !strings.Contains(got, "town.yaml:17: ") {
		t.Errorf("%q is said, and %s", said(t, st.live), got)
	}
	put(t, townRecord(wait), dir, "town.yaml")
	becomes(t, st, log, dir, wait)
	if got := st.stale(); got != "" {
		t.Errorf("mended, and yet %s", got)
	}
}

func TestJudge(t *testing.T) {
	t.Parallel()
	p := place{"/srv/two", []string{"/srv/now", "/srv/two"}}
	for _, test := range []struct {
		name string
		op   fsnotify.Op
		want prompt
	}{
		{"/srv/now", fsnotify.Create, touched},
		{"/srv/two", fsnotify.Remove, touched},
		{"/srv/three", fsnotify.Create, polled},
		{"/srv/two-old/a.yaml", fsnotify.Write, polled},
		{"/srv/two/a.yaml", fsnotify.Write, touched},
		{"/srv/two/of/a.yml", fsnotify.Rename, touched},
		{"/srv/two/a.yaml", fsnotify.Chmod, stirred},
		{"/srv/two/..data", fsnotify.Create, touched},
		{"/srv/two/.git", fsnotify.Create, stirred},
		{"/srv/two/.a.yaml.swp", fsnotify.Write, stirred},
		{"/srv/two/of", fsnotify.Create, touched},
		{"/srv/two/README.md", fsnotify.Write, stirred},
	} {
		if got := p.judge(fsnotify.Event{Name: test.name, Op: test.op}); got != test.want {
			t.Errorf("%v %s: %v, want %v", test.op, test.name, got, test.want)
		}
	}
}

// TestResolve follows every link of a path, and lists what may be replaced.
func TestResolve(t *testing.T) {
	t.Parallel()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(root, name) }
	put(t, "", root, "releases", "2", "corpus", "town.yaml")
	link(t, "releases/2", at("now"))
	link(t, at("now"), at("live"))
	link(t, "ring", at("ring"))
	for path, want := range map[string][]string{
		"releases/2/corpus": {at("releases/2/corpus")},
		"live/corpus":       {at("live"), at("now"), at("releases/2/corpus")},
		"live/../gone":      {at("gone")},
		"gone/corpus":       {at("gone/corpus")},
	} {
		dir, links := resolve(at(path))
		if !slices.Equal(links, want) || dir != want[len(want)-1] {
			t.Errorf("%s: %s over %q, want %q", path, dir, links, want)
		}
	}
	if _, links := resolve(at("ring")); len(links) != maxLinks+1 {
		t.Errorf("a ring: %d links", len(links))
	}
}
