package discord

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/bot"
	"onrecord/bot/watch"
)

// A postStore is a store that does not outlive the test: values by bucket and key.
type postStore struct {
	sync.Mutex
	buckets map[string]map[string][]byte
}

func (m *postStore) View(f func(watch.Tx) error) error {
	m.Lock()
	defer m.Unlock()
	return f(m)
}

func (m *postStore) Update(f func(watch.Tx) error) error {
	m.Lock()
	defer m.Unlock()
	before := map[string]map[string][]byte{}
	for bucket, values := range m.buckets {
		before[bucket] = maps.Clone(values)
	}
	err := f(m)
	if err != nil {
		m.buckets = before
	}
	return err
}

func (m *postStore) Get(bucket, key string) []byte { return m.buckets[bucket][key] }

func (m *postStore) Put(bucket, key string, value []byte) error {
	if m.buckets[bucket] == nil {
		m.buckets[bucket] = map[string][]byte{}
	}
	m.buckets[bucket][key] = bytes.Clone(value)
	return nil
}

func (m *postStore) Delete(bucket, key string) error {
	delete(m.buckets[bucket], key)
	return nil
}

func (m *postStore) Each(bucket, prefix string, f func(string, []byte) error) error {
	for _, key := range slices.Sorted(maps.Keys(m.buckets[bucket])) {
		if !strings.HasPrefix(key, prefix) {
			continue
		}
		if err := f(key, m.buckets[bucket][key]); err != nil {
			return err
		}
	}
	return nil
}

// TestPostOfDesk has a desk post a record, amend the post and follow it, and
// clicks on it after a restart: what is shown is what the archive has.
func TestPostOfDesk(t *testing.T) {
	t.Parallel()
	archive, err := txtar.ParseFile("testdata/posts/corrected.txtar")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	var times []*bot.Bot
	for _, f := range archive.Files {
		if strings.HasSuffix(f.Name, ".yaml") {
			b, err := openBot(fstest.MapFS{f.Name: {Data: f.Data}})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { b.Close() })
			times = append(times, b)
		}
		want[f.Name] = shownIn(t, f.Data)
	}
	store := &postStore{buckets: map[string]map[string][]byte{}}
	desk := postDesk(t, store)
	before := testBot(t, "quay")
	recordCame(t, desk, before)
	r, err := desk.Do(t.Context(), before, watch.Request{Action: "add", Server: "200", Options: map[string]string{"channel": "300"}})
	if err != nil || r.Refused {
		t.Fatal(r, err)
	}
	check := func(name string, body []byte) {
		t.Helper()
		checkBody(t, body)
		if got := shownIn(t, body); got != want[name] {
			t.Errorf("%s shows %s, want %s", name, got, want[name])
		}
	}
	recordCame(t, desk, times[0])
	e, c := takePost(t, desk, watch.Publish)
	check("publish.json", publishBody(c, e.Nonce))
	settlePost(t, desk, e, watch.Result{Message: "900"})
	recordCame(t, desk, times[1])
	e, c = takePost(t, desk, watch.Amend)
	check("amend.json", amendBody(c))
	settlePost(t, desk, e, watch.Result{Reason: "the message is gone"})
	e, c = takePost(t, desk, watch.Follow)
	check("follow.json", followBody(c, e.Nonce))
	settlePost(t, desk, e, watch.Result{Message: "901"})
	service := NewService(ServiceOptions{Bot: Always(times[1]), Watches: postDesk(t, store)})
	check("click1.json", service.Receive(t.Context(), clicked(postID(c.ID, 1, ""), 0)).Response)
	check("reply1.json", service.Receive(t.Context(), clicked(postID(c.ID, 1, e.Nonce), 0)).Response)
}

func postDesk(t *testing.T, store watch.Store) *watch.Desk {
	t.Helper()
	desk, err := watch.Open(store, watch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return desk
}

func recordCame(t *testing.T, desk *watch.Desk, b *bot.Bot) {
	t.Helper()
	if _, err := desk.Update(b); err != nil {
		t.Fatal(err)
	}
}

// takePost takes the one entry that there is, with what it says.
func takePost(t *testing.T, desk *watch.Desk, task watch.Task) (watch.Entry, watch.Content) {
	t.Helper()
	list, _, err := desk.Take(func(string) bool { return false }, 10)
	if err != nil || len(list) != 1 || list[0].Task != task {
		t.Fatalf("%+v, %v, want one to %s", list, err, task)
	}
	c, err := desk.Content(list[0].Post)
	if err != nil {
		t.Fatal(err)
	}
	return list[0], c
}

func settlePost(t *testing.T, desk *watch.Desk, e watch.Entry, r watch.Result) {
	t.Helper()
	if err := desk.Settle(e.Number, r); err != nil {
		t.Fatal(err)
	}
}

// shownIn gives what the embeds of a body say, or of the message in one; empty:
// it has none.
func shownIn(t *testing.T, body []byte) string {
	t.Helper()
	type shown struct {
		Embeds []struct{ Description string }
	}
	var b struct {
		shown
		Data shown
	}
	if json.Unmarshal(body, &b) != nil {
		return ""
	}
	text := ""
	for _, e := range append(b.Embeds, b.Data.Embeds...) {
		text += e.Description
	}
	return text
}
