package names_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/names"
)

// TestTokens cuts texts into words; a word with a possessive ending is
// written with a trailing + here.
func TestTokens(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text, want string
	}{
		{"empty", "", ""},
		{"spaces", " \t\n ", ""},
		{"no words", "?! — … 🎤 ()", ""},
		{"words", "What did Merz say?", "What did Merz say"},
		{"digits", "2026-01-06, 4 years", "2026 01 06 4 years"},
		{"possessive", "Merz's words", "Merz+ words"},
		{"typographic possessive", "Merz’s words", "Merz+ words"},
		{"modifier apostrophe", "Merzʼs words", "Merz+ words"},
		{"backtick", "Merz`s words", "Merz+ words"},
		{"possessive in capitals", "MERZ'S words", "MERZ+ words"},
		{"plural possessive", "the envoys' words", "the envoys words"},
		{"possessive alone", "'s", "s"},
		{"quoted", "'Merz' said", "Merz said"},
		{"contraction", "didn't", "didn't"},
		{"elisions", "Qu'a dit l'Italie", "Qu a dit l Italie"},
		{"typographic elisions", "L’Italie d’Orsay qu’il", "L Italie d Orsay qu il"},
		{"Italian elisions", "dell'Italia, nell’Ucraina", "dell Italia nell Ucraina"},
		{"Irish name", "O'Brien and O’Brien's", "O'Brien and O’Brien+"},
		{"name with a modifier letter", "Zelensʹkyĭ, Zelens'kyi", "Zelensʹkyĭ Zelens'kyi"},
		{"abbreviation", "U.S. troops", "U.S. troops"},
		{"abbreviation at the end", "the U.S.", "the U.S."},
		{"abbreviation without its last dot", "the U.S, the U.K", "the U.S the U.K"},
		{"longer abbreviation", "the U.S.A. and N.A.T.O.", "the U.S.A. and N.A.T.O."},
		{"end of a sentence", "in Paris.He said", "in Paris He said"},
		{"an initial", "J. Kushner", "J Kushner"},
		{"decimal", "3.5", "3 5"},
		{"hyphens", "Lindqvist-Obi, cease-fire", "Lindqvist Obi cease fire"},
		{"Cyrillic", "Що сказав Зеленський?", "Що сказав Зеленський"},
		{"Cyrillic apostrophe", "прем’єр премʼєр", "прем’єр премʼєр"},
		{"Greek and Chinese", "Μακρόν 马克龙", "Μακρόν 马克龙"},
		{"combining marks", "Ha\u030alvorsen", "Ha\u030alvorsen"},
		{"invalid bytes", "Merz\xffsaid \xe2\x80 no", "Merz said no"},
		{"replacement character", "Merz\ufffdsaid", "Merz said"},
		{"control characters", "Merz\x00said\x1b[31m", "Merz said 31m"},
		{"emoji", "Merz🎤said👩‍🚀", "Merz said"},
		{"zero-width", "Me\u200brz", "Me rz"},
		{"underscores and at", "@merz_said", "merz said"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, token := range names.Tokens(tt.text) {
				word := token.Text
				if token.Possessive {
					word += "+"
				}
				got = append(got, word)
			}
			if !slices.Equal(got, strings.Fields(tt.want)) {
				t.Errorf("Tokens(%q) = %q, want %q", tt.text, got, strings.Fields(tt.want))
			}
		})
	}
}

func TestTokenFields(t *testing.T) {
	t.Parallel()
	tests := []struct {
		text string
		want names.Token
	}{
		{"Merz", names.Token{Text: "Merz", Fold: "merz", End: 4, Capital: true}},
		{"merz", names.Token{Text: "merz", Fold: "merz", End: 4}},
		{"NATO", names.Token{Text: "NATO", Fold: "nato", End: 4, Capital: true, Upper: true}},
		{"X", names.Token{Text: "X", Fold: "x", End: 1, Capital: true}},
		{"McX", names.Token{Text: "McX", Fold: "mcx", End: 3, Capital: true}},
		{" Merz's", names.Token{Text: "Merz", Fold: "merz", Start: 1, End: 7, Possessive: true, Capital: true}},
		{"Merz’s", names.Token{Text: "Merz", Fold: "merz", End: 8, Possessive: true, Capital: true}},
		{"U.S.", names.Token{Text: "U.S.", Fold: "us", End: 4, Capital: true, Upper: true}},
		{"O’Brien", names.Token{Text: "O’Brien", Fold: "obrien", End: 9, Capital: true}},
		{"Étienne", names.Token{Text: "Étienne", Fold: "etienne", End: 8, Capital: true}},
		{"Мерц", names.Token{Text: "Мерц", Fold: "мерц", End: 8, Capital: true}},
		{"мерц", names.Token{Text: "мерц", Fold: "мерц", End: 8}},
		{"马克龙", names.Token{Text: "马克龙", Fold: "马克龙", End: 9, Capital: true}},
		{"2026", names.Token{Text: "2026", Fold: "2026", End: 4}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			got := names.Tokens(tt.text)
			if len(got) != 1 || got[0] != tt.want {
				t.Errorf("Tokens(%q) = %+v, want %+v alone", tt.text, got, tt.want)
			}
		})
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	tests := []struct{ word, want string }{
		{"", ""},
		{"Merz", "merz"},
		{"U.S.", "us"},
		{"O'Brien", "obrien"},
		{"O’Brien", "obrien"},
		{"Zelensʹkyĭ", "zelenskyi"},
		{"Étchébarne", "etchebarne"},
		{"E\u0301tche\u0301barne", "etchebarne"},
		{"Hålvorsen", "halvorsen"},
		{"Strømsnes", "stromsnes"},
		{"Wąsik", "wasik"},
		{"Wołodymyr", "wolodymyr"},
		{"Straße", "strasse"},
		{"STRASSE", "strasse"},
		{"ẞ", "ss"},
		{"Æsir", "aesir"},
		{"Œuvre", "oeuvre"},
		{"Đorđe", "dorde"},
		{"Þór", "thor"},
		{"İstanbul", "istanbul"},
		{"ırmak", "irmak"},
		{"МАКРОН", "макрон"},
		{"Зелёнский", "зеленский"},
		{"Зеленський", "зеленський"},
		{"Київ", "київ"},
		{"прем’єр", "премєр"},
		{"\u0301", ""},
	}
	for _, tt := range tests {
		t.Run(tt.word, func(t *testing.T) {
			t.Parallel()
			got := names.Fold(tt.word)
			if got != tt.want {
				t.Errorf("Fold(%q) = %q, want %q", tt.word, got, tt.want)
			}
			if again := names.Fold(got); again != got {
				t.Errorf("Fold(%q) = %q, want a folded word to stay", got, again)
			}
		})
	}
}
