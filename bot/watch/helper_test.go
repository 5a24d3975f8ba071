package watch

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/bot"
	"onrecord/corpus"
)

// memory is a Store in memory, and the faults that a test asks for.
type memory struct {
	mu      sync.Mutex
	buckets map[string]map[string]string
	updates int                    // begun
	fail    func(update int) error // at the end of an update, which is then as though it had not been; nil: never
}

func newMemory() *memory { return &memory{buckets: map[string]map[string]string{}} }

func (m *memory) View(f func(Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return f(memoryTx{m.buckets})
}

func (m *memory) Update(f func(Tx) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.updates++
	draft := memoryTx{map[string]map[string]string{}}
	for name, bucket := range m.buckets {
		draft.buckets[name] = maps.Clone(bucket)
	}
	err := f(draft)
	if err == nil && m.fail != nil {
		err = m.fail(m.updates)
	}
	if err != nil {
		return err
	}
	m.buckets = draft.buckets
	return nil
}

// size counts the values of a bucket.
func (m *memory) size(bucket string) int { return len(m.buckets[bucket]) }

type memoryTx struct{ buckets map[string]map[string]string }

func (tx memoryTx) Get(bucket, key string) []byte {
	value, ok := tx.buckets[bucket][key]
	if !ok {
		return nil
	}
	return []byte(value)
}

func (tx memoryTx) Put(bucket, key string, value []byte) error {
	if tx.buckets[bucket] == nil {
		tx.buckets[bucket] = map[string]string{}
	}
	tx.buckets[bucket][key] = string(value)
	return nil
}

func (tx memoryTx) Delete(bucket, key string) error {
	delete(tx.buckets[bucket], key)
	return nil
}

func (tx memoryTx) Each(bucket, prefix string, f func(string, []byte) error) error {
	var keys []string
	for key := range tx.buckets[bucket] {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	for _, key := range keys {
		if err := f(key, []byte(tx.buckets[bucket][key])); err != nil {
			return err
		}
	}
	return nil
}

// yaml is what every record of these tests begins with.
const yaml = `
sources:
  - {id: herald, title: Report on the quay, publisher: The Quay Herald, url: "https://herald.example/quay", published: 2031-03-01}
people:
  - {id: vega, name: Lena Vega, role: Harbour master, country: Spain}
  - {id: orsini, name: Paolo Orsini, role: Mayor, country: Italy}
topics:
  - {id: cranes, name: Cranes, terms: [crane, hoist]}
statements:
`

// newRecord makes the bot of a record. A statement is written as its ID, a
// colon, its speaker, a colon, and its text; after a bar may stand keys of
// YAML. The speaker - is of a fact.
func newRecord(t testing.TB, statements ...string) *bot.Bot {
	t.Helper()
	var b strings.Builder
	b.WriteString(yaml)
	for _, s := range statements {
		s, keys, _ := strings.Cut(s, "|")
		parts := strings.SplitN(s, ":", 3)
		who := fmt.Sprintf("kind: quote, speaker: %s, ", parts[1])
		if parts[1] == "-" {
			who = "kind: fact, "
		}
		fmt.Fprintf(&b, "  - {id: %s, source: herald, %stext: %q, paragraph: 1", parts[0], who, strings.TrimSpace(parts[2]))
		if keys != "" {
			b.WriteString(", " + keys)
		}
		b.WriteString("}\n")
	}
	c, err := corpus.Load(fstest.MapFS{"record.yaml": {Data: []byte(b.String())}})
	if err != nil {
		t.Fatal(err)
	}
	made, err := bot.New(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { made.Close() })
	return made
}

// An office is a desk with a clock of its own and somebody who delivers.
type office struct {
	testing.TB
	*Desk
	store  *memory
	clock  time.Time
	served int // messages
}

func newOffice(t testing.TB) *office {
	t.Helper()
	o := &office{TB: t, store: newMemory(), clock: time.Date(2031, 3, 3, 12, 0, 0, 0, time.UTC)}
	o.reopen()
	return o
}

// reopen goes on with what is in the store, as after the end of the process.
func (o *office) reopen() {
	o.Helper()
	d, err := Open(o.store, Options{Now: func() time.Time { return o.clock }})
	if err != nil {
		o.Fatal(err)
	}
	o.Desk = d
}

// do makes a request of words such as "add channel=c1 speaker=Vega".
func (o *office) do(b *bot.Bot, words string) *Reply {
	o.Helper()
	fields := strings.Split(words, " ")
	r := Request{Action: fields[0], Options: map[string]string{}, Server: "s1", User: "u1"}
	for _, f := range fields[1:] {
		name, value, _ := strings.Cut(f, "=")
		r.Options[name] = strings.ReplaceAll(value, "_", " ")
	}
	reply, err := o.Do(o.Context(), b, r)
	if err != nil {
		o.Fatal(err)
	}
	return reply
}

// must is do for what has to be done.
func (o *office) must(b *bot.Bot, words string) *Reply {
	o.Helper()
	reply := o.do(b, words)
	if reply.Refused {
		o.Fatalf("%s: %s", words, reply.Text)
	}
	return reply
}

func (o *office) update(b *bot.Bot) News {
	o.Helper()
	news, err := o.Update(b)
	if err != nil {
		o.Fatal(err)
	}
	return news
}

// deliver sends what is due, and gives it a line each.
func (o *office) deliver() []string {
	o.Helper()
	return o.deliverTo(func(Entry) Result { return Result{} })
}

// deliverTo sends what is due to a Discord that answers so.
func (o *office) deliverTo(answer func(Entry) Result) []string {
	o.Helper()
	var lines []string
	for {
		list, _, err := o.Take(func(string) bool { return false }, 1000)
		if err != nil {
			o.Fatal(err)
		}
		if len(list) == 0 {
			return lines
		}
		for _, e := range list {
			r := answer(e)
			line := o.line(e)
			if r.Reason != "" {
				line += " REFUSED"
			} else if e.Task == Publish || e.Task == Follow {
				o.served++
				r.Message = fmt.Sprintf("m%d", o.served)
			}
			lines = append(lines, line)
			if err := o.Settle(e.Number, r); err != nil {
				o.Fatal(err)
			}
		}
	}
}

// line writes an entry as its task, its queue and what its post says.
func (o *office) line(e Entry) string {
	o.Helper()
	if e.Task == Tell {
		return fmt.Sprintf("tell %s: %s", e.Queue, e.Notice.Reason)
	}
	c, err := o.Content(e.Post)
	if err != nil {
		o.Fatal(err)
	}
	var parts []string
	for _, s := range c.Shown {
		part := s.ID
		if s.Gone {
			part += " gone"
		}
		if s.Withdrawn != nil {
			part += " withdrawn"
		}
		if s.SupersededBy != nil {
			part += " superseded by " + s.SupersededBy.ID
		}
		for _, was := range s.Earlier {
			part += " was ⟨" + was.Text + "⟩"
		}
		parts = append(parts, part)
	}
	return fmt.Sprintf("%s %s: %s", e.Task, e.Queue, strings.Join(parts, ", "))
}

// same compares lines.
func (o *office) same(what string, got []string, want ...string) {
	o.Helper()
	if !slices.Equal(got, want) {
		o.Errorf("%s:\n got %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

var errFull = errors.New("no space left on device")
