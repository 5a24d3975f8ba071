package bot

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
)

// A FilterReading says how a filter is read against the record as it is.
type FilterReading struct {
	// Speakers are the IDs of those whom Filter.Speaker names by their names,
	// a misspelt one for who is meant by it: put into Filter.Speakers, they
	// stay the ones whatever others are called. It is empty where a role or
	// country may be another's tomorrow, an outlet is named, or somebody who
	// is not on record: Filter.Speaker is then read anew each time.
	Speakers []string
	Notes    []string // for who makes the filter, each part of a sentence
	Problem  string   // why the filter cannot be used, part of a sentence; empty: it can
}

// ReadFilter reads a filter for who makes it.
func (b *Bot) ReadFilter(f Filter) FilterReading {
	s := b.Sieve(nil)
	for _, field := range fields {
		if field.value(f) == "" {
			continue
		}
		if problem := field.wrong(s, f); problem != "" {
			return FilterReading{Problem: problem}
		}
	}
	r := FilterReading{Speakers: s.resolved(f)}
	for _, field := range fields {
		if field.value(f) != "" && field.notes != nil {
			r.Notes = append(r.Notes, field.notes(s, f)...)
		}
	}
	return r
}

// resolved gives FilterReading.Speakers.
func (s *Sieve) resolved(f Filter) []string {
	if speakerValue(f) == "" {
		return nil
	}
	var all []string
	for _, v := range s.voicesOf(f) {
		people := v.people
		if v.unknown {
			people = s.b.guess(v.text)
		}
		if len(people) == 0 || v.role || v.state != nil || len(v.outlets) > 0 {
			return nil
		}
		for _, n := range people {
			if !slices.Contains(all, n.ID) {
				all = append(all, n.ID)
			}
		}
	}
	return all
}

// guess finds the people whose names a text may misspell.
func (b *Bot) guess(text string) []*names.Name {
	q := b.reader.Said(text, "")
	if len(q.Unknown) > 0 || len(q.Outlets) > 0 {
		return nil
	}
	for _, p := range q.Speakers {
		if p.State != nil {
			return nil
		}
	}
	return everybody(q.Speakers)
}

// speakerNotes says whom the speaker of a filter names.
func (s *Sieve) speakerNotes(f Filter) []string {
	var notes []string
	if len(f.Speakers) > 0 {
		for _, id := range f.Speakers {
			if s.people()[id] == nil {
				notes = append(notes, "nobody on the record has the ID "+typed(id)+" yet")
			}
		}
		return notes
	}
	resolved := len(s.resolved(f)) > 0
	for _, v := range s.voicesOf(f) {
		if note := s.b.voiceNote(v, resolved); note != "" {
			notes = append(notes, note)
		}
	}
	return notes
}

// voiceNote says whom a part of a speaker names, where that is not plain.
func (b *Bot) voiceNote(v voice, resolved bool) string {
	read := typed(v.text) + " read as "
	people := shownAnd(v.people)
	switch {
	case v.unknown:
		return b.strangerNote(v.text, resolved)
	case len(v.outlets) > 0 && len(v.people) == 0:
		return read + "what came through " + shownAnd(v.outlets)
	case len(v.outlets) > 0:
		return read + "what " + people + " said through " + shownAnd(v.outlets)
	case v.state != nil && len(v.people) == 0:
		return "nobody from " + v.state.Shown + " is on the record yet: the watch begins to match when somebody is"
	case v.state != nil:
		return read + "whoever from there is on the record, now " + people
	case v.role:
		return read + "whoever has that role, now " + people
	case len(v.people) == 1 && (b.calls(v.text) != nil || slices.Equal(names.Folded(v.text), names.Folded(v.people[0].Shown))):
		return ""
	}
	return read + people
}

// strangerNote says what becomes of a name that is not on record.
func (b *Bot) strangerNote(text string, resolved bool) string {
	name, people := typed(text), b.guess(text)
	switch {
	case len(people) > 0 && resolved:
		return name + " read as " + shownAnd(people)
	case len(people) > 0:
		return "nobody called " + name + " is on the record, and the watch does not guess: perhaps " + shown(people) + " was meant"
	}
	return "nobody called " + name + " is on the record yet: the watch begins to match when somebody is"
}

func shownAnd(list []*names.Name) string {
	var all []string
	for _, n := range list {
		all = append(all, n.Shown)
	}
	return listing(all, "and")
}

// aboutNotes says what the subject of a filter is read as.
func (s *Sieve) aboutNotes(f Filter) []string {
	var notes []string
	sub := s.subject(f.About)
	for _, w := range sub.strange {
		notes = append(notes, s.strangeNotes(w)...)
	}
	if sub.Reading == nil {
		return notes
	}
	for _, t := range sub.Subject {
		if len(t.Topics) == 0 {
			continue
		}
		var list []string
		for _, topic := range t.Topics {
			list = append(list, topic.Name)
		}
		if text := typed(t.Text); len(list) > 1 || !slices.Equal(names.Folded(text), names.Folded(list[0])) {
			notes = append(notes, text+" read as the topic "+listing(list, "or"))
		}
	}
	for _, needs := range s.needs(sub.Reading, s.speakers(f)) {
		if len(needs) > 1 {
			var list []string
			for _, n := range needs {
				list = append(list, n.Text)
			}
			notes = append(notes, "all of these have to be there: "+typedList(list))
		}
	}
	return append(notes, sub.limits()...)
}

// limits says what beside its words narrows a subject.
func (s subject) limits() []string {
	var notes []string
	if len(s.Days) > 0 {
		notes = append(notes, "only from sources of the date that the subject names")
	}
	if len(s.Outlets) > 0 {
		notes = append(notes, "only what came through "+shown(s.Outlets))
	}
	if s.refuses() {
		notes = append(notes, "only what says no to something")
	}
	if len(s.Phrases) > 0 {
		notes = append(notes, "only with the words in quotation marks exactly so")
	}
	return notes
}

// strangeNotes says what becomes of a word that is not on record.
func (s *Sieve) strangeNotes(word string) []string {
	if len(s.unheard(word)) == 0 {
		return nil
	}
	note := "no statement and no topic has the " + wordOrWords(word) + " yet: the watch begins to match when one does"
	var list []string
	for _, sub := range s.b.reader.Facts(word).Substitutions {
		if !slices.Contains(list, sub.Read) {
			list = append(list, sub.Read)
		}
	}
	if len(list) > 0 {
		note += " (perhaps " + strings.Join(list, " or ") + " was meant)"
	}
	return []string{note}
}
