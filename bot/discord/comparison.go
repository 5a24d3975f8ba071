package discord

import (
	"fmt"
	"strings"

	"onrecord/bot"
)

// comparison sets how the words of a text stand to the record: passage by
// passage, each with the statements that have its words. It says what is
// there, and never what is true.
func comparison(r *bot.Reply, room int) []block {
	var blocks []block
	if r.Outcome == bot.Nothing {
		blocks = append(blocks, block{body: bold("Nothing on record") + ": " + escape(shortened(r.Reason, maxReason))})
	}
	if r.Outcome == bot.Answered && r.Reason != "" {
		blocks = append(blocks, block{body: subtext(escape(shortened(r.Reason, maxReason)))})
	}
	for _, p := range r.Comparison.Passages {
		blocks = append(blocks, passage(p, room)...)
	}
	return append(blocks, named(r.Comparison.Named))
}

// maxPassage is how much of a passage is repeated, in characters: enough to
// know it by.
const maxPassage = 120

// passage sets one passage. Its words are those of who wrote the message, and
// so stand in no quotation marks.
func passage(p bot.Passage, room int) []block {
	text := "*" + escape(shortened(unquoted(p.Text), maxPassage)) + "*"
	if len(p.Matches) == 0 {
		return []block{{body: text + "\n" + escape(sentence(p.Missing()))}}
	}
	var blocks []block
	for _, m := range p.Matches {
		label := text + "\n" + matching(m)
		b := statement(m.Answer, room-size(label)-len("\n"))
		b.body = b.heading + "\n" + b.body
		b.heading = label
		blocks = append(blocks, b)
	}
	return blocks
}

// sentence makes one of a reason.
func sentence(reason string) string {
	return strings.ToUpper(reason[:1]) + reason[1:] + "."
}

// matching says how a statement matches.
func matching(m bot.Match) string {
	label := bold("Near")
	if m.Exact {
		label = bold("Exact") + ", word for word"
	}
	if caveat := m.Caveat(); caveat != "" {
		label += ", " + escape(caveat)
	}
	if m.Exact {
		return label + ":"
	}
	var pairs []string
	for i, d := range m.Differences {
		if i == maxList {
			pairs = append(pairs, fmt.Sprintf("%d more", len(m.Differences)-i))
			break
		}
		pairs = append(pairs, differing(d.Text)+" → "+differing(d.Record))
	}
	return label + ". Here → on record: " + strings.Join(pairs, " · ")
}

func differing(words string) string {
	if words == "" {
		return "(nothing)"
	}
	return bold(shortened(words, maxOutlet))
}

// named says who is named in the text and is on the record.
func named(list []bot.Person) block {
	if len(list) == 0 {
		return block{body: subtext("Named: nobody who is on the record")}
	}
	var people []string
	for i, p := range list {
		if i == maxList {
			people = append(people, fmt.Sprintf("%d more", len(list)-i))
			break
		}
		people = append(people, escape(shortened(p.Name, maxName))+" ("+p.Amount()+")")
	}
	return block{body: subtext("Named: " + strings.Join(people, " · "))}
}
