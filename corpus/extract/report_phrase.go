package extract

// phrase gives the noun phrase that ends before a token; empty where none does.
func (r *reporter) phrase(end int) passage {
	last := end - 1
	if r.has(last, stop) && r.p.is(last-1, abbreviated|suffixed) { // Jane Roe Jr. said
		last--
	}
	if !r.has(last, anyWord) || r.has(last, inside) {
		return passage{}
	}
	if r.g(last)&gPron != 0 {
		return passage{last, end}
	}
	return r.trimPhrase(r.longestPhrase(end))
}

// longestPhrase gives all that may belong to the noun phrase that ends before a
// token.
func (r *reporter) longestPhrase(end int) passage {
	first := end
	for first > r.first && end-first < maxPhrase {
		if r.has(first-1, bracket) {
			if i := r.insertion(first); i >= 0 {
				first = i
				continue
			}
		}
		if !r.nominal(first-1, end) {
			break
		}
		first--
	}
	return passage{first, end}
}

// nominal reports whether token i can stand in a noun phrase that ends before end.
func (r *reporter) nominal(i, end int) bool {
	if r.has(i, inside) {
		return false
	}
	l := r.at(i)
	switch {
	case r.has(i, hyphen|single):
		return true
	case r.has(i, stop): // U.S.
		return (i+1 < end || r.p.is(i-1, abbreviated|suffixed)) && r.has(i-1, capital) && !r.has(i, spaced)
	case !r.has(i, anyWord):
		return false
	case r.has(i, capital) && i > r.first:
		return true
	case l.gram&gPrep != 0 && l.gram&gSub != 0: // after, until
		return false
	case l.gram&gAnd != 0:
		return r.joins(i)
	case l.gram&(gAux|gModal|gSub|gWh|gVerbLike|gPron) != 0 && l.gram&gDet == 0:
		return l.gram&gPrep != 0
	case l.gram&gThat != 0:
		return false
	case l.gram == 0 && r.verbEnding(i) && i+1 < end && r.g(i-1)&gDet == 0 && (r.g(i+1)&(gDet|gPrep) != 0 || r.has(i+1, capital)):
		return false
	case l.verb != nil && l.form&(formPast|formThird) != 0:
		return r.g(i-1)&gDet != 0 || r.has(i-1, possessive)
	}
	return true
}

// joins reports whether the "and" at i joins two names or the two halves of a
// short phrase that opens the clause.
func (r *reporter) joins(i int) bool {
	if r.has(i-1, capital) && r.has(i+1, capital) {
		return true
	}
	for k := i - 1; k > r.first && i-k < 4; k-- {
		l := r.at(k)
		if !r.has(k, anyWord) || l.gram&(gAux|gVerbLike|gPron|gSub) != 0 || l.verb != nil && l.form&formPast != 0 {
			return false
		}
		if k == r.first || r.has(k-1, comma) {
			return true
		}
	}
	return i-1 == r.first
}

// trimPhrase drops what precedes a phrase proper: a date, an adverb, "In a
// statement" before a name.
func (r *reporter) trimPhrase(a passage) passage {
	for a.first < a.last-1 && (r.g(a.first)&(gAdv|gTime|gAnd) != 0 && r.g(a.first)&gDet == 0 ||
		r.has(a.first, hyphen|single|stop)) {
		a.first++
	}
	if r.g(a.first)&(gPrep|gAs) == 0 || r.g(a.first+1)&gDet != 0 && r.is(a.first, "about", "About", "around", "Around") {
		return a
	}
	i := a.last
	for i > a.first && r.g(i-1)&gTime == 0 && (r.has(i-1, capital|title|role) ||
		i < a.last && (r.has(i-1, hyphen|stop|single) || r.is(i-1, "of", "and") && r.has(i-2, capital))) {
		i--
	}
	if i == a.first+1 { // "In Trump said": all of it is name
		return passage{}
	}
	if i < a.last {
		return passage{i, a.last}
	}
	for i = a.last - 1; i > a.first && !r.has(i-1, capital) && r.g(i)&gDet == 0; i-- {
	}
	if i <= a.first+1 {
		return passage{}
	}
	return passage{i, a.last}
}

// phraseAfter gives the noun phrase that begins at a token.
func (r *reporter) phraseAfter(i int) passage {
	k := i
	for ; k < r.last && k-i < maxPhrase; k++ {
		l := r.at(k)
		if r.has(k, inside) || !r.has(k, anyWord|hyphen|single) && !r.initialStop(k) {
			break
		}
		if k > i && (l.gram&(gAux|gPron|gSub|gThat|gRel|gTime) != 0 && l.gram&(gDet|gPrep) == 0 || l.gram&gWh != 0) {
			break
		}
	}
	for k > i && r.g(k-1)&(gPrep|gAnd) != 0 {
		k--
	}
	return passage{i, k}
}

// pastRelative gives the comma that shuts a relative clause at token i, i where
// there is none: "two people who were there,".
func (r *reporter) pastRelative(i int) int {
	if r.g(i)&gRel == 0 {
		return i
	}
	return max(i, r.pastComma(i)-1)
}

// pastInsertion gives the comma that shuts what is inserted after a phrase:
// "According to Jane Roe, the mayor, …". -1 where nothing shuts it.
func (r *reporter) pastInsertion(i int) int {
	if !r.has(i, comma) || !(r.g(i+1)&(gDet|gRel) != 0 || r.has(i+1, number)) {
		return i
	}
	for k := i + 1; k < r.last && k-i < maxPhrase; k++ {
		if r.has(k, comma) {
			return k
		}
		if r.g(k)&gAux != 0 && r.g(i+1)&gRel == 0 {
			return i
		}
	}
	return -1
}
