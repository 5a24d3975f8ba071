package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/extract"
)

// textJSON is a text to be searched, one a line.
type textJSON struct {
	ID   any     `json:"id"` // given back as it is
	Text *string `json:"text"`
}

// quotesJSON is what was found in a text, as the README documents it.
type quotesJSON struct {
	ID     any         `json:"id"`
	Quotes []quoteJSON `json:"quotes"`
}

// quoteJSON is one thing that somebody said. Offsets are code points of the
// text, the first is 0 and the end is not part of it.
type quoteJSON struct {
	Text    string       `json:"text"`
	Start   int          `json:"start"`
	End     int          `json:"end"`
	Spans   [][2]int     `json:"spans,omitempty"` // where the text interrupts the words
	Speaker string       `json:"speaker"`         // empty: not known
	Mention string       `json:"mention"`
	Cue     string       `json:"cue"`
	Kind    extract.Kind `json:"kind"`
}

// importLines reads texts, one JSON object a line, and writes what was found in
// each as soon as it is there. A line that is none stops no other.
func (a *app) importLines(ctx context.Context, inputs []string) error {
	failed := false
	for _, name := range inputs {
		bad, err := a.importLinesOf(ctx, name)
		if err != nil {
			return err
		}
		failed = failed || bad
	}
	if failed {
		return fault
	}
	return nil
}

// importLinesOf reads one input; bad: lines of it were passed over.
func (a *app) importLinesOf(ctx context.Context, name string) (bad bool, err error) {
	input := io.NopCloser(a.stdin)
	if name != standard {
		if input, err = os.Open(name); err != nil {
			return false, fmt.Errorf("%s: %w (want a file of JSON lines)", quote(name), cause(err))
		}
	}
	defer input.Close()
	lines := bufio.NewReaderSize(input, 64<<10)
	for n := 1; ctx.Err() == nil; n++ {
		line, err := nextLine(lines, maxSource)
		switch {
		case errors.Is(err, io.EOF):
			return bad, nil
		case errors.Is(err, errLongLine):
		case err != nil:
			return bad, fmt.Errorf("%s: %w", quote(name), cause(err))
		case len(bytes.TrimSpace(line)) == 0:
			continue
		}
		if err == nil {
			err = a.importLine(line)
		}
		var wrong *lineError
		switch {
		case errors.As(err, &wrong):
			bad = true
			fmt.Fprintf(a.stderr, "onrecord: %s:%d: %s\n", visible(name), n, visible(wrong.Error()))
		case err != nil:
			return bad, err
		}
	}
	return bad, ctx.Err()
}

// A lineError says what is wrong with a line.
type lineError struct{ message string }

func (e *lineError) Error() string { return e.message }

var errLongLine = &lineError{fmt.Sprintf("more than %d MiB in a line", maxSource>>20)}

// importLine writes what is found in the text of a line.
func (a *app) importLine(line []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber() // an ID of many digits stays what it is
	var t textJSON
	if err := decoder.Decode(&t); err != nil || t.ID == nil || t.Text == nil || decoder.More() {
		return &lineError{`not an article (want {"id": …, "text": "…"})`}
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(quotesJSON{t.ID, quotesOf(*t.Text)}); err != nil {
		return err
	}
	return printLine(a.stdout, []byte(strings.TrimSuffix(b.String(), "\n")))
}

// quotesOf gives what is found in a text; nobody is known before it is read.
// What stands verbatim in a reporter's sentence is given by itself too.
func quotesOf(text string) []quoteJSON {
	list := []quoteJSON{}
	runes := extract.NewRunes(text)
	for _, q := range extract.Extract(text, extract.Options{}) {
		if len(q.Spans) == 0 {
			continue
		}
		list = append(list, quoteOf(text, runes, q))
		for _, s := range q.Quoted {
			verbatim := q
			verbatim.Kind, verbatim.Spans = extract.Direct, []extract.Span{s}
			list = append(list, quoteOf(text, runes, verbatim))
		}
	}
	return list
}

func quoteOf(text string, runes *extract.Runes, q extract.Quotation) quoteJSON {
	quote := quoteJSON{Speaker: q.Speaker, Mention: within(text, q.Mention), Cue: within(text, q.Cue), Kind: q.Kind}
	var parts []string
	for _, s := range q.Spans {
		quote.Spans = append(quote.Spans, [2]int{runes.At(s.Start), runes.At(s.End)})
		parts = append(parts, within(text, s))
	}
	quote.Text = strings.Join(parts, corpus.Break)
	quote.Start, quote.End = quote.Spans[0][0], quote.Spans[len(quote.Spans)-1][1]
	if len(quote.Spans) == 1 {
		quote.Spans = nil
	}
	return quote
}

// within gives the words at a place of a text.
func within(text string, s extract.Span) string { return text[s.Start:s.End] }

// nextLine reads a line of at most limit bytes, without its end. Of a longer
// one the rest is passed over, and the error is [errLongLine].
func nextLine(r *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > limit; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (!errors.Is(err, io.EOF) || len(line) == 0 && !long):
			return nil, err
		case long:
			return nil, errLongLine
		}
		return bytes.TrimRight(line, "\r\n"), nil
	}
}
