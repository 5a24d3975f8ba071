package names

import (
	"strings"
	"unicode/utf8"
)

// sounds writes the letters that names are transliterated by in one way each.
var sounds = strings.NewReplacer(
	"tsch", "s", "tz", "s", "ts", "s", "sh", "s", "ch", "k", "kh", "k", "ck", "k", "ph", "f", "th", "t",
	"c", "k", "q", "k", "x", "ks", "w", "v", "z", "s", "y", "i", "j", "i",
)

// cyrillic writes Cyrillic letters in Latin ones.
var cyrillic = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "є", "ie", "ё", "e", "ж", "s", "з", "z",
	"и", "i", "і", "i", "ї", "i", "й", "i", "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r",
	"с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "sh", "ъ", "", "ы", "i",
	"ь", "", "э", "e", "ю", "iu", "я", "ia",
)

// skeleton writes a folded word by its sounds, so that the usual
// transliterations of a name come out the same: Selenskyj, Zelenskiy and
// Зеленський are all selenski. It is empty where a letter of another script
// is left.
func skeleton(folded string) string {
	s := sounds.Replace(cyrillic.Replace(folded))
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r >= utf8.RuneSelf {
			return ""
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
