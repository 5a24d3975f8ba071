package names_test

import (
	"strings"
	"testing"

	"onrecord/corpus/names"
)

func ids(list []*names.Name) string {
	var all []string
	for _, n := range list {
		all = append(all, n.ID)
	}
	return strings.Join(all, " ")
}

func TestNear(t *testing.T) {
	t.Parallel()
	tests := []struct{ word, want string }{
		// Slips of the keyboard.
		{"Mertz", "merz"},
		{"Metz", "merz"},
		{"Mars", ""}, // which sounds like Merz, and is a word
		{"Marcon", "macron"},
		{"macrn", "macron"},
		{"Stramer", "starmer"},
		{"Melonie", "meloni"},
		{"Witkof", "witkoff"},
		{"Witacker", "whitaker"},
		{"Zelensjy", "zelensky"},
		// The same sounds, in other scripts too.
		{"Zelenski", "zelensky"},
		{"Selenskyj", "zelensky"},
		{"Zelenskyy", "zelensky"},
		{"Зеленски", "zelensky"},
		{"Макрон", "macron"},
		{"Мерц", "merz"},
		{"Стармер", "starmer"},
		{"Мелони", "meloni"},
		// Others, and words.
		{"Zelenska", ""},
		{"Зеленська", ""},
		{"Merkel", ""},
		{"Меркель", ""},
		{"Macaroni", ""},
		{"March", ""},
		{"Trump", ""},
		{"nercz", ""},
		{"mer", ""},
		{"me", ""},
		{"", ""},
		{"马克龙", ""},
		{"1234", ""},
		{strings.Repeat("macron", 100), ""},
	}
	b := declaration(t)
	for _, tt := range tests {
		t.Run(tt.word, func(t *testing.T) {
			t.Parallel()
			if got := ids(b.Near(tt.word)); got != tt.want {
				t.Errorf("Near(%q) = %q, want %q", tt.word, got, tt.want)
			}
		})
	}
	if got := ids(island().Near("Solbaken")); got != "ada odd" {
		t.Errorf("Near(Solbaken) = %q, want both who have the name", got)
	}
}

func TestSlips(t *testing.T) {
	t.Parallel()
	tests := []struct {
		word, other string
		want, light bool // light: LightSlip
	}{
		{"trops", "troops", true, true},          // one letter of a double
		{"troopss", "troops", true, true},        // a letter doubled
		{"minster", "minister", true, true},      // a vowel missing
		{"minister", "minster", true, false},     // a vowel more
		{"tropos", "troops", true, true},         // neighbours swapped
		{"tank", "thank", true, false},           // a consonant missing
		{"thank", "tank", true, false},           // a consonant more
		{"weapans", "weapons", true, false},      // a wrong letter
		{"troop", "troops", true, false},         // the last letter missing
		{"monitr", "monitor", true, true},        // a vowel near the end
		{"otroops", "troops", false, false},      // another first letter
		{"overt", "vert", false, false},          // and the other way round
		{"troops", "troops", false, false},       // none
		{"tops", "troops", false, false},         // two letters
		{"ceaisefre", "ceasefire", false, false}, // two slips
		{"", "troops", false, false},
		{"troops", "", false, false},
		{"", "", false, false},
	}
	for _, tt := range tests {
		if got := names.Slips(tt.word, tt.other); got != tt.want {
			t.Errorf("Slips(%q, %q) = %v, want %v", tt.word, tt.other, got, tt.want)
		}
		if got := names.LightSlip(tt.word, tt.other); got != tt.light {
			t.Errorf("LightSlip(%q, %q) = %v, want %v", tt.word, tt.other, got, tt.light)
		}
	}
}

// name is the person with an ID.
func name(t *testing.T, b *names.Book, id string) *names.Name {
	t.Helper()
	for _, n := range b.People() {
		if n.ID == id {
			return n
		}
	}
	t.Fatalf("no %q", id)
	return nil
}

func TestPart(t *testing.T) {
	t.Parallel()
	tests := []struct {
		word           string
		besideFirst    bool
		part, misspelt bool
	}{
		{"keir", false, true, false},
		{"starmer", false, true, false},
		{"starmer", true, true, false},
		{"stramer", true, true, true},
		{"stramer", false, false, false},
		{"sunak", true, false, false},
		{"", true, false, false},
	}
	starmer := name(t, declaration(t), "starmer")
	for _, tt := range tests {
		part, misspelt := starmer.Part(tt.word, tt.besideFirst)
		if part != tt.part || misspelt != tt.misspelt {
			t.Errorf("Part(%q, %v) = %v, %v, want %v, %v", tt.word, tt.besideFirst, part, misspelt, tt.part, tt.misspelt)
		}
	}
	for _, m := range declaration(t).Find("France") {
		if part, _ := m.Names[0].Part("france", false); part {
			t.Error("a country has no parts of a person's name")
		}
	}
}

func TestGiven(t *testing.T) {
	t.Parallel()
	tests := []struct {
		word, id string
		want     bool
	}{
		{"emanuel", "macron", true},
		{"emmanuel", "macron", true},
		{"kier", "starmer", true},
		{"brigitte", "macron", false},
		{"macron", "macron", false},
		{"rachel", "starmer", false},
		{"", "starmer", false},
	}
	b := declaration(t)
	for _, tt := range tests {
		if got := names.Given(tt.word, name(t, b, tt.id)); got != tt.want {
			t.Errorf("Given(%q, %s) = %v, want %v", tt.word, tt.id, got, tt.want)
		}
	}
	if names.Given("orm", name(t, island(), "orm")) {
		t.Error("a name of one word has no first name")
	}
}
