package bot_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

func comparing(text string) bot.Request {
	return bot.Request{Command: "compare", Options: map[string]string{"text": text}}
}

// compared lists the statements of a comparison, in the order that they are
// shown in.
func compared(reply *bot.Reply) []bot.Answer {
	var list []bot.Answer
	if reply.Comparison != nil {
		for _, p := range reply.Comparison.Passages {
			for _, m := range p.Matches {
				list = append(list, m.Answer)
			}
		}
	}
	return list
}

// outline writes passages in short: quoted ones in brackets, then "=" the
// statements that have them, "!" those that retell them or "~" those that
// nearly have them, "+" before it where they have a part, with remarks in round
// brackets and "text/record" for each difference.
func outline(c *bot.Comparison) []string {
	var list []string
	for _, p := range c.Passages {
		line := p.Text
		if p.Quoted {
			line = "[" + line + "]"
		}
		for _, m := range p.Matches {
			line += " " + how(m) + m.Statement.ID
			if len(m.Remarks) > 0 {
				line += " (" + strings.Join(m.Remarks, ", ") + ")"
			}
			for _, d := range m.Differences {
				line += " " + d.Text + "/" + d.Record
			}
		}
		list = append(list, line)
	}
	return list
}

func how(m bot.Match) string {
	mark := "~"
	switch {
	case m.Exact:
		mark = "="
	case m.Retold:
		mark = "!"
	}
	if m.Partly {
		return "+" + mark
	}
	return mark
}

func TestCompare(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		record, text string
		want         []string
	}{
		// Word for word: marks, white space and what parts no sentences do not count.
		{"declaration", "“robust”", []string{"[robust] =macron-robust-guarantee"}},
		{"declaration", `he said "GREAT  DEVELOPMENT," and left`, []string{"[GREAT DEVELOPMENT,] =whitaker-great-development (capitals differ)"}},
		{"declaration", "«great\ndevelopment» „robust“", []string{"[great development] =whitaker-great-development", "[robust] =macron-robust-guarantee"}},
		{"declaration", "great development", []string{"great development =whitaker-great-development"}},
		{"declaration", "‘We’ said they, “securing Ukraine's skies, and seas”", []string{"[We] =starmer-declaration-signed =starmer-military-hubs =macron-monitoring-mechanisms =zelensky-military-officials =zelensky-monitoring-and-deterrence =whitaker-cusp-of-peace", "[securing Ukraine's skies, and seas] =starmer-legal-framework"}},
		{"declaration", "germany **rules** out _sending_ troops into Ukraine!", []string{"germany **rules** out _sending_ troops into Ukraine! =merz-rules-out-troops"}},
		{"harbour", "“Our boats have shared the same weather for three hundred years, so it is high time that they shared the same price list.”",
			[]string{"[Our boats have shared the same weather for three hundred years, so it is high time that they shared the same price list.] =ingrid-same-weather"}},
		{"harbour", "“a godsend” and “hand out fish”", []string{"[a godsend] =roarty-ice-godsend", "[hand out fish] =breslan-hand-out-fish"}},
		// A few words count only as somebody's own.
		{"declaration", "“troops on the ground” “sending troops”", []string{"[troops on the ground] !only-uk-and-france-committed", "[sending troops]"}},
		{"harbour", "“small boats” “the small boats of the town”", []string{"[small boats]", "[the small boats of the town]"}},
		// Nearly: what differs shows, a negation above all.
		{"declaration", "Starmer: “We pledged a declaration of intent on the deployment of forces to Ukraine”",
			[]string{"[We pledged a declaration of intent on the deployment of forces to Ukraine] ~starmer-declaration-signed pledged/signed"}},
		{"declaration", "Italy will send troops to Ukraine.", []string{"Italy will send troops to Ukraine. ~meloni-no-troops /not /any"}},
		{"declaration", "Germany no longer rules out sending troops into Ukraine.", []string{"Germany no longer rules out sending troops into Ukraine. ~merz-rules-out-troops no longer/"}},
		{"declaration", "It is not true that Germany rules out sending troops into Ukraine.",
			[]string{"It is not true that Germany rules out sending troops into Ukraine. ~merz-rules-out-troops It is not true that/"}},
		{"declaration", "Nobody rules out sending troops into Ukraine.", []string{"Nobody rules out sending troops into Ukraine. ~merz-rules-out-troops Nobody/Germany"}},
		{"harbour", "The harbour dues fall by 15 per cent, not by 12 per cent as first announced",
			[]string{"The harbour dues fall by 15 per cent, not by 12 per cent as first announced ~dues-cut-twelve 15/12 12/15"}},
		{"harbour", "“There will be a night crossing.” “It was my table, my pencil and no mistake”",
			[]string{"[There will be a night crossing.] ~etchebarne-rolled-over a/no", "[It was my table, my pencil and no mistake] ~bjorn-my-pencil no/my"}},
		{"harbour", "Shared: “The ice plant costs 24 million euros, of which each town pays half.”",
			[]string{"[The ice plant costs 24 million euros, of which each town pays half.] ~ice-plant-cost 24/2.4"}},
		{"harbour", "Aoife Ni Dhubhlainn and Ingrid Hålvorsen put their names to the accord", nil},
		{"harbour", "Ingrid Halvorsen and Aoife Ní Dhubhlainn put their names to the accord",
			[]string{"Ingrid Halvorsen and Aoife Ní Dhubhlainn put their names to the accord ~mayors-sign Halvorsen/Hålvorsen"}},
		{"declaration", "Germany rules ~~out~~ in sending troops into Ukraine.", []string{"Germany rules in sending troops into Ukraine. ~merz-rules-out-troops in/out"}},
		// Not at all: the same subject is not the same words.
		{"declaration", "The Italian government has decided against sending soldiers to Ukraine.", nil},
		{"declaration", "Zelensky thanked the American side for its work on security guarantees.", nil},
		{"declaration", "France will send troops to Ukraine next year.", nil},
		{"declaration", "Leaders of the coalition of the willing met in Paris to discuss the declaration of intent.", nil},
		{"declaration", "The United States would be ready to work with Ukraine on a peace deal with Russia.", nil},
		{"declaration", "We will never send our soldiers to Ukraine, he told Fox News on Tuesday.", nil},
		{"harbour", "The mayors of the two towns signed the accord on Saturday.", nil},
		{"harbour", "The harbour dues for boats are too high, say the skippers.", nil},
		// Of what is around a quote only that shows which is on record too.
		{"declaration", "Macron called it “robust” and was cheered for ten minutes. Who would have thought so?", []string{"[robust] =macron-robust-guarantee"}},
		{"declaration", "The agreement is a “robust” security guarantee for Ukraine. Great.",
			[]string{"The agreement is a “robust” security guarantee for Ukraine. =macron-robust-guarantee", "[robust] =macron-robust-guarantee"}},
		{"declaration", "Wow. Germany rules out sending troops into Ukraine. Cats are better than dogs.",
			[]string{"Germany rules out sending troops into Ukraine. =merz-rules-out-troops", "Cats are better than dogs."}},
		// A quote that the record has in parts, and one with something added.
		{"declaration", "“We see all of this. Nobody will ever bomb Moscow. We already have these necessary details.”", []string{
			"[We see all of this.] =zelensky-monitoring-and-deterrence", "[Nobody will ever bomb Moscow.]", "[We already have these necessary details.] =zelensky-military-officials"}},
		{"declaration", "“The United States is ready to work on this. We see all of this. Germany rules out sending troops into Ukraine.”", []string{
			"[The United States is ready to work on this.] =zelensky-monitoring-and-deterrence", "[We see all of this.] =zelensky-monitoring-and-deterrence",
			"[Germany rules out sending troops into Ukraine.] !merz-rules-out-troops"}},
		{"declaration", "Germany would give Ukraine support of three kinds, political, financial and military. Germany rules out sending troops into Ukraine.",
			[]string{"Germany would give Ukraine support of three kinds, political, financial and military. Germany rules out sending troops into Ukraine. +=merz-support-for-ukraine +=merz-rules-out-troops"}},
		{"harbour", "“Nobody on this council sold the harbour … and before winter we shall publish every contract”", []string{
			"[Nobody on this council sold the harbour …] =aoife-kept-the-key", "[and before winter we shall publish every contract] ~aoife-kept-the-key contract/"}},
		// Lines that end a sentence, and lines that only break one.
		{"declaration", "- Germany rules out sending troops into Ukraine, as everybody in Berlin says\nCats are better than dogs\nItaly will not send\nany troops to Ukraine", []string{
			"- Germany rules out sending troops into Ukraine, as everybody in Berlin says ~merz-rules-out-troops as everybody in Berlin says/",
			"Cats are better than dogs", "Italy will not send any troops to Ukraine =meloni-no-troops"}},
		{"declaration", "Military officials from France, the United Kingdom, and Ukraine worked in\nDetail on force deployment", []string{
			"Military officials from France, the United Kingdom, and Ukraine worked in Detail on force deployment =zelensky-military-officials"}},
		// Block quotes, over lines and with marks in them.
		{"declaration", "look:\n> We could be on the cusp\n> of a peace deal.\nwow", []string{"[We could be on the cusp of a peace deal.] =whitaker-cusp-of-peace"}},
		{"harbour", "> So the Mayor said “it is high time that they shared the same price list”", []string{"[it is high time that they shared the same price list] =ingrid-same-weather"}},
		{"declaration", ">>> We signed a declaration of intent.\nItaly rules out purple tanks.", []string{"[We signed a declaration of intent.] =starmer-declaration-signed (the sentence goes on)", "[Italy rules out purple tanks.]"}},
	} {
		reply := checkComparison(t, openRecord(t, test.record), comparing(test.text))
		want := test.want
		if want == nil {
			want = []string{test.text}
		}
		if got := outline(reply.Comparison); !slices.Equal(got, want) {
			t.Errorf("%s\ngot  %q\nwant %q", test.text, got, want)
		}
	}
}

// Every statement is found by its own words, its parts and its sentences, and
// with a word exchanged it is found as near.
func TestCompareFindsEveryStatement(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		for _, s := range r.corpus.Standing() {
			words := strings.Fields(s.Text)
			for _, text := range []string{
				s.Text, strings.ToUpper(s.Text), "> " + s.Text, strings.Join(words[1:], "\n"), strings.Join(words[:len(words)-1], " "),
			} {
				if m := matchOf(checkComparison(t, r, comparing(text)), s); m == nil || !m.Exact && !m.Retold {
					t.Errorf("%s is not found by %q", s.ID, text)
				}
			}
			words[len(words)/2] = "zebra"
			if m := matchOf(checkComparison(t, r, comparing("“"+strings.NewReplacer("“", "", "”", "").Replace(strings.Join(words, " "))+"”")), s); m == nil || m.Exact || !slices.ContainsFunc(m.Differences, func(d bot.Difference) bool { return d.Text == "zebra" }) {
				t.Errorf("%s with a word exchanged: %+v", s.ID, m)
			}
		}
	})
}

func matchOf(reply *bot.Reply, s *corpus.Statement) *bot.Match {
	for _, p := range reply.Comparison.Passages {
		for _, m := range p.Matches {
			if m.Statement == s {
				return &m
			}
		}
	}
	return nil
}
