package bot_test

import (
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

func TestLink(t *testing.T) {
	t.Parallel()
	const page = "https://tidewater.example/vote"
	for _, test := range []struct {
		name, url, want string
		kind            corpus.Kind
		parts           []string
	}{
		{"short", page, page + "#:~:text=We%20will%20dredge.", corpus.Quote, []string{"We will dredge."}},
		{"long", page, page + "#:~:text=one%20two%20three%20four,eight%20nine%20ten%20eleven", corpus.Quote, []string{"one two three four five six seven eight nine ten eleven"}},
		{"interrupted", page, page + "#:~:text=It%20costs%2C", corpus.Quote, []string{"It costs,", "but less."}},
		{"what means something in a fragment", page, page + "#:~:text=well%2Dknown%20%26%20%C3%BCber%2C%20%23%20100%25", corpus.Quote, []string{"well-known & über, # 100%"}},
		{"partial", page, page + "#:~:text=landlocked", corpus.Partial, []string{"She calls them “landlocked”."}},
		{"reported", page, page, corpus.Reported, []string{"They will dredge."}},
		{"fact", page, page, corpus.Fact, []string{"The channel is deep."}},
		{"with a fragment", page + "#top", page + "#top:~:text=Yes.", corpus.Quote, []string{"Yes."}},
		{"with a directive", page + "#top:~:text=old", page + "#top:~:text=old&text=Yes.", corpus.Quote, []string{"Yes."}},
		{"no address", "", "", corpus.Quote, []string{"Yes."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := &corpus.Statement{Kind: test.kind, Text: test.parts[0], Parts: test.parts, Source: &corpus.Source{URL: test.url}}
			if got := bot.Link(s); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
