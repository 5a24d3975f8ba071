package extract

// A reportRule is one way in which a sentence reports what somebody said. It
// says what the cue reports, and by whom.
type reportRule struct {
	name       string
	confidence float64
	find       func(r *reporter, c *cue) (report, bool)
}

// reportRules are tried in order on every cue; the first that finds something
// decides. Their confidence is how often people who read articles with care
// have marked the same words.
var reportRules = []reportRule{
	{"report-according", 0.85, according},
	{"report-that", 0.88, thatClause},
	{"report-noun", 0.6, nounClause},
	{"report-after", 0.88, clauseBefore},
	{"report-inverted", 0.9, invertedAfter},
	{"report-name", 0.88, nameFor},
	{"report-whether", 0.82, whetherClause},
	{"report-told-to", 0.85, toldTo},
	{"report-promise", 0.7, toDo},
	{"report-clause", 0.85, bareClause},
	{"report-accuse", 0.85, ofDoing},
	{"report-as", 0.7, asThing},
	{"report-gerund", 0.8, gerundAfter},
	{"report-thing", 0.7, thingAfter},
}

// thatClause finds "X said (on Monday) that …" and "X told Y that …".
func thatClause(r *reporter, c *cue) (report, bool) {
	if c.frames&takesThat == 0 {
		return report{}, false
	}
	i, that, ok := r.clauseAfter(c)
	if !ok || !that {
		return report{}, false
	}
	return r.upTo(i, c)
}

// nounClause finds "X's claim that …".
func nounClause(r *reporter, c *cue) (report, bool) {
	if c.frames&asNoun == 0 {
		return report{}, false
	}
	return r.upTo(c.last, c)
}

// bareClause finds "X said the pier was safe".
func bareClause(r *reporter, c *cue) (report, bool) {
	if c.frames&takesBare == 0 {
		return report{}, false
	}
	i, that, ok := r.clauseAfter(c)
	if !ok || that {
		return report{}, false
	}
	return r.upTo(i, c)
}

// upTo reports what stands from token i to the end of its clause.
func (r *reporter) upTo(i int, c *cue) (report, bool) {
	end := r.clauseEnd(i, c)
	if end-i < 2 {
		return report{}, false
	}
	return report{content: []passage{{i, end}}, subject: c.subject}, true
}

// clauseBefore finds "The pier is safe, X said" and "The pier, X said, is
// safe".
func clauseBefore(r *reporter, c *cue) (report, bool) {
	if c.verb == nil || c.frames&takesPost == 0 || c.shared || r.is(c.edge, "who") || r.is(c.last, "to") ||
		!r.has(c.edge-1, comma) || r.has(c.edge-1, inside) {
		return report{}, false
	}
	end := r.afterCue(c)
	if end < r.last && !r.has(end, comma|stop|dash|semi) {
		return report{}, false
	}
	first := r.clauseBegin(c)
	content := []passage{{first, c.edge - 1}}
	if !r.outside(content[0]) || c.edge-1-first < 1 {
		return report{}, false
	}
	goesOn := r.has(end, comma) && (r.p.is(end+1, open) || r.resumes(end+1))
	if goesOn && !r.p.is(end+1, open) {
		content = append(content, passage{end + 1, r.clauseEnd(end+1, c)})
	}
	switch {
	case r.occasion(content[0], goesOn):
		content = content[1:]
	case len(content) == 1 && !r.saysSomething(content[0], c):
		return report{}, false
	}
	if len(content) == 0 {
		return report{}, false
	}
	return report{content: content, subject: c.subject}, true
}

// invertedAfter finds "The pier is safe, said X, the mayor".
func invertedAfter(r *reporter, c *cue) (report, bool) {
	if c.frames&takesInverted == 0 {
		return report{}, false
	}
	content := passage{r.clauseBegin(c), c.first - 1}
	if !r.outside(content) || !r.saysSomething(content, c) {
		return report{}, false
	}
	return report{content: []passage{content}, subject: r.phraseAfter(c.last)}, true
}

// begins reports whether a clause begins at token i: a sentence, or what follows
// "that", a colon or semicolon.
func (r *reporter) begins(i int) bool {
	return i == r.first || i == r.first+1 && r.g(r.first)&gAnd != 0 || r.has(i-1, colon|semi) ||
		r.g(i-1)&gThat != 0 || r.has(i-1, comma) && r.g(i-2)&gThat != 0
}

// according finds "According to X, …" and "…, according to X".
func according(r *reporter, c *cue) (report, bool) {
	if c.verb != nil || c.frames&asNoun != 0 {
		return report{}, false
	}
	subject := r.phraseAfter(c.last)
	if subject.empty() || subject.last-subject.first == 1 && r.has(subject.first, lower) && !r.plural(subject) { // to plan
		return report{}, false
	}
	end := r.pastInsertion(r.pastRelative(subject.last))
	if r.begins(c.first) {
		if end < 0 {
			end = subject.last
		}
		if !r.has(end, comma) {
			return report{}, false
		}
		k := r.clauseEnd(end+1, c)
		return report{content: []passage{{end + 1, k}}, subject: subject}, k-end > 3
	}
	last := c.first
	if r.has(last-1, comma|dash) {
		last--
	}
	content := []passage{{r.clauseBegin(c), last}}
	if !r.outside(content[0]) || last-content[0].first < 2 {
		return report{}, false
	}
	if r.has(last, comma) && end >= 0 && r.has(end, comma) && r.resumes(end+1) &&
		(r.g(content[0].first)&gSub != 0 || !r.anyOf(content[0], gAux|gModal|gVerbLike)) {
		content = append(content, passage{end + 1, r.clauseEnd(end+1, c)})
	}
	return report{content: content, subject: subject}, true
}

// afterCue gives the token after a cue's date and place: "X said on Monday in
// a statement".
func (r *reporter) afterCue(c *cue) int {
	i := c.last
	if r.g(i)&(gAdv|gTime|gPrep) == 0 && c.frames&takesTold == 0 {
		return i
	}
	for k := i; k < r.last && k-i < maxPhrase; k++ {
		if r.has(k, comma|stop|semi) && !r.initialStop(k) {
			return k
		}
		if r.has(k, inside) || r.g(k)&(gThat|gAux|gPron) != 0 && r.g(k)&(gTime|gBe) == 0 {
			return i
		}
	}
	return i
}

// resumes reports whether what follows a comma goes on with the clause that
// the cue interrupted.
func (r *reporter) resumes(i int) bool {
	if i+1 >= r.last || !r.plain(i) && !r.has(i, inside) {
		return false
	}
	if r.has(i, inside) {
		return false
	}
	l := r.at(i)
	if l.gram&gRel != 0 && l.gram&gThat == 0 || l.form&formIng != 0 {
		return false
	}
	w := r.p.word(i)
	return len(w) < 5 || w[len(w)-3:] != "ing"
}

// clauseBegin gives where what stands before a cue begins: at the sentence's
// first word, "But" and "And" left out, or after what has been reported.
func (r *reporter) clauseBegin(c *cue) int {
	i := r.from
	if i > r.prior && i >= c.edge-1 { // "X said that …, The Times reported": all of it is reported
		i = r.prior
	}
	for i < c.first && (r.g(i)&gAnd != 0 || r.has(i, comma|semi|dash|hyphen|single)) {
		i++
	}
	return min(i, c.first)
}

// outside reports whether a passage has words outside of quotation marks.
func (r *reporter) outside(a passage) bool {
	for i := a.first; i < a.last; i++ {
		if r.plain(i) {
			return true
		}
	}
	return false
}

// occasion reports whether what stands before a cue only says when or where:
// "In contrast, X said, …", "As the tide rose, X said". A clause that goes on
// after the cue needs no verb before it.
func (r *reporter) occasion(a passage, goesOn bool) bool {
	g := r.g(a.first)
	if g&(gPrep|gSub|gAs|gTime|gAdv) == 0 && !r.is(a.first, "Asked", "Pressed", "Speaking") {
		return false
	}
	for i := a.first; i < a.last; i++ {
		if r.has(i, comma) && !r.has(i, inside) {
			return false
		}
	}
	return goesOn || g&(gSub|gAs) != 0
}

// saysSomething reports whether a passage can be a clause: it has a verb that
// the lexicon knows, or is a plain run of words that does not begin as an
// occasion does ("In May, X said").
func (r *reporter) saysSomething(a passage, c *cue) bool {
	if a.last-a.first < 3 {
		return false
	}
	if r.finite(a.first, c) || r.anyOf(a, gAux|gModal|gVerbLike) {
		return true
	}
	small := false
	for i := a.first; i < a.last; i++ {
		if !r.plain(i) && !r.has(i, hyphen) {
			return false
		}
		small = small || r.has(i, lower) && r.g(i) == 0
	}
	return small && r.g(a.first)&(gPrep|gSub|gAdv|gTime|gWh) == 0
}
