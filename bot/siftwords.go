package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/bot/question"
	"onrecord/corpus/names"
	"onrecord/index"
)

// The most that is read of a field of a filter.
const (
	MaxFilter       = 200 // characters
	MaxAlternatives = 20  // of Any and of Exclude
)

var anyField = field{
	name:  "any",
	value: func(f Filter) string { return strings.TrimSpace(f.Any) },
	wrong: func(_ *Sieve, f Filter) string { return wrongWords(f.Any) },
	notes: func(s *Sieve, f Filter) []string { return s.unheard(f.Any) },
	read: func(s *Sieve, f Filter) part {
		return s.having(f.Any, func(found subset) subset { return found }, "has the")
	},
}

var excludeField = field{
	name:  "exclude",
	value: func(f Filter) string { return strings.TrimSpace(f.Exclude) },
	wrong: func(_ *Sieve, f Filter) string { return wrongWords(f.Exclude) },
	read: func(s *Sieve, f Filter) part {
		return s.having(f.Exclude, func(found subset) subset {
			left := slices.Clone(s.all)
			left.drop(found)
			return left
		}, "has the excluded")
	},
}

// having reads the alternatives of a field. What passes is made of the
// statements that have one.
func (s *Sieve) having(text string, pass func(found subset) subset, has string) part {
	if problem := tooLong("the list", text); problem != "" {
		return refusing(problem)
	}
	list := alternatives(text)
	found := newSubset(len(s.list))
	for _, phrase := range list {
		in, ok := s.find(phrase)
		if !ok {
			return refusing(wrongWords(text))
		}
		found.join(in)
	}
	if len(list) == 0 || len(list) > MaxAlternatives {
		return refusing(wrongWords(text))
	}
	return part{pass(found), func(i int) string {
		for _, phrase := range list {
			if s.phrase(phrase).has(i) {
				return has + " " + wordOrWords(phrase)
			}
		}
		return "has none of: " + typedList(list)
	}}
}

// A sighting is what was found of a phrase.
type sighting struct {
	in subset // the statements whose text has it; nil: none
	ok bool   // it has a word to look for
}

func (s *Sieve) find(phrase string) (in subset, ok bool) {
	w := s.sightings.get(phrase, func() sighting {
		places, ok := s.texts.Find(phrase)
		return sighting{s.placed(places), ok}
	})
	return w.in, w.ok
}

// phrase is the subset of the statements whose text has a phrase; nil: none
// has.
func (s *Sieve) phrase(phrase string) subset {
	in, _ := s.find(phrase)
	return in
}

// placed makes a subset of places; nil of none.
func (s *Sieve) placed(places []int) subset {
	if len(places) == 0 {
		return nil
	}
	in := newSubset(len(s.list))
	for _, i := range places {
		in.add(i)
	}
	return in
}

// alternatives parts a list of words and phrases, each once.
func alternatives(text string) []string {
	var list []string
	add := func(phrase string) {
		if phrase = strings.TrimSpace(phrase); phrase != "" && !slices.Contains(list, phrase) {
			list = append(list, phrase)
		}
	}
	text = question.Clean(text)
	from := 0
	for i, c := range []byte(text) {
		if c == ';' || c == ',' && !inNumber(text, i) {
			add(text[from:i])
			from = i + 1
		}
	}
	add(text[from:])
	return list
}

// inNumber reports whether the comma at a place is part of a number such as
// 10,000.
func inNumber(text string, at int) bool {
	end := at + 1
	for end < len(text) && digit(text[end]) {
		end++
	}
	return at > 0 && digit(text[at-1]) && end == at+4
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// searchable reports whether a text has a word that could be looked for.
func searchable(text string) bool {
	return slices.ContainsFunc(index.Words(text), func(w index.Word) bool { return !w.Stop })
}

// wrongWords says why a list of words cannot be used.
func wrongWords(text string) string {
	if problem := tooLong("the list", text); problem != "" {
		return problem
	}
	list := alternatives(text)
	switch {
	case len(list) == 0:
		return "the list has no word"
	case len(list) > MaxAlternatives:
		return fmt.Sprintf("the list has %d words and phrases, of which at most %d are read", len(list), MaxAlternatives)
	}
	for _, phrase := range list {
		switch words := typed(phrase); {
		case searchable(phrase):
		case words == "":
			return "the list has no word between two commas"
		default:
			return words + " says too little to be looked for"
		}
	}
	return ""
}

// unheard says which of the alternatives no statement has yet.
func (s *Sieve) unheard(text string) []string {
	var notes []string
	for _, phrase := range alternatives(text) {
		list, err := s.b.index.Matches(context.Background(), index.Clause{Phrases: []string{phrase}})
		if err == nil && len(list) == 0 {
			notes = append(notes, "no statement has the "+wordOrWords(phrase)+" yet")
		}
	}
	return notes
}

// tooLong says that a field is longer than is read.
func tooLong(what, text string) string {
	if utf8.RuneCountInString(text) > MaxFilter {
		return fmt.Sprintf("%s is longer than the %d characters that are read", what, MaxFilter)
	}
	return ""
}

// typed gives the words of what somebody typed: letters and digits only, so
// that they can neither ping nor format nor pass for quoted.
func typed(text string) string {
	text = question.Clean(text)
	var b strings.Builder
	end := 0
	for i, t := range names.Tokens(text) {
		switch between := text[end:t.Start]; {
		case i == 0:
		case between == "-", (between == "," || between == ".") && digits(t.Text):
			b.WriteString(between)
		default:
			b.WriteByte(' ')
		}
		b.WriteString(t.Text)
		end = t.End
	}
	return b.String()
}

func typedList(list []string) string {
	words := make([]string, len(list))
	for i, text := range list {
		words[i] = typed(text)
	}
	return strings.Join(words, ", ")
}

// wordOrWords names what was typed as what it is: word tank.
func wordOrWords(text string) string {
	words := typed(text)
	if strings.ContainsAny(words, " -") {
		return "words " + words
	}
	return "word " + words
}

// listing joins what there is for a reader: a, b and c.
func listing(list []string, last string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " " + last + " " + list[len(list)-1]
}
