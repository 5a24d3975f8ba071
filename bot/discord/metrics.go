package discord

import (
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"onrecord/bot"
)

// unknownCommand is the label of what is neither a command of the table nor a
// button: what comes in must not decide how many series there are.
const unknownCommand = "unknown"

// latencies are the upper bounds of the histogram's buckets, in seconds, up to
// the 3 seconds that Discord waits (Receiving and Responding to Interactions).
var latencies = []float64{.0002, .0005, .001, .002, .005, .01, .02, .05, .1, .25, .5, 1, 2, 3}

// Metrics count what the bot does, for Prometheus to read. They may be used by
// several goroutines at once.
type Metrics struct {
	registry     *prometheus.Registry
	commands     map[string]bool // the labels there are
	interactions *prometheus.CounterVec
	seconds      *prometheus.HistogramVec
	reconnects   prometheus.Counter
	connected    prometheus.Gauge
	statements   prometheus.Gauge
	record       *prometheus.GaugeVec
	reloads      *prometheus.CounterVec
	stale        prometheus.Gauge
	deliveries   *prometheus.CounterVec
	outbox       *outboxMetrics

	mu          sync.Mutex
	fingerprint string // the one that record shows
}

// NewMetrics makes metrics in a registry of their own, with those of the
// process and of Go's runtime beside them.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		commands: map[string]bool{},
		interactions: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "onrecord_interactions_total", Help: "Interactions received.",
		}, []string{"command", "outcome"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "onrecord_interaction_seconds", Help: "Time from an interaction to its response.", Buckets: latencies,
		}, []string{"command"}),
		reconnects: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "onrecord_gateway_reconnects_total", Help: "Times that the gateway was connected to anew.",
		}),
		connected: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "onrecord_gateway_connected", Help: "Whether the gateway is connected: 1 or 0.",
		}),
		statements: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "onrecord_statements", Help: "Statements on record.",
		}),
		record: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: "onrecord_record_info", Help: "The record that is answered from.",
		}, []string{"fingerprint"}),
		reloads: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "onrecord_reloads_total", Help: "Times that the files of the record were read again.",
		}, []string{"outcome"}),
		stale: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "onrecord_record_stale", Help: "Whether the newest files could not be read: 1 or 0.",
		}),
		deliveries: newDeliveries(),
		outbox:     newOutboxMetrics(),
	}
	for _, o := range []Reload{Swapped, Unchanged, Failed} {
		m.reloads.WithLabelValues(string(o)) // 0, so that a first one shows as an increase
	}
	for _, c := range bot.Commands {
		m.commands[c.Name] = true
	}
	for _, name := range buttonNames {
		m.commands[name] = true
	}
	m.registry.MustRegister(m.interactions, m.seconds, m.reconnects, m.connected, m.statements, m.record, m.reloads, m.stale,
		m.deliveries, m.outbox,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// interaction counts an interaction, by the command or the button that it is
// for, and how long its response took.
func (m *Metrics) interaction(command, outcome string, took time.Duration) {
	if !m.commands[command] {
		command = unknownCommand
	}
	m.interactions.WithLabelValues(command, outcome).Inc()
	m.seconds.WithLabelValues(command).Observe(took.Seconds())
}

// Reconnected counts a connection to the gateway after the first.
func (m *Metrics) Reconnected() { m.reconnects.Inc() }

// Connected notes whether the gateway is connected.
func (m *Metrics) Connected(is bool) { m.connected.Set(truth(is)) }

// truth is 1 or 0, for true or false.
func truth(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// Record notes what is answered from, in place of what was before.
func (m *Metrics) Record(fingerprint string, statements int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.statements.Set(float64(statements))
	m.record.WithLabelValues(fingerprint).Set(1)
	if m.fingerprint != "" && m.fingerprint != fingerprint {
		m.record.DeleteLabelValues(m.fingerprint)
	}
	m.fingerprint = fingerprint
}

// A Reload is how reading the files of the record again ended.
type Reload string

// The outcomes.
const (
	Swapped   Reload = "swapped"   // there is another record
	Unchanged Reload = "unchanged" // it is the same
	Failed    Reload = "failed"    // and the one before is answered from
)

// Reloaded counts that the files were read again.
func (m *Metrics) Reloaded(r Reload) {
	m.reloads.WithLabelValues(string(r)).Inc()
	m.stale.Set(truth(r == Failed))
}

// Handler serves the metrics in Prometheus's text format.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
