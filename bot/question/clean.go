package question

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onrecord/corpus/names"
)

// Discord's message markup: mentions, custom emoji, timestamps.
// https://discord.com/developers/docs/reference#message-formatting
var discordMarkup = regexp.MustCompile(`<(?:@[!&]?|#|a?:\w{1,40}:|t:|/[^<>]{1,100}:|id:)[^<>\s]{0,60}>`)

var (
	masked    = regexp.MustCompile(`\[([^\[\]]*)\]\(\s*<?https?://[^\s()<>]*>?[^()]*\)`) // [text](address)
	links     = regexp.MustCompile(`<?\bhttps?://[^\s<>"“”„«»]+>?`)
	pings     = regexp.MustCompile(`@(?:everyone|here)\b`)
	shortcode = regexp.MustCompile(`:[a-z0-9_+-]{2,40}:`)
)

// Clean takes markup, links, pings and control characters out of a question,
// and leaves its words, apostrophes and quotation marks.
func Clean(text string) string {
	text = strings.ToValidUTF8(text, " ")
	if strings.ContainsAny(text, "<@:") {
		text = masked.ReplaceAllString(text, "$1")
		for _, re := range []*regexp.Regexp{discordMarkup, links, pings, shortcode} {
			text = re.ReplaceAllString(text, " ")
		}
	}
	text = norm.NFC.String(text)
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r) && r != '\u200d':
			return -1
		case unicode.IsControl(r), strings.ContainsRune("*_~|`<>#\\", r):
			return ' '
		}
		return r
	}, text)
	return pulled.ReplaceAllString(strings.Join(strings.Fields(text), " "), "$1")
}

// pulled are the spaces that markup leaves before a mark that has none.
var pulled = regexp.MustCompile(` ([,;!?])`)

// openers of a question that ask for nothing themselves.
var polite = regexp.MustCompile(`(?i)^(?:(?:hey|hi|hello|ok|okay|please|pls|so|well|um|and|but)[\s,!.]+)*` +
	`(?:(?:(?:can|could|would|will) (?:you|u|someone|anyone|anybody|somebody)|(?:can|could|may) i) (?:please |pls |kindly )?(?:tell|show|give|help|remind|get|find|have|know|ask|explain|list|look)(?: me| us| up| out)*(?: find| understand| with| see)?(?: out)?|` +
	`(?:please |pls )?(?:tell|show|give|remind|help) (?:me|us)(?: please| pls)?|i(?:'d|’d| would)? (?:like|want|need|love) to (?:know|see|hear|find out|understand)|i(?:'m|’m| am) (?:curious|wondering|looking for)|` +
	`(?:do|does) (?:you|anyone|anybody|we|someone) know|any idea)[\s,:]+`)

// withoutPoliteness cuts "can you tell me" off the front of a question.
func withoutPoliteness(text string) string {
	first, _, _ := strings.Cut(text, " ")
	if !politeStart[names.Fold(strings.TrimRight(first, ",!."))] {
		return text // spares most questions the expression
	}
	return text[len(polite.FindString(text)):]
}

// politeStart are the words that polite begins with.
var politeStart = names.WordSet("hey hi hello ok okay please pls so well um and but can could would will may tell show give remind help i i'd i'm do does any")

// quotationMarks opens and closes words that a question quotes.
var quotationMarks = regexp.MustCompile(`[“"„«]([^“”"„«»]{1,400})[”"“»]`)
