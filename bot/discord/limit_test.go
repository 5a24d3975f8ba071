package discord

import (
	"strconv"
	"testing"
	"time"
)

// A handClock is a time that tests set.
type handClock struct{ t time.Time }

func newHandClock() *handClock { return &handClock{time.Unix(1_767_700_000, 0)} }

func (c *handClock) now() time.Time { return c.t }

// drainBucket takes until there is no more, and says how often it could.
func drainBucket(take func() bool) int {
	for n := 0; ; n++ {
		if !take() {
			return n
		}
	}
}

func TestLimitUser(t *testing.T) {
	t.Parallel()
	clock := newHandClock()
	l := newLimits(DefaultLimits, clock.now)
	ask := func(user, server string) bool {
		_, ok := l.allow(user, server)
		return ok
	}
	if n := drainBucket(func() bool { return ask("ada", "") }); n != 10 {
		t.Errorf("%d at once, want 10", n)
	}
	wait, ok := l.allow("ada", "harbour")
	if ok || wait != 2*time.Second {
		t.Errorf("wait %v, %v, want 2s", wait, ok)
	}
	if !ask("bob", "harbour") {
		t.Error("one user's limit is another's")
	}
	clock.t = clock.t.Add(wait)
	if !ask("ada", "harbour") {
		t.Error("refused after the wait that was named")
	}
	if ask("ada", "harbour") {
		t.Error("two in the time of one")
	}
	clock.t = clock.t.Add(time.Hour)
	if n := drainBucket(func() bool { return ask("ada", "") }); n != 10 {
		t.Errorf("%d at once after an hour, want 10", n)
	}
}

// TestLimitServer sees to it that a server's limit is for all its users, and
// that one of them who is refused uses up none of it.
func TestLimitServer(t *testing.T) {
	t.Parallel()
	l := newLimits(DefaultLimits, newHandClock().now)
	for range 1000 {
		l.allow("ada", "harbour")
	}
	n := drainBucket(func() bool { // a user after the other
		_, ok := l.allow("user "+strconv.Itoa(l.answers.user.recent.Len()), "harbour")
		return ok
	})
	if n != 60-10 {
		t.Errorf("%d more of the server at once, want 50", n)
	}
	last := "user " + strconv.Itoa(n+2) // whom no server has refused yet
	if wait, ok := l.allow(last, "harbour"); ok || wait != 200*time.Millisecond {
		t.Errorf("wait %v, %v, want 200ms", wait, ok)
	}
	got := drainBucket(func() bool {
		_, ok := l.allow(last, "elsewhere")
		return ok
	})
	if got != 10 {
		t.Errorf("who was refused for the server has %d left, want all 10", got)
	}
}

// TestLimitSuggestions sees to it that completing an option takes nothing from
// the answers.
func TestLimitSuggestions(t *testing.T) {
	t.Parallel()
	l := newLimits(DefaultLimits, newHandClock().now)
	if n := drainBucket(func() bool { return l.suggest("ada", "harbour") }); n != 50 {
		t.Errorf("%d completions at once, want 50", n)
	}
	if _, ok := l.allow("ada", "harbour"); !ok {
		t.Error("who has typed much cannot ask")
	}
}

func TestLimitNone(t *testing.T) {
	t.Parallel()
	clock := newHandClock()
	for _, test := range []struct {
		name         string
		o            LimitOptions
		user, server string
		want         bool
	}{
		{"no limits", LimitOptions{}, "ada", "harbour", true},
		{"no limit of a user", LimitOptions{Server: 6000}, "ada", "harbour", true},
		{"no limit of a server", LimitOptions{User: 6000}, "ada", "harbour", true},
		{"no user known", LimitOptions{User: 1}, "", "harbour", true},
		{"direct messages are no server", LimitOptions{Server: 1}, "ada", "", true},
		{"one a minute of a user", LimitOptions{User: 1}, "ada", "harbour", false},
		{"one a minute of a server", LimitOptions{Server: 1}, "ada", "harbour", false},
		{"less than one at once", LimitOptions{User: 0.5}, "ada", "harbour", false},
	} {
		l := newLimits(test.o, clock.now)
		if _, ok := l.allow(test.user, test.server); !ok {
			t.Errorf("%s: the first is refused", test.name)
		}
		for range 100 {
			_, ok := l.allow(test.user, test.server)
			if ok != test.want {
				t.Errorf("%s: %v, want %v", test.name, ok, test.want)
				break
			}
		}
	}
}

// TestLimitMemory sees to it that who is idle is forgotten, and that there is
// an end to those who are not.
func TestLimitMemory(t *testing.T) {
	t.Parallel()
	clock := newHandClock()
	l := newLimits(DefaultLimits, clock.now)
	users := l.answers.user
	for i := range 3 * maxBuckets {
		l.allow(strconv.Itoa(i), strconv.Itoa(i))
	}
	for what, b := range map[string]*buckets{"users": users, "servers": l.answers.server} {
		if len(b.byID) != maxBuckets || b.recent.Len() != maxBuckets {
			t.Errorf("%d and %d %s are kept, want %d", len(b.byID), b.recent.Len(), what, maxBuckets)
		}
	}
	clock.t = clock.t.Add(users.refill - time.Millisecond)
	l.allow("ada", "")
	if len(users.byID) != maxBuckets {
		t.Errorf("%d users are kept before their buckets are full again", len(users.byID))
	}
	clock.t = clock.t.Add(time.Millisecond)
	l.allow("bob", "")
	if len(users.byID) != 2 {
		t.Errorf("%d users are kept, want the two that were active", len(users.byID))
	}
}
