package discord

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// scrape gives what a server of metrics says.
func scrape(m *Metrics) string {
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	return w.Body.String()
}

func TestMetrics(t *testing.T) {
	t.Parallel()
	m := NewMetrics()
	m.interaction("ask", "answered", 1500*time.Microsecond)
	m.interaction("ask", "nothing", 4*time.Second)
	m.interaction("frobnicate", "refused", time.Millisecond)
	m.interaction("<@1>", "refused", time.Millisecond)
	m.interaction("page", "stale", time.Millisecond)
	m.Reconnected()
	m.Connected(true)
	m.Record("65fa50d7c4cb", 26)
	got := scrape(m)
	for _, want := range []string{
		`onrecord_interactions_total{command="ask",outcome="answered"} 1`,
		`onrecord_interactions_total{command="ask",outcome="nothing"} 1`,
		`onrecord_interactions_total{command="unknown",outcome="refused"} 2`,
		`onrecord_interactions_total{command="page",outcome="stale"} 1`,
		`onrecord_interaction_seconds_bucket{command="ask",le="0.001"} 0`,
		`onrecord_interaction_seconds_bucket{command="ask",le="0.002"} 1`,
		`onrecord_interaction_seconds_bucket{command="ask",le="3"} 1`,
		`onrecord_interaction_seconds_count{command="ask"} 2`,
		`onrecord_gateway_reconnects_total 1`,
		`onrecord_gateway_connected 1`,
		`onrecord_statements 26`,
		`onrecord_record_info{fingerprint="65fa50d7c4cb"} 1`,
		`go_goroutines `,
		`process_start_time_seconds `,
	} {
		if !strings.Contains(got, "\n"+want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(got, "frobnicate") || strings.Contains(got, "<@1>") {
		t.Error("what came in became a label")
	}
}

// TestMetricsRecord sees to it that there is one record at a time.
func TestMetricsRecord(t *testing.T) {
	t.Parallel()
	m := NewMetrics()
	m.Connected(true)
	m.Connected(false)
	for _, fingerprint := range []string{"one", "one", "two", "three"} {
		m.Record(fingerprint, len(fingerprint))
	}
	got := scrape(m)
	if strings.Count(got, "\nonrecord_record_info{") != 1 || !strings.Contains(got, `{fingerprint="three"} 1`) {
		t.Errorf("the records: %s", got)
	}
	for _, want := range []string{"onrecord_statements 5", "onrecord_gateway_connected 0", "onrecord_gateway_reconnects_total 0"} {
		if !strings.Contains(got, "\n"+want+"\n") {
			t.Errorf("no %s", want)
		}
	}
}

// TestMetricsReloads sees to it that the gauge says how the last reload ended.
func TestMetricsReloads(t *testing.T) {
	t.Parallel()
	m := NewMetrics()
	for _, test := range []struct {
		outcome Reload
		want    []string
	}{
		{"", []string{`onrecord_reloads_total{outcome="failed"} 0`, `onrecord_reloads_total{outcome="swapped"} 0`, "onrecord_record_stale 0"}},
		{Failed, []string{`onrecord_reloads_total{outcome="failed"} 1`, "onrecord_record_stale 1"}},
		{Unchanged, []string{`onrecord_reloads_total{outcome="unchanged"} 1`, "onrecord_record_stale 0"}},
		{Swapped, []string{`onrecord_reloads_total{outcome="swapped"} 1`, `onrecord_reloads_total{outcome="failed"} 1`, "onrecord_record_stale 0"}},
	} {
		if test.outcome != "" {
			m.Reloaded(test.outcome)
		}
		got := scrape(m)
		for _, want := range test.want {
			if !strings.Contains(got, "\n"+want+"\n") {
				t.Errorf("after %q: no %s", test.outcome, want)
			}
		}
	}
}

// TestMetricsOutbox tells how the outbox stands, and counts deliveries.
func TestMetricsOutbox(t *testing.T) {
	records := quays(t, 1, 2)
	inHouse(t, func(h *house) {
		h.update(records[1])
		h.watch(records[1], "4001").refusal = &Error{404, codeUnknownChannel, "Unknown Channel"}
		h.watch(records[1], "4003", "delivery", "daily")
		h.d.fail("post", limit(time.Hour, false))
		h.update(records[2])
		time.Sleep(30 * time.Minute)
		got := scrape(h.metrics)
		for _, want := range []string{
			"onrecord_watches 2",
			"onrecord_outbox_length 2",
			"onrecord_outbox_held 0",
			"onrecord_outbox_oldest_seconds 1800",
			`onrecord_deliveries_total{outcome="limited",task="publish"} 1`,
			`onrecord_deliveries_total{outcome="sent",task="publish"} 0`,
			`onrecord_deliveries_total{outcome="found",task="follow"} 0`,
			`onrecord_deliveries_total{outcome="refused",task="tell"} 0`,
		} {
			if !strings.Contains(got, "\n"+want+"\n") {
				t.Errorf("no %s", want)
			}
		}
		time.Sleep(time.Hour)
		got = scrape(h.metrics)
		for _, want := range []string{
			"onrecord_outbox_held 1",
			"onrecord_outbox_oldest_seconds 0",
			`onrecord_deliveries_total{outcome="closed",task="publish"} 1`,
			`onrecord_deliveries_total{outcome="refused",task="tell"} 1`,
		} {
			if !strings.Contains(got, "\n"+want+"\n") {
				t.Errorf("later no %s", want)
			}
		}
	})
}
