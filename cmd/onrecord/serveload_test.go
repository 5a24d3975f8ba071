package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
)

// TestServeStops stops the program under load: it answers all that it takes,
// tells on every connection that it is the last, and ends in order.
func TestServeStops(t *testing.T) {
	t.Parallel()
	url, p, log := process(t, "127.0.0.1:0")
	answered, lost := flood(t, url, func() {
		if err := p.Process.Signal(syscall.SIGTERM); err != nil {
			t.Error(err)
		}
	})
	if lost > 0 {
		t.Errorf("%d interactions are lost, %d answered", lost, answered)
	}
	if status, body := get(t, url+"/readyz"); status != http.StatusServiceUnavailable || body != "stopping\n" {
		t.Errorf("readiness while it stops: %d %q", status, body)
	}
	if err := p.Wait(); err != nil || !strings.Contains(log.String(), "msg=stopped") {
		t.Errorf("%v, want exit status 0:\n%s", err, log)
	}
}

// TestServeKilled kills the program under load: what was under way is lost and
// nothing else, and the buttons on messages from before do what they did.
func TestServeKilled(t *testing.T) {
	t.Parallel()
	url, p, _ := process(t, "127.0.0.1:0")
	answer, _, err := interact(http.DefaultClient, url, "2", askMerz)
	if err != nil {
		t.Fatal(err)
	}
	clicks := clicksOn(t, answer)
	before := click(t, url, clicks)
	answered, lost := flood(t, url, func() { _ = p.Process.Kill() })
	if answered < 200 || lost > senders {
		t.Errorf("%d interactions are answered and %d lost, want at most the %d under way", answered, lost, senders)
	}
	var exit *exec.ExitError
	if err := p.Wait(); !errors.As(err, &exit) || exit.ExitCode() != -1 {
		t.Fatalf("%v, want that it was killed", err)
	}
	again, _, _ := process(t, strings.TrimPrefix(url, "http://"))
	for i, after := range click(t, again, clicks) {
		if !bytes.Equal(before[i], after) {
			t.Errorf("%s\nbefore: %s\nafter:  %s", clicks[i], before[i], after)
		}
	}
}

// clicksOn makes a click on every button of an answer: its data, with the
// message it is on behind.
func clicksOn(t *testing.T, answer []byte) []string {
	t.Helper()
	var a struct {
		Data struct {
			Embeds     json.RawMessage
			Components []struct {
				Components []struct {
					CustomID string `json:"custom_id"`
				}
			}
		}
	}
	if err := json.Unmarshal(answer, &a); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, row := range a.Data.Components {
		for _, button := range row.Components {
			if button.CustomID != "" {
				list = append(list, fmt.Sprintf(`{"component_type":2,"custom_id":%q},"message":{"id":"3","embeds":%s}`, button.CustomID, a.Data.Embeds))
			}
		}
	}
	if len(list) == 0 {
		t.Fatalf("no buttons in %s", answer)
	}
	return list
}

// click gives the responses to clicks.
func click(t *testing.T, url string, clicks []string) [][]byte {
	t.Helper()
	var list [][]byte
	for _, c := range clicks {
		body, _, err := interact(http.DefaultClient, url, "3", c)
		if err != nil {
			t.Fatalf("%s: %v", c, err)
		}
		list = append(list, body)
	}
	return list
}

// senders is how many send at once.
const senders = 8

// flood has several send one interaction after the other, each until an error
// or the last of its connection; enough is called when so many are answered.
func flood(t *testing.T, url string, enough func()) (answered, lost int64) {
	t.Helper()
	const many = 200
	var yes, no atomic.Int64
	var all sync.WaitGroup
	for range senders {
		all.Go(func() {
			transport := &http.Transport{}
			defer transport.CloseIdleConnections()
			for {
				_, last, err := interact(&http.Client{Transport: transport}, url, "2", askMerz)
				if err != nil {
					no.Add(1)
					return
				}
				if yes.Add(1) == many {
					enough()
				}
				if last {
					return
				}
			}
		})
	}
	all.Wait()
	return yes.Load(), no.Load()
}
