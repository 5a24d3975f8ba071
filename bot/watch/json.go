package watch

import (
	"encoding/json"
	"time"
)

// MarshalJSON writes a reply for a program to read.
func (r *Reply) MarshalJSON() ([]byte, error) {
	type clause struct {
		Clause  string `json:"clause"`
		Value   string `json:"value"`
		Met     bool   `json:"met"`
		Because string `json:"because"`
	}
	type verdict struct {
		Statement string   `json:"statement"`
		Passes    bool     `json:"passes"`
		Clauses   []clause `json:"clauses"`
	}
	out := struct {
		Action  string     `json:"action"`
		Refused bool       `json:"refused,omitempty"`
		Text    string     `json:"text,omitempty"`
		Notes   []string   `json:"notes,omitempty"`
		Watches []Standing `json:"watches"`
		Events  []Event    `json:"events,omitempty"`
		Why     *verdict   `json:"why,omitempty"`
	}{r.Action, r.Refused, r.Text, r.Notes, append([]Standing{}, r.Watches...), r.Events, nil}
	if r.Verdict != nil {
		out.Why = &verdict{Statement: r.About.ID, Passes: r.Verdict.Passes, Clauses: []clause{}}
		for _, c := range r.Verdict.Clauses {
			out.Why.Clauses = append(out.Why.Clauses, clause{c.Name, c.Value, c.Met, c.Because})
		}
	}
	return json.Marshal(out)
}

// MarshalJSON writes a watch and how it stands, quiet hours as a clock shows
// them.
func (s Standing) MarshalJSON() ([]byte, error) {
	type quiet struct {
		From string `json:"from"`
		To   string `json:"to"`
	}
	type watch Watch // without its own way to be written
	out := struct {
		watch
		Quiet   *quiet    `json:"quiet,omitempty"`
		Waiting int       `json:"waiting"`
		Next    time.Time `json:"next,omitzero"`
	}{watch: watch(s.Watch), Waiting: s.Waiting, Next: s.Next}
	if s.Quiet.From != s.Quiet.To {
		out.Quiet = &quiet{s.Quiet.From.String(), s.Quiet.To.String()}
	}
	return json.Marshal(out)
}
