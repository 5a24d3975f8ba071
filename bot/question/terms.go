package question

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// findTopics reads words that are terms of a topic, the longest first.
func (d *draft) findTopics() {
	var places []place
	for i := 0; i < len(d.words); {
		topics, length := d.topicsAt(i)
		if length == 0 {
			i++
			continue
		}
		places = append(places, place{i, i + length, len(d.Subject)})
		d.addTopics(i, i+length, topics)
		i += length
	}
	d.findImplied(places)
}

// topicsAt finds the longest topic term that begins at word i, and the topics
// that have it.
func (d *draft) topicsAt(i int) (topics []*corpus.Topic, length int) {
	w := d.words[i]
	if w.used || len(w.terms) == 0 {
		return nil, 0
	}
	for _, t := range d.topics[w.terms[0]] {
		n := d.matches(i, t.terms)
		if n == 0 || n < length || n == 1 && (w.class == function || w.class == frame && !d.noun(i)) {
			continue
		}
		if length = n; !slices.Contains(topics, t.topic) {
			topics = append(topics, t.topic)
		}
	}
	return topics, length
}

// noun reports whether word i, one about saying, stands as a subject: "about
// the talks".
func (d *draft) noun(i int) bool {
	return d.about(i) || determiners[d.fold(i-1)]
}

var determiners = names.WordSet("the a an these those any peace")

// matches returns how many words from i on make up terms; 0: they do not.
func (d *draft) matches(i int, terms []string) int {
	n := 0
	for len(terms) > 0 {
		if i+n >= len(d.words) || d.words[i+n].used {
			return 0
		}
		if n > 0 && between[d.words[i+n].Fold] {
			n++
			continue
		}
		have := d.words[i+n].terms
		if len(have) == 0 || len(have) > len(terms) || !slices.Equal(have, terms[:len(have)]) {
			return 0
		}
		terms = terms[len(have):]
		n++
	}
	return n
}

func (d *draft) isTopic(i int) bool {
	_, n := d.topicsAt(i)
	return n > 0
}

func (d *draft) addTopics(from, to int, topics []*corpus.Topic) {
	text := strings.ToLower(d.between(from, to))
	term := Term{Text: text, Phrases: []string{text}, Topics: topics, Group: d.group(from), About: d.about(from)}
	d.Subject = append(d.Subject, term)
	for i := from; i < to; i++ {
		d.words[i].used = true
	}
}

// group numbers the parts that "and" and "or" make of what follows "about".
func (d *draft) group(at int) int {
	group, inside := 0, false
	for i := range at {
		w := d.words[i]
		switch {
		case concerning[w.Fold] && !w.used:
			inside = true
		case inside && joining[w.Fold] && !w.used:
			group++
		}
	}
	return group
}

// about reports whether word at comes after "about" or the like.
func (d *draft) about(at int) bool {
	for i, w := range d.words[:at] {
		if concerning[w.Fold] && !w.used && (w.Fold != "of" || saying[d.fold(i-1)] || statements[d.fold(i-1)]) {
			return true
		}
	}
	return false
}

// findWords reads what is left, word by word.
func (d *draft) findWords() {
	for i := range d.words {
		w := &d.words[i]
		if w.used || w.class == function || w.class == frame && !d.press(i) || len([]rune(w.Fold)) < 2 {
			continue
		}
		switch {
		case w.known:
			d.addWord(i, w.Text, w.class == soft)
		case w.class == soft:
			d.Faint++
		case shortNumber(w.Fold):
		default:
			d.unknownWord(i)
		}
	}
}

// press reports whether word i is one for the press that the question is
// about, as in "about the media": elsewhere these go without saying.
func (d *draft) press(i int) bool {
	before := d.fold(i - 1)
	if determiners[before] {
		before = d.fold(i - 2)
	}
	return pressWords[d.fold(i)] && (before == "about" || before == "regarding" || before == "concerning")
}

var pressWords = names.WordSet("newspaper newspapers paper papers press media news interview interviews speech speeches journalist journalists reporter reporters headline headlines")

func shortNumber(s string) bool {
	return len(s) < 3 && strings.Trim(s, "0123456789") == ""
}

func (d *draft) addWord(i int, text string, weak bool) {
	text = strings.ToLower(text)
	d.Subject = append(d.Subject, Term{Text: text, Phrases: []string{text}, Soft: weak, Group: d.group(i), About: d.about(i)})
}

// correctable is the length from which any slip in a word is corrected, in
// letters. Of shorter ones too many are words of their own, and only slips
// that hardly ever make another word are corrected; none below shortest.
const (
	correctable = 7
	shortest    = 5
)

// unknownWord reads a word that the record does not have: as misspelt, or as
// unknown.
func (d *draft) unknownWord(i int) {
	w := &d.words[i]
	if to := d.correction(*w); to != "" {
		d.Substitutions = append(d.Substitutions, Substitution{From: w.Text, To: to, Read: to})
		d.correct(i, to)
		return
	}
	if d.other(i) {
		return
	}
	d.miss(i, i+1, Unknown{Name: w.Capital && d.cased && i > 0, Verb: d.mainVerb(i), Group: d.group(i)})
}

// other reads a word that the record does not have as another for the same
// that it has: money as financial, soldiers as troops.
func (d *draft) other(i int) bool {
	w := &d.words[i]
	term := Term{Text: strings.ToLower(w.Text), Group: d.group(i), About: d.about(i)}
	for _, same := range words().alike[w.Fold] {
		if d.holds(same) && same != w.Fold && !slices.Contains(term.Phrases, same) {
			term.Phrases = append(term.Phrases, same)
			d.Substitutions = append(d.Substitutions, Substitution{From: w.Text, To: same, Read: same})
		}
	}
	if term.Phrases != nil {
		d.Subject = append(d.Subject, term)
	}
	return term.Phrases != nil
}

// holds reports whether a statement has the word.
func (d *draft) holds(word string) bool {
	for _, w := range index.Words(word) {
		if w.Stop || d.index.Count(w.Term) == 0 {
			return false
		}
	}
	return true
}

// correction finds the word of the record or of a topic that w misspells, or
// "".
func (d *draft) correction(w word) string {
	if len(w.Fold) < shortest || w.Capital && d.cased {
		return ""
	}
	if to := d.nearest(w.Fold); to != "" {
		return to
	}
	if base, plural := strings.CutSuffix(w.Fold, "s"); plural && len(base) >= correctable {
		return d.nearest(base)
	}
	return ""
}

// nearest finds the word of the vocabulary that folded is a slip away from,
// or "".
func (d *draft) nearest(folded string) string {
	for _, candidate := range d.vocabulary {
		if candidate[0] != folded[0] || !names.Slips(folded, candidate) {
			continue
		}
		if len(folded) >= correctable || names.LightSlip(folded, candidate) {
			return candidate
		}
	}
	return ""
}

// correct puts the right word in the place of a misspelt one.
func (d *draft) correct(i int, to string) {
	d.words[i].terms = nil
	for _, iw := range index.Words(to) {
		d.words[i].terms = append(d.words[i].terms, iw.Term)
	}
	if topics, n := d.topicsAt(i); n == 1 {
		d.words[i].Text = to
		d.addTopics(i, i+1, topics)
		return
	}
	d.addWord(i, to, false)
}

// mainVerb reports whether word i is the verb of "what did X …": it comes
// after a helping verb and what stands between is a name or subject.
func (d *draft) mainVerb(i int) bool {
	if slices.ContainsFunc(d.words[i+1:], func(w word) bool { return saying[w.Fold] && !w.used }) {
		return false
	}
	if d.fold(0) != "what" && d.fold(0) != "how" && d.fold(0) != "why" || d.words[i].Capital {
		return false
	}
	for j := i - 1; j > 0; j-- {
		w := d.words[j]
		switch {
		case w.used:
		case helpers[w.Fold]:
			return j == 1 && j < i-1
		case being[w.Fold]:
			return false
		case saying[w.Fold], concerning[w.Fold], w.class == content && !w.known:
			return false
		}
	}
	return false
}
