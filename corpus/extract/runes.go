package extract

import "unicode/utf8"

// Runes converts byte offsets of one text to code points. Asked in rising
// order, it reads the text once.
type Runes struct {
	text  string
	bytes int // up to here are so many
	runes int // code points
}

// NewRunes returns a converter for offsets of the text.
func NewRunes(text string) *Runes { return &Runes{text: text} }

// At gives the number of code points before byte i. An invalid byte counts as
// one, as it does in a Go range loop.
func (r *Runes) At(i int) int {
	if i < r.bytes {
		r.runes -= utf8.RuneCountInString(r.text[i:r.bytes])
	} else {
		r.runes += utf8.RuneCountInString(r.text[r.bytes:i])
	}
	r.bytes = i
	return r.runes
}
