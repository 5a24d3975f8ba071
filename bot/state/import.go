package state

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"onrecord/bot/watch"
)

// maxLine is the longest line of an export that is read, in bytes: more than
// any value and its names can make.
const maxLine = 2 * maxValue

// Import puts in what an export holds, all of it or nothing, and gives the
// number of values. The state must be empty. What is not as Export writes it is
// refused, to the byte, with the number of the line.
func (s *Store) Import(r io.Reader) (values int, err error) {
	lines, err := readExport(r)
	if err != nil {
		return 0, err
	}
	err = s.Update(func(x watch.Tx) error {
		if err := x.(*tx).empty(); err != nil {
			return err
		}
		for i, l := range lines {
			if err := x.Put(l.Bucket, l.Key, l.Value); err != nil {
				return fmt.Errorf("line %d: %w", i+2, err)
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return len(lines), nil
}

// empty is an error where there is a value.
func (t *tx) empty() error {
	for _, bucket := range t.buckets() {
		err := t.Each(bucket, "", func(key string, _ []byte) error {
			return fmt.Errorf("the state is not empty: bucket %q has %q (want a new state to import into)", bucket, key)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// readExport reads the values of an export. No error repeats what a line has:
// it may be of a file that was taken by mistake.
func readExport(r io.Reader) (values []valueLine, err error) {
	lines := lineReader{r: bufio.NewReader(r)}
	if err := lines.head(); err != nil {
		return nil, err
	}
	for {
		line, err := lines.next()
		if err != nil {
			return nil, err
		}
		var v valueLine
		switch {
		case bytes.Equal(line, encode(endLine{len(values)})):
			return values, lines.end()
		case json.Unmarshal(line, &v) != nil || !bytes.Equal(line, encode(v)):
			return nil, lines.wrong(line, len(values))
		case len(values) > 0 && compare(values[len(values)-1], v) >= 0:
			return nil, fmt.Errorf("line %d: bucket %q, key %q: twice or out of order (want an export as it was written)", lines.n, v.Bucket, v.Key)
		}
		values = append(values, v)
	}
}

// encode writes a line as Export does.
func encode(line any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(line) // a value that cannot be is empty, and like no line
	return b.Bytes()
}

func compare(v, w valueLine) int {
	return cmp.Or(cmp.Compare(v.Bucket, w.Bucket), cmp.Compare(v.Key, w.Key))
}

// A lineReader reads the lines of an export.
type lineReader struct {
	r *bufio.Reader
	n int // the line that was read last, from 1
}

// next reads a line with its end.
func (l *lineReader) next() (line []byte, err error) {
	l.n++
	for {
		part, err := l.r.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > maxLine:
			return nil, fmt.Errorf("line %d: more than %d MiB (want an export as it was written)", l.n, maxLine>>20)
		case err == nil:
			return line, nil
		case errors.Is(err, io.EOF):
			return nil, fmt.Errorf("line %d: the export is cut off here (want a last line with the number of values)", l.n)
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, fmt.Errorf("line %d: %w", l.n, err)
		}
	}
}

// head reads the first line.
func (l *lineReader) head() error {
	line, err := l.next()
	if err != nil {
		return err
	}
	var head headLine
	switch {
	case json.Unmarshal(line, &head) != nil || head.Onrecord != kind:
		return fmt.Errorf("line %d: no export of a state (want %s)", l.n, bytes.TrimSpace(encode(headLine{kind, version})))
	case head.Version > version:
		return fmt.Errorf("line %d: the export was written by a newer onrecord (version %d, want %d): use that one", l.n, head.Version, version)
	case !bytes.Equal(line, encode(headLine{kind, version})):
		return l.wrong(line, 0)
	}
	return nil
}

// end sees to it that nothing follows.
func (l *lineReader) end() error {
	switch _, err := l.r.Peek(1); {
	case err == nil:
		return fmt.Errorf("line %d: the export goes on after its end (want one export)", l.n+1)
	case !errors.Is(err, io.EOF):
		return fmt.Errorf("line %d: %w", l.n+1, err)
	}
	return nil
}

// wrong is the error for a line that Export would not write after so many
// values.
func (l *lineReader) wrong(line []byte, values int) error {
	var end struct{ Values *int }
	if json.Unmarshal(line, &end) == nil && end.Values != nil {
		return fmt.Errorf("line %d: the export should have %d values and has %d (want an export as it was written)", l.n, *end.Values, values)
	}
	return fmt.Errorf("line %d: not as an export is written (want one as it was written)", l.n)
}
