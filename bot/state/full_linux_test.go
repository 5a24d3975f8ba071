package state

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/bot/watch"
)

func init() { children["disk"] = disk }

// TestDiskFull has a process write to a disk of its own until that is full.
func TestDiskFull(t *testing.T) {
	t.Parallel()
	cmd := child(t, "disk", t.TempDir())
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	switch out, err := cmd.CombinedOutput(); {
	case errors.Is(err, syscall.EPERM), strings.HasPrefix(string(out), noMount):
		t.Skipf("the system lets nobody mount a disk: %v %s", err, out)
	case err != nil:
		t.Errorf("%v: %s", err, out)
	}
}

const noMount = "mount: "

func disk(dir string) error {
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=400k"); err != nil {
		return fmt.Errorf(noMount+"%w", err)
	}
	for _, size := range []int{0, 150_000, 250_000, 330_000} {
		if err := fillDisk(filepath.Join(dir, fmt.Sprint(size)), size); err != nil {
			return fmt.Errorf("with %d bytes of others: %w", size, err)
		}
	}
	return nil
}

// fillDisk writes until the disk is full, with a file of others on it, and goes
// on when that is gone.
func fillDisk(path string, others int) error {
	s, err := Open(path)
	if err != nil {
		return err
	}
	defer os.Remove(path)
	defer s.Close()
	file := path + ".other"
	if err := os.WriteFile(file, make([]byte, others), 0o600); err != nil {
		return err
	}
	var before string
	for n := 0; err == nil; n++ {
		if before, err = text(s); err != nil {
			return err
		}
		err = s.Update(fill(fmt.Sprint("bucket ", n), 30))
	}
	if !strings.HasSuffix(err.Error(), "nothing was written: no space left on device") {
		return err
	}
	if after, err := text(s); err != nil || after != before {
		return fmt.Errorf("something was written (%v)", err)
	}
	if err := os.Truncate(file, 0); err != nil {
		return err
	}
	err = s.Update(func(tx watch.Tx) error { return tx.Delete("bucket 0", "0") })
	if others > 0 && err != nil {
		return err
	}
	if err := errors.Join(os.Remove(file), s.Close()); err != nil {
		return err
	}
	_, err = survey(path, time.Second)
	return err
}
