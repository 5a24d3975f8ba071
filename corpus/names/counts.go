package names

import (
	"slices"
)

// hasCase reports whether capitals in the text tell anything: some words have
// them, and others do not.
func hasCase(tokens []Token) bool {
	upper, lower := false, false
	for _, t := range tokens {
		if t.Capital {
			upper = true
		} else {
			lower = true
		}
	}
	return upper && lower
}

// verbal are the surnames and first names that are verbs in lower case.
var verbal = WordSet("will may can might shall do has")

// counts reports whether an entry that matches at tokens[i] is meant there.
func counts(e entry, tokens []Token, i int, strict, cased bool) bool {
	t := tokens[i]
	capital := t.Capital || t.Fold == t.Text && t.Fold[0] >= '0' && t.Fold[0] <= '9'
	switch {
	case len(e.words) == 1 && len([]rune(e.words[0])) == 1:
		return onPlatform[before(tokens, i)]
	case strict && (!capital || e.form > surname):
		return false
	case e.form == brief:
		return capital && i > 0 && !strange(tokens, i) || beforeBrief[before(tokens, i)]
	case e.words[0] == "us" && len(e.words) == 1:
		return t.Upper && cased || t.Text != t.Fold && !cased && !pronoun(tokens, i) || !capital && !pronoun(tokens, i)
	case e.cased && cased && !capital:
		return false
	case verbal[t.Fold] && e.form > whole:
		return capital && cased && i > 0
	}
	return true
}

// inPlace are the words after which a capital is a place, and no country.
var inPlace = WordSet("in at near outside around inside across")

// onPlatform are the words after which a single letter names a platform.
var onPlatform = WordSet("on to via at from over through using")

// beforeBrief are the words after which an outlet's short name needs no capital.
var beforeBrief = WordSet("the to told tell tells by via from le la les der die das")

func before(tokens []Token, i int) string {
	if i == 0 {
		return ""
	}
	return tokens[i-1].Fold
}

// stranger returns where the name of another outlet ends that e is part of at
// tokens[i], or 0: the Financial Times and the Times of India are not the Times.
func stranger(e entry, tokens []Token, i int) int {
	end := i + len(e.words)
	switch {
	case e.name.Kind != Outlet:
		return 0
	case end+1 < len(tokens) && tokens[end].Fold == "of" && tokens[end+1].Capital && !slices.Contains(e.words, "of"):
		return end + 2
	case e.form == brief && tokens[i].Capital && strange(tokens, i):
		return end
	}
	return 0
}

// strange reports whether a capital word stands before tokens[i] that makes
// it another outlet's name: the Financial Times.
func strange(tokens []Token, i int) bool {
	return i > 0 && tokens[i-1].Capital && i > 1 && !beforeBrief[tokens[i-1].Fold] && !helping[tokens[i-1].Fold]
}

// helping are the words that stand before names in titles and questions,
// capital or not.
var helping = WordSet("what who which when where why how did does do has have had is are was were will would can could should may might must in on at of and or with for per about according said say says told tell")

// pronounAfter are the words after which "us" is a pronoun, unless more of a
// name follows.
var pronounAfter = WordSet("tell tells told give gives gave show shows showed remind let lets let's inform help helps")

func pronoun(tokens []Token, i int) bool {
	return pronounAfter[before(tokens, i)]
}
