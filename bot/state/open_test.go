package state

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"onrecord/bot/watch"
)

func TestOpenAgain(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a", "b", "state.db")
	s := mustOpen(t, path)
	update(t, s, put("b", "k", "1"))
	before := content(t, s)
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	wantError(t, s.View(func(watch.Tx) error { return nil }), path, "is closed")
	if runtime.GOOS != "windows" {
		for name, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700, filepath.Dir(filepath.Dir(path)): 0o700} {
			if info, err := os.Stat(name); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: mode %v, want %v (%v)", name, info.Mode().Perm(), want, err)
			}
		}
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 1 {
		t.Errorf("%d files, want one (%v)", len(files), err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, open := range []func(string) (*Store, error){Open, OpenReadOnly} {
		s, err := open(path)
		if err != nil {
			t.Fatal(err)
		}
		if after := content(t, s); after != before {
			t.Errorf("it holds %s, want %s", after, before)
		}
		if err := s.Update(put("b", "k", "1")); err != nil && !s.db.IsReadOnly() { // which is no change
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, file) {
		t.Errorf("the file has changed (%v)", err)
	}
}

func TestReadOnly(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	_, err := OpenReadOnly(path)
	wantError(t, err, path, "no such file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = OpenReadOnly(path)
	wantError(t, err, path, "is empty")
	_, err = Open(path) // it may have held something
	wantError(t, err, path, "is empty")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, path)
	update(t, s, put("b", "k", "1"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = OpenReadOnly(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	want(t, s, "", "k=1")
	wantError(t, s.Update(put("b", "k", "2")), path, "reading alone")
	want(t, s, "", "k=1")
}

func TestInUse(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	s := mustOpen(t, path)
	update(t, s, put("b", "k", "1"))
	_, err := open(path, 100*time.Millisecond)
	wantError(t, err, path, "in use by another process", "one process at a time")
	if !errors.Is(err, ErrInUse) {
		t.Errorf("error %v, want ErrInUse in it", err)
	}
	opened := make(chan error)
	go func() { // as the next process does, while one is about to end
		next, err := open(path, time.Minute)
		if err == nil {
			err = next.Close()
		}
		opened <- err
	}()
	update(t, s, put("b", "k", "2"))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := <-opened; err != nil {
		t.Error(err)
	}
}

// TestNoFile opens what is no file, or cannot be made.
func TestNoFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, want string }{
		{"", "without a name (want a path)"},
		{dir, "is a directory (want a file)"},
		{filepath.Join(dir, "file", "state.db"), "not a directory"},
		{filepath.Join(dir, "file", "a", "state.db"), "not a directory"},
		{filepath.Join(dir, "link"), "no such file"},
		{os.DevNull, "is a device or the like (want a file)"},
		{filepath.Join(dir, strings.Repeat("n", 300)), "name too long"},
		{filepath.Join(dir, "a\x00b"), "invalid argument"},
	} {
		_, err := Open(c.path)
		wantError(t, err, c.want)
	}
	if text, err := os.ReadFile(filepath.Join(dir, "file")); err != nil || string(text) != "text" {
		t.Errorf("the file holds %q (%v)", text, err)
	}
}

// TestOthers opens files of bbolt's that are not of this version.
func TestOthers(t *testing.T) {
	t.Parallel()
	own := func(version, sum string) func(*bbolt.Tx) error {
		return func(b *bbolt.Tx) error {
			m, err := b.CreateBucket([]byte(meta))
			if err != nil {
				return err
			}
			if sum != "" {
				err = m.Put([]byte(sumKey), []byte(sum))
			}
			return errors.Join(err, m.Put([]byte(versionKey), []byte(version)))
		}
	}
	other := func(b *bbolt.Tx) error {
		m, err := b.CreateBucket([]byte("other"))
		if err != nil {
			return err
		}
		_, err = m.CreateBucket([]byte("inside"))
		return err
	}
	for _, c := range []struct {
		name  string
		write func(*bbolt.Tx) error
		want  string // empty: no error
	}{
		{"new", nil, ""},
		{"of this version", own("1", "0"), ""},
		{"newer", own("2", "0"), "was written by a newer onrecord (state version 2, want 1): use that one; nothing was changed"},
		{"newer and otherwise", func(b *bbolt.Tx) error { return errors.Join(own("7", "")(b), other(b)) }, "newer onrecord (state version 7"},
		{"nothing in it any more", func(*bbolt.Tx) error { return nil }, "damaged: it holds nothing"},
		{"version 0", own("0", "0"), "damaged"},
		{"version x", own("x", "0"), "damaged"},
		{"another sum", own("1", "1"), "damaged: values were lost or altered"},
		{"no sum", own("1", ""), "damaged"},
		{"a bucket in a bucket", func(b *bbolt.Tx) error { return errors.Join(own("1", "0")(b), other(b)) }, "damaged"},
		{"another program's", other, "is a database of another program's (want a state file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "state.db")
			db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoFreelistSync: c.name == "another program's"})
			if err != nil {
				t.Fatal(err)
			}
			if c.write != nil {
				err = db.Update(c.write)
			}
			if err := errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s, err := Open(path)
			if c.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				update(t, s, put("b", "k", "1"))
				if err := s.Close(); err != nil {
					t.Error(err)
				}
				return
			}
			wantError(t, err, path, c.want)
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
				t.Errorf("the file has changed (%v)", err)
			}
		})
	}
}

// TestInMemoryLeavesNothing is not parallel, as it says where temporary files
// go.
func TestInMemoryLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"TMPDIR", "TMP"} { // Unix, Windows
		t.Setenv(name, dir)
	}
	s := mustOpen(t, InMemory)
	update(t, s, put("b", "k", "1"))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("%d files, want none (%v)", len(files), err)
	}
	s = mustOpen(t, InMemory)
	want(t, s, "")
	t.Setenv("TMPDIR", filepath.Join(dir, "nowhere"))
	t.Setenv("TMP", filepath.Join(dir, "nowhere"))
	if _, err := Open(InMemory); err == nil || !strings.Contains(err.Error(), "want a directory for temporary files") {
		t.Errorf("error %v", err)
	}
}
