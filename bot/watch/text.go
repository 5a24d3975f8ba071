package watch

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Lines says a reply line by line, for who sets it. channel and role write
// what a reader knows a channel or a role by, given its ID.
func (r *Reply) Lines(channel, role func(id string) string) []string {
	var lines []string
	if r.Text != "" {
		lines = append(lines, r.Text)
	}
	lines = append(lines, r.Notes...)
	for _, s := range r.Watches {
		lines = append(lines, s.Lines(channel, role)...)
	}
	if r.Verdict != nil {
		for _, c := range r.Verdict.Clauses {
			line := c.Name + ": " + c.Because
			if !c.Met {
				line = c.Name + " stops it: " + c.Because
			}
			lines = append(lines, line)
		}
	}
	for _, e := range r.Events {
		lines = append(lines, e.String())
	}
	return lines
}

// Lines says what a watch is and how it stands.
func (s Standing) Lines(channel, role func(id string) string) []string {
	parts := append([]string{s.ID, channel(s.Channel)}, s.Describe()...)
	if s.Role != "" {
		parts = append(parts, "mentions "+role(s.Role))
	}
	lines := []string{strings.Join(parts, " · ")}
	if s.Paused != nil {
		lines = append(lines, fmt.Sprintf("  paused since %s: %s", stamp(s.Paused.Since), s.Paused.Reason))
	}
	switch {
	case s.Waiting == 0:
	case s.Next.IsZero() || s.Paused != nil:
		lines = append(lines, "  "+counted(s.Waiting, "statement")+" waiting")
	default:
		lines = append(lines, fmt.Sprintf("  %s waiting for %s", counted(s.Waiting, "statement"), stamp(s.Next)))
	}
	return lines
}

// String says what happened in one line.
func (e Event) String() string {
	parts := []string{stamp(e.At), string(e.Kind)}
	if e.Statements > 0 {
		parts = append(parts, counted(e.Statements, "statement"))
	}
	if e.Reason != "" {
		parts = append(parts, e.Reason)
	}
	return strings.Join(parts, " · ")
}

// WriteText writes the reply for a person to read. The errors are those of w.
func (r *Reply) WriteText(w io.Writer) error {
	servers := map[string]string{}
	for _, s := range r.Watches {
		servers[s.Channel] = s.Server
	}
	channel := func(id string) string { return "server " + servers[id] + " · channel " + id }
	role := func(id string) string { return "role " + id }
	_, err := io.WriteString(w, strings.Join(r.Lines(channel, role), "\n")+"\n")
	return err
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 MST") }

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
