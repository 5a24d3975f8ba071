package discord

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"onrecord/bot"
)

// Discord's limits on a message's embeds, in characters
// (https://discord.com/developers/docs/resources/message#embed-object-embed-limits).
const (
	maxDescription = 4096
	maxFooter      = 2048
	maxEmbeds      = 6000 // over all embeds of a message
)

// perPage is how many statements a page has at most: as many as there are
// buttons in a row.
const perPage = 5

// A page is a part of an answer that a message has room for.
type page struct {
	lead   string
	blocks []block
	used   int // of the room
}

// An answer is a reply in blocks, before it is cut into pages.
type answer struct {
	lead   string // above the blocks of every page; empty: nothing
	blocks []block
}

// room is how long the text of a page may be, with that at its foot.
func room(foot string) int {
	return min(maxDescription, maxEmbeds-size(foot)-footMargin)
}

// footMargin is left for what comes to the foot beside the request: page,
// record, and a second embed's share.
const footMargin = 100

// pages cuts an answer where a block ends. There is at least one page.
func (a answer) pages(room int) []page {
	var list []page
	p := page{lead: a.lead, used: size(a.lead)}
	statements := 0
	for _, b := range a.blocks {
		if len(p.blocks) > 0 && (p.used+p.needs(b) > room || b.id != "" && statements == perPage) {
			list = append(list, p)
			p, statements = page{lead: a.lead, used: size(a.lead)}, 0
		}
		if b.id != "" {
			statements++
		}
		p.used += p.needs(b)
		p.blocks = append(p.blocks, b)
	}
	return append(list, p)
}

// needs is how much of the room another block takes.
func (p page) needs(b block) int {
	n := len("\n\n") + size(b.body)
	if p.heads(len(p.blocks), b) {
		n += size(b.heading) + len("\n")
	}
	if b.credit != "" {
		n += len("\n"+numbering) + size(subtext(b.credit))
	}
	if b.beneath != "" {
		n += len("\n") + size(b.beneath)
	}
	return n
}

// numbering is as long as what stands before the credit of a statement where
// a page has several.
const numbering = "1 · "

// heads reports whether block i of the page has its heading above it.
func (p page) heads(i int, b block) bool {
	return b.heading != "" && (i == 0 || p.blocks[i-1].heading != b.heading || p.blocks[i-1].group != b.group)
}

// text sets the page. Where it has several statements they are numbered, as
// their buttons are.
func (p page) text() string {
	parts := []string{}
	if p.lead != "" {
		parts = append(parts, p.lead)
	}
	numbers := p.numbers()
	for i, b := range p.blocks {
		part := b.body
		if p.heads(i, b) {
			part = b.heading + "\n" + part
		}
		switch {
		case b.credit != "" && len(numbers) > 1:
			part += "\n" + subtext(fmt.Sprintf("%d · ", numbers[b.id])+b.credit)
		case b.credit != "":
			part += "\n" + subtext(b.credit)
		}
		if b.beneath != "" {
			part += "\n" + b.beneath
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "\n\n")
}

// numbers counts the statements of the page, each once.
func (p page) numbers() map[string]int {
	numbers := map[string]int{}
	for _, b := range p.blocks {
		if b.id != "" && numbers[b.id] == 0 {
			numbers[b.id] = len(numbers) + 1
		}
	}
	return numbers
}

// compose sets a reply in blocks that each fit on a page with that much room.
func compose(r *bot.Reply, room int) answer {
	switch {
	case r.Refused:
		return answer{blocks: []block{{body: bold("Not answered") + ": " + escape(shortened(r.Reason, maxReason))}}}
	case r.Command == "people":
		return answer{blocks: people(r.People)}
	case r.Command == "coverage":
		return answer{blocks: coverage(r.Coverage)}
	}
	a := answer{lead: readings(r.Understood)}
	room -= size(a.lead) + 2
	if r.Comparison != nil {
		if strings.HasSuffix(r.Question, cutMark) && utf8.RuneCountInString(r.Question) > maxCompared-len(cutMark)*10 {
			a.lead = subtext(fmt.Sprintf("Only the first %d characters of the message are compared.", maxCompared))
		}
		a.blocks = append(a.blocks, comparison(r, room-size(a.lead))...)
		return a
	}
	if r.Outcome == bot.Nothing {
		a.blocks = append(a.blocks, nothing(r, room)...)
		distinguish(a.blocks)
		return a
	}
	a.blocks = append(a.blocks, statements(r.Statements, room)...)
	distinguish(a.blocks)
	if r.Around != nil {
		a.blocks = append(a.blocks, around(r.Around, room)...)
	}
	if r.Reason != "" {
		a.blocks = append(a.blocks, block{body: escape(shortened(r.Reason, maxReason))})
	}
	return a
}
