package corpus_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/corpus"
)

// TestHostile loads files that cost a loader without bounds its time, its
// memory or its stack. Each comes back with the one problem that begins so.
func TestHostile(t *testing.T) {
	t.Parallel()
	nested := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	tests := []struct{ name, data, want string }{
		{"laughs", laughs(), "a.yaml:1: a YAML anchor (&l0)"},
		{"cycle", "statements: &a [*a, *a]\n", "a.yaml:1: a YAML anchor (&a)"},
		{"million-list", "statements: [" + strings.Repeat("a,", 1_000_000) + "]\n", "a.yaml:1: a statement is a single value"},
		{"million-items", "topics:\n  - id: a\n    name: a\n    terms: [" + strings.Repeat("a,", 100_000) + "]\n", "a.yaml:4: terms has 100000 items, want at most 1000"},
		{"million-lines", "statements:\n" + strings.Repeat("-\n", 1_600_000), "a.yaml:1500001: too many lines"},
		{"million-comments", "statements:\n" + strings.Repeat("- a # b\n", 1_000_000), "a.yaml:750001: too many lines"},
		{"million-keys", "statements: {" + strings.Repeat("a,", 2_000_000), "a.yaml:1: too many lines"},
		{"million-commas-after-a-bracket-in-a-string", "statements: ['}]', " + strings.Repeat("a,", 2_000_000), "a.yaml:1: too many lines"},
		{"million-commas", "\n\nstatements: [" + strings.Repeat("a,", 4_000_000), "a.yaml:3: too many lines"},
		{"million-question-marks", strings.Repeat("? ", 4_000_000), "a.yaml:1: too many lines"},
		{"nested", "statements: " + nested(9_000), "a.yaml:1: nested deeper than a corpus can be"},
		{"nested-too-deep", "statements: " + nested(10_001), "a.yaml:1: exceeded max depth of 10000"},
		{"nested-in-blocks", strings.Repeat("- ", 9_000) + "a", "a.yaml:1: nested deeper than a corpus can be"},
		{"huge-key", strings.Repeat("k", 1<<20) + ": b\n", "a.yaml:1: mapping values are not allowed"},
		{"huge-key-that-is-one", "? " + strings.Repeat("k", 1<<20) + "\n: b\n", `a.yaml:1: unknown key "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"… in a corpus file`},
		{"huge-anchor", "a: *" + strings.Repeat("k", 1<<18) + "\n", `a.yaml:1: unknown anchor "kkkk`},
		{"huge-alias", "a: &" + strings.Repeat("k", 1<<20) + " x\n", "a.yaml:1: a YAML anchor (&kkkk"},
		{"huge-id", "topics: [{name: a, id: " + strings.Repeat("k", 1<<20) + "}]\n", "a.yaml:1: id has 1048576 bytes, want at most 1000"},
		{"huge-tag", "a: !<" + strings.Repeat("k", 1<<20) + "> x\n", "a.yaml:1: a YAML tag"},
		{"many-directives", manyDirectives(), "a.yaml:1: YAML directives are not read"},
		{"many-documents", strings.Repeat("---\n", 100_000), "a.yaml:2: a second YAML document"},
		{"long-circle", succession("", 5_000), `a.yaml:3: statement "s0" supersedes "s4999", which in the end supersedes it`},
		{"same-successor", succession("s0", 5_000), `a.yaml:5: statement "s0" is superseded twice, first in a.yaml:4`},
		{"many-comments", "a: b\n" + strings.Repeat("# c\n\n", 100_000), "a.yaml:1: unknown key"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := corpus.Load(fstest.MapFS{"a.yaml": {Data: []byte(test.data)}})
			got := problems(t, err)
			if len(got) == 0 || !strings.HasPrefix(got[0].String(), test.want) {
				t.Fatalf("problems %.300v, want first %q", got, test.want)
			}
			if len(got) > 201 || len(got.Error()) > 201*1000 {
				t.Errorf("%d problems in %d bytes, want them bounded", len(got), len(got.Error()))
			}
		})
	}
}

// laughs is ten anchors, each ten times the one before.
func laughs() string {
	var b strings.Builder
	b.WriteString("l0: &l0 [ha]\n")
	for i := range 10 {
		fmt.Fprintf(&b, "l%d: &l%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*l%d,", i), 10), ","))
	}
	return b.String()
}

// succession is n statements, the first of which supersedes the last, and each
// of the others the one that is named, or else the one before it.
func succession(named string, n int) string {
	var b strings.Builder
	b.WriteString("sources: [{id: log, title: Log, published: 2031-05-02}]\nstatements:\n")
	for i := range n {
		before := named
		switch {
		case i == 0:
			before = fmt.Sprintf("s%d", n-1)
		case named == "":
			before = fmt.Sprintf("s%d", i-1)
		}
		fmt.Fprintf(&b, "- {id: s%d, source: log, kind: fact, text: It rains., paragraph: 1, supersedes: %s}\n", i, before)
	}
	return b.String()
}

func manyDirectives() string {
	var b strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&b, "%%TAG !%d! x\n", i)
	}
	return b.String()
}

func TestProblemsAreCapped(t *testing.T) {
	t.Parallel()
	data := "statements:\n" + strings.Repeat("  - x\n", 1_000)
	_, err := corpus.Load(fstest.MapFS{"a.yaml": {Data: []byte(data)}})
	got := problems(t, err)
	if len(got) != 201 || got[200].String() != "and 800 more" {
		t.Errorf("%d problems, the last %q, want 201 and how many more", len(got), got[len(got)-1])
	}
}

func TestTextBounds(t *testing.T) {
	t.Parallel()
	const form = "sources: [{id: log, title: Log, published: 2031-05-02}]\npeople: [{id: vale, name: %s}]\n" +
		"statements: [{id: a, source: log, kind: quote, speaker: vale, paragraph: 1, text: %s}]\n"
	tests := []struct{ name, text, want string }{
		{strings.Repeat("n", 1_000), strings.Repeat("t", 20_000), ""},
		{strings.Repeat("n", 1_001), "t", "a.yaml:2: name has 1001 bytes, want at most 1000"},
		{"n", strings.Repeat("t", 20_001), "a.yaml:3: text has 20001 bytes, want at most 20000"},
		{"n", "[" + strings.Repeat("t", 10_000) + "," + strings.Repeat("t", 10_001) + "]", "a.yaml:3: text has 20001 bytes, want at most 20000"},
		{"n", "[" + strings.Repeat("t,", 1_001) + "]", "a.yaml:3: text has 1001 items, want at most 1000"},
	}
	const amended = "t, correction: {text: %s, date: 2031-05-02}, withdrawn: {by: %s, why: %s}"
	kilobyte := strings.Repeat("k", 1_000)
	for i, what := range []string{"text", "by", "why"} {
		long := []any{kilobyte, kilobyte, kilobyte}
		tests = append(tests, struct{ name, text, want string }{"n", fmt.Sprintf(amended, long...), ""})
		long[i] = kilobyte + "k"
		tests = append(tests, struct{ name, text, want string }{"n", fmt.Sprintf(amended, long...), "a.yaml:3: " + what + " has 1001 bytes, want at most 1000"})
	}
	for _, test := range tests {
		_, err := corpus.Load(fstest.MapFS{"a.yaml": {Data: fmt.Appendf(nil, form, test.name, test.text)}})
		if got := problems(t, err).Error(); got != test.want {
			t.Errorf("problems %.200q, want %q", got, test.want)
		}
	}
}

func TestFileBounds(t *testing.T) {
	t.Parallel()
	many := fstest.MapFS{}
	for i := range 10_001 {
		many[fmt.Sprintf("%d.yaml", i)] = &fstest.MapFile{}
	}
	tests := []struct {
		name string
		fsys fs.FS
		want string
	}{
		{"none", fstest.MapFS{}, "no .yaml or .yml file in the directory"},
		{"many", many, "more than 10000 files"},
		{"large", fstest.MapFS{"a.yaml": {Data: make([]byte, 64<<20+1)}}, "a.yaml: more than 64 MiB, split it"},
		{"pipe", fstest.MapFS{"a.yaml": {Mode: fs.ModeNamedPipe}}, "a.yaml: p---------, want a regular file"},
		{"missing", missing{fstest.MapFS{"a.yaml": {}}}, "a.yaml: open a.yaml: file does not exist"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := corpus.Load(test.fsys)
			if got := problems(t, err).Error(); got != test.want {
				t.Errorf("problems %q, want %q", got, test.want)
			}
		})
	}
}

// missing lists files that are gone when they are opened.
type missing struct{ fstest.MapFS }

func (m missing) Open(name string) (fs.File, error) {
	if name != "." {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return m.MapFS.Open(name)
}

func (m missing) Stat(name string) (fs.FileInfo, error) { return m.MapFS.Stat(name) }
