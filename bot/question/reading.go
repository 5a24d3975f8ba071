package question

import (
	"onrecord/corpus"
	"onrecord/corpus/names"
)

// MaxLength is the longest question that is read, in bytes. Discord's own
// limit on a message is 2,000 characters.
const MaxLength = 8000

// A Reading is what was understood of a question.
type Reading struct {
	Text          string // without markup and control characters
	Form          Form
	Speakers      []Party // whose words are asked for
	Actors        []Party // who is asked about: what they do, are or were part of
	Outlets       []*names.Name
	Subject       []Term   // what it is about: to be found in one statement, but see Term.Group
	Days          []Day    // only statements from sources of one of them; empty: any
	Phrases       []string // words the question puts in quotation marks, two or more
	Unknown       []Unknown
	Faint         int // words that only shade the question, and that the record does not have
	Substitutions []Substitution
	Stance        Stance
	Wants         Want
	FactsOnly     bool // asks for facts, not for what was said
}

// A Form is the kind of question.
type Form string

// The forms. Open is whatever has no form of its own.
const (
	Said     Form = "said"     // what did X say
	WhoSaid  Form = "who said" // who said Y
	Reported Form = "reported" // who reported Y
	Who      Form = "who"      // who or which country does Y
	Open     Form = "open"
)

// A Stance is what a question asks of the willing and the unwilling.
type Stance int

// The stances.
const (
	AnyStance Stance = iota
	Willing          // who will
	Unwilling        // who will not
)

// A Want is the kind of detail that answers a question best.
type Want string

// The wants; empty: none in particular.
const (
	Time      Want = "time"
	Place     Want = "place"
	Number    Want = "number"
	Duration  Want = "duration"
	Condition Want = "condition"
)

// A Party is somebody named in a question.
type Party struct {
	Text   string        // as written
	People []*names.Name // empty: somebody who is not on record
	State  *names.Name   // the country that was named, nil for a person
}

// A Term is one thing that a question is about.
type Term struct {
	Text     string          // as written, lower case
	Phrases  []string        // the words to look for, any of them
	Topics   []*corpus.Topic // those it belongs to
	Mentions []*names.Name   // the names it is; empty for a word
	Soft     bool            // shades the question, need not be found
	About    bool            // comes after "about" or the like
	Group    int             // terms of the same group belong together; groups are joined by "and" or "or"
}

// An Unknown is a name or word that the record does not have.
type Unknown struct {
	Text  string
	Name  bool // a name by the look of it
	Verb  bool // the verb of a question such as "what did X …", which may say no more than "said"
	Group int  // as in Term
}

// A Substitution says what a word was read as.
type Substitution struct {
	From string // as written
	To   string // the ID of a person, the name of a country or outlet, or a word
	Read string // To for a reader: Friedrich Merz
}

// Empty reports whether nothing was understood that could be looked for.
func (r *Reading) Empty() bool {
	return len(r.Speakers) == 0 && len(r.Actors) == 0 && len(r.Outlets) == 0 && len(r.Days) == 0 &&
		len(r.Subject) == 0 && len(r.Unknown) == 0 && len(r.Phrases) == 0 && r.Stance != Unwilling
}
