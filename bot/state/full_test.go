//go:build linux || darwin

package state

import (
	"errors"
	"fmt"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func init() { children["full"] = full }

// TestFull has a process write to a file that may have only so many bytes, for
// all numbers of them.
func TestFull(t *testing.T) {
	t.Parallel()
	out, err := child(t, "full", filepath.Join(t.TempDir(), "state.db")).CombinedOutput()
	if err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

func full(path string) error {
	signal.Ignore(syscall.SIGXFSZ) // so that a write beyond the limit is an error
	s, err := Open(path)
	if err != nil {
		return err
	}
	defer s.Close()
	s.db.AllocSize = 1 // so that the file is as long as it needs
	if err := s.Update(fill("before", 250)); err != nil {
		return err
	}
	failed := 0
	for limit := uint64(0); ; limit += 9000 {
		err := overLimit(s, limit)
		if errors.Is(err, errWritten) {
			break
		}
		if err != nil {
			return fmt.Errorf("limit %d: %w", limit, err)
		}
		failed++
	}
	if failed < 30 {
		return fmt.Errorf("%d transactions failed, want more", failed)
	}
	before, err := text(s)
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	if s, err = Open(path); err != nil {
		return err
	}
	if after, err := text(s); err != nil || after != before {
		return fmt.Errorf("opened again it holds something else (%v)", err)
	}
	return nil
}

var errWritten = errors.New("written, as there is room")

// overLimit has an Update fail for want of room, and another come after it.
func overLimit(s *Store, limit uint64) error {
	before, err := text(s)
	if err != nil {
		return err
	}
	bucket := fmt.Sprint("bucket ", limit)
	switch err := limited(limit, func() error { return s.Update(fill(bucket, 40)) }); {
	case err == nil:
		return errWritten
	case !strings.Contains(err.Error(), s.path) || !strings.Contains(err.Error(), "nothing was written") || !strings.HasSuffix(err.Error(), syscall.EFBIG.Error()):
		return err
	}
	if after, err := text(s); err != nil || after != before {
		return fmt.Errorf("something was written (%v)", err)
	}
	if err := s.Update(put("after", bucket, "1")); err != nil {
		return err
	}
	if err := s.check(true); err != nil { // which sees how long the file is
		return err
	}
	_, err = s.inspect()
	return err
}

// limited does something while no file may be written to from a byte on.
func limited(from uint64, do func() error) error {
	var before syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &before); err != nil {
		return err
	}
	limit := before
	limit.Cur = from
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	err := do()
	return errors.Join(err, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &before))
}
