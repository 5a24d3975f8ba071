package discord

import (
	"fmt"
	"strings"

	"onrecord/bot"
	"onrecord/bot/watch"
	"onrecord/corpus"
)

// maxEarlier is how many earlier versions of a statement a post shows, the
// latest.
const maxEarlier = 3

// statement makes the block of a statement in a post: as it is on record, and
// beneath, struck through, as it was posted before. Where a page has no room
// for both, what was before gets blocks of its own.
func (v postView) statement(s watch.Shown, room int) []block {
	b := block{heading: speaker(s.Speaker), credit: credit(s.Statement), id: s.ID}
	if s.Speaker != nil {
		b.group = s.Speaker.ID
	}
	if mistakable(s) {
		b.heading += " (" + escape(s.Speaker.ID) + ")"
	}
	b.body = fate(s) + told(s.Statement, s.Gone || s.Withdrawn != nil)
	before := earlier(s)
	b.beneath = beneath(before, len(s.Earlier))
	if v.touched[s.ID] && b.beneath == "" && fate(s) == "" {
		b.beneath = subtext("Amended since it was posted: the words are as they were.")
	}
	if b.size() <= room {
		return []block{b}
	}
	apart := separate(before, len(s.Earlier), room)
	if len(before) > 0 {
		b.beneath = ""
	}
	if b.size() > room {
		b.body = fate(s) + tooLong(s.Statement, "")
	}
	if b.size() > room {
		b.credit = shortCredit(s.Statement)
	}
	return append([]block{b}, apart...)
}

// fate says before the words of a statement what has become of it, a line for
// each; empty: it stands.
func fate(s watch.Shown) string {
	lines := ""
	if s.Gone {
		lines = bold("No longer on the record") + "\n"
	}
	lines += withdrawal(s.Statement)
	if s.SupersededBy != nil {
		lines += bold("Superseded") + " by " + escape(s.SupersededBy.ID) + "\n"
	}
	return lines
}

// told sets the text of a statement, verbatim words in quotation marks: struck
// through where it is not to be taken for what is on record.
func told(s *corpus.Statement, isStruck bool) string {
	var b strings.Builder
	for _, segment := range s.Segments() {
		if s.Kind == corpus.Quote && segment.Verbatim {
			b.WriteString("“" + escape(segment.Text) + "”")
		} else {
			b.WriteString(escape(segment.Text))
		}
	}
	if isStruck {
		return struck(b.String())
	}
	return b.String()
}

// struck strikes a line through, which is escaped. A tilde at its end would be
// taken for one of the two that end that, in spite of the backslash: an
// invisible space parts them.
func struck(line string) string {
	if strings.HasSuffix(line, "~") {
		line += "\u200b"
	}
	return "~~" + line + "~~"
}

// A formerly is how a statement was posted before, in lines that are struck
// through, as far as it was otherwise.
type formerly struct {
	*corpus.Statement
	now   *corpus.Statement
	name  string // of who was said to have said it; empty: who is now
	words string // empty: the same
	note  string // what was said of it; empty: the same
}

// earlier lists how a statement was posted before, the latest first.
func earlier(s watch.Shown) []formerly {
	var list []formerly
	for _, was := range s.Earlier[:min(len(s.Earlier), maxEarlier)] {
		f := formerly{Statement: was, now: s.Statement, note: formerNote(was, s.Statement)}
		if speakerID(was) != speakerID(s.Statement) {
			f.name = speaker(was.Speaker)
			if was.Speaker != nil && s.Speaker != nil && f.name == speaker(s.Speaker) {
				f.name += " (" + escape(was.Speaker.ID) + ")"
			}
			f.name = struck(f.name)
		}
		if f.name != "" || was.Kind != s.Kind || told(was, false) != told(s.Statement, false) {
			f.words = told(was, true)
		}
		if f.name+f.words+f.note != "" {
			list = append(list, f)
		}
	}
	return list
}

// mistakable reports whether a statement was somebody else's before who would
// look the same.
func mistakable(s watch.Shown) bool {
	for _, was := range s.Earlier {
		if speakerID(was) != speakerID(s.Statement) && was.Speaker != nil && s.Speaker != nil && speaker(was.Speaker) == speaker(s.Speaker) {
			return true
		}
	}
	return false
}

// speakerID is empty for a fact.
func speakerID(s *corpus.Statement) string {
	if s.Speaker == nil {
		return ""
	}
	return s.Speaker.ID
}

// formerNote says, struck through, what was said of a statement otherwise than
// now: its kind, and where it is from.
func formerNote(was, now *corpus.Statement) string {
	c, other := bot.NewCredit(was), bot.NewCredit(now)
	var parts []string
	if c.Kind != other.Kind {
		parts = append(parts, escape(shortened(c.Kind, maxTitle)))
	}
	if before, is := via(c.Via), via(other.Via); before != is && before != "" {
		parts = append(parts, "via "+before)
	}
	if was.Source.ID != now.Source.ID {
		parts = append(parts, cited(was))
	} else if c.Paragraph != other.Paragraph {
		parts = append(parts, c.Paragraph)
	}
	if len(parts) == 0 {
		return ""
	}
	return subtext(struck(strings.Join(parts, " · ")))
}

// cited says where a statement is from, and no more.
func cited(s *corpus.Statement) string {
	c := bot.NewCredit(s)
	parts := []string{escape(shortened(c.Title, maxTitle)), escape(c.Date), c.Paragraph}
	if c.Publisher != "" {
		parts = append([]string{escape(shortened(c.Publisher, maxOutlet))}, parts...)
	}
	return strings.Join(parts, " · ")
}

// text sets what was otherwise, with the name or without.
func (f formerly) text(named bool) string {
	var lines []string
	for _, line := range []string{f.name, f.words, f.note} {
		if line != "" && (named || line != f.name) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// beneath sets how a statement was posted before, out of all times that it
// was; empty: nothing of it was otherwise.
func beneath(list []formerly, all int) string {
	if len(list) == 0 {
		return ""
	}
	var lines []string
	for i, f := range list {
		label := "Earlier, as posted:"
		if i > 0 {
			label = "And before that:"
		}
		lines = append(lines, subtext(label), f.text(true))
	}
	if all > maxEarlier {
		lines = append(lines, more(all-maxEarlier))
	}
	return strings.Join(lines, "\n")
}

func more(versions int) string {
	return subtext("and " + counted(versions, "more earlier version"))
}

// separate makes a block for each earlier version of a statement, under whose
// words they were.
func separate(list []formerly, all, room int) []block {
	var blocks []block
	for i, f := range list {
		name := f.name
		if name == "" {
			name = speaker(f.now.Speaker)
		}
		b := block{heading: bold("Earlier, as posted") + ": " + name + " · " + escape(f.ID), body: f.text(false)}
		b.group = fmt.Sprintf("earlier\n%s\n%s", f.ID, name)
		if i == maxEarlier-1 && all > maxEarlier {
			b.beneath = more(all - maxEarlier)
		}
		if b.size() > room {
			b.body = tooLong(f.Statement, "") + "\n" + subtext(cited(f.Statement))
		}
		blocks = append(blocks, b)
	}
	return blocks
}
