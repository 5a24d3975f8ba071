package question

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A Reader reads questions about one corpus. It may be used by several
// goroutines at once.
type Reader struct {
	book       *names.Book
	index      *index.Index
	topics     map[string][]topicTerm // by first term, longest first
	vocabulary []string               // words that a misspelt one may stand for
	dates      []corpus.Date          // of the sources
	capital    map[string]bool        // folded words that the record writes with a capital throughout
}

// A topicTerm is one of the terms of a topic, as the index reads it.
type topicTerm struct {
	terms []string
	topic *corpus.Topic
}

// NewReader makes a reader of questions about c, whose names book has and
// whose statements x indexes.
func NewReader(c *corpus.Corpus, book *names.Book, x *index.Index) *Reader {
	r := &Reader{book: book, index: x, topics: map[string][]topicTerm{}, capital: capitals(c)}
	for _, s := range c.Sources {
		r.dates = append(r.dates, s.Published)
	}
	words := map[string]bool{}
	for _, topic := range c.Topics {
		for _, text := range append([]string{topic.Name}, topic.Terms...) {
			r.addTopicTerm(text, topic, words)
		}
	}
	for _, list := range r.topics {
		slices.SortStableFunc(list, func(a, b topicTerm) int { return len(b.terms) - len(a.terms) })
	}
	for _, w := range x.Vocabulary() {
		words[w] = true
	}
	for w := range words {
		if len(w) >= shortest-1 {
			r.vocabulary = append(r.vocabulary, w)
		}
	}
	slices.Sort(r.vocabulary)
	return r
}

// capitals lists the words that never stand without a capital in a statement,
// and stand with one where no sentence begins.
func capitals(c *corpus.Corpus) map[string]bool {
	list := map[string]bool{}
	small := map[string]bool{}
	for _, s := range c.Standing() {
		for i, t := range names.Tokens(s.Text) {
			switch {
			case !t.Capital:
				small[t.Fold] = true
			case i > 0 && !strings.ContainsAny(s.Text[max(0, t.Start-4):t.Start], ".?!“\""):
				list[t.Fold] = true
			}
		}
	}
	for w := range small {
		delete(list, w)
	}
	return list
}

func (r *Reader) addTopicTerm(text string, topic *corpus.Topic, words map[string]bool) {
	var terms []string
	for _, w := range index.Words(text) {
		words[strings.ToLower(w.Text)] = true
		if !between[w.Term] {
			terms = append(terms, w.Term)
		}
	}
	if len(terms) == 0 {
		return
	}
	r.topics[terms[0]] = append(r.topics[terms[0]], topicTerm{terms, topic})
	if len(terms) == 2 { // transfer fee, fee of the transfer
		turned := []string{terms[1], terms[0]}
		r.topics[turned[0]] = append(r.topics[turned[0]], topicTerm{turned, topic})
	}
}

// between are the words inside a term that may as well be left out, or put in.
var between = names.WordSet("of the a an for on to in")

// A word is a token of a question, and what has been made of it.
type word struct {
	names.Token
	terms  []string // what the index holds for it; several for four-year
	class  class
	known  bool // in the text of a statement
	used   bool // read as part of a name or topic
	quoted bool // in quotation marks
}

// A reading in progress.
type draft struct {
	*Reader
	*Reading
	text     string // without politeness
	words    []word
	mentions []names.Mention
	gaps     []gap
	language string // "" for English
	cased    bool   // capitals tell something
	compare  bool
	who      bool // begins with a word for who
}

// Read reads a question. It never fails: what cannot be read is in Unknown,
// and a question without anything to look for is Empty.
func (r *Reader) Read(text string) *Reading {
	d := r.begin(text)
	d.findQuoted()
	d.findNames()
	d.findDates()
	d.findForm()
	d.assignParties()
	d.findStance()
	d.findTopics()
	d.findWords()
	d.findMissing()
	return d.Reading
}

// begin cuts a text into words and says what each does.
func (r *Reader) begin(text string) *draft {
	if len(text) > MaxLength {
		text = text[:MaxLength]
	}
	d := &draft{Reader: r, Reading: &Reading{Text: Clean(text), Form: Open}}
	d.text = withoutPoliteness(d.Text)
	d.split()
	d.classify()
	return d
}

// split cuts the question into words.
func (d *draft) split() {
	tokens := names.Tokens(d.text)
	d.words = make([]word, len(tokens))
	upper, lower := 0, 0
	for i, t := range tokens {
		w := word{Token: t}
		for _, iw := range index.Words(t.Text) {
			w.terms = append(w.terms, iw.Term)
			w.known = w.known || !iw.Stop && d.index.Count(iw.Term) > 0
		}
		d.words[i] = w
		if t.Capital && i > 0 {
			upper++
		} else if !t.Capital {
			lower++
		}
	}
	d.cased = lower > upper
}

// classify says what each word does. A question is in the language most of
// whose words it has; English, where two have as many.
func (d *draft) classify() {
	lexicon := words()
	best := 0
	for _, w := range d.words {
		if c, ok := lexicon.classes[w.Fold]; ok && c != content {
			best++
		}
	}
	for _, language := range lexicon.language {
		n := 0
		for _, w := range d.words {
			if lexicon.foreign[language][w.Fold] {
				n++
			}
		}
		if n > best {
			best, d.language = n, language
		}
	}
	for i := range d.words {
		d.words[i].class = d.classOf(lexicon, d.words[i])
	}
}

func (d *draft) classOf(l *lexicon, w word) class {
	if d.language != "" && l.foreign[d.language][w.Fold] {
		return function
	}
	if c, ok := l.classes[w.Fold]; ok {
		return c
	}
	if strings.HasSuffix(w.Fold, "ly") && !w.known && len(w.Fold) > 5 && !w.Capital {
		return soft
	}
	if len(w.terms) > 0 && len(d.topics[w.terms[0]]) > 0 {
		return content // funding is no slip for finding where there is a topic of it
	}
	return slipOf(l, w)
}

// slipOf reads a misspelt "waht" or "statment" as the word of the lexicon
// that it stands for. Short words count only with two letters swapped, for
// "tank" is no "thank".
func slipOf(l *lexicon, w word) class {
	if w.known || w.Capital || len(w.Fold) < 3 {
		return content
	}
	if len(w.Fold) < 6 {
		return l.classes[swapped(l, w.Fold)]
	}
	for _, candidate := range l.long[w.Fold[0]] {
		if names.Slips(w.Fold, candidate) {
			return l.classes[candidate]
		}
	}
	return content
}

// swapped finds the word of function and frame that w is with two neighbours
// swapped, or "".
func swapped(l *lexicon, w string) string {
	letters := []byte(w)
	for i := 1; i < len(letters)-1; i++ {
		letters[i], letters[i+1] = letters[i+1], letters[i]
		if c := l.classes[string(letters)]; c == function || c == frame {
			return string(letters)
		}
		letters[i], letters[i+1] = letters[i+1], letters[i]
	}
	return ""
}

// fold gives the folded word at i, or "" outside of the question.
func (d *draft) fold(i int) string {
	if i < 0 || i >= len(d.words) {
		return ""
	}
	return d.words[i].Fold
}
