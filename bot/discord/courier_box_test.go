package discord

import (
	"slices"
	"strings"
	"sync"

	"onrecord/bot/watch"
)

// box is a store in memory, and the faults that a test asks for.
type box struct {
	mu      sync.Mutex
	buckets map[string]*bucketBox
	updates int
	fail    func(update int) error // of an update, which is then as though it had not been; nil: never
}

// bucketBox is a bucket: its values, and their keys in order.
type bucketBox struct {
	keys   []string
	values map[string]string
}

func newBox() *box { return &box{buckets: map[string]*bucketBox{}} }

func (b *box) View(f func(watch.Tx) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return f(&boxTx{box: b})
}

func (b *box) Update(f func(watch.Tx) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	tx := &boxTx{box: b}
	b.updates++
	err := f(tx)
	if err == nil && b.fail != nil {
		err = b.fail(b.updates)
	}
	if err != nil {
		for _, undo := range slices.Backward(tx.undo) {
			undo()
		}
	}
	return err
}

// failing has updates fail, or none.
func (b *box) failing(fail func(update int) error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fail = fail
}

// set puts a value, or removes it, and gives what undoes that.
func (b *box) set(name, key, value string, there bool) (undo func()) {
	bucket := b.buckets[name]
	if bucket == nil {
		bucket = &bucketBox{values: map[string]string{}}
		b.buckets[name] = bucket
	}
	old, was := bucket.values[key]
	at, _ := slices.BinarySearch(bucket.keys, key)
	switch {
	case there && !was:
		bucket.keys = slices.Insert(bucket.keys, at, key)
	case was && !there:
		bucket.keys = slices.Delete(bucket.keys, at, at+1)
	}
	if there {
		bucket.values[key] = value
	} else {
		delete(bucket.values, key)
	}
	return func() { b.set(name, key, old, was) }
}

type boxTx struct {
	*box
	undo []func()
}

func (tx *boxTx) Get(bucket, key string) []byte {
	b := tx.buckets[bucket]
	if b == nil {
		return nil
	}
	if value, ok := b.values[key]; ok {
		return []byte(value)
	}
	return nil
}

func (tx *boxTx) Put(bucket, key string, value []byte) error {
	tx.undo = append(tx.undo, tx.set(bucket, key, string(value), true))
	return nil
}

func (tx *boxTx) Delete(bucket, key string) error {
	tx.undo = append(tx.undo, tx.set(bucket, key, "", false))
	return nil
}

func (tx *boxTx) Each(bucket, prefix string, f func(string, []byte) error) error {
	b := tx.buckets[bucket]
	if b == nil {
		return nil
	}
	at, _ := slices.BinarySearch(b.keys, prefix)
	for ; at < len(b.keys) && strings.HasPrefix(b.keys[at], prefix); at++ {
		key := b.keys[at]
		if err := f(key, []byte(b.values[key])); err != nil {
			return err
		}
	}
	return nil
}
