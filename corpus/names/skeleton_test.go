package names

import (
	"slices"
	"strings"
	"testing"
)

// TestSkeleton has spellings of one name a line, and then what stands apart.
func TestSkeleton(t *testing.T) {
	t.Parallel()
	same := []string{
		"Zelensky Zelenskyy Zelenskiy Selenskyj Zelens'kyi Zelensʹkyĭ Зеленський Zélensky",
		"Merz Мерц Mertz",
		"Macron Макрон Makron",
		"Starmer Стармер",
		"Meloni Мелоні Мелони",
		"Khrushchev Chrushchev",
		"Philip Filip",
	}
	seen := map[string]string{}
	for _, line := range same {
		spellings := strings.Fields(line)
		want := skeleton(Fold(spellings[0]))
		if want == "" || seen[want] != "" {
			t.Errorf("skeleton(%q) = %q, want one of its own (%q has it)", spellings[0], want, seen[want])
		}
		seen[want] = spellings[0]
		for _, s := range spellings {
			if got := skeleton(Fold(s)); got != want {
				t.Errorf("skeleton(%q) = %q, want %q as for %q", s, got, want, spellings[0])
			}
		}
	}
	for _, word := range []string{"", "马克龙", "μακρον"} {
		if got := skeleton(word); got != "" {
			t.Errorf("skeleton(%q) = %q, want none", word, got)
		}
	}
}

func TestAlike(t *testing.T) {
	t.Parallel()
	tests := []struct {
		a, b string
		want bool
	}{
		{"matt", "matthew", true},
		{"steve", "steven", true},
		{"volodymyr", "wolodymyr", true},
		{"володимир", "volodymyr", true},
		{"keir", "kier", true},
		{"马克龙", "马克龙", true},
		{"马克龙", "macron", false},
		{"jared", "steve", false},
		{"emmanuel", "brigitte", false},
	}
	for _, tt := range tests {
		if alike(tt.a, tt.b) != tt.want || alike(tt.b, tt.a) != tt.want {
			t.Errorf("alike(%q, %q) is not %v both ways", tt.a, tt.b, tt.want)
		}
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	tests := []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 1, 0},
		{"merz", "merz", 2, 0},
		{"mertz", "merz", 2, 1},
		{"merz", "mertz", 2, 1},
		{"marcon", "macron", 2, 1}, // two neighbours swapped
		{"mark", "merz", 2, 2},
		{"melonie", "macron", 2, far},
		{"merz", "m", 2, far},
		{"mark", "merz", 1, far},
	}
	for _, tt := range tests {
		if got := distance([]rune(tt.a), []rune(tt.b), tt.limit); got != tt.want {
			t.Errorf("distance(%q, %q, %d) = %d, want %d", tt.a, tt.b, tt.limit, got, tt.want)
		}
	}
}

func TestParts(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, given, family string }{
		{"", "", ""},
		{"Orm", "", "orm"},
		{"Keir Starmer", "keir", "starmer"},
		{"Petra Lindqvist-Obi", "petra", "lindqvist obi"},
		{"Joost van der Velde", "joost", "van der velde"},
		{"Aoife Ní Dhubhlainn", "aoife", "ni dhubhlainn"},
		{"Anna Maria Berg", "anna", "berg"},
	}
	for _, tt := range tests {
		given, family := parts(tt.name)
		if given != tt.given || !slices.Equal(family, strings.Fields(tt.family)) {
			t.Errorf("parts(%q) = %q, %q, want %q, %q", tt.name, given, family, tt.given, tt.family)
		}
	}
}
