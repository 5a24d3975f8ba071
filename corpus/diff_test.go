package corpus_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/corpus"
)

// one is a corpus of two statements, a with these keys beside its ID.
func one(t testing.TB, keys string) *corpus.Corpus {
	t.Helper()
	return load(t, fstest.MapFS{"a.yaml": {Data: []byte(`sources:
  - {id: log, title: Log, published: 2031-05-02}
  - {id: post, title: Post, published: 2031-05-03}
people:
  - {id: okoro, name: Adaeze Okoro}
  - {id: vale, name: Ines Vale}
topics:
  - {id: tides, name: Tides}
statements:
  - {id: z, source: log, kind: reported, speaker: okoro, text: It rains., paragraph: 1}
  - {id: a, ` + keys + "}\n")}})
}

func TestDiff(t *testing.T) {
	t.Parallel()
	const (
		plain     = "source: log, kind: quote, speaker: okoro, text: We dredge this year., paragraph: 1"
		correct   = ", correction: {text: It was last year., date: 2031-05-04}"
		correct2  = ", correction: {text: It was next year., date: 2031-05-04}"
		correct3  = ", correction: {text: It was last year., date: 2031-05-05}"
		withdraw  = ", withdrawn: {by: the source, why: It was another meeting.}"
		withdraw2 = ", withdrawn: {by: the speaker, why: It was another meeting.}"
	)
	replaced := func(from, to string) string { return strings.Replace(plain, from, to, 1) }
	for _, test := range []struct {
		name, before, after string
		want                corpus.ChangeKind // empty: nothing changed
	}{
		{"same", plain, plain, ""},
		{"topics", plain, plain + ", topics: [tides]", ""},
		{"succession", plain, plain + ", supersedes: z", ""},
		{"text", plain, replaced("this", "next"), corpus.Reworded},
		{"parts", plain, replaced("We dredge this year.", "[We dredge, this year.]"), corpus.Reworded},
		{"break", replaced("We dredge this year.", `"We dredge […] now."`), replaced("We dredge this year.", "[We dredge, now.]"), corpus.Reworded},
		{"kind", plain, replaced("quote", "reported"), corpus.Reworded},
		{"kind and speaker", plain, replaced("quote, speaker: okoro", "fact"), corpus.Reworded},
		{"speaker", plain, replaced("okoro", "vale"), corpus.Reworded},
		{"source", plain, replaced("log", "post"), corpus.Reworded},
		{"paragraph", plain, replaced("paragraph: 1", "paragraph: 2"), corpus.Reworded},
		{"hedge", plain, plain + ", hedge: reportedly", corpus.Reworded},
		{"truncated", plain, plain + ", truncated: true", corpus.Reworded},
		{"via", plain, plain + ", via: [Radio Tidewater]", corpus.Reworded},
		{"corrected", plain, plain + correct, corpus.Corrected},
		{"corrected and reworded", plain, replaced("this", "next") + correct, corpus.Corrected},
		{"same correction", plain + correct, plain + correct, ""},
		{"other correction", plain + correct, plain + correct2, corpus.Corrected},
		{"other day", plain + correct, plain + correct3, corpus.Corrected},
		{"reworded after a correction", plain + correct, replaced("this", "next") + correct, corpus.Reworded},
		{"correction gone", plain + correct, plain, corpus.Reworded},
		{"withdrawn", plain, plain + withdraw, corpus.Withdrawn},
		{"withdrawn and all else", plain, replaced("this", "next") + correct + withdraw, corpus.Withdrawn},
		{"still withdrawn", plain + withdraw, plain + withdraw, ""},
		{"withdrawn by another", plain + withdraw, plain + withdraw2, corpus.Withdrawn},
		{"reworded while withdrawn", plain + withdraw, replaced("this", "next") + withdraw, corpus.Withdrawn},
		{"corrected while withdrawn", plain + withdraw, plain + correct + withdraw, corpus.Withdrawn},
		{"restored", plain + withdraw, plain, corpus.Restored},
		{"restored and corrected", plain + withdraw, plain + correct, corpus.Restored},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			before, after := one(t, test.before), one(t, test.after)
			got := corpus.Diff(before.Statements, after.Statements)
			var want []corpus.Change
			if test.want != "" {
				want = []corpus.Change{{Kind: test.want, Before: before.Statement("a"), After: after.Statement("a")}}
			}
			if !slices.Equal(got, want) {
				t.Errorf("changes %+v, want %+v", got, want)
			}
		})
	}
}

// several is a corpus of facts, a word each: an ID, and behind it a sign for a
// text that is another (*), a correction (!) and a withdrawal (-).
func several(t testing.TB, words string) *corpus.Corpus {
	t.Helper()
	var b strings.Builder
	b.WriteString("sources: [{id: log, title: Log, published: 2031-05-02}]\nstatements:\n")
	for i, word := range strings.Fields(words) {
		fmt.Fprintf(&b, "- {id: %s, source: log, kind: fact, paragraph: %d", strings.TrimRight(word, "*!-"), 1+i/100)
		for _, sign := range []struct{ sign, without, with string }{
			{"*", ", text: It rains.", ", text: It pours."},
			{"!", "", ", correction: {text: It was hail., date: 2031-05-02}"},
			{"-", "", ", withdrawn: {by: the source, why: It was snow.}"},
		} {
			if strings.Contains(word, sign.sign) {
				b.WriteString(sign.with)
			} else {
				b.WriteString(sign.without)
			}
		}
		b.WriteString("}\n")
	}
	return load(t, fstest.MapFS{"a.yaml": {Data: []byte(b.String())}})
}

// changed lists changes, each as its kind and the ID.
func changed(list []corpus.Change) string {
	var words []string
	for _, c := range list {
		s := c.After
		if s == nil {
			s = c.Before
		}
		words = append(words, string(c.Kind)+" "+s.ID)
	}
	return strings.Join(words, ", ")
}

func TestDiffOrder(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ before, after, want string }{
		{"a b c", "c b a", ""},
		{"a", "b a c", "new b, new c"},
		{"a b c d", "d c-", "withdrawn c, removed a, removed b"},
		{"e d c b a x", "n a- b* c! d- f-", "new n, reworded b, corrected c, withdrawn a, withdrawn d, withdrawn f, removed e, removed x"},
		{"a- b-", "b a", "restored b, restored a"},
	} {
		if got := changed(corpus.Diff(several(t, test.before).Statements, several(t, test.after).Statements)); got != test.want {
			t.Errorf("%s → %s: %s, want %s", test.before, test.after, got, test.want)
		}
	}
}

// TestDiffIsComplete changes corpora at random: what did not change is the
// same on both sides, and what did is in one change each.
func TestDiffIsComplete(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	some := func() string {
		words := []string{"always"}
		for i := range 12 {
			if random.IntN(3) > 0 {
				words = append(words, fmt.Sprintf("s%d%s", i, []string{"", "", "*", "!", "*!", "-", "*-", "!-"}[random.IntN(8)]))
			}
		}
		random.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		return strings.Join(words, " ")
	}
	for range 300 {
		checkDiff(t, several(t, some()), several(t, some()))
	}
}

// FuzzDiff compares whatever two corpora load.
func FuzzDiff(f *testing.F) {
	f.Add([]byte(whole), []byte(whole))
	f.Add([]byte(whole), []byte(strings.ReplaceAll(whole, "id: two", "id: five")))
	f.Add([]byte(strings.Replace(whole, "source: log", "hedge: reportedly, source: log", 1)), []byte(whole))
	f.Add([]byte(strings.Replace(whole, ", withdrawn: {by: the source, why: It ebbs.}", "", 1)), []byte(whole))
	f.Fuzz(func(t *testing.T, old, new []byte) {
		before, err := corpus.Load(fstest.MapFS{"a.yaml": {Data: old}})
		if err != nil {
			return
		}
		if after, err := corpus.Load(fstest.MapFS{"a.yaml": {Data: new}}); err == nil {
			checkDiff(t, before, after)
		}
	})
}

// checkDiff checks what holds between any two corpora.
func checkDiff(t *testing.T, before, after *corpus.Corpus) {
	t.Helper()
	for _, c := range []*corpus.Corpus{before, after} {
		if got := corpus.Diff(c.Statements, c.Statements); got != nil {
			t.Errorf("%s between a corpus and itself", changed(got))
		}
	}
	kinds := map[string]corpus.ChangeKind{}
	for _, c := range corpus.Diff(before.Statements, after.Statements) {
		s := c.After
		if s == nil {
			s = c.Before
		}
		if kinds[s.ID] != "" {
			t.Errorf("%q is %s and %s", s.ID, kinds[s.ID], c.Kind)
		}
		kinds[s.ID] = c.Kind
		if c.Before != before.Statement(s.ID) || c.After != after.Statement(s.ID) {
			t.Errorf("%q from %+v to %+v, want those of the corpora", s.ID, c.Before, c.After)
		}
	}
	for _, s := range slices.Concat(before.Statements, after.Statements) {
		if got, want := kinds[s.ID], wantedKind(before.Statement(s.ID), after.Statement(s.ID)); got != want {
			t.Errorf("%q is %q, want %q", s.ID, got, want)
		}
	}
}

// wantedKind tells by what is printed of a statement on both sides.
func wantedKind(before, after *corpus.Statement) corpus.ChangeKind {
	words := func(s *corpus.Statement) string {
		speaker := ""
		if s.Speaker != nil {
			speaker = s.Speaker.ID
		}
		return fmt.Sprintf("%s %q %q %q %q %q %t %d", s.Kind, speaker, s.Source.ID, s.Parts, s.Via, s.Hedge, s.Truncated, s.Paragraph)
	}
	correction := func(s *corpus.Statement) string { return fmt.Sprintf("%+v", s.Correction) }
	withdrawal := func(s *corpus.Statement) string { return fmt.Sprintf("%+v", s.Withdrawn) }
	switch {
	case after == nil:
		return corpus.Removed
	case before == nil && after.Withdrawn != nil:
		return corpus.Withdrawn
	case before == nil:
		return corpus.New
	case words(before)+correction(before)+withdrawal(before) == words(after)+correction(after)+withdrawal(after):
		return ""
	case after.Withdrawn != nil:
		return corpus.Withdrawn
	case before.Withdrawn != nil:
		return corpus.Restored
	case after.Correction != nil && correction(before) != correction(after):
		return corpus.Corrected
	}
	return corpus.Reworded
}
