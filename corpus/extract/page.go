package extract

// A page is a text as the sieves see it: cut into paragraphs, sentences and
// tokens, with its quoted stretches and the people it names.
type page struct {
	text      string
	toks      []token
	paras     []para
	sentences []passage // in order, those of one paragraph next to each other
	stretches []stretch
	undecided []int32 // the stretches that no sieve has decided
	cast      cast
	options   Options
	found     []Quotation
	marks     int // tokens that may open or shut a stretch
}

// A passage is a run of tokens, from first to before last.
type passage struct{ first, last int }

func (a passage) empty() bool { return a.last <= a.first }

// read takes a text apart.
func read(text string, o Options) *page {
	p := &page{text: text, options: o}
	p.toks = make([]token, 0, len(text)/4+8)
	p.cutParagraphs()
	for i := range p.paras {
		p.tokenize(&p.paras[i])
	}
	p.stretches = make([]stretch, 0, p.marks/2+1)
	for i := range p.paras {
		p.findStretches(i)
	}
	p.undecided = make([]int32, len(p.stretches))
	for k := range p.stretches {
		p.undecided[k] = int32(k)
	}
	for i := range p.paras {
		p.cutSentences(&p.paras[i])
	}
	p.joinParagraphs()
	p.findPeople()
	return p
}

// in gives the text of a run of tokens.
func (p *page) in(a passage) string { return p.span(a).In(p.text) }

// span gives the bytes of a run of tokens.
func (p *page) span(a passage) Span {
	if a.empty() {
		return Span{}
	}
	return Span{int(p.toks[a.first].start), int(p.toks[a.last-1].end)}
}

// word gives a token as it stands in the text.
func (p *page) word(i int) string {
	t := p.toks[i]
	return p.text[t.start:t.end]
}

// is reports whether token i exists and is of one of the classes.
func (p *page) is(i int, c class) bool {
	return i >= 0 && i < len(p.toks) && p.toks[i].class&c != 0
}

// sentenceOf gives the sentence that a token of a paragraph stands in.
func (p *page) sentenceOf(q *para, tok int) passage {
	lo, hi := q.sentences.first, q.sentences.last
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if p.sentences[mid].first <= tok {
			lo = mid
		} else {
			hi = mid
		}
	}
	if lo < len(p.sentences) && lo < hi {
		return p.sentences[lo]
	}
	return q.passage
}
