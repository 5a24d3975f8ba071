package extract

// relays reports whether what a rule found is only that an outlet relays the
// report that ends before it: "X said that …, The Times reported". The outlet is
// then noted in that one.
func (r *reporter) relays(found report, c *cue) bool {
	if len(r.p.found) == 0 || c.edge-1 > r.from || r.from <= r.prior || c.edge <= r.from-1 {
		return false
	}
	reported := c.verb != nil && c.verb.name == "report" && r.anyOfClass(found.subject, capital)
	if !reported && !r.anyOfClass(found.subject, outlet|document) {
		return false
	}
	last := &r.p.found[len(r.p.found)-1]
	if last.Spans[0].Start < int(r.p.toks[r.first].start) {
		return false
	}
	if last.Via == "" {
		last.Via = r.p.in(found.subject)
	}
	return true
}

// anyOfClass reports whether a token of the passage is of a class.
func (r *reporter) anyOfClass(a passage, c class) bool {
	for i := a.first; i < a.last; i++ {
		if r.has(i, c) {
			return true
		}
	}
	return false
}

// via gives the outlet or paper in which something was said, as the words
// between the subject, the cue and what is reported name it.
func (r *reporter) via(found report, c *cue) string {
	begin := found.content[0]
	if begin.first >= c.last {
		if v := r.p.place(passage{c.last, begin.first}); v != "" {
			return v
		}
	} else if v := r.p.place(passage{c.last, r.afterCue(c)}); v != "" {
		return v
	}
	if c.edge > r.first && begin.first >= c.last && r.g(r.first)&gPrep != 0 {
		return r.p.place(passage{r.first, c.edge})
	}
	return ""
}

// place gives the first outlet ("Fox News") or paper ("a statement") that a
// passage names; "" for none.
func (p *page) place(a passage) string {
	for i := a.first; i < a.last; i++ {
		switch {
		case p.is(i, outlet) && p.is(i, capital):
			return p.in(p.capitalsAround(i, a))
		case p.is(i, document) && p.is(i, lower):
			first := i
			for first > a.first && i-first < 4 && p.is(first, lower) && !p.is(first, determiner) {
				first--
			}
			if p.is(first, determiner) && p.is(first-1, preposition) {
				return p.in(passage{first, i + 1})
			}
		}
	}
	return ""
}

// capitalsAround gives the run of capitals that token i stands in, in a passage.
func (p *page) capitalsAround(i int, a passage) passage {
	first, last := i, i+1
	for first > a.first && p.is(first-1, capital) && !p.is(first-1, preposition|calendar) {
		first--
	}
	for last < a.last && p.is(last, capital) && !p.is(last, calendar|possessive) {
		last++
	}
	return passage{first, last}
}

// hedge gives the word by which the text itself doubts a report: "reportedly".
func (r *reporter) hedge(found report, c *cue) string {
	for _, a := range append([]passage{c.passage}, found.content...) {
		for i := a.first; i < a.last; i++ {
			if r.g(i)&gHedge != 0 {
				return r.p.word(i)
			}
		}
	}
	return ""
}
