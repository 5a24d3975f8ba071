package watch

import (
	"fmt"
	"strings"
	"time"

	"onrecord/bot"
	"onrecord/corpus"
)

func (d *Desk) add(b Record, r Request) (*Reply, error) {
	w, problem := d.planned(r)
	if problem != "" {
		return refuse("%s", problem)
	}
	reading := b.ReadFilter(w.Filter)
	if reading.Problem != "" {
		return refuse("%s", reading.Problem)
	}
	w.Filter.Speakers = reading.Speakers
	if n := len(d.of(w.Server)); n >= d.perServer {
		return refuse("this server has %d watches, which is as many as it may have (remove one first)", n)
	}
	for _, other := range d.of(w.Server) {
		if w.same(other) {
			return refuse("watch %s is the same", other.ID)
		}
	}
	err := d.update(func(c *change) error {
		w.Since = c.next()
		return c.note(func(f *facts) {
			f.Watches++
			w.ID = fmt.Sprintf("w%d", f.Watches)
			c.watches[w.ID] = w
		})
	})
	if err != nil {
		return nil, err
	}
	return d.told(w, "Watch %s is made. It posts what is new from now on, and nothing that is on record already.", reading.Notes...)
}

// same reports whether two watches would post the same to the same channel.
func (w *Watch) same(other *Watch) bool {
	a, b := w.Filter, other.Filter
	return w.Channel == other.Channel && w.Pace == other.Pace && w.Role == other.Role &&
		a.Speaker == b.Speaker && a.About == b.About && a.Any == b.Any && a.Exclude == b.Exclude && a.Kind == b.Kind
}

// planned reads the options of a watch, and says what is wrong with them;
// empty: nothing.
func (d *Desk) planned(r Request) (*Watch, string) {
	value := func(name string) string { return strings.TrimSpace(r.Options[name]) }
	w := &Watch{
		Server: r.Server, Channel: value("channel"), Maker: r.User, Made: d.now().UTC(), Role: value("role"),
		Filter: bot.Filter{
			Speaker: value("speaker"), About: value("about"), Any: value("any"), Exclude: value("exclude"),
			Kind: corpus.Kind(value("kind")),
		},
		Pace: AtOnce, Timezone: value("timezone"),
	}
	if value("delivery") != "" {
		w.Pace = Pace(value("delivery"))
	}
	switch {
	case w.Server == "":
		return nil, "no server (want the one that the channel is of)"
	case w.Channel == "":
		return nil, "no channel (want the one to post to)"
	case w.Pace != AtOnce && w.Pace != Hourly && w.Pace != Daily:
		return nil, fmt.Sprintf("delivery %s is not known (want %s, %s or %s)", bare(string(w.Pace)), AtOnce, Hourly, Daily)
	case w.Role == w.Server:
		return nil, "@everyone cannot be mentioned (want a role of those who are meant)"
	}
	if _, err := time.LoadLocation(w.Timezone); err != nil || w.Timezone == "Local" {
		return nil, fmt.Sprintf("timezone %s is not known (want a name such as Europe/Berlin)", bare(w.Timezone))
	}
	if problem := w.readQuiet(value("quiet-from"), value("quiet-to")); problem != "" {
		return nil, problem
	}
	return w, ""
}

// readQuiet reads quiet hours, and says what is wrong with them; empty:
// nothing.
func (w *Watch) readQuiet(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case from == "":
		return "quiet-to without quiet-from (want both)"
	case to == "":
		return "quiet-from without quiet-to (want both)"
	}
	var err error
	if w.Quiet.From, err = ParseClock(from); err != nil {
		return fmt.Sprintf("quiet-from %s (%v)", bare(from), err)
	}
	if w.Quiet.To, err = ParseClock(to); err != nil {
		return fmt.Sprintf("quiet-to %s (%v)", bare(to), err)
	}
	if w.Quiet.From == w.Quiet.To {
		return fmt.Sprintf("quiet from %s to %s (want two times of day)", w.Quiet.From, w.Quiet.To)
	}
	return ""
}

// test puts a sample of what a watch would post into the outbox: of the
// statements on record that it lets through the latest.
func (d *Desk) test(b Record, r Request) (*Reply, error) {
	w, reply := d.find(r)
	if reply != nil {
		return reply, nil
	}
	sample := latest(b, w.Filter)
	var entry *Entry
	err := d.update(func(c *change) error {
		p := Post{Watch: w.ID, Server: w.Server, Channel: w.Channel, Sample: true, Made: d.now().UTC(), Record: b.Record()}
		p.ID = nonce(c.state, c.next())
		if sample != nil {
			item := Item{Statement: sample.ID, Version: c.next()}
			p.Items = []Item{item}
			if err := write(c, versionBucket, numbered(item.Version), snapshot(sample)); err != nil {
				return err
			}
			if err := c.Put(whereBucket, key(sample.ID, p.ID), []byte("true")); err != nil {
				return err
			}
		}
		entry = c.enqueue(Entry{Task: Publish, Queue: w.Channel, Watch: w.ID, Post: p.ID, Sample: true})
		return write(c, postBucket, p.ID, p)
	})
	if err != nil {
		return nil, err
	}
	d.waiting[entry.Number] = make(chan Result, 1)
	reply, err = d.told(w, "A sample of watch %s is on its way.")
	if err != nil {
		return nil, err
	}
	if sample == nil {
		reply.Notes = append(reply.Notes, "Nothing on record would be let through, so the sample has no statement.")
	}
	reply.Sample = entry.Number
	return reply, nil
}

// latest finds the latest statement that a filter lets through and that
// stands, or nil.
func latest(b Record, f bot.Filter) *corpus.Statement {
	var standing []*corpus.Statement
	for _, s := range b.Statements() {
		if s.Withdrawn == nil {
			standing = append(standing, s)
		}
	}
	passed := b.Sieve(standing).Pass(f)
	if len(passed) == 0 {
		return nil
	}
	return standing[passed[len(passed)-1]]
}

// Suggest completes the ID of a watch of a server, at most n of them.
func (d *Desk) Suggest(server, typed string, n int) []bot.Suggestion {
	d.mu.Lock()
	defer d.mu.Unlock()
	typed = strings.ToLower(strings.TrimSpace(typed))
	var list []bot.Suggestion
	for _, w := range d.of(server) {
		label := w.ID + " · " + strings.Join(w.Describe(), " · ")
		if len(list) < n && strings.Contains(strings.ToLower(label), typed) {
			list = append(list, bot.Suggestion{Label: label, Value: w.ID})
		}
	}
	return list
}
