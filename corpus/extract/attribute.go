package extract

// attribute says in a quotation who said it: the words that stand there, and
// the fullest name that they stand for.
func (p *page) attribute(q *Quotation, who party) {
	if who.kind == nobody {
		return
	}
	q.Mention = p.span(who.passage)
	switch n := p.personOf(who); {
	case n >= 0:
		q.Speaker = p.cast.people[n].name
		q.Role = p.cast.people[n].role
	case who.kind == pronominal:
		q.Speaker = p.in(who.passage)
	case who.kind == named:
		q.Speaker = p.in(who.head)
	default:
		q.Speaker = p.in(who.passage)
	}
}

// personOf gives the person of the cast whom a party is, -1 for none.
func (p *page) personOf(who party) int {
	return -1
}
