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
	said := ""
	if r.Outcome == bot.Nothing {
		said = r.Reason
		blocks = append(blocks, block{body: bold("Nothing on record") + ": " + escape(shortened(r.Reason, maxReason))})
	}
	if r.Outcome == bot.Answered && r.Reason != "" {
		blocks = append(blocks, block{body: subtext(escape(shortened(r.Reason, maxReason)))})
	}
	for i, p := range r.Comparison.Passages {
		blocks = append(blocks, passage(p, i, said, room)...)
	}
	if len(r.Comparison.Named) > 0 {
		blocks = append(blocks, named(r.Comparison.Named))
	}
	return blocks
}

// maxPassage is how much of a passage is repeated, in characters: enough to
// know it by.
const maxPassage = 120

// passage sets one passage, which has a number. Its words are those of who
// wrote the message, and so stand in no quotation marks. What has been said
// already of all of them is not said again.
func passage(p bot.Passage, number int, said string, room int) []block {
	text := "*" + escape(shortened(unquoted(p.Text), maxPassage)) + "*"
	if len(p.Matches) == 0 {
		if !strings.HasPrefix(said, p.Missing()) {
			text += "\n" + escape(sentence(p.Missing()))
		}
		return []block{{body: text}}
	}
	var blocks []block
	for _, m := range p.Matches {
		blocks = append(blocks, match(m, text, number, room))
	}
	return blocks
}

// match sets a statement under the passage and how it matches, which stand
// there once for those that match alike. What turns a sentence around comes
// before the statement where there is no room for both.
func match(m bot.Match, text string, number, room int) block {
	label := text + "\n" + matching(m)
	room -= size(label) + len("\n")
	decisive := 0
	for _, d := range m.Differences {
		if negates(d) {
			decisive += size(differing(d, true)) + len(" · ")
		}
	}
	if len(m.Differences) > 0 {
		decisive = min(decisive, maxDecisive) + size(fewer(len(m.Differences), true)) + size(differs)
	}
	b := statement(m.Answer, room-decisive)
	b.body = b.heading + "\n" + b.body
	b.heading = label
	if len(m.Differences) > 0 {
		b.heading += differs + differences(m.Differences, room-b.size()+size(label)-size(differs))
	}
	b.group = fmt.Sprintf("%d\n%s", number, b.heading)
	return b
}

// maxDecisive is how much of a page the differences have before the statement
// has any, in characters.
const maxDecisive = 1500

// sentence makes one of a reason.
func sentence(reason string) string {
	return strings.ToUpper(reason[:1]) + reason[1:] + "."
}

// matching says how a statement matches.
func matching(m bot.Match) string {
	label := bold("Near")
	switch {
	case m.Exact && m.Partly:
		label = bold("In part") + ", " + m.Share() + ", word for word"
	case m.Exact:
		label = bold("Exact") + ", word for word"
	case m.Retold:
		label = bold("Not a quote") + ": " + m.Retelling()
	}
	if m.Partly && !m.Exact {
		label += ", " + m.Share()
	}
	if caveat := m.Caveat(); caveat != "" {
		label += ", " + escape(caveat)
	}
	if len(m.Differences) > 0 {
		return label + "."
	}
	return label + ":"
}

// named says who is named in the text and is on the record.
func named(list []bot.Person) block {
	var people []string
	for i, p := range list {
		if i == maxList {
			people = append(people, fmt.Sprintf("%d more", len(list)-i))
			break
		}
		people = append(people, escape(shortened(p.Name, maxName))+" ("+p.Amount()+")")
	}
	return block{body: subtext("Named in the message: " + strings.Join(people, " · "))}
}
