package bot

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
)

var speakerField = field{
	name:  "speaker",
	value: speakerValue,
	wrong: (*Sieve).wrongSpeaker,
	notes: (*Sieve).speakerNotes,
	read:  (*Sieve).speaker,
}

func speakerValue(f Filter) string {
	if text := strings.TrimSpace(f.Speaker); text != "" {
		return text
	}
	return strings.Join(f.Speakers, ", ")
}

// A voice is what one part of a speaker, as typed, names.
type voice struct {
	text    string        // the part
	people  []*names.Name // empty with outlets: anybody
	outlets []*names.Name // through one of which it came; empty: any
	role    bool          // people are who they are by a role
	state   *names.Name   // they are by this country, or nil
	unknown bool          // what the part names is not on record, exactly as typed; all else is empty
}

// says reports whether a statement is this voice's.
func (v voice) says(st *corpus.Statement) bool {
	if v.unknown || st.Speaker == nil || len(v.outlets) > 0 && !cameThrough(st, v.outlets) {
		return false
	}
	return len(v.people) == 0 && len(v.outlets) > 0 ||
		slices.ContainsFunc(v.people, func(n *names.Name) bool { return n.ID == st.Speaker.ID })
}

// cameThrough reports whether a statement came through one of the outlets.
func cameThrough(st *corpus.Statement, outlets []*names.Name) bool {
	return slices.ContainsFunc(outlets, func(n *names.Name) bool {
		return slices.Contains(st.Via, n.ID) || st.Source != nil && st.Source.Publisher == n.ID
	})
}

func (s *Sieve) speaker(f Filter) part {
	if problem := tooLong("the speaker", f.Speaker); problem != "" && len(f.Speakers) == 0 {
		return refusing(problem)
	}
	voices := s.voicesOf(f)
	passed := newSubset(len(s.list))
	for _, v := range voices {
		if len(v.outlets) > 0 {
			passed.join(subsetOf(len(s.list), func(i int) bool { return v.says(s.list[i]) }))
			continue
		}
		for _, n := range v.people {
			passed.join(s.bySpeaker[n.ID])
		}
	}
	return part{passed, func(i int) string {
		if problem := s.wrongSpeaker(f); problem != "" {
			return problem
		}
		return whose(s.list[i], voices, passed.has(i))
	}}
}

// whose says by whom a statement is, and by whom it would have to be.
func whose(st *corpus.Statement, voices []voice, passes bool) string {
	if st.Speaker == nil {
		return "a fact has no speaker"
	}
	by := "by " + st.Speaker.Name
	if passes {
		return by
	}
	var people, outlets, unknown []string
	for _, v := range voices {
		switch {
		case v.unknown:
			unknown = append(unknown, typed(v.text))
		case v.state != nil:
			people = append(people, "anybody of "+typed(v.text))
		}
		for _, n := range v.people {
			if v.state == nil {
				people = append(people, n.Shown)
			}
		}
		for _, n := range v.outlets {
			outlets = append(outlets, n.Shown)
		}
	}
	switch {
	case slices.Contains(people, st.Speaker.Name) && len(outlets) > 0, len(people)+len(unknown) == 0 && len(outlets) > 0:
		return by + ", but not through " + listing(outlets, "or")
	case len(people) > mostWanted:
		return fmt.Sprintf("%s, who is none of the %d people wanted", by, len(people))
	case len(people) > 0:
		return by + ", not " + listing(people, "or")
	case len(unknown) > 0:
		return by + ", and nobody on the record is called " + listing(unknown, "or")
	}
	return by + ", who is nobody wanted"
}

// mostWanted is how many people are named where one of them was wanted.
const mostWanted = 4

// voicesOf gives whom a filter names.
func (s *Sieve) voicesOf(f Filter) []voice {
	if len(f.Speakers) == 0 {
		return s.readVoices(f.Speaker)
	}
	v := voice{text: strings.Join(f.Speakers, " ")}
	for _, id := range f.Speakers {
		n := s.people()[id]
		if n == nil {
			n = &names.Name{Kind: names.Person, ID: id, Shown: typed(id)}
		}
		v.people = append(v.people, n)
	}
	return []voice{v}
}

func (b *Bot) peopleByID() map[string]*names.Name {
	people := make(map[string]*names.Name)
	for _, n := range b.book.People() {
		people[n.ID] = n
	}
	return people
}

// readVoices reads whom a text names: each part of the list that it may be, or
// all of it at once, where a part names somebody who is not on record and all
// of it does not.
func (s *Sieve) readVoices(text string) []voice {
	text = question.Clean(unlabelled(text))
	var voices []voice
	strangers := false
	for _, one := range lists.Split(text, -1) {
		if one = strings.TrimSpace(one); len(names.Tokens(one)) > 0 {
			v := s.voice(one)
			voices = append(voices, v)
			strangers = strangers || v.unknown
		}
	}
	if len(voices) == 1 || !strangers {
		return voices
	}
	if whole := s.voice(text); !whole.unknown {
		return []voice{whole}
	}
	return voices
}

func (s *Sieve) voice(text string) voice {
	return s.voices.get(text, func() voice { return s.b.voice(text) })
}

// lists parts the names in a list of them.
var lists = regexp.MustCompile(`(?i)[,;/&]|\s(?:and|or)\s`)

// voice reads whom a text names, without correcting it.
func (b *Bot) voice(text string) voice {
	if n := b.calls(text); n != nil {
		return voice{text: text, people: []*names.Name{n}}
	}
	tokens := names.Tokens(question.Clean(text))
	mentions := b.book.FindTokens(tokens)
	switch {
	case len(mentions) == 0:
		return voice{text: text, unknown: true}
	case justName(mentions[0], len(tokens)):
		return voice{text: text, people: mentions[0].Names}
	}
	v := voice{text: text}
	for _, m := range mentions {
		v.role = v.role || m.Role
	}
	q := b.reader.Said(text, "")
	for _, p := range q.Speakers {
		if p.State != nil {
			v.state = p.State
		}
	}
	v.people, v.outlets = everybody(q.Speakers), q.Outlets
	guessed := slices.ContainsFunc(q.Substitutions, func(sub question.Substitution) bool {
		return !b.exactly(sub, v.people, tokens, mentions)
	})
	if guessed || len(q.Unknown) > 0 || len(v.people)+len(v.outlets) == 0 && v.state == nil {
		return voice{text: text, unknown: true}
	}
	return v
}

// justName reports whether a mention is of people by their name, and all that
// there is: it needs no reading.
func justName(m names.Mention, words int) bool {
	return m.To-m.From == words && m.Kind() == names.Person && len(m.Names) > 0 && !m.Role && !m.Stranger
}

// exactly reports whether somebody is called as was typed: every word is of a
// mention of theirs, or part of their name or role.
func (b *Bot) exactly(sub question.Substitution, people []*names.Name, tokens []names.Token, mentions []names.Mention) bool {
	at := slices.IndexFunc(people, func(n *names.Name) bool { return n.ID == sub.To })
	if at < 0 {
		return true // nobody who was kept
	}
	n := people[at]
	mentioned := map[string]bool{}
	for _, m := range mentions {
		if slices.ContainsFunc(m.Names, func(o *names.Name) bool { return o == n || slices.Contains(b.book.Of(o), n) }) {
			for _, t := range tokens[m.From:m.To] {
				mentioned[t.Fold] = true
			}
		}
	}
	return !slices.ContainsFunc(names.Folded(sub.From), func(w string) bool {
		part, _ := n.Part(w, false)
		return !mentioned[w] && !part && !names.Title(w) && !n.InRole(w)
	})
}

// wrongSpeaker says why what is typed for a speaker cannot be used.
func (s *Sieve) wrongSpeaker(f Filter) string {
	if len(f.Speakers) > 0 {
		return ""
	}
	if problem := tooLong("the speaker", f.Speaker); problem != "" {
		return problem
	}
	text := question.Clean(unlabelled(f.Speaker))
	if !searchable(text) && len(s.b.book.Find(text)) == 0 {
		return "the speaker has no word that could be a name"
	}
	return ""
}
