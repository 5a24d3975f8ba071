package corpus_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/corpus"
)

const reviewed = `# Head.
sources:
  - {id: quay, title: Quay}   # no day yet

  - id: log
    title: Log
    published: 2031-05-02

people: # all of them
  - id: vega
    name: Ines Vega

# The statements.
statements:
  # about a
  - id: a   # first
    source: log
    kind: quote
    speaker: vega
    text: >-
      The cranes
      will stand.
    paragraph: 1   # really
    review: draft  # look at it
    found: {start: 1, end: 9}

  # about b
  # in two lines
  - review: draft
    id: "b"
    source: 'log'
    kind:   'partial'
    text: "She calls it “deep”, and “wide”."
    paragraph: 2

  - {id: c, review: draft, source: log, kind: reported, speaker: "vega", text: 'It''s deep, "really" deep', paragraph: 3}
  - id: d
    source: log
    kind: quote
    text:
      - One,
      - two.
    paragraph: 4
    review: draft
  - {id: e, source: quay, kind: quote, speaker: vega, text: Wide., paragraph: 1, review: draft}
  - id: f
    source: log
    kind: fact
    text: It is deep.
    paragraph: 5
# Tail.
`

// TestEdit makes each change and wants these lines gone and these there instead,
// and no other touched.
func TestEdit(t *testing.T) {
	t.Parallel()
	sound := strings.Replace(reviewed, `'It''s deep, "really" deep'`, "It's deep", 1)
	tests := []struct {
		name   string
		change func(f *corpus.File) error
		from   string
		to     string
	}{
		{"accept", func(f *corpus.File) error { return f.Accept("a") }, "    review: draft  # look at it\n", ""},
		{"accept in one line", func(f *corpus.File) error { return f.Accept("c") }, "review: draft, source: log, kind: reported", "source: log, kind: reported"},
		{"reject the first", func(f *corpus.File) error { return f.Reject("a") }, between(sound, "  - id: a ", "\n  # about b"), ""},
		{"reject with its comment", func(f *corpus.File) error { return f.Reject("b") }, between(sound, "  # about b", "\n  - {id: c"), ""},
		{"reject in one line", func(f *corpus.File) error { return f.Reject("c") }, between(sound, "  - {id: c", "  - id: d"), ""},
		{"speaker", func(f *corpus.File) error { return f.SetSpeaker("a", "okoro") }, "speaker: vega\n    text: >-", "speaker: okoro\n    text: >-"},
		{"speaker in marks", func(f *corpus.File) error { return f.SetSpeaker("c", "okoro") }, `speaker: "vega"`, "speaker: okoro"},
		{"speaker where none was", func(f *corpus.File) error { return f.SetSpeaker("b", "no") }, "'partial'\n", "'partial'\n    speaker: \"no\"\n"},
		{"no speaker", func(f *corpus.File) error { return f.SetSpeaker("a", "") }, "    speaker: vega\n    text: >-", "    text: >-"},
		{"no speaker, as before", func(f *corpus.File) error { return f.SetSpeaker("d", "") }, "", ""},
		{"kind", func(f *corpus.File) error { return f.SetKind("a", corpus.Reported) }, "kind: quote\n    speaker: vega", "kind: reported\n    speaker: vega"},
		{"quote to partial", func(f *corpus.File) error { return f.SetKind("a", corpus.Partial) },
			"kind: quote\n    speaker: vega\n    text: >-\n      The cranes\n      will stand.\n", "kind: partial\n    speaker: vega\n    text: \"“The cranes will stand.”\"\n"},
		{"parts to partial", func(f *corpus.File) error { return f.SetKind("d", corpus.Partial) },
			"kind: quote\n    text:\n      - One,\n      - two.\n", "kind: partial\n    text: \"“One,” […] “two.”\"\n"},
		{"partial to reported", func(f *corpus.File) error { return f.SetKind("b", corpus.Reported) },
			"'partial'\n    text: \"She calls it “deep”, and “wide”.\"", "reported\n    text: She calls it deep, and wide."},
		{"fact", func(f *corpus.File) error { return f.SetKind("c", corpus.Fact) }, `kind: reported, speaker: "vega"`, "kind: fact"},
		{"text", func(f *corpus.File) error { return f.SetText("d", "One: two.") }, "text:\n      - One,\n      - two.\n", "text: \"One: two.\"\n"},
		{"text in parts", func(f *corpus.File) error { return f.SetText("a", "One,", "no.") }, "text: >-\n      The cranes\n      will stand.\n", "text: [\"One,\", no.]\n"},
		{"person", func(f *corpus.File) error {
			return f.AddPerson(&corpus.Person{ID: "okoro", Name: "Adaeze Okoro", Role: "Mayor: of Tidewater"})
		}, "name: Ines Vega\n", "name: Ines Vega\n  - id: okoro\n    name: Adaeze Okoro\n    role: \"Mayor: of Tidewater\"\n"},
		{"no person", func(f *corpus.File) error {
			if err := f.AddPerson(&corpus.Person{ID: "okoro", Name: "Adaeze Okoro"}); err != nil {
				return err
			}
			return f.RemovePerson("okoro")
		}, "", ""},
		{"day", func(f *corpus.File) error { return f.SetPublished("quay", "2031-05-03") }, "title: Quay}", "title: Quay, published: 2031-05-03}"},
		{"another day", func(f *corpus.File) error { return f.SetPublished("log", "2031-05-03") }, "2031-05-02", "2031-05-03"},
	}
	for _, test := range tests {
		for _, nl := range []string{"\n", "\r\n"} {
			before := strings.ReplaceAll(sound, "\n", nl)
			f, err := corpus.ParseFile("a.yaml", []byte(before))
			if err != nil {
				t.Fatal(err)
			}
			if err := test.change(f); err != nil {
				t.Errorf("%s: %v", test.name, err)
				continue
			}
			want := strings.Replace(sound, test.from, test.to, 1)
			if test.from != "" && want == sound {
				t.Fatalf("%s: wants nothing", test.name)
			}
			if got := string(f.Bytes()); got != strings.ReplaceAll(want, "\n", nl) {
				t.Errorf("%s:\n%s\nwant:\n%s", test.name, got, want)
			}
		}
	}
}

// between gives the stretch from the beginning of one string to another's.
func between(s, from, to string) string {
	s = s[strings.Index(s, from):]
	return s[:strings.Index(s, to)]
}

// TestEditRefused wants an error, and the file as it was.
func TestEditRefused(t *testing.T) {
	t.Parallel()
	sound := strings.Replace(reviewed, `'It''s deep, "really" deep'`, "It's deep", 1)
	tests := []struct {
		name   string
		change func(f *corpus.File) error
		want   string
	}{
		{"nobody's", func(f *corpus.File) error { return f.Accept("d") }, `a.yaml:37: a statement of kind "quote" without "speaker"`},
		{"undated", func(f *corpus.File) error { return f.Accept("e") }, `source "quay" without "published" (want the day, such as 2026-01-06)`},
		{"reviewed", func(f *corpus.File) error { return f.Reject("f") }, `statement "f" is no draft, it has been reviewed`},
		{"unknown", func(f *corpus.File) error { return f.Accept("x") }, `no statement "x" in the file`},
		{"kind", func(f *corpus.File) error { return f.SetKind("a", "rumour") }, `a.yaml:18: unknown kind "rumour" (want one of quote, partial, reported, fact)`},
		{"reported to partial", func(f *corpus.File) error { return f.SetKind("c", corpus.Partial) }, "a.yaml:36: a partial without words in quotation marks, want the verbatim ones in “…”"},
		{"partial to quote", func(f *corpus.File) error { return f.SetText("b", "deep") }, "a.yaml:33: a partial without words in quotation marks, want the verbatim ones in “…”"},
		{"speaker by name", func(f *corpus.File) error { return f.SetSpeaker("a", "Ines Vega") }, `speaker "Ines Vega" (want the ID of a person)`},
		{"twice", func(f *corpus.File) error { return f.AddPerson(&corpus.Person{ID: "vega", Name: "V"}) }, `person "vega" is in the file already`},
		{"speaker", func(f *corpus.File) error { return f.RemovePerson("vega") }, `person "vega" is named by statement "a" in line 16`},
		{"nobody", func(f *corpus.File) error { return f.RemovePerson("x") }, `no person "x" in the file`},
		{"no source", func(f *corpus.File) error { return f.SetPublished("x", "2031-05-02") }, `no source "x" in the file`},
		{"no day", func(f *corpus.File) error { return f.SetPublished("log", "2031-02-30") }, `a.yaml:7: published "2031-02-30", want a day such as 2026-01-06`},
	}
	for _, test := range tests {
		f, err := corpus.ParseFile("a.yaml", []byte(sound))
		if err != nil {
			t.Fatal(err)
		}
		if err := test.change(f); err == nil || err.Error() != test.want {
			t.Errorf("%s: error %v, want %s", test.name, err, test.want)
		}
		if string(f.Bytes()) != sound {
			t.Errorf("%s: changed", test.name)
		}
	}
	if _, err := corpus.ParseFile("a.yaml", []byte("statements: [x]")); err == nil {
		t.Error("no error for a file that is none of a corpus")
	}
}

// TestEditAll decides on every draft, and wants an empty list to be one.
func TestEditAll(t *testing.T) {
	t.Parallel()
	for _, data := range []string{
		"statements: # all\n  - id: a\n    source: log\n    kind: fact\n    text: A.\n    paragraph: 1\n    review: draft",
		"statements: [{id: a, source: log, kind: fact, text: A., paragraph: 1, review: draft}]\n",
		"statements:\n- {id: a, source: log, kind: fact, text: A., paragraph: 1, review: draft}\n\ntopics: []\n",
	} {
		f, err := corpus.ParseFile("a.yaml", []byte(data))
		if err == nil {
			err = f.Reject("a")
		}
		for range 2 {
			if err == nil {
				err = f.AddPerson(&corpus.Person{ID: "vega", Name: "Ines Vega"})
			}
			if err == nil && len(f.Contents().People) == 1 {
				err = f.RemovePerson("vega")
			}
		}
		if err == nil {
			err = f.AddPerson(&corpus.Person{ID: "vega", Name: "Ines Vega"})
		}
		if err != nil {
			t.Errorf("%v in %s", err, data)
			continue
		}
		if c := f.Contents(); len(c.Drafts)+len(c.Statements) > 0 || len(c.People) != 1 {
			t.Errorf("%d drafts, %d people in\n%s", len(c.Drafts), len(c.People), f.Bytes())
		}
	}
}

func TestContents(t *testing.T) {
	t.Parallel()
	_, err := corpus.ParseFile("a.yaml", []byte(strings.Replace(reviewed, "found: {start: 1, end: 9}", "found: {start: 1, end: 9, speakers: [vega, okoro]}", 1)))
	if err == nil {
		t.Fatal("no error for marks in a report")
	}
	f, err := corpus.ParseFile("a.yaml", []byte(strings.NewReplacer(`'It''s deep, "really" deep'`, "Deep", "end: 9}", "end: 9, speakers: [vega, okoro]}").Replace(reviewed)))
	if err != nil {
		t.Fatal(err)
	}
	c := f.Contents()
	a := c.Drafts[0]
	if len(c.Drafts) != 5 || len(c.Statements) != 1 || a.ID != "a" || a.Speaker.Name != "Ines Vega" || a.Source.Title != "Log" || a.Text != "The cranes will stand." {
		t.Errorf("contents %+v, draft %+v", c, a)
	}
	if s := a.Found.Speakers; len(s) != 2 || s[0] != a.Speaker || !reflect.DeepEqual(s[1], &corpus.Person{ID: "okoro"}) {
		t.Errorf("possible speakers %+v", s)
	}
}

// FuzzEdit makes changes in whatever file comes. What was not meant to change
// does not, and a change that is an error changes nothing.
func FuzzEdit(f *testing.F) {
	f.Add([]byte(strings.Replace(reviewed, `'It''s deep, "really" deep'`, "It's deep", 1)), uint8(0))
	for i, data := range []string{
		"statements: [{id: a, source: log, kind: fact, text: A., paragraph: 1, review: draft}, {review: draft, id: b, source: log, kind: fact, text: A., paragraph: 1}]\n",
		"\ufeffstatements:\n- id: é\n  source: log\n  review: draft\n  kind: quote\n  text: |\n    a\n    # b\n  paragraph: 1\n- review: 'draft'\n  id: b\n  text: \"a\\\"b\"\n  kind: quote\n  source: x\n  paragraph: 1",
		"? statements\n:\n  -\n    ? id\n    : a\n    source: b\n    review:\n      draft\n    kind: quote\n    text: a\n     b # c\n    paragraph: 1\n...\n",
		"{statements: [{id: a, source: log, kind: fact, text: A.,\n # c\n paragraph: 1, review: draft,}]}",
	} {
		f.Add([]byte(data), uint8(i))
	}
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		file, err := corpus.ParseFile("a.yaml", data)
		if err != nil || len(file.Contents().Drafts) == 0 {
			return
		}
		before := file.Contents()
		id := before.Drafts[0].ID
		changes := []func() error{
			func() error { return file.Accept(id) },
			func() error { return file.Reject(id) },
			func() error { return file.SetSpeaker(id, "vega") },
			func() error { return file.SetKind(id, corpus.Kinds[int(which/8)%len(corpus.Kinds)]) },
			func() error { return file.SetText(id, "one “a” two", "three: 'b'") },
			func() error { return file.AddPerson(&corpus.Person{ID: "brand-new", Name: "Brand New"}) },
		}
		err = changes[int(which%8)%len(changes)]()
		if err != nil {
			if !bytes.Equal(file.Bytes(), data) {
				t.Errorf("changed in spite of %v", err)
			}
			return
		}
		if _, err := corpus.ParseFile("a.yaml", file.Bytes()); err != nil {
			t.Fatalf("%v in\n%s", err, file.Bytes())
		}
		after := file.Contents()
		if got, want := texts(after, id), texts(before, id); got != want {
			t.Errorf("other statements:\n%s\nwant:\n%s", got, want)
		}
	})
}

// texts gives what is said in the statements but one.
func texts(c *corpus.Corpus, but string) string {
	var b strings.Builder
	for _, list := range [][]*corpus.Statement{c.Drafts, c.Statements} {
		for _, s := range list {
			if s.ID != but {
				b.WriteString(s.ID + " " + string(s.Kind) + " " + s.Source.ID + " " + s.Text + "\n")
			}
		}
	}
	return b.String()
}

// TestReviewToRecord reviews a written draft and wants it on record.
func TestReviewToRecord(t *testing.T) {
	t.Parallel()
	draft := draftOf("x")
	var out bytes.Buffer
	if err := corpus.WriteDraft(&out, draft); err != nil {
		t.Fatal(err)
	}
	f, err := corpus.ParseFile("a.yaml", out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range draft.Statements {
		if s.ID == "2031-05-02" {
			if err := f.SetSpeaker(s.ID, "vega"); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.Accept(s.ID); err != nil {
			t.Fatalf("%s: %v", s.ID, err)
		}
	}
	c := load(t, fstest.MapFS{"a.yaml": {Data: f.Bytes()}})
	if len(c.Drafts) > 0 || len(c.Statements) != 5 || len(c.People) != 2 || c.Statement("one").Found.Confidence != 0.93 {
		t.Errorf("%d drafts, %d statements, %d people", len(c.Drafts), len(c.Statements), len(c.People))
	}
	if got := strings.Replace(out.String(), "    review: draft\n", "", -1); !strings.HasPrefix(got, strings.SplitAfter(string(f.Bytes()), "statements:")[0]) {
		t.Error("more was changed than review")
	}
}
