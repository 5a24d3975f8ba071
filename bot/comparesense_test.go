package bot_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/bot"
)

// told makes a record of a source in which somebody is quoted, a line for each
// statement: "a1 quote okoro 3: its text".
func told(t testing.TB, lines string) record {
	t.Helper()
	var statements []any
	for line := range strings.SplitSeq(lines, "\n") {
		head, text, _ := strings.Cut(strings.TrimSpace(line), ": ")
		var id, kind, speaker string
		var paragraph int
		if _, err := fmt.Sscan(head, &id, &kind, &speaker, &paragraph); err != nil {
			t.Fatalf("%q: %v", head, err)
		}
		s := map[string]any{"id": id, "source": "log", "kind": kind, "text": text, "paragraph": paragraph}
		if speaker != "-" {
			s["speaker"] = speaker
		}
		if cut, ok := strings.CutSuffix(text, " |"); ok {
			s["text"], s["truncated"] = cut, true
		}
		statements = append(statements, s)
	}
	data, err := json.Marshal(map[string]any{
		"sources":    []any{map[string]any{"id": "log", "title": "Log of the harbour", "published": "2031-05-02"}},
		"people":     []any{map[string]any{"id": "okoro", "name": "Adaeze Okoro"}, map[string]any{"id": "lindt", "name": "Mats Lindt"}},
		"statements": statements,
	})
	if err != nil {
		t.Fatal(err)
	}
	r, err := open(fstest.MapFS{"log.yaml": {Data: data}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.bot.Close() })
	return r
}

// spliced is what words of two statements, or of two sentences, could be made
// to say.
const spliced = `a1 quote okoro 1: Are foreign troops needed here? No.
a2 quote okoro 9: Troops will be sent to the harbour next year.
b1 quote lindt 10: We looked at all of the sums again and
b2 quote lindt 11: found that the ferries cost us more than ever.
b3 quote lindt 12: Nobody should be surprised at that outcome.
c1 quote okoro 13: The old pier will be rebuilt before the winter |
c2 quote okoro 13: and the new one will never be rebuilt at all.
d1 quote lindt 14: Was the tax cut wrong? Not at all. Taxes will fall again in spring.
d2 quote lindt 15: Will the pilots be paid for every ship? Ask Mr. Lindt. They were paid in the U.S. for years.
d3 reported okoro 16: The council will not build a wall around the harbour.
d4 partial okoro 17: The council found the wall “a waste of good stone” and will not build it.
d5 quote lindt 18: The wind is with us, and help us they will.
d6 quote okoro 20: We will not pay for this. Not this year.`

func TestCompareSense(t *testing.T) {
	t.Parallel()
	r := told(t, spliced)
	for _, test := range []struct {
		text string
		want []string
	}{
		// From one statement to the next: neighbours, and sentences that go on.
		{"Okoro said: “No troops will be sent to the harbour next year.”", []string{"[No troops will be sent to the harbour next year.] ~a2 No/"}},
		{"“We looked at all of the sums again and found that the ferries cost us more than ever.”",
			[]string{"[We looked at all of the sums again and found that the ferries cost us more than ever.] +=b1 +=b2"}},
		{"“We looked at all of the sums again and found that the ferries cost us more than ever. Nobody should be surprised.”",
			[]string{"[We looked at all of the sums again and found that the ferries cost us more than ever. Nobody should be surprised.] +=b1 +=b2 +=b3 (the sentence goes on)"}},
		{"“found that the ferries cost us more than ever nobody should be surprised”",
			[]string{"[found that the ferries cost us more than ever nobody should be surprised] ~b2 nobody should be surprised/"}},
		{"“The old pier will be rebuilt before the winter and the new one will never be rebuilt”",
			[]string{"[The old pier will be rebuilt before the winter and the new one will never be rebuilt] ~c1 and the new one will never be rebuilt/"}},
		// Inside one.
		{"“Not at all taxes will fall again in spring.”", []string{"[Not at all taxes will fall again in spring.] ~d1 (the sentences end elsewhere)"}},
		{"“Not at all. Taxes will fall again in spring.”", []string{"[Not at all. Taxes will fall again in spring.] =d1"}},
		{"“Not at all! Taxes will fall — again — in spring …”", []string{"[Not at all! Taxes will fall — again — in spring …] =d1"}},
		{"“The tax cut wrong, not at all”", []string{"[The tax cut wrong, not at all] ~d1 (a question there)"}},
		{"“We will not pay for this not this year”", []string{"[We will not pay for this not this year] ~d6 (the sentences end elsewhere)"}},
		{"“We will not. Pay for this. Not this year.”", []string{"[We will not. Pay for this. Not this year.] ~d6 (the sentences end elsewhere)"}},
		{"“The pilots be paid for every ship.”", []string{"[The pilots be paid for every ship.] ~d2 (a question there)"}},
		{"“the pilots be paid for every ship”", []string{"[the pilots be paid for every ship] ~d2 (a question there)"}},
		{"“Will the pilots be paid for every ship?”", []string{"[Will the pilots be paid for every ship?] =d2"}},
		{"“Troops will be sent to the harbour?”", []string{"[Troops will be sent to the harbour?] ~a2 (no question there)"}},
		{"“foreign troops”", []string{"[foreign troops] =a1 (in a question)"}},
		{"“They were paid in the U.S. for years. ”", []string{"[They were paid in the U.S. for years.] =d2"}},
		{"“We will not pay.”", []string{"[We will not pay.] =d6 (the sentence goes on)"}},
		{"Troops will be sent to\nthe harbour next year", []string{"Troops will be sent to the harbour next year =a2"}},
		// What nobody is quoted with.
		{"“The council will not build a wall around the harbour.”", []string{"[The council will not build a wall around the harbour.] !d3"}},
		{"The council will not build a wall around the harbour.", []string{"The council will not build a wall around the harbour. =d3"}},
		{"> The council found the wall a waste of good stone", []string{"[The council found the wall a waste of good stone] !d4"}},
		{"> a waste of good stone", []string{"[a waste of good stone] =d4"}},
	} {
		reply := checkComparison(t, r, comparing(test.text))
		if got := outline(reply.Comparison); !slices.Equal(got, test.want) {
			t.Errorf("%s\ngot  %q\nwant %q", test.text, got, test.want)
		}
	}
}

// TestCompareTellsApart compares what looks alike: each line of the record is
// found by itself, and by none of the others.
func TestCompareTellsApart(t *testing.T) {
	t.Parallel()
	for _, alike := range [][]string{
		{"the dues fall by .5% in total", "the dues fall by 5% in total", "the dues fall by -.5% in total", "the dues fall by +5% in total"},
		{"a balance of -$5 billion this year", "a balance of $5 billion this year", "a balance of −€5 billion this year", "a balance of +$5 billion this year"},
		{"turnout of ≤ 60% is no surprise", "turnout of ≥ 60% is no surprise", "turnout of ≈60% is no surprise", "turnout of ~60% is no surprise"},
		{"they have < 10 ships in port", "they have > 10 ships in port", "they have 10 ships in port"},
		{"they came to help us again", "they came to help US again"},
		{"the man who said so resigned", "the man WHO said so resigned"},
		{"my answer is a clear 👎 today", "my answer is a clear 👍 today", "my answer is a clear 👍🏿 today", "my answer is a clear one today"},
		{"come at 10 a.m. to the pier", "come at 10 am to the pier"},
	} {
		for _, on := range alike {
			r := told(t, "s1 quote okoro 1: "+on)
			for _, text := range alike {
				m := matchOf(checkComparison(t, r, comparing("“"+text+"”")), r.corpus.Statements[0])
				if m == nil || m.Exact != (text == on) || m.Exact && len(m.Remarks) > 0 {
					t.Errorf("%q is compared with %q: %+v", text, on, m)
				}
			}
		}
	}
}

func TestCompareCapitals(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ record, text, want string }{
		{"The Polish army marches in March and in May.", "the polish army marches in march and in may", "= (capitals differ)"},
		{"The Polish army marches in March and in May.", "THE POLISH ARMY MARCHES IN MARCH AND IN MAY", "= (capitals differ)"},
		{"The Polish army marches in March and in May.", "“Polish army marches in March”", "="},
		{"The Polish army marches in March and in May.", "“polish army marches in March”", "= (capitals differ)"},
		{"The Polish army marches in March and in May.", "“Army marches in March”", "="},
		{"We are safe. They are not.", "“they are not.”", "="},
		{"We are safe. They are not.", "“we are safe. they are not.”", "="},
		{"Help the US and NATO now.", "HELP THE US AND NATO NOW", "= (capitals differ)"},
		{"Help the U.S. and NATO now.", "“Help the US and NATO now.”", "="},
		{"Help the US and NATO now.", "“Help the us and NATO now.”", "~ us/US"},
		{"We will never surrender.", "“We will NEVER surrender.”", "~ NEVER/never"},
		{"WE WILL HELP THE US NOW.", "“We will help the US now.”", "= (capitals differ)"},
	} {
		r := told(t, "s1 quote okoro 1: "+test.record)
		reply := checkComparison(t, r, comparing(test.text))
		got := ""
		if m := matchOf(reply, r.corpus.Statements[0]); m != nil {
			_, got, _ = strings.Cut(outline(reply.Comparison)[0], how(*m)+"s1")
			got = how(*m) + got
		}
		if got != test.want {
			t.Errorf("%q against %q: %q, want %q", test.text, test.record, got, test.want)
		}
	}
}

// No word of a message is lost before it is compared.
func TestCompareReadsAll(t *testing.T) {
	t.Parallel()
	const on = "We will be sending troops to the harbour at 10:30:45 sharp."
	r := told(t, "s1 quote okoro 1: "+on)
	for _, test := range []struct{ text, want string }{
		{"We will be :never: sending troops to the harbour at 10:30:45 sharp.", "~ never/"},
		{"We will be send**ing** tr__oo__ps to t||he|| har`bour` at 10:30:45 *sharp*.", "="},
		{"We will be sending <:flag:80351110224678912> troops to the harbour at 10:30:45 sharp.", "="},
		{"We will be sending https://e.example/x_y troops to the harbour at 10:30:45 sharp.", "~ 🔗/"},
		{"We will be sending [troops](https://e.example) to the harbour at 10:30:45 sharp.", "="},
		{"We will be sending troops to the harbour at 10:30:45 sharp https://e.example/x", "="},
		{"@everyone We will be sending troops to the harbour at 10:30:45 sharp", "="},
		{"We will be sending <@80351110224678912> troops to the harbour at 10:30:45 sharp.", "~ 👤/"},
		{"We will be sending troops to the harbour at 10:30:45 sharp <t:1924000000:R>.", "~ 🕒/"},
		{"We will be ~~never\n~~ sending troops to the harbour at 10:30:45 sharp.", "="},
		{"We will be sen\\ding tr\\*oops\\* to the harbour at 10:30:45 sharp.", "~ sen ding/sending"},
	} {
		for _, text := range []string{test.text, bot.CleanText(test.text), bot.CleanText(bot.CleanText(test.text))} {
			reply := checkComparison(t, r, comparing(text))
			got := ""
			if m := matchOf(reply, r.corpus.Statements[0]); m != nil {
				_, got, _ = strings.Cut(outline(reply.Comparison)[0], how(*m)+"s1")
				got = how(*m) + got
			}
			if got != test.want {
				t.Errorf("%q: %q, want %q", text, got, test.want)
			}
		}
	}
}

func TestCompareLabels(t *testing.T) {
	t.Parallel()
	r := told(t, spliced)
	for _, test := range []struct {
		text string
		want []string
	}{
		{"“We looked at all of the sums again and found that the ferries cost us more than ever. Nobody should be surprised at that outcome.”", []string{
			"    the first words of it, word for word", "    words from the middle of it, word for word", "    the last words of it, word for word"}},
		{"“Not at all taxes will fall again in spring.”", []string{"    nearly, the sentences end elsewhere"}},
		{"“The council will not build a wall around the harbour.”", []string{"    not a quote: the record has these words as a retelling only"}},
		{"> The council found the wall a waste of good stone", []string{"    not a quote: the record has these words only partly in quotation marks"}},
		{"The council will not build a wall around the harbour.", []string{"    word for word, in a statement that is no quote"}},
		{"“The council will soon build a wall around the harbour.”", []string{"    nearly, in a statement that is no quote, differing in:", "      text has: soon; record has: not"}},
	} {
		text := "\n" + plainText(t, checkComparison(t, r, comparing(test.text)))
		for _, line := range test.want {
			if !strings.Contains(text, "\n"+line+"\n") {
				t.Errorf("%q: no line %q in\n%s", test.text, line, text)
			}
		}
	}
}
