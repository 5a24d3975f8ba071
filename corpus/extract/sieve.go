package extract

import "sort"

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

// add adds a quotation that a sieve has found.
func (p *page) add(q Quotation) { p.found = append(p.found, q) }

// finish puts the quotations into the order of the text.
func (p *page) finish() []Quotation {
	sort.SliceStable(p.found, func(i, j int) bool { return p.found[i].Spans[0].Start < p.found[j].Spans[0].Start })
	return p.found
}
