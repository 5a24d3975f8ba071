package main

import (
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestServeHangup has the program read its corpus again by signal: as it was,
// broken, and mended.
func TestServeHangup(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "corpus")
	put(t, townRecord(dredge), dir, "town.yaml")
	url, p, log := process(t, "127.0.0.1:0", "--corpus", dir)
	first := newTown(t, dredge)
	hangup(t, p)
	log.await(`msg="record unchanged" record=` + first.record)
	saysOf(t, url, "ok\n", first, `onrecord_reloads_total{outcome="unchanged"} 1`, "onrecord_record_stale 0")

	put(t, townRecord(wait)+"what: 1\n", dir, "town.yaml")
	hangup(t, p)
	log.await(`level=ERROR msg="record not replaced" problem="town.yaml:17: `)
	saysOf(t, url, "ok\nthe newest files cannot be read, since ", first, "onrecord_record_stale 1")
	body, _, err := interact(http.DefaultClient, url, "2", `{"name":"coverage","type":1}`)
	if err != nil || !strings.Contains(string(body), first.record) || !strings.Contains(string(body), "the newest files cannot be read, since ") || !strings.Contains(string(body), "town.yaml") {
		t.Errorf("coverage: %v, %s", err, body)
	}

	second := newTown(t, wait)
	put(t, second.text, dir, "town.yaml")
	hangup(t, p)
	log.await(`level=INFO msg="record swapped" record=` + second.record)
	saysOf(t, url, "ok\n", second, `onrecord_reloads_total{outcome="swapped"} 1`, "onrecord_record_stale 0", "onrecord_statements 1")
	if _, metrics := get(t, url+"/metrics"); strings.Contains(metrics, first.record) {
		t.Error("the metrics still have the record before")
	}
}

func hangup(t *testing.T, p *exec.Cmd) {
	t.Helper()
	if err := p.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
}

// saysOf checks what the program says of itself: that it is ready, with such a
// text, and answers from a record, and what its metrics hold.
func saysOf(t *testing.T, url, ready string, town town, metrics ...string) {
	t.Helper()
	status, body := get(t, url+"/readyz")
	if status != http.StatusOK || !strings.HasPrefix(body, ready) || ready == "ok\n" && body != ready {
		t.Errorf("readiness: %d %q, want %q", status, body, ready)
	}
	answer, _, err := interact(http.DefaultClient, url, "2", `{"name":"said","type":1,"options":[{"name":"speaker","type":3,"value":"Okoro"}]}`)
	if err != nil || !strings.Contains(string(answer), town.words) || !strings.Contains(string(answer), town.record) {
		t.Errorf("%v, want %q of %s: %s", err, town.words, town.record, answer)
	}
	_, page := get(t, url+"/metrics")
	for _, want := range append(metrics, `onrecord_record_info{fingerprint="`+town.record+`"} 1`) {
		if !strings.Contains(page, "\n"+want+"\n") {
			t.Errorf("metrics: no %s", want)
		}
	}
}

// TestServeHangupEmbedded says that there is nothing to read where the record
// is in the program.
func TestServeHangupEmbedded(t *testing.T) {
	t.Parallel()
	url, p, log := process(t, "127.0.0.1:0")
	hangup(t, p)
	log.await("nothing to read again: the record is the one in the program")
	if status, body := get(t, url+"/readyz"); status != http.StatusOK || body != "ok\n" {
		t.Errorf("readiness: %d %q", status, body)
	}
}
