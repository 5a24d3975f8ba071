package extract

import (
	"strings"
	"testing"
)

// reportCases are, by rule, sentences that it reads and sentences that it must
// leave: wanted is the speaker and what is reported, "" nothing.
var reportCases = []struct{ rule, text, want string }{
	{"report-according", "According to Ada Vega, the quay is dry.", "Ada Vega: the quay is dry"},
	{"report-according", "The quay, according to Ada Vega, is dry.", "Ada Vega: The quay … is dry"},
	{"report-according", "The quay is dry, according to Ada Vega, the pilot.", "Ada Vega: The quay is dry"},
	{"report-according", "The crew acted according to plan.", ""},
	{"report-that", "Ada Vega said on Monday that the quay was dry.", "Ada Vega: that the quay was dry"},
	{"report-that", "Ada Vega has not said that the quay was dry.", "Ada Vega: that the quay was dry"},
	{"report-that", "Ada Vega announced a plan that surprised the town.", ""},
	{"report-that", "It was said that the quay was dry.", ""},
	{"report-that", "The pilots were told that the quay was dry.", ""},
	{"report-that", "Nobody said that the quay was dry.", ""},
	{"report-that", "I said that the quay was dry.", ""},
	{"report-noun", "Few believed Ada Vega's claim that the quay was dry.", "Ada Vega: that the quay was dry"},
	{"report-noun", "The claim that the quay was dry is old.", ""},
	{"report-after", "The quay is dry, Ada Vega said on Monday.", "Ada Vega: The quay is dry"},
	{"report-after", "The quay, Ada Vega explained, is dry.", "Ada Vega: The quay … is dry"},
	{"report-after", "In May, Ada Vega said, the quay was dry.", "Ada Vega: the quay was dry"},
	{"report-after", "Critics hate the new quay, Ada Vega said.", "Ada Vega: Critics hate the new quay"},
	{"report-after", "In May, Ada Vega said.", ""},
	{"report-after", "As the tide rose, Ada Vega said, “Dig.”", ""},
	{"report-inverted", "The quay is dry, said Ada Vega, the pilot.", "Ada Vega: The quay is dry"},
	{"report-inverted", "Ada Vega, a pilot, said the quay was dry.", ""},
	{"report-name", "Ada Vega called the quay “a puddle”.", "Ada Vega: the quay “a puddle”"},
	{"report-name", "Ada Vega calls it “a joke”, and many agree.", "Ada Vega: it “a joke”"},
	{"report-name", "Ada Vega called the quay on Monday.", ""},
	{"report-whether", "Ada Vega asked whether the quay was dry.", "Ada Vega: whether the quay was dry"},
	{"report-whether", "Ada Vega asked a pilot.", ""},
	{"report-told-to", "Ada Vega urged the town to dig.", "Ada Vega: the town to dig"},
	{"report-told-to", "Ada Vega led the town to ruin.", ""},
	{"report-promise", "Ada Vega vowed not to dig.", "Ada Vega: not to dig"},
	{"report-promise", "Ada Vega vowed to dig, reversing an old rule.", "Ada Vega: to dig"},
	{"report-promise", "Ada Vega went to dig.", ""},
	{"report-clause", "Ada Vega said the quay was dry.", "Ada Vega: the quay was dry"},
	{"report-clause", "Ada Vega told reporters the quay was dry.", "Ada Vega: the quay was dry"},
	{"report-clause", "Ada Vega said earlier this week he would dig.", "Ada Vega: he would dig"},
	{"report-clause", "Ada Vega said yes.", ""},
	{"report-clause", "Ada Vega confirmed the talks, but gave no date.", ""},
	{"report-clause", "Ada Vega claimed the title.", ""},
	{"report-clause", "If Ada Vega says the quay is dry, dig.", ""},
	{"report-accuse", "Ada Vega accused the town of sleeping.", "Ada Vega: the town of sleeping"},
	{"report-accuse", "Ada Vega was accused of sleeping.", ""},
	{"report-as", "Ada Vega described the quay as a puddle.", "Ada Vega: the quay as a puddle"},
	{"report-as", "Ada Vega worked as a pilot.", ""},
	{"report-gerund", "Ada Vega ruled out digging the quay.", "Ada Vega: digging the quay"},
	{"report-gerund", "Ada Vega enjoyed digging the quay.", ""},
	{"report-thing", "Ada Vega called for a new quay.", "Ada Vega: a new quay"},
	{"report-thing", "Ada Vega bought a new quay.", ""},
}

func TestReportRules(t *testing.T) {
	t.Parallel()
	for _, c := range reportCases {
		got := ""
		for _, q := range Extract(c.text, Options{}) {
			if q.Rule != c.rule {
				continue
			}
			var words []string
			for _, s := range q.Spans {
				words = append(words, s.In(c.text))
			}
			got = q.Speaker + ": " + strings.Join(words, " … ")
		}
		if got != c.want {
			t.Errorf("%s in %q = %q, want %q", c.rule, c.text, got, c.want)
		}
	}
}

// Every rule has a sentence that it reads and one that it leaves.
func TestReportRulesAreTested(t *testing.T) {
	t.Parallel()
	for _, rule := range reportRules {
		reads, leaves := false, false
		for _, c := range reportCases {
			reads = reads || c.rule == rule.name && c.want != ""
			leaves = leaves || c.rule == rule.name && c.want == ""
		}
		if !reads || !leaves {
			t.Errorf("%s: reads tested %t, leaves tested %t, want both", rule.name, reads, leaves)
		}
	}
}

func TestReportForms(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]struct {
		verb string
		form verbForm
	}{
		"said": {"say", formPast | formPart}, "denies": {"deny", formThird}, "vowing": {"vow", formIng},
		"insist": {"insist", formBase}, "wrote": {"write", formPast}, "written": {"write", formPart},
		"swore": {"swear", formPast}, "reiterated": {"reiterate", formPast | formPart},
	} {
		l := lexemes[word]
		if l == nil || l.verb == nil || l.verb.name != want.verb || l.form != want.form {
			t.Errorf("%s = %+v, want form %d of %s", word, l, want.form, want.verb)
		}
	}
}

// A cue is heard of only where its first token has the class of one.
func TestEveryCueMayReport(t *testing.T) {
	t.Parallel()
	verbs := map[string]bool{}
	for word, l := range lexemes {
		if len(word) > maxLexeme {
			t.Errorf("%s is longer than %d bytes", word, maxLexeme)
		}
		if l.verb == nil {
			continue
		}
		verbs[l.verb.name] = true
		if lookup(word, lower)&mayReport == 0 {
			t.Errorf("%s is a cue, and no token of it is looked at", word)
		}
	}
	if len(verbs) < 200 {
		t.Errorf("%d verbs, want 200 or more", len(verbs))
	}
}

func TestReportsNoteOutletAndDoubt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, speaker, via, hedge string }{
		{"Ada Vega told Fox News that the quay was dry.", "Ada Vega", "Fox News", ""},
		{"In a statement, Ada Vega said that the quay was dry.", "Ada Vega", "a statement", ""},
		{"Ada Vega said that the quay was dry, The Tidewater Times reported.", "Ada Vega", "The Tidewater Times", ""},
		{"Ada Vega reportedly said that the quay was dry.", "Ada Vega", "", "reportedly"},
	} {
		got := Extract(c.text, Options{})
		if len(got) != 1 {
			t.Errorf("%q has %d quotations, want 1", c.text, len(got))
			continue
		}
		if q := got[0]; q.Speaker != c.speaker || q.Via != c.via || q.Hedge != c.hedge {
			t.Errorf("%q = %q, %q, %q, want %q, %q, %q", c.text, q.Speaker, q.Via, q.Hedge, c.speaker, c.via, c.hedge)
		}
	}
}

// A stretch that a mixed quotation has is in no other.
func TestMixedQuotationsTakeTheirStretches(t *testing.T) {
	t.Parallel()
	text := "Ada Vega said that the quay was “a puddle” and that “nobody” would dig."
	got := Extract(text, Options{})
	if len(got) != 1 || got[0].Kind != Mixed || len(got[0].Quoted) != 2 {
		t.Fatalf("Extract(%q) = %+v, want one mixed quotation with two stretches", text, got)
	}
	for i, want := range []string{"a puddle", "nobody"} {
		if s := got[0].Quoted[i].In(text); s != want {
			t.Errorf("stretch %d = %q, want %q", i, s, want)
		}
	}
}
