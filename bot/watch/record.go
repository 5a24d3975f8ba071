package watch

import (
	"onrecord/bot"
	"onrecord/corpus"
)

// A Record is what a desk looks at: a [bot.Bot].
type Record interface {
	Record() string // its fingerprint
	Statements() []*corpus.Statement
	Statement(id string) *corpus.Statement // nil: there is none
	ReadFilter(bot.Filter) bot.FilterReading
	Sieve([]*corpus.Statement) *bot.Sieve
	Why(bot.Filter, *corpus.Statement) bot.Verdict
}

var _ Record = (*bot.Bot)(nil)
