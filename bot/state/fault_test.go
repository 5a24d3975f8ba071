package state

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"

	"onrecord/bot/watch"
)

// openFilled opens a new state with much in it.
func openFilled(t *testing.T) (s *Store, path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "state.db")
	s = mustOpen(t, path)
	update(t, s, fill("b", 200))
	return s, path
}

// cut leaves of a file its first two pages.
func cut(t *testing.T, path string) {
	t.Helper()
	if err := os.Truncate(path, int64(2*os.Getpagesize())); err != nil {
		t.Error(err)
	}
}

// wantError checks that an error of a state says what it should.
func wantError(t *testing.T, err error, wanted ...string) {
	t.Helper()
	for _, w := range append(wanted, "state file", "want") {
		if err == nil || !strings.Contains(err.Error(), w) {
			t.Errorf("error %v, want %q in it", err, w)
		}
	}
}

// TestCutWhileOpen cuts a file short at every point of its use: nothing hangs,
// and nothing brings the process down.
func TestCutWhileOpen(t *testing.T) {
	t.Parallel()
	read := func(tx watch.Tx) error {
		_, err := each(tx, "b", "")
		return err
	}
	t.Run("before", func(t *testing.T) {
		t.Parallel()
		s, path := openFilled(t)
		cut(t, path)
		for range 2 {
			wantError(t, s.View(read), path, "cut short")
			wantError(t, s.Update(put("b", "k", "1")), path, "cut short")
		}
	})
	t.Run("in a view", func(t *testing.T) {
		t.Parallel()
		s, path := openFilled(t)
		err := s.View(func(tx watch.Tx) error {
			cut(t, path)
			return read(tx)
		})
		wantError(t, err, path, "a page of it cannot be read")
		wantError(t, s.View(read), path)
	})
	t.Run("unnoticed", func(t *testing.T) {
		t.Parallel()
		s, path := openFilled(t)
		cut(t, path)
		for range 2 {
			s.size.Store(0)
			wantError(t, s.View(read), path)
			s.size.Store(0)
			wantError(t, s.Update(put("b", "k", "1")), path)
		}
	})
	t.Run("in an update", func(t *testing.T) {
		t.Parallel()
		s, path := openFilled(t)
		err := s.Update(func(tx watch.Tx) error {
			cut(t, path)
			return tx.Put("b", "k", []byte("1"))
		})
		wantError(t, err, path)
		for range 2 {
			wantError(t, s.Update(put("b", "k", "1")), path)
		}
	})
	t.Run("and somebody recovers", func(t *testing.T) {
		t.Parallel()
		s, path := openFilled(t)
		err := s.Update(func(tx watch.Tx) error {
			if err := tx.Put("c", "k", []byte("1")); err != nil {
				return err
			}
			cut(t, path)
			defer func() { _ = recover() }()
			return read(tx)
		})
		wantError(t, err, path, "a page of it cannot be read")
	})
	t.Run("and the caller panics", func(t *testing.T) {
		t.Parallel()
		s, path := openFilled(t)
		func() {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			_ = s.Update(func(tx watch.Tx) error {
				cut(t, path)
				panic(errMine)
			})
		}()
		s.size.Store(0)
		wantError(t, s.Update(put("b", "k", "1")), path)
	})
}

// TestReplaced sees to it that nothing is written to a file that is gone.
func TestReplaced(t *testing.T) {
	t.Parallel()
	for how, do := range map[string]func(path string) error{
		"removed": os.Remove,
		"moved":   func(path string) error { return os.Rename(path, path+".old") },
		"replaced": func(path string) error {
			return errors.Join(os.WriteFile(path+".new", nil, 0o600), os.Rename(path+".new", path))
		},
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			s, path := openFilled(t)
			if err := do(path); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				wantError(t, s.Update(put("b", "k", "1")), path, "removed or replaced")
			}
		})
	}
}

// TestUncommitted sees to it that a state whose last transaction may or may not
// be there is not used any more.
func TestUncommitted(t *testing.T) {
	t.Parallel()
	s, path := openFilled(t)
	if err := s.uncommitted(&tx{id: s.transaction(t) + 1}, syscall.EIO); !errors.Is(err, syscall.EIO) || !strings.Contains(err.Error(), "nothing was written") {
		t.Errorf("error %v", err)
	}
	update(t, s, put("b", "k", "1"))
	wantError(t, s.uncommitted(&tx{id: s.transaction(t)}, syscall.EIO), path, "restart")
	wantError(t, s.View(func(watch.Tx) error { return nil }), path, "restart")
	wantError(t, s.Update(put("b", "k", "1")), path, "restart")
}

// transaction is the number of the latest transaction.
func (s *Store) transaction(t *testing.T) (id int) {
	t.Helper()
	err := s.View(func(view watch.Tx) error {
		id = view.(*tx).id
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// TestGoexit ends goroutines in the middle of a transaction.
func TestGoexit(t *testing.T) {
	t.Parallel()
	s, _ := openFilled(t)
	before := content(t, s)
	for _, do := range []func(func(watch.Tx) error) error{s.View, s.Update} {
		ended := make(chan bool)
		go func() {
			defer close(ended)
			_ = do(func(tx watch.Tx) error {
				_ = tx.Put("b", "k", []byte("1"))
				runtime.Goexit()
				return nil
			})
		}()
		<-ended
	}
	if content(t, s) != before {
		t.Error("something was written")
	}
	update(t, s, put("b", "k", "1"))
}

// TestAtOnce has many read and write at once.
func TestAtOnce(t *testing.T) {
	t.Parallel()
	s, _ := openFilled(t)
	s.db.NoSync = true
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for n := range 50 {
				if err := s.Update(put("c", fmt.Sprint(i), fmt.Sprint(n), "d", fmt.Sprint(i), fmt.Sprint(n))); err != nil {
					t.Error(err)
				}
			}
		})
		wg.Go(func() {
			for range 200 {
				err := s.View(func(tx watch.Tx) error {
					if c, d := tx.Get("c", fmt.Sprint(i)), tx.Get("d", fmt.Sprint(i)); string(c) != string(d) {
						t.Errorf("half of a transaction: %s and %s", c, d)
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}
