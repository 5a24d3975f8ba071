package main

import (
	"fmt"
	"strings"

	"onrecord/bot"
	"onrecord/corpus"
)

// A reviewer is a session at a terminal: keys in, screens out.
type reviewer struct {
	*session
	texts  []sourceText
	style  bot.Style
	notice string // what the last key did
	dialog dialog // nil: none is open
	help   bool   // the keys are explained
}

// A dialog asks for one thing about the draft that is looked at.
type dialog interface {
	press(k key) (closed bool, err error) // closed: it was said, or given up
	lines(r *reviewer, width, room int) []shownLine
	keys() []string // what can be pressed
}

// bindings are the keys and what they do, in the order that they are shown.
var bindings = []struct {
	keys []key
	name string // as it is shown
	help string
	run  func(*reviewer)
}{
	{[]key{"a"}, "a accept", "take the statement on record as it is", func(r *reviewer) { r.decided(accepted) }},
	{[]key{"r"}, "r reject", "take the draft away: nobody said it, or it is not wanted", func(r *reviewer) { r.decided(rejected) }},
	{[]key{"s"}, "s speaker", "say who said it: somebody known, or a new name", func(r *reviewer) { r.open((*session).pickSpeaker) }},
	{[]key{"k"}, "k kind", "say how literally it is known", func(r *reviewer) { r.open((*session).pickKind) }},
	{[]key{"e"}, "e edit", "change the text, where it is not word for word", (*reviewer).openText},
	{[]key{"n", " ", keyRight, keyDown}, "n next", "go on and leave it undecided", func(r *reviewer) { r.move(1) }},
	{[]key{"b", keyLeft, keyUp}, "b back", "go back", func(r *reviewer) { r.move(-1) }},
	{[]key{"u"}, "u undo", "take the last decision of this session back", (*reviewer).undone},
	{[]key{"?", "h"}, "? help", "explain the keys", func(r *reviewer) { r.help = true }},
	{[]key{"q", keyInterrupt}, "q quit", "leave: everything that was decided is saved", nil},
}

// press handles a key, and reports whether the session is over.
func (r *reviewer) press(k key) (over bool) {
	r.notice = ""
	switch {
	case r.dialog != nil:
		closed, err := r.dialog.press(k)
		if closed {
			r.dialog = nil
		}
		r.failed(err)
		return false
	case r.help:
		r.help = false
		return false
	}
	lower := key(strings.ToLower(string(k)))
	for _, b := range bindings {
		for _, bound := range b.keys {
			if bound != lower {
				continue
			}
			if b.run == nil {
				return true
			}
			b.run(r)
			return false
		}
	}
	if k.typed() != "" {
		r.notice = fmt.Sprintf("%s does nothing here; ? explains the keys", visible(k.typed()))
	}
	return false
}

// failed shows an error, if it is one.
func (r *reviewer) failed(err error) bool {
	if err == nil {
		return false
	}
	r.notice = err.Error()
	if problems, ok := err.(corpus.Problems); ok && len(problems) > 0 {
		r.notice = problems[0].Message // nobody looks at its line here
	}
	return true
}

// open opens a dialog on the draft that is looked at.
func (r *reviewer) open(make func(*session) dialog) {
	if r.pending() {
		r.dialog = make(r.session)
	}
}

// openText opens the text of the draft, which of a quote is not ours to change.
func (r *reviewer) openText() {
	if d := r.current(); d != nil && d.Kind == corpus.Quote {
		r.notice = "a quote is word for word; k makes it another kind"
		return
	}
	r.open((*session).editText)
}

// decided gives a verdict on the draft that is looked at.
func (r *reviewer) decided(v verdict) {
	if !r.pending() {
		return
	}
	if d := r.current(); v == accepted && d.Speaker == nil {
		r.notice = "nobody is said to have said it: s names somebody, r rejects it"
		return
	}
	id := r.current().ID
	if !r.failed(r.decide(v)) {
		r.notice = fmt.Sprintf("%s %s", v, id)
	}
}

// pending reports whether the draft that is looked at can be decided on, and
// says so where it cannot.
func (r *reviewer) pending() bool {
	d := r.current()
	if d == nil {
		return false
	}
	v := r.verdicts[d.ID]
	if v != undecided {
		r.notice = fmt.Sprintf("%s already; u takes the last decision back", v)
	}
	return v == undecided
}

// undone takes the last decision back.
func (r *reviewer) undone() {
	was, err := r.undo()
	switch {
	case r.failed(err):
	case was == "":
		r.notice = "nothing to undo"
	default:
		r.notice = "undone, it had been " + was
	}
}

// progress says how far the session is.
func (r *reviewer) progress() string {
	if len(r.drafts) == 0 {
		return "no drafts"
	}
	return fmt.Sprintf("%d of %d · %d accepted · %d rejected · %d undecided",
		r.at+1, len(r.drafts), r.count(accepted), r.count(rejected), r.count(undecided))
}
