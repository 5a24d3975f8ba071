package extract

import (
	"unicode"
	"unicode/utf8"
)

// A token is a word, number or mark of a text, white space left out.
type token struct {
	start, end int32
	class      class
}

// class is a set of what a token may be: several, where only the words around
// tell (a "minister" is a role, "said" reports and speaks).
type class uint64

// What a token looks like.
const (
	capital    class = 1 << iota // a word that begins with a capital
	upper                        // two or more letters, all capitals
	lower                        // a word that begins with a small letter
	number                       // begins with a digit
	possessive                   // a word that ends in 's or s'
	stop                         // . ! ? …
	comma
	colon // : or a dash before a quote
	semi
	dash // – — -- and - between spaces
	hyphen
	open     // may begin a quotation: “ " « „
	shut     // may end one: ” " » “
	straight // " which may be both
	single   // ‘ ’ ' standing by themselves
	bracket  // ( [ { ) ] }
	spaced   // white space stands before it
	sentence // the first token of a sentence
	inside   // stands inside a quoted stretch
)

// What the lexicon says of a word, whatever its case.
const (
	speaks      class = 1 << (iota + 20) // verb for one's own words: said, wrote
	reports                              // verb for what somebody else words: claims, suggested
	names                                // verb with what something is called: called, dubbed
	starts                               // first word of a cue of several: according, ruled, pointed
	saying                               // -ing form of a cue verb
	pronoun                              // he, she, they, it, I, we, who
	he                                   // male pronoun or title
	she                                  // female pronoun or title
	they                                 // many: they, we, people
	self                                 // I, we
	relative                             // who, which, whose, that
	title                                // Mr., Sen., President
	role                                 // spokesman, chancellor, official
	determiner                           // the, a, his, some
	preposition                          // of, for, at
	conjunction                          // and, but
	auxiliary                            // has, was, would
	adverb                               // later, also
	given                                // a first name, he or she where it tells
	group                                // a body that speaks: campaign, ministry, company
	outlet                               // Fox, Times, CNN
	particle                             // de, van, al: inside a name
	calendar                             // Monday, January
	negation                             // not, never, no
	abbreviated                          // a stop after it ends no sentence: Mr, Gov, Jr
	suffixed                             // Jr, Sr, III
	crowd                                // protesters, voters
	place                                // a part of the name of a place, or of its people: New, River, German
	document                             // report, letter, memo, sign
	conjunct                             // a preposition that may join clauses: as, before
	utterance                            // what somebody says: response, comment
	lexical                              // reporters know it, as a verb or otherwise
	plain                                // a cue verb in its plain form: say, claim, which may be a noun
	present                              // in the third person: says, claims, which may be a noun too
	finite                               // in the past, or a participle: said, called
	action                               // a verb of other kinds: took, remains
)

// word classes by shape.
const anyWord = capital | lower | number

// shape tells what a token looks like, 0 for white space.
func shape(w string) class {
	c := w[0]
	switch {
	case c >= 'a' && c <= 'z':
		return lower | ending(w)
	case c >= 'A' && c <= 'Z':
		if len(w) > 1 && w[1] >= 'A' && w[1] <= 'Z' {
			return capital | upper | ending(w)
		}
		return capital | ending(w)
	case c >= '0' && c <= '9':
		return number | ending(w)
	case c < utf8.RuneSelf:
		return asciiMarks[c]
	}
	return wideShape(w)
}

// ending tells whether a word ends as a possessive.
func ending(w string) class {
	n := len(w)
	if n < 3 {
		return 0
	}
	if (w[n-1] == 's' || w[n-1] == 'S') && (w[n-2] == '\'' || n > 4 && w[n-4:n-1] == "’") {
		return possessive
	}
	return 0
}

var asciiMarks = [utf8.RuneSelf]class{
	'.': stop, '!': stop, '?': stop, ',': comma, ':': colon, ';': semi, '-': hyphen,
	'"': open | shut | straight, '\'': single, '`': single,
	'(': bracket, ')': bracket, '[': bracket, ']': bracket, '{': bracket, '}': bracket,
	'$': number, '#': hyphen, '@': hyphen, '&': hyphen, '%': hyphen, '/': hyphen, '*': hyphen, '_': hyphen,
	'+': hyphen, '=': hyphen, '<': hyphen, '>': hyphen, '|': hyphen, '\\': hyphen, '^': hyphen, '~': hyphen,
}

// wideShape tells what a token beyond ASCII looks like.
func wideShape(w string) class {
	r, _ := utf8.DecodeRuneInString(w)
	switch r {
	case '“':
		return open | shut // shuts a German one
	case '”', '»':
		return shut | open // opens a Swedish or a turned one
	case '«':
		return open | shut
	case '„', '‟':
		return open
	case '‘', '’', '‚', '‹', '›':
		return single
	case '–', '—', '―':
		return dash
	case '…':
		return stop
	}
	switch {
	case unicode.Is(unicode.STerm, r):
		return stop
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		return 0
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return capital | ending(w)
	case unicode.IsLetter(r):
		return lower | ending(w)
	case unicode.IsDigit(r):
		return number
	}
	return hyphen
}
