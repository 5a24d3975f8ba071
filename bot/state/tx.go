package state

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"go.etcd.io/bbolt"

	"onrecord/bot/watch"
)

// maxValue is the longest value that is kept, in bytes.
const maxValue = 8 << 20

// A tx is a transaction. What it gives out are copies, so that memory of the
// file's is in nobody else's hands.
type tx struct {
	bolt       *bbolt.Tx // nil: not begun
	id         int
	sum        uint64 // of what is there
	changed    bool
	walked     []string // the buckets that Each is going through
	calling    bool     // what runs is the caller's
	committing bool
	fault      error // of bbolt, or of the file; nil: none
}

var _ watch.Tx = (*tx)(nil)

// run calls f, and after it writes down the sum of what is there.
func (t *tx) run(b *bbolt.Tx, f func(watch.Tx) error) (err error) {
	t.bolt, t.id = b, b.ID()
	if b.Writable() {
		if t.sum, err = readSum(b.Bucket([]byte(meta)).Get([]byte(sumKey))); err != nil {
			return err
		}
	}
	t.calling = true
	err = f(t)
	t.calling = false
	switch {
	case t.fault != nil: // whatever the caller made of it
		return t.fault
	case err != nil || !b.Writable():
		return err
	case !t.changed:
		return errUnchanged
	}
	t.committing = true
	return b.Bucket([]byte(meta)).Put([]byte(sumKey), writeSum(t.sum))
}

// guard is deferred by what deals with bbolt. A panic there ends the
// transaction, even if the caller recovers from it.
func (t *tx) guard() {
	if r := recover(); r != nil {
		t.fault = faultOf(r)
		panic(r)
	}
}

func (t *tx) Get(bucket, key string) []byte {
	defer t.guard()
	if b := t.bucket(bucket); b != nil {
		return bytes.Clone(b.Get([]byte(key)))
	}
	return nil
}

// bucket is nil for one that was never written to.
func (t *tx) bucket(name string) *bbolt.Bucket {
	if name == meta {
		return nil
	}
	return t.bolt.Bucket([]byte(name))
}

func (t *tx) Put(bucket, key string, value []byte) error {
	if err := t.mayChange(bucket); err != nil {
		return err
	}
	if err := cmp.Or(checkName("bucket", bucket), checkName("key", key)); err != nil {
		return err
	}
	if len(value) > maxValue || !json.Valid(value) || !utf8.Valid(value) {
		return fmt.Errorf("bucket %q, key %q: value of %d bytes (want JSON, in UTF-8 and of at most %d MiB)", bucket, key, len(value), maxValue>>20)
	}
	defer t.guard()
	b, err := t.bolt.CreateBucketIfNotExists([]byte(bucket))
	if err != nil {
		return err
	}
	before := b.Get([]byte(key))
	if bytes.Equal(before, value) {
		return nil
	}
	sum := t.sum + sumOf(bucket, []byte(key), value)
	if before != nil {
		sum -= sumOf(bucket, []byte(key), before)
	}
	return t.changes(sum, b.Put([]byte(key), bytes.Clone(value))) // bbolt keeps the value until the end
}

func (t *tx) Delete(bucket, key string) error {
	if err := t.mayChange(bucket); err != nil {
		return err
	}
	defer t.guard()
	b := t.bucket(bucket)
	if b == nil {
		return nil
	}
	before := b.Get([]byte(key))
	if before == nil {
		return nil
	}
	sum := t.sum - sumOf(bucket, []byte(key), before)
	return t.changes(sum, b.Delete([]byte(key)))
}

// changes takes down the sum after a change, unless that is refused.
func (t *tx) changes(sum uint64, err error) error {
	if err == nil {
		t.sum, t.changed = sum, true
	}
	return err
}

// mayChange refuses what would be lost, and what would have bbolt lose its
// place.
func (t *tx) mayChange(bucket string) error {
	switch {
	case !t.bolt.Writable():
		return fmt.Errorf("bucket %q: a View cannot change it (want Update)", bucket)
	case bucket == meta:
		return fmt.Errorf("bucket %q is the state's own (want another name)", bucket)
	case slices.Contains(t.walked, bucket):
		return fmt.Errorf("bucket %q: Each is going through it (want that ended first)", bucket)
	}
	return nil
}

// checkName refuses what cannot be a name in the file, or not in an export.
func checkName(what, name string) error {
	switch {
	case name == "":
		return fmt.Errorf("%s without a name", what)
	case len(name) > bbolt.MaxKeySize:
		return fmt.Errorf("%s %.40q of %d bytes (want at most %d)", what, name, len(name), bbolt.MaxKeySize)
	case !utf8.ValidString(name):
		return fmt.Errorf("%s %.40q (want UTF-8)", what, name)
	}
	return nil
}

func (t *tx) Each(bucket, prefix string, f func(key string, value []byte) error) error {
	c := t.cursor(bucket)
	if c == nil {
		return nil
	}
	t.walked = append(t.walked, bucket)
	defer func() { t.walked = t.walked[:len(t.walked)-1] }()
	step := func() ([]byte, []byte) { return c.Seek([]byte(prefix)) }
	for {
		key, value, ok := t.step(step)
		if !ok || !strings.HasPrefix(key, prefix) {
			return nil
		}
		if err := f(key, value); err != nil {
			return err
		}
		step = c.Next
	}
}

// cursor is nil for a bucket that was never written to.
func (t *tx) cursor(bucket string) *bbolt.Cursor {
	defer t.guard()
	if b := t.bucket(bucket); b != nil {
		return b.Cursor()
	}
	return nil
}

// step goes to an entry and copies it. It reports false at the end.
func (t *tx) step(to func() (key, value []byte)) (key string, value []byte, ok bool) {
	defer t.guard()
	k, v := to()
	return string(k), bytes.Clone(v), k != nil
}

// buckets lists those that were written to, in order.
func (t *tx) buckets() (names []string) {
	defer t.guard()
	c := t.bolt.Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		if string(k) != meta {
			names = append(names, string(k))
		}
	}
	return names
}
