package bot

import (
	"time"

	"onrecord/corpus"
	"onrecord/index"
)

// An Outcome says whether the record has an answer.
type Outcome string

// The outcomes.
const (
	Answered Outcome = "answered"
	Nothing  Outcome = "nothing_on_record"
)

// A Reply is the answer to a request.
type Reply struct {
	Command    string
	Question   string // as it was asked
	Outcome    Outcome
	Reason     string // why nothing is on record, or what part of the question has no answer; empty: all of it is answered
	Refused    bool   // the question could not be read at all: Reason says what is wrong with it
	Record     string // fingerprint of the corpus
	Understood Understood
	Statements []Answer      // the best first; by speaker where several are asked for
	Omitted    int           // statements left out because of Request.Limit
	Mentions   []Answer      // by others, of somebody who has said nothing
	People     []Person      // for the command people
	Coverage   *Coverage     // what is on the record; nil where the answer is statements
	Around     *Surroundings // of the only statement, for the command quote; nil for any other
	Comparison *Comparison   // for the command compare; nil for any other, and where the text could not be read
}

// Understood says how a question was read.
type Understood struct {
	People        []string // IDs
	Countries     []string
	Outlets       []string
	Topics        []string // IDs
	Terms         []string // what was searched for
	Substitutions []Substitution
}

// A Substitution says what a word of the question was read as.
type Substitution struct {
	From string // as written
	To   string // the ID of a person, or the word that was meant
	Read string // To for a reader
}

// An Answer is a statement as part of a reply.
type Answer struct {
	Statement *corpus.Statement
	Fragments []index.Fragment // joined, they are the statement's text
	Score     float64          // 1 for the best; 1 for all where everything is listed
}

// A Person is somebody on the record.
type Person struct {
	*corpus.Person
	Statements int // by them
	Mentions   int // of them, by others

	called string // see Called
}

// Called is what somebody can be asked for by, as a speaker, and nobody else:
// their name, or, where that is somebody else's too, the name with the ID
// behind it.
func (p Person) Called() string { return p.called }

// Coverage is what a record holds.
type Coverage struct {
	Record     string
	Sources    []*corpus.Source
	From, To   corpus.Date // first and last date of the sources
	Statements int         // that stand
	Kinds      map[corpus.Kind]int
	Withdrawn  int       // statements that are in no answer, and counted nowhere else
	Speakers   []Person  // who has said something, in the order of the corpus
	Silent     []Person  // who is only spoken of
	Loaded     time.Time // when the record was read; zero: for this request, see [Bot.SetLoaded]
	Fault      *Fault    // why the newest files are not what is answered from; nil: they are, see [Live]
}

// cut leaves the first n statements; 0 leaves all.
func (r *Reply) cut(n int) {
	if n > 0 && len(r.Statements) > n {
		r.Omitted = len(r.Statements) - n
		r.Statements = r.Statements[:n]
	}
}

// whole makes answers of statements that are listed, not searched for.
func whole(list []*corpus.Statement) []Answer {
	answers := make([]Answer, len(list))
	for i, s := range list {
		answers[i] = Answer{Statement: s, Fragments: unmatched(s), Score: 1}
	}
	return answers
}

func unmatched(s *corpus.Statement) []index.Fragment {
	var fragments []index.Fragment
	for _, segment := range s.Segments() {
		fragments = append(fragments, index.Fragment{Text: segment.Text, Verbatim: segment.Verbatim})
	}
	return fragments
}
