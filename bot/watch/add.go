package watch

import (
	"fmt"
	"slices"
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
		if err := c.acquaint(w, b); err != nil {
			return err
		}
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

// acquaint notes what is on record and was not compared yet: it is no news to a
// watch that is made now.
func (c *change) acquaint(w *Watch, b Record) error {
	f, _, err := read[facts](c, deskBucket, deskKey)
	if err != nil || f.Record == "" || f.Record == b.Record() {
		return err
	}
	for _, s := range b.Statements() {
		known, ok, err := read[seen](c, seenBucket, s.ID)
		if err != nil {
			return err
		}
		if !ok || known.Gone {
			w.Known = append(w.Known, s.ID)
		}
	}
	return nil
}

// same reports whether two watches would post the same to the same channel.
func (w *Watch) same(other *Watch) bool {
	a, b := w.Filter, other.Filter
	return w.Channel == other.Channel && w.Pace == other.Pace && w.Role == other.Role && w.Quiet == other.Quiet && w.Timezone == other.Timezone &&
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
	if d.sampling(w) {
		return refuse("a sample of watch %s is on its way already", w.ID)
	}
	sample := latest(b, w.Filter)
	var entry *Entry
	err := d.update(func(c *change) error {
		p := &Post{Watch: w.ID, Server: w.Server, Channel: w.Channel, Sample: true, Made: d.now().UTC(), Record: b.Record()}
		p.ID = nonce(c.state, c.next())
		c.keep(p)
		if sample != nil {
			item := Item{Statement: sample.ID, Version: c.next()}
			if err := write(c, versionBucket, numbered(item.Version), snapshot(sample)); err != nil {
				return err
			}
			if err := c.include(p, item); err != nil {
				return err
			}
		}
		entry = c.enqueue(Entry{Task: Publish, Queue: w.Channel, Watch: w.ID, Post: p.ID, Sample: true})
		return c.sampled(w, p)
	})
	if err != nil {
		return nil, err
	}
	d.forgetWaiting()
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

// sampling reports whether a sample of a watch is to go out.
func (d *Desk) sampling(w *Watch) bool {
	return slices.ContainsFunc(d.outbox, func(e *Entry) bool { return e.Sample && e.Watch == w.ID })
}

// sampled notes the latest sample of a watch. Those before are not amended any
// more.
func (c *change) sampled(w *Watch, p *Post) error {
	if before, err := c.post(w.Sample); err != nil {
		return err
	} else if before != nil {
		for _, item := range before.Items {
			if err := c.Delete(whereBucket, key(item.Statement, before.ID)); err != nil {
				return err
			}
		}
	}
	changed := *w
	changed.Sample = p.ID
	c.watches[w.ID] = &changed
	return nil
}

// mostWaiting is how many samples may be over that nobody has waited for.
const mostWaiting = 100

// forgetWaiting lets go of samples that are over and that nobody waits for,
// where there are many.
func (d *Desk) forgetWaiting() {
	if len(d.waiting) < mostWaiting {
		return
	}
	for number, ch := range d.waiting {
		if len(ch) > 0 {
			delete(d.waiting, number)
		}
	}
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
