package state

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// TestPipe opens a pipe, which nobody writes to.
func TestPipe(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, open := range []func(string) (*Store, error){Open, OpenReadOnly} {
		_, err := open(path)
		wantError(t, err, path, "is a device or the like (want a file)")
	}
}

// nobody is a user who may do nothing, where the tests run as one who may do
// everything.
const nobody = 65534

// asNobody does something with files as a user who may not write to them.
func asNobody(t *testing.T, do func()) {
	t.Helper()
	done := make(chan bool)
	go func() {
		defer close(done)
		runtime.LockOSThread() // which ends with the goroutine
		if os.Getuid() == 0 {
			if _, _, err := syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0); err != 0 {
				t.Error(err)
				return
			}
		}
		do()
	}()
	<-done
}

func TestNotWritable(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, hidden := filepath.Join(dir, "state.db"), filepath.Join(dir, "hidden.db")
	for _, name := range []string{path, hidden} {
		s := mustOpen(t, name)
		update(t, s, put("b", "k", "1"))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{path: 0o444, hidden: 0, dir: 0o555, filepath.Dir(dir): 0o755} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	asNobody(t, func() {
		_, err := Open(path)
		wantError(t, err, path, "permission denied (want a file that can be read and written)")
		_, err = Open(hidden)
		wantError(t, err, hidden, "permission denied (want a file that can be read and written)")
		_, err = Open(filepath.Join(dir, "new.db"))
		wantError(t, err, "permission denied (want a directory that can be written to)")
		_, err = Open(filepath.Join(dir, "new", "new.db"))
		wantError(t, err, "directory: permission denied (want one that is there or can be made)")
		s, err := OpenReadOnly(path)
		if err != nil {
			t.Error(err)
			return
		}
		want(t, s, "", "k=1")
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the file has changed (%v)", err)
	}
}
