package extract

// longest way that is looked ahead for a clause after a cue, in tokens.
const maxAhead = 24

// longest subject, in tokens, of a clause that no "that" begins, after a verb that a thing may follow too.
const maxSubject = 9

// clauseAfter finds where the clause that a cue reports begins: at "that", or
// at its subject. Between them may stand a date, an occasion and, with told,
// somebody who listens.
func (r *reporter) clauseAfter(c *cue) (start int, that, ok bool) {
	i := c.last
	if r.has(c.edge-1, shut) || r.has(c.edge-1, comma) && r.p.is(c.edge-2, shut) { // “…,” he said two days after it was
		return 0, false, false
	}
	if r.has(i, comma) { // said, however, that
		if k := r.pastComma(i + 1); k > 0 && r.g(k)&gThat != 0 {
			return k, true, true
		}
		return 0, false, false
	}
	for r.g(i)&(gAdv|gTime) != 0 && (r.g(i)&(gDet|gPron) == 0 || r.g(i+1)&gTime != 0) {
		i++
	}
	told := c.frames&takesTold != 0
	if told && r.g(i)&gThat == 0 {
		if i = r.listener(i); i < 0 {
			return 0, false, false
		}
	}
	if r.isThat(i) {
		return i, true, true
	}
	if k := r.thatAfter(i); k > 0 {
		return k, true, true
	}
	for r.g(i)&gPrep != 0 && r.g(i)&gSub == 0 || r.g(i)&gTime != 0 && r.g(i)&(gDet|gAux) == 0 {
		k := r.afterOccasion(i)
		if k < 0 {
			return 0, false, false
		}
		i = k
	}
	if r.is(i, "after", "before", "when") || c.verb.name != "say" && r.is(i, "while", "as", "until", "since") {
		return 0, false, false
	}
	return i, false, r.plain(i) && r.finite(i, c)
}

// isThat reports whether "that" at i begins a clause that has a subject: it is
// no relative "that", whose verb comes next, and points at nothing.
func (r *reporter) isThat(i int) bool {
	if r.g(i)&gThat == 0 || r.is(i+1, "way", "day") || r.has(i+1, stop) {
		return false
	}
	if r.has(i+1, comma) {
		return true
	}
	k := i + 1
	for k < r.last && (r.g(k)&gAdv != 0 && r.g(k)&(gDet|gTime) == 0 || r.p.manner(k)) {
		k++
	}
	l := r.at(k)
	if l.gram&(gAux|gModal|gVerbLike) != 0 && l.gram&gTime == 0 ||
		l.verb != nil && l.form&(formPast|formThird) != 0 && !l.verb.noun {
		return false
	}
	return l.gram != 0 || !r.has(k, lower) || !r.verbEnding(k)
}

// pastComma gives the token after the comma that shuts what begins at i, -1 where it is far.
func (r *reporter) pastComma(i int) int {
	for k := i; k < r.last && k-i < maxAhead; k++ {
		if r.has(k, comma) {
			return k + 1
		}
	}
	return -1
}

// thatAfter finds "that" behind a phrase that tells where, when or to whom: no
// comma, verb or mark stands before it. -1: none.
func (r *reporter) thatAfter(i int) int {
	if r.g(i)&(gPrep|gTime|gAdv|gDet) == 0 {
		return -1
	}
	for k := i; k < r.last && k-i < maxAhead; k++ {
		l := r.at(k)
		switch {
		case r.isThat(k):
			return k
		case r.has(k, comma) && r.g(k+1)&(gRel|gWh) != 0 && r.g(k+1)&gThat == 0:
			if t := r.pastComma(k + 1); t > 0 && r.isThat(t) {
				return t
			}
			return -1
		case !r.has(k, anyWord|hyphen) || r.has(k, inside), l.gram&(gAux|gModal|gPron|gVerbLike) != 0 && l.gram&(gTime|gPrep) == 0,
			l.gram&gSub != 0 && l.gram&gPrep == 0, l.verb != nil && l.form&formPast != 0:
			return -1
		}
	}
	return -1
}

// afterOccasion gives the token after "on Tuesday", "in an interview", "last
// week": where the next phrase begins. -1 where that is not told.
func (r *reporter) afterOccasion(i int) int {
	k := i
	if r.g(k)&gPrep != 0 {
		k++
	}
	if w := r.p.word(min(k, r.last-1)); len(w) > 4 && w[len(w)-3:] == "ing" {
		return -1
	}
	if r.g(k)&(gDet|gTime) != 0 || r.has(k, possessive) {
		k++
	}
	for ; k < r.last && k-i < 8; k++ {
		switch {
		case !r.has(k, anyWord|hyphen) || r.has(k, inside), r.g(k)&gAnd != 0, r.at(k).verb != nil && r.at(k).form&formPast != 0:
			return -1
		case r.g(k)&(gPron|gDet|gDemo) != 0, r.g(k)&gMe != 0:
			return k
		case r.g(k)&gTime != 0 || r.has(k, number):
			if r.has(k+1, anyWord) && r.g(k+1)&(gTime|gPrep) == 0 && !r.has(k+1, number) {
				return k + 1
			}
		case r.has(k, capital) && k > i+1 && !r.has(k-1, capital):
			return k
		case r.g(k)&gPrep != 0 && k > i+1:
			return k
		}
	}
	return -1
}

// listener gives the token after those who are told something: "him", "the
// council", "Fox News", "reporters in Harrow". -1 where nobody is.
func (r *reporter) listener(i int) int {
	if r.g(i)&gObj != 0 {
		return i + 1
	}
	k := i
	if r.g(k)&gDet != 0 {
		k++
	}
	for ; k < r.last && k-i < maxPhrase; k++ {
		g := r.g(k)
		switch {
		case r.has(k, inside):
			return -1
		case g&gThat != 0 || g&(gPron|gDet|gDemo|gMe) != 0 && k > i && r.g(k-1)&gPrep == 0 && r.g(k-1)&gAnd == 0:
			return k
		case g&gTo != 0 || g&gWh != 0 && g&gPrep == 0:
			return k
		case g&gTime != 0 && g&gAdv != 0, g&gPrep != 0 && k > i:
			if t := r.thatAfter(k); t > 0 {
				return t
			}
			if k = r.afterOccasion(k); k < 0 {
				return -1
			}
			return k
		case r.has(k, comma): // told Jane Roe, the mayor, that
			if t := r.pastComma(k + 1); t > 0 && r.g(t)&gThat != 0 {
				return t
			}
			return -1
		case !r.has(k, anyWord|hyphen|single) && !(r.has(k, stop) && !r.has(k, spaced) && r.has(k+1, anyWord)):
			return -1
		case k > i && r.has(k, capital) && r.has(k-1, lower) && r.g(k-1)&gDet == 0:
			return k
		}
	}
	return -1
}

// finite reports whether a clause with its own verb seems to begin at i.
func (r *reporter) finite(i int, c *cue) bool {
	if r.g(i)&gAux != 0 || r.g(i)&(gAnd|gTo|gAs|gThan) != 0 && r.g(i)&gSub == 0 || r.g(i)&gPrep != 0 && r.g(i)&gSub == 0 {
		return false
	}
	if r.is(i, "because") || r.g(i)&(gRel|gWh) != 0 && r.g(i)&(gSub|gThat|gDet) == 0 {
		return false
	}
	if r.g(i)&gIts != 0 {
		return true
	}
	sure := c.verb != nil && (c.verb.name == "say" || c.verb.name == "tell") // verbs that no thing follows
	if sure && r.g(i)&(gPron|gDemo) == gPron {
		return true
	}
	for k := i + 1; k < r.last && k-i < maxAhead; k++ {
		if r.has(k, inside) {
			return true
		}
		l := r.at(k)
		switch {
		case r.has(k, colon|semi|stop) && !r.initialStop(k):
			return false
		case l.gram&(gAux|gModal|gVerbLike|gIts) != 0 && l.gram&gTime == 0, r.is(k, "may"):
			return true
		case l.verb != nil && l.form&(formPast|formThird) != 0 && (r.g(k-1)&gDet == 0 || l.form&formPast != 0):
			return true
		case !sure && (r.has(k, comma) || l.gram&(gThat|gRel|gAnd) != 0 || l.gram&gSub != 0 || k-i > maxSubject):
			return false
		case l.gram == 0 && r.has(k, lower) && r.verbEnding(k):
			return true
		}
	}
	return sure && r.claused(i)
}

// claused reports whether what begins at i is long enough to be a clause with
// a verb that no list holds, and begins as one.
func (r *reporter) claused(i int) bool {
	return (r.g(i)&gDet != 0 || r.has(i, capital)) && i+4 < r.last && r.plain(i+1) && r.plain(i+2) &&
		!r.is(i, "the", "no", "yes", "nothing", "something", "anything", "much", "more") && r.g(i+1)&(gPrep|gAnd) == 0
}

// verbEnding reports whether a word ends as a verb in the past does.
func (r *reporter) verbEnding(k int) bool {
	w := r.p.word(k)
	return len(w) > 4 && w[len(w)-2:] == "ed" && r.g(k-1)&gDet == 0
}
