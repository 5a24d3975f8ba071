package draft

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/extract"
)

// maxBetween is how much may interrupt a quote, in bytes.
const maxBetween = 200

// joined makes one quotation of what an article interrupts in the middle of a
// sentence, where it was found as two: “A,” she said, “b.”
func (m *maker) joined(quotations []extract.Quotation) []extract.Quotation {
	var list []extract.Quotation
	for _, q := range quotations {
		if n := len(list); n > 0 && m.goesOn(list[n-1], q) {
			last := &list[n-1]
			last.Spans = slices.Concat(last.Spans, q.Spans)
			last.Confidence = min(last.Confidence, q.Confidence)
			continue
		}
		list = append(list, q)
	}
	return list
}

// goesOn reports whether a quotation is the rest of the sentence that the one
// before it began: both by one speaker, with commas around what is between.
func (m *maker) goesOn(before, q extract.Quotation) bool {
	if before.Kind != extract.Direct || q.Kind != extract.Direct || len(before.Spans) == 0 || len(q.Spans) == 0 ||
		before.Speaker != q.Speaker || before.PersonID != q.PersonID || !slices.Equal(before.Candidates, q.Candidates) {
		return false
	}
	from, to := before.Spans[len(before.Spans)-1].End, q.Spans[0].Start
	if to <= from || to-from > maxBetween || m.paragraphAt(from-1) != m.paragraphAt(to) {
		return false
	}
	between := strings.TrimFunc(m.article.Text[from:to], isMarkOrSpace)
	said := strings.TrimRightFunc(m.article.Text[:from], isMarkOrSpace)
	return strings.HasSuffix(said, ",") && strings.HasSuffix(between, ",") && hasWord(between)
}

// isMarkOrSpace reports whether a character is a quotation mark, of whatever
// kind, or white space.
func isMarkOrSpace(r rune) bool {
	return strings.ContainsRune(corpus.QuotationMarks+" \n\t‘’‚‹›'", r)
}
