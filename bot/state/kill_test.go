package state

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"onrecord/bot/watch"
)

func init() { children["count"] = count }

// kept is how many of the latest numbers are kept.
const kept = 40

// count counts on from where the state ends, and says each number when it is on
// disk, and 0 at once. A number is in two buckets, with much else beside it, and in
// "last".
func count(path string) error {
	fmt.Println(0)
	s, err := Open(path)
	if err != nil {
		return err
	}
	for {
		var n int
		err := s.Update(func(tx watch.Tx) error {
			_ = json.Unmarshal(tx.Get("count", "last"), &n)
			n++
			key, number := fmt.Sprintf("%08d", n), strconv.Itoa(n)
			old := fmt.Sprintf("%08d", n-kept)
			large := fmt.Sprintf(`{"n":%d,"text":"%s"}`, n, strings.Repeat("x", n*7919%9000))
			if err := tx.Delete("one", old); err != nil {
				return err
			}
			if err := tx.Delete("two", old); err != nil {
				return err
			}
			return put("one", key, number, "two", key, large, "count", "last", number)(tx)
		})
		if err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// TestKilled kills a process that writes, again and again, and looks at what it
// leaves behind: what it said is there, and nothing by halves.
func TestKilled(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8))
	path := filepath.Join(t.TempDir(), "state.db")
	most := 0
	for range 50 {
		most = max(most, killOne(t, path, 1+r.IntN(12), time.Duration(r.IntN(4000))*time.Microsecond))
	}
	if most < 100 {
		t.Errorf("%d transactions, want more", most)
	}
	for i := range 10 { // while it makes the file
		killOne(t, filepath.Join(t.TempDir(), "state", fmt.Sprint(i), "state.db"), 1, time.Duration(r.IntN(3000))*time.Microsecond)
	}
}

// killOne lets a child say some numbers, kills it a while later, and gives the
// number that is in the file.
func killOne(t *testing.T, path string, numbers int, later time.Duration) int {
	t.Helper()
	cmd := child(t, "count", path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := 0
	lines := bufio.NewScanner(out)
	read := func() bool {
		if !lines.Scan() {
			return false
		}
		said, _ = strconv.Atoi(lines.Text())
		return true
	}
	for range numbers {
		if !read() {
			t.Fatal("the process has ended by itself")
		}
	}
	timer := time.AfterFunc(later, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	for read() {
	}
	_ = cmd.Wait() // killed
	return checkCount(t, path, said)
}

// checkCount checks what a killed process has left, which said a number last.
func checkCount(t *testing.T, path string, said int) (last int) {
	t.Helper()
	s, err := open(path, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.View(func(tx watch.Tx) error {
		_ = json.Unmarshal(tx.Get("count", "last"), &last)
		if last < said {
			t.Errorf("%d is there, and %d was said", last, said)
		}
		var wanted []int
		for n := max(1, last-kept+1); n <= last; n++ {
			wanted = append(wanted, n)
		}
		for _, bucket := range []string{"one", "two"} {
			var got []int
			err := tx.Each(bucket, "", func(key string, _ []byte) error {
				n, err := strconv.Atoi(key)
				got = append(got, n)
				return err
			})
			if err != nil {
				return err
			}
			if !slices.Equal(got, wanted) {
				t.Errorf("bucket %s: %v, want %v", bucket, got, wanted)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return last
}
