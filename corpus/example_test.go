package corpus_test

import (
	"fmt"
	"testing/fstest"

	"onrecord/corpus"
)

func ExampleLoad() {
	files := fstest.MapFS{"harbour.yaml": {Data: []byte(`
sources:
  - {id: log, title: Log of the harbour, published: 2031-05-02}
people:
  - {id: okoro, name: Adaeze Okoro, role: Mayor}
statements:
  - id: okoro-on-critics
    source: log
    kind: partial
    speaker: okoro
    text: Her critics are “landlocked”.
    paragraph: 5
`)}}
	c, err := corpus.Load(files)
	if err != nil {
		fmt.Println(err)
		return
	}
	s := c.Statement("okoro-on-critics")
	fmt.Printf("%s, %s, paragraph %d\n", s.Speaker.Name, s.Source.Published, s.Paragraph)
	for _, segment := range s.Segments() {
		fmt.Printf("%-5t %s\n", segment.Verbatim, segment.Text)
	}
	// Output:
	// Adaeze Okoro, 2031-05-02, paragraph 5
	// false Her critics are “
	// true  landlocked
	// false ”.
}

func ExampleLoad_problems() {
	_, err := corpus.Load(fstest.MapFS{"harbour.yaml": {Data: []byte(`
people:
  - {id: okoro, name: Adaeze Okoro}
statements:
  - id: okoro-dredges
    source: log
    kind: qoute
    speaker: okorro
    text: We dredge this year.
    paragraph: 2
`)}})
	fmt.Println(err)
	// Output:
	// harbour.yaml:6: unknown source "log" (there are none)
	// harbour.yaml:7: unknown kind "qoute" (want one of quote, partial, reported, fact)
	// harbour.yaml:8: unknown speaker "okorro" (want one of okoro)
}

func ExampleVerify() {
	c, err := corpus.Load(fstest.MapFS{"harbour.yaml": {Data: []byte(`
sources:
  - id: log
    title: Log of the harbour
    published: 2031-05-02
    sha256: 0b6eb14f73e8cbdaa6fd4d6a5f9ae26c7c2c7d1b1a9b1d3a5b3f0b2b7b5b8f9c
people:
  - {id: okoro, name: Adaeze Okoro}
statements:
  - {id: okoro-dredges, source: log, kind: quote, speaker: okoro, text: We dredge next year, paragraph: 1}
`)}})
	if err != nil {
		fmt.Println(err)
		return
	}
	document := corpus.Document{Name: "log.txt", Data: []byte("“We dredge this year,” said Adaeze Okoro.\n")}
	for _, problem := range corpus.Verify(c, []corpus.Document{document})[1:] { // the first is the wrong sha256
		fmt.Println(problem)
	}
	// Output:
	// harbour.yaml:10: words "We dredge next year" of "okoro-dredges" do not stand in paragraph 1
	// log.txt:1: paragraph 1: in no statement: “We dredge this year”
}

func ExampleDiff() {
	read := func(statements string) *corpus.Corpus {
		c, err := corpus.Load(fstest.MapFS{"harbour.yaml": {Data: []byte("sources: [{id: log, title: Log of the harbour, published: 2031-05-02}]\nstatements:\n" + statements)}})
		if err != nil {
			panic(err)
		}
		return c
	}
	old := read(`
- {id: channel-dredged, source: log, kind: fact, text: The channel is dredged this year., paragraph: 1}
- {id: dredger-hired, source: log, kind: fact, text: A dredger has been hired., paragraph: 2}
`)
	new := read(`
- id: channel-dredged
  source: log
  kind: fact
  text: The channel is dredged next year.
  paragraph: 1
  correction: {text: The first edition had this year., date: 2031-05-03}
- id: dredger-hired
  source: log
  kind: fact
  text: A dredger has been hired.
  paragraph: 2
  withdrawn: {by: the source, why: The contract had not been signed.}
- {id: silt-sold, source: log, kind: fact, text: The silt is sold., paragraph: 3}
`)
	for _, change := range corpus.Diff(old.Statements, new.Statements) {
		fmt.Println(change.Kind, change.After.ID)
	}
	// Output:
	// corrected channel-dredged
	// new silt-sold
	// withdrawn dredger-hired
}
