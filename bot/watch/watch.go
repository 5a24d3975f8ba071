package watch

import (
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode"

	"onrecord/bot"
	"onrecord/corpus"
)

// A Pace says when a watch posts what is new.
type Pace string

// The paces. Digests hold what came since the last; where nothing did, none is
// posted.
const (
	AtOnce Pace = "at once"
	Hourly Pace = "hourly" // at the full hour
	Daily  Pace = "daily"  // at 08:00
)

// A Watch is what a channel is to be told of.
type Watch struct {
	ID       string     `json:"id"`
	Server   string     `json:"server"`
	Channel  string     `json:"channel"`
	Maker    string     `json:"maker,omitempty"` // ID of the user who made it; empty: made on the command line
	Made     time.Time  `json:"made"`
	Filter   bot.Filter `json:"filter"`
	Pace     Pace       `json:"delivery"`
	Timezone string     `json:"timezone,omitempty"` // IANA name; empty: UTC
	Quiet    Quiet      `json:"quiet,omitzero"`
	Role     string     `json:"role,omitempty"` // ID of the role that each post mentions; empty: none
	Paused   *Pause     `json:"paused,omitempty"`
	Since    uint64     `json:"since"`            // what was known before this number is no news to it
	Known    []string   `json:"known,omitempty"`  // nor are these, which were on record when it was made and not compared yet
	Sample   string     `json:"sample,omitempty"` // the post that is the latest of its samples; empty: it has none
}

// A Pause says why a watch posts nothing for the time being.
type Pause struct {
	Since  time.Time `json:"since"`
	Fault  bool      `json:"fault,omitempty"` // Discord refused a post; false: somebody wanted it
	Reason string    `json:"reason"`
}

// Describe says what a watch lets through and how it posts that, in short
// parts. What somebody typed stands in them as it was typed, without quotation
// marks.
func (w *Watch) Describe() []string {
	var parts []string
	add := func(format, value string) {
		if value != "" {
			parts = append(parts, fmt.Sprintf(format, bare(value)))
		}
	}
	f := w.Filter
	if f.Speaker == "" && f.About == "" && f.Any == "" && f.Exclude == "" && f.Kind == "" {
		parts = append(parts, "every statement")
	}
	add("by %s", f.Speaker)
	add("about %s", f.About)
	add("any of: %s", f.Any)
	add("none of: %s", f.Exclude)
	if f.Kind != "" {
		parts = append(parts, "only of kind "+string(f.Kind))
	}
	parts = append(parts, w.pace())
	if w.Quiet.From != w.Quiet.To {
		parts = append(parts, fmt.Sprintf("quiet from %s to %s", w.Quiet.From, w.Quiet.To))
	}
	if w.Timezone != "" && (w.Pace != AtOnce || w.Quiet.From != w.Quiet.To) {
		parts = append(parts, w.Timezone)
	}
	return parts
}

func (w *Watch) pace() string {
	switch w.Pace {
	case Hourly:
		return "hourly digest"
	case Daily:
		return fmt.Sprintf("daily digest at %02d:00", digestHour)
	}
	return "at once"
}

// bare takes out of what was typed what would look like words of somebody.
func bare(typed string) string {
	return strings.Join(strings.FieldsFunc(typed, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(corpus.QuotationMarks, r)
	}), " ")
}

// zones are those that were loaded, by name.
var zones sync.Map

// zone is where the watch's clock hangs.
func (w *Watch) zone() *time.Location {
	if loc, ok := zones.Load(w.Timezone); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(w.Timezone)
	if err != nil {
		return time.UTC // of a zone that this build no longer knows
	}
	zones.Store(w.Timezone, loc)
	return loc
}
