package discord

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/bot"
)

// differs is before the list of differences.
const differs = " Here → on record: "

// differences lists where a passage and a statement part: all, where there is
// room, in their order. Else those that turn the sentence around come first,
// then figures, and it says how many are left out.
func differences(list []bot.Difference, room int) string {
	whole := pairs(list, false)
	if text := strings.Join(whole, " · "); size(text) <= room {
		return text
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b bot.Difference) int { return weight(b) - weight(a) })
	var shown []string
	room -= size(fewer(len(list), true))
	for i, pair := range pairs(list, true) {
		if room -= size(pair) + len(" · "); room < 0 {
			shown = append(shown, fewer(len(list)-i, negates(list[i])))
			break
		}
		shown = append(shown, pair)
	}
	return strings.Join(shown, " · ")
}

func pairs(list []bot.Difference, short bool) []string {
	texts := make([]string, len(list))
	for i, d := range list {
		texts[i] = differing(d, short)
	}
	return texts
}

// fewer says how many differences are left out.
func fewer(n int, negating bool) string {
	if negating {
		return fmt.Sprintf("%d more, of which some negate", n)
	}
	return fmt.Sprintf("%d more", n)
}

// weight is the greater, the less a difference may be left out.
func weight(d bot.Difference) int {
	switch {
	case negates(d):
		return 2
	case d.Figures():
		return 1
	}
	return 0
}

func negates(d bot.Difference) bool {
	text, record := d.Negations()
	return len(text)+len(record) > 0
}

// differing sets a difference, its words shortened or not.
func differing(d bot.Difference, short bool) string {
	text, record := d.Negations()
	return side(d.Text, text, short) + " → " + side(d.Record, record, short)
}

// side sets the words of a difference on one side. Where they are shortened,
// those that turn the sentence around stay.
func side(words string, negations []string, short bool) string {
	if words == "" {
		return "(nothing)"
	}
	if !short || len([]rune(words)) <= maxOutlet {
		return bold(words)
	}
	cut := shortened(words, maxOutlet)
	for _, n := range negations[min(len(negations), kept(cut, negations)):] {
		cut += " " + n + " …"
	}
	return bold(cut)
}

// kept is how many of the negations, in order, stand in a text.
func kept(text string, negations []string) int {
	n := 0
	for n < len(negations) {
		i := strings.Index(text, negations[n])
		if i < 0 {
			break
		}
		text = text[i+len(negations[n]):]
		n++
	}
	return n
}
