package names

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A nearForm is a form of a name that a misspelling is compared with.
type nearForm struct {
	word     []rune
	skeleton string
	name     *Name
}

// nearForms gives the forms to compare with: single words only, for each word
// of a question is read by itself.
func nearForms(words []string, name *Name) []nearForm {
	if len(words) != 1 || utf8.RuneCountInString(words[0]) < 4 {
		return nil
	}
	return []nearForm{{[]rune(words[0]), skeleton(words[0]), name}}
}

// Near reads a word that is no name as the names it may stand for: other
// spellings of the same sounds, in any script, come before words a slip or two
// of the keyboard away. It returns the nearest names, or none.
//
// Words of fewer than four letters are near to nothing; of up to seven, one
// letter may be wrong, missing, added or swapped with its neighbour; of more,
// two.
func (b *Book) Near(word string) []*Name {
	folded := Fold(word)
	runes := []rune(folded)
	if len(runes) < 4 {
		return nil
	}
	key := skeleton(folded)
	strangers := map[*Name]bool{}
	for _, form := range b.near {
		if otherGender(key, form.skeleton) {
			strangers[form.name] = true
		}
	}
	best, found := allowed(len(runes))+1, []*Name(nil)
	for _, form := range b.near {
		if strangers[form.name] {
			continue
		}
		d := slips(runes, key, form)
		if d > allowed(len(runes)) || d > best {
			continue
		}
		if d < best {
			best, found = d, nil
		}
		found = addName(found, form.name)
	}
	return found
}

func addName(list []*Name, n *Name) []*Name {
	for _, have := range list {
		if have == n {
			return list
		}
	}
	return append(list, n)
}

func allowed(length int) int {
	if length < 8 {
		return 1
	}
	return 2
}

const far = 99

// short is the length up to which it is not enough for Latin words to sound
// alike: too many do, as Mars and Merz.
const short = 4

// slips counts the wrong letters between a word and a form; far where they
// are no spellings of one another.
func slips(word []rune, key string, form nearForm) int {
	latin := unicode.Is(unicode.Latin, word[0])
	sameScript := latin == unicode.Is(unicode.Latin, form.word[0])
	if latin && len(word) <= short && (!sameScript || distance(word, form.word, 1) > 1) {
		return far
	}
	if len(key) > 3 && key == form.skeleton {
		return 0
	}
	if !sameStart(key, form.skeleton) {
		return far
	}
	if !sameScript {
		return distance([]rune(key), []rune(form.skeleton), 1)
	}
	return distance(word, form.word, allowed(len(form.word)))
}

// feminine are the endings of women's names in the Slavic languages, in every
// case and by their skeleton, where a man's name ends in -ski.
var feminine = WordSet("a aia oi u uiu oiu e ei ie iei")

// otherGender reports whether word, by its skeleton, is form turned into a
// woman's name: Zelenska and Zelenskaya are not Zelensky.
func otherGender(word, form string) bool {
	stem := strings.TrimRight(form, "i")
	ending, ok := strings.CutPrefix(word, stem)
	return ok && len(stem) > 3 && stem != form && strings.HasSuffix(stem, "k") && feminine[ending]
}

func sameStart(a, b string) bool {
	x, _ := utf8.DecodeRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	return a != "" && x == y
}

// distance counts insertions, deletions, substitutions and swaps of
// neighbours between a and b; far where there are more than limit.
func distance(a, b []rune, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return far
	}
	var before, last, row [maxWord + 1]int
	if len(a) > maxWord || len(b) > maxWord {
		return far
	}
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	if last[len(b)] > limit {
		return far
	}
	return last[len(b)]
}

// maxWord is the longest word that is compared, in letters.
const maxWord = 40

// Part reports whether a folded word is part of a person's name as the corpus
// writes it. Beside the first name, so is what misspells the surname.
func (n *Name) Part(word string, besideFirst bool) (part, misspelt bool) {
	if n.Person == nil {
		return false, false
	}
	for _, t := range Tokens(n.Person.Name) {
		if t.Fold == word {
			return true, false
		}
	}
	_, family := parts(n.Person.Name)
	if len(family) == 0 {
		return false, false
	}
	last := []rune(family[len(family)-1])
	if besideFirst && len(word) > 4 && sameStart(word, string(last)) && distance([]rune(word), last, 2) <= 2 {
		return true, true
	}
	return false, false
}

// Given reports whether word may be a spelling of the first name of a person.
func Given(word string, n *Name) bool {
	if n.Person == nil {
		return false
	}
	given, _ := parts(n.Person.Name)
	if given == "" || !sameStart(word, given) {
		return false
	}
	by := min(distance([]rune(word), []rune(given), 2), distance([]rune(skeleton(word)), []rune(skeleton(given)), 2))
	return by <= allowed(len(word))
}

// alike reports whether two words may be spellings of one name: the same
// sounds, one the beginning of the other (Matt, Matthew), or a letter or two
// apart.
func alike(a, b string) bool {
	ka, kb := skeleton(a), skeleton(b)
	if ka == "" || kb == "" {
		return a == b
	}
	if len(ka) > 2 && len(kb) > 2 && (strings.HasPrefix(ka, kb) || strings.HasPrefix(kb, ka)) {
		return true
	}
	return sameStart(ka, kb) && distance([]rune(ka), []rune(kb), 2) <= 2
}

// Slips reports whether word is a slip of the keyboard away from other, with
// the same first letter. Both are folded.
func Slips(word, other string) bool {
	return sameStart(word, other) && distance([]rune(word), []rune(other), 1) == 1
}

// LightSlip reports whether word misses a vowel of other, has one letter of a
// double, doubles one, or swaps two neighbours: slips that hardly ever make
// another word. Both are folded.
func LightSlip(word, other string) bool {
	short, long := word, other
	if len(short) > len(long) {
		short, long = long, short
	}
	switch len(long) - len(short) {
	case 0:
		i := 0
		for i+1 < len(long) && short[i] == long[i] {
			i++
		}
		return i+1 < len(long) && short[i] == long[i+1] && short[i+1] == long[i] && short[i+2:] == long[i+2:]
	case 1:
		i := 0
		for i < len(short) && short[i] == long[i] {
			i++
		}
		if short[i:] != long[i+1:] {
			return false
		}
		double := i > 0 && long[i] == long[i-1] || i+1 < len(long) && long[i] == long[i+1]
		return double || len(word) < len(other) && i > 0 && i+1 < len(long) && strings.IndexByte("aeiou", long[i]) >= 0
	}
	return false
}
