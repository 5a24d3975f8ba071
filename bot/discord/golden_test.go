package discord

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/bot"
	"onrecord/corpus"
)

var update = flag.Bool("update", false, "write the golden files anew")

// records are those that the tests ask.
var records = map[string]fs.FS{
	"declaration": corpus.Embedded(),
	"harbour":     os.DirFS("../testdata/harbour/corpus"),
	"tunnel":      os.DirFS("../testdata/tunnel/corpus"),
	"quay": fstest.MapFS{"quay.yaml": {Data: []byte(`
sources: [{id: herald, title: Report on the quay, published: 2031-03-01}]
statements: [{id: quay, source: herald, kind: fact, text: There is a quay., paragraph: 1}]
`)}},
}

// bots answer from them, and are made once.
var bots = map[string]func() (*bot.Bot, error){
	"declaration": sync.OnceValues(func() (*bot.Bot, error) { return openBot(records["declaration"]) }),
	"harbour":     sync.OnceValues(func() (*bot.Bot, error) { return openBot(records["harbour"]) }),
	"tunnel":      sync.OnceValues(func() (*bot.Bot, error) { return openBot(records["tunnel"]) }),
	"quay":        sync.OnceValues(func() (*bot.Bot, error) { return openBot(records["quay"]) }),
}

func openBot(fsys fs.FS) (*bot.Bot, error) {
	c, err := corpus.Load(fsys)
	if err != nil {
		return nil, err
	}
	return bot.New(c)
}

func testBot(t testing.TB, name string) *bot.Bot {
	t.Helper()
	if bots[name] == nil {
		t.Fatalf("unknown record %q", name)
	}
	b, err := bots[name]()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestGolden compares responses with the archives in testdata/golden. An
// archive says in its comment what it shows and of which record; it holds
// interactions as Discord sends them, 1.request.json and so on, and the
// response to each. In place of a message, an interaction may have "$N": the
// one that response N made. Where the comment says which record there was
// before, watches are kept, and a file 3.news has the record come.
func TestGolden(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("testdata/golden/*.txtar")
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
			got := playGolden(t, archive)
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

var recordLine = regexp.MustCompile(`(?m)^record: (\w+)$`)

// playGolden sends the requests of an archive, and gives the archive with the
// responses that came.
func playGolden(t *testing.T, archive *txtar.Archive) *txtar.Archive {
	t.Helper()
	match := recordLine.FindSubmatch(archive.Comment)
	if match == nil {
		t.Fatal("the comment names no record")
	}
	options := ServiceOptions{Bot: Always(testBot(t, string(match[1])))}
	o := newOffice(t, archive.Comment, testBot(t, string(match[1])))
	if o != nil {
		options = o.options()
	}
	service := NewService(options)
	got := &txtar.Archive{Comment: archive.Comment}
	var responses [][]byte
	for _, f := range archive.Files {
		name, ok := strings.CutSuffix(f.Name, ".request.json")
		if ok || o != nil && o.happens(f.Name) {
			got.Files = append(got.Files, f)
		}
		if !ok {
			continue
		}
		body := service.Receive(t.Context(), withMessages(t, f.Data, responses)).Response
		responses = append(responses, body)
		record(t, "POST", "/interactions/1/token/callback", body)
		got.Files = append(got.Files, txtar.File{Name: name + ".response.json", Data: indented(t, body)})
	}
	return got
}

// withMessages puts the messages that responses made in the place of their
// numbers.
func withMessages(t testing.TB, request []byte, responses [][]byte) []byte {
	t.Helper()
	for i := len(responses); i > 0; i-- {
		if number := fmt.Appendf(nil, `"$%d"`, i); bytes.Contains(request, number) {
			request = bytes.ReplaceAll(request, number, posted(t, responses[i-1], "100"))
		}
	}
	return request
}

// posted is the message that a response made, as Discord gives it with a click
// on it; user is who asked.
func posted(t testing.TB, response []byte, user string) []byte {
	t.Helper()
	var r struct{ Data map[string]any }
	if err := json.Unmarshal(response, &r); err != nil || r.Data == nil {
		t.Fatalf("no message in %s: %v", response, err)
	}
	delete(r.Data, "allowed_mentions")
	r.Data["id"] = "900"
	r.Data["channel_id"] = "300"
	r.Data["author"] = map[string]any{"id": "1", "username": "onrecord", "bot": true}
	r.Data["interaction_metadata"] = map[string]any{"id": "500", "type": 2, "user": map[string]any{"id": user, "username": "reader"}}
	for _, e := range r.Data["embeds"].([]any) {
		e.(map[string]any)["type"] = "rich"
	}
	message, err := json.Marshal(r.Data)
	if err != nil {
		t.Fatal(err)
	}
	return message
}

func indented(t testing.TB, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, body, "", "  "); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	// As it is read: what JSON writes as < is written so for browsers only.
	text := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(b.String())
	return []byte(text + "\n")
}
