package extract

import "github.com/clipperhouse/uax29/v2/words"

// tokenize cuts a paragraph into tokens and looks them up. The words are those
// of Unicode's text segmentation; plain ones, ASCII letters between spaces and
// marks that join nothing, are most of a text and are cut without asking it.
func (p *page) tokenize(q *para) {
	q.first = len(p.toks)
	gap := class(0)
	for i := q.Start; i < q.End; {
		c := p.text[i]
		switch kind := asciiKinds[c]; {
		case kind == space && (i+1 == q.End || p.text[i+1] < 0x80):
			gap = spaced
			i++
			continue
		case kind == letterKind:
			if end := p.plainWordEnd(i, q.End); end > 0 {
				p.addToken(i, end, gap)
				gap, i = 0, end
				continue
			}
		case kind == markKind && (i+1 == q.End || p.text[i+1] < 0x80):
			p.addToken(i, i+1, gap)
			gap, i = 0, i+1
			continue
		}
		i, gap = p.tokenizeChunk(i, q.End, gap)
	}
	q.last = len(p.toks)
}

// What an ASCII character is to the cutting of words.
const (
	otherKind  = iota // ask the library
	letterKind        // makes words with its like
	markKind          // a token by itself, whatever stands next to it
	joinKind          // may join two letters: an apostrophe, a stop, a colon
	space
)

var asciiKinds = func() (kinds [256]uint8) {
	for c := byte('a'); c <= 'z'; c++ {
		kinds[c], kinds[c-'a'+'A'] = letterKind, letterKind
	}
	for _, c := range []byte(",;!?()[]{}\"-/$%&*+=<>|@#^~`\\") {
		kinds[c] = markKind
	}
	for _, c := range []byte("'.:") {
		kinds[c] = joinKind
	}
	kinds[' '], kinds['\t'], kinds['\n'], kinds['\r'] = space, space, space, space
	return kinds
}()

// plainWordEnd gives where the word of ASCII letters that begins at i ends, or 0
// where what follows may belong to it.
func (p *page) plainWordEnd(i, end int) int {
	j := i + 1
	for j < end && asciiKinds[p.text[j]] == letterKind {
		j++
	}
	if j == end {
		return j
	}
	switch asciiKinds[p.text[j]] {
	case space, markKind:
		return j
	case joinKind:
		if j+1 == end || asciiKinds[p.text[j+1]] == space || asciiKinds[p.text[j+1]] == markKind {
			return j
		}
	}
	return 0
}

// tokenizeChunk lets the library cut what stands before the next space.
func (p *page) tokenizeChunk(i, end int, gap class) (int, class) {
	stop := i + 1
	for stop < end && !(asciiKinds[p.text[stop]] == space && (stop+1 == end || p.text[stop+1] < 0x80)) {
		stop++
	}
	it := words.FromString(p.text[i:stop])
	for it.Next() {
		start := i + it.Start()
		if p.addToken(start, start+len(it.Value()), gap) {
			gap = 0
		} else {
			gap = spaced
		}
	}
	return stop, gap
}

// addToken adds a token, unless it is white space.
func (p *page) addToken(start, end int, gap class) bool {
	w := p.text[start:end]
	c := shape(w)
	if c == 0 {
		return false
	}
	if c&(open|shut) != 0 {
		p.marks++
	}
	p.toks = append(p.toks, token{int32(start), int32(end), c | gap | lookup(w, c)})
	return true
}
