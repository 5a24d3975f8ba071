package draft

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/extract"
)

// Bounds on one statement, below those of a corpus.
const (
	maxPassage = 18_000 // bytes of its words
	maxParts   = 200
)

// A passage is what one paragraph holds of a quotation.
type passage struct {
	paragraph int // the first is 1
	spans     []extract.Span
	quoted    []extract.Span // within the spans
}

// span is all of it, with what stands between.
func (p passage) span() extract.Span {
	return extract.Span{Start: p.spans[0].Start, End: p.spans[len(p.spans)-1].End}
}

// paragraphsOf gives where the paragraphs of a text are: stretches of lines that
// are not blank, as [corpus.Verify] counts them.
func paragraphsOf(text string) []extract.Span {
	var paragraphs []extract.Span
	open := false
	at := 0
	for line := range strings.Lines(text) {
		blank := strings.TrimSpace(line) == ""
		switch {
		case blank:
		case open:
			paragraphs[len(paragraphs)-1].End = at + len(line)
		default:
			paragraphs = append(paragraphs, extract.Span{Start: at, End: at + len(line)})
		}
		open = !blank
		at += len(line)
	}
	return paragraphs
}

// passages cuts a quotation where a paragraph ends, and where it is longer than
// a statement may be. What has no word is left out.
func (m *maker) passages(q extract.Quotation) []passage {
	var passages []passage
	size := 0 // bytes in the last passage
	for _, s := range q.Spans {
		for _, piece := range m.pieces(s) {
			n := len(passages) - 1
			paragraph := m.paragraphAt(piece.Start)
			size += piece.End - piece.Start
			if n < 0 || passages[n].paragraph != paragraph || size > maxPassage || len(passages[n].spans) == maxParts {
				passages = append(passages, passage{paragraph: paragraph})
				n++
				size = piece.End - piece.Start
			}
			passages[n].spans = append(passages[n].spans, piece)
		}
	}
	for i := range passages {
		all := passages[i].span()
		for _, s := range q.Quoted {
			if s.Start >= all.Start && s.End <= all.End && !s.Empty() {
				passages[i].quoted = append(passages[i].quoted, s)
			}
		}
	}
	return passages
}

// paragraphAt gives the number of the paragraph that holds a place, or of the
// last one before it.
func (m *maker) paragraphAt(at int) int {
	return max(1, sort.Search(len(m.paragraphs), func(i int) bool { return m.paragraphs[i].Start > at }))
}

// pieces cuts a span at the ends of paragraphs and where it is too long, and
// takes the white space off each piece.
func (m *maker) pieces(s extract.Span) []extract.Span {
	var pieces []extract.Span
	first := m.paragraphAt(s.Start) - 1
	for i := first; i < len(m.paragraphs) && m.paragraphs[i].Start < s.End; i++ {
		piece := extract.Span{Start: max(s.Start, m.paragraphs[i].Start), End: min(s.End, m.paragraphs[i].End)}
		for !piece.Empty() {
			part := extract.Span{Start: piece.Start, End: cutAt(m.article.Text, piece)}
			piece.Start = part.End
			if part = trimmed(m.article.Text, part); hasWord(part.In(m.article.Text)) {
				pieces = append(pieces, part)
			}
		}
	}
	return pieces
}

// cutAt gives where a span has to end to be short enough: at a space if there
// is one.
func cutAt(text string, s extract.Span) int {
	if s.End-s.Start <= maxPassage {
		return s.End
	}
	end := s.Start + maxPassage
	if i := strings.LastIndexByte(text[s.Start:end], ' '); i > 0 {
		return s.Start + i
	}
	for end > s.Start+1 && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

func trimmed(text string, s extract.Span) extract.Span {
	words := strings.TrimRightFunc(s.In(text), unicode.IsSpace)
	start := s.Start + len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	return extract.Span{Start: min(start, s.Start+len(words)), End: s.Start + len(words)}
}

func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// text gives the passage as a statement has it, and of which kind that is; no
// parts where nothing is left of it.
func (p *passage) text(text string, kind extract.Kind) (corpus.Kind, []string) {
	switch kind {
	case extract.Direct:
		return corpus.Quote, p.quote(text)
	case extract.Mixed:
		if words, ok := p.partial(text); ok {
			return corpus.Partial, []string{words}
		}
		if len(p.quoted) > 0 {
			quoted := passage{paragraph: p.paragraph, spans: p.quoted}
			if parts := quoted.quote(text); len(parts) > 0 {
				return corpus.Quote, parts
			}
		}
	}
	return corpus.Reported, p.reported(text)
}

// quote gives verbatim words. Where the whole of them stands in marks once more,
// or such a mark is never closed, the marks are left out.
func (p *passage) quote(text string) []string {
	var parts []string
	var spans []extract.Span
	for _, s := range p.spans {
		for !s.Empty() && corpus.TextProblem(corpus.Quote, words(text, s)) != "" {
			s = withoutMark(text, s)
		}
		if !s.Empty() {
			parts, spans = append(parts, words(text, s)), append(spans, s)
		}
	}
	for len(parts) > 0 && corpus.TextProblem(corpus.Quote, parts...) != "" {
		spans[0] = withoutMark(text, spans[0])
		if parts[0] = words(text, spans[0]); !hasWord(parts[0]) {
			parts, spans = parts[1:], spans[1:]
		}
	}
	if len(parts) > 0 {
		p.spans = spans
	}
	return parts
}

// withoutMark takes off the mark that a span begins with, and the one that it
// ends with, if it does.
func withoutMark(text string, s extract.Span) extract.Span {
	words := s.In(text)
	_, size := utf8.DecodeRuneInString(words)
	s.Start += size
	if last, size := utf8.DecodeLastRuneInString(words); !s.Empty() && strings.ContainsRune(corpus.QuotationMarks, last) {
		s.End -= size
	}
	return trimmed(text, s)
}

// partial gives the reporter's clause as it stands, or, where that is not how a
// partial is written, with the verbatim words in marks of one form. It reports
// false where those cannot be told apart.
func (p *passage) partial(text string) (string, bool) {
	if clause, ok := p.asItStands(text); ok {
		return clause, true
	}
	var out []string
	for _, s := range p.spans {
		var b strings.Builder
		at := s.Start
		for _, q := range p.quoted {
			if q.Start < at || q.End > s.End {
				continue
			}
			marked, ok := corpus.InMarks(strings.TrimSpace(words(text, q)))
			if !ok {
				return "", false
			}
			outer := withSingle(text, q, extract.Span{Start: at, End: s.End})
			b.WriteString(corpus.WithoutMarks(words(text, extract.Span{Start: at, End: outer.Start})))
			b.WriteString(marked)
			at = outer.End
		}
		b.WriteString(corpus.WithoutMarks(words(text, extract.Span{Start: at, End: s.End})))
		if clause := strings.TrimSpace(b.String()); clause != "" {
			out = append(out, clause)
		}
	}
	joined := strings.Join(out, corpus.Break)
	return joined, len(joined) <= maxPassage+maxPassage/10 && corpus.TextProblem(corpus.Partial, joined) == ""
}

// asItStands gives the clause byte for byte, if its marks set off the verbatim
// words and nothing else.
func (p *passage) asItStands(text string) (string, bool) {
	if len(p.spans) != 1 {
		return "", false
	}
	clause := words(text, p.spans[0])
	if strings.ContainsAny(clause, "\n") || len(clause) > maxPassage || corpus.TextProblem(corpus.Partial, clause) != "" {
		return "", false
	}
	var verbatim, quoted []string
	for _, s := range (&corpus.Statement{Kind: corpus.Partial, Parts: []string{clause}, Text: clause}).Segments() {
		if s.Verbatim {
			verbatim = append(verbatim, s.Text)
		}
	}
	for _, q := range p.quoted {
		quoted = append(quoted, words(text, q))
	}
	return clause, slices.Equal(verbatim, quoted)
}

// withSingle gives verbatim words with the single marks around them, if there
// are any: they are not among the marks that a corpus knows.
func withSingle(text string, quoted, within extract.Span) extract.Span {
	before, n := utf8.DecodeLastRuneInString(text[within.Start:quoted.Start])
	behind, m := utf8.DecodeRuneInString(text[quoted.End:within.End])
	if n == 0 || m == 0 || !strings.ContainsRune("‘‚‹›'", before) || !strings.ContainsRune("’‘›‹'", behind) {
		return quoted
	}
	return extract.Span{Start: quoted.Start - n, End: quoted.End + m}
}

// reported gives the reporter's clause without quotation marks.
func (p *passage) reported(text string) []string {
	var out []string
	for _, s := range p.spans {
		if clause := strings.TrimSpace(corpus.WithoutMarks(words(text, s))); clause != "" {
			out = append(out, clause)
		}
	}
	joined := strings.Join(out, corpus.Break)
	if corpus.TextProblem(corpus.Reported, joined) != "" {
		return nil
	}
	return []string{joined}
}

// words gives the words of a span as a corpus may hold them.
func words(text string, s extract.Span) string { return corpus.Clean(s.In(text)) }
