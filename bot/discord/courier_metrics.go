package discord

import (
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"onrecord/bot/watch"
)

// deliveryOutcome says how a delivery went, or an attempt at it.
type deliveryOutcome string

// The outcomes.
const (
	deliverySent    deliveryOutcome = "sent"
	deliveryFound   deliveryOutcome = "found"   // it was there already
	deliveryRefused deliveryOutcome = "refused" // for good
	deliveryClosed  deliveryOutcome = "closed"  // the channel takes nothing
	deliveryRetried deliveryOutcome = "retried" // an attempt that came to nothing
	deliveryLimited deliveryOutcome = "limited" // an attempt for which there were too many requests
)

var (
	deliveryOutcomes = []deliveryOutcome{deliverySent, deliveryFound, deliveryRefused, deliveryClosed, deliveryRetried, deliveryLimited}
	deliveryTasks    = []watch.Task{watch.Publish, watch.Amend, watch.Follow, watch.Tell}
)

func newDeliveries() *prometheus.CounterVec {
	v := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "onrecord_deliveries_total", Help: "Deliveries of watches, and attempts at them that have to be made again.",
	}, []string{"task", "outcome"})
	for _, task := range deliveryTasks {
		for _, o := range deliveryOutcomes {
			v.WithLabelValues(string(task), string(o)) // 0, so that a first one shows as an increase
		}
	}
	return v
}

// delivered counts how a delivery went.
func (m *Metrics) delivered(task watch.Task, o deliveryOutcome) {
	m.deliveries.WithLabelValues(string(task), string(o)).Inc()
}

// outboxMetrics tell how the outbox of a desk stands when they are asked.
type outboxMetrics struct {
	desk                          atomic.Pointer[watch.Desk] // nil: there is none
	watches, length, held, oldest *prometheus.Desc
}

func newOutboxMetrics() *outboxMetrics {
	desc := func(name, help string) *prometheus.Desc { return prometheus.NewDesc(name, help, nil, nil) }
	return &outboxMetrics{
		watches: desc("onrecord_watches", "Watches that there are."),
		length:  desc("onrecord_outbox_length", "Deliveries in the outbox, also those that are not due."),
		held:    desc("onrecord_outbox_held", "Deliveries that wait for their watch to be resumed."),
		oldest:  desc("onrecord_outbox_oldest_seconds", "For how long the oldest delivery has been due: 0 where none is."),
	}
}

// of has the outbox of a desk told of, in place of any other.
func (o *outboxMetrics) of(d *watch.Desk) { o.desk.Store(d) }

// Describe implements [prometheus.Collector].
func (o *outboxMetrics) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{o.watches, o.length, o.held, o.oldest} {
		ch <- d
	}
}

// Collect implements [prometheus.Collector].
func (o *outboxMetrics) Collect(ch chan<- prometheus.Metric) {
	var s watch.Stats
	if d := o.desk.Load(); d != nil {
		s = d.Stats()
	}
	age := 0.0
	if !s.Oldest.IsZero() {
		age = max(0, time.Since(s.Oldest).Seconds())
	}
	tell := func(d *prometheus.Desc, value float64) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value)
	}
	tell(o.watches, float64(s.Watches))
	tell(o.length, float64(s.Waiting))
	tell(o.held, float64(s.Held))
	tell(o.oldest, age)
}
