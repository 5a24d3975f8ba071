package index

import "strings"

// stopWords carry nothing to search by. The usual English lists also drop
// words that turn a statement into its opposite or set its bounds; these are
// words like any other here: no, nor, not, against, between, before, after,
// above, below, up, down, out, off, over, under, again, all, few, more, most,
// other, only, same.
var stopWords = wordSet(`
a about am an and any are as at based be because been being both but by can could
did do does doing during each for from further had has have having he her here
hers herself him himself his how i if in into is it its itself let may me might
my myself of on once or ought our ours ourselves own shall she should so some
such than that the their theirs them themselves then there these they this
those through to too until very was we were what when where which while who
whom whose why will with would you your yours yourself yourselves
`)

// auxiliaries as they are typed in a hurry, without the apostrophe of "n't".
var auxiliaries = wordSet(`
arent cannot cant couldnt didnt doesnt dont hadnt hasnt havent isnt mustnt
neednt shouldnt wasnt werent wont wouldnt
`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
