package question

import (
	"strconv"
	"strings"

	"onrecord/corpus"
)

// A Day is a day, month or year that a question names: what is 0 was not said.
type Day struct{ Year, Month, Day int }

// Has reports whether a source of that date is from the day, month or year.
func (d Day) Has(date corpus.Date) bool {
	t, err := date.Time()
	return err == nil && (d.Year == 0 || d.Year == t.Year()) &&
		(d.Month == 0 || d.Month == int(t.Month())) && (d.Day == 0 || d.Day == t.Day())
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// findDates reads the dates of a question that sources have. Others are left
// as words, which the record does not have.
func (d *draft) findDates() {
	for i := 0; i < len(d.words); {
		day, n := d.dateAt(i)
		if n == 0 || !d.published(day) {
			i++
			continue
		}
		d.Days = append(d.Days, day)
		for ; n > 0; n-- {
			d.words[i].used = true
			i++
		}
	}
}

func (d *draft) published(day Day) bool {
	for _, date := range d.dates {
		if day.Has(date) {
			return true
		}
	}
	return false
}

// dateAt reads a date that begins at word i, and how many words it has: 6
// January 2026, January 6th, January 2026, 2026, 2026-01-06.
func (d *draft) dateAt(i int) (Day, int) {
	number, month, year := d.dayNumber(i), months[d.fold(i)], d.year(i)
	switch {
	case year > 0 && d.dayNumber(i+1) > 0 && d.dayNumber(i+2) > 0 && d.hyphen(i):
		return Day{year, d.dayNumber(i + 1), d.dayNumber(i + 2)}, 3
	case year > 0:
		return Day{Year: year}, 1
	case number > 0 && d.fold(i+1) == "of" && months[d.fold(i+2)] > 0:
		return d.withYear(Day{Month: months[d.fold(i+2)], Day: number}, i, 3)
	case number > 0 && months[d.fold(i+1)] > 0:
		return d.withYear(Day{Month: months[d.fold(i+1)], Day: number}, i, 2)
	case month > 0 && d.dayNumber(i+1) > 0:
		return d.withYear(Day{Month: month, Day: d.dayNumber(i + 1)}, i, 2)
	case month > 0 && d.year(i+1) > 0:
		return Day{Month: month, Year: d.year(i + 1)}, 2
	case month > 0 && (d.fold(i-1) == "in" || d.fold(i-1) == "since"):
		return Day{Month: month}, 1
	}
	return Day{}, 0
}

// withYear adds the year that may follow the n words of a day.
func (d *draft) withYear(day Day, i, n int) (Day, int) {
	if year := d.year(i + n); year > 0 {
		day.Year = year
		n++
	}
	return day, n
}

// dayNumber reads word i as the number of a day or month, 6 or 6th; 0: it is
// none.
func (d *draft) dayNumber(i int) int {
	n, err := strconv.Atoi(strings.TrimRight(d.fold(i), "sthndr"))
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

// year reads word i as a year of the twentieth or twenty-first century; 0: it
// is none.
func (d *draft) year(i int) int {
	n, err := strconv.Atoi(d.fold(i))
	if err != nil || n < 1900 || n > 2099 {
		return 0
	}
	return n
}

// hyphen reports whether a hyphen stands between word i and the next.
func (d *draft) hyphen(i int) bool {
	return d.text[d.words[i].End:d.words[i+1].Start] == "-"
}
