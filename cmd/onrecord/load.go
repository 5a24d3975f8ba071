package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"onrecord/corpus"
)

// load reads the corpus in dir, empty for the embedded one. Of many problems
// the error tells the first and where to see the others.
func load(dir string) (*corpus.Corpus, error) {
	fsys, err := open(dir)
	if err != nil {
		return nil, err
	}
	c, err := corpus.Load(fsys)
	var problems corpus.Problems
	if errors.As(err, &problems) && len(problems) > 1 {
		err = fmt.Errorf("%v (and %d more, see onrecord check)", problems[0], len(problems)-1)
	}
	if err != nil {
		return nil, fmt.Errorf("corpus %s: %w", quote(dir), err)
	}
	return c, nil
}

// open opens the corpus in dir, empty for the embedded one.
func open(dir string) (fs.FS, error) {
	if dir == "" {
		return corpus.Embedded(), nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("corpus %s: %w (want a directory of .yaml files)", quote(dir), cause(err))
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("corpus %s: not a directory (want a directory of .yaml files)", quote(dir))
	}
	return os.DirFS(dir), nil
}

// cause is what an error of the file system says beside the path.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
