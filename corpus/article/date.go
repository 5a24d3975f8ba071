package article

import (
	"net/mail"
	"strings"
	"time"

	"onrecord/corpus"
)

// dayForms are the ways of writing a day that can be read in one way only.
// 01/02/2031 is none of them.
var dayForms = []string{
	"2006-01-02", "2006/01/02", "2006.01.02", "20060102",
	"January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006",
	"2 January 2006", "2 Jan 2006", "2 Jan. 2006", "2. January 2006",
	"Monday, January 2, 2006", "Monday, 2 January 2006", "Monday 2 January 2006",
	"02.01.2006", // day first wherever dots are used
}

// dayOf reads a day, or a day and a time, in the zone that it is given in. It
// is empty if there is none, or if it could be another one.
func dayOf(s string) corpus.Date {
	s = strings.TrimSpace(s)
	if len(s) > 64 {
		return ""
	}
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ' || s[10] == 't') {
		if t, err := time.Parse(time.DateOnly, s[:10]); err == nil {
			return date(t)
		}
	}
	if len(s) > 9 && s[8] == 'T' {
		if t, err := time.Parse("20060102", s[:8]); err == nil {
			return date(t)
		}
	}
	for _, form := range dayForms {
		if t, err := time.Parse(form, s); err == nil {
			return date(t)
		}
	}
	if t, err := mail.ParseDate(s); err == nil {
		return date(t)
	}
	return ""
}

// date gives the day of a time in its own zone, or "" for what no article can
// be from.
func date(t time.Time) corpus.Date {
	if t.Year() < 1600 || t.Year() > 2999 {
		return ""
	}
	return corpus.Date(t.Format(time.DateOnly))
}
