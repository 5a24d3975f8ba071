package index

// A tally is the working memory of one search, used again by later ones.
type tally struct {
	counts  []count // one for each statement
	found   []int32 // places of the statements that match a clause
	clause  []int32 // of those that match the clause at hand
	matches []match
	admit   []int32 // of those that passed some filter
	filters uint8   // how many filters there are
}

// A count is what is known of one statement so far.
type count struct {
	total  float64
	best   float64 // in the clause at hand
	hit    int32   // its place among the hits, from 1; 0: none
	passed uint8   // filters passed
	found  bool
}

// A match is a clause that a statement matches.
type match struct {
	place  int32
	clause int32
	inText bool
}

func newTally(n int) *tally { return &tally{counts: make([]count, n)} }

// filter begins another filter. What passes it must have passed the earlier
// ones.
func (t *tally) filter() { t.filters++ }

// pass notes that a statement passes the latest filter.
func (t *tally) pass(place int32) {
	c := &t.counts[place]
	if c.passed+1 != t.filters {
		return
	}
	if c.passed == 0 {
		t.admit = append(t.admit, place)
	}
	c.passed++
}

// admits reports whether a statement passes every filter.
func (t *tally) admits(place int32) bool { return t.counts[place].passed == t.filters }

// add notes that a statement matches the clause with that score.
func (t *tally) add(place int32, clause int, score float64, inText bool) {
	c := &t.counts[place]
	if c.best == 0 {
		t.clause = append(t.clause, place)
	}
	c.best = max(c.best, score)
	t.matches = append(t.matches, match{place, int32(clause), inText})
}

// settle ends a clause.
func (t *tally) settle(weight float64) {
	for _, place := range t.clause {
		c := &t.counts[place]
		c.total += weight * c.best
		c.best = 0
		if !c.found {
			c.found = true
			t.found = append(t.found, place)
		}
	}
	t.clause = t.clause[:0]
}

// reset forgets everything.
func (t *tally) reset() {
	for _, places := range [][]int32{t.found, t.clause, t.admit} {
		for _, place := range places {
			t.counts[place] = count{}
		}
	}
	t.found, t.clause, t.admit = t.found[:0], t.clause[:0], t.admit[:0]
	t.matches, t.filters = t.matches[:0], 0
}
