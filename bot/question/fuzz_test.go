package question_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/bot/question"
)

// FuzzRead reads whatever comes, as a question and as what a command is
// given. It must not panic, must end soon, read the same every time, and give
// nothing back that could ping somebody or format a message.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"", "What did Merz say about troops?", "what did Mertz say to <@123456> on X", "who won't send soldiers",
		"“great development” and \"robust\"", "Qu'a dit l'Italie ?", "Що сказала Зеленська?", "Brigitte Macron, Steve Bannon",
		"the vice president of the Financial Times of India", "chancellor of Austria", "compare Merz vs U.S. and the UK's",
		"@everyone **bold** `code` ||spoiler|| https://example.com :fire:", "\x00\x1b[31m\xff\u202e\u0301", "+ - \" : ( ) ~ * \\",
		"how many waht statment sodliers", "can you tell me", "Merz Merz Merz and or and", "about about of of to to",
	} {
		f.Add(text)
	}
	r := declaration(f)
	f.Fuzz(func(t *testing.T, text string) {
		start := time.Now()
		for _, read := range []func() *question.Reading{
			func() *question.Reading { return r.Read(text) },
			func() *question.Reading { return r.Facts(text) },
			func() *question.Reading { return r.Said(text, text) },
		} {
			got := read()
			checkReading(t, text, got)
			if again := read(); !reflect.DeepEqual(got, again) {
				t.Fatalf("%q is read as %+v, then as %+v", text, got, again)
			}
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%v for %d bytes", took, len(text))
		}
	})
}

func checkReading(t *testing.T, text string, r *question.Reading) {
	t.Helper()
	if !utf8.ValidString(r.Text) || strings.ContainsFunc(r.Text, unicode.IsControl) {
		t.Fatalf("%q: the text is %q", text, r.Text)
	}
	if words := 2 * len(strings.Fields(strings.Map(spaced, r.Text))); len(r.Unknown)+len(r.Speakers)+len(r.Actors) > words+2 {
		t.Fatalf("%q: more is read than it has words: %+v", text, r)
	}
	if !slices.Contains([]question.Form{question.Said, question.WhoSaid, question.Reported, question.Who, question.Open}, r.Form) {
		t.Fatalf("%q: form %q", text, r.Form)
	}
	for _, u := range r.Unknown {
		checkEcho(t, text, u.Text)
	}
	for _, term := range r.Subject {
		checkEcho(t, text, term.Text)
		if len(term.Phrases)+len(term.Mentions) == 0 {
			t.Fatalf("%q: nothing to look for in %+v", text, term)
		}
	}
	for _, s := range r.Substitutions {
		checkEcho(t, text, s.From)
		if s.To == "" || s.Read == "" {
			t.Fatalf("%q: %+v", text, s)
		}
	}
	for _, p := range r.Actors {
		checkEcho(t, text, p.Text)
	}
	for _, p := range r.Speakers {
		checkSpeaker(t, text, r, p)
	}
}

func spaced(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) {
		return r
	}
	return ' '
}

// checkEcho wants words alone: letters, digits, and what joins them.
func checkEcho(t *testing.T, text, echo string) {
	t.Helper()
	stray := func(r rune) bool { return spaced(r) == ' ' && !strings.ContainsRune(" .'’-", r) }
	if echo == "" || !utf8.ValidString(echo) || strings.ContainsFunc(echo, stray) {
		t.Fatalf("%q: %q is given back", text, echo)
	}
}

// checkSpeaker wants a reader told of everybody whom a country, or a name
// that may be several people's, was read as.
func checkSpeaker(t *testing.T, text string, r *question.Reading, p question.Party) {
	t.Helper()
	checkEcho(t, text, p.Text)
	if len(p.People) == 0 && p.State == nil &&
		!slices.ContainsFunc(r.Unknown, func(u question.Unknown) bool { return u.Text == p.Text && u.Name }) {
		t.Fatalf("%q: %q is nobody, and not unknown", text, p.Text)
	}
	if p.State == nil && len(p.People) < 2 {
		return
	}
	for _, n := range p.People {
		if !slices.ContainsFunc(r.Substitutions, func(s question.Substitution) bool { return s.To == n.ID }) {
			t.Fatalf("%q: %q is read as %s unsaid", text, p.Text, n.ID)
		}
	}
}

// TestReadersAgree reads with two readers made of the same corpus.
func TestReadersAgree(t *testing.T) {
	t.Parallel()
	one := declaration(t)
	two, err := build()
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"Merz", "the prime minister", "Macrn", "Italy", "Bannon", "Fox", "anybody"} {
		for _, verb := range []string{"say", "post", "refuse", "eat"} {
			for _, topic := range []string{"soldiers", "money", "ceasfire", "peace or Macron", "bananas"} {
				text := "what did " + who + " " + verb + " about " + topic
				if a, b := written(one.Read(text)), written(two.Read(text)); a != b {
					t.Errorf("%q is read as %s and as %s", text, a, b)
				}
			}
		}
	}
}
