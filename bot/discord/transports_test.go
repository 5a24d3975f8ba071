package discord

import (
	"bytes"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestTransportsAgree sends every interaction of the golden archives over the
// gateway and over signed HTTP: the responses are the same, byte for byte.
func TestTransportsAgree(t *testing.T) {
	paths, err := filepath.Glob("testdata/golden/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("archives: %q, %v", paths, err)
	}
	var archives []*txtar.Archive
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(archive.Comment, []byte("record: declaration")) {
			archives = append(archives, archive)
		}
	}
	service := NewService(ServiceOptions{Bot: Always(testBot(t, "declaration"))})
	inBubble(t, service.Receive, func(t *testing.T, r *aRun) {
		e := endpoint(t, EndpointOptions{Receive: service.Receive})
		r.start()
		r.connection()
		compared := 0
		for _, archive := range archives {
			compared += agree(t, r, e, archive)
		}
		if compared < 40 {
			t.Errorf("%d interactions, too few to tell", compared)
		}
	})
}

// agree compares the responses to the interactions of an archive, and gives
// how many there were.
func agree(t *testing.T, r *aRun, e *Endpoint, archive *txtar.Archive) int {
	t.Helper()
	var responses [][]byte
	for _, f := range archive.Files {
		if !strings.HasSuffix(f.Name, ".request.json") {
			continue
		}
		raw := withMessages(t, f.Data, responses)
		w := httptest.NewRecorder()
		e.ServeHTTP(w, signedRequest(time.Now(), "https://onrecord.example/interactions", raw))
		responses = append(responses, w.Body.Bytes())
		if isPing(raw) {
			continue // comes over HTTP alone
		}
		if got := r.interact(string(raw)).callback(); !bytes.Equal(got, w.Body.Bytes()) {
			t.Errorf("%s: over the gateway:\n%s\nover HTTP:\n%s", f.Name, got, w.Body)
		}
	}
	return len(responses)
}

// TestSlowAnswerOverGateway sends the whole answer to a question as an edit,
// where it takes longer than Discord waits.
func TestSlowAnswerOverGateway(t *testing.T) {
	service := NewService(ServiceOptions{Bot: Always(troubled{Bot: testBot(t, "declaration"), wait: time.Minute})})
	inBubble(t, service.Receive, func(t *testing.T, r *aRun) {
		r.start()
		r.connection()
		x := r.interact(aQuestion)
		if got := string(x.callback()); got != `{"type":5}` {
			t.Errorf("response %s", got)
		}
		if got := x.edited(1); !bytes.Contains(got, []byte("Germany rules out sending troops into Ukraine.")) {
			t.Errorf("edit %s", got)
		}
	})
}

const aQuestion = `{"type":2,"data":{"id":"5","name":"ask","type":1,"options":[{"name":"question","type":3,"value":"what did Merz say"}]},` +
	`"context":1,"channel_id":"8","user":{"id":"9","username":"reader"}}`

// BenchmarkGatewayAnswers is BenchmarkGateway with answers from the record.
// The bar is 99 of 100 within 5 ms.
func BenchmarkGatewayAnswers(b *testing.B) {
	benchmarkGateway(b, NewService(ServiceOptions{Bot: Always(testBot(b, "declaration")), Metrics: NewMetrics()}).Receive)
}

// TestRapidReconnects loses no command where one connection after another
// breaks as soon as it has resumed.
func TestRapidReconnects(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		r.start()
		faults := []func(*scriptedConn){
			(*scriptedConn).drop, (*scriptedConn).reconnect, func(c *scriptedConn) { c.invalid(true) }, func(c *scriptedConn) { c.close(4000) },
		}
		var all []*scriptedInteraction
		for n := range 40 {
			c := r.connection()
			synctest.Wait() // what Discord alone knows of is no session
			all = append(all, r.interact(aCommand))
			faults[n%len(faults)](c)
			all = append(all, r.interact(aCommand)) // while there is no connection
			r.until("another connection", func() bool { return r.live != c })
		}
		for _, x := range all {
			x.callback()
		}
	})
}
