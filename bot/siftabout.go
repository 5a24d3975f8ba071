package bot

import (
	"slices"
	"strings"
	"sync"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

var aboutField = field{
	name:  "about",
	value: func(f Filter) string { return strings.TrimSpace(f.About) },
	wrong: (*Sieve).wrongAbout,
	notes: (*Sieve).aboutNotes,
	read:  (*Sieve).about,
}

// A subject is what an about is read as.
type subject struct {
	*question.Reading          // of what is not strange; nil where no statement of the list has that
	strange           []string // words that are asked for, and that the record does not have
}

// refuses reports whether only what says no is asked for.
func (s subject) refuses() bool { return s.Stance == question.Unwilling }

// silent reports whether nothing was asked for that could be looked for.
func (s subject) silent() bool {
	return len(s.strange) == 0 && s.Empty() && s.Faint == 0
}

// subject reads an about. Words that a reader takes for others, or does not
// know, are taken out of it, and have to stand in a statement as they are.
func (s *Sieve) subject(about string) subject {
	return s.subjects.get(about, func() subject {
		o := s.outline(about)
		text, strange := o.text, make([]bool, len(o.tokens))
		for {
			q := s.b.reader.Facts(text)
			guessed := guesses(q)
			sub := subject{Reading: q, strange: o.texts(strange)}
			if len(guessed) == 0 {
				return sub
			}
			if !mark(strange, o.tokens, guessed) { // what cannot be told apart is looked for as it is
				return subject{strange: append(sub.strange, o.text)}
			}
			if !s.hasAll(o, strange) {
				return subject{strange: o.texts(strange)}
			}
			text = o.without(strange)
		}
	})
}

// guesses lists the words that a reading took for others, or does not know.
func guesses(q *question.Reading) []string {
	var words []string
	for _, sub := range q.Substitutions {
		words = append(words, names.Folded(sub.From)...)
	}
	for _, u := range q.Unknown {
		words = append(words, names.Folded(u.Text)...)
	}
	return words
}

// mark marks the tokens that are among some words. It reports whether it has
// marked any anew.
func mark(marked []bool, tokens []names.Token, words []string) bool {
	more := false
	for i, t := range tokens {
		if !marked[i] && slices.Contains(words, t.Fold) {
			marked[i], more = true, true
		}
	}
	return more
}

// An outline is the words of an about, and what they tell without a reading of
// it, which takes longer.
type outline struct {
	text   string
	tokens []names.Token
	named  []bool // which are of the name of somebody or something, or of their role
}

func (s *Sieve) outline(about string) outline {
	return s.outlines.get(about, func() outline { return s.b.outline(about) })
}

func (b *Bot) outline(about string) outline {
	text := question.Clean(unlabelled(about))
	o := outline{text: text, tokens: names.Tokens(text)}
	mentions := b.book.FindTokens(o.tokens)
	o.named = make([]bool, len(o.tokens))
	for i, t := range o.tokens {
		o.named[i] = partOf(mentions, i, t)
	}
	return o
}

// texts gives some of the words, as typed.
func (o outline) texts(words []bool) []string {
	var list []string
	for i, t := range o.tokens {
		if words[i] {
			list = append(list, t.Text)
		}
	}
	return list
}

// without is the about with spaces for some of its words.
func (o outline) without(words []bool) string {
	text := []byte(o.text)
	for i, t := range o.tokens {
		for at := t.Start; words[i] && at < t.End; at++ {
			text[at] = ' '
		}
	}
	return string(text)
}

// asked leaves of some words those that are asked for, and tells whether it
// may be enough to be on some part of the about.
func (o outline) asked(words []bool) (choice bool) {
	// The word behind the end, which no language has, tells how many parts there are.
	q := unread().Facts(o.text + " qqqq")
	asked := make([]bool, len(o.tokens))
	mark(asked, o.tokens, guesses(q))
	for i := range words {
		words[i] = words[i] && asked[i]
	}
	last := len(q.Unknown) - 1
	return last < 0 || q.Unknown[last].Group > 0
}

// hopeless reports whether no statement can be on an about, for none has all
// of the words that every one of them would have: it spares a reading.
func (s *Sieve) hopeless(about string) bool {
	if s.once {
		return false
	}
	o := s.outline(about)
	words := make([]bool, len(o.tokens))
	for i, t := range o.tokens {
		words[i] = !o.named[i] && !s.more(t)
	}
	return !s.hasAll(o, words) && !o.asked(words) && !s.hasAll(o, words)
}

// hasAll reports whether a statement has every one of some words.
func (s *Sieve) hasAll(o outline, words []bool) bool {
	left := slices.Clone(s.all)
	for i, t := range o.tokens {
		if words[i] && !left.keep(s.phrase(t.Text)) {
			return false
		}
	}
	return true
}

// more reports whether a word may be more than itself, of a topic or a date,
// or is a stop word, which is less.
func (s *Sieve) more(t names.Token) bool {
	return s.themes.get(t.Text, func() bool {
		return mayDate(t.Fold) || slices.ContainsFunc(index.Words(t.Text), func(w index.Word) bool {
			return w.Stop || s.stems()[w.Term]
		})
	})
}

// mayDate reports whether a word may be of a date: a number, a weekday, a month
// or the beginning of one.
func mayDate(word string) bool {
	if digit(word[0]) {
		return true
	}
	for d := range dates {
		if len(word) > 2 && strings.HasPrefix(d, word) {
			return true
		}
	}
	return false
}

// unread reads texts without a record: all that they ask for is unknown to it,
// and nothing is what they only put it in.
var unread = sync.OnceValue(func() *question.Reader {
	none := &corpus.Corpus{}
	return question.NewReader(none, names.New(none), &index.Index{})
})

// partOf reports whether the word at a place is part of a mention, or of the
// name or role of somebody who is mentioned.
func partOf(mentions []names.Mention, at int, t names.Token) bool {
	return slices.ContainsFunc(mentions, func(m names.Mention) bool {
		return at >= m.From && at < m.To || names.Title(t.Fold) || slices.ContainsFunc(m.Names, func(n *names.Name) bool {
			part, _ := n.Part(t.Fold, false)
			return part || n.InRole(t.Fold)
		})
	})
}

// topicStems are the words of the topics' names and terms, as the index has
// them.
func (b *Bot) topicStems() map[string]bool {
	stems := map[string]bool{}
	for _, t := range b.corpus.Topics {
		for _, text := range append([]string{t.Name}, t.Terms...) {
			for _, w := range index.Words(text) {
				stems[w.Term] = true
			}
		}
	}
	return stems
}
