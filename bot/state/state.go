package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"

	"onrecord/bot/watch"
)

// InMemory is the path of a state that is gone when it is closed.
const InMemory = ":memory:"

// version is that of the file's format, and of an export's.
const version = 1

// patience is how long a file that is in use is waited for: as long as a
// process takes to end, where the next has begun already.
const patience = 2 * time.Second

// room is how much of the address space a file is given, in bytes. Where a file
// outgrows that, an Update waits until no View is under way. growth is how much
// longer it is made when it is full.
const (
	room   = 64 << 20
	growth = 128 << 10
)

// ErrInUse is in the error for a file that another process has open.
var ErrInUse = errors.New("in use by another process")

// A Store is a state file that is open. Several goroutines may use it at once.
type Store struct {
	path    string // whole, or InMemory
	db      *bbolt.DB
	file    *os.File
	left    string                // a file to remove in the end; empty: none
	size    atomic.Int64          // what the file had at least
	writing sync.Mutex            // held by Update
	broken  atomic.Pointer[error] // why no transaction may begin any more; nil: it may
}

var _ watch.Store = (*Store)(nil)

// Open opens the state file at a path, which is made if it is not there, and
// with it the directories it is in.
func Open(path string) (*Store, error) { return open(path, patience) }

func open(path string, wait time.Duration) (*Store, error) {
	if path == InMemory {
		return openInMemory()
	}
	path, err := prepare(path)
	if err != nil {
		return nil, err
	}
	isNew, err := survey(path, wait)
	if err != nil {
		return nil, err
	}
	s, err := openFile(path, os.OpenFile, bbolt.Options{Timeout: wait})
	if err != nil || !isNew {
		return s, err
	}
	if err := s.found(); err != nil {
		_ = s.Close()
		return nil, err
	}
	syncDirectory(filepath.Dir(path))
	return s, nil
}

// OpenReadOnly opens a state file that is there. Nothing is written to it, and
// Update is an error.
func OpenReadOnly(path string) (*Store, error) {
	info, err := look(path)
	if err != nil {
		return nil, err
	}
	if info.Size() == 0 {
		return nil, damaged(path, errors.New("it is empty"))
	}
	s, _, err := openSound(path, patience)
	return s, err
}

// openInMemory opens a new state in a file without a name, where the system
// lets it. Nobody can open that again, so it is not synced.
func openInMemory() (*Store, error) {
	file, err := os.CreateTemp("", "onrecord-state-*")
	if err != nil {
		return nil, fmt.Errorf("state %s: %w (want a directory for temporary files, $TMPDIR)", InMemory, err)
	}
	s, err := openFile(InMemory, already(file), bbolt.Options{NoSync: true, NoGrowSync: true})
	removed := os.Remove(file.Name())
	if err != nil {
		return nil, err
	}
	if removed != nil { // the system wants it closed first
		s.left = file.Name()
	}
	if err := s.found(); err != nil {
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

// survey looks a file through before bbolt may write to it. It reports whether
// that is a new one.
func survey(path string, wait time.Duration) (isNew bool, err error) {
	info, err := look(path)
	if err != nil {
		return false, err
	}
	if info.Size() == 0 { // it may have held something
		return false, damaged(path, errors.New("it is empty"))
	}
	s, isNew, err := openSound(path, wait)
	if err != nil {
		return false, err
	}
	return isNew, s.Close()
}

// openSound opens a file for reading, if it is sound.
func openSound(path string, wait time.Duration) (s *Store, isNew bool, err error) {
	s, err = openFile(path, os.OpenFile, bbolt.Options{ReadOnly: true, Timeout: wait})
	if err != nil {
		return nil, false, err
	}
	if isNew, err = s.inspect(); err != nil {
		_ = s.Close()
		return nil, false, err
	}
	return s, isNew, nil
}

// An opener opens files, as [os.OpenFile] does.
type opener = func(name string, flag int, mode os.FileMode) (*os.File, error)

// already is the opener that gives a file that is open.
func already(file *os.File) opener {
	return func(string, int, os.FileMode) (*os.File, error) { return file, nil }
}

// openFile has bbolt open a file. For reading it looks at the first two pages
// and no more, and only where the file is long enough.
func openFile(path string, open opener, o bbolt.Options) (s *Store, err error) {
	s = &Store{path: path}
	o.OpenFile = func(name string, flag int, mode os.FileMode) (file *os.File, err error) {
		s.file, err = open(name, flag, mode)
		return s.file, err
	}
	o.FreelistType = bbolt.FreelistMapType
	if !o.ReadOnly && runtime.GOOS != "windows" { // where the file would be as long
		o.InitialMmapSize = room
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			_ = s.file.Close()
			s, err = nil, damaged(path, fmt.Errorf("%v", r))
		}
	}()
	if s.db, err = bbolt.Open(path, 0o600, &o); err != nil {
		return nil, refused(path, err)
	}
	s.db.AllocSize = growth
	info, err := s.file.Stat()
	if err != nil {
		_ = s.db.Close()
		return nil, refused(path, err)
	}
	s.size.Store(info.Size())
	return s, nil
}

// Close closes the file once the transactions that are under way have ended.
func (s *Store) Close() error {
	err := s.close()
	if s.left != "" {
		_ = os.Remove(s.left)
	}
	return err
}

func (s *Store) close() error {
	if s.broken.Load() == nil {
		return s.db.Close()
	}
	// bbolt may hold locks of its own for good.
	if err := s.file.Close(); !errors.Is(err, fs.ErrClosed) {
		return err
	}
	return nil
}
