package discord

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/watch"
)

// Of posts nothing is asked but what they say.
func (posts) Do(context.Context, watch.Record, watch.Request) (*watch.Reply, error) { panic("Do") }
func (posts) Suggest(string, string, int) []bot.Suggestion                          { panic("Suggest") }
func (posts) Wait(context.Context, uint64) (watch.Result, error)                    { panic("Wait") }

// An office keeps watches, with a clock that stands still and a Discord that
// takes at once what it takes.
type office struct {
	testing.TB
	*watch.Desk
	record *bot.Bot // that is answered from
	news   *bot.Bot // that there will be
	served int
}

// The channels to which something else happens than to the others.
const (
	unseenChannel = "396" // Discord tells the bot nothing of it
	slowChannel   = "397" // Discord does not answer
	mutedChannel  = "398" // the bot lacks permissions
)

var (
	watchesLine = regexp.MustCompile(`(?m)^watches: (\w+)$`)
	newsLine    = regexp.MustCompile(`(?m)^the record is that one until there is news$`)
)

// newOffice makes the office of an archive, which says what record there was
// before anything was watched; nil: it keeps no watches.
func newOffice(t testing.TB, comment []byte, record *bot.Bot) *office {
	t.Helper()
	match := watchesLine.FindSubmatch(comment)
	if match == nil {
		return nil
	}
	now := func() time.Time { return time.Date(2032, 4, 12, 9, 30, 0, 0, time.UTC) }
	desk, err := watch.Open(&postStore{buckets: map[string]map[string][]byte{}}, watch.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	o := &office{TB: t, Desk: desk, record: record, news: record}
	before := testBot(t, string(match[1]))
	o.update(before)
	if newsLine.Match(comment) {
		o.record = before
	}
	return o
}

// options are those of a service with the office.
func (o *office) options() ServiceOptions {
	current := func() (Answerer, func()) { return o.record, func() {} }
	return ServiceOptions{Bot: current, Watches: o, Missing: o.missing}
}

func (o *office) update(b *bot.Bot) {
	o.Helper()
	if _, err := o.Update(b); err != nil {
		o.Fatal(err)
	}
}

// deliver sends what is due. Messages get their IDs from 9001 on.
func (o *office) deliver() {
	o.Helper()
	for {
		list, _, err := o.Take(func(channel string) bool { return channel == slowChannel }, 1000)
		if err != nil {
			o.Fatal(err)
		}
		if len(list) == 0 {
			return
		}
		for _, e := range list {
			o.served++
			r := watch.Result{Message: fmt.Sprint(9000 + o.served)}
			if e.Queue == mutedChannel {
				r = watch.Result{Reason: "the bot lacks permissions there: Send Messages, Embed Links", Closed: true}
			}
			if err := o.Settle(e.Number, r); err != nil {
				o.Fatal(err)
			}
		}
	}
}

// Wait lets nobody wait for what does not come.
func (o *office) Wait(ctx context.Context, entry uint64) (watch.Result, error) {
	o.deliver()
	ctx, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	return o.Desk.Wait(ctx, entry)
}

func (o *office) missing(_ context.Context, _, channel string) ([]string, error) {
	switch channel {
	case mutedChannel:
		return []string{"Send Messages", "Embed Links"}, nil
	case unseenChannel:
		return nil, &Error{Status: 403, Code: 50001, Message: "Missing Access"}
	case slowChannel:
		return nil, context.DeadlineExceeded
	}
	return nil, nil
}

// happens does what a file of an archive stands for, and reports whether it
// stands for anything.
func (o *office) happens(name string) bool {
	o.Helper()
	if !strings.HasSuffix(name, ".news") {
		return false
	}
	o.record = o.news
	o.update(o.record)
	o.deliver()
	return true
}
