package bot

import (
	"math/bits"
	"sync"
)

// A subset is some of the statements of a sieve, by their places: a bit for each.
type subset []uint64

func newSubset(n int) subset { return make(subset, (n+63)/64) }

// subsetOf makes the subset of the places from 0 to n-1 of which something holds.
func subsetOf(n int, holds func(i int) bool) subset {
	s := newSubset(n)
	for i := range n {
		if holds(i) {
			s.add(i)
		}
	}
	return s
}

func (s subset) add(i int) { s[i/64] |= 1 << (i % 64) }

// has reports whether i is in the set. Nothing is in a nil one.
func (s subset) has(i int) bool { return s != nil && s[i/64]&(1<<(i%64)) != 0 }

// join puts all of o into s; o may be nil.
func (s subset) join(o subset) {
	for i, word := range o {
		s[i] |= word
	}
}

// keep takes out of s what is not in o. It reports whether anything is left.
func (s subset) keep(o subset) bool {
	left := uint64(0)
	for i := range s {
		if o == nil {
			s[i] = 0
		} else {
			s[i] &= o[i]
		}
		left |= s[i]
	}
	return left != 0
}

// drop takes out of s what is in o; o may be nil.
func (s subset) drop(o subset) {
	for i, word := range o {
		s[i] &^= word
	}
}

// places lists what is in the set, in order.
func (s subset) places() []int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	if n == 0 {
		return nil
	}
	list := make([]int, 0, n)
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			list = append(list, 64*i+bits.TrailingZeros64(word))
		}
	}
	return list
}

// A memo keeps what was worked out for each key. It may be used by several
// goroutines at once, two of which may work out the same.
type memo[K comparable, V any] struct{ known sync.Map }

func (m *memo[K, V]) get(key K, work func() V) V {
	if v, ok := m.known.Load(key); ok {
		return v.(V)
	}
	v, _ := m.known.LoadOrStore(key, work())
	return v.(V)
}
