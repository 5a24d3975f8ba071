package main

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed are the packages of the project that each may import. What is not
// here imports none.
var allowed = map[string][]string{
	"onrecord/cmd/onrecord":   {"onrecord/bot", "onrecord/bot/discord", "onrecord/bot/watch", "onrecord/bot/state", "onrecord/corpus", "onrecord/corpus/article", "onrecord/corpus/draft", "onrecord/corpus/extract", "onrecord/corpus/names"},
	"onrecord/bot/discord":    {"onrecord/bot", "onrecord/bot/watch", "onrecord/corpus"},
	"onrecord/bot/state":      {"onrecord/bot/watch"},
	"onrecord/bot/watch":      {"onrecord/bot", "onrecord/corpus"},
	"onrecord/bot":            {"onrecord/bot/question", "onrecord/index", "onrecord/corpus", "onrecord/corpus/names"},
	"onrecord/bot/question":   {"onrecord/index", "onrecord/corpus", "onrecord/corpus/names"},
	"onrecord/index":          {"onrecord/corpus"},
	"onrecord/corpus":         {"onrecord/corpus/country"},
	"onrecord/corpus/article": {"onrecord/corpus"},
	"onrecord/corpus/draft":   {"onrecord/corpus", "onrecord/corpus/country", "onrecord/corpus/extract", "onrecord/corpus/names"},
	"onrecord/corpus/names":   {"onrecord/corpus", "onrecord/corpus/country"},
}

// only are the libraries that a single package deals with.
var only = map[string]string{
	"github.com/blevesearch/":       "onrecord/index",
	"github.com/bwmarrin/discordgo": "onrecord/bot/discord",
	"gopkg.in/yaml.v3":              "onrecord/corpus",
	"github.com/spf13/cobra":        "onrecord/cmd/onrecord",
	"github.com/fsnotify/fsnotify":  "onrecord/cmd/onrecord",
	"go.etcd.io/bbolt":              "onrecord/bot/state",
	"codeberg.org/readeck/":         "onrecord/corpus/article",
	"github.com/yuin/goldmark":      "onrecord/corpus/article",
}

// TestImports sees to it that imports point one way: cmd, bot/discord,
// bot/watch, bot, index, corpus.
func TestImports(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "onrecord/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for decoder := json.NewDecoder(strings.NewReader(string(out))); decoder.More(); seen++ {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&p); err != nil {
			t.Fatal(err)
		}
		for _, imported := range p.Imports {
			checkImport(t, p.ImportPath, imported)
		}
	}
	if seen < len(allowed)-1 {
		t.Errorf("go list gave %d packages, want the whole project", seen)
	}
}

func checkImport(t *testing.T, from, to string) {
	t.Helper()
	if strings.HasPrefix(to, "onrecord/") && !slices.Contains(allowed[from], to) {
		t.Errorf("%s imports %s, want only %v", from, to, allowed[from])
	}
	for library, owner := range only {
		if strings.HasPrefix(to, library) && from != owner {
			t.Errorf("%s imports %s, which only %s may", from, to, owner)
		}
	}
}
