package state

import (
	"bytes"
	"errors"

	"fmt"

	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/bot/watch"
)

// makeFile makes a file with all kinds of pages in it. It gives the file, what
// it holds, and what it held before the last transaction.
func makeFile(t *testing.T) (file []byte, last, before string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state.db")
	s := mustOpen(t, path)
	s.db.NoSync, s.db.AllocSize = true, 1
	update(t, s, func(tx watch.Tx) error {
		for i := range 120 {
			key := fmt.Sprintf("%03d%s", i, strings.Repeat("k", 220))
			value := fmt.Sprintf(`{"n":%d,"text":"%s"}`, i, strings.Repeat("v", i))
			if err := tx.Put("high", key, []byte(value)); err != nil {
				return err
			}
		}
		return put("few", "a", "1", "few", "b", "[2]", "large", "a", `"`+strings.Repeat("l", 9_000)+`"`)(tx)
	})
	update(t, s, func(tx watch.Tx) error { return tx.Delete("high", "000"+strings.Repeat("k", 220)) })
	before = content(t, s)
	update(t, s, put("few", "c", "3"))
	last = content(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return readFile(t, path), last, before
}

// readFile reads a file without what bbolt has made it longer than it needs.
func readFile(t *testing.T, path string) []byte {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := readPages(bytes.NewReader(file), int64(len(file)), os.Getpagesize())
	if err != nil {
		t.Fatal(err)
	}
	return file[:p.count*p.size]
}

// damagedFile is a file that a test damages in many ways, one after the other.
type damagedFile struct {
	t            *testing.T
	path         string
	file         []byte // as it was
	last, before string // what it held
	oneIn        int    // of how many bytes that describe a page one is altered
	tried        int
	refused      int
}

// try opens a damaged file, which must be refused and left as it is, or be
// readable and writable as what it was at a transaction.
func (d *damagedFile) try(how string, file []byte) {
	d.t.Helper()
	d.tried++
	if err := overwrite(d.path, file); err != nil {
		d.t.Fatal(err)
	}
	s, err := open(d.path, time.Second)
	if err == nil {
		d.use(how, s)
		return
	}
	d.refused++
	if text := err.Error(); !strings.Contains(text, d.path) || !strings.Contains(text, "want") || !strings.Contains(text, "left as it is") {
		d.t.Errorf("%s: error %q", how, text)
	}
	if now, err := os.ReadFile(d.path); err != nil || !bytes.Equal(now, file) {
		d.t.Errorf("%s: the file has changed (%v)", how, err)
	}
}

// overwrite is os.WriteFile without emptying the file first, after which a file
// system may wait for the disk.
func overwrite(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(data, 0)
	return errors.Join(err, f.Truncate(int64(len(data))), f.Close())
}

// use reads all of a file, and often writes all over it.
func (d *damagedFile) use(how string, s *Store) {
	d.t.Helper()
	s.db.NoSync, s.db.AllocSize = true, 1
	if c := content(d.t, s); c != d.last && c != d.before {
		d.t.Errorf("%s: it holds something else", how)
	}
	often := d.tried%16 == 0
	if often {
		if err := s.Update(change); err != nil {
			d.t.Errorf("%s: %v", how, err)
		}
	}
	if err := s.Close(); err != nil {
		d.t.Errorf("%s: %v", how, err)
	}
	if !often {
		return
	}
	if _, err := survey(d.path, time.Second); err != nil {
		d.t.Errorf("%s: after another transaction: %v", how, err)
	}
}

// change writes all over a state.
func change(tx watch.Tx) error {
	var keys []string
	err := tx.Each("high", "", func(key string, _ []byte) error {
		keys = append(keys, key)
		return nil
	})
	if err != nil {
		return err
	}
	for i, key := range keys {
		if i%3 == 0 {
			err = tx.Delete("high", key)
		} else {
			err = tx.Put("high", key+"x", []byte(`"changed"`))
		}
		if err != nil {
			return err
		}
	}
	return tx.Put("new", "k", []byte("1"))
}

func TestTruncated(t *testing.T) {
	t.Parallel()
	file, last, before := makeFile(t)
	d := damagedFile{t: t, path: filepath.Join(t.TempDir(), "state.db"), last: last, before: before}
	for _, n := range []int{1, 15, 16, 79, 80, 81, 1023, 1024, 1025} {
		d.try(fmt.Sprintf("cut to %d bytes", n), file[:n])
	}
	for n := 2048; n < len(file); n += 2048 {
		for _, n := range []int{n - 1, n, n + 1} {
			d.try(fmt.Sprintf("cut to %d of %d bytes", n, len(file)), file[:n])
		}
	}
	if d.refused < d.tried {
		t.Errorf("%d of %d refused", d.refused, d.tried)
	}
}

// TestFlipped alters single bytes everywhere, most of them in what describes a
// page.
func TestFlipped(t *testing.T) {
	t.Parallel()
	file, last, before := makeFile(t)
	for name, d := range map[string]*damagedFile{
		"full":  {file: file, last: last, before: before, oneIn: 3},
		"empty": {file: makeEmpty(t, false), last: emptyExport, before: emptyExport, oneIn: 3},
		"new":   {file: makeEmpty(t, true), last: emptyExport, before: emptyExport, oneIn: 12},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d.t, d.path = t, filepath.Join(t.TempDir(), "state.db")
			d.flip(rand.New(rand.NewPCG(3, 4)))
		})
	}
}

// makeEmpty makes a file without a value, or a new one that is no state yet.
func makeEmpty(t *testing.T, isNew bool) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "state.db")
	if isNew {
		if err := create(path); err != nil {
			t.Fatal(err)
		}
	} else if err := mustOpen(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	return readFile(t, path)
}

// flip alters bytes, one at a time.
func (d *damagedFile) flip(r *rand.Rand) {
	size := os.Getpagesize()
	for at := range d.file {
		in, page := at%size, at/size
		oneIn := 400
		switch {
		case page < 2 && in < headSize+metaSize+8:
			oneIn = d.oneIn / 3
		case in < headSize+4*elementSize:
			oneIn = d.oneIn
		}
		if r.IntN(oneIn) != 0 {
			continue
		}
		flipped := bytes.Clone(d.file)
		flipped[at] ^= byte(1 << r.IntN(8))
		d.try(fmt.Sprintf("byte %d of page %d flipped", in, page), flipped)
	}
	if d.refused == 0 { // more are not, where nothing is, and where there are two of a page
		d.t.Errorf("0 of %d refused", d.tried)
	}
}

// TestScrambled alters pages as a whole.
func TestScrambled(t *testing.T) {
	t.Parallel()
	file, last, before := makeFile(t)
	d := damagedFile{t: t, path: filepath.Join(t.TempDir(), "state.db"), last: last, before: before}
	r := rand.New(rand.NewPCG(5, 6))
	size := os.Getpagesize()
	for i := range 300 {
		scrambled := bytes.Clone(file)
		page := func() []byte {
			at := r.IntN(len(file) / size)
			return scrambled[at*size:][:size]
		}
		for range 1 + r.IntN(3) {
			switch one := page(); r.IntN(5) {
			case 0:
				clear(one)
			case 1:
				copy(one, page())
			case 2:
				copy(one[8:], page()[8:]) // keeping its number
			case 3:
				for range 20 {
					one[r.IntN(size)] = byte(r.Uint32())
				}
			case 4:
				for range 3 {
					one[8+r.IntN(200)] = byte(r.IntN(4)) // small numbers are believed more
				}
			}
		}
		d.try(fmt.Sprintf("scrambled %d", i), scrambled)
	}
}

// TestNoState opens what was never a state.
func TestNoState(t *testing.T) {
	t.Parallel()
	d := damagedFile{t: t, path: filepath.Join(t.TempDir(), "state.db")}
	for how, text := range map[string]string{
		"text":      "hello\n",
		"long":      strings.Repeat("hello\n", 10_000),
		"zeros":     strings.Repeat("\x00", 1<<16),
		"SQLite":    "SQLite format 3\x00" + strings.Repeat("\x00", 8000),
		"an export": `{"onrecord":"state","version":1}` + "\n" + `{"values":0}` + "\n",
	} {
		d.try(how, []byte(text))
	}
	if d.refused < d.tried {
		t.Errorf("%d of %d refused", d.refused, d.tried)
	}
}
