package discord

import (
	"fmt"
	"strings"

	"onrecord/bot"
)

// readings says what words of the question were read as, on every page, and so
// in little of its room.
func readings(u bot.Understood) string {
	var lines []string
	all := u.Readings()
	for i, line := range all {
		if i == maxList {
			lines = append(lines, subtext(fmt.Sprintf("and %d more", len(all)-i)))
			break
		}
		lines = append(lines, subtext(escape(shortened(line, maxReading))))
	}
	return strings.Join(lines, "\n")
}

// nothing says that nothing is on record, why, and what is.
func nothing(r *bot.Reply, room int) []block {
	blocks := []block{{body: bold("Nothing on record") + ": " + escape(shortened(r.Reason, maxReason))}}
	for i, b := range statements(r.Mentions, room) {
		if i == 0 {
			blocks = append(blocks, block{body: "Named in:"})
		}
		blocks = append(blocks, b)
	}
	if r.Coverage != nil {
		var lines []string
		for _, line := range r.Coverage.Available() {
			lines = append(lines, subtext(escape(shortened(line, maxReason))))
		}
		blocks = append(blocks, block{body: strings.Join(lines, "\n")})
	}
	return blocks
}

// around sets what stands next to a statement in its source.
func around(s *bot.Surroundings, room int) []block {
	var blocks []block
	for _, n := range s.Neighbours() {
		b := statement(n.Answer, room-size(n.Where)-len("****, "))
		b.heading = bold(n.Where) + "\n" + b.heading
		blocks = append(blocks, b)
	}
	return blocks
}

// people lists who is on the record.
func people(list []bot.Person) []block {
	if len(list) == 0 {
		return []block{{body: bot.NobodyOnRecord}}
	}
	blocks := make([]block, len(list))
	for i, p := range list {
		lines := []string{speaker(p.Person), subtext(p.Amount() + " · " + escape(p.ID))}
		for j, s := range p.Spellings {
			if j == maxVia {
				break
			}
			lines = append(lines, subtext("spelt "+escape(shortened(s.As, maxName))+" in "+escape(s.Source.ID)))
		}
		blocks[i] = block{body: strings.Join(lines, "\n")}
	}
	return blocks
}

// coverage says what a record holds.
func coverage(c *bot.Coverage) []block {
	lines := []string{bold("Record " + c.Record), escape(c.Amount()), escape(c.OfEachKind())}
	if !c.Loaded.IsZero() {
		lines = append(lines, escape(c.Since()))
	}
	if c.Fault != nil {
		lines = append(lines, escape(shortened(c.Fault.String(), maxReason)))
	}
	blocks := []block{{body: strings.Join(lines, "\n")}}
	for _, s := range c.Sources {
		var parts []string
		for _, part := range bot.SourceParts(s) {
			if part != s.URL {
				parts = append(parts, escape(shortened(part, maxOutlet)))
			}
		}
		blocks = append(blocks, block{body: linked(shortened(s.Title, maxTitle), s.URL) + "\n" + subtext(strings.Join(parts, " · "))})
	}
	return blocks
}
