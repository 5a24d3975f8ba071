package bot

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/index"
)

// A Style says how text is set. The zero Style sets plain text without
// breaking lines, and names matched words under a statement instead of
// setting them off inside it, so that quoted words stay as they are.
type Style struct {
	Wrap  func(text string, indent int) string // breaks and indents lines; nil: indents only
	Name  func(string) string                  // sets a speaker's name; nil: as it is
	Match func(string) string                  // sets a matched word; nil: see above
	Aside func(string) string                  // sets what surrounds a statement; nil: as it is
}

// WriteText writes the reply for a person to read. The errors are those of w.
func (r *Reply) WriteText(w io.Writer, style Style) error {
	t := &text{Style: style}
	switch {
	case r.Command == "people":
		t.people(r.People)
	case r.Command == "coverage":
		t.coverage(r.Coverage)
	case r.Refused:
		t.line(0, set(t.Name, "Not answered")+": "+r.Reason)
	case r.Command == "compare":
		t.comparison(r)
	case r.Outcome == Nothing:
		t.readings(r.Understood)
		t.nothing(r)
	default:
		t.readings(r.Understood)
		t.answers(r.Statements)
		t.around(r.Around)
		t.rest(r)
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// text is a reply being written.
type text struct {
	strings.Builder
	Style
}

func set(style func(string) string, s string) string {
	if style == nil || s == "" {
		return s
	}
	return style(s)
}

// line writes one line, wrapped.
func (t *text) line(indent int, s string) {
	if t.Wrap != nil {
		t.WriteString(t.Wrap(s, indent))
	} else {
		t.WriteString(strings.Repeat(" ", indent) + s)
	}
	t.WriteByte('\n')
}

// Readings says what words of the question were read as, a line for each.
func (u Understood) Readings() []string {
	var from, lines []string
	for _, s := range u.Substitutions {
		if !slices.Contains(from, s.From) {
			from = append(from, s.From)
		}
	}
	for _, f := range from {
		var to []string
		for _, s := range u.Substitutions {
			if s.From == f {
				to = append(to, s.Read)
			}
		}
		lines = append(lines, f+" read as "+strings.Join(to, " and "))
	}
	return lines
}

func (t *text) readings(u Understood) {
	lines := u.Readings()
	for _, line := range lines {
		t.line(0, set(t.Aside, line))
	}
	if len(lines) > 0 {
		t.WriteByte('\n')
	}
}

// answers writes statements, each speaker's name once above those of theirs
// that stand together.
func (t *text) answers(list []Answer) {
	for i, a := range list {
		s := a.Statement
		if i == 0 || list[i-1].Statement.Speaker != s.Speaker {
			t.line(0, t.heading(s.Speaker))
		}
		if w := NewCredit(s).Withdrawn; w != "" {
			t.line(2, set(t.Name, "Withdrawn")+" "+w)
		}
		t.line(2, t.words(a))
		if t.Match == nil {
			if matched := matchedWords(a.Fragments); matched != "" {
				t.line(4, "matched: "+matched)
			}
		}
		t.line(4, set(t.Aside, Attribution(s)))
		t.WriteByte('\n')
	}
}

func (t *text) heading(p *corpus.Person) string {
	if p == nil {
		return set(t.Name, "Fact")
	}
	if p.Role == "" {
		return set(t.Name, p.Name)
	}
	return set(t.Name, p.Name) + ", " + p.Role
}

// words sets a statement's text: verbatim words in quotation marks, and
// nothing else.
func (t *text) words(a Answer) string {
	var b strings.Builder
	s := a.Statement
	for i, f := range a.Fragments {
		if s.Kind == corpus.Quote && f.Verbatim && (i == 0 || !a.Fragments[i-1].Verbatim) {
			b.WriteString("“")
		}
		if f.Match {
			b.WriteString(set(t.Match, f.Text))
		} else {
			b.WriteString(f.Text)
		}
		if s.Kind == corpus.Quote && f.Verbatim && (i+1 == len(a.Fragments) || !a.Fragments[i+1].Verbatim) {
			b.WriteString("”")
		}
	}
	return b.String()
}

// matchedWords lists the matched words of a statement, each once.
func matchedWords(fragments []index.Fragment) string {
	var words []string
	for _, f := range fragments {
		if f.Match && !slices.Contains(words, f.Text) {
			words = append(words, f.Text)
		}
	}
	return strings.Join(words, ", ")
}

var kinds = map[corpus.Kind]string{
	corpus.Quote:    "quote",
	corpus.Partial:  "partial quote",
	corpus.Reported: "reported speech",
	corpus.Fact:     "fact",
}

// A Credit is what there is to say of where a statement is from, for who sets
// it otherwise than in one line. What is empty is not known.
type Credit struct {
	Kind      string // with the source's hedge, and that it breaks off
	Via       []string
	Publisher string
	Title     string
	URL       string // with a text fragment, see Link
	Date      string // as printed: a day
	Paragraph string
	Spelling  string // that the source spells the speaker's name otherwise
	ID        string

	Withdrawn    string // by whom and why; empty: it stands
	Correction   string // when the source corrected what
	Supersedes   string // which earlier statement
	SupersededBy string // which later statement
}

// NewCredit says where a statement is from.
func NewCredit(s *corpus.Statement) Credit {
	c := Credit{
		Kind:      kinds[s.Kind],
		Via:       s.Via,
		Publisher: s.Source.Publisher,
		Title:     s.Source.Title,
		URL:       Link(s),
		Date:      string(s.Source.Published),
		Paragraph: fmt.Sprintf("paragraph %d", s.Paragraph),
		ID:        s.ID,
	}
	if s.Hedge != "" {
		c.Kind += ", hedged by the source (" + s.Hedge + ")"
	}
	if s.Truncated {
		c.Kind += ", broken off in the source"
	}
	if as := spelling(s); as != "" {
		c.Spelling = "the source spells the name " + as
	}
	c.amend(s)
	return c
}

// Attribution is the line that says what kind of statement s is and where it
// is from: whether another took its place, the outlets it came through, the
// source and its date, the paragraph, and what was corrected. That it is
// withdrawn is said before its words.
func Attribution(s *corpus.Statement) string {
	c := NewCredit(s)
	parts := []string{c.Kind}
	if c.SupersededBy != "" {
		parts = append(parts, c.SupersededBy)
	}
	if len(c.Via) > 0 {
		parts = append(parts, "via "+strings.Join(c.Via, ", "))
	}
	for _, part := range []string{c.Publisher, c.Title, c.Date, c.Paragraph, c.Spelling, c.Correction, c.Supersedes, s.Source.URL, c.ID} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " · ")
}

// spelling is the speaker's name as the source has it, where that differs.
func spelling(s *corpus.Statement) string {
	if s.Speaker == nil {
		return ""
	}
	for _, sp := range s.Speaker.Spellings {
		if sp.Source == s.Source {
			return sp.As
		}
	}
	return ""
}

// rest writes what follows an answer.
func (t *text) rest(r *Reply) {
	if r.Omitted > 0 {
		t.line(0, fmt.Sprintf("%d more not shown", r.Omitted))
	}
	if r.Reason != "" {
		t.line(0, r.Reason)
	}
	t.line(0, set(t.Aside, "record "+r.Record))
}
