package main

import (
	"strings"
	"testing"

	"onrecord/corpus"
)

const harbourText = "The harbour\n\nFäden. “We will dredge,” she said, “and soon.” Nobody laughed.\n\nThe end."

func TestPassage(t *testing.T) {
	t.Parallel()
	source := &corpus.Source{SHA256: strings.Repeat("a", 64)}
	cases := []struct {
		name   string
		draft  corpus.Statement
		texts  []sourceText
		want   string
		around string
	}{
		{
			"in its paragraph",
			corpus.Statement{Kind: corpus.Quote, Parts: []string{"We will dredge,", "and soon."}, Source: source, Found: &corpus.Found{Start: 21, End: 58}},
			[]sourceText{{"a", source.SHA256, harbourText}},
			"Fäden. “>>We will dredge,<<” she said, “>>and soon.<<” Nobody laughed.", "The harbour|The end.",
		},
		{
			"told in other words",
			corpus.Statement{Kind: corpus.Reported, Parts: []string{"They dredge."}, Found: &corpus.Found{Start: 21, End: 58}},
			[]sourceText{{"a", source.SHA256, harbourText}},
			"Fäden. “>>We will dredge,” she said, “and soon.<<” Nobody laughed.", "The harbour|The end.",
		},
		{
			"without the article",
			corpus.Statement{Kind: corpus.Quote, Parts: []string{"We will dredge,", "and soon."}, Found: &corpus.Found{Start: 21, End: 58, Prefix: " Fäden. “", Suffix: "” Nobody"}},
			nil,
			"… Fäden. “>>We will dredge,<< […] >>and soon.<<” Nobody …", "|",
		},
		{
			"another article",
			corpus.Statement{Kind: corpus.Quote, Parts: []string{"We will"}, Source: source, Found: &corpus.Found{Start: 21, End: 28}},
			[]sourceText{{"b", strings.Repeat("b", 64), harbourText}},
			">>We will<<", "|",
		},
		{
			"another text in it",
			corpus.Statement{Kind: corpus.Quote, Parts: []string{"We will"}, Found: &corpus.Found{Start: 2, End: 9}},
			[]sourceText{{"a", source.SHA256, harbourText}},
			">>We will<<", "|",
		},
		{
			"beyond its end",
			corpus.Statement{Kind: corpus.Quote, Parts: []string{"We will"}, Found: &corpus.Found{Start: 200, End: 207}},
			[]sourceText{{"a", source.SHA256, harbourText}},
			">>We will<<", "|",
		},
	}
	for _, c := range cases {
		if c.draft.Source == nil {
			c.draft.Source = &corpus.Source{}
		}
		c.draft.Text = strings.Join(c.draft.Parts, corpus.Break)
		p := passageOf(&c.draft, c.texts)
		if got := join(fill(0, 200, p.stretches(nil)...)); got != c.want || p.earlier+"|"+p.later != c.around {
			t.Errorf("%s: %q, between %s|%s; want %q, %s", c.name, got, p.earlier, p.later, c.want, c.around)
		}
	}
}
