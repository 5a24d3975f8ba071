package extract

// longest noun phrase and longest insertion that are looked through, in tokens: they keep the reading linear.
const (
	maxPhrase    = 16
	maxInsertion = 40
)

// findSubject finds who does the cue's verb, and reports whether that can be
// somebody who speaks.
func (r *reporter) findSubject(c *cue) bool {
	c.edge = c.first
	end := r.beforeTime(c.first)
	if r.sharesSubject(c, end) {
		c.shared = true
		if c.form == formIng {
			return c.frames&(byPaper|ofMind) == 0
		}
		return c.frames&byPaper == 0 && (!c.verb.noun || c.form&formBase == 0)
	}
	end = r.beforeInsertions(end)
	if r.is(end-1, "who") { // Jane Roe, who said
		c.edge, c.under = end-1, true
		if end--; r.has(end-1, comma) {
			end--
		}
		c.subject = r.phrase(end)
		return !c.subject.empty()
	}
	c.subject = r.phrase(end)
	if c.subject.empty() {
		return false
	}
	r.afterWith(c)
	if !r.ofRelative(c) {
		return false
	}
	c.edge = c.subject.first
	return r.mayOpen(c) && r.speaker(c)
}

// afterWith leaves of the subject of a participle what follows "with": "with
// the porters saying".
func (r *reporter) afterWith(c *cue) {
	if c.form != formIng || !r.bare(c) {
		return
	}
	for i := c.subject.last - 2; i >= c.subject.first; i-- {
		if r.is(i, "with") {
			c.subject.first = i + 1
			return
		}
	}
}

// mayOpen reports whether the clause that a cue's subject opens tells what
// happened: it is no condition, no comparison ("as she said"), and nothing that
// another word is the object of ("which she said was late").
func (r *reporter) mayOpen(c *cue) bool {
	before := r.g(c.edge - 1)
	c.under = before&gSub != 0
	if r.is(c.edge-1, "if", "If", "unless", "Unless", "until", "Until", "once", "Once", "whether") {
		return false
	}
	if before&(gAs|gThan) != 0 && !r.is(c.edge-2, "even", "Even") {
		return false
	}
	return before&(gRel|gWh) == 0 || before&(gSub|gThat) != 0
}

// beforeInsertions passes over what is inserted between a subject and its verb:
// "Jane Roe, 41, a porter, who was there, in Harrow, said".
func (r *reporter) beforeInsertions(end int) int {
	for range 3 {
		opened := r.insertion(end)
		if opened < 0 {
			return end
		}
		end = opened
		if opened = r.fragment(end); opened >= 0 {
			end = opened
			continue
		}
		a := r.longestPhrase(end)
		if r.has(a.first-1, comma) && (r.g(a.first)&gPrep != 0 || r.has(a.first, lower) && r.has(a.first, role)) {
			end = a.first - 1 // , at a rally in Harrow, Ohio, or: , head of the union, a club of porters,
		}
	}
	return end
}

// ofRelative corrects a subject that is the object of a relative clause, as in
// "porters who worked the night shift say", to what the clause is about. It
// reports whether the phrase is one that can be a subject.
func (r *reporter) ofRelative(c *cue) bool {
	i := c.subject.first - 1
	if l := r.at(i); !r.has(i, lower) || l.verb != nil || l.gram&gVerbLike == 0 && (l.gram != 0 || !r.verbEnding(i)) {
		return true
	}
	for k := i; k > r.first && i-k < 6; k-- {
		if r.is(k, "who") {
			c.subject = r.phrase(k)
			return !c.subject.empty()
		}
	}
	return false
}

// sharesSubject reports whether the verb whose words before end has no subject
// of its own: it is one of two verbs, or a participle.
func (r *reporter) sharesSubject(c *cue, end int) bool {
	g := r.g(end - 1)
	if c.form == formIng && r.bare(c) {
		return g&(gSub|gAnd) != 0 || r.has(end-1, comma|dash) || g&gPrep != 0 && r.is(end-1, "by", "in", "without", "before", "after")
	}
	return g&gAnd != 0 && end-1 > r.first
}

// bare reports whether the verb has no auxiliary.
func (r *reporter) bare(c *cue) bool {
	for i := c.first; i < c.last; i++ {
		if r.g(i)&gAux != 0 {
			return false
		}
	}
	return true
}

// beforeTime passes over a date before a verb: "on Monday", "in March 2031".
func (r *reporter) beforeTime(end int) int {
	i := end
	for i > r.first && (r.g(i-1)&gTime != 0 || r.has(i-1, number)) {
		i--
	}
	if i < end && r.g(i-1)&gPrep != 0 {
		return i - 1
	}
	if i < end && r.g(end-1)&gTime != 0 && i > r.first {
		return i
	}
	return end
}

// insertion gives the comma, dash or bracket that opens what is inserted before end, -1 where nothing is.
func (r *reporter) insertion(end int) int {
	shuts := class(0)
	switch {
	case r.has(end-1, comma):
		shuts = comma
	case r.has(end-1, dash):
		shuts = dash
	case r.has(end-1, bracket):
		shuts = bracket
	default:
		return -1
	}
	for i := end - 2; i > r.first && end-i < maxInsertion; i-- {
		if r.has(i, shuts) {
			if i == end-2 {
				return -1
			}
			return i
		}
	}
	return -1
}

// fragment gives the comma before what stands before the comma at token i,
// where that is no phrase by itself: an age, "R-Ohio", "of Harrow". -1: none.
func (r *reporter) fragment(i int) int {
	start := i - 1
	for start > r.first && i-start < 6 && !r.has(start-1, comma) {
		start--
	}
	if start-1 <= r.first || !r.has(start-1, comma) || !r.has(i, comma) {
		return -1
	}
	if r.has(start, number) || r.g(start)&gPrep != 0 && start-1 > r.first+1 || r.has(start+1, hyphen) && i-start <= 4 {
		return start - 1
	}
	return -1
}

// speaker reports whether a cue's subject can be somebody who says something,
// and agrees with the form of the verb.
func (r *reporter) speaker(c *cue) bool {
	head := c.subject.last - 1
	g := r.g(head)
	if g&gMe != 0 && g&gPron == 0 || g&(gTime|gPrep|gNot) != 0 && !r.has(head, capital) {
		return false
	}
	if r.is(head, "nobody", "Nobody", "none", "None") || r.is(c.subject.first, "no", "No") {
		return false
	}
	if c.subject.last-c.subject.first == 1 && g&gDemo != 0 {
		return r.is(head, "it", "It") && c.frames&byPaper == 0 && c.verb.name != "suggest"
	}
	if c.frames&byPaper != 0 && !r.anyOf(c.subject, gDoc) {
		return false
	}
	many := r.plural(c.subject)
	if !many && c.subject.last-c.subject.first == 1 && r.has(head, lower) && g&gPron == 0 { // "conservative thought leaders"
		return false
	}
	if !r.bare(c) {
		return true
	}
	switch {
	case c.form&formPast != 0:
		return true
	case c.form == formThird:
		return !many || r.has(head, capital)
	}
	return many
}

// anyOf reports whether a word of the passage can be one of the kinds.
func (r *reporter) anyOf(a passage, g gram) bool {
	for i := a.first; i < a.last; i++ {
		if r.g(i)&g != 0 {
			return true
		}
	}
	return false
}

// plural reports whether a phrase names several.
func (r *reporter) plural(a passage) bool {
	for i := a.first; i < a.last; i++ {
		if r.g(i)&gAnd != 0 {
			return true
		}
	}
	head := a.last - 1
	for i := a.first + 1; i < a.last; i++ { // the head stands before "of", "in"
		if r.g(i)&gPrep != 0 {
			head = i - 1
			break
		}
	}
	w := r.p.word(head)
	if r.is(head, "they", "They", "who", "people", "some", "Some", "many", "Many", "others", "Others", "both", "Both", "few",
		"police", "most", "Most", "several", "Several", "all", "percent", "half", "majority", "third", "quarter", "thirds",
		"quarters", "number", "men", "women", "those", "Those") {
		return true
	}
	return len(w) > 2 && w != "News" && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !r.has(head, possessive)
}
