package bot

import (
	"slices"
	"strings"

	"onrecord/bot/question"
	"onrecord/corpus/names"
)

// The traits of a statement are what its words tell beside their meaning.
type traits struct {
	words     string // folded, each between spaces
	unwilling bool   // says no to something
	names     bool   // names somebody or a country
}

func newTraits(text []names.Token, named bool) traits {
	return traits{
		words:     " " + strings.Join(names.Folds(text), " ") + " ",
		unwilling: question.Refuses(text),
		names:     named,
	}
}

// carries reports whether the statement has the folded words next to each
// other.
func (t traits) carries(words []string) bool {
	return strings.Contains(t.words, " "+strings.Join(words, " ")+" ")
}

// hasAll reports whether the statement has words that begin so.
func (t traits) hasAll(beginnings []string) bool {
	return !slices.ContainsFunc(beginnings, func(b string) bool { return !strings.Contains(t.words, b) })
}

// has reports whether the statement has a word of the sort.
func (t traits) has(sort func(string) bool) bool {
	for w := range strings.SplitSeq(strings.TrimSpace(t.words), " ") {
		if sort(w) {
			return true
		}
	}
	return false
}
