package index

import (
	"context"
	"fmt"
)

// Matches counts the statements that match a clause. The errors are those of
// [Index.Search].
func (x *Index) Matches(ctx context.Context, c Clause) (int, error) {
	s := &search{Index: x, ctx: ctx, tally: x.tallies.Get().(*tally)}
	defer func() {
		s.reset()
		x.tallies.Put(s.tally)
	}()
	if err := s.score(0, c); err != nil {
		return 0, fmt.Errorf("matches: %w", err)
	}
	return len(s.found), nil
}
