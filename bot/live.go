package bot

import (
	"fmt"
	"sync"
	"time"
)

// A Live holds what is answered from now, and takes another bot in its place
// while questions are under way: those end on the bot that they began with,
// which is closed after the last of them. It may be used by several goroutines
// at once.
type Live struct {
	mu     sync.Mutex
	now    *lent
	closed bool
}

// lent is a bot in the hands of several.
type lent struct {
	*Bot
	users   int // with the Live itself, for as long as it holds the bot
	release func()
}

// NewLive makes a Live that holds b, which is from now on its to close.
func NewLive(b *Bot) *Live {
	l := &Live{}
	l.now = l.lend(b)
	return l
}

func (l *Live) lend(b *Bot) *lent {
	s := &lent{Bot: b, users: 1}
	s.release = func() { l.leave(s) }
	return s
}

// leave takes a user off a bot, and closes it after the last.
func (l *Live) leave(s *lent) {
	l.mu.Lock()
	s.users--
	last := s.users == 0
	l.mu.Unlock()
	if last {
		_ = s.Close() // all of it is in memory: nothing is lost where that fails
	}
}

// Acquire gives the bot to answer with, for one request and all that belongs
// to it, and what to call, once, when that is done.
func (l *Live) Acquire() (b *Bot, release func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now.users++
	return l.now.Bot, l.now.release
}

// Swap puts b in the place of the bot that there is, without the fault of that
// one. From now on it is the Live's to close, which after [Live.Close] it does
// at once.
func (l *Live) Swap(b *Bot) {
	out := l.lend(b)
	l.mu.Lock()
	if !l.closed {
		l.now, out = out, l.now
	}
	l.mu.Unlock()
	out.release()
}

// Renew notes that the record was read again, at that time, and is what it
// was.
func (l *Live) Renew(loaded time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now.SetLoaded(loaded)
}

// Fail notes that newer files than those that are answered from could not be
// read. The time is that of the first such note since it was read.
func (l *Live) Fail(f Fault) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now.fail(f)
}

// Fault says why newer files are not answered from; nil: what is answered from
// is the newest.
func (l *Live) Fault() *Fault {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.now.loading.Load().fault
}

// Close closes the bot, after the last request that it was acquired for. None
// can be answered afterwards.
func (l *Live) Close() {
	l.mu.Lock()
	first := !l.closed
	l.closed = true
	l.mu.Unlock()
	if first {
		l.now.release()
	}
}

// A Fault says why the newest files are not what is answered from.
type Fault struct {
	Problem string    // the first, with file and line where those are known
	More    int       // how many problems there are beside it
	Since   time.Time // when they were first found
}

// String says it in one line.
func (f *Fault) String() string {
	text := fmt.Sprintf("the newest files cannot be read, since %s: %s", stamp(f.Since), f.Problem)
	if f.More > 0 {
		text += fmt.Sprintf(" (and %d more)", f.More)
	}
	return text
}

// loading is how what a bot answers from stands to the files it is from.
type loading struct {
	loaded time.Time // zero: for the request
	fault  *Fault    // nil: none
}

// SetLoaded notes when the record was read, which the command coverage then
// says, and that nothing newer is wrong.
func (b *Bot) SetLoaded(t time.Time) { b.loading.Store(&loading{loaded: t}) }

// fail notes a fault, beside when the record was read. It is for one goroutine
// at a time.
func (b *Bot) fail(f Fault) {
	s := *b.loading.Load()
	if s.fault != nil {
		f.Since = s.fault.Since
	}
	s.fault = &f
	b.loading.Store(&s)
}
