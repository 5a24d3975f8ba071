package state

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"onrecord/bot/watch"
)

// places are the paths that a store has to be the same at.
func places(t *testing.T) map[string]string {
	return map[string]string{"memory": InMemory, "file": filepath.Join(t.TempDir(), "state.db")}
}

func mustOpen(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// put puts values, each given as bucket, key and value.
func put(values ...string) func(watch.Tx) error {
	return func(tx watch.Tx) error {
		for i := 0; i < len(values); i += 3 {
			if err := tx.Put(values[i], values[i+1], []byte(values[i+2])); err != nil {
				return err
			}
		}
		return nil
	}
}

func update(t testing.TB, s watch.Store, f func(watch.Tx) error) {
	t.Helper()
	if err := s.Update(f); err != nil {
		t.Fatal(err)
	}
}

// content is all that a state holds, as text.
func content(t testing.TB, s *Store) string {
	t.Helper()
	all, err := text(s)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// fill puts values of some hundred bytes into a bucket.
func fill(bucket string, values int) func(watch.Tx) error {
	return func(tx watch.Tx) error {
		for i := range values {
			value := fmt.Sprintf(`"%s"`, strings.Repeat("f", 100+i*5))
			if err := tx.Put(bucket, fmt.Sprint(i), []byte(value)); err != nil {
				return err
			}
		}
		return nil
	}
}

func text(s *Store) (string, error) {
	var b strings.Builder
	_, err := s.Export(&b)
	return b.String(), err
}

// each lists keys and values under a prefix.
func each(tx watch.Tx, bucket, prefix string) (list []string, err error) {
	err = tx.Each(bucket, prefix, func(key string, value []byte) error {
		list = append(list, key+"="+string(value))
		return nil
	})
	return list, err
}

// want checks what is under a prefix of bucket "b".
func want(t *testing.T, s watch.Store, prefix string, wanted ...string) {
	t.Helper()
	err := s.View(func(tx watch.Tx) error {
		got, err := each(tx, "b", prefix)
		if !slices.Equal(got, wanted) {
			t.Errorf("under %q: %q, want %q", prefix, got, wanted)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

var errMine = errors.New("mine")

// contract is what any store has to do.
var contract = []struct {
	name string
	test func(*testing.T, watch.Store)
}{
	{"empty", func(t *testing.T, s watch.Store) {
		want(t, s, "")
		err := s.View(func(tx watch.Tx) error {
			if v := tx.Get("b", "k"); v != nil {
				t.Errorf("value %q, want none", v)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}},
	{"put, replace and delete", func(t *testing.T, s watch.Store) {
		update(t, s, put("b", "k", "1", "b", "l", "2"))
		update(t, s, put("b", "k", "3"))
		want(t, s, "", "k=3", "l=2")
		update(t, s, func(tx watch.Tx) error {
			return errors.Join(tx.Delete("b", "k"), tx.Delete("b", "k"), tx.Delete("b", "none"), tx.Delete("none", "k"))
		})
		want(t, s, "", "l=2")
	}},
	{"a transaction sees what it wrote", func(t *testing.T, s watch.Store) {
		update(t, s, put("b", "k", "1"))
		update(t, s, func(tx watch.Tx) error {
			if err := errors.Join(tx.Put("b", "a", []byte("2")), tx.Delete("b", "k")); err != nil {
				return err
			}
			if a, k := tx.Get("b", "a"), tx.Get("b", "k"); string(a) != "2" || k != nil {
				t.Errorf("a is %q, k is %q, want 2 and none", a, k)
			}
			got, err := each(tx, "b", "")
			if !slices.Equal(got, []string{"a=2"}) {
				t.Errorf("%q", got)
			}
			return err
		})
	}},
	{"keys are in order and apart by bucket", func(t *testing.T, s watch.Store) {
		update(t, s, put("b", "x2", "1", "b", "x1", "2", "b", "x10", "3", "b", "y", "4", "b", "x", "5", "c", "x", "6", "b", "x\x00z", "7", "b", "ä", "8"))
		want(t, s, "x", "x=5", "x\x00z=7", "x1=2", "x10=3", "x2=1")
		want(t, s, "x1", "x1=2", "x10=3")
		want(t, s, "x3")
		want(t, s, "z")
		want(t, s, "ä", "ä=8")
	}},
	{"an error leaves nothing, and is given back", func(t *testing.T, s watch.Store) {
		update(t, s, put("b", "k", "1"))
		err := s.Update(func(tx watch.Tx) error {
			return errors.Join(tx.Put("b", "k", []byte("2")), tx.Put("b", "l", []byte("2")), tx.Delete("b", "k"), errMine)
		})
		if !errors.Is(err, errMine) {
			t.Errorf("error %v, want %v", err, errMine)
		}
		want(t, s, "", "k=1")
		if err := s.View(func(watch.Tx) error { return errMine }); !errors.Is(err, errMine) {
			t.Errorf("error %v, want %v", err, errMine)
		}
		err = s.View(func(tx watch.Tx) error {
			return tx.Each("b", "", func(string, []byte) error { return errMine })
		})
		if !errors.Is(err, errMine) {
			t.Errorf("error %v, want %v", err, errMine)
		}
	}},
	{"a panic leaves nothing, and goes on", func(t *testing.T, s watch.Store) {
		update(t, s, put("b", "k", "1"))
		for _, do := range []func(func(watch.Tx) error) error{s.Update, s.View} {
			func() {
				defer func() {
					if r := recover(); r != errMine {
						t.Errorf("panic %v, want %v", r, errMine)
					}
				}()
				_ = do(func(tx watch.Tx) error {
					_ = tx.Put("b", "k", []byte("2"))
					return tx.Each("b", "", func(string, []byte) error { panic(errMine) })
				})
			}()
		}
		want(t, s, "", "k=1")
		update(t, s, put("b", "k", "3"))
		want(t, s, "", "k=3")
	}},
	{"values are copies", func(t *testing.T, s watch.Store) {
		value := []byte("12")
		update(t, s, func(tx watch.Tx) error {
			err := tx.Put("b", "k", value)
			value[0] = '9'
			return err
		})
		err := s.View(func(tx watch.Tx) error {
			tx.Get("b", "k")[0] = '9'
			return tx.Each("b", "", func(_ string, v []byte) error { v[0] = '9'; return nil })
		})
		if err != nil {
			t.Error(err)
		}
		want(t, s, "", "k=12")
	}},
	{"a view is of one moment", func(t *testing.T, s watch.Store) {
		update(t, s, put("b", "k", "1"))
		begun, written := make(chan bool), make(chan bool)
		go func() {
			<-begun
			if err := s.Update(put("b", "k", "2", "b", "l", "2")); err != nil {
				t.Error(err)
			}
			close(written)
		}()
		err := s.View(func(tx watch.Tx) error {
			close(begun)
			<-written
			got, err := each(tx, "b", "")
			if !slices.Equal(got, []string{"k=1"}) {
				t.Errorf("%q, want what was there before", got)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		want(t, s, "", "k=2", "l=2")
	}},
	{"what cannot be kept is refused", func(t *testing.T, s watch.Store) {
		for _, c := range []struct{ bucket, key, value, want string }{
			{"", "k", "1", "bucket without a name"},
			{"b", "", "1", "key without a name"},
			{"b", strings.Repeat("k", bbolt.MaxKeySize+1), "1", "want at most"},
			{strings.Repeat("b", bbolt.MaxKeySize+1), "k", "1", "want at most"},
			{"b", "\xff", "1", "want UTF-8"},
			{"\xff", "k", "1", "want UTF-8"},
			{"b", "k", "", "want JSON"},
			{"b", "k", "{", "want JSON"},
			{"b", "k", "\"\xff\"", "want JSON"},
			{"b", "k", strings.Repeat(" ", maxValue) + "1", "at most 8 MiB"},
		} {
			err := s.Update(put("b", "before", "1", c.bucket, c.key, c.value))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("bucket %.10q, key %.10q, value %q: %v, want %q", c.bucket, c.key, c.value, err, c.want)
			}
		}
		want(t, s, "")
		if err := s.View(put("b", "k", "1")); err == nil {
			t.Error("no error for a Put in a View")
		}
		if err := s.View(func(tx watch.Tx) error { return tx.Delete("b", "k") }); err == nil {
			t.Error("no error for a Delete in a View")
		}
	}},
	{"a bucket is not changed while it is gone through", func(t *testing.T, s watch.Store) {
		update(t, s, put("b", "k", "1"))
		update(t, s, func(tx watch.Tx) error {
			return tx.Each("b", "", func(key string, _ []byte) error {
				if tx.Put("b", "x", []byte("1")) == nil || tx.Delete("b", key) == nil {
					t.Error("no error")
				}
				return tx.Put("c", key, []byte("1"))
			})
		})
		update(t, s, put("b", "k", "2"))
		want(t, s, "", "k=2")
	}},
}

func TestContract(t *testing.T) {
	t.Parallel()
	for place, path := range places(t) {
		for _, c := range contract {
			t.Run(place+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				if path != InMemory {
					path = filepath.Join(t.TempDir(), "state.db")
				}
				c.test(t, mustOpen(t, path))
			})
		}
	}
}
