package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A File is the text of one corpus file, in which what a reviewer decides on
// drafts is written. Each change is made where it has to be, and all else stays
// as it is, byte for byte: comments, order, the way that strings are written.
//
// A change that cannot be made, or after which the statement could not be
// loaded, is an error, and the file stays as it was.
type File struct {
	name string
	data []byte
	tree *yaml.Node // of the data; nil where the file is empty
}

// ParseFile reads the text of a corpus file. The name is for messages. An error
// is a [Problems] with what keeps it from being a file of a corpus, as far as
// that can be told without the others.
func ParseFile(name string, data []byte) (*File, error) {
	log := &problemLog{}
	f := parsed(name, data, log)
	if log.found() {
		return nil, log.problems()
	}
	return f, nil
}

func parsed(name string, data []byte, log *problemLog) *File {
	root, ok := parse(name, data, log)
	if ok && root != nil {
		reader{name, log}.sections(root, &raw{})
	}
	return &File{name, bytes.Clone(data), root}
}

// Bytes gives the text of the file as it is now.
func (f *File) Bytes() []byte { return bytes.Clone(f.data) }

// Contents gives what is in the file, its statements apart from its drafts and
// all in the file's order. Whom and what the file names but does not hold, for
// they are in others, has no more than its ID.
func (f *File) Contents() *Corpus {
	d := &raw{}
	if f.tree != nil {
		reader{f.name, &problemLog{}}.sections(f.tree, d)
	}
	sources := map[string]*Source{}
	for _, s := range d.Sources {
		sources[s.ID] = s
	}
	people := map[string]*Person{}
	for _, p := range d.People {
		people[p.ID] = p
	}
	named := func(id string) *Person {
		if people[id] == nil {
			people[id] = &Person{ID: id}
		}
		return people[id]
	}
	for _, s := range d.entries {
		if sources[s.source.id] == nil {
			sources[s.source.id] = &Source{ID: s.source.id}
		}
		s.Source = sources[s.source.id]
		if s.speaker.id != "" {
			s.Speaker = named(s.speaker.id)
		}
		for _, ref := range s.speakers {
			s.Found.Speakers = append(s.Found.Speakers, named(ref.id))
		}
		for _, ref := range s.topics {
			s.Topics = append(s.Topics, &Topic{ID: ref.id})
		}
		if s.draft {
			d.Drafts = append(d.Drafts, s.Statement)
		} else {
			d.Statements = append(d.Statements, s.Statement)
		}
	}
	return &d.Corpus
}

// Accept makes the draft a statement. It has to be known who said it, and on
// which day its source was published if the source is in this file.
func (f *File) Accept(id string) error {
	return f.change(id, func(e *edit) error {
		if source := byIDIn(f.section("sources"), e.value("source")); source != nil && valueOf(source, "published") == nil {
			return fmt.Errorf("source %q without \"published\" (want the day, such as 2026-01-06)", e.value("source"))
		}
		return e.remove("review")
	})
}

// Reject takes the draft out of the file. Whom it names stays: statements of
// other files may be by them. See [File.RemovePerson].
func (f *File) Reject(id string) error {
	return f.change(id, func(e *edit) error { return e.removeItem("statements") })
}

// SetSpeaker says who the draft is by: the ID of a person, or "" where that is
// not known after all.
func (f *File) SetSpeaker(id, person string) error {
	return f.change(id, func(e *edit) error {
		switch {
		case person == "":
			return e.remove("speaker")
		case !idForm.MatchString(person) || len(person) > maxID:
			return fmt.Errorf("speaker %v (want the ID of a person)", shown(person))
		}
		return e.set("speaker", text(person), "kind")
	})
}

// SetText gives the draft another text, of several parts where it is a quote
// that its source interrupts.
func (f *File) SetText(id string, parts ...string) error {
	return f.change(id, func(e *edit) error { return e.setText(parts) })
}

// SetKind makes the draft one of another kind, with the quotation marks that go
// with it: a quote that becomes a partial gets them around each part, and loses
// them the other way. Where that is not possible, the text has to be set as well:
// see [File.SetText]. A fact is by nobody, so a speaker goes.
func (f *File) SetKind(id string, kind Kind) error {
	return f.change(id, func(e *edit) error {
		parts := converted(e.parts(), Kind(e.value("kind")), kind)
		if err := e.set("kind", text(string(kind)), "source"); err != nil {
			return err
		}
		if kind == Fact {
			if err := e.remove("speaker"); err != nil {
				return err
			}
		}
		if slices.Equal(parts, e.parts()) {
			return nil
		}
		return e.setText(parts)
	})
}

// AddPerson puts somebody into the file, behind the others.
func (f *File) AddPerson(p *Person) error {
	if byIDIn(f.section("people"), p.ID) != nil {
		return fmt.Errorf("person %q is in the file already", p.ID)
	}
	return f.apply(func(e *edit) error { return e.appendTo("people", personNode(p)) })
}

// RemovePerson takes somebody out of the file whom no statement of it is by, or
// may be by. Whether one of another file is cannot be told from here: see
// [LoadWith].
func (f *File) RemovePerson(id string) error {
	item := byIDIn(f.section("people"), id)
	if item == nil {
		return fmt.Errorf("no person %q in the file", id)
	}
	c := f.Contents()
	for _, s := range slices.Concat(c.Statements, c.Drafts) {
		names := s.Speaker != nil && s.Speaker.ID == id
		if s.Found != nil {
			names = names || slices.ContainsFunc(s.Found.Speakers, func(p *Person) bool { return p.ID == id })
		}
		if names {
			return fmt.Errorf("person %q is named by statement %q in line %d", id, s.ID, s.Position.Line)
		}
	}
	return f.apply(func(e *edit) error {
		e.at(item)
		return e.removeItem("people")
	})
}

// SetPublished says on which day a source of the file was published.
func (f *File) SetPublished(source string, day Date) error {
	item := byIDIn(f.section("sources"), source)
	if item == nil {
		return fmt.Errorf("no source %q in the file", source)
	}
	return f.apply(func(e *edit) error {
		e.at(item)
		return e.set("published", &yaml.Node{Kind: yaml.ScalarNode, Value: string(day)}, "title")
	})
}

// change changes one draft.
func (f *File) change(id string, do func(*edit) error) error {
	item := byIDIn(f.section("statements"), id)
	switch {
	case item == nil:
		return fmt.Errorf("no statement %q in the file", id)
	case valueOf(item, "review") == nil:
		return fmt.Errorf("statement %q is no draft, it has been reviewed", id)
	}
	return f.apply(func(e *edit) error {
		e.at(item)
		return do(e)
	})
}

// apply makes a change, if the file can be loaded after it and is changed where
// it was meant to be and nowhere else.
func (f *File) apply(do func(*edit) error) error {
	e := &edit{file: f}
	if err := do(e); err != nil {
		return err
	}
	data := e.bytes()
	log := &problemLog{}
	changed := parsed(f.name, data, log)
	if log.found() {
		return log.problems()
	}
	if !sameTree(changed.tree, e.wanted()) {
		return errWritten
	}
	*f = *changed
	return nil
}

// errWritten is for files written so that a change by bytes cannot be told to be
// right, such as keys with comments between them and their values.
var errWritten = errors.New("the file is written in a way that is changed by hand only (want keys and values each on their line)")

// section gives the list under a key of the file, nil where there is none.
func (f *File) section(key string) *yaml.Node {
	if f.tree == nil {
		return nil
	}
	return valueOf(f.tree, key)
}

// byIDIn gives the entry of a list that has the ID, or nil.
func byIDIn(list *yaml.Node, id string) *yaml.Node {
	if list == nil {
		return nil
	}
	for _, item := range list.Content {
		if n := valueOf(item, "id"); n != nil && strings.TrimSpace(n.Value) == id {
			return item
		}
	}
	return nil
}

// valueOf gives the value of a mapping's key, or nil.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
