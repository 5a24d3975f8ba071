package corpus_test

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/corpus"
)

const whole = `sources:
  - {id: log, title: Log, published: 2031-05-02, language: en, paragraphs: 9, unattributed: [{paragraph: 1, text: deep}]}
people:
  - {id: vale, name: Ines Vale, role: Pilot, country: Malta, aliases: [Captain Vale, Ines], spellings: [{source: log, as: Veil}]}
topics:
  - {id: tides, name: Tides, terms: [ebb, flow]}
outlets:
  - {name: Radio Tidewater, aliases: [RT]}
statements:
  - {id: one, source: log, kind: quote, speaker: vale, text: [It ebbs, it flows], paragraph: 1, via: [RT], topics: [tides]}
  - {id: two, source: log, kind: reported, speaker: vale, text: It ebbs., paragraph: 1, hedge: reportedly}
  - {id: three, source: log, kind: quote, speaker: vale, text: It flows, paragraph: 2, supersedes: two, correction: {text: It said ebbs., date: 2031-05-03}}
  - {id: four, source: log, kind: fact, text: It flows., paragraph: 3, withdrawn: {by: the source, why: It ebbs.}}
`

func fingerprint(t *testing.T, files ...string) string {
	t.Helper()
	fsys := fstest.MapFS{}
	for i, data := range files {
		fsys[string(rune('a'+i))+".yaml"] = &fstest.MapFile{Data: []byte(data)}
	}
	return load(t, fsys).Fingerprint()
}

func TestFingerprintIsOfTheContent(t *testing.T) {
	t.Parallel()
	want := fingerprint(t, whole)
	if !regexp.MustCompile(`^[0-9a-f]{12}$`).MatchString(want) {
		t.Errorf("fingerprint %q, want 12 hex digits", want)
	}
	head, tail, _ := strings.Cut(whole, "statements:")
	if got := fingerprint(t, "# Split.\n"+head, "statements:"+tail); got != want {
		t.Errorf("fingerprint %s over two files, want %s", got, want)
	}
}

func TestFingerprintChanges(t *testing.T) {
	t.Parallel()
	seen := map[string]string{fingerprint(t, whole): "nothing"}
	for _, change := range [][2]string{
		{"title: Log", "title: Book"}, {"2031-05-02", "2031-05-03"}, {"language: en", "language: fr"},
		{"paragraphs: 9", "paragraphs: 8"}, {"text: deep", "text: high"}, {"title: Log", "title: Log, publisher: Post"},
		{"name: Ines Vale", "name: Ines Dale"}, {"role: Pilot", "role: Mate"}, {"country: Malta", "country: Cuba"},
		{"[Captain Vale, Ines]", "[Captain Vale Ines]"}, {"as: Veil", "as: Whale"}, {"name: Tides", "name: Tide"},
		{"[ebb, flow]", "[flow, ebb]"}, {"name: Radio Tidewater", "name: Radio"}, {"aliases: [RT]", "aliases: [R, T]"},
		{"id: one", "id: first"}, {"kind: reported", "kind: partial"}, {"[It ebbs, it flows]", "[It ebbs it, flows]"},
		{"[It ebbs, it flows]", `"It ebbs […] it flows"`}, {"via: [RT]", "via: [R]"}, {", topics: [tides]", ""},
		{"hedge: reportedly", "hedge: apparently"}, {"text: It ebbs., paragraph: 1", "text: It ebbs., paragraph: 2"},
		{"paragraph: 1, via", "paragraph: 1, truncated: true, via"},
		{"said ebbs.", "said flow."}, {"date: 2031-05-03", "date: 2031-05-04"}, {", correction: {text: It said ebbs., date: 2031-05-03}", ""},
		{"by: the source", "by: the speaker"}, {"why: It ebbs.", "why: It flows."}, {", withdrawn: {by: the source, why: It ebbs.}", ""},
		{"supersedes: two", "supersedes: one"}, {"supersedes: two, ", ""},
		{"It flows., paragraph: 3, withdrawn: {by: the source, why: It ebbs.}", "It flows., paragraph: 3, correction: {text: the source, date: 2031-05-03}"},
	} {
		changed := strings.Replace(whole, change[0], change[1], 1)
		if change[1] == "kind: partial" {
			changed = strings.Replace(changed, "text: It ebbs.", "text: It “ebbs”.", 1)
		}
		got := fingerprint(t, changed)
		if before, ok := seen[got]; ok {
			t.Errorf("the same fingerprint after %s → %s as after %s", change[0], change[1], before)
		}
		seen[got] = change[1]
	}
}

// TestFingerprintLasts holds fingerprints that have been shown to people: what
// is added to the format leaves a record that has none of it what it was.
func TestFingerprintLasts(t *testing.T) {
	t.Parallel()
	if got := load(t, ordinary(1)).Fingerprint(); got != "0e7a86bf098f" {
		t.Errorf("fingerprint %s of an ordinary corpus, want 0e7a86bf098f", got)
	}
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Fingerprint(); got != "65fa50d7c4cb" {
		t.Errorf("fingerprint %s of the embedded corpus, want 65fa50d7c4cb", got)
	}
}

// TestFingerprintIgnoresDrafts wants the record to be the same with drafts beside
// it, and however its statements were found.
func TestFingerprintIgnoresDrafts(t *testing.T) {
	t.Parallel()
	want := fingerprint(t, whole)
	const beside = `sources:
  - {id: post, title: Post}
people:
  - {id: orsini, name: Ugo Orsini}
statements:
  - {id: five, source: post, kind: quote, speaker: orsini, text: It rains, paragraph: 1, topics: [tides], review: draft}
  - {id: six, source: log, kind: quote, text: It rains, paragraph: 1, review: draft, found: {start: 1, end: 9, speakers: [vale, orsini]}}
`
	if got := fingerprint(t, whole, beside); got != want {
		t.Errorf("fingerprint %s with drafts, want %s", got, want)
	}
	found := strings.Replace(whole, "hedge: reportedly", "hedge: reportedly, found: {start: 1, end: 9, cue: said, confidence: 0.5}", 1)
	if got := fingerprint(t, found); got != want || found == whole {
		t.Errorf("fingerprint %s of statements that were found, want %s", got, want)
	}
	accepted := strings.Replace(strings.Replace(beside, ", topics: [tides], review: draft", "", 1), "title: Post", "title: Post, published: 2031-05-02", 1)
	if got := fingerprint(t, whole, accepted); got == want {
		t.Error("the same fingerprint when a draft has been accepted")
	}
}

func TestFingerprintSurvivesLoading(t *testing.T) {
	t.Parallel()
	a, err := corpus.Load(corpus.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	b, err := corpus.Load(corpus.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	if a.Fingerprint() != b.Fingerprint() {
		t.Errorf("fingerprints %s and %s of one corpus", a.Fingerprint(), b.Fingerprint())
	}
}
