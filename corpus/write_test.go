package corpus_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/corpus"
)

// A draftOf is a draft whose free strings are the given ones, as far as they
// are allowed there.
func draftOf(words string) *corpus.Draft {
	clean := func(s string, limit int) string {
		s = strings.ToValidUTF8(corpus.Clean(s), "")
		if len(s) > limit {
			s = strings.ToValidUTF8(s[:limit], "")
		}
		return strings.TrimSpace(s)
	}
	short, long := clean(words, 1_000), clean(words, 9_000)
	bare := strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(corpus.QuotationMarks, r) {
			return -1
		}
		return r
	}, long))
	around := []rune(strings.ToValidUTF8(corpus.Clean(words), ""))
	source := &corpus.Source{
		ID: "quay-2031", Title: "T" + short, Publisher: short, URL: "https://quay.example/a?b=c#d", Published: "2031-05-02", Language: "en",
		SHA256: strings.Repeat("0e", 32), Paragraphs: 9, Unattributed: []corpus.Passage{{Paragraph: 2, Text: "u" + long}},
	}
	if len(source.Title) > 1_000 {
		source.Title = "T"
	}
	vega := &corpus.Person{ID: "vega", Name: "Ines Vega", Role: short, Country: short, Aliases: []string{"no", "1e3", "~"}}
	if short != "" {
		vega.Aliases = append(vega.Aliases, short)
	}
	vega.Spellings = []corpus.Spelling{{Source: source, As: "Ynes Vega: #2"}}
	orsini := &corpus.Person{ID: "1e3", Name: "Ugo Orsini"}
	via := []string{"Radio Tidewater", "a, b", "[x]"}
	return &corpus.Draft{
		Note: "A draft.\n\n" + words, Sources: []*corpus.Source{source}, People: []*corpus.Person{vega, orsini},
		Statements: []*corpus.Statement{
			{ID: "one", Source: source, Kind: corpus.Quote, Speaker: vega, Parts: []string{"We will:" + bare}, Paragraph: 1, Via: via, Hedge: short, Truncated: true,
				Found: &corpus.Found{Start: 0, End: 12, Prefix: string(around[:min(len(around), 32)]), Suffix: " said: ", Cue: short, Rule: short, Confidence: 0.93}},
			{ID: "2031-05-02", Source: source, Kind: corpus.Quote, Parts: []string{"We will," + bare, "null", "- x " + bare + " - so be it"}, Paragraph: 2,
				Found: &corpus.Found{Start: 40, End: 50, Confidence: 1, Speakers: []*corpus.Person{vega, orsini}}},
			{ID: "0x10", Source: source, Kind: corpus.Partial, Speaker: orsini, Parts: []string{"He calls it “" + bare + "x”, " + bare + "."}, Paragraph: 3, Found: &corpus.Found{Start: 60, End: 70}},
			{ID: "true", Source: source, Kind: corpus.Reported, Speaker: orsini, Parts: []string{"- x" + bare}, Paragraph: 3},
			{ID: "null", Source: source, Kind: corpus.Fact, Parts: []string{bare + ": x"}, Paragraph: 3},
		},
	}
}

// checkRoundTrip writes a draft and wants it back from Load as it was.
func checkRoundTrip(t *testing.T, want *corpus.Draft) {
	t.Helper()
	var file bytes.Buffer
	if err := corpus.WriteDraft(&file, want); err != nil {
		t.Fatalf("%v in %.200q", err, want.Statements[0].Parts)
	}
	c, err := corpus.Load(fstest.MapFS{"a.yaml": {Data: file.Bytes()}})
	if err != nil {
		t.Fatalf("%v in\n%.2000s", err, file.String())
	}
	if len(c.Statements)+len(c.People)+len(c.Sources) > 0 {
		t.Errorf("%d statements, %d people and %d sources are on record, want none", len(c.Statements), len(c.People), len(c.Sources))
	}
	got := &corpus.Draft{Note: want.Note, Sources: c.DraftSources, People: c.DraftPeople, Statements: c.Drafts}
	forget(got)
	for _, s := range want.Statements {
		s.Text = strings.Join(s.Parts, corpus.Break)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read back otherwise than it was written:\n%.2000s", file.String())
		for i := range want.Statements {
			if !reflect.DeepEqual(got.Statements[i], want.Statements[i]) {
				t.Errorf("%.300q %+v, want %.300q %+v", got.Statements[i].Parts, got.Statements[i].Found, want.Statements[i].Parts, want.Statements[i].Found)
			}
		}
	}
	var again bytes.Buffer
	if err := corpus.WriteDraft(&again, got); err != nil || !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Errorf("%v, written twice, the second time:\n%s", err, again.String())
	}
}

// forget takes out where things stand in files.
func forget(d *corpus.Draft) {
	for _, s := range d.Sources {
		s.Position = corpus.Position{}
		for i := range s.Unattributed {
			s.Unattributed[i].Position = corpus.Position{}
		}
	}
	for _, p := range d.People {
		p.Position = corpus.Position{}
		for i := range p.Spellings {
			p.Spellings[i].Position = corpus.Position{}
		}
	}
	for _, s := range d.Statements {
		s.Position = corpus.Position{}
	}
}

// hard are strings that YAML or the corpus could take for something else.
var hard = []string{
	"", "plain", "no", "Yes", "null", "~", "1e3", "0x1F", "2031-05-02", "12:30:45", ".5", "-1", "- item", "a: b", "a #b", "#b", "'", `"`, `\`, `C:\temp`,
	"%TAG", "@at", "`tick`", "!tag", "&anchor", "*alias", "{a: b}", "[a, b]", "? key", "| block", "> fold", "---", "...", "--- x", "<<", "=",
	"line\nbreak", "tab\there", "a\r\nb", "  spaces  inside  ", "ends with colon:", "trailing \\", "“curly” and ‘single’", "«x» „y“",
	"Ünïcödé, Кирилиця, 漢字, 🚢", "nul\x00 esc\x1b bidi\u202e bom\ufeff nel\u0085 ls\u2028", "bad \xff utf-8", "\ufffe\uffff", "soft\u00adhyphen zero\u200bwidth",
	strings.Repeat("a long line of words ", 900), strings.Repeat("漢", 6_000),
}

func TestDraftRoundTrip(t *testing.T) {
	t.Parallel()
	for _, words := range hard {
		checkRoundTrip(t, draftOf(words))
	}
}

func FuzzDraftRoundTrip(f *testing.F) {
	for _, words := range hard {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) { checkRoundTrip(t, draftOf(words)) })
}

// TestDraftLooks holds what a reviewer sees.
func TestDraftLooks(t *testing.T) {
	t.Parallel()
	source := &corpus.Source{ID: "quay-2031", Title: "On the quay: a vote", Published: "2031-05-02", Paragraphs: 3}
	vega := &corpus.Person{ID: "vega", Name: "Ines Vega", Role: "Harbour Master", Aliases: []string{"Captain Vega"}}
	var file bytes.Buffer
	err := corpus.WriteDraft(&file, &corpus.Draft{
		Note: "A draft: nothing of it answers.", Sources: []*corpus.Source{source}, People: []*corpus.Person{vega},
		Statements: []*corpus.Statement{
			{ID: "vega-cranes", Source: source, Kind: corpus.Quote, Speaker: vega, Parts: []string{"The cranes, all of them, will stand by June."}, Paragraph: 3,
				Found: &corpus.Found{Start: 120, End: 150, Prefix: "she said. “", Suffix: "” at the quay", Cue: "said", Rule: "inverted-cue", Confidence: 0.93}},
			{ID: "vega-two", Source: source, Kind: corpus.Quote, Parts: []string{"One,", "two: three."}, Paragraph: 3},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `# A draft: nothing of it answers.
sources:
  - id: quay-2031
    title: "On the quay: a vote"
    published: 2031-05-02
    paragraphs: 3
people:
  - id: vega
    name: Ines Vega
    role: Harbour Master
    aliases: [Captain Vega]
statements:
  - id: vega-cranes
    source: quay-2031
    kind: quote
    speaker: vega
    text: The cranes, all of them, will stand by June.
    paragraph: 3
    review: draft
    found:
      start: 120
      end: 150
      prefix: she said. “
      suffix: "” at the quay"
      cue: said
      rule: inverted-cue
      confidence: 0.93
  - id: vega-two
    source: quay-2031
    kind: quote
    text:
      - One,
      - "two: three."
    paragraph: 3
    review: draft
`
	if file.String() != want {
		t.Errorf("draft:\n%s\nwant:\n%s", file.String(), want)
	}
}

// TestDraftRefused wants nothing written of what could not be read.
func TestDraftRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(*corpus.Draft)
		want   string
	}{
		{"no text", func(d *corpus.Draft) { d.Statements[0].Parts = nil }, `a statement without "text"`},
		{"control", func(d *corpus.Draft) { d.Statements[0].Parts = []string{"a\x1bb"} }, "line break or control character"},
		{"marks", func(d *corpus.Draft) { d.Statements[0].Parts = []string{"“All of it”"} }, "the whole quote stands in quotation marks"},
		{"id", func(d *corpus.Draft) { d.Statements[0].ID = "A b" }, `id "A b", want lower-case letters`},
		{"range", func(d *corpus.Draft) { d.Statements[0].Found.End = 0 }, "end 0, want it behind start, 0"},
		{"confidence", func(d *corpus.Draft) { d.Statements[0].Found.Confidence = 1.5 }, "confidence \"1.5\", want a number from 0 to 1"},
		{"context", func(d *corpus.Draft) { d.Statements[0].Found.Prefix = strings.Repeat("é", 33) }, "prefix has 33 characters, want at most 32"},
	}
	for _, test := range tests {
		d := draftOf("x")
		test.change(d)
		var file bytes.Buffer
		err := corpus.WriteDraft(&file, d)
		if file.Len() > 0 || !slices.ContainsFunc(problems(t, err), func(p corpus.Problem) bool { return strings.Contains(p.Message, test.want) }) {
			t.Errorf("%s: %d bytes, error %v, want %s", test.name, file.Len(), err, test.want)
		}
	}
}

func TestClean(t *testing.T) {
	t.Parallel()
	for _, test := range [][2]string{
		{" as it is “…” ", " as it is “…” "}, {"a\r\n\tb", "a b"}, {"a\x00\x1b\u202eb", "ab"}, {"\xff", "\ufffd"}, {"a\u2028b", "a b"}, {"\ufeffa", "a"},
	} {
		if got := corpus.Clean(test[0]); got != test[1] {
			t.Errorf("Clean(%q) = %q, want %q", test[0], got, test[1])
		}
	}
}
