package extract

// A reporter reads a page sentence by sentence for reported speech.
type reporter struct {
	p     *page
	lex   []*lexeme // of the sentence's tokens, nil where not looked up yet
	para  *para
	first int   // the token that lex[0] is of
	last  int   // before it the sentence ends
	cues  []cue // of the sentence, in order
	prior int   // where the sentence's last report begins, its subject included
	outer int   // where what the last report holds ends
	inner int   // where a report within it ends
	from  int   // where what has not been reported yet begins
}

// cue is a verb group, or the words "according to", with its subject.
type cue struct {
	verb    *cueVerb // nil: "according to"
	frames  takes
	form    verbForm
	passage         // from its first auxiliary to its particle
	subject passage // who says it; empty: taken over from the cue before
	edge    int     // where its clause begins: at the subject, or at the verb where there is none
	shared  bool    // the subject stands elsewhere: "…, and ruled out", "…, saying"
	under   bool    // in a clause with "when", "because"
}

// report is what a sieve found.
type report struct {
	content []passage
	subject passage
}

var noLexeme = &lexeme{}

// g gives what a token of the sentence can be.
func (r *reporter) g(i int) gram { return r.at(i).gram }

// at gives the lexeme of a token, an empty one outside of the sentence and inside quotation marks.
func (r *reporter) at(i int) *lexeme {
	if i < r.first || i >= r.last {
		return noLexeme
	}
	l := r.lex[i-r.first]
	if l == nil {
		l = noLexeme
		if c := r.p.toks[i].class; c&lexical != 0 && c&inside == 0 {
			l = lexemeOf(r.p.word(i))
		}
		r.lex[i-r.first] = l
	}
	return l
}

// has reports whether token i of the sentence is of one of the classes.
func (r *reporter) has(i int, c class) bool {
	return i >= r.first && i < r.last && r.p.toks[i].class&c != 0
}

// is reports whether token i of the sentence is one of the words.
func (r *reporter) is(i int, words ...string) bool {
	if i < r.first || i >= r.last {
		return false
	}
	for _, w := range words {
		if r.p.word(i) == w {
			return true
		}
	}
	return false
}

// plain reports whether token i is a word of the sentence outside of quotation marks.
func (r *reporter) plain(i int) bool { return r.has(i, anyWord) && !r.has(i, inside) }

// open takes up a sentence and finds its cues.
func (r *reporter) open(s passage) {
	r.first, r.last, r.prior, r.from = s.first, s.last, s.first, s.first
	r.cues, r.outer, r.inner = r.cues[:0], 0, 0
	ready := false
	for i := s.first; i < s.last; i++ {
		if c := r.p.toks[i].class; c&mayReport == 0 || c&inside != 0 {
			continue
		}
		if !ready {
			r.lex, ready = append(r.lex[:0], make([]*lexeme, s.last-s.first)...), true
		}
		if c, ok := r.cueAt(i); ok {
			r.cues = append(r.cues, c)
			i = max(i, c.last-1)
		}
	}
}

// lexemeOf looks a word up, whatever the case of its first letter.
func lexemeOf(w string) *lexeme {
	if l := lexemes[w]; l != nil {
		return l
	}
	if c := w[0]; c >= 'A' && c <= 'Z' && len(w) <= maxLexeme {
		var b [maxLexeme]byte
		n := copy(b[:], w)
		b[0] += 'a' - 'A'
		if l := lexemes[string(b[:n])]; l != nil {
			return l
		}
	}
	return noLexeme
}

// maxLexeme is the length of the longest spelling looked up, in bytes.
const maxLexeme = 24

// cueAt reads the cue that stands at token i, if one does.
func (r *reporter) cueAt(i int) (cue, bool) {
	l := r.at(i)
	if l.gram&gAccord != 0 && r.is(i+1, "to") {
		return cue{passage: passage{i, i + 2}, edge: i}, true
	}
	if c, ok := r.nounCue(i); ok {
		return c, true
	}
	if l.verb == nil || r.has(i, capital) && i > r.first {
		return cue{}, false
	}
	c := cue{verb: l.verb, form: l.form, frames: l.verb.frames, passage: passage{i, i + 1}}
	if len(c.verb.with) > 0 && i+1 < r.last {
		if f, ok := c.verb.with[r.p.word(i+1)]; ok {
			c.frames, c.last = f, i+2
		}
	}
	if c.frames == 0 || r.is(c.last, "by") {
		return cue{}, false
	}
	if r.inverts(&c) {
		c.edge, c.frames = c.first, takesInverted
		return c, true
	}
	return c, r.verbal(&c, i) && r.findSubject(&c)
}

// inverts reports whether a cue stands between what is said and who says it:
// "…, said Vega".
func (r *reporter) inverts(c *cue) bool {
	if c.frames&takesPost == 0 || c.form == formIng || !r.has(c.first-1, comma) || r.insertion(c.first) >= 0 ||
		!(r.has(c.last, capital|title|role) || r.g(c.last)&gDet != 0) {
		return false
	}
	after := r.phraseAfter(c.last)
	if after.empty() || after.last < r.last && !r.has(after.last, comma|stop|bracket) && r.g(after.last)&(gPrep|gTime|gRel) == 0 {
		return false
	}
	many := r.plural(after)
	return c.form&formPast != 0 || c.form&formThird != 0 && !many || c.form&formBase != 0 && many
}

// nounCue reads "X's claim that", "his warning that" with the noun at token i.
func (r *reporter) nounCue(i int) (cue, bool) {
	if r.g(i)&gNoun == 0 || !r.isThat(i+1) || r.has(i, capital) {
		return cue{}, false
	}
	k := i
	for k > r.first && i-k < 3 && r.has(k-1, lower) && r.g(k-1) == 0 && !r.has(k-1, possessive) { // his repeated, empty claim
		k--
	}
	c := cue{passage: passage{i, i + 1}, frames: asNoun, under: true}
	switch {
	case r.is(k-1, "his", "her", "their"):
		c.subject = passage{k - 1, k}
	case r.has(k-1, possessive) && r.has(k-1, capital):
		c.subject = r.p.capitalsAround(k-1, passage{r.first, k})
	}
	c.edge = c.subject.first // at the sentence's begin the clause is a subject, whose end is not told
	return c, !c.subject.empty() && c.edge > r.first && !r.has(c.edge-1, comma)
}

// verbal reads the auxiliaries and adverbs before verb i into the cue, and
// reports whether what stands there is a verb that somebody does: not a
// passive, a noun, a mere possibility.
func (r *reporter) verbal(c *cue, i int) bool {
	var aux gram
	for c.first > r.first {
		g := r.g(c.first - 1)
		if g&(gAux|gAdv|gNot|gModal|gDo|gHave|gBe) == 0 && !r.p.manner(c.first-1) || g&gTime != 0 || g&gSub != 0 && g&gAdv == 0 {
			break
		}
		aux |= g
		c.first--
	}
	if r.g(c.first-1)&gTo != 0 {
		if r.g(c.first-2)&gDeclined == 0 || c.form&formBase == 0 {
			return false
		}
		c.first -= 2
		c.form = formPast
		return true
	}
	if c.first == i && (r.has(i-1, possessive) || r.g(i-1)&(gDet|gPrep) != 0 && r.g(i-1)&(gPron|gSub) == 0 && c.form != formIng) {
		return false // the claim, Vega's claim
	}
	if aux == 0 && c.form&(formBase|formThird) != 0 && c.verb.noun && c.frames&byPaper == 0 &&
		!r.has(i-1, capital) && r.g(i-1)&(gPron|gAnd) == 0 {
		return false // the old claims
	}
	switch {
	case aux&gModal != 0:
		return aux&gNot != 0 && c.form&formBase != 0
	case aux&gBe != 0:
		return c.form == formIng
	case aux&gHave != 0:
		return c.form&formPart != 0
	case aux&gDo != 0:
		return c.form&formBase != 0
	}
	return c.form != formPart || c.form&formPast != 0
}
