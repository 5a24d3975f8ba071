package state

import (
	"bufio"
	"encoding/json"
	"io"

	"onrecord/bot/watch"
)

// The lines of an export.
type (
	headLine struct {
		Onrecord string `json:"onrecord"` // kind
		Version  int    `json:"version"`
	}
	valueLine struct {
		Bucket string          `json:"bucket"`
		Key    string          `json:"key"`
		Value  json.RawMessage `json:"value"`
	}
	endLine struct {
		Values int `json:"values"`
	}
)

// kind is what an export says that it is of.
const kind = "state"

// Export writes what the state holds at one moment as lines of JSON, the
// buckets and the keys of each in order: the same state gives the same bytes.
// It gives the number of values.
func (s *Store) Export(w io.Writer) (values int, err error) {
	buffered := bufio.NewWriter(w)
	lines := json.NewEncoder(buffered)
	lines.SetEscapeHTML(false)
	err = s.View(func(x watch.Tx) error {
		if err := lines.Encode(headLine{kind, version}); err != nil {
			return err
		}
		for _, bucket := range x.(*tx).buckets() {
			err := x.Each(bucket, "", func(key string, value []byte) error {
				values++
				return lines.Encode(valueLine{bucket, key, value})
			})
			if err != nil {
				return err
			}
		}
		return lines.Encode(endLine{values})
	})
	if err != nil {
		return values, err
	}
	return values, buffered.Flush()
}
