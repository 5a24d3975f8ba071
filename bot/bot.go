package bot

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync/atomic"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A Bot answers requests from one record. It may be used by several
// goroutines at once.
type Bot struct {
	corpus     *corpus.Corpus
	standing   []*corpus.Statement // what may be answered with, in the order of the record
	book       *names.Book
	index      *index.Index
	reader     *question.Reader
	traits     map[*corpus.Statement]traits
	bySpeaker  map[string][]*corpus.Statement // by person ID, in the order of the record
	mentioning map[string][]*corpus.Statement // by names.Name.Key, in the order of the record
	topics     map[*corpus.Topic]topic
	coverage   *Coverage // but for what loading says
	loading    atomic.Pointer[loading]
}

// New indexes a corpus and makes the bot that answers from it.
func New(c *corpus.Corpus) (*Bot, error) {
	b := &Bot{
		corpus:     c,
		standing:   c.Standing(),
		book:       names.New(c),
		traits:     make(map[*corpus.Statement]traits, len(c.Statements)),
		bySpeaker:  map[string][]*corpus.Statement{},
		mentioning: map[string][]*corpus.Statement{},
	}
	x, err := index.Build(c, b.note)
	if err != nil {
		return nil, err
	}
	b.index = x
	b.reader = question.NewReader(c, b.book, x)
	if err := b.prepareTopics(); err != nil {
		return nil, err
	}
	b.coverage = newCoverage(b)
	b.loading.Store(&loading{})
	return b, nil
}

// note takes down who says a statement and whom it names, and returns the
// keys of the latter.
func (b *Bot) note(s *corpus.Statement) []string {
	if s.Speaker != nil {
		b.bySpeaker[s.Speaker.ID] = append(b.bySpeaker[s.Speaker.ID], s)
	}
	words := names.Tokens(s.Text)
	keys := b.book.KeysTokens(words)
	b.traits[s] = newTraits(words, len(keys) > 0)
	for _, key := range keys {
		b.mentioning[key] = append(b.mentioning[key], s)
	}
	return keys
}

// Close releases the index. The bot cannot answer afterwards.
func (b *Bot) Close() error { return b.index.Close() }

// Record is the fingerprint of what the bot answers from.
func (b *Bot) Record() string { return b.corpus.Fingerprint() }

// Statements is all that is on the record, in its order, with what is
// withdrawn. It is not the caller's to change.
func (b *Bot) Statements() []*corpus.Statement { return b.corpus.Statements }

// A Request is a command with its options, however it came in.
type Request struct {
	Command string            // the path of one of Commands, see Command.Path
	Options map[string]string // by Option.Name; absent or empty: not given
	Limit   int               // statements to return at most; 0: all
}

// Answer runs the command of a request. The error is a fault: a command that
// is unknown or not answered from the record, or an index that cannot be read.
func (b *Bot) Answer(ctx context.Context, r Request) (*Reply, error) {
	c, ok := Find(r.Command)
	switch {
	case !ok:
		return nil, fmt.Errorf("unknown command %q (want one of %s)", r.Command, commandNames())
	case !c.FromRecord():
		return nil, fmt.Errorf("%s is not answered from the record (want one of %s)", r.Command, commandNames())
	}
	for _, name := range slices.Sorted(maps.Keys(r.Options)) {
		if !c.has(name) {
			return nil, fmt.Errorf("%s: unknown option %q", r.Command, name)
		}
	}
	reply, err := c.run(ctx, b, r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Command, err)
	}
	reply.Command, reply.Record = r.Command, b.Record()
	reply.cut(r.Limit)
	return reply, nil
}
