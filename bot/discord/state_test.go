package discord

import (
	"maps"
	"strings"
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

func TestTyped(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, want, shown string }{
		{"what did Merz say", "what did Merz say", "what did Merz say"},
		{"  what\tdid   Merz say ", "what did Merz say", "what did Merz say"},
		{`who said "great development"`, "who said “great development”", "who said ⟨great development⟩"},
		{"wer sagte „große Entwicklung“", "wer sagte “große Entwicklung”", "wer sagte ⟨große Entwicklung⟩"},
		{"who said ＂a fee＂ or 「a port」 or ‹a ship›", "who said “a fee” or “a port” or “a ship”", "who said ⟨a fee⟩ or ⟨a port⟩ or ⟨a ship⟩"},
		{`a 6" pipe`, "a 6 pipe", "a 6 pipe"},
		{"@everyone <@1> *look* https://e.example", "look", "look"},
		{"first\nsecond", "first\nsecond", "first⏎second"},
		{"> we will\n> send tanks\nsays who?", "“we will\nsend tanks”\nsays who?", "⟨we will⏎send tanks⟩⏎says who?"},
		{">>> all of\nthis", "“all of\nthis”", "⟨all of⏎this⟩"},
		{"“over\nlines”", "“over\nlines”", "⟨over⏎lines⟩"},
		{"it's Kyiv’s", "it's Kyiv’s", "it's Kyiv’s"},
		{"", "", ""},
	} {
		if got := typed(test.text); got != test.want {
			t.Errorf("typed(%q) = %q, want %q", test.text, got, test.want)
		}
		if got := unquoted(typed(test.text)); got != test.shown {
			t.Errorf("%q is shown as %q, want %q", test.text, got, test.shown)
		}
	}
}

// FuzzAsked reads back from the foot of an answer what somebody typed. What
// stands there has no quotation marks and takes no part in formatting.
func FuzzAsked(f *testing.F) {
	f.Add("Merz", "“troops” and\n> more")
	f.Add(`"a" b "c`, "speaker: x")
	f.Add("⟨x⟩", "about: y\nabout: z")
	f.Fuzz(func(t *testing.T, speaker, about string) {
		r := bot.Request{Command: "said", Options: map[string]string{}}
		for name, value := range map[string]string{"speaker": typed(speaker), "about": typed(about)} {
			if value != "" {
				r.Options[name] = value
			}
		}
		text := asked(r)
		if strings.ContainsAny(text, corpus.QuotationMarks+"*`|\\<>") || strings.Contains(text, "@everyone") || strings.Contains(text, "<@") {
			t.Errorf("%q stands at the foot", text)
		}
		back, ok := readAsked(text)
		if !ok || !maps.Equal(back.Options, r.Options) {
			t.Errorf("%q reads as %q %v, want %q", text, back.Options, ok, r.Options)
		}
		for i, e := range embeds("x", text+"\nrecord 0") {
			if n := size(e.Footer.Text); n > maxFooter || n == 0 || strings.TrimSpace(e.Footer.Text) != e.Footer.Text {
				t.Errorf("foot %d has %d characters: %q", i, n, e.Footer.Text)
			}
		}
	})
}

func TestReadAction(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"", "x", "p", "p:r", "p:r:0", "p:r:-1", "p:r:x", "s:r:", "c:r", "c::x", "a:", "r:x", "p:r:99999999999999999999"} {
		if a, ok := readAction(id); ok {
			t.Errorf("%q is read as %+v", id, a)
		}
	}
	for _, id := range []string{turnID("f", 2), shareID("f", 1), contextID("f", "a.b-c_d"), insteadID("said", "merz"), insteadID("facts", ""), againAction} {
		if _, ok := readAction(id); !ok {
			t.Errorf("%q is not read", id)
		}
	}
	if r := (action{rest: "said:merz"}).instead(); r.Command != "said" || r.Options["speaker"] != "merz" {
		t.Errorf("instead: %v", r)
	}
}
