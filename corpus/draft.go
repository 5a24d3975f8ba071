package corpus

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// A Found says how an import found a statement in its source. It stays when the
// statement has been reviewed, and is no part of what is on record.
type Found struct {
	Start, End int       // in the source's text, in code points from 0, half open; between them may stand what interrupts a quote
	Prefix     string    // up to 32 code points of the text in front, line breaks as spaces; empty: not given
	Suffix     string    // the same behind
	Cue        string    // the words that tell of speaking: "said"; empty: none
	Rule       string    // the name of the rule that decided; empty: not given
	Confidence float64   // from 0 to 1; 0: not given
	Speakers   []*Person // those that it may be by, where that is not clear; empty: it is
}

// contextLength is how many code points of a source stand before and behind a
// place that was found, so that it can be found again when the text has moved.
const contextLength = 32

// draftReview is the one value of "review". What has been reviewed has none.
const draftReview = "draft"

// review reports whether the statement is a draft: any other value is noted,
// and never makes it a statement. A draft supersedes nothing, or what is on
// record would change by it.
func (e entry) review(supersedes reference) bool {
	if e.values["review"] == nil {
		return false
	}
	if value := e.string("review"); value != draftReview && value != "" {
		e.log.add(e.position("review"), "unknown review %v (want %s, or no such key where it has been reviewed)", shown(value), draftReview)
	}
	if supersedes.id != "" {
		e.log.add(supersedes.position, "a draft with \"supersedes\" (want it reviewed first)")
	}
	return true
}

// found gives how the statement was found, and whom that says it may be by; nil
// where it is not said.
func (e entry) found() (*Found, []reference) {
	n := e.values["found"]
	if n == nil {
		return nil, nil
	}
	inner, ok := e.entry(n, "what was found", foundKeys)
	if !ok {
		return nil, nil
	}
	inner.require("start", "end")
	f := &Found{
		Prefix:     inner.context("prefix"),
		Suffix:     inner.context("suffix"),
		Cue:        inner.string("cue"),
		Rule:       inner.string("rule"),
		Confidence: inner.share("confidence"),
	}
	start, ok := inner.offset("start")
	end, alsoOK := inner.offset("end")
	f.Start, f.End = start, end
	if ok && alsoOK && end <= start {
		e.log.add(inner.position("end"), "end %d, want it behind start, %d", f.End, f.Start)
	}
	var speakers []reference
	for _, n := range inner.items("speakers") {
		speakers = append(speakers, reference{e.scalar(n, "speakers", maxString), e.at(n)})
	}
	return f, speakers
}

// offset gives a key's whole number from 0 up. It reports false where that is
// missing or wrong.
func (e entry) offset(key string) (n int, ok bool) {
	value := e.string(key)
	n, err := strconv.Atoi(value)
	ok = err == nil && n >= 0 && strconv.Itoa(n) == value
	return n, e.form(key, value, ok, "a whole number from 0 up") != ""
}

var shareForm = regexp.MustCompile(`^(0(\.[0-9]{1,6})?|1(\.0{1,6})?)$`)

// share gives a key's number from 0 to 1, 0 where it is missing or wrong.
func (e entry) share(key string) float64 {
	value := e.form(key, e.string(key), shareForm.MatchString(e.string(key)), "a number from 0 to 1, such as 0.93")
	share, _ := strconv.ParseFloat(value, 64) // 0 of ""
	return share
}

// context gives a key's words from around a place, with the spaces at their
// ends.
func (e entry) context(key string) string {
	n := e.values[key]
	switch {
	case n == nil:
		return ""
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		e.log.add(e.at(n), "%s is %s, want a string", key, kindOf(n))
	case utf8.RuneCountInString(n.Value) > contextLength:
		e.log.add(e.at(n), "%s has %d characters, want at most %d", key, utf8.RuneCountInString(n.Value), contextLength)
	case strings.ContainsFunc(n.Value, unsafe):
		e.log.add(e.at(n), "%s %v holds a line break or control character, want none", key, shown(n.Value))
	default:
		return n.Value
	}
	return ""
}

// possible looks up whom a statement may be by.
func (l *lookup) possible(s rawStatement) {
	for _, ref := range s.speakers {
		person := find(l, "speaker", ref, l.people, l.speakers)
		switch {
		case person == nil:
		case slices.Contains(s.Found.Speakers, person):
			l.log.add(ref.position, "speaker %q stands twice among those that are possible", person.ID)
		default:
			s.Found.Speakers = append(s.Found.Speakers, person)
		}
	}
}

// divide parts statements from drafts, which share their IDs' name space. It
// returns the drafts by ID.
func (d *raw) divide(log *problemLog) map[string]*Statement {
	var all []*Statement
	for _, s := range d.entries {
		all = append(all, s.Statement)
	}
	d.statements = byID(log, "statement", all, func(s *Statement) (string, Position) { return s.ID, s.Position })
	drafts := map[string]*Statement{}
	for _, s := range d.entries {
		if !s.draft {
			d.Statements = append(d.Statements, s.Statement)
			continue
		}
		d.Drafts = append(d.Drafts, s.Statement)
		if d.statements[s.ID] == s.Statement {
			drafts[s.ID] = s.Statement
			delete(d.statements, s.ID)
		}
	}
	return drafts
}

// setAside takes the sources and people that only drafts need out of what is on
// record: somebody who is wrongly in a draft must not make a name ambiguous, and
// a record stays what it is when a draft is put beside it. Entries of other
// files than the draft's are somebody's own, and stay.
func (d *raw) setAside() {
	drafted := map[any]bool{} // what a draft of the same file needs
	need := func(s *Statement, entry any, at Position) {
		if s.Position.File == at.File {
			drafted[entry] = true
		}
	}
	for _, s := range d.entries {
		if s.draft && s.Source != nil {
			need(s.Statement, s.Source, s.Source.Position)
		}
		if s.draft && s.Speaker != nil {
			need(s.Statement, s.Speaker, s.Speaker.Position)
		}
		if s.Found != nil {
			for _, p := range s.Found.Speakers {
				need(s.Statement, p, p.Position)
			}
		}
	}
	for _, s := range d.Statements {
		delete(drafted, s.Source)
		delete(drafted, s.Speaker)
	}
	if len(drafted) > 0 {
		d.Sources, d.DraftSources = aside(d.Sources, d.sources, drafted, func(s *Source) string { return s.ID })
		d.People, d.DraftPeople = aside(d.People, d.people, drafted, func(p *Person) string { return p.ID })
	}
}

// aside parts the entries that are drafted from the others, and from the map.
func aside[T any](list []*T, byID map[string]*T, drafted map[any]bool, id func(*T) string) (kept, drafts []*T) {
	for _, entry := range list {
		if !drafted[entry] {
			kept = append(kept, entry)
			continue
		}
		drafts = append(drafts, entry)
		delete(byID, id(entry))
	}
	return kept, drafts
}

// checkDated notes sources on record without a day. One that only drafts are
// from may wait for the reviewer.
func (d *raw) checkDated(log *problemLog) {
	drafted := map[*Source]bool{}
	for _, s := range d.DraftSources {
		drafted[s] = true
	}
	for _, s := range d.undated {
		if !drafted[s] {
			log.add(s.Position, "a source without %q", "published")
		}
	}
}

// Unreviewed gives a problem for each draft.
func Unreviewed(c *Corpus) Problems {
	log := &problemLog{}
	for _, s := range c.Drafts {
		log.add(s.Position, "statement %q is a draft", s.ID)
	}
	return log.problems()
}
