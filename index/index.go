package index

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"onrecord/corpus"
)

// batchSize bounds what Bleve analyses at once. In memory it never merges the
// batches, and every search visits each of them: the fewer, the faster.
const batchSize = 20_000

// An Index answers queries about the statements of one corpus that nobody has
// withdrawn. It does not
// change, and may be searched from several goroutines at once.
type Index struct {
	statements []*corpus.Statement // in the order of the record
	place      []int32             // of a Bleve document's statement in that order
	number     []uint64            // of a statement's Bleve document
	norms      []float64           // see score.go
	df         map[string]int      // how many statements hold each term in their text
	vocabulary []string
	bleve      bleve.Index
	reader     bleveindex.IndexReader
	tallies    sync.Pool
	closed     atomic.Bool
}

// Build indexes every statement of c that stands, in memory. What mentions returns for a
// statement are the keys by which a [Clause] finds it among its Mentions;
// mentions may be nil.
func Build(c *corpus.Corpus, mentions func(*corpus.Statement) []string) (*Index, error) {
	if mentions == nil {
		mentions = func(*corpus.Statement) []string { return nil }
	}
	x, err := newIndex(c.Standing(), mentions, batchSize)
	if err != nil {
		return nil, fmt.Errorf("full text index: %w", err)
	}
	return x, nil
}

func newIndex(statements []*corpus.Statement, mentions func(*corpus.Statement) []string, batch int) (*Index, error) {
	engine, err := bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	x := &Index{statements: statements, bleve: engine}
	if err := x.fill(mentions, batch); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	if err := x.take(); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	x.measure()
	return x, nil
}

// Close releases the index, which cannot be searched afterwards. To close it
// again does nothing.
func (x *Index) Close() error {
	if x.closed.Swap(true) {
		return nil
	}
	if x.reader == nil {
		return x.bleve.Close()
	}
	return errors.Join(x.reader.Close(), x.bleve.Close())
}

// Len is the number of statements.
func (x *Index) Len() int { return len(x.statements) }

// Vocabulary returns the words of all statements, stop words included: in
// lower case, without accents and possessives, each once and sorted.
func (x *Index) Vocabulary() []string { return slices.Clone(x.vocabulary) }

// Count is the number of statements that hold the term (see [Word]) in their
// text; 0 means that the record does not have it.
func (x *Index) Count(term string) int { return x.df[term] }

// fill hands the statements to Bleve, so many at a time.
func (x *Index) fill(mentions func(*corpus.Statement) []string, size int) error {
	for first := 0; first < len(x.statements); first += size {
		batch := x.bleve.NewBatch()
		for i, s := range x.statements[first:min(first+size, len(x.statements))] {
			if err := batch.Index(strconv.Itoa(first+i), newDocument(s, mentions(s))); err != nil {
				return fmt.Errorf("statement %q: %w", s.ID, err)
			}
		}
		if err := x.bleve.Batch(batch); err != nil {
			return err
		}
	}
	return nil
}
