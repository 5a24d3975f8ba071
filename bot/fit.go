package bot

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/names"
)

// A candidate is a suggestion with what is known of how well it fits.
type candidate struct {
	Suggestion
	fit  int // how well it matches what was typed; 0: not at all
	much int // statements
}

// How well a candidate fits, the better the higher.
const (
	misses = iota
	slips  // a word is a slip for one that was typed
	holds  // has what was typed inside a word
	begins // has a word that begins so
	leads  // begins so
	equals
)

// ranked sorts candidates, the best fit first, then those with more
// statements, then in the order given; what does not fit is left out.
func ranked(list []candidate) []Suggestion {
	list = slices.DeleteFunc(slices.Clone(list), func(c candidate) bool { return c.fit == misses })
	slices.SortStableFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.fit, a.fit), cmp.Compare(b.much, a.much))
	})
	out := make([]Suggestion, len(list))
	for i, c := range list {
		out[i] = c.Suggestion
	}
	return out
}

// fit says how well any of several texts matches what was typed.
func fit(typed string, texts ...string) int {
	want := names.Folded(typed)
	best := misses
	for _, text := range texts {
		best = max(best, fitWords(want, names.Folded(text)))
	}
	return best
}

// fitWords compares folded words. Nothing fits everything.
func fitWords(want, have []string) int {
	if len(want) == 0 {
		return begins
	}
	joined, typed := strings.Join(have, " "), strings.Join(want, " ")
	switch {
	case joined == typed:
		return equals
	case strings.HasPrefix(joined, typed):
		return leads
	}
	worst := equals
	for _, w := range want {
		best := misses
		for _, h := range have {
			best = max(best, fitWord(w, h))
		}
		worst = min(worst, best)
	}
	return min(worst, begins)
}

func fitWord(typed, word string) int {
	switch {
	case strings.HasPrefix(word, typed):
		return begins
	case len(typed) > 2 && strings.Contains(word, typed):
		return holds
	case len(typed) > 3 && names.Slips(typed, word):
		return slips
	}
	return misses
}
