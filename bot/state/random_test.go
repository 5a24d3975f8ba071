package state

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"onrecord/bot/watch"
)

// TestRandom does much at random, with values of all sizes, and compares with
// a map. At every turn the file is looked through, by us and by bbolt.
func TestRandom(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	path := filepath.Join(t.TempDir(), "state.db")
	model := map[[2]string]string{}
	for turn := range 24 {
		s := mustOpen(t, path)
		s.db.NoSync = true
		for range 1 + r.IntN(6) {
			next := maps.Clone(model)
			err := s.Update(func(tx watch.Tx) error { return atRandom(tx, r, next, turn/6%2 == 0) })
			if err == nil {
				model = next
			} else if !errors.Is(err, errMine) {
				t.Fatal(err)
			}
		}
		compareModel(t, s, model)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		checkByBolt(t, path)
	}
}

// atRandom puts and deletes at random, more of the one or of the other, and does
// the same with a map. At times it ends in an error.
func atRandom(tx watch.Tx, r *rand.Rand, model map[[2]string]string, more bool) error {
	for range r.IntN(400) {
		bucket, n := string(rune('a'+r.IntN(4))), r.IntN(2000)
		key := fmt.Sprint("key ", n, strings.Repeat(" ", n%50*10)) // long ones make high trees
		var err error
		if r.IntN(5) < 2 == more {
			delete(model, [2]string{bucket, key})
			err = tx.Delete(bucket, key)
		} else {
			value := `"` + strings.Repeat("v", int(100*r.ExpFloat64()*r.ExpFloat64()*r.ExpFloat64())) + `"`
			model[[2]string{bucket, key}] = value
			err = tx.Put(bucket, key, []byte(value))
		}
		if err != nil {
			return err
		}
	}
	if r.IntN(4) == 0 {
		return errMine
	}
	return nil
}

// compareModel compares a state with a map.
func compareModel(t *testing.T, s *Store, model map[[2]string]string) {
	t.Helper()
	got := map[[2]string]string{}
	err := s.View(func(view watch.Tx) error {
		for _, bucket := range view.(*tx).buckets() {
			err := view.Each(bucket, "", func(key string, value []byte) error {
				got[[2]string{bucket, key}] = string(value)
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || !maps.Equal(got, model) {
		t.Fatalf("%d values, want %d (%v)", len(got), len(model), err)
	}
}

// checkByBolt has bbolt check a file that is sound.
func checkByBolt(t *testing.T, path string) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.View(func(b *bbolt.Tx) error {
		for err := range b.Check() {
			t.Errorf("bbolt: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
