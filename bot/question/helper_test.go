package question_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// build makes a reader of questions about the embedded corpus. Its index is
// in memory and stays open.
func build() (*question.Reader, error) {
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		return nil, err
	}
	x, err := index.Build(c, nil)
	if err != nil {
		return nil, err
	}
	return question.NewReader(c, names.New(c), x), nil
}

var shared = sync.OnceValues(build)

// declaration is one reader for all tests.
func declaration(t testing.TB) *question.Reader {
	t.Helper()
	r, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// want is what a question is to be read as; what is empty is to be so.
type want struct {
	question string
	speakers string // "merz + macron", "starmer/meloni" where either may be meant
	actors   string
	outlets  string
	topics   string // topics and names of what it is about, in their order
	unknown  string // joined by +
	read     string // substitutions: "Mertz=merz"
}

func read(t *testing.T, tests []want) {
	t.Helper()
	r := declaration(t)
	for _, tt := range tests {
		t.Run(tt.question, func(t *testing.T) {
			t.Parallel()
			check(t, tt, r.Read(tt.question))
		})
	}
}

func check(t *testing.T, tt want, got *question.Reading) {
	t.Helper()
	for _, field := range []struct{ name, got, want string }{
		{"speakers", parties(got.Speakers), tt.speakers},
		{"actors", parties(got.Actors), tt.actors},
		{"outlets", ids(got.Outlets, " + "), tt.outlets},
		{"topics", topics(got.Subject), tt.topics},
		{"unknown", unknown(got.Unknown), tt.unknown},
		{"substitutions", substitutions(got.Substitutions), tt.read},
	} {
		if field.got != field.want {
			t.Errorf("%q: %s are %q, want %q", tt.question, field.name, field.got, field.want)
		}
	}
}

func ids(list []*names.Name, by string) string {
	var all []string
	for _, n := range list {
		all = append(all, n.ID)
	}
	return strings.Join(all, by)
}

func parties(list []question.Party) string {
	var all []string
	for _, p := range list {
		all = append(all, ids(p.People, "/"))
	}
	return strings.Join(all, " + ")
}

// topics lists the topics and names that terms stand for, and the words of
// those that stand for neither, but for the soft ones.
func topics(terms []question.Term) string {
	var all []string
	for _, term := range terms {
		switch {
		case term.Soft:
		case len(term.Topics)+len(term.Mentions) == 0:
			all = append(all, strings.Join(term.Phrases, "/"))
		default:
			for _, topic := range term.Topics {
				all = append(all, topic.ID)
			}
			all = append(all, strings.Fields(ids(term.Mentions, " "))...)
		}
	}
	return strings.Join(all, " ")
}

func unknown(list []question.Unknown) string {
	var all []string
	for _, u := range list {
		all = append(all, u.Text)
	}
	return strings.Join(all, " + ")
}

func substitutions(list []question.Substitution) string {
	var all []string
	for _, s := range list {
		all = append(all, s.From+"="+s.To)
	}
	return strings.Join(slices.Compact(all), " ")
}

// written is a reading as text, to be compared between readers.
func written(r *question.Reading) string {
	return fmt.Sprintf("%s %s %d %s %v %v %q|", r.Text, r.Form, r.Stance, r.Wants, r.FactsOnly, r.Faint, r.Phrases) +
		parties(r.Speakers) + "|" + parties(r.Actors) + "|" + ids(r.Outlets, " ") + "|" +
		topics(r.Subject) + "|" + unknown(r.Unknown) + "|" + substitutions(r.Substitutions)
}
