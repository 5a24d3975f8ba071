package discord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/bot"
	"onrecord/bot/watch"
	"onrecord/corpus"
)

// posts are those that there are, by ID.
type posts map[string]watch.Content

func (p posts) Content(post string) (watch.Content, error) {
	c, ok := p[post]
	if !ok {
		return c, watch.ErrNoPost
	}
	return c, nil
}

// TestPosts compares what is sent of posts with the archives in
// testdata/posts. An archive says in its comment what it shows. It holds the
// post, post.json, its watch, watch.json, unless that was removed, and the
// record at the time of the post, 1.yaml, and as it became, 2.yaml and so on,
// or the name of a record. What is to be sent then is named in [bodies].
func TestPosts(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/posts/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("archives: %q, %v", paths, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := playPost(t, archive)
			if *update {
				if err := os.WriteFile(path, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := txtar.Format(archive); !bytes.Equal(txtar.Format(got), want) {
				t.Errorf("got:\n%s\nwant:\n%s\n(go test -update writes it)", txtar.Format(got), want)
			}
		})
	}
}

// A playing is an archive being played.
type playing struct {
	first, now watch.Content
	service    *Service
}

// bodies make what is sent of a post, by the names of files, of which a number
// is the page that is asked for.
var bodies = map[string]func(t *testing.T, p playing, page int) (method, path string, body []byte){
	"publish": func(_ *testing.T, p playing, _ int) (string, string, []byte) {
		return "POST", "/channels/300/messages", publishBody(p.first, p.first.ID)
	},
	"amend": func(_ *testing.T, p playing, _ int) (string, string, []byte) {
		return "PATCH", "/channels/300/messages/900", amendBody(p.now)
	},
	"follow": func(_ *testing.T, p playing, _ int) (string, string, []byte) {
		return "POST", "/channels/300/messages", followBody(p.now, "abcdefgh9z")
	},
	// A click on the post.
	"click": func(t *testing.T, p playing, page int) (string, string, []byte) {
		return "POST", "/interactions/1/token/callback", p.click(t, postID(p.now.ID, page, ""), 0)
	},
	// A click on a page that one has alone.
	"turn": func(t *testing.T, p playing, page int) (string, string, []byte) {
		return "POST", "/interactions/1/token/callback", p.click(t, postID(p.now.ID, page, ""), 64)
	},
	// A click on the reply that follows the post.
	"reply": func(t *testing.T, p playing, page int) (string, string, []byte) {
		return "POST", "/interactions/1/token/callback", p.click(t, postID(p.now.ID, page, "abcdefgh9z"), 0)
	},
}

func (p playing) click(t *testing.T, id string, flags int) []byte {
	t.Helper()
	return p.service.Receive(t.Context(), clicked(id, flags)).Response
}

// clicked is a click on a button of a message that nobody asked for.
func clicked(id string, flags int) []byte {
	return fmt.Appendf(nil, `{"id":"501","type":3,"application_id":"1","token":"token","guild_id":"200","member":{"user":{"id":"100"}},`+
		`"message":{"id":"900","channel_id":"300","flags":%d},"data":{"component_type":2,"custom_id":%q}}`, flags, id)
}

var bodyName = regexp.MustCompile(`^([a-z]+)(\d*)\.json$`)

// playPost gives the archive with what is sent.
func playPost(t *testing.T, archive *txtar.Archive) *txtar.Archive {
	t.Helper()
	p := stage(t, archive)
	got := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		match := bodyName.FindStringSubmatch(f.Name)
		if match != nil && bodies[match[1]] != nil {
			page := 0
			_, _ = fmt.Sscan(match[2], &page)
			method, path, body := bodies[match[1]](t, p, page)
			record(t, method, path, body)
			checkBody(t, body)
			f.Data = indented(t, body)
		}
		got.Files = append(got.Files, f)
	}
	return got
}

// stage reads the post of an archive as it was and as it is, and makes the
// service that knows it.
func stage(t *testing.T, archive *txtar.Archive) playing {
	t.Helper()
	var post watch.Post
	var w *watch.Watch
	var times []*corpus.Corpus
	for _, f := range archive.Files {
		switch {
		case f.Name == "post.json":
			decodeStrictly(t, f.Data, &post)
		case f.Name == "watch.json":
			decodeStrictly(t, f.Data, &w)
		case strings.HasSuffix(f.Name, ".yaml"):
			c, err := corpus.Load(fstest.MapFS{f.Name: {Data: f.Data}})
			if err != nil {
				t.Fatal(err)
			}
			times = append(times, c)
		}
	}
	if match := recordLine.FindSubmatch(archive.Comment); match != nil {
		c, err := corpus.Load(records[string(match[1])])
		if err != nil {
			t.Fatal(err)
		}
		times = append(times, c)
	}
	b, err := bot.New(times[len(times)-1])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	now := contentOf(t, post, w, times)
	return playing{
		first: contentOf(t, post, w, times[:1]), now: now,
		service: NewService(ServiceOptions{Bot: Always(b), Watches: posts{post.ID: now}}),
	}
}

func decodeStrictly(t *testing.T, data []byte, value any) {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(value); err != nil {
		t.Fatal(err)
	}
}

// contentOf is what a post of the first record says when the last has come.
func contentOf(t testing.TB, p watch.Post, w *watch.Watch, times []*corpus.Corpus) watch.Content {
	t.Helper()
	c := watch.Content{Post: p, Watching: w}
	c.Items = slices.Clone(p.Items)
	for i := range c.Items {
		item := &c.Items[i]
		var versions []*corpus.Statement
		for n, record := range times {
			s := record.Statement(item.Statement)
			item.Gone = s == nil
			if s == nil {
				continue
			}
			if taken := takenDown(s); len(versions) == 0 || !reflect.DeepEqual(versions[len(versions)-1], taken) {
				versions = append(versions, taken)
				item.Version, item.Was = uint64(n+1), append(item.Was, item.Version)
			}
		}
		if len(versions) == 0 {
			t.Fatalf("no record has a statement %s", item.Statement)
		}
		item.Was = item.Was[:len(item.Was)-1]
		shown := watch.Shown{Statement: versions[len(versions)-1], Gone: item.Gone}
		item.Withdrawn = shown.Withdrawn != nil
		for _, was := range slices.Backward(versions) {
			alike := func(s *corpus.Statement) bool { return readAlike(s, was) }
			if !alike(shown.Statement) && !slices.ContainsFunc(shown.Earlier, alike) {
				shown.Earlier = append(shown.Earlier, was)
			}
		}
		c.Shown = append(c.Shown, shown)
	}
	c.Record = times[len(times)-1].Fingerprint()
	return c
}

// takenDown is a statement as a state keeps it: others that it names have an
// ID and no more.
func takenDown(s *corpus.Statement) *corpus.Statement {
	source := *s.Source
	source.Position = corpus.Position{}
	taken := *s
	taken.Source, taken.Position, taken.Topics = &source, corpus.Position{}, nil
	if p := s.Speaker; p != nil {
		taken.Speaker = &corpus.Person{ID: p.ID, Name: p.Name, Role: p.Role}
		for _, spelling := range p.Spellings {
			if spelling.Source == s.Source {
				taken.Speaker.Spellings = []corpus.Spelling{{Source: &source, As: spelling.As}}
			}
		}
	}
	for _, other := range []**corpus.Statement{&taken.Supersedes, &taken.SupersededBy} {
		if *other != nil {
			*other = &corpus.Statement{ID: (*other).ID}
		}
	}
	return &taken
}

// readAlike reports whether two versions of a statement read the same.
func readAlike(a, b *corpus.Statement) bool {
	return speakerID(a) == speakerID(b) && a.Kind == b.Kind && a.Hedge == b.Hedge && slices.Equal(a.Parts, b.Parts)
}

// checkBody checks the message in a body against Discord's limits, and that it
// can mention nobody but a role that stands in its content.
func checkBody(t testing.TB, body []byte) {
	t.Helper()
	var b struct {
		Type            *int
		Content         string
		AllowedMentions struct{ Parse, Roles []string } `json:"allowed_mentions"`
		Nonce           *string
		EnforceNonce    bool `json:"enforce_nonce"`
	}
	if err := json.Unmarshal(body, &b); err != nil {
		t.Fatal(err)
	}
	if b.Type != nil {
		checkLimits(t, body)
		return
	}
	checkLimits(t, fmt.Appendf(nil, `{"type":4,"data":%s}`, body))
	if b.Nonce != nil {
		between(t, "nonce", *b.Nonce, 1, 25)
	}
	if (b.Nonce != nil) != b.EnforceNonce {
		t.Errorf("nonce %v, enforced: %v", b.Nonce, b.EnforceNonce)
	}
	if roles := b.AllowedMentions.Roles; len(roles) > 1 || len(roles) == 1 && b.Content != "<@&"+roles[0]+">" {
		t.Errorf("roles %q may be mentioned by %q", roles, b.Content)
	}
}
