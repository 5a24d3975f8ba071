package corpus_test

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/corpus"
)

func TestEmbeddedIsSound(t *testing.T) {
	t.Parallel()
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	if got := corpus.Check(c); len(got) > 0 {
		t.Error(got)
	}
	if len(c.Statements) == 0 || len(c.Sources) == 0 {
		t.Errorf("%d statements, %d sources, want some", len(c.Statements), len(c.Sources))
	}
}

// TestDocumentedFormat loads the example in the package comment.
func TestDocumentedFormat(t *testing.T) {
	t.Parallel()
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var example strings.Builder
	for line := range strings.Lines(string(source)) {
		if code, ok := strings.CutPrefix(line, "\t"); ok {
			example.WriteString(code)
		}
	}
	c := load(t, fstest.MapFS{"a.yaml": {Data: []byte(example.String())}})
	if len(c.Statements) != 5 || c.Sources[0].Paragraphs != 12 || c.People[0].Spellings[0].As != "Adaeze Okorro" {
		t.Errorf("example read as %+v", c)
	}
	later := c.Statement("okoro-dredges-next-year")
	if earlier := c.Statement("okoro-will-dredge"); later.Supersedes != earlier || earlier.SupersededBy != later || earlier.Supersedes != nil || later.SupersededBy != nil {
		t.Errorf("%+v supersedes %+v", later, earlier)
	}
	if got := c.Statement("okoro-on-critics").Correction; got == nil || *got != (corpus.Correction{Text: "The first edition had landed for landlocked.", Date: "2031-05-04"}) {
		t.Errorf("correction %+v", got)
	}
	gone := c.Statement("dredger-is-hired")
	if got := gone.Withdrawn; got == nil || *got != (corpus.Withdrawal{By: "the source", Why: "The contract had not been signed."}) {
		t.Errorf("withdrawal %+v", got)
	}
	draft := c.Drafts[0]
	if len(c.Drafts) != 1 || c.Statement(draft.ID) != nil || draft.Speaker != nil || draft.Source != c.Source("harbour-2031-05-02") {
		t.Errorf("drafts %+v", c.Drafts)
	}
	want := corpus.Found{Start: 120, End: 145, Prefix: "the mayor said. “", Suffix: "” she added", Cue: "said", Rule: "cue-after", Confidence: 0.93, Speakers: []*corpus.Person{c.Person("okoro"), c.DraftPeople[0]}}
	if !reflect.DeepEqual(*draft.Found, want) || len(c.People) != 1 || len(c.DraftPeople) != 1 {
		t.Errorf("found %+v, want %+v", *draft.Found, want)
	}
	if standing := c.Standing(); len(standing) != 4 || slices.Contains(standing, gone) {
		t.Errorf("%d statements stand, want all but one", len(standing))
	}
}

// TestLoad checks every field of a statement and what it refers to.
func TestLoad(t *testing.T) {
	t.Parallel()
	c := load(t, readArchive(t, "testdata/load/sound.txtar").corpus)
	s := c.Statement("okoro-cost")
	if s == nil || s != c.Statements[3] {
		t.Fatalf("statement okoro-cost is %v, want the last of %v", s, c.Statements)
	}
	if want := (corpus.Position{File: "c.yaml", Line: 2}); s.Position != want || want.String() != "c.yaml:2" {
		t.Errorf("position %v, want %v", s.Position, want)
	}
	if want := "It costs a great deal, […] but silt costs more."; s.Text != want {
		t.Errorf("text %q, want %q", s.Text, want)
	}
	if s.Speaker != c.Person("okoro") || s.Source != c.Source("harbour-log") || !slices.Equal(s.Topics, []*corpus.Topic{c.Topic("tides")}) {
		t.Errorf("speaker %v, source %v, topics %v, want those of the corpus", s.Speaker, s.Source, s.Topics)
	}
	if s.Kind != corpus.Quote || s.Paragraph != 4 || s.Hedge != "reportedly" || !s.Truncated || !slices.Equal(s.Via, []string{"Radio Tidewater"}) {
		t.Errorf("statement %+v", s)
	}
	p := c.Person("okoro")
	if p.Role != "Mayor" || p.Country != "Nigeria" || len(p.Aliases) != 2 || p.Spellings[0].Source != s.Source || p.Spellings[0].As != "Adaeze Okorro" {
		t.Errorf("person %+v", p)
	}
	if terms := c.Topic("tides").Terms; !slices.Equal(terms, []string{"ebb", "no", "1984", "spring tide"}) {
		t.Errorf("terms %q", terms)
	}
	if s.Source.Paragraphs != 4 || s.Source.Unattributed[0].Text != "harbour of the future" || s.Source.Language != "en-GB" {
		t.Errorf("source %+v", s.Source)
	}
	if c.Statement("") != nil || c.Person("x") != nil || c.Source("x") != nil || c.Topic("x") != nil {
		t.Error("something found under an ID that is not there")
	}
}

func TestOrder(t *testing.T) {
	t.Parallel()
	c := load(t, fstest.MapFS{
		"b.yaml": {Data: []byte(`
statements:
  - {id: e, source: late, kind: fact, text: E., paragraph: 1}
  - {id: d, source: second, kind: fact, text: D., paragraph: 1}
  - {id: b, source: first, kind: fact, text: B., paragraph: 10}
  - {id: a, source: first, kind: fact, text: A., paragraph: 9}
sources:
  - {id: late, title: Late, published: 2031-05-03}
`)},
		"c.yaml": {Data: []byte(`
sources:
  - {id: first, title: First, published: 2031-05-02}
  - {id: second, title: Second, published: 2031-05-02}
statements:
  - {id: c, source: first, kind: fact, text: C., paragraph: 10}
`)},
	})
	var ids []string
	for _, s := range c.Statements {
		ids = append(ids, s.ID)
	}
	if got := strings.Join(ids, ""); got != "abcde" {
		t.Errorf("order %s, want abcde", got)
	}
}

func TestSegments(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		s    corpus.Statement
		want string // verbatim segments in <>
	}{
		{"quote", corpus.Statement{Kind: corpus.Quote, Parts: []string{"We “do”."}}, "<We “do”.>"},
		{"parts", corpus.Statement{Kind: corpus.Quote, Parts: []string{"One,", "two."}}, "<One,>| […] |<two.>"},
		{"reported", corpus.Statement{Kind: corpus.Reported, Text: "It's ours."}, "It's ours."},
		{"partial", corpus.Statement{Kind: corpus.Partial, Text: "A “b” c"}, "A “|<b>|” c"},
		{"straight twice", corpus.Statement{Kind: corpus.Partial, Text: `A "b" c "d"`}, `A "|<b>|" c "|<d>|"`},
		{"German twice", corpus.Statement{Kind: corpus.Partial, Text: "„b“ c „d“"}, "„|<b>|“ c „|<d>|“"},
		{"side by side", corpus.Statement{Kind: corpus.Partial, Text: "“b”“c”"}, "“|<b>|”“|<c>|”"},
		{"never closed", corpus.Statement{Kind: corpus.Partial, Text: "A “b” “c"}, "A “|<b>|” “c"},
		{"other marks inside", corpus.Statement{Kind: corpus.Partial, Text: "“b «c» d”"}, "“|<b «c» d>|”"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, s := range test.s.Segments() {
				if s.Verbatim {
					s.Text = "<" + s.Text + ">"
				}
				got = append(got, s.Text)
			}
			if s := strings.Join(got, "|"); s != test.want {
				t.Errorf("segments %s, want %s", s, test.want)
			}
		})
	}
}

func TestManyStatements(t *testing.T) {
	t.Parallel()
	if c := load(t, ordinary(2_000)); len(c.Statements) != 2_000 {
		t.Errorf("%d statements, want 2000", len(c.Statements))
	}
}
