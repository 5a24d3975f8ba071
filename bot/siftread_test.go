package bot_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

func TestReadFilter(t *testing.T) {
	t.Parallel()
	const begins = "on the record yet: the watch begins to match when somebody is"
	long := strings.Repeat("é", bot.MaxFilter+1)
	for _, test := range []struct {
		record   string
		filter   bot.Filter
		speakers string
		notes    []string
		problem  string
	}{
		{record: "declaration"},
		{"declaration", bot.Filter{Speaker: "Friedrich Merz"}, "merz", nil, ""},
		{"declaration", bot.Filter{Speaker: "Merz"}, "merz", []string{"Merz read as Friedrich Merz"}, ""},
		{"declaration", bot.Filter{Speaker: "Mertz"}, "merz", []string{"Mertz read as Friedrich Merz"}, ""},
		{"declaration", bot.Filter{Speaker: "Mertz and Keir Stramer"}, "merz starmer", []string{"Mertz read as Friedrich Merz", "Keir Stramer read as Keir Starmer"}, ""},
		{"declaration", bot.Filter{Speaker: "the German chancellor"}, "", []string{"the German chancellor read as whoever has that role, now Friedrich Merz"}, ""},
		{"declaration", bot.Filter{Speaker: "Mertz, Italy"}, "", []string{
			"nobody called Mertz is on the record, and the watch does not guess: perhaps Friedrich Merz was meant",
			"Italy read as whoever from there is on the record, now Giorgia Meloni",
		}, ""},
		{"declaration", bot.Filter{Speaker: "Trump"}, "", []string{"nobody called Trump is " + begins}, ""},
		{"declaration", bot.Filter{Speaker: "“Trump” @everyone **"}, "", []string{"nobody called Trump is " + begins}, ""},
		{"declaration", bot.Filter{Speaker: "Merz, Trump"}, "", []string{"Merz read as Friedrich Merz", "nobody called Trump is " + begins}, ""},
		{"declaration", bot.Filter{Speaker: "Brigitte Macron"}, "", []string{"nobody called Brigitte Macron is " + begins}, ""},
		{"declaration", bot.Filter{Speaker: "Portugal"}, "", []string{"nobody from Portugal is " + begins}, ""},
		{"declaration", bot.Filter{Speaker: "Fox News"}, "", []string{"Fox News read as what came through Fox News"}, ""},
		{"declaration", bot.Filter{Speakers: []string{"merz", "dr-no"}}, "merz dr-no", []string{"nobody on the record has the ID dr-no yet"}, ""},
		{"harbour", bot.Filter{Speaker: "Hålvorsen"}, "ingrid-halvorsen bjorn-halvorsen", []string{"Hålvorsen read as Ingrid Hålvorsen and Bjørn Hålvorsen"}, ""},
		{"harbour", bot.Filter{Speaker: "bjorn halvorsen"}, "bjorn-halvorsen", nil, ""},
		{"harbour", bot.Filter{Speaker: "Bjørn Hålvorsen (bjorn-halvorsen)"}, "bjorn-halvorsen", nil, ""},

		{"declaration", bot.Filter{About: "Troop deployment"}, "", nil, ""},
		{"declaration", bot.Filter{About: "NATO"}, "", nil, ""},
		{"declaration", bot.Filter{About: "soldiers"}, "", []string{"soldiers read as the topic Troop deployment"}, ""},
		{"declaration", bot.Filter{About: "talks"}, "", nil, "the subject has no word that could be looked for"},
		{"declaration", bot.Filter{About: "the talks"}, "", []string{"talks read as the topic Negotiations or Meeting in Paris"}, ""},
		{"declaration", bot.Filter{About: "soldeirs"}, "", []string{"no statement and no topic has the word soldeirs yet: the watch begins to match when one does (perhaps soldiers was meant)"}, ""},
		{"declaration", bot.Filter{About: "NATO territory"}, "", nil, ""},
		{"declaration", bot.Filter{About: "NATO violations"}, "", []string{"all of these have to be there: nato, violations"}, ""},
		{"declaration", bot.Filter{About: "refuse NATO January 2026 Fox News"}, "", []string{
			"only from sources of the date that the subject names",
			"only what came through Fox News",
			"only what says no to something",
		}, ""},
		{"declaration", bot.Filter{About: "“great development”"}, "", []string{"only with the words in quotation marks exactly so"}, ""},
		{"declaration", bot.Filter{Any: "troops, tank; boots on the ground"}, "", []string{"no statement has the word tank yet", "no statement has the words boots on the ground yet"}, ""},
		{"declaration", bot.Filter{Exclude: "tank, 10,000 troops", Kind: corpus.Quote}, "", nil, ""},

		{"declaration", bot.Filter{Speaker: "…"}, "", nil, "the speaker has no word that could be a name"},
		{"declaration", bot.Filter{Speaker: "of the"}, "", nil, "the speaker has no word that could be a name"},
		{"declaration", bot.Filter{Speaker: long}, "", nil, "the speaker is longer than the 200 characters that are read"},
		{"declaration", bot.Filter{About: "the of"}, "", nil, "the subject has no word that could be looked for"},
		{"declaration", bot.Filter{About: "@everyone 🪖"}, "", nil, "the subject has no word that could be looked for"},
		{"declaration", bot.Filter{About: long}, "", nil, "the subject is longer than the 200 characters that are read"},
		{"declaration", bot.Filter{Any: "troops, the of"}, "", nil, "the of says too little to be looked for"},
		{"declaration", bot.Filter{Any: ",, ;"}, "", nil, "the list has no word"},
		{"declaration", bot.Filter{Any: "troops, …"}, "", nil, "the list has no word between two commas"},
		{"declaration", bot.Filter{Exclude: "as"}, "", nil, "as says too little to be looked for"},
		{"declaration", bot.Filter{Exclude: long}, "", nil, "the list is longer than the 200 characters that are read"},
		{"declaration", bot.Filter{Exclude: strings.Join(strings.Split("abcdefghijklmnopqrstu", ""), "1,")}, "", nil, "the list has 21 words and phrases, of which at most 20 are read"},
		{"declaration", bot.Filter{Kind: "“rumour”"}, "", nil, "there is no kind rumour, only quote, partial, reported and fact"},
		{"declaration", bot.Filter{Kind: corpus.Fact, Speaker: "Merz"}, "", nil, "facts have no speaker"},
	} {
		r := openRecord(t, test.record)
		got := r.bot.ReadFilter(test.filter)
		if strings.Join(got.Speakers, " ") != test.speakers || !slices.Equal(got.Notes, test.notes) || got.Problem != test.problem {
			t.Errorf("%.300v:\n got %+v\nwant [%s] %q %q", test.filter, got, test.speakers, test.notes, test.problem)
		}
		if passed := sifted(r, test.filter); test.problem != "" && passed != "" {
			t.Errorf("%.300v lets %s through", test.filter, passed)
		}
	}
}

func TestWhy(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		record, statement string
		filter            bot.Filter
		want              []bot.Clause
	}{
		{"declaration", "merz-rules-out-troops", bot.Filter{Kind: corpus.Reported, Exclude: "tank", Any: "sending", About: "soldiers", Speaker: "Merz"}, []bot.Clause{
			{Name: "speaker", Value: "Merz", Met: true, Because: "by Friedrich Merz"},
			{Name: "about", Value: "soldiers", Met: true, Because: "is on Troop deployment"},
			{Name: "any", Value: "sending", Met: true, Because: "has the word sending"},
			{Name: "exclude", Value: "tank", Met: true, Because: "has none of: tank"},
			{Name: "kind", Value: "reported", Met: true, Because: "is reported speech"},
		}},
		{"declaration", "merz-rules-out-troops", bot.Filter{Kind: corpus.Quote, Exclude: "tank, rule out", Any: "drones, “boats”", About: "NATO, Italy", Speaker: "Macron, Trump"}, []bot.Clause{
			{Name: "speaker", Value: "Macron, Trump", Because: "by Friedrich Merz, not Emmanuel Macron"},
			{Name: "about", Value: "NATO, Italy", Because: "has nothing on: Italy, nato"},
			{Name: "any", Value: "drones, “boats”", Because: "has none of: drones, boats"},
			{Name: "exclude", Value: "tank, rule out", Because: "has the excluded words rule out"},
			{Name: "kind", Value: "quote", Because: "is reported speech, not a quote"},
		}},
		{"declaration", "us-backstop", bot.Filter{Speaker: "Merz", About: "the backstop through The Times of London"}, []bot.Clause{
			{Name: "speaker", Value: "Merz", Because: "a fact has no speaker"},
			{Name: "about", Value: "the backstop through The Times of London", Met: true, Because: "is on Backstop and has come through The Times of London"},
		}},
		{"declaration", "merz-troops-near-ukraine", bot.Filter{Speaker: "Germany", About: "NATO border troops"}, []bot.Clause{
			{Name: "speaker", Value: "Germany", Met: true, Because: "by Friedrich Merz"},
			{Name: "about", Value: "NATO border troops", Met: true, Because: "is on Troop deployment, has the word nato and has the word border"},
		}},
		{"declaration", "merz-troops-near-ukraine", bot.Filter{Speaker: "Italy", About: "drones"}, []bot.Clause{
			{Name: "speaker", Value: "Italy", Because: "by Friedrich Merz, not anybody of Italy"},
			{Name: "about", Value: "drones", Because: "does not have the word drones"},
		}},
		{"declaration", "merz-troops-near-ukraine", bot.Filter{Speaker: "Trump", About: "refuse troops"}, []bot.Clause{
			{Name: "speaker", Value: "Trump", Because: "by Friedrich Merz, and nobody on the record is called Trump"},
			{Name: "about", Value: "refuse troops", Because: "says no to nothing"},
		}},
		{"declaration", "macron-robust-guarantee", bot.Filter{Speaker: "Macron through Fox News", About: "“great development”", Any: "the"}, []bot.Clause{
			{Name: "speaker", Value: "Macron through Fox News", Because: "by Emmanuel Macron, but not through Fox News"},
			{Name: "about", Value: "“great development”", Because: "has nothing on: development"},
			{Name: "any", Value: "the", Because: "the says too little to be looked for"},
		}},
		{"declaration", "meloni-no-troops", bot.Filter{Speakers: []string{"merz", "macron", "starmer", "zelensky", "kushner"}, About: "January 2025 troops"}, []bot.Clause{
			{Name: "speaker", Value: "merz, macron, starmer, zelensky, kushner", Because: "by Giorgia Meloni, who is none of the 5 people wanted"},
			{Name: "about", Value: "January 2025 troops", Because: "does not have the word 2025"},
		}},
	} {
		r := openRecord(t, test.record)
		v := r.bot.Why(test.filter, r.corpus.Statement(test.statement))
		if !slices.Equal(v.Clauses, test.want) {
			t.Errorf("%+v, %s:\n got %+v\nwant %+v", test.filter, test.statement, v.Clauses, test.want)
		}
		for _, c := range v.Clauses {
			checkSentence(t, c.Because)
		}
	}
}

func FuzzFilter(f *testing.F) {
	for _, seed := range []bot.Filter{
		{Speaker: "Merz and Trump, the German chancellor", About: "soldeirs in Ukraine", Any: "troops, boots on the ground; 10,000", Exclude: "tank"},
		{Speaker: "Hålvorsen (bjorn-halvorsen)", About: "what was said about the dues and the boats", Any: "the of"},
		{Speaker: "Fox News · 3 statements", About: "refuse “great development” January 2026", Kind: corpus.Partial},
		{Speaker: "Brigitte Macron / Steve Bannon", About: "Was wurde über Truppen gesagt?", Exclude: ",;,"},
		{Speaker: hostile["mentions"], About: hostile["query syntax"], Any: hostile["markdown"], Exclude: hostile["emoji"]},
		{Speaker: hostile["bidi"], About: hostile["invalid UTF-8"], Any: hostile["marks"], Exclude: hostile["control characters"], Kind: "“"},
		{Speaker: hostile["many names"], About: hostile["long word"], Any: hostile["100 kB of words"]},
	} {
		f.Add(seed.Speaker, seed.About, seed.Any, seed.Exclude, string(seed.Kind))
	}
	list := []record{openRecord(f, "declaration"), openRecord(f, "harbour")}
	f.Fuzz(func(t *testing.T, speaker, about, any, exclude, kind string) {
		for _, r := range list {
			filter := bot.Filter{Speaker: speaker, About: about, Any: any, Exclude: exclude, Kind: corpus.Kind(kind)}
			checkVerdicts(t, r, filter, r.bot.Sieve(r.corpus.Statements).Pass(filter), len(about))
			read := r.bot.ReadFilter(filter)
			for _, note := range read.Notes {
				checkSentence(t, note)
			}
			if read.Problem != "" {
				checkSentence(t, read.Problem)
				if passed := sifted(r, filter); passed != "" {
					t.Errorf("%+v: %s, and %s passes", filter, read.Problem, passed)
				}
			}
		}
	})
}
