package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"onrecord/corpus"
)

// A verdict is what a reviewer decided on a draft.
type verdict string

const (
	undecided verdict = ""
	accepted  verdict = "accepted"
	rejected  verdict = "rejected"
	gone      verdict = "no draft any more" // somebody else decided
)

// A session goes through the drafts of a file and writes each decision into
// it at once.
type session struct {
	path     string
	mode     fs.FileMode
	data     []byte // what the file holds
	drafts   []*corpus.Statement
	verdicts map[string]verdict // by ID
	people   []*corpus.Person   // of the file, then of the corpus
	known    []*corpus.Person   // of the corpus
	at       int                // the draft that is looked at
	steps    []step
}

// A step is a decision that can be undone.
type step struct {
	data []byte // what the file held before
	id   string // of the draft
	was  string // what was done
}

// errChanged is the error where somebody else has written the file meanwhile.
var errChanged = errors.New("the file was changed by something else and is read anew: look again, then decide")

// openSession reads a file; the first draft in it is looked at.
func openSession(path string, known []*corpus.Person) (*session, error) {
	s := &session{path: path, known: known, verdicts: map[string]verdict{}}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("no regular file")
	}
	var data []byte
	if err == nil {
		s.mode = info.Mode().Perm()
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w (want a file that onrecord import wrote)", quote(path), cause(err))
	}
	if err := s.take(data); err != nil {
		return nil, err
	}
	return s, nil
}

// take makes data the contents of the file. Drafts that are no more in it stay
// in the list, with the verdict that was given on them.
func (s *session) take(data []byte) error {
	file, err := corpus.ParseFile(s.path, data)
	if err != nil {
		return err
	}
	contents := file.Contents()
	now, listed := map[string]*corpus.Statement{}, map[string]bool{}
	for _, d := range contents.Drafts {
		now[d.ID] = d
	}
	for i, d := range s.drafts {
		listed[d.ID] = true
		if now[d.ID] != nil {
			s.drafts[i] = now[d.ID]
			delete(s.verdicts, d.ID)
		} else if s.verdicts[d.ID] == undecided {
			s.verdicts[d.ID] = gone
		}
	}
	for _, d := range contents.Drafts {
		if !listed[d.ID] {
			s.drafts = append(s.drafts, d)
		}
	}
	s.data, s.people = data, slices.Clone(contents.People)
	for _, p := range s.known {
		if !s.taken(p.ID) {
			s.people = append(s.people, p)
		}
	}
	return nil
}

// count says how many drafts have a verdict.
func (s *session) count(v verdict) int {
	n := 0
	for _, d := range s.drafts {
		if s.verdicts[d.ID] == v {
			n++
		}
	}
	return n
}

// current is the draft that is looked at; nil where there is none.
func (s *session) current() *corpus.Statement {
	if len(s.drafts) == 0 {
		return nil
	}
	return s.drafts[s.at]
}

// move goes n drafts on, or back, and stops at the ends.
func (s *session) move(n int) {
	s.at = max(0, min(s.at+n, len(s.drafts)-1))
}

// seek goes to the next draft that is undecided, from the start again after
// the last; it stays where there is none.
func (s *session) seek() {
	for i := range s.drafts {
		at := (s.at + i) % len(s.drafts)
		if s.verdicts[s.drafts[at].ID] == undecided {
			s.at = at
			return
		}
	}
}

// decide gives a verdict on the draft that is looked at, and goes on.
func (s *session) decide(v verdict) error {
	d := s.current()
	err := s.edit(string(v), func(f *corpus.File) error {
		if v == accepted {
			return f.Accept(d.ID)
		}
		return f.Reject(d.ID)
	})
	if err != nil {
		return err
	}
	s.verdicts[d.ID] = v
	s.seek()
	return nil
}

// setSpeaker makes somebody the speaker of the draft; empty: nobody is known.
func (s *session) setSpeaker(person string) error {
	id := s.current().ID
	return s.edit("given another speaker", func(f *corpus.File) error { return f.SetSpeaker(id, person) })
}

// addSpeaker makes somebody new the speaker of the draft.
func (s *session) addSpeaker(name string) error {
	draft, person := s.current().ID, s.newID(name)
	return s.edit("given another speaker", func(f *corpus.File) error {
		if err := f.AddPerson(&corpus.Person{ID: person, Name: name}); err != nil {
			return err
		}
		return f.SetSpeaker(draft, person)
	})
}

// newID makes an ID of the last word of a name, of more words or with a number
// where that is somebody's already.
func (s *session) newID(name string) string {
	words := strings.Split(cmp.Or(slug(name), "person"), "-")
	for n := len(words) - 1; n >= 0; n-- {
		if id := strings.Join(words[n:], "-"); !s.taken(id) {
			return id
		}
	}
	for n := 2; ; n++ {
		if id := fmt.Sprintf("%s-%d", strings.Join(words, "-"), n); !s.taken(id) {
			return id
		}
	}
}

func (s *session) taken(id string) bool {
	return slices.ContainsFunc(s.people, func(p *corpus.Person) bool { return p.ID == id })
}

// setKind makes the draft one of another kind.
func (s *session) setKind(kind corpus.Kind) error {
	id := s.current().ID
	return s.edit("made "+kindName(kind), func(f *corpus.File) error { return f.SetKind(id, kind) })
}

// edit changes the file and writes it. Where that fails all is as before.
func (s *session) edit(was string, change func(*corpus.File) error) error {
	if err := s.unchanged(); err != nil {
		return err
	}
	file, err := corpus.ParseFile(s.path, s.data)
	if err != nil {
		return err
	}
	if err := change(file); err != nil {
		return err
	}
	made := step{s.data, s.current().ID, was}
	if err := s.write(file.Bytes()); err != nil {
		return err
	}
	s.steps = append(s.steps, made)
	return nil
}

// undo takes the last step back, and says what it was; empty: there is none.
func (s *session) undo() (string, error) {
	if len(s.steps) == 0 {
		return "", nil
	}
	if err := s.unchanged(); err != nil {
		return "", err
	}
	last := s.steps[len(s.steps)-1]
	if err := s.write(last.data); err != nil {
		return "", err
	}
	s.steps = s.steps[:len(s.steps)-1]
	s.at = max(0, slices.IndexFunc(s.drafts, func(d *corpus.Statement) bool { return d.ID == last.id }))
	return last.was, nil
}

// write writes the file and takes it as it is then. Contents that could not be
// read again are not written.
func (s *session) write(data []byte) error {
	before := s.data
	if err := s.take(data); err != nil {
		return err
	}
	err := replaceFile(s.path, data, s.mode)
	if err == nil {
		return nil
	}
	if again := s.take(before); again != nil {
		return again
	}
	return fmt.Errorf("nothing saved: %s: %w", s.path, cause(err))
}

// unchanged reads the file anew where it is not what was last read or written;
// what could be undone before is over then.
func (s *session) unchanged() error {
	data, err := os.ReadFile(s.path)
	if err != nil {
		return fmt.Errorf("nothing saved: %s: %w", s.path, cause(err))
	}
	if bytes.Equal(data, s.data) {
		return nil
	}
	if err := s.take(data); err != nil {
		return fmt.Errorf("nothing saved, the file was changed by something else: %w", err)
	}
	s.steps = nil
	return errChanged
}
