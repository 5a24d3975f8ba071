package question

import (
	"slices"

	"onrecord/corpus/names"
)

// negations are the words that say no by themselves, beside refusing.
var negations = names.WordSet(`not no never neither nor cannot cant wont wouldnt dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt couldnt shouldnt mustnt`)

var ruling = names.WordSet("rule rules ruled ruling")

// Refuses reports whether a statement says no to something: that somebody
// will not, refuses or rules it out.
func Refuses(words []names.Token) bool {
	for i, w := range words {
		if negations[w.Fold] || refusing[w.Fold] || ruling[w.Fold] && out(words[i+1:]) {
			return true
		}
	}
	return false
}

// out reports whether "out" is among the next words: "ruled any of it out".
func out(next []names.Token) bool {
	return slices.ContainsFunc(next[:min(4, len(next))], func(t names.Token) bool { return t.Fold == "out" })
}
