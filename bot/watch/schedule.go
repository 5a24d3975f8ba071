package watch

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// digestHour is when a daily digest goes out.
const digestHour = 8

// A Quiet is the time of day at which nothing is posted, by the watch's clock;
// it may go past midnight. From and To alike: there is none.
type Quiet struct {
	From Clock `json:"from,omitempty"`
	To   Clock `json:"to,omitempty"`
}

// A Clock is a time of day in minutes after midnight.
type Clock int

var clockPattern = regexp.MustCompile(`^([01]?[0-9]|2[0-3]):([0-5][0-9])$`)

// ParseClock reads 7:05 or 07:05, up to 23:59.
func ParseClock(text string) (Clock, error) {
	parts := clockPattern.FindStringSubmatch(text)
	if parts == nil {
		return 0, errors.New("want a time of day such as 22:00")
	}
	hour, _ := strconv.Atoi(parts[1]) // digits alone
	minute, _ := strconv.Atoi(parts[2])
	return Clock(60*hour + minute), nil
}

func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60) }

// clockAt is what the clock shows, to the minute.
func clockAt(t time.Time) Clock { return Clock(60*t.Hour() + t.Minute()) }

// covers reports whether a time of day is quiet.
func (q Quiet) covers(c Clock) bool {
	if q.From <= q.To {
		return q.From <= c && c < q.To
	}
	return c >= q.From || c < q.To
}

// due is when what came at now is to be posted; zero: at once. Quiet hours
// are by what the clock shows, whatever it was turned by.
func (w *Watch) due(now time.Time) time.Time {
	at := now.In(w.zone())
	switch w.Pace {
	case Hourly:
		at = nextMinute(at, func(t time.Time) bool { return t.Minute() == 0 })
	case Daily:
		today := 0
		if clockAt(at) >= 60*digestHour {
			today = at.YearDay()
		}
		// Not of a fixed minute, for that may be left out when the clock is put forward.
		at = nextMinute(at, func(t time.Time) bool { return t.Hour() >= digestHour && t.YearDay() != today })
	}
	if w.Quiet.covers(clockAt(at)) {
		at = nextMinute(at, func(t time.Time) bool { return !w.Quiet.covers(clockAt(t)) })
	}
	if at.Equal(now) {
		return time.Time{}
	}
	return at.UTC()
}

// quietUntil is when the quiet hours end that it is now; zero: it is not quiet.
func (w *Watch) quietUntil(now time.Time) time.Time {
	at := now.In(w.zone())
	if !w.Quiet.covers(clockAt(at)) {
		return time.Time{}
	}
	return nextMinute(at, func(t time.Time) bool { return !w.Quiet.covers(clockAt(t)) }).UTC()
}

// nextMinute finds the first full minute after t that is as wanted, minute by
// minute: by no reckoning with hours is a day always as long as it should be.
func nextMinute(t time.Time, wanted func(time.Time) bool) time.Time {
	const most = 3 * 24 * 60
	next := t.Truncate(time.Minute)
	for range most {
		if next = next.Add(time.Minute); wanted(next) {
			break
		}
	}
	return next
}
