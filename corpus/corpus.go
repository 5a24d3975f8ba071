package corpus

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// A Corpus is everything on record: what was said, by whom, and where that
// can be read. It does not change after [Load].
type Corpus struct {
	Sources    []*Source
	People     []*Person
	Topics     []*Topic
	Outlets    []*Outlet
	Statements []*Statement // by date of the source, then its place among the sources, then paragraph, then place in the file

	// What nobody has reviewed, none of it in the lists above or found by its
	// ID: nothing answers with it. Drafts are in the order of statements.
	Drafts       []*Statement
	DraftSources []*Source // that only drafts of their own file are from
	DraftPeople  []*Person // that only drafts of their own file are by, or may be

	statements map[string]*Statement
	people     map[string]*Person
	sources    map[string]*Source
	topics     map[string]*Topic

	fingerprint string
}

// A Position says where in the corpus's files something is written.
type Position struct {
	File string // slash-separated, relative to the corpus's directory
	Line int    // the first line is 1
}

// String gives "file:line".
func (p Position) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// A Source is the document that statements were taken from.
type Source struct {
	ID           string
	Title        string    // our own words where the document has no headline
	Publisher    string    // empty: not known, and never guessed
	URL          string    // empty: none
	Published    Date      // empty only where it is one of the DraftSources: not known yet
	Language     string    // BCP 47 tag; empty: not given
	SHA256       string    // of the document's bytes, 64 lower-case hex digits; empty: not given
	Paragraphs   int       // how many the document has; 0: not given
	Unattributed []Passage // words it puts in quotation marks without saying whose they are
	Position     Position
}

// A Passage is a stretch of words in one paragraph of a source.
type Passage struct {
	Paragraph int // the first is 1
	Text      string
	Position  Position
}

// A Person is somebody named in a source, whether or not they said anything.
type Person struct {
	ID        string
	Name      string
	Role      string // as of the sources; empty: not given
	Country   string // English short name; empty: not given
	Aliases   []string
	Spellings []Spelling // how sources print the name where it differs from Name
	Position  Position
}

// A Spelling is a person's name as one source prints it.
type Spelling struct {
	Source   *Source
	As       string
	Position Position
}

// A Topic gathers words that say the same thing for search.
type Topic struct {
	ID       string
	Name     string
	Terms    []string // each one or more words
	Position Position
}

// An Outlet is a publication or service that statements came through. A name
// in a statement's Via needs no Outlet; having one gives it other names.
type Outlet struct {
	Name     string
	Aliases  []string
	Position Position
}

// A Kind says how the words of a statement stand to what was said.
type Kind string

// The kinds. Only a Quote's text and the words in quotation marks inside a
// Partial are somebody's own; Reported and Fact are told in our words.
const (
	Quote    Kind = "quote"
	Partial  Kind = "partial"
	Reported Kind = "reported"
	Fact     Kind = "fact"
)

// Kinds lists every kind, the most literal first.
var Kinds = []Kind{Quote, Partial, Reported, Fact}

// A Statement is one thing on record.
type Statement struct {
	ID        string // permanent
	Source    *Source
	Kind      Kind
	Speaker   *Person  // nil for a fact, and for a draft where it is not known yet
	Text      string   // the parts joined by Break
	Parts     []string // more than one only for a quote that its source interrupts
	Via       []string // where it was said or who reported it, in order
	Paragraph int      // paragraphs are separated by blank lines, the first is 1
	Topics    []*Topic
	Hedge     string // the source's own, such as "reportedly"; empty: none
	Truncated bool   // the source breaks the quote off
	Position  Position

	Correction   *Correction // nil: the source has corrected nothing of it
	Withdrawn    *Withdrawal // nil: it stands
	Supersedes   *Statement  // the earlier one that it takes the place of, by the same speaker or a fact as well; nil: none
	SupersededBy *Statement  // the one that has it as its Supersedes; nil: none

	Found *Found // how an import found it; nil: it was typed by hand
}

// A Correction is what a source has since corrected of a statement, told in
// our words and without quotation marks.
type Correction struct {
	Text string
	Date Date
}

// A Withdrawal says who has taken a statement back, and why, in our words and
// without quotation marks.
type Withdrawal struct {
	By  string // such as "the source" or "the speaker"
	Why string
}

// Standing gives the statements that nobody has withdrawn, in the order of the
// record.
func (c *Corpus) Standing() []*Statement {
	return slices.DeleteFunc(slices.Clone(c.Statements), func(s *Statement) bool { return s.Withdrawn != nil })
}

// Break stands between the parts of an interrupted quote. It is no part of
// what was said, so it stands outside the quotation marks.
const Break = " […] "

// A Segment is a stretch of a statement's text that is either somebody's own
// words throughout or ours throughout.
type Segment struct {
	Text     string
	Verbatim bool // somebody's own words
}

// Segments cuts the text where verbatim words begin and end. Joined, the
// segments are the text, byte for byte. The quotation marks inside a partial
// belong to our words, not to the verbatim ones.
func (s *Statement) Segments() []Segment {
	switch s.Kind {
	case Quote:
		segments := []Segment{{s.Parts[0], true}}
		for _, part := range s.Parts[1:] {
			segments = append(segments, Segment{Break, false}, Segment{part, true})
		}
		return segments
	case Partial:
		return partialSegments(s.Text)
	}
	return []Segment{{s.Text, false}}
}

// partialSegments cuts text at its quotation marks. A mark that is never
// closed opens nothing, and one that closes opens nothing either, although
// " and “ can do both.
func partialSegments(text string) []Segment {
	var segments []Segment
	add := func(s string, verbatim bool) {
		if s != "" {
			segments = append(segments, Segment{s, verbatim})
		}
	}
	done, from := 0, 0 // text is in segments up to done, and searched up to from
	for {
		start, end := quoted(text[from:])
		if end == 0 {
			break
		}
		start, end = from+start, from+end
		add(text[done:start], false)
		add(text[start:end], true)
		_, closer := utf8.DecodeRuneInString(text[end:])
		done, from = end, end+closer
	}
	add(text[done:], false)
	return segments
}

// closers gives, for an opening quotation mark, those that close it.
var closers = map[rune]string{'“': "”", '"': `"`, '«': "»", '„': "“”"}

// quoted finds the first words of text in quotation marks and returns where
// they start and end, the marks left out; both are 0 where there are none.
func quoted(text string) (start, end int) {
	for i, r := range text {
		marks, ok := closers[r]
		if !ok {
			continue
		}
		start = i + len(string(r))
		if n := strings.IndexAny(text[start:], marks); n > 0 {
			return start, start + n
		}
	}
	return 0, 0
}

// A Date is a day written as 2026-01-06, as sources print it: no time, no zone.
type Date string

// Time gives midnight UTC of the day, or an error where d is no such day.
func (d Date) Time() (time.Time, error) { return time.Parse(time.DateOnly, string(d)) }

// Statement returns the statement with that ID, or nil.
func (c *Corpus) Statement(id string) *Statement { return c.statements[id] }

// Person returns the person with that ID, or nil.
func (c *Corpus) Person(id string) *Person { return c.people[id] }

// Source returns the source with that ID, or nil.
func (c *Corpus) Source(id string) *Source { return c.sources[id] }

// Topic returns the topic with that ID, or nil.
func (c *Corpus) Topic(id string) *Topic { return c.topics[id] }
