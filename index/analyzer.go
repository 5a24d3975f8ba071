package index

import (
	"bytes"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	unicodewords "github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/registry"
)

// analyzerName is what the mapping calls [analyzer].
const analyzerName = "record"

func init() {
	construct := func(map[string]any, *registry.Cache) (analysis.Analyzer, error) { return record, nil }
	if err := registry.RegisterAnalyzer(analyzerName, construct); err != nil {
		panic(err)
	}
}

// An analyzer reads text into words. Indexing, queries and [Words] share one,
// so that they cannot disagree.
type analyzer struct {
	tokenizer analysis.Tokenizer
	lower     analysis.TokenFilter
	stemmer   analysis.TokenFilter
}

var record = &analyzer{
	tokenizer: unicodewords.NewUnicodeTokenizer(),
	lower:     lowercase.NewLowerCaseFilter(),
	stemmer:   en.NewEnglishStemmerFilter(),
}

// Analyze gives the tokens that the index holds for text: its words without
// the stop words, which leave a gap in the positions, and the joined form of
// words that a hyphen connects.
func (a *analyzer) Analyze(text []byte) analysis.TokenStream {
	words := a.read(bytes.Clone(text))
	var tokens analysis.TokenStream
	for i, w := range words {
		if i+1 < len(words) && hyphenated(text, w, words[i+1]) {
			tokens = append(tokens, join(w, words[i+1]))
		}
		if !w.KeyWord {
			tokens = append(tokens, w)
		}
	}
	a.stem(tokens)
	return tokens
}

// read gives every word of text in its plain form, not stemmed yet; KeyWord
// marks the stop words. It overwrites text.
func (a *analyzer) read(text []byte) analysis.TokenStream {
	separate(text)
	tokens := a.lower.Filter(a.tokenizer.Tokenize(text))
	for _, t := range tokens {
		t.Term = plain(t.Term)
		t.KeyWord = stopWords[string(t.Term)]
	}
	return tokens
}

// separate overwrites with spaces what the tokenizer would not part words at:
// ":" and "_" as in "a:b" and "_a_", which it takes for letters, and invalid
// UTF-8, behind which it reads no further.
func separate(text []byte) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == ':' || r == '_' || r == utf8.RuneError && size == 1 {
			text[i] = ' '
		}
		i += size
	}
}

// join makes one token of two that a hyphen connects, so that "ceasefire"
// finds "cease-fire". It stands where the first one does.
func join(first, second *analysis.Token) *analysis.Token {
	return &analysis.Token{
		Term:     append(bytes.Clone(first.Term), second.Term...),
		Start:    first.Start,
		End:      second.End,
		Position: first.Position,
		Type:     first.Type,
	}
}

// hyphenated reports whether nothing but a hyphen stands between two words.
func hyphenated(text []byte, first, second *analysis.Token) bool {
	switch string(text[first.End:second.Start]) {
	case "-", "\u2010", "\u2011":
		return true
	}
	return false
}

// unstemmed are words whose stem is another word's: armed forces are no arms.
var unstemmed = wordSet(`armed`)

// longest is the length in bytes of the longest word that is stemmed. The
// stemmer takes time in the square of it, and no English word is longer.
const longest = 64

// stem reduces words to their stems, in place. Stop words stay as they are.
func (a *analyzer) stem(tokens analysis.TokenStream) {
	words := make(analysis.TokenStream, 0, len(tokens))
	for _, t := range tokens {
		if !t.KeyWord && len(t.Term) <= longest && !unstemmed[string(t.Term)] {
			words = append(words, t)
		}
	}
	a.stemmer.Filter(words)
}
