package watch

import (
	"fmt"
	"testing"
)

var words = []string{"crane", "toll", "quay", "ferry", "harbour", "pilot", "signal", "rope", "anchor", "cargo"}

// many makes so many statements, beside a fact.
func many(n int) []string {
	all := []string{quayFact}
	for i := range n {
		all = append(all, fmt.Sprintf("s%d:%s:The %s and the %s of number %d.", i, []string{"vega", "orsini"}[i%2], words[i%10], words[i/10%10], i))
	}
	return all
}

// BenchmarkReworded has a thousand statements reworded that were posted to ten
// channels.
func BenchmarkReworded(b *testing.B) {
	before := many(1000)
	reworded := append([]string{}, before...)
	for i := range reworded[1:] {
		reworded[1+i] += " Or so."
	}
	first, posted, after := newRecord(b, quayFact), newRecord(b, before...), newRecord(b, reworded...)
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b)
		o.update(first)
		for i := range 10 {
			o.must(first, fmt.Sprintf("add channel=c%d", i))
		}
		o.update(posted)
		o.deliver()
		b.StartTimer()
		o.update(after)
	}
}

// BenchmarkUpdate has a record of a thousand new statements compared, matched
// with ten thousand watches of as many filters, and put into the outbox.
func BenchmarkUpdate(b *testing.B) {
	before, after := newRecord(b, quayFact), newRecord(b, many(1000)...)
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b)
		o.perServer = 10000
		o.update(before)
		err := o.Desk.update(func(c *change) error {
			for i := range 10000 {
				id := fmt.Sprintf("w%d", i)
				w := &Watch{ID: id, Server: "s1", Channel: fmt.Sprintf("c%d", i), Pace: AtOnce}
				w.Filter.Speaker = []string{"Vega", "Orsini", ""}[i%3]
				w.Filter.About = words[i%10]
				w.Filter.Any = fmt.Sprintf("%s, %d", words[i/10%10], i%1000)
				w.Filter.Exclude = fmt.Sprintf("%d", i/10)
				c.watches[id] = w
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		news := o.update(after)
		b.ReportMetric(float64(news.Queued), "posts/op")
	}
}
