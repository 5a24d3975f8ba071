package bot

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A Filter says which statements are wanted: those that every field lets
// through, each by itself and whatever else is on the record. A field that is
// empty lets everything through, one that [Bot.ReadFilter] finds a problem
// with, nothing.
//
// Nothing is corrected: a word or name that the record does not have stands for
// no other that it has, as it may in a question, for what is misspelt today may
// be somebody's name tomorrow.
type Filter struct {
	// Speaker is whose statements are wanted, as in the option of the command
	// said: names, roles, countries, or what [Person.Called] is. Whoever has a
	// role or is from a country when a statement is read counts. Facts have no
	// speaker, and are not let through.
	Speaker string `json:"speaker,omitempty"`
	// Speakers are IDs of people: where there are any, they take the place of
	// Speaker.
	Speakers []string `json:"speakers,omitempty"`
	// About is what is wanted, as in the option of said and facts: topics,
	// words and names. A statement has to have all of it, where an answer has
	// most, but for what an answer does without: words that only shade the
	// rest, the speakers' own country, names that most of the record has.
	About string `json:"about,omitempty"`
	// Any is words and phrases, parted by commas or semicolons, one of which
	// has to stand in the statement's text: by the stems of the words, which
	// stand next to each other, a stop word inside for any one word.
	Any string `json:"any,omitempty"`
	// Exclude is as Any: none of them may stand there.
	Exclude string `json:"exclude,omitempty"`
	// Kind is the only kind wanted.
	Kind corpus.Kind `json:"kind,omitempty"`
}

// A Sieve tells which statements of a list filters let through. It may be used
// by several goroutines at once.
type Sieve struct {
	b         *Bot
	list      []*corpus.Statement
	once      bool // made for one filter
	all       subset
	texts     *index.Texts
	kinds     map[corpus.Kind]subset
	bySpeaker map[string]subset // by person ID
	traits    func() []traits
	naming    func() map[string]subset // by names.Name.Key
	stems     func() map[string]bool
	people    func() map[string]*names.Name

	sightings memo[string, sighting]
	topics    memo[*corpus.Topic, subset]
	compounds memo[string, subset]
	voices    memo[string, voice]
	subjects  memo[string, subject]
	outlines  memo[string, outline]
	themes    memo[string, bool]
}

// Sieve makes a sieve of statements. They may be others than those on b's
// record, such as earlier versions of them, but are read as of that record:
// its people, topics and words. One that is withdrawn is let through as any
// other.
func (b *Bot) Sieve(list []*corpus.Statement) *Sieve {
	s := &Sieve{b: b, list: list, kinds: map[corpus.Kind]subset{}, bySpeaker: map[string]subset{}}
	s.texts = index.NewTexts(func(yield func(string) bool) {
		for _, st := range list {
			if !yield(st.Text) {
				return
			}
		}
	})
	for i, st := range list {
		put(s.kinds, st.Kind, i, len(list))
		if st.Speaker != nil {
			put(s.bySpeaker, st.Speaker.ID, i, len(list))
		}
	}
	s.all = subsetOf(len(list), func(int) bool { return true })
	s.traits = sync.OnceValue(s.readTraits)
	s.naming = sync.OnceValue(s.readNaming)
	s.stems = sync.OnceValue(b.topicStems)
	s.people = sync.OnceValue(b.peopleByID)
	return s
}

// put adds place i of n to the subset that a map has under a key.
func put[K comparable](sets map[K]subset, key K, i, n int) {
	if sets[key] == nil {
		sets[key] = newSubset(n)
	}
	sets[key].add(i)
}

// Pass gives the places in the list, from 0 and in order, of the statements
// that a filter lets through.
func (s *Sieve) Pass(f Filter) []int {
	left := slices.Clone(s.all)
	for _, field := range quickest {
		if field.value(f) != "" && !left.keep(field.read(s, f).passed) {
			return nil
		}
	}
	return left.places()
}

// PassAll is Pass for each of several filters, on every processor there is.
func (s *Sieve) PassAll(filters []Filter) [][]int {
	passed := make([][]int, len(filters))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(filters)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(filters)); i = next.Add(1) - 1 {
				passed[i] = s.Pass(filters[i])
			}
		})
	}
	workers.Wait()
	return passed
}

// A Verdict says whether a filter lets a statement through, and why.
type Verdict struct {
	Passes  bool
	Clauses []Clause // of the fields that are not empty, in the order of Filter
}

// A Clause is what one field of a filter makes of a statement.
type Clause struct {
	Name    string // speaker, about, any, exclude or kind
	Value   string // as given
	Met     bool
	Because string // for a reader, part of a sentence without quotation marks: by Friedrich Merz
}

// Why says what let a statement through, or stopped it.
func (b *Bot) Why(f Filter, st *corpus.Statement) Verdict {
	s := b.Sieve([]*corpus.Statement{st})
	s.once = true
	v := Verdict{Passes: true}
	for _, field := range fields {
		value := field.value(f)
		if value == "" {
			continue
		}
		p := field.read(s, f)
		c := Clause{Name: field.name, Value: value, Met: p.passed.has(0), Because: p.because(0)}
		v.Passes = v.Passes && c.Met
		v.Clauses = append(v.Clauses, c)
	}
	return v
}

// A part is what one field of a filter was read as.
type part struct {
	passed  subset             // nil: nothing passes
	because func(i int) string // why the statement at place i is in passed, or is not
}

// refusing is the part that lets nothing through, for one reason.
func refusing(reason string) part {
	return part{because: func(int) string { return reason }}
}

// A field is one of Filter's.
type field struct {
	name  string
	value func(Filter) string           // empty: everything passes
	read  func(*Sieve, Filter) part     // called where value is not empty
	wrong func(*Sieve, Filter) string   // why its value cannot be used; empty: it can
	notes func(*Sieve, Filter) []string // how its value is read, where that is not plain; nil: it is
}

// The fields, in the order of Filter, and as soon as they stop most at the
// least cost.
var (
	fields   = []field{speakerField, aboutField, anyField, excludeField, kindField}
	quickest = []field{kindField, speakerField, anyField, excludeField, aboutField}
)

var kindField = field{
	name:  "kind",
	value: func(f Filter) string { return strings.TrimSpace(string(f.Kind)) },
	wrong: func(_ *Sieve, f Filter) string {
		if f.Kind == corpus.Fact && speakerValue(f) != "" {
			return "facts have no speaker"
		}
		return wrongKind(f.Kind)
	},
	read: (*Sieve).kind,
}

func wrongKind(kind corpus.Kind) string {
	if slices.Contains(corpus.Kinds, kind) {
		return ""
	}
	var known []string
	for _, k := range corpus.Kinds {
		known = append(known, string(k))
	}
	return "there is no kind " + typed(string(kind)) + ", only " + listing(known, "and")
}

func (s *Sieve) kind(f Filter) part {
	if problem := wrongKind(f.Kind); problem != "" {
		return refusing(problem)
	}
	return part{s.kinds[f.Kind], func(i int) string {
		is := s.list[i].Kind
		if is == f.Kind {
			return "is " + kindPhrase(is)
		}
		return "is " + kindPhrase(is) + ", not " + kindPhrase(f.Kind)
	}}
}

// kindPhrase names a kind as what a statement is.
func kindPhrase(k corpus.Kind) string {
	if k == corpus.Reported {
		return kinds[k]
	}
	return "a " + kinds[k]
}
