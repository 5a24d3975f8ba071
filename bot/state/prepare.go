package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// look tells of the file at a path. What is no file is an error: bbolt would
// wait for somebody to write to a pipe.
func look(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, refused(path, err)
	case info.IsDir():
		return nil, fmt.Errorf("state file %q is a directory (want a file)", path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("state file %q is a device or the like (want a file)", path)
	}
	return info, nil
}

// prepare makes the file if it is not there, and gives its whole path.
func prepare(path string) (string, error) {
	if path == "" {
		return "", errors.New("state file without a name (want a path)")
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", refused(path, err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return path, nil // what else may be wrong is told when it is opened
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("state file %q: directory: %w (want one that is there or can be made)", path, cause(err))
	}
	if err := create(path); err != nil {
		return "", fmt.Errorf("state file %q: %w (want a directory that can be written to)", path, cause(err))
	}
	return path, nil
}

// create makes a new file aside and gives it its name when it is whole, unless
// another has that by then. So a process that is killed leaves no half file.
func create(path string) error {
	aside, err := os.CreateTemp(filepath.Dir(path), "onrecord-state-new-*")
	if err != nil {
		return err
	}
	defer os.Remove(aside.Name())
	s, err := openFile(path, already(aside), bbolt.Options{})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	if err := os.Link(aside.Name(), path); err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	// Here files have one name each. Another that comes by that name just now
	// would be lost, with nothing in it yet.
	return os.Rename(aside.Name(), path)
}

// syncDirectory sees to it that a new file is found again after a loss of
// power, and the directory that was made for it. Not every system lets it.
func syncDirectory(path string) {
	for _, name := range []string{path, filepath.Dir(path)} {
		if dir, err := os.Open(name); err == nil {
			_ = dir.Sync()
			_ = dir.Close()
		}
	}
}

// refused words why a file cannot be opened.
func refused(path string, err error) error {
	var (
		number syscall.Errno
		named  *fs.PathError
	)
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("state file %q: %w (want that stopped first: one process at a time)", path, ErrInUse)
	case errors.As(err, &number), errors.As(err, &named):
		return fmt.Errorf("state file %q: %w (want a file that can be read and written)", path, cause(err))
	}
	return damaged(path, err)
}

// damaged words what is wrong with a file.
func damaged(path string, err error) error {
	return fmt.Errorf("state file %q is damaged: %w (want a state file, or onrecord state import of an export into a new one; this one was left as it is)", path, err)
}

// cause is what an error of the file system says beside the path.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
