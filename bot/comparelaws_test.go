package bot_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/bot"
)

// checkComparison checks what holds for every comparison.
func checkComparison(t testing.TB, r record, request bot.Request) *bot.Reply {
	t.Helper()
	reply := checkLaws(t, r, request)
	if reply.Refused != (reply.Comparison == nil) || len(reply.Statements)+len(reply.Mentions) > 0 {
		t.Errorf("%.200v: refused %v, comparison %v, %d statements", request, reply.Refused, reply.Comparison, len(reply.Statements))
	}
	if reply.Comparison == nil {
		return reply
	}
	if (reply.Outcome == bot.Answered) != (len(compared(reply))+reply.Omitted > 0) || len(reply.Comparison.Passages)+reply.Omitted == 0 {
		t.Errorf("%.200v: %s, %d matches, %d passages", request, reply.Outcome, len(compared(reply)), len(reply.Comparison.Passages))
	}
	text := struckOut.ReplaceAllString(lineEnds.Replace(strings.ToValidUTF8(request.Options["text"], " ")), " ")
	for _, p := range reply.Comparison.Passages {
		if !strings.Contains(folded(text), p.Text) && !strings.Contains(folded(blockSigns.ReplaceAllString(text, "")), p.Text) {
			t.Errorf("passage %q is not in %q", p.Text, text)
		}
		for _, m := range p.Matches {
			checkMatch(t, r, p, m)
		}
	}
	return reply
}

// blockSigns are the signs of block quotes, which passages do not have.
var blockSigns = regexp.MustCompile(`(?m)^>(>>)? `)

// struckOut is what passages do not have either.
var struckOut = regexp.MustCompile(`(?s)~~.+?~~`)

// lineEnds makes one of whatever ends lines.
var lineEnds = strings.NewReplacer("\r", "\n", "\u2028", "\n", "\u2029", "\n")

func folded(text string) string { return strings.Join(strings.Fields(text), " ") }

func checkMatch(t testing.TB, r record, p bot.Passage, m bot.Match) {
	t.Helper()
	checkAnswer(t, r, m.Answer)
	if whole := len(m.Differences) == 0; m.Exact && (!whole || m.Retold) || m.Retold && !(whole && p.Quoted) || !m.Exact && !m.Retold && whole && len(m.Remarks) == 0 {
		t.Errorf("%q, %s: exact %v, retold %v, remarks %q, differences %q", p.Text, m.Statement.ID, m.Exact, m.Retold, m.Remarks, m.Differences)
	}
	if m.Retold != (m.Retelling() != "") || m.Partly != (m.Share() != "") {
		t.Errorf("%q, %s: retold %v, %q; partly %v, %q", p.Text, m.Statement.ID, m.Retold, m.Retelling(), m.Partly, m.Share())
	}
	matched, verbatim := 0, true
	for _, f := range m.Fragments {
		if f.Match {
			matched += len(strings.Fields(f.Text))
			verbatim = verbatim && f.Verbatim
		}
	}
	if matched == 0 || !verbatim && len(strings.Fields(p.Text)) == 1 {
		t.Errorf("%q, %s: %d words coincide, verbatim %v", p.Text, m.Statement.ID, matched, verbatim)
	}
	for _, d := range m.Differences {
		if d.Text == d.Record || strings.ContainsAny(d.Text+d.Record, "“”\"«»„") {
			t.Errorf("%q, %s: difference %q", p.Text, m.Statement.ID, d)
		}
	}
}

func TestCompareUnreadable(t *testing.T) {
	t.Parallel()
	r := openRecord(t, "declaration")
	long := strings.Repeat("é", bot.MaxCompared)
	for _, test := range []struct{ text, want string }{
		{"", "the text is empty"},
		{hostile["whitespace"], "the text is empty"},
		{"<@80351110224678912> @everyone **", "the text is empty"},
		{"🪖 … !!", "the text has no words"},
		{long + "é", "the text is longer than the 4000 characters that are read"},
	} {
		reply := checkComparison(t, r, comparing(test.text))
		if !reply.Refused || reply.Reason != test.want {
			t.Errorf("%.50q: refused %v, %q, want %q", test.text, reply.Refused, reply.Reason, test.want)
		}
	}
	if reply := checkComparison(t, r, comparing(long)); reply.Refused || reply.Reason != "nobody is quoted with these words" {
		t.Errorf("a text of the length that is read: refused %v, %q", reply.Refused, reply.Reason)
	}
}

func TestCompareHostileText(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		for name, text := range hostile {
			reply := checkComparison(t, r, comparing(text))
			if long := len([]rune(text)) > bot.MaxCompared; long != strings.Contains(reply.Reason, "4000 characters") {
				t.Errorf("%s: reason %q for %d bytes", name, reply.Reason, len(text))
			}
		}
	})
}

func TestCompareNamed(t *testing.T) {
	t.Parallel()
	r := openRecord(t, "declaration")
	for _, test := range []struct{ text, want string }{
		{"Meloni met the German chancellor and Merz met Witkoff", "meloni merz witkoff"},
		{"Brigitte Macron, Steve and Keir were there with Zoe Merz", ""},
		{"Yesterday Macron and Prime Minister Starmer met. But Merz stayed, says Chancellor Merz", "macron starmer merz"},
		{"“Macron” wrote MACRON of emmanuel macron", "macron"},
		{"nobody you know", ""},
	} {
		var got []string
		for _, p := range checkComparison(t, r, comparing(test.text)).Comparison.Named {
			got = append(got, p.ID)
			if want := len(statementsBy(r.corpus, p.Person)); p.Statements != want {
				t.Errorf("%s: %d statements, want %d", p.ID, p.Statements, want)
			}
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q names %q, want %q", test.text, got, test.want)
		}
	}
}

func TestCompareLimit(t *testing.T) {
	t.Parallel()
	r := openRecord(t, "declaration")
	request := comparing("“robust” “great development” “purple tanks” “we” “thousands”")
	all := compared(checkComparison(t, r, request))
	for limit := -1; limit <= len(all)+1; limit++ {
		request.Limit = limit
		reply := checkComparison(t, r, request)
		want := all
		if limit > 0 && limit < len(all) {
			want = all[:limit]
		}
		if !slices.Equal(answerIDs(compared(reply)), answerIDs(want)) || reply.Omitted != len(all)-len(want) {
			t.Errorf("limit %d: %q, %d omitted", limit, answerIDs(compared(reply)), reply.Omitted)
		}
		if got := strings.Count(plainText(t, reply), "nobody is quoted with these words"); got != 1 {
			t.Errorf("limit %d: %d passages said not to be on record, want 1", limit, got)
		}
	}
}

var comparedShape = shape{
	"question": "string", "outcome": "string", "reason": "string", "record": "string",
	"passages": list{shape{"text": "string", "quoted": "bool", "matches": list{matchShape()}}},
	"omitted":  maybe{"number"}, "named": list{personShape},
}

func matchShape() shape {
	s := shape{"exact": "bool", "partly": "bool", "retold": "bool", "remarks": list{"string"}, "differences": list{shape{"text": "string", "record": "string"}}}
	for key, of := range answerShape {
		s[key] = of
	}
	return s
}

func TestCompareJSON(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		for _, text := range []string{"", "“robust” “no such”", "Merz: Germany rules in sending troops into Ukraine. <b>&\u2028", "“a godsend”, the accord lasts six years", "\xff zebra"} {
			reply := checkComparison(t, r, comparing(text))
			var value any
			if err := json.Unmarshal(asJSON(t, reply), &value); err != nil {
				t.Fatal(err)
			}
			if bad := misfits("reply", value, comparedShape); len(bad) > 0 {
				t.Errorf("%q: %q in\n%s", text, bad, asJSON(t, reply))
			}
		}
	})
}

// The same text gives the same bytes, from another bot too, and no style
// alters a word.
func TestCompareSameBytes(t *testing.T) {
	t.Parallel()
	set := bot.Style{Name: upon, Match: upon, Aside: upon}
	onRecords(t, func(t *testing.T, r record) {
		again, err := bot.New(r.corpus)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { again.Close() })
		for n := range 20 {
			request := comparing(message(r.corpus, n))
			reply := checkComparison(t, r, request)
			other := answer(t, again, request)
			if got, want := string(asJSON(t, other))+plainText(t, other), string(asJSON(t, reply))+plainText(t, reply); got != want {
				t.Errorf("%v: two replies:\n%s\n%s", request, got, want)
			}
			var styled strings.Builder
			if err := reply.WriteText(&styled, set); err != nil {
				t.Fatal(err)
			}
			if got := strings.NewReplacer("\x01", "", "\x02", "").Replace(styled.String()); got != plainText(t, reply) || got == styled.String() {
				t.Errorf("without its styles\n%s\nwant\n%s", got, plainText(t, reply))
			}
		}
	})
}

func upon(s string) string { return "\x01" + s + "\x02" }

func FuzzCompare(f *testing.F) {
	for _, text := range []string{
		"“robust” security guarantee", "> We signed a declaration\n> of intent", ">>> a\n> b \"c\nd\" e", "„Wir“ »nous« ‘we’ 'us' \"it is",
		"Italy will send troops to Ukraine. It's U.S.-led, 2.4 million, -5 °C, 15%.", "a “b “c” d” e", "We see all of this. We see all of this! We",
		"“Based on all the work” […] “their willingness.”", "\"\" “” «»", "Germany “rules out sending troops into” Ukraine", "ſt İ ΑΣ ß \u00ad\u200d",
	} {
		f.Add(text)
	}
	for _, text := range hostile {
		if len(text) < 1000 {
			f.Add(text)
		}
	}
	r := openRecord(f, "declaration")
	f.Fuzz(func(t *testing.T, text string) { checkComparison(t, r, comparing(text)) })
}
