package index

import "context"

// Matches counts the statements that match a clause. The errors are those of
// [Index.Search].
func (x *Index) Matches(ctx context.Context, c Clause) (int, error) {
	hits, err := x.Search(ctx, Query{Clauses: []Clause{c}})
	return len(hits), err
}
