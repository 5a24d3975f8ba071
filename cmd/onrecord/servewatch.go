package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"onrecord/bot/discord"
	"onrecord/bot/state"
	"onrecord/bot/watch"
)

// posting is what it takes to post what watches find.
type posting struct {
	store   *state.Store
	desk    *watch.Desk
	courier *discord.Courier
	swapped chan struct{} // the record is another
}

// openPosting opens the state that watches are kept in; nil: there are none.
// Only who has a token can post.
func (a *app) openPosting(s *serving, e discordEnv, st *station) (*posting, error) {
	switch {
	case s.state.none():
		return nil, nil
	case e.token == "":
		st.log.Warn("no watches are kept", "error", "there is no token to post with")
		return nil, nil
	}
	store, err := a.openState(s.state)
	if err != nil && s.state.name == "" && !exists(s.state.path(a.env)) {
		st.log.Warn("no watches are kept", "error", err) // where nobody asked for them: all else goes on
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	desk, err := watch.Open(store, watch.Options{})
	if err != nil {
		_ = store.Close() // was only read
		return nil, err
	}
	return &posting{store: store, desk: desk, swapped: make(chan struct{}, 1)}, nil
}

// exists is true also of what cannot be looked at.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return !errors.Is(err, fs.ErrNotExist)
}

// compareAgain is how long is waited at first, and at most, where a record
// could not be compared.
const (
	compareAgain = time.Second
	compareLast  = time.Minute
)

// follow has each new record compared with what was seen, until ctx ends.
// Where that fails, as on a full disk, nothing of it is done, and it is tried
// again.
func (st *station) follow(ctx context.Context) {
	p := st.posting
	again, wait := time.NewTimer(0), compareAgain
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.swapped:
		case <-again.C:
		}
		err := st.compare()
		if errors.Is(err, watch.ErrOtherRecord) { // until it is another again
			st.log.Error("record not compared with what was posted", "error", err)
			continue
		}
		if err != nil {
			st.log.Error("record not compared with what was posted", "error", err, "again", wait)
			again.Reset(wait)
			wait = min(2*wait, compareLast)
			continue
		}
		wait = compareAgain
	}
}

func (st *station) compare() error {
	b, release := st.live.Acquire()
	defer release()
	start := time.Now()
	news, err := st.posting.desk.Update(b)
	if err != nil {
		return err
	}
	st.log.Info("record compared", "first", news.First, "new", news.New, "changed", news.Changed, "queued", news.Queued,
		"took", time.Since(start).Round(time.Microsecond))
	return nil
}

// tell has the record that is answered from now compared. It does not wait.
func (p *posting) tell() {
	if p == nil {
		return
	}
	select {
	case p.swapped <- struct{}{}:
	default: // it is to be compared already
	}
}

// close lets the state go. It is good for nothing afterwards.
func (p *posting) close() error {
	if p == nil {
		return nil
	}
	return p.store.Close()
}
