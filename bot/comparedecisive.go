package bot

import (
	"strings"
	"unicode"

	"onrecord/corpus/names"
)

// negations turn a sentence around, or may.
var negations = names.WordSet(`
not no non none nobody nothing nowhere neither nor never without cannot unless except hardly barely scarcely seldom
dont doesnt didnt wont wouldnt cant couldnt shouldnt isnt arent wasnt werent hasnt havent hadnt mustnt neednt aint
`)

// Negations gives the words of a difference that turn a sentence around,
// as they stand on either side.
func (d Difference) Negations() (text, record []string) {
	is := func(w word) bool { return negations[w.fold] || strings.HasSuffix(w.fold, "n't") }
	return wordsThat(d.Text, is), wordsThat(d.Record, is)
}

// Figures reports whether a difference is one of figures, or of signs.
func (d Difference) Figures() bool {
	is := func(w word) bool {
		return strings.IndexFunc(w.text, func(r rune) bool { return unicode.IsNumber(r) || signRune(r) }) >= 0
	}
	return len(wordsThat(d.Text, is))+len(wordsThat(d.Record, is)) > 0
}

func wordsThat(text string, is func(word) bool) []string {
	var list []string
	for _, w := range wordsOf(text) {
		if is(w) {
			list = append(list, w.text)
		}
	}
	return list
}
