package index

// A Word is one word of a text and how the index reads it.
type Word struct {
	Text       string // as written
	Start, End int    // in bytes
	Term       string // what the index holds for it; of a stop word its lower-case form
	Stop       bool   // a stop word: the index does not hold it
	Hyphen     bool   // a hyphen, and nothing else, connects it to the next word
}

// Words reads text as the index does: every word in order, those marked that
// the index leaves out. Punctuation is no word.
func Words(text string) []Word {
	source := []byte(text)
	tokens := record.read([]byte(text))
	record.stem(tokens)
	words := make([]Word, len(tokens))
	for i, t := range tokens {
		words[i] = Word{
			Text:  text[t.Start:t.End],
			Start: t.Start,
			End:   t.End,
			Term:  string(t.Term),
			Stop:  t.KeyWord,
		}
		words[i].Hyphen = i+1 < len(tokens) && hyphenated(source, t, tokens[i+1])
	}
	return words
}
