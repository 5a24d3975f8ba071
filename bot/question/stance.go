package question

import "onrecord/corpus/names"

// refusing are the verbs of those who will not.
var refusing = names.WordSet("refusal refuse refuses refused refusing reject rejects rejected rejecting decline declines declined declining exclude excludes excluded excluding oppose opposes opposed opposing unwilling")

// offering are the verbs of those who will.
var offering = names.WordSet("send sends sent sending commit commits committed committing deploy deploys deployed deploying contribute contributes contributed contributing provide provides provided providing pledge pledged promise promised offer offers offered offering join joining willing ready will agree agreed volunteer volunteered participate participating")

var negating = names.WordSet("not never wont wouldnt isnt arent doesnt dont didnt no")

// findStance reads whether a question asks for those who will or for those
// who will not. Its words are then no part of what the question is about.
func (d *draft) findStance() {
	positive := false
	for i := range d.words {
		w := &d.words[i]
		if w.used {
			continue
		}
		switch {
		case d.rulesOut(i):
			d.Stance = Unwilling
			w.class = function
		case refusing[w.Fold]:
			d.Stance = Unwilling
			w.class = function
		case negating[w.Fold] && d.negates(i):
			d.Stance = Unwilling
		case offering[w.Fold]:
			positive = true
		}
	}
	if d.Stance == AnyStance && positive && d.Form == Who {
		d.Stance = Willing
	}
}

// rulesOut reads "ruled out", "rule anything out".
func (d *draft) rulesOut(i int) bool {
	switch d.fold(i) {
	case "rule", "rules", "ruled", "ruling":
		return d.fold(i+1) == "out" || d.fold(i+2) == "out" || d.fold(i+3) == "out"
	}
	return false
}

// negates reports whether the "not" at word i makes a verb negative: of a
// question about who does, or one with will or would.
func (d *draft) negates(i int) bool {
	if before := d.fold(i - 1); before == "or" || before == "why" {
		return false
	}
	if d.fold(i) == "no" {
		before := d.fold(i - 1)
		return before == "say" || before == "said" || before == "saying" || before == "says"
	}
	return d.Form == Who || d.before(i+1, "will") || d.before(i+1, "would") || d.fold(i) == "wont" || d.fold(i) == "wouldnt"
}
