package main

import (
	"context"
	"os"
	"time"
)

const (
	// calm is how long nothing must have changed before files are read:
	// editors and git write many, one after the other.
	calm = 300 * time.Millisecond

	// unrest is how long changes may go on before files are read anyway.
	unrest = 3 * time.Second
)

// A lookout decides when to look at the files of a corpus.
type lookout struct {
	signs   signs
	hangups <-chan os.Signal // each asks for a look
	poll    time.Duration    // between looks without a sign; 0: none
	look    func(ctx context.Context, why prompt, last bool) (settled bool)

	timer *time.Timer
	since time.Time // of the first sign that was not looked into; zero: there is none
	why   prompt    // what the signs since then say
}

// signs are those that files may have changed.
type signs struct {
	touched chan struct{} // one of them
	stirred chan struct{} // something else beside them
}

func newSigns() signs { return signs{make(chan struct{}, 1), make(chan struct{}, 1)} }

// give gives a sign. Those that nobody has taken yet are one.
func (s signs) give(why prompt) {
	var c chan struct{}
	switch why {
	case touched:
		c = s.touched
	case stirred:
		c = s.stirred
	}
	select {
	case c <- struct{}{}:
	default:
	}
}

// run looks whenever there is reason to, until ctx ends.
func (l *lookout) run(ctx context.Context) {
	l.timer = time.NewTimer(unrest)
	defer l.timer.Stop()
	var polls <-chan time.Time
	if l.poll > 0 {
		ticker := time.NewTicker(l.poll)
		defer ticker.Stop()
		polls = ticker.C
	}
	l.turn(ctx, stirred, false) // at what happened before anybody looked
	for {
		select {
		case <-ctx.Done():
			return
		case <-l.hangups:
			l.turn(ctx, asked, false)
		case <-l.signs.touched:
			l.sign(touched)
		case <-l.signs.stirred:
			l.sign(stirred)
		case <-l.timer.C:
			l.turn(ctx, l.why, time.Since(l.since) >= unrest)
		case <-polls:
			if l.since.IsZero() { // else it is looked soon
				l.turn(ctx, polled, false)
			}
		}
	}
}

// sign puts off the look until it has been calm.
func (l *lookout) sign(why prompt) {
	now := time.Now()
	if l.since.IsZero() {
		l.since = now
	}
	l.why = max(l.why, why)
	l.timer.Reset(min(calm, l.since.Add(unrest).Sub(now)))
}

// turn looks, and once more in a while where that was too soon.
func (l *lookout) turn(ctx context.Context, why prompt, last bool) {
	if !l.look(ctx, why, last) {
		l.sign(touched)
		return
	}
	l.timer.Stop()
	l.since, l.why = time.Time{}, polled
}
