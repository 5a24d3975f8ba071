package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// A sentry has the system tell of changes in a directory, in those below it,
// and of the links that lead there. It is for one goroutine.
type sentry struct {
	dir     string // absolute
	signs   signs
	log     *slog.Logger
	now     *fsnotify.Watcher // nil: none
	problem string            // why not all is watched; empty: it is
}

// renew watches the directories that there are now, in place of those that
// there were: one that was moved away, or whose name is another's, would still
// be watched as what it was.
func (s *sentry) renew() {
	next, err := s.begin()
	if next != nil {
		s.close()
		s.now = next
	}
	switch {
	case err == nil:
		s.problem = ""
	case err.Error() != s.problem:
		s.problem = err.Error()
		s.log.Warn("changes to the corpus may go unnoticed until the next poll", "error", err)
	}
}

// begin watches as much as the system lets it, nil for nothing. The error is
// about the rest.
func (s *sentry) begin() (*fsnotify.Watcher, error) {
	f, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watching: %w", err)
	}
	p, list := s.where()
	go pass(f, p, s.signs)
	for _, name := range list {
		if err := f.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return f, fmt.Errorf("watching %s: %w", name, err)
		}
	}
	if _, now := s.where(); !slices.Equal(now, list) {
		s.signs.give(touched) // what was put there meanwhile is not watched before the next look
	}
	return f, nil
}

// where gives the place of the corpus, and the directories that tell of changes
// to it: each behind the one that tells of its replacement.
func (s *sentry) where() (place, []string) {
	dir, links := resolve(s.dir)
	var list []string
	for _, link := range links {
		list = append(list, filepath.Dir(link))
	}
	return place{dir, links}, append(list, below(dir)...)
}

// close ends watching.
func (s *sentry) close() {
	if s.now != nil {
		_ = s.now.Close() // which only frees what it has
	}
}

// pass passes on what the system tells, until f is closed.
func pass(f *fsnotify.Watcher, p place, s signs) {
	events, losses := f.Events, f.Errors
	for events != nil || losses != nil {
		select {
		case e, ok := <-events:
			if !ok {
				events = nil
				continue
			}
			s.give(p.judge(e))
		case _, ok := <-losses: // of events
			if !ok {
				losses = nil
				continue
			}
			s.give(touched)
		}
	}
}

// A place is where a corpus is.
type place struct {
	dir   string
	links []string // what leads there, and the directory itself: where one of them is replaced, so is the corpus
}

// judge says what an event tells; polled: nothing.
func (p place) judge(e fsnotify.Event) prompt {
	name := filepath.Base(e.Name)
	switch {
	case slices.Contains(p.links, e.Name):
		return touched
	case !strings.HasPrefix(e.Name, strings.TrimSuffix(p.dir, "/")+"/"):
		return polled
	case e.Op == fsnotify.Chmod:
		return stirred
	case strings.HasPrefix(name, ".."): // with which Kubernetes swaps the files of a volume
		return touched
	case strings.HasPrefix(name, "."):
		return stirred
	}
	switch filepath.Ext(name) {
	case ".yaml", ".yml", "": // without one it may be a directory
		return touched
	}
	return stirred
}

// maxLinks is how many links a path may lead over, as in the system itself.
const maxLinks = 40

// resolve gives the directory that a path leads to, and the links on the way
// with that directory behind them. What does not exist is no link.
func resolve(path string) (dir string, links []string) {
	todo := strings.Split(filepath.ToSlash(path), "/")
	dir = filepath.VolumeName(path) + string(filepath.Separator)
	for len(todo) > 0 {
		next := filepath.Join(dir, todo[0])
		todo = todo[1:]
		target, err := os.Readlink(next)
		if err != nil || len(links) == maxLinks {
			dir = next
			continue
		}
		links = append(links, next)
		if filepath.IsAbs(target) {
			dir = filepath.VolumeName(target) + string(filepath.Separator)
		}
		todo = append(strings.Split(filepath.ToSlash(target), "/"), todo...)
	}
	return dir, append(links, dir)
}

// below lists a directory and those in it that a corpus is read from.
func below(dir string) []string {
	var list []string
	_ = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || !entry.IsDir():
			return nil // whoever reads the files says what is wrong
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		}
		list = append(list, filepath.Join(dir, filepath.FromSlash(name)))
		return nil
	})
	return list
}
