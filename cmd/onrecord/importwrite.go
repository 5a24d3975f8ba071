package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// readable is the mode of a corpus file.
const readable fs.FileMode = 0o644

// mayWrite says why a file may not be written: it is there already, unless it
// is to be replaced, or what is there is no file.
func mayWrite(path string, replace bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		info, err := os.Stat(filepath.Dir(path))
		if err == nil && !info.IsDir() {
			err = errors.New("not a directory")
		}
		if err != nil {
			return fmt.Errorf("%s: %w (want a file in a directory that is there)", quote(path), cause(err))
		}
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", quote(path), cause(err))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: no regular file (want one, or none yet)", quote(path))
	case !replace:
		return fmt.Errorf("%s: there already (want --force to replace it)", quote(path))
	}
	return nil
}

// replaceFile writes data aside and then puts it in the place of the file at
// path, so that there is always either the whole of the old one or of the new.
// Its name there begins with a dot, which is passed over in a corpus. Behind a
// link it is the file linked to that is replaced.
func replaceFile(path string, data []byte, mode fs.FileMode) error {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	aside, err := os.CreateTemp(filepath.Dir(path), ".onrecord-*")
	if err != nil {
		return err
	}
	_, err = aside.Write(data)
	if err == nil {
		err = cmp.Or(aside.Chmod(mode), aside.Sync())
	}
	if err = cmp.Or(err, aside.Close()); err == nil {
		err = os.Rename(aside.Name(), path)
	}
	if err != nil {
		_ = os.Remove(aside.Name())
	}
	return err
}
