package bot_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/bot"
	"onrecord/corpus"
)

// checkAmended checks that a reply shows nothing that is withdrawn, but where
// that very statement is asked for, and nothing outdated without saying so and
// without what took its place.
func checkAmended(t testing.TB, reply *bot.Reply) {
	t.Helper()
	if reply.Around == nil {
		checkSuccession(t, reply.Statements)
		checkSuccession(t, reply.Mentions)
	}
	quoted := reply.Statements[:min(1, len(reply.Statements))]
	for _, a := range slices.Concat(reply.Statements, around(reply), reply.Mentions, compared(reply)) {
		s := a.Statement
		if asked := reply.Around != nil && a.Statement == quoted[0].Statement; s.Withdrawn != nil && !asked {
			t.Errorf("%q: %s is shown, which is withdrawn", reply.Question, s.ID)
		}
		line := " · " + bot.Attribution(s) + " · "
		if by := s.SupersededBy; by != nil && !strings.Contains(line, " · superseded by "+by.ID) {
			t.Errorf("%s is superseded by %s: %s", s.ID, by.ID, line)
		}
		if before := s.Supersedes; before != nil && !strings.Contains(line, " · supersedes "+before.ID) {
			t.Errorf("%s supersedes %s: %s", s.ID, before.ID, line)
		}
		if c := s.Correction; c != nil && !strings.Contains(line, " · corrected "+string(c.Date)+": "+c.Text+" · ") {
			t.Errorf("%s is corrected by %+v: %s", s.ID, c, line)
		}
	}
}

// checkSuccession checks that what took the place of a statement stands before
// it in a list.
func checkSuccession(t testing.TB, list []bot.Answer) {
	t.Helper()
	for i, a := range list {
		for next := a.Statement.SupersededBy; next != nil; next = next.SupersededBy {
			before := slices.ContainsFunc(list[:i], func(b bot.Answer) bool { return b.Statement == next })
			if next.Withdrawn == nil && !before {
				t.Errorf("%s is shown, and %s not before it: %q", a.Statement.ID, next.ID, answerIDs(list))
			}
		}
	}
}

func TestAmendedAnswers(t *testing.T) {
	t.Parallel()
	r := openRecord(t, "tunnel")
	for _, test := range []struct {
		command, value string
		want           string // the IDs in order; empty: nothing on record
	}{
		{"ask", "what did Keel say", ""},
		{"ask", "who said “we call for a boycott”", ""},
		{"ask", "what was said to Radio Piz", ""},
		{"ask", "who called for a boycott", ""},
		{"ask", "third spring below the chapel", ""},
		{"facts", "thirty million euros", ""},
		{"facts", "forty million euros", "toll-revenue-forty"},
		{"ask", "who said “not a day later”", "brandt-opens-in-may brandt-opens-in-autumn"},
		{"ask", "what did Brandt say about nine euros", "brandt-price-of-a-passage brandt-toll-eleven brandt-toll-nine"},
		{"ask", "what did Brandt say about calendars", "brandt-opens-in-may"},
		{"ask", "what did Brandt say in March 2032", "brandt-opens-in-may brandt-opens-in-autumn brandt-price-of-a-passage brandt-toll-eleven brandt-toll-nine"},
		{"facts", "opening", "opening-in-may opening-in-october"},
		{"quote", "keel-boycott", "keel-boycott"},
		{"quote", "brandt-toll-nine", "brandt-toll-nine"},
	} {
		option := map[string]string{"ask": "question", "facts": "about", "quote": "id"}[test.command]
		reply := checkLaws(t, r, bot.Request{Command: test.command, Options: map[string]string{option: test.value}})
		if got := strings.Join(answerIDs(reply.Statements), " "); got != test.want {
			t.Errorf("%s %q: %s (%s), want %s", test.command, test.value, got, reply.Reason, test.want)
		}
		if !slices.IsSortedFunc(reply.Statements, func(a, b bot.Answer) int { return int(2 * (b.Score - a.Score)) }) {
			t.Errorf("%s %q: not the best first", test.command, test.value)
		}
	}
}

// TestLimitKeepsTheLatest asks for ever fewer statements: what is outdated goes
// before what took its place.
func TestLimitKeepsTheLatest(t *testing.T) {
	t.Parallel()
	r := openRecord(t, "tunnel")
	for limit := range 6 {
		request := asking("what did Brandt say")
		request.Limit = limit
		checkLaws(t, r, request)
	}
}

func TestComparisonHasNothingWithdrawn(t *testing.T) {
	t.Parallel()
	r := openRecord(t, "tunnel")
	for _, test := range []struct{ text, want string }{
		{"“Not one lorry will pay that. We call for a boycott.”", ""},
		{"“one lorry”", ""},
		{"A third spring has dried up since, below the chapel.", ""},
		{"The toll for a car will be nine euros.", "brandt-toll-nine"},
		{"The toll for a car will be ten euros.", "brandt-toll-eleven brandt-toll-nine"},
		{"The toll for a car will be", "brandt-toll-eleven brandt-toll-nine"},
		{"Tolls are to bring in twenty million euros a year.", "toll-revenue-forty"},
	} {
		reply := checkComparison(t, r, comparing(test.text))
		if got := strings.Join(answerIDs(compared(reply)), " "); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

func TestCountsAreOfWhatStands(t *testing.T) {
	t.Parallel()
	r := openRecord(t, "tunnel")
	c := answer(t, r.bot, bot.Request{Command: "coverage"}).Coverage
	if c.Statements != len(r.corpus.Standing()) || c.Withdrawn != 3 || c.Kinds[corpus.Fact] != 6 {
		t.Errorf("coverage %+v", c)
	}
	counted := c.Kinds[corpus.Fact]
	for _, p := range c.Speakers {
		counted += p.Statements
	}
	if counted != c.Statements || slices.ContainsFunc(c.Speakers, func(p bot.Person) bool { return p.ID == "keel" }) {
		t.Errorf("%d statements of %d are somebody's or facts, the speakers being %v", counted, c.Statements, c.Speakers)
	}
}

// TestAllWithdrawn asks a record of which nothing stands.
func TestAllWithdrawn(t *testing.T) {
	t.Parallel()
	r, err := open(fstest.MapFS{"a.yaml": {Data: []byte(`
sources:
  - {id: s, title: Report, published: 2031-05-02}
people:
  - {id: okoro, name: Adaeze Okoro}
topics:
  - {id: dredging, name: Dredging, terms: [dredge]}
statements:
  - {id: a, source: s, kind: quote, speaker: okoro, text: We dredge., paragraph: 1, topics: [dredging], withdrawn: {by: the speaker, why: It was a slip.}}
  - {id: b, source: s, kind: fact, text: They dredge., paragraph: 2, supersedes: c, withdrawn: {by: the source, why: It was a slip.}}
  - {id: c, source: s, kind: fact, text: They wait., paragraph: 2, withdrawn: {by: the source, why: It was a slip.}}
`)}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.bot.Close() })
	for _, request := range append(requests(r.corpus), asking("what did Okoro say"), bot.Request{Command: "facts"}, comparing("“We dredge.”")) {
		reply := checkLaws(t, r, request)
		if listed := request.Command == "people" || request.Command == "coverage"; !listed && reply.Outcome != bot.Nothing {
			t.Errorf("%v: %s", request, reply.Outcome)
		}
	}
	for _, s := range r.corpus.Statements {
		checkLaws(t, r, bot.Request{Command: "quote", Options: map[string]string{"id": s.ID}})
	}
	if text := plainText(t, answer(t, r.bot, asking("what did Okoro say"))); !strings.Contains(text, "On the record: nothing that stands\n") {
		t.Errorf("a record of which nothing stands is said to hold\n%s", text)
	}
	if list := r.bot.Suggest(bot.Request{Command: "said"}, "about", 9); len(list) > 0 {
		t.Errorf("topics %v are suggested", list)
	}
}

// TestAmendedAtRandom asks records of which much was superseded and withdrawn,
// in long lines and in every order.
func TestAmendedAtRandom(t *testing.T) {
	t.Parallel()
	for seed := range uint64(8) {
		r, err := open(fstest.MapFS{"a.yaml": {Data: []byte(amendedAtRandom(rand.New(rand.NewPCG(seed, 1))))}})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.bot.Close() })
		for _, request := range requests(r.corpus) {
			checkLaws(t, r, request)
		}
		for _, s := range r.corpus.Statements {
			checkLaws(t, r, bot.Request{Command: "quote", Options: map[string]string{"id": s.ID}})
			checkComparison(t, r, comparing(s.Text))
		}
	}
}

// amendedAtRandom is a corpus of three speakers and of facts, of whose
// statements each may supersede any that nothing else supersedes.
func amendedAtRandom(r *rand.Rand) string {
	var b strings.Builder
	b.WriteString(`
sources: [{id: s0, title: Log, published: 2031-05-02}, {id: s1, title: Post, published: 2031-05-03}]
people: [{id: p0, name: Adaeze Okoro}, {id: p1, name: Ines Vale}, {id: p2, name: Tom Ray}]
topics: [{id: t0, name: Dredging, terms: [dredge, silt]}, {id: t1, name: Tides, terms: [ebb, flow]}]
statements:
`)
	var free [4][]string // IDs of each speaker and of facts that nothing supersedes yet
	for i := range 40 {
		who := r.IntN(4)
		fmt.Fprintf(&b, "- {id: x%d, source: s%d, paragraph: %d, topics: [t%d], text: The %s and the %s meet the %s.", i, r.IntN(2), 1+r.IntN(5), r.IntN(2),
			random(r, "ebb", "flow", "silt"), random(r, "dredger", "ferry", "pilot"), random(r, "harbour", "sea", "mayor"))
		if who < 3 {
			fmt.Fprintf(&b, ", kind: reported, speaker: p%d", who)
		} else {
			b.WriteString(", kind: fact")
		}
		if n := len(free[who]); n > 0 && r.IntN(2) > 0 {
			at := r.IntN(n)
			fmt.Fprintf(&b, ", supersedes: %s", free[who][at])
			free[who] = slices.Delete(free[who], at, at+1)
		}
		if r.IntN(5) == 0 {
			b.WriteString(", withdrawn: {by: the source, why: It was a slip.}")
		}
		free[who] = append(free[who], fmt.Sprintf("x%d", i))
		b.WriteString("}\n")
	}
	return b.String()
}

func random(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }
