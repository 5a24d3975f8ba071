package state

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"go.etcd.io/bbolt"
)

// meta is the bucket of the state's own. It holds the version of the format,
// and the sum of what is in the other buckets.
const (
	meta       = "meta"
	versionKey = "version"
	sumKey     = "sum"
)

// lastNew is the latest transaction in a file that bbolt has made, and nobody
// has written to.
const lastNew = 1

// found makes a new file a state.
func (s *Store) found() error {
	err := s.db.Update(func(b *bbolt.Tx) error {
		own, err := b.CreateBucketIfNotExists([]byte(meta))
		if err != nil || own.Get([]byte(versionKey)) != nil { // another process was quicker
			return err
		}
		return errors.Join(
			own.Put([]byte(versionKey), []byte(strconv.Itoa(version))),
			own.Put([]byte(sumKey), writeSum(0)),
		)
	})
	if err != nil {
		return fmt.Errorf("state file %q: %w", s.path, cause(err))
	}
	return nil
}

// inspect looks a file through that bbolt has open for reading. It reports
// whether that is a new one.
func (s *Store) inspect() (isNew bool, err error) {
	p, err := readPages(s.file, s.size.Load(), s.db.Info().PageSize)
	if err != nil {
		return false, damaged(s.path, err)
	}
	buckets, err := p.buckets()
	if err != nil {
		return false, damaged(s.path, err)
	}
	own := slices.IndexFunc(buckets, func(e element) bool { return string(e.key) == meta })
	switch {
	case own < 0 && len(buckets) > 0:
		return false, fmt.Errorf("state file %q is a database of another program's (want a state file; this one was left as it is)", s.path)
	case own < 0 && p.transaction > lastNew:
		return false, damaged(s.path, errors.New("it holds nothing"))
	case own < 0:
		if err := p.free(); err != nil {
			return false, damaged(s.path, err)
		}
		return true, nil
	}
	sum, err := s.inspectMeta(p, buckets[own])
	if err != nil {
		return false, err
	}
	if err := inspectValues(p, slices.Delete(buckets, own, own+1), sum); err != nil {
		return false, damaged(s.path, err)
	}
	return false, nil
}

// inspectMeta reads the state's own bucket, and gives the sum in it. The error
// is for a version that is not known.
func (s *Store) inspectMeta(p *pages, bucket element) (sum string, err error) {
	own := map[string]string{}
	if err := p.values(bucket, func(key, value []byte) { own[string(key)] = string(value) }); err != nil {
		return "", damaged(s.path, err)
	}
	switch n, err := strconv.Atoi(own[versionKey]); {
	case err != nil || n < 1:
		return "", damaged(s.path, fmt.Errorf("its version is %q", own[versionKey]))
	case n > version:
		return "", fmt.Errorf("state file %q was written by a newer onrecord (state version %d, want %d): use that one; nothing was changed", s.path, n, version)
	}
	if _, err := readSum([]byte(own[sumKey])); err != nil {
		return "", damaged(s.path, err)
	}
	return own[sumKey], nil
}

// inspectValues looks through the values and all that is left of the file.
func inspectValues(p *pages, buckets []element, want string) error {
	var sum uint64
	for _, b := range buckets {
		name := string(b.key)
		if err := p.values(b, func(key, value []byte) { sum += sumOf(name, key, value) }); err != nil {
			return err
		}
	}
	if want != string(writeSum(sum)) {
		return errors.New("values were lost or altered")
	}
	return p.free()
}

// sumOf is what a value adds to the sum: FNV-1a of the bucket, the key and the
// value, with a byte between them that no name has.
func sumOf(bucket string, key, value []byte) uint64 {
	sum := hash(hash(offset, bucket), "\xff")
	return hash(hash(hash(sum, key), "\xff"), value)
}

// offset is what a hash begins with. See http://www.isthe.com/chongo/tech/comp/fnv/.
const offset uint64 = 0xcbf29ce484222325

func hash[T string | []byte](sum uint64, data T) uint64 {
	for i := range len(data) {
		sum = (sum ^ uint64(data[i])) * 0x100000001b3
	}
	return sum
}

func writeSum(sum uint64) []byte { return []byte(strconv.FormatUint(sum, 16)) }

func readSum(text []byte) (uint64, error) {
	sum, err := strconv.ParseUint(string(text), 16, 64)
	if err != nil {
		return 0, fmt.Errorf("sum %q", text)
	}
	return sum, nil
}
