package main

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/corpus"
)

// An editor lets somebody change a line of text.
type editor struct {
	title string
	text  []rune
	at    int                     // the cursor stands before this character
	take  func(text string) error // what is done with it
}

// press handles a key. closed: the text was taken, or the change given up.
func (e *editor) press(k key) (closed bool, err error) {
	switch k {
	case keyEscape, keyInterrupt:
		return true, nil
	case keyEnter:
		err := e.take(strings.TrimSpace(string(e.text)))
		return err == nil, err
	case keyLeft:
		e.at = max(e.at-1, 0)
	case keyRight:
		e.at = min(e.at+1, len(e.text))
	case keyHome, keyUp:
		e.at = 0
	case keyEnd, keyDown:
		e.at = len(e.text)
	case keyBackspace:
		if e.at > 0 {
			e.at--
			e.text = slices.Delete(e.text, e.at, e.at+1)
		}
	case keyDelete:
		if e.at < len(e.text) {
			e.text = slices.Delete(e.text, e.at, e.at+1)
		}
	case keyClear: // what is before the cursor, as in a shell
		e.text, e.at = slices.Delete(e.text, 0, e.at), 0
	default:
		typed := []rune(k.typed())
		e.text = slices.Insert(e.text, e.at, typed...)
		e.at += len(typed)
	}
	return false, nil
}

func (e *editor) keys() []string {
	return []string{"change the text", "Enter takes it", "Esc goes back"}
}

// lines shows the text with its cursor.
func (e *editor) lines(r *reviewer, width, room int) []shownLine {
	text := fill(2, width, stretch{text: string(e.text[:e.at])}, stretch{text: "│", style: r.style.Match, marked: true}, stretch{text: string(e.text[e.at:])})
	return slices.Concat(fill(0, width, r.name(e.title)), around(text, room-1))
}

// editText lets somebody change the text of the draft, which is the reporter's
// words where it is not a quote.
func (s *session) editText() dialog {
	d := s.current()
	text := []rune(d.Text)
	return &editor{title: "Text", text: text, take: s.setText}
}

// setText gives the draft other words of ours. Those in quotation marks are
// somebody's, and stay as they are.
func (s *session) setText(text string) error {
	d := s.current()
	was, is := verbatim(d.Kind, d.Text), verbatim(d.Kind, text)
	for _, words := range is {
		if !slices.ContainsFunc(was, func(old string) bool { return strings.Contains(old, words) }) {
			return fmt.Errorf("“%s” is not what stands there in quotation marks: those words stay as they are", words)
		}
	}
	return s.edit("given another text", func(f *corpus.File) error { return f.SetText(d.ID, text) })
}

// verbatim gives the words of a text that are somebody's own.
func verbatim(kind corpus.Kind, text string) []string {
	var list []string
	s := &corpus.Statement{Kind: kind, Text: text, Parts: []string{text}}
	for _, segment := range s.Segments() {
		if segment.Verbatim {
			list = append(list, segment.Text)
		}
	}
	return list
}
