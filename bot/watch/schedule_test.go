package watch

import (
	"testing"
	"time"
)

func TestParseClock(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Clock{
		"00:00": 0, "7:05": 425, "07:05": 425, "23:59": 1439,
		"": -1, "24:00": -1, "12:60": -1, "12": -1, "12:5": -1, "1205": -1, "-1:00": -1, "12:00x": -1, "+1:00": -1, " 7:05": -1, "7: 5": -1, "७:05": -1,
	} {
		got, err := ParseClock(text)
		if err != nil {
			got = -1
		}
		if got != want {
			t.Errorf("ParseClock(%q) = %d, %v, want %d", text, got, err, want)
		}
	}
}

// TestDue looks at when what comes is posted, on the days on which clocks are
// put forward and back too.
func TestDue(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		pace     Pace
		zone     string
		from, to Clock
		now      string // of the zone
		want     string // the same; empty: at once
	}{
		{"at once", AtOnce, "", 0, 0, "2031-03-03 12:34", ""},
		{"hourly", Hourly, "", 0, 0, "2031-03-03 12:34", "2031-03-03 13:00"},
		{"hourly, on the hour", Hourly, "", 0, 0, "2031-03-03 12:00", "2031-03-03 13:00"},
		{"hourly, by half an hour off", Hourly, "Asia/Kolkata", 0, 0, "2031-03-03 12:34", "2031-03-03 13:00"},
		{"daily, before eight", Daily, "Europe/Berlin", 0, 0, "2031-03-03 07:59", "2031-03-03 08:00"},
		{"daily, at eight", Daily, "Europe/Berlin", 0, 0, "2031-03-03 08:00", "2031-03-04 08:00"},
		{"daily, in the evening", Daily, "Europe/Berlin", 0, 0, "2031-03-03 20:15", "2031-03-04 08:00"},
		{"daily, the day the clock is put forward", Daily, "Europe/Berlin", 0, 0, "2031-03-29 20:00", "2031-03-30 08:00"},
		{"daily, the day the clock is put back", Daily, "Europe/Berlin", 0, 0, "2031-10-25 20:00", "2031-10-26 08:00"},
		{"quiet by day", AtOnce, "", 9 * 60, 17 * 60, "2031-03-03 12:34", "2031-03-03 17:00"},
		{"before it is quiet", AtOnce, "", 9 * 60, 17 * 60, "2031-03-03 08:59", ""},
		{"when quiet ends", AtOnce, "", 9 * 60, 17 * 60, "2031-03-03 17:00", ""},
		{"quiet over midnight, before", AtOnce, "", 22 * 60, 7 * 60, "2031-03-03 23:00", "2031-03-04 07:00"},
		{"quiet over midnight, after", AtOnce, "", 22 * 60, 7 * 60, "2031-03-04 03:00", "2031-03-04 07:00"},
		{"a digest in quiet hours", Daily, "", 6 * 60, 10 * 60, "2031-03-03 20:00", "2031-03-04 10:00"},
		{"quiet ends at what the clock leaves out", AtOnce, "Europe/Berlin", 22 * 60, 2*60 + 30, "2031-03-30 01:30", "2031-03-30 03:00"},
		{"quiet over what the clock leaves out", AtOnce, "Europe/Berlin", 22 * 60, 7 * 60, "2031-03-30 01:30", "2031-03-30 07:00"},
		{"quiet only in what the clock leaves out", AtOnce, "Europe/Berlin", 2 * 60, 3 * 60, "2031-03-30 01:59", ""},
		{"quiet over what the clock shows twice", AtOnce, "Europe/Berlin", 22 * 60, 7 * 60, "2031-10-26 01:30", "2031-10-26 07:00"},
		{"put back at midnight", AtOnce, "America/Havana", 23 * 60, 30, "2031-11-02 00:10", "2031-11-02 00:30"},
		{"put forward at midnight", AtOnce, "America/Havana", 22 * 60, 15, "2031-03-08 23:00", "2031-03-09 01:00"},
		{"another zone", AtOnce, "America/New_York", 22 * 60, 7 * 60, "2031-03-03 23:00", "2031-03-04 07:00"},
		{"a zone that is not known any more", AtOnce, "Mars/Tharsis", 22 * 60, 7 * 60, "2031-03-03 23:00", "2031-03-04 07:00"},
	} {
		w := &Watch{Pace: test.pace, Timezone: test.zone, Quiet: Quiet{test.from, test.to}}
		read := func(text string) time.Time {
			at, err := time.ParseInLocation("2006-01-02 15:04", text, w.zone())
			if err != nil {
				t.Fatal(err)
			}
			return at
		}
		now, got := read(test.now), ""
		if due := w.due(now); !due.IsZero() {
			got = due.In(w.zone()).Format("2006-01-02 15:04")
			if !due.After(now) {
				t.Errorf("%s: due %v, want it after %v", test.name, due, now)
			}
		}
		if got != test.want {
			t.Errorf("%s: at %s due %q, want %q", test.name, test.now, got, test.want)
		}
	}
}

// TestDueTwice has what the clock shows twice, when it is put back, be quiet
// both times, and nothing wait for longer than it is.
func TestDueTwice(t *testing.T) {
	t.Parallel()
	w := &Watch{Pace: AtOnce, Timezone: "Europe/Berlin", Quiet: Quiet{2 * 60, 2*60 + 30}}
	first := time.Date(2031, 10, 26, 0, 10, 0, 0, time.UTC) // 02:10 of summer time
	for now, want := range map[time.Time]time.Time{
		first:                     first.Add(20 * time.Minute),
		first.Add(time.Hour):      first.Add(80 * time.Minute),
		first.Add(2 * time.Hour):  {},
		first.Add(-1 * time.Hour): {},
	} {
		if got := w.due(now); !got.Equal(want) {
			t.Errorf("at %v due %v, want %v", now, got, want)
		}
	}
}

// TestDueEveryMinute goes through the days around each change of the clock: it
// is never quiet when something is due, and nothing is put off without need.
func TestDueEveryMinute(t *testing.T) {
	t.Parallel()
	for _, zone := range []string{"Europe/Berlin", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"} {
		for _, day := range []time.Time{time.Date(2031, 3, 29, 0, 0, 0, 0, time.UTC), time.Date(2031, 10, 25, 0, 0, 0, 0, time.UTC)} {
			w := &Watch{Pace: AtOnce, Timezone: zone, Quiet: Quiet{22 * 60, 2*60 + 30}}
			for now := day; now.Before(day.Add(48 * time.Hour)); now = now.Add(7 * time.Minute) {
				due := w.due(now)
				if due.IsZero() {
					due = now
				}
				if w.Quiet.covers(clockAt(due.In(w.zone()))) {
					t.Fatalf("%s: at %v due %v, which is quiet", zone, now, due)
				}
				before := due.Add(-time.Minute)
				if before.After(now) && !w.Quiet.covers(clockAt(before.In(w.zone()))) {
					t.Fatalf("%s: at %v due %v, though it is not quiet before", zone, now, due)
				}
			}
		}
	}
}
