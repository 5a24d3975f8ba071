package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Comparison is how the words of a text stand to the record.
type Comparison struct {
	Passages []Passage // in the order of the text
	Named    []Person  // who is named in the text and is on the record, each once, in the order of the text
}

// A Passage is a stretch of the text that was compared by itself: words in
// quotation marks or of a block quote, else a sentence.
type Passage struct {
	Text    string  // as in the text, without its quotation marks and what is struck out, white space folded
	Quoted  bool    // the text has it in quotation marks or as a block quote
	Matches []Match // the best first; empty: no statement has these words
}

// A Match is a statement that has the words of a passage, or nearly.
type Match struct {
	Answer                   // its fragments match where the words coincide
	Exact       bool         // word for word, with sentences that end alike, the passage in the statement, or its part of the passage
	Partly      bool         // the statement has a part of the passage, which goes on from one statement to the next; see Share
	Retold      bool         // word for word, but the text has in quotation marks what the record does not have so; see Retelling
	Remarks     []string     // what else is to be known of words that coincide, in our words; see Caveat
	Differences []Difference // where they do not, in the order of the statement; empty for an exact match

	share string
}

// A Difference is where passage and statement do not have the same words. It
// holds no quotation marks.
type Difference struct {
	Text   string // words of the passage; empty: it has none there
	Record string // words of the statement; empty: it has none there
}

// MaxCompared is the longest text that is compared, in characters: no message
// in Discord is longer, those of Nitro subscribers included.
// https://support.discord.com/hc/en-us/articles/115000435108
const MaxCompared = 4000

func compare(ctx context.Context, b *Bot, r Request) (*Reply, error) {
	text := r.Options["text"]
	if reason := incomparable(text); reason != "" {
		return b.refuse(text, reason), nil
	}
	c := &comparer{Bot: b, ctx: ctx, found: map[string][]Match{}, read: map[string][]word{}}
	passages, err := c.compare(text)
	if err != nil {
		return nil, err
	}
	reply := &Reply{Outcome: Answered}
	if !slices.ContainsFunc(passages, Passage.onRecord) {
		reply = b.nothing(missing(passages))
	}
	reply.Question = text
	if c.left {
		reply.Reason = strings.TrimPrefix(reply.Reason+"; not all of the text was compared, it has too many passages", "; ")
	}
	passages, reply.Omitted = firstMatches(passages, r.Limit)
	reply.Comparison = &Comparison{Passages: passages, Named: b.named(text)}
	return reply, nil
}

// incomparable says why a text cannot be compared; empty: it can.
func incomparable(text string) string {
	if utf8.RuneCountInString(text) > MaxCompared {
		return fmt.Sprintf("the text is longer than the %d characters that are read", MaxCompared)
	}
	text = unstruck(text)
	switch {
	case Clean(text) == "":
		return "the text is empty"
	case strings.IndexFunc(readable(text), wordRune) < 0:
		return "the text has no words"
	}
	return ""
}

// Why a passage has no match.
const (
	noStatement = "no statement has these words"
	noQuote     = "nobody is quoted with these words"
)

// Missing says why a passage has no matches. That a few words are nobody's
// quote does not mean that no statement has them.
func (p Passage) Missing() string {
	if len(wordsOf(readable(p.Text))) <= short {
		return noQuote
	}
	return noStatement
}

// missing says why no passage has a match.
func missing(passages []Passage) string {
	if slices.ContainsFunc(passages, func(p Passage) bool { return p.Missing() == noStatement }) {
		return noStatement
	}
	return noQuote
}

func (p Passage) onRecord() bool { return len(p.Matches) > 0 }

// firstMatches leaves the first n matches of all passages, and says how many
// it leaves out; 0 leaves all. A passage that keeps none of its matches goes
// too: it would pass for one that is not on record.
func firstMatches(passages []Passage, n int) (kept []Passage, omitted int) {
	if n <= 0 {
		return passages, 0
	}
	for _, p := range passages {
		left := min(n, len(p.Matches))
		omitted += len(p.Matches) - left
		if left > 0 || !p.onRecord() {
			p.Matches = p.Matches[:left]
			kept = append(kept, p)
		}
		n -= left
	}
	return kept, omitted
}
