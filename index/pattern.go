package index

import "strconv"

// A pattern is a phrase as the index holds it.
type pattern []step

// A step is one word of a pattern.
type step struct {
	term string
	at   uint64 // how many words after the pattern's first one
}

// patterns gives what to look for when any of the phrases will do, each
// wording once. A phrase of stop words gives nothing.
func patterns(phrases []string) []pattern {
	var found []pattern
	seen := make(map[string]bool)
	add := func(p pattern) {
		key := p.key()
		if len(p) > 0 && !seen[key] {
			seen[key] = true
			found = append(found, p)
		}
	}
	for _, phrase := range phrases {
		words := Words(phrase)
		add(stepsOf(words))
		if joined, ok := joinHyphens(words); ok {
			add(stepsOf(joined))
		}
	}
	return found
}

// key tells patterns apart.
func (p pattern) key() string {
	if len(p) == 1 {
		return p[0].term
	}
	var key []byte
	for _, s := range p {
		key = strconv.AppendUint(append(key, s.term...), s.at, 10)
		key = append(key, '\n')
	}
	return string(key)
}

func stepsOf(words []Word) pattern {
	var p pattern
	first := -1
	for i, w := range words {
		if w.Stop {
			continue
		}
		if first < 0 {
			first = i
		}
		p = append(p, step{w.Term, uint64(i - first)})
	}
	return p
}

// joinHyphens writes words that a hyphen connects, or two words that are the
// whole phrase, as one: who looks for "cease-fire" or "cease fire" is after
// "ceasefire" too. It reports false where there is nothing to join.
func joinHyphens(words []Word) ([]Word, bool) {
	var joined []Word
	pair := len(words) == 2
	for i := 0; i < len(words); i++ {
		w := words[i]
		if i+1 < len(words) && (w.Hyphen || pair) {
			i++
			joined = append(joined, Words(w.Text+words[i].Text)...)
			continue
		}
		joined = append(joined, w)
	}
	return joined, len(joined) < len(words)
}
