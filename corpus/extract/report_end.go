package extract

// clauseEnd gives the token before which the clause that begins at i ends: at
// the next cue of the sentence that is not part of it, at ", but", or with the
// sentence, its stop left out.
func (r *reporter) clauseEnd(i int, c *cue) int {
	end := r.last
	for end > i && r.has(end-1, stop|semi|comma|colon) && !r.has(end-1, inside) && !r.initial(end-1) {
		end--
	}
	for n := range r.cues {
		d := &r.cues[n]
		if d.edge <= i || d.first <= c.first {
			continue
		}
		if k := r.cutBefore(d); k > i {
			end = min(end, k)
			break
		}
	}
	for k := i + 1; k+1 < end; k++ {
		if r.g(k)&gAnd != 0 && r.g(k+1)&gDeclined != 0 && r.g(k+2)&gTo != 0 { // , but declined to
			return k
		}
		if r.has(k, semi) && !r.has(k, inside) || r.has(k, comma) && !r.has(k, inside) &&
			(c.under || r.is(k+1, "but")) {
			return k
		}
	}
	return end
}

// initial reports whether the stop at i belongs to a short form, "U.S."
func (r *reporter) initial(i int) bool {
	return r.has(i, stop) && r.has(i-1, capital) && r.p.toks[i-1].end-r.p.toks[i-1].start == 3 && r.p.word(i - 1)[1] == '.'
}

// cutBefore gives the token before which a clause ends because cue d begins a
// new one, -1 where d stands inside of it.
func (r *reporter) cutBefore(d *cue) int {
	k := d.edge
	if d.frames&asNoun != 0 {
		return -1
	}
	if d.verb == nil { // , according to
		if r.has(k-1, comma) {
			return k - 1
		}
		return k
	}
	for k > r.first && (r.g(k-1)&(gAdv|gSub|gPrep) != 0 && (r.g(k-1)&gPrep == 0 || d.shared) || r.g(k-1)&gAnd != 0) {
		k--
	}
	switch {
	case r.has(k-1, comma|dash|semi):
		return k - 1
	case d.shared && r.g(d.edge-1)&gAnd != 0:
		return d.edge - 1
	case d.shared && d.form == formIng && k < d.edge:
		return k
	}
	return -1
}
