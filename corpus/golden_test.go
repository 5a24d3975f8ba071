package corpus_test

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/corpus"
)

var update = flag.Bool("update", false, "write the problems found into the archives")

// An archive in testdata holds a corpus (its .yaml and other files), documents
// (its .txt files) and the problems that are wanted, one a line. In YAML,
// SHA256(name) stands for the hash of that document; anywhere, ⟨ff⟩ for that
// byte.
type archive struct {
	corpus    fstest.MapFS
	documents []corpus.Document
	want      string
}

var hashPlaceholder = regexp.MustCompile(`SHA256\((.*?)\)`)

func readArchive(t testing.TB, name string) archive {
	t.Helper()
	file, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a := archive{corpus: fstest.MapFS{}}
	hashes := map[string]string{}
	for _, f := range file.Files {
		if strings.HasSuffix(f.Name, ".txt") {
			data := unescape(f.Data)
			sum := sha256.Sum256(data)
			hashes[f.Name] = hex.EncodeToString(sum[:])
			a.documents = append(a.documents, corpus.Document{Name: f.Name, Data: data})
		}
	}
	for _, f := range file.Files {
		switch {
		case f.Name == "problems":
			a.want = string(f.Data)
		case !strings.HasSuffix(f.Name, ".txt"):
			data := hashPlaceholder.ReplaceAllStringFunc(string(f.Data), func(s string) string {
				return hashes[hashPlaceholder.FindStringSubmatch(s)[1]]
			})
			a.corpus[f.Name] = &fstest.MapFile{Data: unescape([]byte(data))}
		}
	}
	return a
}

var escaped = regexp.MustCompile(`⟨([0-9a-f]{2})⟩`)

// unescape turns ⟨ff⟩ into that byte: archives are text.
func unescape(data []byte) []byte {
	return escaped.ReplaceAllFunc(data, func(m []byte) []byte {
		b, err := hex.DecodeString(string(escaped.FindSubmatch(m)[1]))
		if err != nil {
			panic(err)
		}
		return b
	})
}

// testGolden compares what find says about each archive of a folder with the
// problems it wants.
func testGolden(t *testing.T, folder string, find func(t *testing.T, a archive) corpus.Problems) {
	names, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("archives in %s: %v, %v", folder, names, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			a := readArchive(t, name)
			got := find(t, a).Error()
			if got != "" {
				got += "\n"
			}
			if *update && got != a.want {
				rewrite(t, name, got)
				return
			}
			if got != a.want {
				t.Errorf("problems:\n%s\nwant:\n%s", got, a.want)
			}
		})
	}
}

func rewrite(t *testing.T, name, problems string) {
	t.Helper()
	file, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	kept := file.Files[:0]
	for _, f := range file.Files {
		if f.Name != "problems" {
			kept = append(kept, f)
		}
	}
	file.Files = append(kept, txtar.File{Name: "problems", Data: []byte(problems)})
	if err := os.WriteFile(name, txtar.Format(file), 0o666); err != nil {
		t.Fatal(err)
	}
}

// problems gives what Load found wrong.
func problems(t testing.TB, err error) corpus.Problems {
	t.Helper()
	if err == nil {
		return nil
	}
	list, ok := err.(corpus.Problems)
	if !ok || len(list) == 0 {
		t.Fatalf("error %T %v, want corpus.Problems", err, err)
	}
	return list
}

func TestLoadProblems(t *testing.T) {
	t.Parallel()
	testGolden(t, "load", func(t *testing.T, a archive) corpus.Problems {
		_, err := corpus.Load(a.corpus)
		return problems(t, err)
	})
}

func TestCheckProblems(t *testing.T) {
	t.Parallel()
	testGolden(t, "check", func(t *testing.T, a archive) corpus.Problems {
		return corpus.Check(load(t, a.corpus))
	})
}

func TestVerifyProblems(t *testing.T) {
	t.Parallel()
	testGolden(t, "verify", func(t *testing.T, a archive) corpus.Problems {
		return corpus.Verify(load(t, a.corpus), a.documents)
	})
}

// load loads a corpus that has to be sound.
func load(t testing.TB, fsys fstest.MapFS) *corpus.Corpus {
	t.Helper()
	c, err := corpus.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
