package bot_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/bot"
)

// TestGolden compares the text of replies with the archives in
// testdata/golden. An archive says in its comment what it shows, and holds a
// request, its record, command, limit and options one a line, and the reply
// that is wanted.
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
			name, request := readRequest(t, archive)
			got := plainText(t, checkLaws(t, openRecord(t, name), request))
			compare(t, path, archive, got)
		})
	}
}

// readRequest reads the request of an archive, and the name of its record.
func readRequest(t *testing.T, archive *txtar.Archive) (name string, r bot.Request) {
	t.Helper()
	if len(archive.Files) == 0 || archive.Files[0].Name != "request" {
		t.Fatal("the archive has no request at its head")
	}
	r.Options = map[string]string{}
	for line := range strings.Lines(string(archive.Files[0].Data)) {
		key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		if !ok {
			t.Fatalf("line %q of the request, want key: value", line)
		}
		switch key {
		case "record":
			name = value
		case "command":
			r.Command = value
		case "limit":
			n, err := strconv.Atoi(value)
			if err != nil {
				t.Fatal(err)
			}
			r.Limit = n
		default:
			r.Options[key] = value
		}
	}
	return name, r
}

func compare(t *testing.T, path string, archive *txtar.Archive, got string) {
	t.Helper()
	if *update {
		archive.Files = append(archive.Files[:1], txtar.File{Name: "reply", Data: []byte(got)})
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if len(archive.Files) != 2 || archive.Files[1].Name != "reply" {
		t.Fatal("the archive has no reply (go test -update writes it)")
	}
	if want := string(archive.Files[1].Data); got != want {
		t.Errorf("reply (go test -update writes it):\n%s\nwant\n%s", got, want)
	}
}
