package state

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/bot/watch"
)

// exported is an export of all kinds of names and values.
const exported = `{"onrecord":"state","version":1}
{"bucket":"a","key":"\u0000","value":null}
{"bucket":"a","key":"<ä> \"\\","value":"<ä> \u003c"}
{"bucket":"b b","key":"k","value":{"z":[1,2.50,{}],"a":true,"a":1e400}}
{"bucket":"b b","key":"l","value":0}
{"values":4}
`

const emptyExport = `{"onrecord":"state","version":1}
{"values":0}
`

func TestExport(t *testing.T) {
	t.Parallel()
	for place, path := range places(t) {
		t.Run(place, func(t *testing.T) {
			t.Parallel()
			s := mustOpen(t, path)
			if got := content(t, s); got != emptyExport {
				t.Errorf("empty: %s", got)
			}
			update(t, s, put("b b", "l", " 0\n", "b b", "k", "{\"z\": [1, 2.50, {}],\n\"a\":true,\"a\":1e400}", "a", "\x00", "null", "a", "gone", "1"))
			update(t, s, put("a", `<ä> "\`, `"<ä> \u003c"`, "emptied", "k", "1"))
			update(t, s, func(tx watch.Tx) error { return errors.Join(tx.Delete("a", "gone"), tx.Delete("emptied", "k")) })
			if got := content(t, s); got != exported {
				t.Errorf("got %s\nwant %s", got, exported)
			}
			if _, err := s.Export(broken{}); !errors.Is(err, errMine) {
				t.Errorf("error %v, want %v", err, errMine)
			}
		})
	}
}

// broken can neither be written to nor read from.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errMine }
func (broken) Read([]byte) (int, error)  { return 0, errMine }

func TestImport(t *testing.T) {
	t.Parallel()
	for place, path := range places(t) {
		t.Run(place, func(t *testing.T) {
			t.Parallel()
			s := mustOpen(t, path)
			update(t, s, put("b", "k", "1"))
			update(t, s, func(tx watch.Tx) error { return tx.Delete("b", "k") }) // which leaves the bucket
			n, err := s.Import(strings.NewReader(exported))
			if err != nil || n != 4 {
				t.Fatalf("%d values, want 4 (%v)", n, err)
			}
			if got := content(t, s); got != exported {
				t.Errorf("got %s\nwant %s", got, exported)
			}
			_, err = s.Import(strings.NewReader(exported))
			if err == nil || !strings.Contains(err.Error(), `the state is not empty: bucket "a" has`) {
				t.Errorf("error %v", err)
			}
			if got := content(t, s); got != exported {
				t.Errorf("got %s\nwant %s", got, exported)
			}
		})
	}
}

// TestImportCut cuts an export at every byte.
func TestImportCut(t *testing.T) {
	t.Parallel()
	s := mustOpen(t, InMemory)
	for n := range len(exported) {
		if _, err := s.Import(strings.NewReader(exported[:n])); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
	}
	if got := content(t, s); got != emptyExport {
		t.Errorf("it holds %s", got)
	}
}

func TestImportRefuses(t *testing.T) {
	t.Parallel()
	const (
		head = `{"onrecord":"state","version":1}` + "\n"
		k    = `{"bucket":"b","key":"k","value":1}` + "\n"
		l    = `{"bucket":"b","key":"l","value":1}` + "\n"
	)
	line := func(bucket, key, value string) string {
		return fmt.Sprintf(`{"bucket":%q,"key":%q,"value":%s}`+"\n", bucket, key, value)
	}
	s := mustOpen(t, InMemory)
	for _, c := range []struct{ export, want string }{
		{"", "line 1: the export is cut off here"},
		{"secret\n", `line 1: no export of a state (want {"onrecord":"state","version":1})`},
		{"{}\n", "line 1: no export of a state"},
		{`{"onrecord":"corpus","version":1}` + "\n", "line 1: no export of a state"},
		{`{"onrecord":"state","version":2}` + "\n", "line 1: the export was written by a newer onrecord (version 2, want 1): use that one"},
		{`{"onrecord":"state","version":0}` + "\n", "line 1: not as an export is written"},
		{`{"onrecord":"state","version":1,"more":1}` + "\n", "line 1: not as an export is written"},
		{"\ufeff" + exported, "line 1: no export of a state"},
		{strings.ReplaceAll(exported, "\n", "\r\n"), "line 1: not as an export is written"},
		{head + k + k + `{"values":2}` + "\n", `line 3: bucket "b", key "k": twice or out of order`},
		{head + l + k + `{"values":2}` + "\n", `line 3: bucket "b", key "k": twice or out of order`},
		{head + k + `{"values":2}` + "\n", "line 3: the export should have 2 values and has 1"},
		{head + k + l + `{"values":1}` + "\n", "line 4: the export should have 1 values and has 2"},
		{head + k + `{"values":1}` + "\n" + l, "line 4: the export goes on after its end"},
		{head + k + `{"values":1}` + "\n\n", "line 4: the export goes on after its end"},
		{head + k + "\n" + `{"values":1}` + "\n", "line 3: not as an export is written"},
		{head + "secret\n", "line 2: not as an export is written"},
		{head + `{"bucket":"b","key":"k"}` + "\n", "line 2: not as an export is written"},
		{head + `{"bucket":"b","key":"k","value":1,"x":1}` + "\n", "line 2: not as an export is written"},
		{head + `{"Bucket":"b","key":"k","value":1}` + "\n", "line 2: not as an export is written"},
		{head + line("b", "k", " 1"), "line 2: not as an export is written"},
		{head + line("b", "k", "1 1"), "line 2: not as an export is written"},
		{head + line("b", "k", ""), "line 2: not as an export is written"},
		{head + "{\"bucket\":\"b\",\"key\":\"\xff\",\"value\":1}\n", "line 2: not as an export is written"},
		{head + line("b", "k", "\"\xff\"") + `{"values":1}` + "\n", "line 2: bucket \"b\", key \"k\": value of 3 bytes (want JSON"},
		{head + line("meta", "version", "2") + `{"values":1}` + "\n", `line 2: bucket "meta" is the state's own`},
		{head + k + line("c", "", "2") + `{"values":2}` + "\n", "line 3: key without a name"},
	} {
		_, err := s.Import(strings.NewReader(c.export))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.200q: %v, want %q", c.export, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("an error repeats what the file has: %v", err)
		}
		if got := content(t, s); got != emptyExport {
			t.Fatalf("%.200q: it holds %s", c.export, got)
		}
	}
	if _, err := s.Import(io.MultiReader(strings.NewReader(head+k), broken{})); !errors.Is(err, errMine) || !strings.Contains(err.Error(), "line 3: ") {
		t.Errorf("error %v, want %v", err, errMine)
	}
	long := bytes.Repeat([]byte("x"), maxLine+2)
	if _, err := s.Import(io.MultiReader(strings.NewReader(head), bytes.NewReader(long))); err == nil || !strings.Contains(err.Error(), "line 2: more than 16 MiB") {
		t.Errorf("error %v", err)
	}
}

// TestImportLarge takes an export with long lines and many from one file to
// another.
func TestImportLarge(t *testing.T) {
	t.Parallel()
	s := mustOpen(t, InMemory)
	update(t, s, fill("many", 500))
	update(t, s, put("long", "k", `"`+strings.Repeat("long ", 200_000)+`"`))
	path := filepath.Join(t.TempDir(), "state.db")
	other := mustOpen(t, path)
	if n, err := other.Import(strings.NewReader(content(t, s))); err != nil || n != 501 {
		t.Fatalf("%d values, want 501 (%v)", n, err)
	}
	if content(t, other) != content(t, s) {
		t.Error("the copy is another")
	}
	if err := other.Close(); err != nil {
		t.Error(err)
	}
	checkByBolt(t, path)
}

// FuzzImport sees to it that what Import takes is what Export writes.
func FuzzImport(f *testing.F) {
	f.Add([]byte(exported))
	f.Add([]byte(emptyExport))
	f.Add([]byte(strings.Replace(exported, "null", "\"\u2028\\ud800\"", 1)))
	f.Add([]byte(strings.Replace(exported, `"b b"`, `"\ud800"`, 2)))
	f.Add([]byte(strings.Replace(exported, "4}", "4} ", 1)))
	s := mustOpen(f, InMemory)
	f.Fuzz(func(t *testing.T, export []byte) {
		values, err := s.Import(bytes.NewReader(export))
		got := content(t, s)
		switch {
		case err != nil && got != emptyExport:
			t.Errorf("refused (%v), and it holds %s", err, got)
		case err == nil && got != string(export):
			t.Errorf("took %q\nwrites %q", export, got)
		case err == nil && values != strings.Count(got, "\n")-2:
			t.Errorf("%d values", values)
		}
		update(t, s, empty)
	})
}

// empty deletes all that is there.
func empty(view watch.Tx) error {
	for _, bucket := range view.(*tx).buckets() {
		var keys []string
		err := view.Each(bucket, "", func(key string, _ []byte) error {
			keys = append(keys, key)
			return nil
		})
		for _, key := range keys {
			err = errors.Join(err, view.Delete(bucket, key))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
