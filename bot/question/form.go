package question

import (
	"onrecord/corpus/names"
	"slices"
)

// findForm reads the first words of the question.
func (d *draft) findForm() {
	d.compare = slices.ContainsFunc(d.words, func(w word) bool { return comparing[w.Fold] && !w.used })
	first := d.skipFunction(0)
	d.who = whoWords[d.fold(0)] || whoWords[d.fold(1)] && first > 0
	d.Wants = d.want()
	d.FactsOnly = d.asksFacts()
	if d.who {
		d.Form = d.whoForm()
	}
}

// asksFacts reads "facts about", "the facts on".
func (d *draft) asksFacts() bool {
	for i := range min(5, len(d.words)) {
		if d.fold(i) == "facts" {
			return concerning[d.fold(i+1)] || i+1 == len(d.words)
		}
	}
	return false
}

// want reads the detail that the first words ask for.
func (d *draft) want() Want {
	at := 0
	if leading[d.fold(0)] {
		at = 1 // "for how long", "since when"
	}
	next := d.fold(at + 1)
	switch d.fold(at) {
	case "when":
		return Time
	case "where":
		return Place
	case "which", "what":
		if want := detailNouns[next]; want != "" {
			return want
		}
		return detailNouns[d.fold(at+2)]
	case "how":
		return d.measure(next, d.fold(at+2))
	}
	return ""
}

// leading are the words that may stand before the one that asks.
var leading = names.WordSet("for since until till by and in on at under from so")

// measure reads what follows "how".
func (d *draft) measure(word, unit string) Want {
	switch word {
	case "long":
		return Duration
	case "many", "much", "often", "few", "large", "big", "high", "small", "old", "far":
		if units[unit] {
			return Duration
		}
		return Number
	}
	return ""
}

var units = names.WordSet("years months weeks days hours")

// detailNouns are what "which" and "what" ask for a detail with.
var detailNouns = map[string]Want{
	"day": Time, "date": Time, "month": Time, "year": Time, "weekday": Time, "time": Time,
	"city": Place, "town": Place, "place": Place, "building": Place, "venue": Place, "location": Place,
	"number": Number, "size": Number,
	"condition": Condition, "conditions": Condition, "circumstances": Condition, "circumstance": Condition,
}

// whoForm tells who said, who reported and who does apart.
func (d *draft) whoForm() Form {
	for i := 1; i < len(d.words) && i < 7; i++ {
		w := d.words[i]
		switch {
		case i == 1 && outlets[w.Fold]:
			return Reported
		case w.used:
			return Who
		case w.Fold == "reported" || w.Fold == "reports" || w.Fold == "report" || w.Fold == "covered" || w.Fold == "published" || w.Fold == "wrote":
			return Reported
		case saying[w.Fold]:
			return WhoSaid
		case w.class == content && w.known:
			return Who
		}
	}
	return Who
}

// skipFunction returns the first word from i on that is not a function word.
func (d *draft) skipFunction(i int) int {
	for i < len(d.words) && d.words[i].class == function && !d.words[i].used {
		i++
	}
	return i
}
