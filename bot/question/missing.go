package question

import "slices"

// A gap is a stretch of the question that the record does not have.
type gap struct {
	from, to int
	Unknown
}

// miss notes that words from to to are unknown.
func (d *draft) miss(from, to int, u Unknown) {
	d.gaps = append(d.gaps, gap{from, to, u})
}

// findMissing gives the gaps their words, in the order of the question; the
// words of a name that stand together are one.
func (d *draft) findMissing() {
	slices.SortStableFunc(d.gaps, func(a, b gap) int { return a.from - b.from })
	for i := 0; i < len(d.gaps); i++ {
		g := d.gaps[i]
		for g.Name && i+1 < len(d.gaps) && d.gaps[i+1].Name && d.gaps[i+1].from <= g.to {
			i++
			g.to = max(g.to, d.gaps[i].to)
		}
		g.Text = d.between(g.from, g.to)
		d.Unknown = append(d.Unknown, g.Unknown)
	}
}
