package index

import "math"

// The two constants of BM25, at the values usual for short texts: how soon
// further occurrences of a word stop counting, and how much a long statement
// is held against it.
const (
	k1 = 0.9
	b  = 0.4
)

// tagged is what a match by topic or mention is worth against a match by as
// rare a word: the statement is on the subject, but was not put in that word.
const tagged = 0.7

// norms gives each statement's length as the tf of BM25 wants it.
func norms(lengths []int) []float64 {
	sum := 0
	for _, n := range lengths {
		sum += n
	}
	average := max(1, float64(sum)) / max(1, float64(len(lengths)))
	norms := make([]float64, len(lengths))
	for i, n := range lengths {
		norms[i] = k1 * (1 - b + b*float64(n)/average)
	}
	return norms
}

// tf weighs how often something occurs in a statement of that norm, from 0
// to 1.
func tf(times uint64, norm float64) float64 {
	return float64(times) / (float64(times) + norm)
}

// idf weighs how rare something is that df of n statements have; it is never
// negative.
func idf(df, n int) float64 {
	return math.Log(1 + (float64(n)-float64(df)+0.5)/(float64(df)+0.5))
}
