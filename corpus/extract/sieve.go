package extract

import "slices"

// A sieve is one rule: it looks at what no sieve before it has decided, and
// adds the quotations that it is sure of.
type sieve struct {
	name string
	run  func(p *page, rule string)
}

// sieves in order, the surest first: quotations that stand by themselves, then
// what a reporter's sentence tells, then marks that only a verb nearby explains.
var sieves = concat(directSieves, reportSieves, fragmentSieves)

func concat(lists ...[]sieve) []sieve {
	var all []sieve
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// An attribution is who said a stretch, in which words that stands there.
type attribution struct {
	who        party
	cue        passage
	rule       string
	confidence float64
	with       int // of page.stretches + 1: the earlier one that this is a part of; 0 none
}

// stretchwise makes a sieve of a rule for one stretch: find gives whose the
// stretch is, and a sieve of confidence 0 tells which are nobody's.
func stretchwise(name string, confidence float64, find func(p *page, f frame) (attribution, bool)) sieve {
	return sieve{name, func(p *page, rule string) {
		open := p.undecided[:0]
		for _, k := range p.undecided {
			s := &p.stretches[k]
			if s.decided {
				continue
			}
			a, ok := find(p, p.frame(int(k)))
			if !ok {
				open = append(open, k)
				continue
			}
			s.decided = true
			if s.nobodys = confidence == 0; !s.nobodys {
				by := a
				if by.rule == "" {
					by.rule, by.confidence = rule, confidence
				}
				s.by = &by
			}
		}
		p.undecided = open
	}}
}

// add adds a quotation that a sieve has found.
func (p *page) add(q Quotation) { p.found = append(p.found, q) }

// finish adds what was decided of the stretches, and puts all quotations into
// the order of the text.
func (p *page) finish() []Quotation {
	at := map[int]int{} // where in found the quotation of a stretch is
	for k := range p.stretches {
		s := &p.stretches[k]
		if s.by == nil {
			continue
		}
		if n, ok := at[s.by.with-1]; ok && s.by.with > 0 {
			p.found[n].Spans = append(p.found[n].Spans, s.Span)
			at[k] = n
			continue
		}
		q := Quotation{Kind: Direct, Spans: []Span{s.Span}, Paragraph: p.paras[s.para].number, Cue: p.span(s.by.cue),
			Rule: s.by.rule, Confidence: s.by.confidence}
		p.attribute(&q, s.by.who)
		if !s.by.cue.empty() {
			q.Hedge = p.hedge(s.by.cue)
			q.Via = p.via(s.by.cue, min(p.paras[s.para].last, s.by.cue.last+20))
		}
		at[k] = len(p.found)
		p.add(q)
	}
	return inOrder(p.found)
}

// inOrder gives quotations in the order of the text.
func inOrder(found []Quotation) []Quotation {
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return found[a].Spans[0].Start - found[b].Spans[0].Start })
	sorted := make([]Quotation, len(found))
	for i, n := range order {
		sorted[i] = found[n]
	}
	return sorted
}
