package index

import (
	"context"
	"fmt"
	"slices"

	"onrecord/corpus"
)

// Matches lists the statements that match a clause, in the order of the
// record. The errors are those of [Index.Search].
func (x *Index) Matches(ctx context.Context, c Clause) ([]*corpus.Statement, error) {
	s := &search{Index: x, ctx: ctx, tally: x.tallies.Get().(*tally)}
	defer func() {
		s.reset()
		x.tallies.Put(s.tally)
	}()
	if err := s.score(0, c); err != nil {
		return nil, fmt.Errorf("matches: %w", err)
	}
	places := slices.Sorted(slices.Values(s.found))
	list := make([]*corpus.Statement, len(places))
	for i, p := range places {
		list[i] = x.statements[p]
	}
	return list, nil
}
