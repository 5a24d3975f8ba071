package extract

import "testing"

// sieveCases has, for each sieve, what it decides: a text, the words that the
// sieve is to decide, and whose they are.
var sieveCases = []struct{ sieve, text, words, speaker string }{
	{"markup", `See <a href="a page of it">here</a>.`, "a page of it", ""},
	{"title", `He spoke on Radio Quay's “Evening Hour.”`, "Evening Hour.", ""},
	{"title", `Willem “Tiny” Baker came.`, "Tiny", ""},
	{"inverted-cue", `“It is late,” said Ann Vega.`, "It is late,", "Ann Vega"},
	{"inverted-cue", `“It is late,” added her brother, Ben Vega.`, "It is late,", "Ben Vega"},
	{"inverted-cue", `"Who's there?" asked the guard.`, "Who's there?", "the guard"},
	{"cue-after", `“It is late,” Ann Vega said.`, "It is late,", "Ann Vega"},
	{"cue-after", `“It is late,” Ann Vega, who had a train to catch, later told Radio Quay.`, "It is late,", "Ann Vega"},
	{"cue-after", `“It is late,” the mayor of Tolm and leader of its council said.`, "It is late,", "the mayor of Tolm and leader of its council"},
	{"cue-after", `“Is it late?” Ann Vega wondered.`, "Is it late?", "Ann Vega"},
	{"cue-after", `“It is late,” he went on.`, "It is late,", ""},
	{"according-after", `“It is late,” according to Ann Vega.`, "It is late,", "Ann Vega"},
	{"signed", `“It is late.” — Ann Vega`, "It is late.", "Ann Vega"},
	{"split", `“It is late,” Ann Vega said, “and dark.”`, "and dark.", "Ann Vega"},
	{"colon", `Ann Vega said on Monday: “It is late.”`, "It is late.", "Ann Vega"},
	{"colon", `Ann Vega's reply was: “It is late.”`, "It is late.", "Ann Vega"},
	{"in-words", `It was, in Ann Vega's words, “late and dark.”`, "late and dark.", "Ann Vega"},
	{"comma", `Ann Vega said, “It is late.”`, "It is late.", "Ann Vega"},
	{"comma", `At a rally on Monday, said Ann Vega, “It was late.”`, "It was late.", "Ann Vega"},
	{"comma", `Ben Orsini met Ann Vega, adding, “It is late.”`, "It is late.", "Ben Orsini"},
	{"continued", `“It is late,” Ann Vega said. “It is dark.”`, "It is dark.", "Ann Vega"},
	{"split-before", `“It is” — Ann Vega sighed — “late.”`, "It is", "Ann Vega"},
	{"colon-paragraph", "Ann Vega wrote:\n\n“It is late.”", "It is late.", "Ann Vega"},
	{"paragraphs", "Ann Vega said: “It is late.\n\n“It is dark.”", "It is dark.", "Ann Vega"},
	{"paragraphs", "“It is late.\n\n“It is dark,” Ann Vega said.", "It is late.", "Ann Vega"},
	{"lead-in", `Ann Vega had enough. “It is late.”`, "It is late.", "Ann Vega"},
	{"follow-up", `“It is late.” Ann Vega said that she would go.`, "It is late.", "Ann Vega"},
	{"bare-paragraph", "“It is late,” Ann Vega said.\n\n“It is dark.”", "It is dark.", "Ann Vega"},
	{"list", `Ann Vega called it “as late as ever” and “dark” in March.`, "dark", "Ann Vega"},
	{"fragment", `Ann Vega called it “as late as ever.”`, "as late as ever.", "Ann Vega"},
}

// Each sieve decides what it is for, before a report may.
func TestSieves(t *testing.T) {
	t.Parallel()
	tested := map[string]bool{}
	for _, c := range sieveCases {
		tested[c.sieve] = true
		p := read(c.text, Options{})
		decider := ""
		var s *stretch
		for k := range p.stretches {
			if p.stretches[k].In(c.text) == c.words {
				s = &p.stretches[k]
			}
		}
		if s == nil {
			t.Errorf("%s: %q has no stretch %q", c.sieve, c.text, c.words)
			continue
		}
		for _, sieve := range concat(directSieves, fragmentSieves) {
			if sieve.run(p, sieve.name); s.decided {
				decider = sieve.name
				break
			}
		}
		speaker := ""
		if s.by != nil {
			var q Quotation
			p.attribute(&q, s.by.who)
			speaker = q.Speaker
		}
		if decider != c.sieve || speaker != c.speaker {
			t.Errorf("%q: decided by %q as said by %q, want %q, %q", c.text, decider, speaker, c.sieve, c.speaker)
		}
	}
	for _, s := range concat(directSieves, fragmentSieves) {
		if !tested[s.name] {
			t.Errorf("sieve %s has no case", s.name)
		}
	}
}

// Marks that nobody's words stand in are no quotations.
func TestNobodysWords(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`The “expert” left.`,
		`It was a “last-minute” thing.`,
		`She wrote “The Glass Orchard” in 2031.`,
		`A beam 6'2" by 3'4" fell.`,
		`""""`,
		`“ ” said Ann Vega.`,
		`The dogs' bowl and the '90s.`,
	} {
		if got := Extract(text, Options{}); len(got) != 0 {
			t.Errorf("Extract(%q) = %s, want none", text, draft(text, got))
		}
	}
}
