package question

// findSayer reads who says something in a question that names nobody on
// record: anybody, as in "what was said", or somebody unknown.
func (d *draft) findSayer() {
	for i, w := range d.words {
		if w.used || !saying[w.Fold] && !d.possessed(i) {
			continue
		}
		switch before := d.fold(i - 1); {
		case i > 0 && d.proper(i-1):
			d.words[i-1].used = true
			d.miss(i-1, i, Unknown{Name: true})
			return
		case anybody[before], being[before], being[d.fold(i-2)]:
			d.Form = WhoSaid
			return
		}
	}
}

// possessed reports whether word i is a statement of whoever stands before
// it: "NATO's position".
func (d *draft) possessed(i int) bool {
	return i > 0 && statements[d.fold(i)] && d.words[i-1].Possessive
}

// proper reports whether word i is a name that has not been found, by its
// capital here or throughout the record.
func (d *draft) proper(i int) bool {
	w := d.words[i]
	return !w.used && w.class == content && (w.Capital && d.cased && i > 0 || d.capital[w.Fold])
}
