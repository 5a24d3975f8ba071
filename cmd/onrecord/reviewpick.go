package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/corpus"
)

// newPerson begins the value of an option that is somebody new; no ID does.
const newPerson = "+"

// maxChoices is how many choices are shown at once; each has a digit.
const maxChoices = 9

// An option is one thing that can be chosen.
type option struct{ value, label string }

// A picker lets somebody choose, with the arrows, a digit or by typing.
type picker struct {
	title string
	typed string
	types bool                        // typing is possible
	list  func(typed string) []option // what can be chosen then
	take  func(value string) error    // what is done with it
	at    int                         // the choice that Enter takes
}

// choices are those that are shown.
func (p *picker) choices() []option {
	list := p.list(p.typed)
	return list[:min(len(list), maxChoices)]
}

// press handles a key. closed: the choice was made, or given up.
func (p *picker) press(k key) (closed bool, err error) {
	choices := p.choices()
	switch {
	case k == keyEscape || k == keyInterrupt:
		return true, nil
	case k == keyUp:
		p.at = max(p.at-1, 0)
	case k == keyDown:
		p.at = min(p.at+1, max(len(choices)-1, 0))
	case k == keyEnter && p.at < len(choices):
		return true, p.take(choices[p.at].value)
	case p.typed == "" && "1" <= k && k <= "9":
		if n := int(k[0] - '1'); n < len(choices) {
			return true, p.take(choices[n].value)
		}
	case p.types && k == keyBackspace:
		_, size := utf8.DecodeLastRuneInString(p.typed)
		p.typed, p.at = p.typed[:len(p.typed)-size], 0
	case p.types && k == keyClear:
		p.typed, p.at = "", 0
	case p.types && k.typed() != "":
		p.typed, p.at = p.typed+k.typed(), 0
	}
	return false, nil
}

func (p *picker) keys() []string {
	names := []string{"up and down", "Enter takes it", "Esc goes back"}
	if p.types {
		return append([]string{"type a name or an ID"}, names...)
	}
	return names
}

// lines shows what can be chosen.
func (p *picker) lines(r *reviewer, width, room int) []shownLine {
	head := fill(0, width, r.name(p.title), stretch{text: " " + p.typed})
	if p.types {
		head[len(head)-1].text += "│"
	}
	var list []shownLine
	for i, c := range p.choices() {
		mark, set := "  ", stretch{text: c.label}
		if i == p.at {
			mark, set.style, set.marked = "> ", r.style.Name, true
		}
		list = append(list, labelled(fmt.Sprintf("%s%d  ", mark, i+1), nil, fill(5, width, set))...)
	}
	return slices.Concat(head, around(list, room-len(head)))
}

// pickKind lets somebody choose the kind of the draft.
func (s *session) pickKind() dialog {
	var list []option
	for _, k := range corpus.Kinds {
		if k != corpus.Fact { // which nobody says
			list = append(list, option{string(k), kindName(k)})
		}
	}
	return &picker{
		title: "Kind",
		list:  func(string) []option { return list },
		take:  func(value string) error { return s.setKind(corpus.Kind(value)) },
		at:    max(0, slices.IndexFunc(list, func(c option) bool { return c.value == string(s.current().Kind) })),
	}
}

// kindName says what a kind is.
func kindName(k corpus.Kind) string {
	switch k {
	case corpus.Quote:
		return "quote: the words themselves"
	case corpus.Partial:
		return "partial: our sentence, with words of theirs in quotation marks"
	case corpus.Reported:
		return "reported: what was said, without a word of theirs in quotation marks"
	}
	return string(k)
}

// pickSpeaker lets somebody choose who said it: those whom the import thought
// possible first, then everybody by name. What is typed may also be the name
// of somebody who is not on record yet.
func (s *session) pickSpeaker() dialog {
	d := s.current()
	return &picker{
		title: "Speaker",
		types: true,
		list:  func(typed string) []option { return s.speakersLike(d, strings.TrimSpace(typed)) },
		take: func(value string) error {
			if name, isNew := strings.CutPrefix(value, newPerson); isNew {
				return s.addSpeaker(name)
			}
			return s.setSpeaker(value)
		},
	}
}

// speakersLike lists who may have said a draft, of those whose ID or name has
// what was typed in it. The last is the somebody new of that name.
func (s *session) speakersLike(d *corpus.Statement, typed string) []option {
	people := slices.Clone(s.people)
	slices.SortStableFunc(people, func(p, q *corpus.Person) int {
		return cmp.Compare(rank(d, p, typed), rank(d, q, typed))
	})
	var list []option
	known := false
	for _, p := range people {
		if typed == "" || matches(p, typed) {
			list = append(list, option{p.ID, personLabel(p)})
		}
		known = known || p.ID == typed || strings.EqualFold(p.Name, typed)
	}
	if typed == "" || known {
		return list
	}
	list = list[:min(len(list), maxChoices-1)]
	return append(list, option{newPerson + typed, fmt.Sprintf("somebody new: %s", typed)})
}

// rank orders people: those of that very ID or name, the candidates, the others.
func rank(d *corpus.Statement, p *corpus.Person, typed string) int {
	candidates := candidatesOf(d)
	switch at := slices.Index(candidates, p.ID); {
	case p.ID == typed || strings.EqualFold(p.Name, typed):
		return -1
	case at >= 0:
		return at
	}
	return len(candidates)
}

// candidatesOf are the IDs of those who may have said a draft, where that is
// not clear.
func candidatesOf(d *corpus.Statement) []string {
	ids := []string{}
	if d.Found != nil {
		for _, p := range d.Found.Speakers {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// matches reports whether a word of the person's names, or the ID, begins with
// what was typed.
func matches(p *corpus.Person, typed string) bool {
	typed = strings.ToLower(typed)
	for _, name := range append([]string{p.ID, p.Name}, p.Aliases...) {
		name = strings.ToLower(name)
		if strings.HasPrefix(name, typed) || strings.Contains(name, " "+typed) {
			return true
		}
	}
	return false
}

// personLabel is somebody with ID and role.
func personLabel(p *corpus.Person) string {
	label := fmt.Sprintf("%s (%s)", p.Name, p.ID)
	if p.Role != "" {
		label += ", " + p.Role
	}
	return label
}
