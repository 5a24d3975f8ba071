package extract

import "sort"

// reportSieves find what a reporter's sentence says that somebody said: mixed
// with words in marks, or indirect. They are one pass over the sentences; the
// rules of reportRules, each with its own name, decide in it.
var reportSieves = []sieve{{"report", findReports}}

// findReports reads every sentence for cues and tries the rules on each.
func findReports(p *page, _ string) {
	r := &reporter{p: p}
	for n := range p.paras {
		r.para = &p.paras[n]
		for _, s := range p.sentences[r.para.sentences.first:r.para.sentences.last] {
			for ; !s.empty(); s.first += maxSentence {
				r.read(passage{s.first, min(s.last, s.first+maxSentence)})
			}
		}
	}
}

// maxSentence bounds, in tokens, what is read as one sentence: a longer one is
// cut, for what is looked at from each cue reaches to the sentence's end.
const maxSentence = 300

// read finds what a sentence reports.
func (r *reporter) read(s passage) {
	r.open(s)
	for i := range r.cues {
		r.try(&r.cues[i])
	}
}

// try lets the rules decide on a cue, the surest first. What is reported may
// report in its turn, but that is as deep as it goes.
func (r *reporter) try(c *cue) {
	if c.first < r.inner || c.first < r.outer && c.frames&ofMind != 0 {
		return
	}
	for _, rule := range reportRules {
		if found, ok := rule.find(r, c); ok {
			r.report(found, c, rule)
			return
		}
	}
}

// report adds what a rule found.
func (r *reporter) report(found report, c *cue, rule reportRule) {
	if r.relays(found, c) {
		return
	}
	q := Quotation{Kind: Indirect, Paragraph: r.para.number, Cue: r.p.span(c.passage), Rule: rule.name,
		Confidence: rule.confidence}
	for _, a := range found.content {
		a = r.undecided(a)
		if a.empty() || !r.outside(a) {
			continue
		}
		q.Spans = append(q.Spans, r.p.span(a))
		r.prior, r.from = min(r.from, a.first, c.edge), max(r.from, a.last, c.last)
		r.quote(&q, a)
	}
	if len(q.Spans) == 0 {
		return
	}
	if c.frames&ofMind != 0 {
		q.Confidence -= 0.1
	}
	who := r.who(found.subject, c)
	if who.kind == nobody {
		return
	}
	r.p.attribute(&q, who)
	if r.is(c.edge, "who") && found.subject == c.subject {
		q.Mention = r.p.span(passage{c.edge, c.edge + 1})
	}
	if end := found.content[len(found.content)-1].last; c.first < r.outer {
		r.inner = end
	} else {
		r.outer = end
	}
	q.Via, q.Hedge = r.via(found, c), r.hedge(found, c)
	r.p.add(q)
}

// undecided cuts a passage before the first quotation in it that already has
// its speaker, and off it the marks that are left over.
func (r *reporter) undecided(a passage) passage {
	for _, s := range r.stretchesIn(a) {
		if s.decided && !r.inline(s) {
			a.last = min(a.last, s.opener)
		}
	}
	for !a.empty() && r.has(a.last-1, comma|colon|semi|dash|stop) && !r.has(a.last-1, inside) && !r.initial(a.last-1) {
		a.last--
	}
	for !a.empty() && r.has(a.first, comma|colon|semi|dash) && !r.has(a.first, inside) {
		a.first++
	}
	return a
}

// quote makes a quotation mixed where a passage has words in marks.
func (r *reporter) quote(q *Quotation, a passage) {
	stretches := r.stretchesIn(a)
	for i := range stretches {
		s := &stretches[i]
		if s.closer > a.last {
			continue
		}
		q.Kind = Mixed
		q.Quoted = append(q.Quoted, s.Span)
		s.decided, s.by = true, nil
	}
}

// inline reports whether a stretch goes on with the reporter's sentence: no
// comma or colon before it opens a sentence of its own.
func (r *reporter) inline(s stretch) bool {
	return !r.has(s.opener-1, comma|colon|stop) && !r.p.is(s.opener, sentence)
}

// stretchesIn gives the quoted stretches of the paragraph that begin in a
// passage.
func (r *reporter) stretchesIn(a passage) []stretch {
	all := r.p.stretches[r.para.stretches.first:r.para.stretches.last]
	first := sort.Search(len(all), func(i int) bool { return all[i].opener >= a.first })
	last := first
	for last < len(all) && all[last].opener < a.last {
		last++
	}
	return all[first:last]
}

// who gives the party that a report's subject is; where the cue shares one,
// that of the cue before or of the sentence.
func (r *reporter) who(subject passage, c *cue) party {
	if subject.empty() {
		subject = r.sharedBy(c)
	}
	if !subject.empty() {
		return r.p.withApposition(r.p.partyOf(subject), r.last)
	}
	return r.p.lastSubject(r.first, c.first)
}

// sharedBy gives the subject of the cue before, but for one that stands in a
// clause which opens the sentence, or in a relative one.
func (r *reporter) sharedBy(c *cue) passage {
	for i := len(r.cues) - 1; i >= 0; i-- {
		d := &r.cues[i]
		if d.first >= c.first || d.subject.empty() || d.verb == nil || d.under && (r.is(d.edge, "who") || d.edge-1 <= r.first+1) {
			continue
		}
		return d.subject
	}
	return passage{}
}
