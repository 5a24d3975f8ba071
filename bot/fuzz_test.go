package bot_test

import (
	"strings"
	"testing"

	"onrecord/bot"
)

// hostile are texts that are no questions, or more than questions.
var hostile = map[string]string{
	"empty":              "",
	"whitespace":         " \t\n\u00a0\u2003",
	"invalid UTF-8":      "what did M\xc3\x28erz \xff\xfe say\x80",
	"control characters": "what\x00 did\x1b[31m Merz\x07 say\r\n\x7f\u0085 about \u009btroops",
	"only control":       "\x00\x01\x1b\x7f",
	"bidi":               "what did \u202eMerz\u202c say about \u2066troops\u2069 \u200b\ufeff",
	"unknown in bidi":    "what did \u202eMerkel\u202c say about\u200d tariffs\u2028 \u2029",
	"query syntax":       `+Merz -troops "soldiers NATO" (peace OR war) speaker:merz text:* ~2 ^5 /.*/ [a TO z] {`,
	"operators alone":    `+ - " : ( ) ~ * ^ / [ ] { } \ ! && ||`,
	"open quotes":        `what did Merz say about "“„«»”'’‘ troops`,
	"quoted stranger":    `did Merz say “we shall send every soldier we have” or "purple tanks" or «deux chars»`,
	"markdown":           "**what** did __Merz__ ~~say~~ ||about|| `troops` ```x``` > # [a](https://a.example)",
	"mentions":           "<@80351110224678912> <@&165511591545143296> <#103735883630395392> @everyone @here what did @Merz say",
	"unknown mentions":   "did @everyone say <@8035111022467891 tariffs <:boom:1> <t:1618953630:R> </ask:816437322781949972>",
	"format verbs":       "what did %s Merz %d%n say about %!x(tariffs)",
	"html":               "<script>alert('Merz')</script> say &amp; &#0; \u2028",
	"emoji":              "🇩🇪 what did Merz say 👍🏽👨‍👩‍👧 about 🪖",
	"combining marks":    "what did Me" + strings.Repeat("\u0301", 500) + "rz say",
	"numbers":            "1 2 3 2026-01-06 0x1f 1e999 -0 ٣",
	"surrogates":         "\xed\xa0\x80 Merz \xed\xbf\xbf",
	"path":               "../../etc/passwd; $(say Merz) | Merz",
	"long word":          strings.Repeat("a", 900),
	"many names":         strings.Repeat("Merz Macron Mertz ", 55),
	"100 kB of words":    strings.Repeat("what did Merz say ", 100_000/18),
	"marks":              strings.Repeat("“", 990),
	"brackets":           strings.Repeat("<@!", 330),
	"long and invalid":   strings.Repeat("\xff", 5_000),
}

// everywhere puts a text into every place of a request that takes one.
func everywhere(text string) []bot.Request {
	return []bot.Request{
		asking(text),
		{Command: "said", Options: map[string]string{"speaker": text}},
		{Command: "said", Options: map[string]string{"speaker": "Merz", "about": text}},
		{Command: "facts", Options: map[string]string{"about": text}},
	}
}

func TestHostileText(t *testing.T) {
	t.Parallel()
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onRecords(t, func(t *testing.T, r record) {
				for _, request := range everywhere(text) {
					reply := checkLaws(t, r, request)
					if long := len([]rune(text)) > bot.MaxQuestion; long != strings.Contains(reply.Reason, "1000 characters") {
						t.Errorf("%s: reason %q for %d bytes", request.Command, reply.Reason, len(text))
					}
				}
			})
		})
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	b := openRecord(t, "declaration").bot
	for _, test := range []struct{ text, want string }{
		{"", "empty"},
		{hostile["whitespace"], "empty"},
		{hostile["only control"], "empty"},
		{"<@80351110224678912> @everyone", "empty"},
		{strings.Repeat("é", bot.MaxQuestion+1), "1000 characters"},
		{hostile["100 kB of words"], "1000 characters"},
	} {
		reply := answer(t, b, asking(test.text))
		if !reply.Refused || reply.Outcome != bot.Nothing || !strings.Contains(reply.Reason, test.want) {
			t.Errorf("%.50q: refused %v, %s, %q, want %q", test.text, reply.Refused, reply.Outcome, reply.Reason, test.want)
		}
	}
	if reply := answer(t, b, asking("Merz "+strings.Repeat("é", bot.MaxQuestion-5))); reply.Refused {
		t.Errorf("a question of the length that is read is refused: %s", reply.Reason)
	}
}

// What other programs take for a query language is nothing but signs here.
func TestSignsHaveNoEffect(t *testing.T) {
	t.Parallel()
	b := openRecord(t, "declaration").bot
	want := answerIDs(answer(t, b, asking("what did Merz say about troops")).Statements)
	if len(want) == 0 {
		t.Fatal("no answer")
	}
	for _, text := range []string{
		"what did Merz say about +troops", "what did Merz say about -troops", "what did Merz say about (troops)",
		"what did Merz say about troops~", "what did Merz say about troops*", "what did *Merz* say about **troops**",
		`what did Merz say about "troops"`, "what did Merz say about: troops", "what did __Merz__ say about ||troops||",
		"what did `Merz` say about troops^", "<@80351110224678912> what did Merz say about troops", "what did Merz say about troops 🪖",
		"what\x00did\tMerz\nsay about troops", "what did Merz say about troops?!?!",
	} {
		if got := answerIDs(answer(t, b, asking(text)).Statements); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzAnswer(f *testing.F) {
	for _, text := range []string{
		"what did Merz say about troops", "Was hat Selenskyj über die Waffenruhe gesagt?", "who said “a great development”",
		"which countries ruled out troops", "what was said to Fox News", "Qu'a dit Macron sur les troupes ?",
		"what did Brandt say about nine euros", "who called for a boycott",
		"Did Brigitte Macron and Steve Bannon say 'no' to 2,000 soldiers?", hostile["query syntax"], hostile["markdown"],
		hostile["unknown mentions"], hostile["bidi"], hostile["invalid UTF-8"], hostile["emoji"],
	} {
		for place := range everywhere("") {
			f.Add(uint8(place), text)
		}
	}
	r, amended := openRecord(f, "declaration"), openRecord(f, "tunnel")
	f.Fuzz(func(t *testing.T, place uint8, text string) {
		requests := everywhere(text)
		checkLaws(t, r, requests[int(place)%len(requests)])
		checkLaws(t, amended, requests[int(place)%len(requests)])
	})
}
