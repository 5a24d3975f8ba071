package question

import (
	"strings"

	"onrecord/corpus/names"
)

// findQuoted notes the words in quotation marks, where there are two or more,
// and which words of the question they are.
func (d *draft) findQuoted() {
	if !strings.ContainsAny(d.text, "\"“„«") {
		return
	}
	for _, at := range quotationMarks.FindAllStringSubmatchIndex(d.text, 20) {
		phrase := d.text[at[2]:at[3]]
		if len(names.Tokens(phrase)) < 2 {
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
