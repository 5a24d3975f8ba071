package state

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"onrecord/bot/watch"
)

// errUnchanged ends an Update that has nothing to write.
var errUnchanged = errors.New("nothing has changed")

// View lets f read. It sees the state as it was when it began, whatever is
// written meanwhile. A transaction must not begin inside another.
func (s *Store) View(f func(watch.Tx) error) (err error) {
	if err := s.check(false); err != nil {
		return err
	}
	t := &tx{}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer s.rescue(t, &err)
	err = s.db.View(func(b *bbolt.Tx) error { return t.run(b, f) })
	return s.outcome(t, err)
}

// Update lets f read and write. All of what it writes is on disk when Update
// returns nil; nothing of it is there when f returns an error, which Update
// gives back, when f panics, which goes on to the caller, or when the disk is
// full. Where bbolt panics, or the file cannot be read, that is an error of
// Update's. Updates wait for each other; one must not begin inside another.
func (s *Store) Update(f func(watch.Tx) error) (err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.check(true); err != nil {
		return err
	}
	t := &tx{}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer s.rescue(t, &err)
	err = s.db.Update(func(b *bbolt.Tx) error { return t.run(b, f) })
	if errors.Is(err, errUnchanged) {
		return nil
	}
	return s.outcome(t, err)
}

// check reports why no transaction may begin. What was written to a file that
// is gone would be lost, and what is read where one was cut short is not there.
func (s *Store) check(write bool) error {
	if err := s.broken.Load(); err != nil {
		return *err
	}
	if s.path == InMemory {
		return nil
	}
	least := s.size.Load()
	info, err := s.file.Stat()
	switch {
	case err != nil: // which it is for a file that is closed
		return s.closed()
	case info.Size() < least:
		return s.giveUp(errors.New("it was cut short by another program"))
	}
	s.size.Store(info.Size())
	if !write {
		return nil
	}
	named, err := os.Stat(s.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(info, named) {
		return s.giveUp(errors.New("it was removed or replaced by another program"))
	}
	return nil
}

// giveUp lets no transaction begin any more.
func (s *Store) giveUp(cause error) error {
	err := fmt.Errorf("state file %q cannot be used any more: %w (want a restart)", s.path, cause)
	s.broken.CompareAndSwap(nil, &err)
	return err
}

// rescue makes an error of a panic, unless it is the caller's own, which goes
// on. After a transaction that has not ended there can be no other: bbolt holds
// locks for it.
func (s *Store) rescue(t *tx, err *error) {
	ended := t.bolt != nil && t.bolt.DB() == nil
	if t.calling && t.fault == nil {
		if !ended {
			_ = s.giveUp(errors.New("a transaction could not be taken back"))
		}
		return
	}
	r := recover()
	switch {
	case r == nil:
	case ended:
		*err = s.faulty(cmp.Or(t.fault, faultOf(r)))
	default:
		*err = s.giveUp(cmp.Or(t.fault, faultOf(r)))
	}
}

// outcome words what a transaction ended with.
func (s *Store) outcome(t *tx, err error) error {
	switch {
	case err == nil:
		return nil
	case t.fault != nil:
		return s.faulty(t.fault)
	case errors.Is(err, bolterrors.ErrDatabaseNotOpen):
		return s.closed()
	case errors.Is(err, bolterrors.ErrDatabaseReadOnly):
		return fmt.Errorf("state file %q is open for reading alone (want it open for writing)", s.path)
	case t.committing:
		return s.uncommitted(t, err)
	}
	return err
}

// uncommitted words why what was put is not there. Where the disk has failed
// at the very last, it may be there all the same, and yet be gone after a loss
// of power: as after a crash, only who opens the file again can tell.
func (s *Store) uncommitted(t *tx, err error) error {
	t.bolt = nil // a panic from here on leaves a lock
	b, beginning := s.db.Begin(false)
	if beginning != nil {
		return s.giveUp(cause(err))
	}
	latest := b.ID()
	_ = b.Rollback()
	if latest >= t.id {
		return s.giveUp(cause(err))
	}
	return fmt.Errorf("state file %q: nothing was written: %w", s.path, cause(err))
}

func (s *Store) closed() error {
	return fmt.Errorf("state file %q is closed (want it open)", s.path)
}

func (s *Store) faulty(fault error) error {
	return fmt.Errorf("state file %q: %w (want a restart, which looks it through)", s.path, fault)
}

// faultOf makes an error of what bbolt has panicked with, or the system has
// where a page is not there.
func faultOf(panicked any) error {
	if _, ok := panicked.(interface{ Addr() uintptr }); ok {
		return errors.New("a page of it cannot be read")
	}
	if err, ok := panicked.(error); ok {
		return err
	}
	return fmt.Errorf("%v", panicked)
}
