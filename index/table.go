package index

import (
	"errors"
	"maps"
	"slices"
	"strconv"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// take opens Bleve's reader and notes what searches would otherwise have to
// ask it every time.
func (x *Index) take() error {
	engine, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	if x.reader, err = engine.Reader(); err != nil {
		return err
	}
	return errors.Join(x.pair(), x.countTerms())
}

// pair notes which Bleve document is which statement: Bleve numbers the
// documents of a batch as it pleases.
func (x *Index) pair() error {
	x.place = make([]int32, len(x.statements))
	x.number = make([]uint64, len(x.statements))
	all, err := x.reader.DocIDReaderAll()
	if err != nil {
		return err
	}
	for range x.statements {
		number, err := all.Next()
		if err != nil {
			return errors.Join(err, all.Close())
		}
		place, err := x.placeOf(number)
		if err != nil {
			return errors.Join(err, all.Close())
		}
		x.place[number.Value()] = int32(place)
		x.number[place] = number.Value()
	}
	return all.Close()
}

// placeOf reads a document's ID, which [Index.fill] made of the place.
func (x *Index) placeOf(number bleveindex.IndexInternalID) (int, error) {
	id, err := x.reader.ExternalID(number)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(id)
}

// countTerms notes how many statements hold each term.
func (x *Index) countTerms() error {
	dict, err := x.reader.FieldDict(fieldText)
	if err != nil {
		return err
	}
	x.df = make(map[string]int)
	for {
		entry, err := dict.Next()
		if err != nil || entry == nil {
			return errors.Join(err, dict.Close())
		}
		x.df[entry.Term] = int(entry.Count)
	}
}

// measure counts the words of every statement: BM25 needs real lengths, and
// Bleve keeps only a norm that is rounded.
func (x *Index) measure() {
	vocabulary := make(map[string]bool)
	lengths := make([]int, len(x.statements))
	for i, s := range x.statements {
		for _, word := range record.read([]byte(s.Text)) {
			if !word.KeyWord {
				lengths[i]++
			}
			vocabulary[string(word.Term)] = true
		}
	}
	x.vocabulary = slices.Sorted(maps.Keys(vocabulary))
	x.norms = norms(lengths)
	x.tallies.New = func() any { return newTally(len(lengths)) }
}
