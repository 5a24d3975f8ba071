package watch

import (
	"cmp"
	"errors"
	"slices"

	"onrecord/bot"
	"onrecord/corpus"
)

// News is what a new record brought.
type News struct {
	First   bool // nothing was seen before: all of it counts as known, and nothing is posted
	New     int  // statements
	Changed int  // reworded, corrected, withdrawn, restored, gone or succeeded
	Queued  int  // entries that the outbox has more than before
}

// seen is what is known of a statement.
type seen struct {
	Version uint64 `json:"version"`
	First   uint64 `json:"first"`          // the number of its first version
	Gone    bool   `json:"gone,omitempty"` // it is no longer on the record
}

// A revision is what became of one statement.
type revision struct {
	corpus.Change
	was seen // zero: it was never there
	is  seen
}

// ErrOtherRecord is the error of [Desk.Update] for a record that has none of
// the statements that were seen last, which are at least fewest: the record is
// another one, or its files are not all there.
var ErrOtherRecord = errors.New("none of the statements seen before are on this record (want the record that the state is of, or another state)")

// fewest is how many statements were seen at least where none of them being
// there any more can be no amendment.
const fewest = 5

// Update brings the posts up to a record: those who want it are to be posted
// what is new, and what was posted is amended where it is otherwise now. It is
// all of it done, or on an error nothing, and may then be done again.
func (d *Desk) Update(b Record) (News, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.watchClock(); err != nil {
		return News{}, err
	}
	before := len(d.outbox)
	var news News
	err := d.update(func(c *change) error {
		c.fingerprint = b.Record()
		revisions, err := c.revise(b.Statements())
		if err != nil {
			return err
		}
		f, _, err := read[facts](c, deskBucket, deskKey)
		if err != nil {
			return err
		}
		news.First = f.Record == ""
		if err := c.note(func(f *facts) { f.Record = c.fingerprint }); err != nil {
			return err
		}
		if news.First {
			c.settleIn(true)
			return nil
		}
		for _, r := range revisions {
			if r.fresh() {
				news.New++
			} else {
				news.Changed++
			}
		}
		if err := c.amend(revisions); err != nil {
			return err
		}
		if err := c.publish(b, revisions); err != nil {
			return err
		}
		c.settleIn(false)
		return nil
	})
	news.Queued = max(0, len(d.outbox)-before)
	return news, err
}

// fresh reports whether nobody can have been shown the statement.
func (r revision) fresh() bool { return r.was.Version == 0 }

// revise takes down what the statements are now, and gives what is otherwise
// than it was.
func (c *change) revise(now []*corpus.Statement) ([]revision, error) {
	known := map[string]seen{}
	last := map[string]*corpus.Statement{} // also of those that are gone
	var old []*corpus.Statement
	err := each(c.Tx, seenBucket, "", func(id string, s seen) error {
		known[id] = s
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, id := range sortedIDs(known) {
		s, err := version(c, known[id].Version)
		if err != nil {
			return nil, err
		}
		last[id] = s
		if !known[id].Gone {
			old = append(old, s)
		}
	}
	if len(old) >= fewest && !overlap(old, now) {
		return nil, ErrOtherRecord
	}
	var revisions []revision
	for _, change := range withSuccession(corpus.Diff(old, now), old, now) {
		r := revision{Change: change}
		id := r.id()
		r.was = known[id]
		if r.was.Gone {
			r.Before = last[id]
		}
		if err := c.takeDown(&r); err != nil {
			return nil, err
		}
		revisions = append(revisions, r)
	}
	return revisions, nil
}

// overlap reports whether a statement is on both records.
func overlap(old, now []*corpus.Statement) bool {
	ids := map[string]bool{}
	for _, s := range old {
		ids[s.ID] = true
	}
	return slices.ContainsFunc(now, func(s *corpus.Statement) bool { return ids[s.ID] })
}

func (r revision) id() string {
	if r.After != nil {
		return r.After.ID
	}
	return r.Before.ID
}

// takeDown keeps what a statement is now.
func (c *change) takeDown(r *revision) error {
	r.is = seen{Version: r.was.Version, First: r.was.First, Gone: r.After == nil}
	if r.After != nil {
		r.is.Version = c.next()
		r.is.First = cmp.Or(r.is.First, r.is.Version)
		if err := write(c, versionBucket, numbered(r.is.Version), snapshot(r.After)); err != nil {
			return err
		}
	}
	return write(c, seenBucket, r.id(), r.is)
}

// succeeded is the kind of a change that [corpus.Diff] does not count: another
// statement took the place of one, or no longer does, or was withdrawn.
const succeeded corpus.ChangeKind = "succeeded"

// withSuccession adds to changes the statements that nothing else became of
// but that another took their place.
func withSuccession(changes []corpus.Change, old, now []*corpus.Statement) []corpus.Change {
	changed := map[string]bool{}
	for _, c := range changes {
		if c.After != nil {
			changed[c.After.ID] = true
		}
	}
	was := map[string]*corpus.Statement{}
	for _, s := range old {
		was[s.ID] = s
	}
	for _, s := range now {
		if before := was[s.ID]; before != nil && !changed[s.ID] && heirOf(before) != heirOf(s) {
			changes = append(changes, corpus.Change{Kind: succeeded, Before: before, After: s})
		}
	}
	return changes
}

// heir is what took the place of a statement.
type heir struct {
	id        string // empty: nothing did
	withdrawn bool
}

func heirOf(s *corpus.Statement) heir {
	if s.SupersededBy == nil {
		return heir{}
	}
	return heir{s.SupersededBy.ID, s.SupersededBy.Withdrawn != nil}
}

func sortedIDs(m map[string]seen) []string {
	ids := make([]string, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// settleIn notes that watches know of all that is on record now: those that were
// made before anything was compared, or everybody at the first time.
func (c *change) settleIn(all bool) {
	for _, w := range c.Desk.watches {
		if all || len(w.Known) > 0 {
			settled := *w
			settled.Since, settled.Known = c.next(), nil
			c.watches[w.ID] = &settled
		}
	}
}

// publish puts what is new to a channel into the outbox, and takes out of it
// what a watch no longer lets through.
func (c *change) publish(b Record, revisions []revision) error {
	var list, earlier []*corpus.Statement
	var of []revision
	before := map[string]int{} // place in earlier, by ID
	for _, r := range revisions {
		if r.After == nil || r.After.Withdrawn != nil || r.Kind == succeeded {
			continue
		}
		list, of = append(list, r.After), append(of, r)
		if r.Before != nil {
			before[r.id()] = len(earlier)
			earlier = append(earlier, r.Before)
		}
	}
	watches := c.byRank()
	if len(list) == 0 || len(watches) == 0 {
		return nil
	}
	now, then := passing(b, list, watches), passing(b, earlier, watches)
	if err := c.weed(of, watches, now); err != nil {
		return err
	}
	p := c.publishing()
	for i, w := range watches {
		var items []Item
		for _, n := range now[i] {
			at, was := before[list[n].ID]
			if c.news(w, of[n], was && slices.Contains(then[i], at)) {
				items = append(items, Item{Statement: of[n].id(), Version: of[n].is.Version})
			}
		}
		if err := p.add(w, items); err != nil {
			return err
		}
	}
	return nil
}

// news reports whether a statement that a watch lets through now is news to
// it; before says whether it would have let it through as it was.
func (c *change) news(w *Watch, r revision, before bool) bool {
	switch {
	case slices.Contains(w.Known, r.id()):
		return false
	case r.is.First > w.Since || !before:
		return true
	}
	return c.Get(owedBucket, key(r.id(), w.Channel)) != nil
}

// weed takes out of the posts that nobody has been shown what their watches let
// through no longer.
func (c *change) weed(of []revision, watches []*Watch, now [][]int) error {
	place := map[string]int{}
	for i, w := range watches {
		place[w.ID] = i
	}
	for n, r := range of {
		if r.fresh() {
			continue
		}
		posts, err := c.postsWith(r.id())
		if err != nil {
			return err
		}
		for _, p := range posts {
			i, ok := place[p.Watch]
			if !ok || p.Sample || c.shown(p) || slices.Contains(now[i], n) {
				continue
			}
			if err := c.exclude(p, func(i Item) bool { return i.Statement == r.id() }); err != nil {
				return err
			}
		}
	}
	return nil
}

// passing gives, for each watch, the places of the statements that it lets
// through.
func passing(b Record, list []*corpus.Statement, watches []*Watch) [][]int {
	filters := make([]bot.Filter, len(watches))
	for i, w := range watches {
		filters[i] = w.Filter
	}
	return b.Sieve(list).PassAll(filters)
}

// byRank lists the watches: of two on one channel the first gets a statement
// that both let through.
func (c *change) byRank() []*Watch {
	var list []*Watch
	for _, w := range c.Desk.watches {
		list = append(list, w)
	}
	slices.SortFunc(list, func(a, b *Watch) int {
		return cmp.Or(compareTruth(a.Paused == nil, b.Paused == nil), cmp.Compare(slices.Index(paces, a.Pace), slices.Index(paces, b.Pace)),
			compareTruth(a.Role != "", b.Role != ""), a.Made.Compare(b.Made), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// paces lists the paces, the most immediate first.
var paces = []Pace{AtOnce, Hourly, Daily}

// compareTruth puts what is true first.
func compareTruth(a, b bool) int {
	switch {
	case a && !b:
		return -1
	case b && !a:
		return 1
	}
	return 0
}
