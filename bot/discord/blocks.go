package discord

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/corpus"
)

// A block is what stands together on a page, and is never parted.
type block struct {
	heading string // above those of the same group that stand together; empty: none
	group   string // who made the statement, and what else the heading says
	body    string
	credit  string // of a statement; empty: it is none
	beneath string // the credit; empty: nothing
	id      string // of that statement
}

// The longest that what is not a statement's text is shown, in characters.
// Corpora may hold more, up to a kilobyte each.
const (
	maxName   = 120
	maxTitle  = 160
	maxOutlet = 60
	maxVia    = 4 // outlets
	maxURL    = 600

	maxReading = 160
	maxReason  = 900
	maxNotice  = 300 // of what was corrected
	maxList    = 6   // of small things in a line
)

// statements makes a block of each statement, under its speaker.
func statements(list []bot.Answer, room int) []block {
	blocks := make([]block, len(list))
	for i, a := range list {
		blocks[i] = statement(a, room)
	}
	return blocks
}

// statement makes the block of one. A text that a page has no room for is not
// shown at all, for it may not be cut.
func statement(a bot.Answer, room int) block {
	s := a.Statement
	b := block{heading: speaker(s.Speaker), body: withdrawal(s) + words(a), credit: credit(s), id: s.ID}
	if s.Speaker != nil {
		b.group = s.Speaker.ID
	}
	if b.size() <= room {
		return b
	}
	b.body = withdrawal(s) + tooLong(s, " The source has it.")
	if b.size() > room {
		b.credit = shortCredit(s)
	}
	return b
}

// tooLong stands in the place of a text that may not be cut.
func tooLong(s *corpus.Statement, more string) string {
	return fmt.Sprintf("*Too long to be shown here whole, and never cut: %d characters.%s*", utf8.RuneCountInString(s.Text), more)
}

// withdrawal says by whom and why a statement was withdrawn, in a line before
// its words; empty: it stands.
func withdrawal(s *corpus.Statement) string {
	w := bot.NewCredit(s).Withdrawn
	if w == "" {
		return ""
	}
	return bold("Withdrawn") + " " + escape(shortened(w, maxReason)) + "\n"
}

// size is how much of a page the block takes at most.
func (b block) size() int { return page{}.needs(b) + len(" ()") + len(b.group) }

// distinguish adds IDs to the headings of people who would look like one.
func distinguish(blocks []block) {
	who := map[string]string{}
	twice := map[string]bool{}
	for _, b := range blocks {
		if group, ok := who[b.heading]; ok && group != b.group {
			twice[b.heading] = true
		}
		who[b.heading] = b.group
	}
	for i, b := range blocks {
		if b.group != "" && twice[b.heading] {
			blocks[i].heading += " (" + escape(b.group) + ")"
		}
	}
}

// speaker is the heading of what somebody said.
func speaker(p *corpus.Person) string {
	if p == nil {
		return bold("Fact")
	}
	heading := bold(shortened(p.Name, maxName))
	if p.Role != "" {
		heading += ", " + escape(shortened(p.Role, maxName))
	}
	return heading
}

// credit says what kind of statement s is and where it is from.
func credit(s *corpus.Statement) string {
	c := bot.NewCredit(s)
	parts := []string{escape(shortened(c.Kind, maxTitle))}
	if c.SupersededBy != "" {
		parts = append(parts, escape(shortened(c.SupersededBy, maxName)))
	}
	if len(c.Via) > 0 {
		parts = append(parts, "via "+via(c.Via))
	}
	if c.Publisher != "" {
		parts = append(parts, escape(shortened(c.Publisher, maxOutlet)))
	}
	parts = append(parts, linked(shortened(c.Title, maxTitle), statementAddress(s, maxURL)), escape(c.Date), c.Paragraph)
	for _, more := range []string{shortened(c.Spelling, maxName), shortened(c.Correction, maxNotice), shortened(c.Supersedes, maxName)} {
		if more != "" {
			parts = append(parts, escape(more))
		}
	}
	return strings.Join(append(parts, escape(c.ID)), " · ")
}

// shortCredit is what has room everywhere.
func shortCredit(s *corpus.Statement) string {
	c := bot.NewCredit(s)
	parts := []string{escape(shortened(c.Kind, maxOutlet))}
	for _, more := range []string{c.SupersededBy, c.Date, c.Paragraph, shortened(c.Correction, maxOutlet), c.Supersedes, c.ID} {
		if more != "" {
			parts = append(parts, escape(more))
		}
	}
	return strings.Join(parts, " · ")
}

func via(outlets []string) string {
	var list []string
	for i, outlet := range outlets {
		if i == maxVia {
			list = append(list, fmt.Sprintf("%d more", len(outlets)-i))
			break
		}
		list = append(list, escape(shortened(outlet, maxOutlet)))
	}
	return strings.Join(list, ", ")
}

// linked sets a text as a link, where the address is one that a browser opens
// and that the message has room for.
func linked(text, address string) string {
	if address = webAddress(address); address == "" {
		return escape(text)
	}
	return "[" + escape(roundBrackets.Replace(text)) + "](" + address + ")"
}

// Square brackets in the text of a link would end it, escaped or not.
var roundBrackets = strings.NewReplacer("[", "(", "]", ")")

// unambiguous writes what would end the address of a link, or begin something
// else, so that it does not.
var unambiguous = strings.NewReplacer("(", "%28", ")", "%29", "\\", "%5C", "|", "%7C", "`", "%60")

// statementAddress gives the address of a statement, with what makes a browser
// show its words where there is room for that.
func statementAddress(s *corpus.Statement, room int) string {
	for _, address := range []string{bot.Link(s), s.Source.URL} {
		if address = webAddress(address); address != "" && size(address) <= room {
			return address
		}
	}
	return ""
}

// webAddress gives an address in a form that ends a link only where it ends,
// or "" for one that is not shown as a link.
func webAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	safe := unambiguous.Replace(address)
	if size(safe) > maxURL {
		return ""
	}
	return safe
}
