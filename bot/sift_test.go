package bot_test

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/bot"
	"onrecord/corpus"
)

// sifted gives the IDs of the statements of a record that a filter lets
// through.
func sifted(r record, f bot.Filter) string {
	var list []string
	for _, i := range r.bot.Sieve(r.corpus.Statements).Pass(f) {
		list = append(list, r.corpus.Statements[i].ID)
	}
	return strings.Join(list, " ")
}

func TestSieve(t *testing.T) {
	t.Parallel()
	const (
		merz    = "merz-support-for-ukraine merz-rules-out-troops merz-troops-near-ukraine"
		troops  = "merz-rules-out-troops merz-troops-near-ukraine"
		hubs    = "hubs-for-weapons starmer-military-hubs"
		masters = "roarty-ice-godsend"
	)
	for _, test := range []struct {
		record string
		filter bot.Filter
		want   string
	}{
		// Whose
		{"declaration", bot.Filter{Speaker: "Merz"}, merz},
		{"declaration", bot.Filter{Speaker: "friedrich merz"}, merz},
		{"declaration", bot.Filter{Speaker: "Chancellor Merz"}, merz},
		{"declaration", bot.Filter{Speaker: "Germany"}, merz},
		{"declaration", bot.Filter{Speaker: "the German chancellor"}, merz},
		{"declaration", bot.Filter{Speaker: "Friedrich Merz · Chancellor · 3 statements"}, merz},
		{"declaration", bot.Filter{Speaker: "Merz, Italy and Trump"}, "meloni-no-troops " + merz},
		{"declaration", bot.Filter{Speaker: "Mertz"}, ""},
		{"declaration", bot.Filter{Speaker: "Charlotte Merz"}, ""},
		{"declaration", bot.Filter{Speaker: "charlotte merz"}, ""},
		{"declaration", bot.Filter{Speaker: "Keir Stramer"}, ""},
		{"declaration", bot.Filter{Speaker: "Brigitte Macron"}, ""},
		{"declaration", bot.Filter{Speaker: "Portugal"}, ""},
		{"declaration", bot.Filter{Speaker: "Fox News", About: "guarantees"}, "whitaker-great-development whitaker-final-phase"},
		{"declaration", bot.Filter{Speaker: "Macron through Le Figaro"}, "macron-robust-guarantee macron-thousands-of-troops"},
		{"declaration", bot.Filter{Speakers: []string{"merz"}, Speaker: "Macron"}, merz},
		{"declaration", bot.Filter{Speakers: []string{"meloni", "merz", "nobody"}, Kind: corpus.Reported}, "meloni-no-troops " + merz},
		{"declaration", bot.Filter{Speakers: []string{"nobody"}}, ""},
		{"harbour", bot.Filter{Speaker: "Hålvorsen", About: "berths"}, "ingrid-forty-berths bjorn-thirty-berths"},
		{"harbour", bot.Filter{Speaker: "halvorsen", Any: "boats"}, "ingrid-same-weather ingrid-forty-berths bjorn-thirty-berths"},
		{"harbour", bot.Filter{Speaker: "Bjørn Hålvorsen (bjorn-halvorsen)", About: "berths"}, "bjorn-thirty-berths"},
		{"harbour", bot.Filter{Speaker: "the harbour master", About: "ice plant"}, masters},

		// On what
		{"declaration", bot.Filter{Speaker: "Merz", About: "troops"}, troops},
		{"declaration", bot.Filter{Speaker: "Merz", About: "Troop deployment"}, troops},
		{"declaration", bot.Filter{Speaker: "Merz", About: "soldiers"}, troops},
		{"declaration", bot.Filter{Speaker: "Merz", About: "Soldaten"}, troops},
		{"declaration", bot.Filter{Speaker: "Merz", About: "what was said about the troops"}, troops},
		{"declaration", bot.Filter{Speaker: "Merz", About: "German troops"}, troops}, // of his country goes without saying
		{"declaration", bot.Filter{Speakers: []string{"merz"}, About: "German troops"}, troops},
		{"declaration", bot.Filter{Speaker: "Merz", About: "soldeirs"}, ""},
		{"declaration", bot.Filter{Speaker: "Merz", About: "drones"}, ""},
		{"declaration", bot.Filter{Speaker: "Merz", About: "troops drones"}, ""},
		{"declaration", bot.Filter{Speaker: "Merz", About: "troops NATO"}, "merz-troops-near-ukraine"},
		{"declaration", bot.Filter{Speaker: "Merz", About: "cease-fire"}, "merz-troops-near-ukraine"},
		{"declaration", bot.Filter{Speaker: "Merz", About: "border"}, "merz-troops-near-ukraine"},
		{"declaration", bot.Filter{About: "military hubs"}, hubs},
		{"declaration", bot.Filter{About: "military hubs new"}, hubs},           // new only shades it
		{"declaration", bot.Filter{About: "future"}, "starmer-legal-framework"}, // unless there is nothing else
		{"declaration", bot.Filter{About: "future plans"}, ""},
		{"declaration", bot.Filter{Speaker: "Macron", About: "troops in Ukraine"}, "macron-thousands-of-troops"}, // where the record plays
		{"declaration", bot.Filter{Speaker: "Macron", About: "Ukraine"}, "macron-robust-guarantee"},
		{"declaration", bot.Filter{Speaker: "Merz", About: "Germany"}, merz},
		{"declaration", bot.Filter{Speaker: "Macron", About: "French troops"}, "macron-thousands-of-troops"},
		{"declaration", bot.Filter{About: "Governor Meloni"}, "meloni-no-troops"},
		{"declaration", bot.Filter{About: "money"}, ""},
		{"declaration", bot.Filter{About: "the of"}, ""},
		{"declaration", bot.Filter{About: "Italy"}, "meloni-no-troops"},
		{"declaration", bot.Filter{About: "Zelensky"}, "three-leaders-sign whitaker-final-phase"},
		{"declaration", bot.Filter{About: "rule out troops", Speaker: "Merz"}, "merz-rules-out-troops"},
		{"declaration", bot.Filter{About: "“thousands of troops”"}, "macron-thousands-of-troops"},
		{"declaration", bot.Filter{About: "“troops of thousands”"}, ""},
		{"declaration", bot.Filter{About: "“great development”"}, "whitaker-great-development"},
		{"declaration", bot.Filter{About: "guarantees Fox News"}, "whitaker-great-development whitaker-final-phase"},
		{"declaration", bot.Filter{About: "hubs January 2026"}, hubs},
		{"declaration", bot.Filter{About: "hubs January 2025"}, ""},
		{"declaration", bot.Filter{About: "what was said about hubs and NATO"}, "hubs-for-weapons starmer-military-hubs merz-troops-near-ukraine"},
		{"harbour", bot.Filter{About: "berths 20 May 2025"}, "bjorn-thirty-berths"},
		{"harbour", bot.Filter{About: "cod licences"}, "breslan-no-licences"},
		{"harbour", bot.Filter{About: "harbour dues winter"}, ""},
		{"tunnel", bot.Filter{About: "boycott"}, "keel-boycott"}, // withdrawn

		// With and without words
		{"declaration", bot.Filter{Any: "soldier"}, "merz-troops-near-ukraine"},
		{"declaration", bot.Filter{Any: "tank, Soldiers; boots"}, "merz-troops-near-ukraine"},
		{"declaration", bot.Filter{Any: "hard work, rule out"}, "merz-rules-out-troops whitaker-cusp-of-peace"},
		{"declaration", bot.Filter{Any: "work hard"}, ""},
		{"declaration", bot.Filter{Any: "2025,2026"}, "uk-france-sign-declaration"},
		{"declaration", bot.Filter{Any: "cusp of a peace"}, "whitaker-cusp-of-peace"},
		{"declaration", bot.Filter{Any: "tank"}, ""},
		{"declaration", bot.Filter{Any: "the of"}, ""},
		{"declaration", bot.Filter{Any: "the of, soldiers"}, ""},
		{"declaration", bot.Filter{Any: ",;,"}, ""},
		{"declaration", bot.Filter{Any: "Merz"}, ""}, // his name is not in his words
		{"declaration", bot.Filter{Speaker: "Merz", Exclude: "soldier"}, "merz-support-for-ukraine merz-rules-out-troops"},
		{"declaration", bot.Filter{Speaker: "Merz", Exclude: "soldiers, sending troops"}, "merz-support-for-ukraine"},
		{"declaration", bot.Filter{Speaker: "Merz", Exclude: "the of"}, ""},
		{"declaration", bot.Filter{Any: "soldier", Exclude: "soldier"}, ""},
		{"harbour", bot.Filter{Any: "halvorsen"}, "mayors-sign"}, // without accents
		{"harbour", bot.Filter{Any: "fish-hall"}, "accord-signed"},

		// Of a kind
		{"declaration", bot.Filter{Kind: corpus.Partial}, "macron-robust-guarantee macron-thousands-of-troops whitaker-great-development"},
		{"declaration", bot.Filter{Kind: corpus.Fact, About: "hubs"}, "hubs-for-weapons"},
		{"declaration", bot.Filter{Kind: "rumour"}, ""},

		// All at once
		{"declaration", bot.Filter{Speaker: "Merz", About: "troops", Any: "sending, soldiers", Exclude: "ceasefire", Kind: corpus.Reported}, "merz-rules-out-troops"},
		{"declaration", bot.Filter{Speaker: "Merz", Kind: corpus.Fact}, ""},
	} {
		if got := sifted(openRecord(t, test.record), test.filter); got != test.want {
			t.Errorf("%s, %+v:\n got %s\nwant %s", test.record, test.filter, got, test.want)
		}
	}
}

func TestEmptyFilterLetsEverythingThrough(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		for _, f := range []bot.Filter{{}, {Speaker: " ", About: "\t", Any: " ", Exclude: "\n"}} {
			if got := len(r.bot.Sieve(r.corpus.Statements).Pass(f)); got != len(r.corpus.Statements) {
				t.Errorf("%d of %d pass", got, len(r.corpus.Statements))
			}
			if v := r.bot.Why(f, r.corpus.Statements[0]); !v.Passes || len(v.Clauses) > 0 {
				t.Errorf("%+v", v)
			}
		}
		if got := r.bot.Sieve(nil).Pass(bot.Filter{}); len(got) > 0 {
			t.Errorf("%v of nothing", got)
		}
	})
}

// someFilters makes filters of what is on a record and what is not.
func someFilters(c *corpus.Corpus) []bot.Filter {
	about := append(subjects(c), "", "", "the of", "soldeirs", "new weapons", "what was said about troops and the dues",
		"refuse", "Germany, Norway", "January 2026", "“a great development”", "media", "boats or troops", "work", "plans for troops")
	lists := []string{"", "", "troops, boats; ceasefire", "harbour", "the", "rule out, high time", "war", "is, and", "10,000, 15"}
	speakers := []string{"", "", "Mertz", "Merz and Trump", "the harbour master", "Norway, Germany", "nobody", "Fox News"}
	for _, p := range parties(c) {
		speakers = append(speakers, p.text)
	}
	var list []bot.Filter
	for i := range 2 * len(about) {
		f := bot.Filter{
			Speaker: speakers[i*7%len(speakers)],
			About:   about[i%len(about)],
			Any:     lists[i/3%len(lists)],
			Exclude: lists[i/5%len(lists)],
			Kind:    []corpus.Kind{"", "", "", corpus.Quote, corpus.Fact, "rumour"}[i/7%6],
		}
		if i%11 == 0 {
			f.Speakers = []string{c.People[i%len(c.People)].ID, "nobody"}
		}
		if i%2 == 0 {
			f.Speaker = ""
		}
		if i%4 < 3 {
			f.Any = ""
		}
		if i%5 < 2 {
			f.About = ""
		}
		list = append(list, f)
	}
	return list
}

func TestWhyAgreesWithTheSieve(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		filters := someFilters(r.corpus)
		all := r.bot.Sieve(r.corpus.Statements).PassAll(filters)
		passed := 0
		for i, f := range filters {
			checkVerdicts(t, r, f, all[i], i)
			passed += len(all[i])
		}
		if passed < 50 {
			t.Errorf("%d passed, too few to tell", passed)
		}
	})
}

// checkVerdicts checks that the reasons for each fifth statement of a record,
// another one each turn, are those for which a sieve of all of them let it
// through or not.
func checkVerdicts(t testing.TB, r record, f bot.Filter, passed []int, turn int) {
	t.Helper()
	if !slices.IsSorted(passed) {
		t.Errorf("%+v: %v is not in order", f, passed)
	}
	for i := turn % 5; i < len(r.corpus.Statements); i += 5 {
		s := r.corpus.Statements[i]
		v := r.bot.Why(f, s)
		if v.Passes != slices.Contains(passed, i) {
			t.Errorf("%+v: %s passes the sieve: %t, but %+v", f, s.ID, !v.Passes, v)
		}
		met := true
		for _, c := range v.Clauses {
			met = met && c.Met
			checkSentence(t, c.Because)
		}
		if met != v.Passes {
			t.Errorf("%+v: %s: %+v", f, s.ID, v)
		}
	}
}

// checkSentence checks that a part of a sentence is one, and quotes nothing.
func checkSentence(t testing.TB, text string) {
	t.Helper()
	if text == "" || strings.ContainsAny(text, "“”\"„«»\n\r`*_~|<>@") || strings.Contains(text, "  ") || strings.TrimSpace(text) != text {
		t.Errorf("part of a sentence %q", text)
	}
}

// TestSieveAgreesWithSaid checks that what answers whose words on what are
// asked for is let through by the filter for them, and nothing else, but that
//   - a watch corrects no word, where an answer reads soldeirs as soldiers;
//   - a watch on what only shades a subject, such as the future, lets through
//     what has the word, where an answer is everything that somebody said;
//   - what is withdrawn or superseded may be in no answer.
func TestSieveAgreesWithSaid(t *testing.T) {
	t.Parallel()
	differ := []string{"soldeirs", "work", "future"}
	onRecords(t, func(t *testing.T, r record) {
		sieve := r.bot.Sieve(r.corpus.Statements)
		about := append(subjects(r.corpus), "new weapons", "German troops", "ceasefire monitoring", "cod quota", "herring season", "refuse troops",
			"troops and the ceasefire", "Germany", "Ireland", "Ukraine", "Italy", "Fox News", "January 2026", "“thousands of troops”")
		about = append(about, differ...)
		shown := 0
		for i, p := range parties(r.corpus) {
			for j, subject := range about {
				if (i+j)%3 != 0 {
					continue
				}
				var want []int
				for _, a := range answer(t, r.bot, bot.Request{Command: "said", Options: map[string]string{"speaker": p.text, "about": subject}}).Statements {
					if a.Statement.SupersededBy == nil {
						want = append(want, slices.Index(r.corpus.Statements, a.Statement))
					}
				}
				slices.Sort(want)
				got := standing(r, sieve.Pass(bot.Filter{Speaker: p.text, About: subject}))
				shown += len(want)
				if !slices.Equal(got, want) && (!slices.Contains(differ, subject) || len(got) > len(want)) {
					t.Errorf("%s on %s: sifted %v, answered %v", p.text, subject, got, want)
				}
			}
		}
		if shown < 10 {
			t.Errorf("%d answers, too few to tell", shown)
		}
	})
}

// standing leaves the places of what is in answers.
func standing(r record, places []int) []int {
	return slices.DeleteFunc(places, func(i int) bool {
		s := r.corpus.Statements[i]
		return s.Withdrawn != nil || s.SupersededBy != nil
	})
}

func TestSieveAgreesWithFacts(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		sieve := r.bot.Sieve(r.corpus.Statements)
		for _, subject := range append(subjects(r.corpus), "legal framework for the forces", "security guarantees for Kyiv", "lower dues for boats") {
			var want []int
			for _, a := range answer(t, r.bot, bot.Request{Command: "facts", Options: map[string]string{"about": subject}}).Statements {
				if i := slices.Index(r.corpus.Statements, a.Statement); a.Statement.SupersededBy == nil {
					want = append(want, i)
				}
			}
			slices.Sort(want)
			if got := standing(r, sieve.Pass(bot.Filter{About: subject, Kind: corpus.Fact})); !slices.Equal(got, want) {
				t.Errorf("%s: sifted %v, answered %v", subject, got, want)
			}
		}
	})
}

// TestSieveOfEarlierVersions sifts statements that are not the record's own.
func TestSieveOfEarlierVersions(t *testing.T) {
	t.Parallel()
	r := openRecord(t, "harbour")
	before := &corpus.Statement{
		ID: "bjorn-thirty-berths", Kind: corpus.Reported,
		Speaker: &corpus.Person{ID: "bjorn-halvorsen", Name: "Bjorn Halvorsen"},
		Source:  &corpus.Source{ID: "nordkyst-2025-05-20", Publisher: "Nordkyst Tidende", Published: "2025-05-20"},
		Text:    "Skarvøy has moorings for thirty Irish kayaks.",
		Topics:  []*corpus.Topic{{ID: "berths", Name: "Berths"}},
	}
	fact := &corpus.Statement{ID: "gone", Kind: corpus.Fact, Text: "A zeppelin moored in the space above the quay."}
	for _, test := range []struct {
		filter bot.Filter
		want   string
	}{
		{bot.Filter{Speaker: "Hålvorsen"}, "[0]"},
		{bot.Filter{Speakers: []string{"bjorn-halvorsen"}}, "[0]"},
		{bot.Filter{Speaker: "Norway"}, "[0]"},
		{bot.Filter{About: "mooring places"}, "[0]"},       // by its topic
		{bot.Filter{About: "Ireland"}, "[0]"},              // by the name
		{bot.Filter{About: "kayak"}, "[0]"},                // a word that the record does not have
		{bot.Filter{About: "berths, Irish kayaks"}, "[0]"}, // and others
		{bot.Filter{About: "berths zeppelin"}, "[]"},       // of which no statement has both
		{bot.Filter{About: "zeppelins"}, "[1]"},
		{bot.Filter{About: "kayak Nordkyst Tidende"}, "[0]"},
		{bot.Filter{About: "kayak May 2025"}, "[0]"},
		{bot.Filter{About: "zeppelin May 2025"}, "[]"},
		{bot.Filter{About: "quay space"}, "[0 1]"}, // by its words apart
		{bot.Filter{About: "boats"}, "[]"},
		{bot.Filter{Any: "zeppelin, kayaks"}, "[0 1]"},
		{bot.Filter{Exclude: "zeppelin"}, "[0]"},
		{bot.Filter{Kind: corpus.Fact}, "[1]"},
	} {
		if got := fmt.Sprint(r.bot.Sieve([]*corpus.Statement{before, fact}).Pass(test.filter)); got != test.want {
			t.Errorf("%+v: %s, want %s", test.filter, got, test.want)
		}
		for i, s := range []*corpus.Statement{before, fact} {
			if v := r.bot.Why(test.filter, s); v.Passes != strings.Contains(test.want, fmt.Sprint(i)) {
				t.Errorf("%+v: %+v", test.filter, v)
			}
		}
	}
}

// spokenBy makes a record of what one person said.
func spokenBy(id, name string, texts ...string) fs.FS {
	var b strings.Builder
	fmt.Fprintf(&b, "sources: [{id: log, title: Log, published: 2031-05-02}]\npeople: [{id: %s, name: %s, role: Harbour pilot, country: Norway}]\n", id, name)
	b.WriteString("topics: [{id: zones, name: Zones, terms: [zones, closed waters]}]\nstatements:\n")
	for i, text := range texts {
		fmt.Fprintf(&b, "  - {id: s%d, source: log, kind: quote, speaker: %s, paragraph: %d, text: %q}\n", i, id, i+1, text)
	}
	return fstest.MapFS{"log.yaml": {Data: []byte(b.String())}}
}

func TestSieveNumbers(t *testing.T) {
	t.Parallel()
	r, err := open(spokenBy("lindt", "Mats Lindt", "We saw 10,000 boats.", "Of 000 boats there is no number.", "There are 10 of them."))
	if err != nil {
		t.Fatal(err)
	}
	for list, want := range map[string]string{
		"10,000 boats": "s0",
		"10,000":       "s0",
		"10, 000":      "s1 s2",
		"10,0000":      "s2",
	} {
		if got := sifted(r, bot.Filter{Any: list}); got != want {
			t.Errorf("%s: %q, want %q", list, got, want)
		}
	}
}

// TestFiltersWaitForTheRecord reads the same filters against a record before
// and after it has what they are for: nothing near to it may pass before.
func TestFiltersWaitForTheRecord(t *testing.T) {
	t.Parallel()
	before, err := open(spokenBy("lindt", "Mats Lindtt", "The zones are closed.", "Drayns overflow, and misiles too.", "The price of cod falls."))
	if err != nil {
		t.Fatal(err)
	}
	after, err := open(spokenBy("lindt", "Mats Lindt", "The drones are gone.", "Drains overflow.", "No missiles here, Trondheim says.", "The price of cod falls."))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		filter       bot.Filter
		before, then string
		note         string
	}{
		{bot.Filter{About: "drones"}, "", "s0", "no statement and no topic has the word drones yet: the watch begins to match when one does"},
		{bot.Filter{About: "missiles"}, "", "s2", "no statement and no topic has the word missiles yet: the watch begins to match when one does (perhaps misiles was meant)"},
		{bot.Filter{About: "missiles over Trondheim"}, "", "s2", "no statement and no topic has the word Trondheim yet: the watch begins to match when one does"},
		{bot.Filter{About: "drains"}, "", "s1", "no statement and no topic has the word drains yet: the watch begins to match when one does"},
		{bot.Filter{Speaker: "Lindt"}, "", "s0 s1 s2 s3", "Lindt read as Mats Lindtt"},
		{bot.Filter{Speaker: "Lindt, Trump"}, "", "s0 s1 s2 s3", "nobody called Lindt is on the record, and the watch does not guess: perhaps Mats Lindtt was meant"},
		{bot.Filter{Any: "drones"}, "", "s0", "no statement has the word drones yet"},
	} {
		if got := sifted(before, test.filter); got != test.before {
			t.Errorf("%+v: %q before, want %q", test.filter, got, test.before)
		}
		if got := sifted(after, test.filter); got != test.then {
			t.Errorf("%+v: %q afterwards, want %q", test.filter, got, test.then)
		}
		if notes := before.bot.ReadFilter(test.filter).Notes; !slices.Contains(notes, test.note) {
			t.Errorf("%+v: notes %q, want %q", test.filter, notes, test.note)
		}
	}
}
