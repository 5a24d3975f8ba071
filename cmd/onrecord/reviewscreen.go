package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/corpus"
)

// minHeight is the fewest lines that a screen is made for.
const minHeight = 8

// lowHeight is the height below which the keys are not named.
const lowHeight = 16

// screen gives what stands on a terminal of that size, line by line.
func (r *reviewer) screen(width, height int) string {
	width, height = max(width, minWidth), max(height, minHeight)
	top := append(fill(0, width, r.name(filepath.Base(r.path)), r.aside(" · "+r.progress())), shownLine{})
	bottom := r.foot(width, height)
	var middle []shownLine
	room := height - len(top) - len(bottom)
	switch {
	case r.help:
		middle = r.explained(width)
	case r.dialog != nil:
		middle = r.talking(width, room)
	case r.current() == nil:
		middle = fill(0, width, stretch{text: "There is no draft in this file."})
	default:
		middle = r.draft(width, room)
	}
	middle = middle[:max(0, min(len(middle), room))]
	for len(middle) < room {
		middle = append(middle, shownLine{})
	}
	lines := slices.Concat(top, middle, bottom)
	if len(lines) > height {
		lines = lines[len(lines)-height:]
	}
	return join(lines)
}

func join(lines []shownLine) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// foot gives what the last key did, and the keys.
func (r *reviewer) foot(width, height int) []shownLine {
	var names []string
	switch {
	case r.help:
		names = []string{"any key goes back"}
	case r.dialog != nil:
		names = r.dialog.keys()
	case height < lowHeight:
		names = []string{"a", "r", "s", "k", "e", "n", "b", "u", "? help", "q quit"}
	default:
		for _, b := range bindings {
			names = append(names, strings.ReplaceAll(b.name, " ", "\u00a0")) // stays in one line
		}
	}
	notice := fill(0, width, stretch{text: r.notice, style: r.style.Name})
	if len(notice) == 0 {
		notice = []shownLine{{}}
	}
	keys := fill(0, width, r.aside(strings.Join(names, " · ")))
	for i, line := range keys {
		keys[i].text = strings.ReplaceAll(line.text, "\u00a0", " ")
	}
	if height < lowHeight {
		return slices.Concat(notice, keys[:min(len(keys), 1)])
	}
	return slices.Concat([]shownLine{{}}, notice, keys)
}

// draft shows the draft that is looked at in at most that many lines: what is
// said of it, whole, and as much of the passage as there is room for.
func (r *reviewer) draft(width, room int) []shownLine {
	d := r.current()
	p := passageOf(d, r.texts)
	details, text := r.details(d, p, width), r.passage(p, width)
	if left := room - len(details) - 1; left < len(text) && left < room/2 {
		details = details[:max(0, min(len(details), room-room/2-1))]
	}
	return slices.Concat(around(text, room-len(details)-1), []shownLine{{}}, details)
}

// passage shows where a draft stands, with the paragraphs before and after.
func (r *reviewer) passage(p passage, width int) []shownLine {
	lines := fill(2, width, p.stretches(r.style.Match)...)
	if p.earlier != "" {
		lines = slices.Concat(fill(2, width, r.aside(p.earlier)), []shownLine{{}}, lines)
	}
	if p.later != "" {
		lines = slices.Concat(lines, []shownLine{{}}, fill(2, width, r.aside(p.later)))
	}
	return lines
}

// details say what the import made of a passage, and why.
func (r *reviewer) details(d *corpus.Statement, p passage, width int) []shownLine {
	var lines []shownLine
	row := func(label string, value ...stretch) {
		lines = append(lines, labelled(fmt.Sprintf("%-9s", label), r.style.Aside, fill(9, width, value...))...)
	}
	row("speaker", r.speaker(d), stretch{text: r.maybe(d)})
	row("kind", stretch{text: string(d.Kind)})
	if shown := d.Text; !p.has(shown) {
		row("text", stretch{text: shown})
	}
	row("through", stretch{text: strings.Join(d.Via, ", ")})
	row("hedge", stretch{text: d.Hedge})
	row("found", r.aside(why(d)))
	row("where", r.aside(where(d)))
	if v := r.verdicts[d.ID]; v != undecided {
		row("", stretch{text: string(v), style: r.style.Name})
	}
	return lines
}

// labelled puts a label in front of the first of several lines, which are
// indented by as much.
func labelled(label string, style func(string) string, lines []shownLine) []shownLine {
	if len(lines) == 0 {
		return nil
	}
	rest := strings.TrimPrefix(lines[0].text, strings.Repeat(" ", len(label)))
	if style != nil {
		label = style(label)
	}
	lines[0].text = label + rest
	return lines
}

// has reports whether the words are set off in the passage as they are.
func (p passage) has(words string) bool {
	var list []string
	for _, w := range p.words {
		list = append(list, flat(p.text[w[0]:w[1]]))
	}
	return strings.Join(list, corpus.Break) == words
}

// speaker names who said a draft.
func (r *reviewer) speaker(d *corpus.Statement) stretch {
	if d.Speaker == nil {
		return stretch{text: "not clear", style: r.style.Match}
	}
	return r.name(r.person(d.Speaker.ID))
}

// maybe names the others who may have said it.
func (r *reviewer) maybe(d *corpus.Statement) string {
	var list []string
	for _, id := range candidatesOf(d) {
		if d.Speaker == nil || id != d.Speaker.ID {
			list = append(list, r.person(id))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return " · perhaps " + strings.Join(list, " · or ")
}

// person is somebody with ID and role; the ID alone of somebody unknown.
func (r *reviewer) person(id string) string {
	for _, p := range r.people {
		if p.ID == id {
			return personLabel(p)
		}
	}
	return id
}

// why says how a draft was found.
func why(d *corpus.Statement) string {
	if d.Found == nil {
		return ""
	}
	text := d.Found.Rule
	if d.Found.Confidence > 0 {
		text += fmt.Sprintf(", %.0f %% sure", d.Found.Confidence*100)
	}
	if d.Found.Cue != "" {
		text += fmt.Sprintf(", by “%s”", d.Found.Cue)
	}
	return strings.TrimPrefix(text, ", ")
}

// where says where a draft stands.
func where(d *corpus.Statement) string {
	text := fmt.Sprintf("paragraph %d", d.Paragraph)
	if d.Found != nil {
		text += fmt.Sprintf(", characters %d to %d", d.Found.Start, d.Found.End)
	}
	for _, part := range []string{d.Source.Title, string(d.Source.Published)} {
		if part != "" {
			text += " · " + part
		}
	}
	return text + " · " + d.ID
}

// talking shows a dialog, above it the passage.
func (r *reviewer) talking(width, room int) []shownLine {
	lines := r.dialog.lines(r, width, room)
	above := around(r.passage(passageOf(r.current(), r.texts), width), room-len(lines)-1)
	if len(above) > 0 {
		above = append(above, shownLine{})
	}
	return slices.Concat(above, lines)
}

// explained says what each key does.
func (r *reviewer) explained(width int) []shownLine {
	var lines []shownLine
	for _, b := range bindings {
		lines = append(lines, labelled(fmt.Sprintf("%-11s", b.name), r.style.Name, fill(11, width, stretch{text: b.help}))...)
	}
	return append(lines, fill(0, width, stretch{text: "The arrows and the space bar go on and back as well."})...)
}

func (r *reviewer) name(text string) stretch  { return stretch{text: text, style: r.style.Name} }
func (r *reviewer) aside(text string) stretch { return stretch{text: text, style: r.style.Aside} }
