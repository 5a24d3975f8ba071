package draft_test

import (
	"bytes"
	"errors"
	"slices"
	"testing/fstest"
	"unicode/utf8"

	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/draft"
	"onrecord/corpus/extract"
)

const text = `“The cranes,” said Ines Vega, “will stand by June. “Stand” is the word.

“And they will stay,” she added.

The crowd chanted that the ‘silt’ was “too "deep" by half” for them.

“Dredge it all” is what the Danish chancellor wants, reportedly, and the fees would stay “low”.
`

// at gives where words stand in the text, from the n-th place on.
func at(t *testing.T, words string) extract.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("no %q in the text", words)
	}
	return extract.Span{Start: i, End: i + len(words)}
}

func made(t *testing.T, record *corpus.Corpus, quotations ...extract.Quotation) *corpus.Draft {
	t.Helper()
	d, err := draft.New(record, draft.Article{
		Title: "On  the\nquay", Publisher: "Quay Herald", URL: "https://quay.example/a b", Language: "en", Published: "2031-05-02",
		Text: text, SHA256: strings.Repeat("0a", 32),
	}, quotations)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestNew(t *testing.T) {
	t.Parallel()
	record := &corpus.Corpus{People: people, Outlets: []*corpus.Outlet{{Name: "Radio Tidewater", Aliases: []string{"RT"}}}}
	d := made(t, record,
		extract.Quotation{Kind: extract.Direct, Spans: []extract.Span{at(t, "The cranes,"), at(t, "will stand by June. “Stand” is the word.\n\n“And they will stay,")},
			Speaker: "Ines Vega", Role: "Harbour Master", Cue: at(t, "said"), Rule: "split", Confidence: 0.987, Via: "RT"},
		extract.Quotation{Kind: extract.Mixed, Spans: []extract.Span{at(t, "the ‘silt’ was “too \"deep\" by half” for them")}, Quoted: []extract.Span{at(t, "silt"), at(t, "too \"deep\" by half")},
			Speaker: "the crowd", Via: "a statement"},
		extract.Quotation{Kind: extract.Direct, Spans: []extract.Span{at(t, "“Dredge it all”")}, Speaker: "the Danish chancellor", Hedge: "reportedly"},
		extract.Quotation{Kind: extract.Indirect, Spans: []extract.Span{at(t, "the fees would stay “low”")}, Candidates: []string{"Ines Vega", "Lund"}, Speaker: "Lund"},
		extract.Quotation{Kind: extract.Indirect, Spans: []extract.Span{at(t, "the fees")}},
	)
	var got bytes.Buffer
	if err := corpus.WriteDraft(&got, d); err != nil {
		t.Fatal(err)
	}
	const want = `# Made by onrecord import. Nothing answers with a statement that has review: draft.
# Go through them with: onrecord review FILE
sources:
  - id: quay-herald-2031-05-02
    title: On the quay
    publisher: Quay Herald
    published: 2031-05-02
    language: en
    sha256: "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"
    paragraphs: 4
people:
  - id: ines-vega
    name: Ines Vega
    role: Harbour Master
  - id: crowd-quay-herald-2031-05-02
    name: crowd
statements:
  - id: vega-cranes-stand-june-stand
    source: quay-herald-2031-05-02
    kind: quote
    speaker: ines-vega
    text:
      - The cranes,
      - will stand by June. “Stand” is the word.
    via: [Radio Tidewater]
    paragraph: 1
    review: draft
    found:
      start: 1
      end: 71
      prefix: "“"
      suffix: " “And they will stay,” she adde"
      cue: said
      rule: split
      confidence: 0.99
  - id: vega-stay
    source: quay-herald-2031-05-02
    kind: quote
    speaker: ines-vega
    text: And they will stay,
    via: [Radio Tidewater]
    paragraph: 2
    review: draft
    found:
      start: 74
      end: 93
      prefix: by June. “Stand” is the word. “
      suffix: "” she added. The crowd chanted "
      cue: said
      rule: split
      confidence: 0.99
  - id: crowd-silt-deep-half
    source: quay-herald-2031-05-02
    kind: partial
    speaker: crowd-quay-herald-2031-05-02
    text: "the “silt” was “too \"deep\" by half” for them"
    paragraph: 3
    review: draft
    found:
      start: 130
      end: 174
      prefix: " added. The crowd chanted that "
      suffix: ". “Dredge it all” is what the D"
  - id: lund-dredge
    source: quay-herald-2031-05-02
    kind: quote
    speaker: lund
    text: Dredge it all
    paragraph: 4
    hedge: reportedly
    review: draft
    found:
      start: 178
      end: 191
      prefix: "too \"deep\" by half” for them. “"
      suffix: "” is what the Danish chancellor "
  - id: fees-stay-low
    source: quay-herald-2031-05-02
    kind: reported
    text: the fees would stay low
    paragraph: 4
    review: draft
    found:
      start: 246
      end: 271
      prefix: "ancellor wants, reportedly, and "
      suffix: ". "
      speakers: [lund, ines-vega]
  - id: fees
    source: quay-herald-2031-05-02
    kind: reported
    text: the fees
    paragraph: 4
    review: draft
    found:
      start: 246
      end: 254
      prefix: "ancellor wants, reportedly, and "
      suffix: " would stay “low”. "
`
	if got.String() != want {
		t.Errorf("draft:\n%s\nwant:\n%s", got.String(), want)
	}
}

// TestJoined makes one statement of what is interrupted in the middle of a
// sentence, and of nothing else.
func TestJoined(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want string // statements, their parts parted by /
	}{
		{"“The silt,” she said, “is deep.”", "The silt,/is deep."},
		{"“The silt,” said Ines Vega, who runs the harbour, “is,” she added, “deep.”", "The silt,/is,/deep."},
		{"'The silt,' she said, 'is deep.'", "The silt,/is deep."},
		{"“The silt,” she said. “It is deep.”", "The silt, | It is deep."},
		{"“The silt is deep.” She said, “Deep.”", "The silt is deep. | Deep."},
		{"“The silt,” she said,\n\n“is deep.”", "The silt, | is deep."},
		{"“The silt,” “is deep.”", "The silt, | is deep."},
		{"“The silt,” she said" + strings.Repeat(", and said", 30) + ", “is deep.”", "The silt, | is deep."},
	}
	for _, test := range tests {
		var quotations []extract.Quotation
		for from := 0; ; {
			open := strings.IndexAny(test.text[from:], "“'")
			if open < 0 {
				break
			}
			s := extract.Span{Start: from + open + len("“")}
			if test.text[from+open] == '\'' {
				s.Start = from + open + 1
			}
			s.End = s.Start + strings.IndexAny(test.text[s.Start:], "”'")
			from = s.End + 1
			quotations = append(quotations, extract.Quotation{Kind: extract.Direct, Spans: []extract.Span{s}, Speaker: "Ines Vega", Confidence: 1 - float64(len(quotations))/10})
		}
		d, err := draft.New(&corpus.Corpus{}, draft.Article{Text: test.text}, quotations)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range d.Statements {
			got = append(got, strings.Join(s.Parts, "/"))
			checkStands(t, test.text, s)
		}
		if s := strings.Join(got, " | "); s != test.want {
			t.Errorf("%s: %s, want %s", test.text, s, test.want)
		}
	}
}

// TestSpeaker lists those who are possible and chooses none of them.
func TestSpeaker(t *testing.T) {
	t.Parallel()
	tests := []struct {
		q    extract.Quotation
		want string // the speaker, or those that are possible behind ?
	}{
		{extract.Quotation{Speaker: "Okoro", PersonID: "vale"}, "vale"},
		{extract.Quotation{Speaker: "Okoro", PersonID: "nobody"}, "okoro"},
		{extract.Quotation{Speaker: "Okoro", Role: "Mayor"}, "okoro"},
		{extract.Quotation{Speaker: "Okoro", Role: "goalkeeper"}, "? okoro new"},
		{extract.Quotation{Speaker: "Matt Brandt"}, "? brandt new"},
		{extract.Quotation{Speaker: "Vale"}, "? vale t-vale new"},
		{extract.Quotation{Speaker: "Zoe Quill", Role: "Pilot"}, "new"},
		{extract.Quotation{Speaker: "the crowd"}, "new"},
		{extract.Quotation{Speaker: "the chancellor"}, "? brandt lund"},
		{extract.Quotation{Speaker: "the mayor"}, "? okoro"},
		{extract.Quotation{Speaker: "the Danish chancellor"}, "lund"},
		{extract.Quotation{Candidates: []string{"Okoro", "Zoe Quill"}}, "? okoro new"},
		{extract.Quotation{Candidates: []string{"Okoro", "Zoe Quill"}, Speaker: "Zoe Quill", PersonID: "vale"}, "? new okoro"},
		{extract.Quotation{Candidates: []string{"Okoro", "Mayor Okoro"}}, "okoro"},
		{extract.Quotation{}, "?"},
		{extract.Quotation{Speaker: "—"}, "?"},
	}
	for _, test := range tests {
		test.q.Kind, test.q.Spans = extract.Indirect, []extract.Span{at(t, "the fees")}
		d := made(t, &corpus.Corpus{People: people}, test.q)
		s := d.Statements[0]
		got := []string{"?"}
		list := s.Found.Speakers
		if s.Speaker != nil {
			got, list = nil, append(list, s.Speaker)
		}
		for _, p := range list {
			id := p.ID
			if slices.Contains(d.People, p) {
				id = "new"
			}
			got = append(got, id)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%+v: %s, want %s", test.q, s, test.want)
		}
	}
}

// TestNewTakesNoID imports one article twice, and another with the same people.
func TestNewTakesNoID(t *testing.T) {
	t.Parallel()
	quotation := extract.Quotation{Kind: extract.Direct, Spans: []extract.Span{at(t, "The cranes,")}, Speaker: "Ines Vega"}
	record := &corpus.Corpus{}
	first := made(t, record, quotation, quotation)
	record.DraftSources, record.DraftPeople, record.Drafts = first.Sources, first.People, first.Statements
	a := draft.Article{Publisher: "Quay Herald", Published: "2031-05-02", Text: text, SHA256: strings.Repeat("0a", 32)}
	_, err := draft.New(record, a, nil)
	var known *draft.KnownError
	if !errors.As(err, &known) || err.Error() != `in a draft already, as source "quay-herald-2031-05-02"` {
		t.Errorf("error %v for an article that is known", err)
	}
	a.SHA256 = ""
	second, err := draft.New(record, a, []extract.Quotation{quotation})
	if err != nil {
		t.Fatal(err)
	}
	s := second.Statements[0]
	if first.Statements[1].ID != "vega-cranes-2" || s.ID != "vega-cranes-3" || s.Source.ID != "quay-herald-2031-05-02-2" || s.Speaker != first.People[0] || len(second.People) > 0 {
		t.Errorf("statements %q, then %+v, people %v", first.Statements[1].ID, s, second.People)
	}
	if got := draft.Known(record); len(got) != 1 || got[0].ID != "ines-vega" || got[0].Name != "Ines Vega" {
		t.Errorf("known: %+v", got)
	}
}

// FuzzNew makes a draft of whatever text comes, out of what is found in it and
// of spans that nothing would find. It can always be written and loaded, and
// what it gives as somebody's words stands in the text.
func FuzzNew(f *testing.F) {
	for _, s := range []string{text, "", "“", "“”“”", "\"a\" \"b\"", "“She said “no”” she said.", "‘x’ said Y.", "a\n\nb\n \nc", "\xff“\xff”\xff said Z", strings.Repeat("“a” said B. ", 50),
		"“" + strings.Repeat("word ", 5000) + "” said Vega.", "”a” «b» „c“ »d« said E.", "Ines Vega said it was “so”."} {
		f.Add(s, uint16(3), uint16(40), uint8(1))
		f.Add(s, uint16(0), uint16(9999), uint8(2))
	}
	f.Fuzz(func(t *testing.T, text string, from, to uint16, kind uint8) {
		quotations := extract.Extract(text, extract.Options{Known: draft.Known(&corpus.Corpus{People: people})})
		s := extract.Span{Start: boundary(text, int(from)), End: boundary(text, int(to))}
		if !s.Empty() {
			inner := extract.Span{Start: boundary(text, (s.Start+s.End)/2), End: s.End}
			kinds := []extract.Kind{extract.Direct, extract.Mixed, extract.Indirect}
			quotations = append(quotations, extract.Quotation{Kind: kinds[int(kind)%3], Spans: []extract.Span{s}, Quoted: []extract.Span{inner}, Speaker: s.In(text), Role: s.In(text),
				Cue: inner, Via: inner.In(text), Hedge: inner.In(text), Confidence: float64(kind) / 100})
		}
		d, err := draft.New(&corpus.Corpus{People: people}, draft.Article{Title: text, Publisher: text, URL: text, Language: text, Published: corpus.Date(text), Text: text}, quotations)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := corpus.WriteDraft(&out, d); err != nil {
			t.Fatalf("%v of %.300q", err, text)
		}
		checkLoads(t, out.Bytes(), len(d.Statements))
		for _, s := range d.Statements {
			checkStands(t, text, s)
		}
	})
}

// boundary gives the code point boundary at or before a place.
func boundary(text string, at int) int {
	at = min(at, len(text))
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// checkLoads wants a draft to load beside the record, which holds the people.
func checkLoads(t *testing.T, file []byte, statements int) {
	t.Helper()
	var record bytes.Buffer
	whole := &corpus.Draft{People: people[:0:0]}
	for _, p := range people {
		alone := *p
		alone.Spellings = nil
		whole.People = append(whole.People, &alone)
	}
	if err := corpus.WriteDraft(&record, whole); err != nil {
		t.Fatal(err)
	}
	c, err := corpus.LoadWith(fstest.MapFS{"a.yaml": {Data: record.Bytes()}}, "draft.yaml", file)
	if statements == 0 {
		return // a corpus without statements is none
	}
	if err != nil {
		t.Fatalf("%v in\n%.2000s", err, file)
	}
	if len(c.Drafts) != statements || len(c.Statements) > 0 {
		t.Errorf("%d drafts and %d statements loaded, want %d drafts", len(c.Drafts), len(c.Statements), statements)
	}
}

// checkStands wants verbatim words between the places where they were found.
func checkStands(t *testing.T, text string, s *corpus.Statement) {
	t.Helper()
	runes := []rune(text)
	if s.Found.Start < 0 || s.Found.End > len(runes) || s.Found.Start >= s.Found.End || s.Paragraph < 1 || s.Paragraph > max(1, s.Source.Paragraphs) {
		t.Fatalf("statement %+v found at %+v of %d", s, s.Found, len(runes))
	}
	plain := func(s string) string { return strings.Join(strings.Fields(corpus.Clean(s)), " ") }
	stretch := plain(string(runes[s.Found.Start:s.Found.End]))
	for _, segment := range s.Segments() {
		if segment.Verbatim && !strings.Contains(stretch, plain(segment.Text)) {
			t.Errorf("words %q of %q do not stand in %q", segment.Text, s.Text, stretch)
		}
	}
}
