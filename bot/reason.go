package bot

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
)

// silent is the reply for people who have said nothing, with the statements
// that name them, or their country, apart.
func (s *search) silent(people []*names.Name) *Reply {
	if len(people) == 0 {
		var states []*names.Name
		for _, p := range s.Speakers {
			if p.State != nil {
				states = append(states, p.State)
			}
		}
		reply := s.nothing("nobody from " + shown(states) + " has said anything on the record")
		if len(states) == 0 {
			reply.Reason = s.Speakers[0].Text + " is nobody on the record"
		}
		reply.Mentions = s.naming(states)
		return reply
	}
	reply := s.nothing(silence(people))
	reply.Mentions = s.naming(people)
	switch {
	case len(reply.Mentions) == 0:
	case len(people) == 1:
		reply.Reason += ", but is named there"
	default:
		reply.Reason += ", but they are named there"
	}
	return reply
}

// silence says that people have said nothing.
func silence(people []*names.Name) string {
	if len(people) == 1 {
		return shown(people) + " has said nothing on the record"
	}
	return "none of " + listed(people) + " has said anything on the record"
}

// naming lists the statements of others that name one of list.
func (s *search) naming(list []*names.Name) []Answer {
	var all []*corpus.Statement
	for _, n := range list {
		for _, st := range s.others(n) {
			if !slices.Contains(all, st) {
				all = append(all, st)
			}
		}
	}
	return whole(all)
}

// others lists the statements that name somebody, without their own.
func (b *Bot) others(n *names.Name) []*corpus.Statement {
	var list []*corpus.Statement
	for _, st := range b.mentioning[n.Key()] {
		if n.Person == nil || st.Speaker != n.Person {
			list = append(list, st)
		}
	}
	return list
}

// noneBy says that people have nothing on the record on what was asked.
func (s *search) noneBy(people []*names.Name) string {
	if len(s.Reading.Phrases) > 0 {
		return joined(people, " or ") + " is not on the record with the words in quotation marks"
	}
	if s.FactsOnly {
		return "no facts on the record about " + shown(people)
	}
	reason := "nothing on the record by or about " + shown(people)
	if len(s.Speakers) > 0 {
		reason = silence(people)
	}
	return reason + s.on()
}

func (s *search) noneOn() string {
	if len(s.Reading.Phrases) > 0 {
		return "nobody is on the record with the words in quotation marks"
	}
	return "nothing on the record" + s.on()
}

// on says what was asked about, in words that cannot ping or format: they are
// letters and digits only.
func (s *search) on() string {
	var about []string
	for _, t := range s.Subject {
		if text := t.Text; !t.Soft && !slices.Contains(about, text) {
			about = append(about, text)
		}
	}
	for _, n := range s.Outlets {
		about = append(about, "through "+n.Shown)
	}
	switch {
	case len(about) == 0:
		return " that answers this"
	case len(about) == 1 && strings.HasPrefix(about[0], "through "):
		return " " + about[0]
	case len(about) == 1:
		return " about " + about[0]
	}
	return " about all of " + strings.Join(about, ", ")
}

// notOnRecord says which names and words the record does not have.
func notOnRecord(unknown []question.Unknown) string {
	var list []string
	for _, u := range unknown {
		if !slices.Contains(list, u.Text) {
			list = append(list, u.Text)
		}
	}
	return "the record has no mention of " + strings.Join(list, ", ")
}

// missing says which of several speakers have nothing in the answer.
func (s *search) missing(speakers []*names.Name, list []Answer) string {
	var without []*names.Name
	for _, n := range speakers {
		if !slices.ContainsFunc(list, func(a Answer) bool { return a.Statement.Speaker == n.Person }) {
			without = append(without, n)
		}
	}
	if len(without) == 0 || s.oneState() {
		return ""
	}
	return fmt.Sprintf("nothing by %s%s", shown(without), s.on())
}

// oneState reports whether the question asks one country, some of whose
// people have not spoken.
func (s *search) oneState() bool { return len(s.Speakers) == 1 && s.Speakers[0].State != nil }

// shown lists names for a reader, as a choice.
func shown(list []*names.Name) string { return joined(list, " or ") }

// listed lists names for a reader.
func listed(list []*names.Name) string { return joined(list, ", ") }

func joined(list []*names.Name, between string) string {
	var out []string
	for _, n := range list {
		out = append(out, n.Shown)
	}
	return strings.Join(out, between)
}
