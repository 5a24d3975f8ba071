package watch

import (
	"cmp"
	"encoding/json"
	"fmt"
)

// A Store keeps what must outlive the process: values under keys, in buckets.
// The values are JSON. It may be used by several goroutines at once.
type Store interface {
	View(func(Tx) error) error
	Update(func(Tx) error) error // all of it or nothing; on disk when it returns nil
}

// A Tx is one transaction. A bucket that was never written to is empty.
type Tx interface {
	Get(bucket, key string) []byte // nil: none; good until the transaction ends
	Put(bucket, key string, value []byte) error
	Delete(bucket, key string) error                                          // no error where there is none
	Each(bucket, prefix string, f func(key string, value []byte) error) error // in the order of keys; f must not change the bucket
}

// The buckets, and what their keys are.
const (
	deskBucket    = "desk"     // about the state itself
	watchBucket   = "watches"  // watch ID
	seenBucket    = "seen"     // statement ID
	versionBucket = "versions" // number of a version
	postBucket    = "posts"    // post ID
	whereBucket   = "where"    // statement ID, parted, post ID
	owedBucket    = "owed"     // statement ID, parted, channel ID: it was to be posted there, and is once it stands again
	outboxBucket  = "outbox"   // number of an entry
	historyBucket = "history"  // watch ID, parted, number
)

// parted stands between the parts of a key, none of which has it.
const parted = "\x00"

// numbered writes a number so that keys sort as numbers do.
func numbered(n uint64) string { return fmt.Sprintf("%016x", n) }

// read decodes a value, and reports false where there is none.
func read[T any](tx Tx, bucket, key string) (value T, ok bool, err error) {
	data := tx.Get(bucket, key)
	if data == nil {
		return value, false, nil
	}
	if err := json.Unmarshal(data, &value); err != nil {
		return value, false, fmt.Errorf("state: %s %q: %w", bucket, key, err)
	}
	return value, true, nil
}

// write encodes a value.
func write(tx Tx, bucket, key string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return tx.Put(bucket, key, data)
}

// each decodes the values whose keys begin so, in the order of keys.
func each[T any](tx Tx, bucket, prefix string, f func(key string, value T) error) error {
	return tx.Each(bucket, prefix, func(key string, data []byte) error {
		var value T
		if err := json.Unmarshal(data, &value); err != nil {
			return fmt.Errorf("state: %s %q: %w", bucket, key, err)
		}
		return f(key, value)
	})
}

// Verify reads all that there is in a store. The error is for the first value
// that cannot be read, which a [Desk] might come to much later.
func Verify(store Store) error {
	return store.View(func(tx Tx) error {
		return cmp.Or(
			readAll[facts](tx, deskBucket), readAll[Watch](tx, watchBucket), readAll[seen](tx, seenBucket),
			readAll[Snapshot](tx, versionBucket), readAll[Post](tx, postBucket), readAll[bool](tx, whereBucket),
			readAll[bool](tx, owedBucket), readAll[Entry](tx, outboxBucket), readAll[Event](tx, historyBucket),
		)
	})
}

func readAll[T any](tx Tx, bucket string) error {
	return each(tx, bucket, "", func(string, T) error { return nil })
}
