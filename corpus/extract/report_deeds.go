package extract

// What is asked, promised, demanded, denied, and what somebody calls a thing.

// whetherClause finds "X asked whether …", "X explained why …".
func whetherClause(r *reporter, c *cue) (report, bool) {
	i := c.last
	if c.frames&takesTold != 0 || c.verb != nil && c.verb.name == "ask" && r.g(i)&gWh == 0 {
		if i = r.listener(i); i < 0 {
			return report{}, false
		}
	} else if c.frames&(takesWhether|takesThat) == 0 {
		return report{}, false
	}
	if r.g(i)&gWh == 0 || r.g(i)&gThat != 0 || r.g(i+1)&gAux != 0 && !r.is(i, "what", "who") {
		return report{}, false
	}
	return r.upTo(i, c)
}

// toDo finds "X promised to …".
func toDo(r *reporter, c *cue) (report, bool) {
	if c.frames&takesTo == 0 || r.g(c.last)&gTo == 0 && !(r.is(c.last, "not") && r.g(c.last+1)&gTo != 0) {
		return report{}, false
	}
	return r.deed(c.last, c)
}

// toldTo finds "X urged Y to …".
func toldTo(r *reporter, c *cue) (report, bool) {
	if c.frames&takesThemTo == 0 {
		return report{}, false
	}
	for k := c.last; k < r.last && k-c.last < maxPhrase; k++ {
		g := r.g(k)
		switch {
		case g&gTo != 0 && k > c.last:
			if !r.has(k+1, lower) || r.has(k+1, inside) || r.g(k+1)&(gDet|gPron|gObj|gPrep) != 0 {
				return report{}, false
			}
			return r.deed(c.last, c)
		case !r.has(k, anyWord|hyphen|single) && !r.initialStop(k) || r.has(k, inside),
			g&(gThat|gModal) != 0, g&gAux != 0, g&gPron != 0 && g&gObj == 0, g&gPrep != 0 && k == c.last:
			return report{}, false
		}
	}
	return report{}, false
}

// initialStop reports whether a stop stands in the middle of a name: "Sen. Roe".
func (r *reporter) initialStop(k int) bool {
	return r.has(k, stop) && !r.has(k, spaced) && r.has(k+1, anyWord)
}

// gerundAfter finds "X ruled out sending …", "X denied having …".
func gerundAfter(r *reporter, c *cue) (report, bool) {
	if c.frames&takesGerund == 0 || !r.has(c.last, lower) || r.has(c.last, inside) {
		return report{}, false
	}
	w := r.p.word(c.last)
	if len(w) < 5 || w[len(w)-3:] != "ing" {
		return report{}, false
	}
	return r.deed(c.last, c)
}

// thingAfter finds "X called for a new pier".
func thingAfter(r *reporter, c *cue) (report, bool) {
	if c.frames&takesThing == 0 || !r.plain(c.last) || c.shared && c.form == formIng && len(r.cues) == 1 {
		return report{}, false
	}
	g := r.g(c.last)
	if g&(gPrep|gThat|gTo|gAnd|gAux|gSub|gAs|gAdv|gTime|gPron) != 0 && g&gDet == 0 {
		return report{}, false
	}
	return r.upTo(c.last, c)
}

// ofDoing finds "X accused Y of …", "X blamed Y for …".
func ofDoing(r *reporter, c *cue) (report, bool) {
	if c.frames&takesOfGerund == 0 || !r.plain(c.last) || r.g(c.last)&(gPrep|gTo|gThat) != 0 {
		return report{}, false
	}
	for k := c.last + 1; k < r.last && k-c.last < maxPhrase; k++ {
		switch {
		case r.is(k, "of", "for"):
			return r.upTo(c.last, c)
		case !r.has(k, anyWord|hyphen|single) && !r.initialStop(k), r.g(k)&(gThat|gAux) != 0:
			return report{}, false
		}
	}
	return report{}, false
}

// asThing finds "X described Y as …".
func asThing(r *reporter, c *cue) (report, bool) {
	if c.frames&takesAs == 0 || !r.plain(c.last) {
		return report{}, false
	}
	for k := c.last + 1; k < r.last && k-c.last < maxPhrase; k++ {
		switch {
		case r.g(k)&gAs != 0:
			return r.upTo(c.last, c)
		case !r.has(k, anyWord|hyphen|single) && !r.initialStop(k), r.g(k)&(gThat|gAux|gSub) != 0:
			return report{}, false
		}
	}
	return report{}, false
}

// nameFor finds "X called Y “…”": the words are a name that X gives.
func nameFor(r *reporter, c *cue) (report, bool) {
	if c.frames&takesName == 0 || !r.has(c.last, anyWord) || r.has(c.last, inside) {
		return report{}, false
	}
	for k := c.last + 1; k < r.last && k-c.last < maxPhrase; k++ {
		switch {
		case r.has(k, inside):
			found, ok := r.upTo(c.last, c)
			r.cutAfterMarks(&found)
			return found, ok
		case r.g(k)&(gThat|gAux|gSub|gTo) != 0 || r.has(k, comma|stop|semi|colon) && !r.initialStop(k):
			return report{}, false
		}
	}
	return report{}, false
}

// cutAfterMarks ends what is reported where its last words in marks end, if a
// comma follows them.
func (r *reporter) cutAfterMarks(found *report) {
	for i := range found.content {
		a := &found.content[i]
		for k := a.last; k > a.first; k-- {
			if r.p.is(k-1, inside) {
				if r.has(k+1, comma) {
					a.last = min(k+1, a.last)
				}
				break
			}
		}
	}
}

// deed reports what stands from token i to the end of its clause, without what
// the reporter adds to it: ", reversing a rule of old", ", which was new".
func (r *reporter) deed(i int, c *cue) (report, bool) {
	found, ok := r.upTo(i, c)
	if !ok {
		return found, false
	}
	a := &found.content[0]
	for k := a.first + 2; k < a.last; k++ {
		if r.has(k, comma) && !r.has(k, inside) && r.adds(k+1) {
			a.last = k
			break
		}
	}
	return found, true
}

// adds reports whether the words after a comma, from token i, add a remark.
func (r *reporter) adds(i int) bool {
	if r.is(i, "which", "who", "where", "while", "though", "although", "even", "despite", "as", "after", "when") {
		return true
	}
	w := r.p.word(i)
	return r.has(i, lower) && len(w) > 4 && w[len(w)-3:] == "ing"
}
