package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/bot/state"
)

func TestStateFile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		env  []string
		want string // empty: none
	}{
		{"", nil, ""},
		{"", []string{"HOME", "/home/a"}, "/home/a/.local/state/onrecord/state.db"},
		{"", []string{"HOME", "a"}, ""},
		{"", []string{"HOME", "/home/a", "XDG_STATE_HOME", "/s"}, "/s/onrecord/state.db"},
		{"", []string{"HOME", "/home/a", "XDG_STATE_HOME", "s"}, "/home/a/.local/state/onrecord/state.db"},
		{"", []string{"HOME", "/home/a", "XDG_STATE_HOME", "/s", "STATE_DIRECTORY", "/var/lib/b:/var/lib/c"}, "/var/lib/b/state.db"},
		{"a.db", []string{"HOME", "/home/a", "XDG_STATE_HOME", "/s", "STATE_DIRECTORY", "/var/lib/b"}, "a.db"},
		{":memory:", []string{"HOME", "/home/a"}, ":memory:"},
		{"none", []string{"HOME", "/home/a"}, ""},
		{"./none", nil, "./none"},
	} {
		s := stateFile{c.name}
		if got := filepath.ToSlash(s.path(environmentOf(c.env...))); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.name, c.env, got, c.want)
		}
		if s.none() != (c.name == "none") {
			t.Errorf("%q: none is %v", c.name, s.none())
		}
	}
}

// TestStateInUse exports a state that another process has open.
func TestStateInUse(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "state.db")
	store, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var export bytes.Buffer
	if _, err := store.Export(&export); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"export"}, {"import", "-"}} {
		var out, errs bytes.Buffer
		code := run(t.Context(), append([]string{"state", "--state", path}, command...), noEnv, bytes.NewReader(export.Bytes()), &out, &errs)
		if code != int(fault) || out.Len() > 0 || !strings.Contains(errs.String(), "in use by another process (want that stopped first: one process at a time)") {
			t.Errorf("%s: exit status %d, %q, %q", command, code, out.String(), errs.String())
		}
	}
}

// TestExportThroughLink exports to where a link points, which stays.
func TestExportThroughLink(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path, file, link := filepath.Join(dir, "state.db"), filepath.Join(dir, "file"), filepath.Join(dir, "link")
	store, err := state.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("file", link); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"state", "--state", path, "export", link}, noEnv, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatalf("exit status %d: %s", code, errs.String())
	}
	if data, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(data), `{"onrecord":"state"`) {
		t.Errorf("the file has %q (%v)", data, err)
	}
	if target, err := os.Readlink(link); err != nil || target != "file" {
		t.Errorf("the link goes to %q (%v)", target, err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 3 {
		t.Errorf("%d files, want 3 (%v)", len(files), err)
	}
}
