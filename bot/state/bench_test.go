package state

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/bot/watch"
)

// putMany puts a number of values of some 300 bytes, as watches and posts have.
func putMany(values, round int) func(watch.Tx) error {
	return func(tx watch.Tx) error {
		for i := range values {
			value := fmt.Sprintf(`{"round":%d,"text":"%s"}`, round, strings.Repeat("v", 280))
			if err := tx.Put("bench", fmt.Sprintf("%08d", i), []byte(value)); err != nil {
				return err
			}
		}
		return nil
	}
}

func BenchmarkUpdate(b *testing.B) {
	for _, values := range []int{1, 10_000} {
		b.Run(fmt.Sprint(values), func(b *testing.B) {
			s := mustOpen(b, filepath.Join(b.TempDir(), "state.db"))
			update(b, s, putMany(20_000, -1))
			for i := 0; b.Loop(); i++ {
				update(b, s, putMany(values, i))
			}
		})
	}
}

func BenchmarkView(b *testing.B) {
	s := mustOpen(b, InMemory)
	update(b, s, putMany(20_000, 0))
	b.Run("Get", func(b *testing.B) {
		for b.Loop() {
			if err := s.View(func(tx watch.Tx) error { tx.Get("bench", "00010000"); return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Each", func(b *testing.B) {
		for b.Loop() {
			values := 0
			err := s.View(func(tx watch.Tx) error {
				return tx.Each("bench", "", func(string, []byte) error { values++; return nil })
			})
			if err != nil || values != 20_000 {
				b.Fatal(values, err)
			}
		}
	})
}

// BenchmarkOpen opens a file of 20,000 values, which is looked through.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "state.db")
	s := mustOpen(b, path)
	update(b, s, putMany(20_000, 0))
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
