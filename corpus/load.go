package corpus

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Load reads every .yaml and .yml file of the directory and of those below
// it; names that begin with a dot are passed over. An error is a [Problems]
// with everything that keeps the files from being one sound corpus.
func Load(fsys fs.FS) (*Corpus, error) { return LoadWith(fsys, "", nil) }

// LoadWith is Load with one file more, or with other content in it: what would
// be there if it were written. The name is as [Files] gives them; "" adds
// nothing.
func LoadWith(fsys fs.FS, name string, data []byte) (*Corpus, error) {
	log := &problemLog{}
	d := &raw{}
	// With a file missing, references into it would all look wrong.
	if readAll(fsys, given{name, data}, d, log) {
		d.resolve(log)
	}
	if log.found() {
		return nil, log.problems()
	}
	d.Corpus.fingerprint = fingerprint(&d.Corpus)
	return &d.Corpus, nil
}

// given is a file that need not be in the directory.
type given struct {
	name string // "": none
	data []byte
}

// among puts its name among those of the directory's files, which are sorted.
func (g given) among(names []string) []string {
	at, there := slices.BinarySearch(names, g.name)
	if there {
		return names
	}
	return slices.Insert(names, at, g.name)
}

// readAll reads the files into the raw corpus, by name. It reports false if there
// are none or one of them is not YAML.
func readAll(fsys fs.FS, with given, d *raw, log *problemLog) bool {
	names, err := Files(fsys)
	if with.name != "" && err == nil {
		names = with.among(names)
	}
	var at *fs.PathError
	switch {
	case errors.As(err, &at) && at.Path == ".":
		log.add(Position{}, "the directory: %v", at.Err)
		return false
	case err != nil:
		log.add(Position{}, "%v", err)
		return false
	case len(names) == 0:
		log.add(Position{}, "no .yaml or .yml file in the directory")
		return false
	case len(names) > maxFiles:
		log.add(Position{}, "more than %d files", maxFiles)
		return false
	}
	complete := true
	total := 0
	for _, name := range names {
		data, err := with.data, error(nil)
		if name != with.name {
			data, err = read(fsys, name)
		}
		if total += len(data); err == nil && total > maxTotal {
			err = fmt.Errorf("more than %d MiB in the files up to this one", maxTotal>>20)
		}
		if err != nil {
			log.add(Position{File: name}, "%v", err)
			return false
		}
		root, ok := parse(name, data, log)
		if root != nil {
			reader{name, log}.sections(root, d)
		}
		complete = complete && ok
	}
	return complete
}

// Files gives the names of the files that [Load] reads, sorted; where there are
// too many, one more than it bears. The errors are those of fsys.
func Files(fsys fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(entryName(name), ".")
		switch {
		case err != nil:
			return err
		case entry.IsDir() && hidden:
			return fs.SkipDir
		case entry.IsDir() || hidden || !isYAML(name):
			return nil
		}
		if names = append(names, name); len(names) > maxFiles {
			return fs.SkipAll
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

// entryName is the last element of a path, empty for the directory itself.
func entryName(name string) string {
	if name == "." {
		return ""
	}
	return path.Base(name)
}

func isYAML(name string) bool {
	extension := path.Ext(name)
	return extension == ".yaml" || extension == ".yml"
}

// read reads one file, of a size that is borne.
func read(fsys fs.FS, name string) ([]byte, error) {
	// A pipe would block, and may well stand behind a link.
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%v, want a regular file", info.Mode().Type())
	case info.Size() > maxFile:
		return nil, errTooLarge
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxFile+1))
	if len(data) > maxFile { // it grew
		return nil, errTooLarge
	}
	return data, err
}

var errTooLarge = fmt.Errorf("more than %d MiB, split it", maxFile>>20)
