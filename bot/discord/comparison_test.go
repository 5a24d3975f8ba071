package discord

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"onrecord/bot"
	"onrecord/corpus"
)

func TestComparedText(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, want string }{
		{"We will :never: send**ing** it", "We will ∶never∶ sending it"},
		{"at 10:30:45 < 10 and > 5, ~5", "at 10∶30∶45 ＜ 10 and ＞ 5, ∼5"},
		{"> we say\n> so\nthat's it", "“we say\nso”\nthat's it"},
		{"out ~~not\nin~~ here", "out\nhere"},
		{"<:flag:80351110224678912> <@1> <@&2> @everyone @\u200bhere <t:1:R> <#3> https://e.example.", "👤 👥 👥 👥 🕒 🔗 🔗 ."},
		{"[his words](https://e.example/x) ht**tps://e.example**", "his words 🔗"},
	} {
		if got := compared(test.text); got != test.want {
			t.Errorf("compared(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

// FuzzCompared puts any message at the foot of an answer. What stands there
// pings, links and formats nothing, and reads back as the same text; and of
// what is compared no word is lost on the way.
func FuzzCompared(f *testing.F) {
	f.Add("“troops” and\n> more :never: <b> ~~x~~ ~5 *y* @everyone")
	f.Add(">>> a_b __c__ https://e.example/x [d](https://e.example) \\* 10:30:45")
	f.Add("“before\n> in a block\nbehind”")
	f.Add("<@1> <t:1:R> <:x:2> @every**one** ht*tps://x.example ⟨x⟩ ⏎ ＜＞∼∶")
	f.Fuzz(func(t *testing.T, text string) {
		r := bot.Request{Command: "compare", Options: map[string]string{"text": compared(text)}}
		foot := asked(r)
		if strings.ContainsAny(foot, "“”\"„«»*`|\\<>~") || strings.Contains(foot, "@everyone") || strings.Contains(foot, "://") {
			t.Errorf("%q stands at the foot", foot)
		}
		if back, ok := readAsked(foot); r.Options["text"] != "" && (!ok || !maps.Equal(back.Options, r.Options)) {
			t.Errorf("%q reads as %q %v, want %q", foot, back.Options, ok, r.Options)
		}
		for line := range strings.SplitSeq(strings.ReplaceAll(bot.CleanText(text), "> ", "  "), "\n") {
			line = strings.TrimLeft(line, "> ")
			if got, want := spaceless(bot.Clean(line)), spaceless(line); got != want {
				t.Errorf("%q is cleaned to %q, want %q", line, got, want)
			}
		}
	})
}

func spaceless(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// harbourLog is a record of quotes.
func harbourLog(t testing.TB, texts ...string) *bot.Bot {
	t.Helper()
	var statements []any
	for i, text := range texts {
		statements = append(statements, map[string]any{"id": fmt.Sprintf("s%d", i+1), "source": "log", "kind": "quote", "speaker": "okoro", "paragraph": i*2 + 1, "text": text})
	}
	statements = append(statements, map[string]any{"id": "r1", "source": "log", "kind": "reported", "speaker": "okoro", "paragraph": 90, "text": "The council will not build a wall around the harbour."})
	data, err := json.Marshal(map[string]any{
		"sources":    []any{map[string]any{"id": "log", "title": "Log of the harbour", "published": "2031-05-02"}},
		"people":     []any{map[string]any{"id": "okoro", "name": "Adaeze Okoro"}},
		"statements": statements,
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := corpus.Load(fstest.MapFS{"log.yaml": {Data: data}})
	if err != nil {
		t.Fatal(err)
	}
	b, err := bot.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// checked is what the first page says of a message.
func checked(t testing.TB, b *bot.Bot, text string) string {
	t.Helper()
	response := checkLimits(t, NewService(ServiceOptions{Bot: Always(b)}).Receive(t.Context(), interaction(t, "compare", text, nil)).Response)
	return response.Data.Embeds[0].Description
}

func TestComparison(t *testing.T) {
	t.Parallel()
	same := strings.TrimSpace(strings.Repeat("on and on ", 13))
	b := harbourLog(t, "Not at all. Taxes will fall again in spring.", same+" goes the first of the boats", same+" goes the second of them")
	for _, test := range []struct {
		text       string
		want, none []string
	}{
		{"“Not at all taxes will fall again in spring.”", []string{"**Near**, the sentences end elsewhere:\n"}, []string{"Here →", "Exact", "Named"}},
		{"“The council will not build a wall around the harbour.”", []string{"**Not a quote**: the record has these words as a retelling only:\n"}, []string{"Exact"}},
		{"Okoro: “Taxes will fall again in Spring.”", []string{"**Exact**, word for word, capitals differ:\n", "-# Named in the message: Adaeze Okoro ("}, nil},
		{"“" + same + " goes the first” and “" + same + " goes the second”", []string{"**" + same + " goes the first** of", "**" + same + " goes the second** of"}, nil},
		{"lunch at noon?", []string{"**Nothing on record**: nobody is quoted with these words\n\n*lunch at noon?*"}, []string{"Nobody", "Named"}},
		{"“lunch at noon”, “and then we all went home again”", []string{"*lunch at noon*\nNobody is quoted with these words.", "*and then we all went home again*"}, []string{"No statement"}},
	} {
		got := checked(t, b, test.text)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", test.text, want, got)
			}
		}
		for _, none := range test.none {
			if strings.Contains(got, none) {
				t.Errorf("%s: %q in\n%s", test.text, none, got)
			}
		}
	}
	two := checked(t, b, "“"+same+" goes the first” and “"+same+" goes the second”")
	if n := strings.Count(two, "*on and on"); n != 4 { // two passages, two bold statements
		t.Errorf("%d headings and statements in\n%s", n, two)
	}
}

// However many words differ, those that turn a sentence around are shown.
func TestComparisonNegations(t *testing.T) {
	t.Parallel()
	for _, words := range []int{60, 240, 420} {
		var record, text []string
		for i := range words {
			record = append(record, fmt.Sprintf("word%d", i))
			text = append(text, fmt.Sprintf("word%d", i))
			if i%8 == 7 {
				text = append(text, "besides")
			}
		}
		text[len(text)/2] = "never ever"
		record[3] = "longish"
		text[len(text)-5] = "extraordinarily uncharacteristically incomprehensibly undoubtedly not so"
		got := checked(t, harbourLog(t, strings.Join(record, " ")+"."), "“"+strings.Join(text, " ")+".”")
		_, line, _ := strings.Cut(got, "Here → on record")
		line, _, _ = strings.Cut(line, "\n")
		if !strings.Contains(line, "never") || !strings.Contains(line, "not") {
			t.Errorf("%d words: %s", words, line)
		}
		if some := strings.Contains(line, " more"); words == 60 && some {
			t.Errorf("%d words: not all of %s", words, line)
		}
	}
}
