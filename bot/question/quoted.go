package question

import (
	"strings"

	"onrecord/corpus/names"
)

// findQuoted notes the words in quotation marks, and which words of the
// question they are. A single word counts only where somebody is to have said
// it; elsewhere it may be marked for any reason.
func (d *draft) findQuoted() {
	if !strings.ContainsAny(d.text, "\"“„«") {
		return
	}
	for _, at := range quotationMarks.FindAllStringSubmatchIndex(d.text, 20) {
		phrase := d.text[at[2]:at[3]]
		if n := len(names.Tokens(phrase)); n == 0 || n == 1 && (phrase != strings.TrimSpace(phrase) || !d.saidAt(at[2])) {
			continue
		}
		d.Phrases = append(d.Phrases, phrase)
		for i := range d.words {
			if w := &d.words[i]; w.Start >= at[2] && w.End <= at[3] {
				w.quoted = true
			}
		}
	}
}

// saidAt reports whether the word before the quotation that begins at a place
// is one for saying, or for a word.
func (d *draft) saidAt(start int) bool {
	before := ""
	for _, w := range d.words {
		if w.Start >= start {
			break
		}
		before = w.Fold
	}
	return saying[before] || wordy[before]
}

// wordy are the words that stand before a word that is quoted.
var wordy = names.WordSet("word words phrase term expression")
