package discord

import (
	"container/list"
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// LimitOptions say how many interactions are answered a minute; 0: as many as
// there are. Some may come at once, a third of a user's and a fifth of a
// server's.
type LimitOptions struct {
	User   float64 // of one user, wherever
	Server float64 // of all users of one server
}

// DefaultLimits leave a reader alone who goes from page to page, and stop a
// script.
var DefaultLimits = LimitOptions{User: 30, Server: 300}

const (
	userBurst   = 1.0 / 3 // of a minute's allowance
	serverBurst = 1.0 / 5

	// suggesting is how much more often an option may be completed than a
	// command be answered: Discord asks at nearly every key.
	suggesting = 5

	// maxBuckets is how many users, and how many servers, are remembered: more
	// than are ever active within the half minute that it takes to forget one.
	maxBuckets = 1 << 14
)

// limits say who is answered now, and who has to wait. They may be used by
// several goroutines at once.
type limits struct {
	now                  func() time.Time
	answers, suggestions allowance
}

// newLimits makes limits that read the time from now.
func newLimits(o LimitOptions, now func() time.Time) *limits {
	return &limits{
		now:         now,
		answers:     newAllowance(o.User, o.Server),
		suggestions: newAllowance(suggesting*o.User, suggesting*o.Server),
	}
}

// allow counts a command or a button, and reports whether it may be answered;
// if not, it does not count and wait is how long it will be until one may.
// An empty server is a direct message, an empty ID is not limited.
func (l *limits) allow(user, server string) (wait time.Duration, ok bool) {
	return l.answers.take(l.now(), user, server)
}

// suggest is allow for the completion of an option, which has an allowance of
// its own: who types fast can still ask.
func (l *limits) suggest(user, server string) bool {
	_, ok := l.suggestions.take(l.now(), user, server)
	return ok
}

// An allowance is what users and servers have of one sort of interaction.
type allowance struct {
	mu           *sync.Mutex
	user, server *buckets
}

func newAllowance(user, server float64) allowance {
	return allowance{&sync.Mutex{}, newBuckets(user, userBurst), newBuckets(server, serverBurst)}
}

// take takes one from the user's bucket and one from the server's, or from
// neither: who is refused does not use up what the others of a server have.
func (a allowance) take(now time.Time, user, server string) (time.Duration, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	mine, theirs := a.user.of(user, now), a.server.of(server, now)
	if wait := max(mine.wait(now), theirs.wait(now)); wait > 0 {
		return wait, false
	}
	mine.take(now)
	theirs.take(now)
	return 0, true
}

// buckets are the allowances of those who were active lately. One that nobody
// has used for so long that it is full again is as good as a new one, and is
// forgotten.
type buckets struct {
	limit  rate.Limit
	burst  int
	refill time.Duration // from empty to full
	byID   map[string]*list.Element
	recent *list.List // of *bucket, the last used first
}

// newBuckets makes buckets for so many a minute, a share of them at once; nil
// for 0.
func newBuckets(perMinute, share float64) *buckets {
	if perMinute <= 0 {
		return nil
	}
	burst := max(1, math.Round(perMinute*share))
	return &buckets{
		limit:  rate.Limit(perMinute / 60),
		burst:  int(burst),
		refill: time.Duration(burst / perMinute * float64(time.Minute)),
		byID:   map[string]*list.Element{},
		recent: list.New(),
	}
}

// of finds the bucket of an ID or makes one; nil where there is no limit.
func (b *buckets) of(id string, now time.Time) *bucket {
	if b == nil || id == "" {
		return nil
	}
	if e := b.byID[id]; e != nil {
		b.recent.MoveToFront(e)
		found := e.Value.(*bucket)
		found.used = now
		return found
	}
	b.forget(now)
	made := &bucket{id: id, used: now, limiter: rate.NewLimiter(b.limit, b.burst)}
	b.byID[id] = b.recent.PushFront(made)
	return made
}

// forget drops the buckets that are full again, and the one that is nearest
// to it where there are too many.
func (b *buckets) forget(now time.Time) {
	for e := b.recent.Back(); e != nil; e = b.recent.Back() {
		last := e.Value.(*bucket)
		if b.recent.Len() < maxBuckets && now.Sub(last.used) < b.refill {
			return
		}
		delete(b.byID, last.id)
		b.recent.Remove(e)
	}
}

// A bucket is what one user or server has left; a nil one never runs out.
type bucket struct {
	id      string
	used    time.Time
	limiter *rate.Limiter
}

// wait is how long it takes until there is one to take, rounded up to the
// millisecond.
func (b *bucket) wait(now time.Time) time.Duration {
	if b == nil {
		return 0
	}
	missing := 1 - b.limiter.TokensAt(now)
	if missing <= 0 {
		return 0
	}
	return time.Duration(math.Ceil(1000*missing/float64(b.limiter.Limit()))) * time.Millisecond
}

func (b *bucket) take(now time.Time) {
	if b != nil {
		b.limiter.AllowN(now, 1)
	}
}
