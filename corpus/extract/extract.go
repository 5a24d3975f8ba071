package extract

// Extract finds what a text says that somebody said, in order.
//
// The text is UTF-8; invalid bytes are passed over and offsets stay right.
// Paragraphs are parted by blank lines, lines inside of them count as
// paragraphs of their own for who is speaking, but not for the number given.
// The time taken grows with the length of the text alone.
func Extract(text string, o Options) []Quotation {
	p := read(text, o)
	for _, s := range sieves {
		s.run(p, s.name)
	}
	return p.finish()
}

// Options tell what is known before the text is read.
type Options struct {
	Known []Person // people already on record
	Title string   // headline, where the text does not begin with it
}

// A Person is somebody on record whom a text may name.
type Person struct {
	ID, Name, Role, Country string
	Aliases                 []string
}

// A Quotation is one thing that somebody said, as a text reports it.
type Quotation struct {
	Kind       Kind
	Spans      []Span   // the words; more than one where the text interrupts them. Direct: inside the marks. Otherwise the reported clause with the marks in it
	Quoted     []Span   // what is verbatim in a mixed one, inside the marks
	Paragraph  int      // of the first span, from 1
	Speaker    string   // the fullest name in the text, or what it calls them; "" unknown
	Mention    Span     // the words that name the speaker here ("he", "the chancellor"); empty: none
	Candidates []string // two or more people who may have said it; Speaker is then the likeliest or ""
	PersonID   string   // of Options.Known; "" none
	Role       string   // what the text says of the speaker ("U.S. Ambassador to NATO"), or ""
	Cue        Span     // the words of saying ("said", "according to"); empty: none
	Via        string   // outlet or place ("Fox News", "X", "a statement"), or ""
	Hedge      string   // the text's own doubt ("reportedly"), or ""
	Rule       string   // the sieve that decided
	Confidence float64  // 0 to 1
}

// A Kind is how literally the words are known.
type Kind string

// The kinds, from the most literal to the least.
const (
	Direct   Kind = "direct"   // somebody's own words, a sentence by themselves
	Mixed    Kind = "mixed"    // the reporter's sentence with somebody's words inside
	Indirect Kind = "indirect" // the reporter's words
)

// A Span is a passage of a text, from byte Start to before byte End.
type Span struct{ Start, End int }

// Empty reports whether nothing stands there.
func (s Span) Empty() bool { return s.End <= s.Start }

// In gives the words that stand there.
func (s Span) In(text string) string { return text[s.Start:s.End] }
