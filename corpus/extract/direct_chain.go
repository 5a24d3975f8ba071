package extract

// continued reads “A,” Vega said. “…” and “A,” Vega said, “…”: the part after an
// interruption that says who speaks.
func continued(p *page, f frame) (a attribution, ok bool) {
	j := p.previous(f.k)
	if j < 0 || !p.whole(f) {
		return a, false
	}
	before := &p.stretches[j]
	if before.by == nil || before.by.who.kind == nobody {
		return a, false
	}
	between := passage{before.closer + 1, f.s.opener}
	if !p.interruption(before, between) {
		return a, false
	}
	a = *before.by
	a.rule, a.with = "", j+1
	return a, true
}

// split reads “A,” Vega said, “…”: what stands between is who said the first, and
// the sentence goes on.
func split(p *page, f frame) (a attribution, ok bool) {
	j := p.previous(f.k)
	if j < 0 || p.is(f.s.opener, sentence) || p.stretches[j].by == nil {
		return a, false
	}
	before := p.stretches[j]
	if before.by.who.first <= before.closer || before.by.who.last > f.s.opener || !p.is(f.s.opener-1, comma|dash|adverb|calendar|speaks) {
		return a, false
	}
	for i := before.by.cue.last; i < f.s.opener; i++ {
		if _, other := p.verbAt(i, speaks); other || p.is(i, sentence) {
			return a, false
		}
	}
	a = *before.by
	a.rule, a.with = "", j+1
	return a, true
}

// splitBefore reads “…” — Vega laughed — “B”, where B is known to be Vega's.
func splitBefore(p *page, f frame) (a attribution, ok bool) {
	j := p.following(f.k)
	if j < 0 || p.stretches[j].by == nil || !p.begins(f) {
		return a, false
	}
	after := p.stretches[j]
	if after.by.who.first <= f.s.closer || after.by.who.last > after.opener || p.is(after.opener, sentence) ||
		!p.is(f.right.first, comma|dash) && !p.complete(f) {
		return a, false
	}
	a = *after.by
	a.rule, a.with = "", 0
	p.stretches[j].by.with = f.k + 1
	return a, true
}

// followUp reads “…” Vega said that she would: the stretch is a sentence, and the
// one after it tells what somebody says.
func followUp(p *page, f frame) (a attribution, ok bool) {
	if !p.begins(f) || !p.capitalised(f.s) || !p.is(f.right.first, sentence) || f.right.empty() {
		return a, false
	}
	s := p.sentenceOf(f.q, f.right.first)
	a, ok = p.mainSpeaker(passage{s.first, min(s.last, s.first+furthest)})
	return a, ok && !a.cue.empty()
}

// interruption reports whether between two stretches no more stands than who
// said the first, and how.
func (p *page) interruption(before *stretch, between passage) bool {
	length := between.last - between.first
	if length > longestPhrase || length > 4 && !p.is(between.last, sentence) && !p.is(between.last-1, comma|dash|stop|bracket) {
		return false
	}
	ends := 0
	for i := between.first; i < between.last; i++ {
		if p.is(i, sentence) && i > between.first {
			ends++
		}
	}
	return ends == 0
}

// paragraphs reads a quotation that goes on in the next paragraph: whoever
// spoke in the one before speaks on.
func paragraphs(p *page, f frame) (a attribution, ok bool) {
	if f.s.continues && f.k > 0 && p.stretches[f.k-1].by != nil {
		a = *p.stretches[f.k-1].by
		a.rule, a.with = "", f.k
		return a, true
	}
	for k := f.k + 1; k < len(p.stretches) && k < f.k+40 && p.stretches[k].continues; k++ {
		if p.stretches[k].by != nil {
			a = *p.stretches[k].by
			a.rule, a.with = "", 0
			return a, true
		}
	}
	return a, false
}

// leadIn reads Vega disagreed. “…”: the stretch is a sentence, the sentence
// before it in the paragraph has a subject.
func leadIn(p *page, f frame) (a attribution, ok bool) {
	if !p.begins(f) || !p.capitalised(f.s) || !p.whole(f) || f.sentence.first <= f.q.first {
		return a, false
	}
	before := p.sentenceOf(f.q, f.sentence.first-1)
	before.first = max(before.first, before.last-furthest)
	return p.mainSpeaker(before)
}

// colonParagraph reads Vega wrote: ¶ “…”
func colonParagraph(p *page, f frame) (a attribution, ok bool) {
	if !p.begins(f) || f.s.opener > f.q.first || f.s.para == 0 {
		return a, false
	}
	before := p.paras[f.s.para-1]
	if !p.is(before.last-1, colon) {
		return a, false
	}
	floor := max(p.sentences[before.sentences.last-1].first, before.last-furthest)
	if a, ok = p.cueBefore(before.last-1, floor); ok {
		return a, true
	}
	who := p.lastSubject(floor, before.last-1)
	return attribution{who: who}, who.kind != nobody
}

// bareParagraph reads a paragraph that is one quotation without a speaker:
// whoever spoke last, or the subject of the paragraph before.
func bareParagraph(p *page, f frame) (a attribution, ok bool) {
	if !p.begins(f) || f.s.para == 0 || f.s.words < 3 || !p.whole(f) || p.is(f.s.opener, single) {
		return a, false
	}
	before := &p.paras[f.s.para-1]
	if n := before.stretches.last; n > before.stretches.first {
		if s := p.stretches[n-1]; s.by != nil && s.by.who.kind != nobody {
			a = *s.by
			a.rule, a.with = "", 0
			return a, true
		}
	}
	for k := before.sentences.last - 1; k >= before.sentences.first && k > before.sentences.last-3; k-- {
		s := p.sentences[k]
		s.first = max(s.first, s.last-furthest)
		if a, ok = p.mainSpeaker(s); ok {
			return a, true
		}
	}
	return attribution{confidence: .3, rule: "bare-paragraph"}, true
}
