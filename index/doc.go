// Package index finds statements by their words.
//
// [Build] reads every statement of a corpus that nobody has withdrawn, once and
// into memory, and [Index.Search] answers a [Query] from it:
//
//	x, err := index.Build(c, nil)
//	hits, err := x.Search(ctx, index.Query{
//		Clauses:  []index.Clause{{Phrases: []string{"troops", "boots on the ground"}}},
//		Speakers: []string{"merz"},
//	})
//
// A query is made of clauses, each one thing looked for in any of several
// wordings. There is no query language: what a user types is only ever read
// as words (see [Words]), so + - " : ( ~ * mean nothing.
//
// # Ranking
//
// Bleve keeps the postings; the score is BM25 as published, which Bleve's own
// model of that name is not. A clause is worth its best wording and a hit the
// weighted sum of its clauses. Rarity is counted over all statements, whatever
// the filters, so that a score does not depend on whom one asks about.
//
// # What is guaranteed
//
// The same corpus and the same query give the same hits in the same order
// with the same scores, to the bit: ties stand in the order of the record. The
// fragments of a hit, joined, are the statement's text byte for byte.
//
// No other package of this module imports Bleve.
package index
