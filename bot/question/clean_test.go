package question_test

import (
	"strings"
	"testing"

	"onrecord/bot/question"
)

func TestClean(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"empty", "", ""},
		{"spaces", " what \t did\n\nhe  say ", "what did he say"},
		{"apostrophes and marks", "Merz's “words” (all), l’Italie?!", "Merz's “words” (all), l’Italie?!"},
		{"user", "what did <@123456> say", "what did say"},
		{"user by nickname", "what did <@!123456> say", "what did say"},
		{"group", "ask <@&123456> now", "ask now"},
		{"channel", "in <#123456>", "in"},
		{"emoji", "say <:fire:123> and <a:dance:456>", "say and"},
		{"timestamp", "at <t:1700000000:R>", "at"},
		{"command", "use </said:123456> now", "use now"},
		{"shortcode", "why :thinking_face: now", "why now"},
		{"pings", "@everyone and @here: who", "and : who"},
		{"no ping", "@everyones @hereby", "@everyones @hereby"},
		{"link", "see https://example.com/a?b=c now", "see now"},
		{"markdown", "**what** __did__ ~~he~~ `say` ||about|| > # troops\\", "what did he say about troops"},
		{"snake", "Merz_said", "Merz said"},
		{"control", "Merz\x00said\x1b[31m\u0085so", "Merz said [31m so"},
		{"marks of direction", "Me\u202erz \u2066said\u2069", "Merz said"},
		{"zero-width", "Me\u200brz\ufeff", "Merz"},
		{"invalid", "Merz\xffsaid \xe2\x80", "Merz said"},
		{"composed", "Ha\u030alvorsen", "Hålvorsen"},
		{"Cyrillic", "Що сказав Зеленський?", "Що сказав Зеленський?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := question.Clean(tt.text)
			if got != tt.want {
				t.Errorf("Clean(%q) = %q, want %q", tt.text, got, tt.want)
			}
			if again := question.Clean(got); again != got {
				t.Errorf("Clean(%q) = %q, want it to stay", got, again)
			}
		})
	}
}

// TestReadPolite reads questions dressed up as it reads them plain.
func TestReadPolite(t *testing.T) {
	t.Parallel()
	const plain = "what did Mertz say about troops"
	tests := []string{
		"Can you tell me %?", "could you please tell me %", "Hey, %", "hi! %", "ok so %", "Please tell me %",
		"I'd like to know %", "I’d like to know %", "i want to know: %", "do you know %", "does anyone know %?",
		"I am wondering %", "any idea %", "Hello, can you please show me %", "so, could someone explain %",
		"<@123456> %", "% <:thinking:123456>", "**%**", "%\n\n", "@everyone %", "> %", "% https://example.com/article",
	}
	r := declaration(t)
	wanted := parts(r.Read(plain))
	for _, tt := range tests {
		t.Run(tt, func(t *testing.T) {
			t.Parallel()
			text := strings.ReplaceAll(tt, "%", plain)
			if got := parts(r.Read(text)); got != wanted {
				t.Errorf("%q is read as %s, want %s", text, got, wanted)
			}
		})
	}
}

// parts is a reading as text but for the question's own.
func parts(r *question.Reading) string {
	text := *r
	text.Text = ""
	return written(&text)
}

// TestReadLong reads no more than the beginning of a long question.
func TestReadLong(t *testing.T) {
	t.Parallel()
	r := declaration(t)
	long := "what did Merz say about troops" + strings.Repeat(" é", question.MaxLength)
	got := r.Read(long)
	if len(got.Text) > question.MaxLength || parties(got.Speakers) != "merz" {
		t.Errorf("%d bytes kept, speakers %q, want at most %d and merz", len(got.Text), parties(got.Speakers), question.MaxLength)
	}
	if got := r.Read(strings.Repeat(" ", question.MaxLength) + "Merz"); !got.Empty() {
		t.Errorf("%+v, want nothing from beyond %d bytes", got, question.MaxLength)
	}
}
