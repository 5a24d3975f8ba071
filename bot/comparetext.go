package bot

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A comparison loses no word of a text. Where [Clean] takes something out that
// a reader sees in place of words, a sign stands for it that the record does
// not have.
const (
	linkSign  = "🔗" // an address, a channel, a command
	userSign  = "👤"
	groupSign = "👥" // a role or everybody
	timeSign  = "🕒"
)

// signsOf gives the signs by how they are compared.
var signsOf = map[string]bool{linkSign: true, userSign: true, groupSign: true, timeSign: true}

// struck is what somebody has struck out, as Discord shows it: the text does
// not say it.
var struck = regexp.MustCompile(`(?s)~~.+?~~`)

// Discord's markup that stands for something.
// https://discord.com/developers/docs/reference#message-formatting
var (
	maskedLink  = regexp.MustCompile(`\[([^\[\]]*)\]\(\s*<?https?://[^\s()<>]*>?[^()]*\)`)
	customEmoji = regexp.MustCompile(`<a?:\w{1,40}:\d{1,25}>`)
	groupPing   = regexp.MustCompile(`<@&\d{1,25}>|@(?:everyone|here)\b`)
	userPing    = regexp.MustCompile(`<@!?\d{1,25}>`)
	timestamp   = regexp.MustCompile(`<t:-?\d{1,20}(?::\w)?>`)
	reference   = regexp.MustCompile(`<(?:#|id:|/[^<>:]{1,100}:)\w{1,25}>`)
	address     = regexp.MustCompile(`<?\bhttps?://[^\s<>"“”„«»]*[^\s<>"“”„«».,;:!?…’*_~|)\]` + "`]>?")
	backslashed = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
)

// unstruck leaves out what is struck out, but for its line ends.
func unstruck(text string) string {
	if !strings.Contains(text, "~~") {
		return text
	}
	return struck.ReplaceAllStringFunc(text, func(s string) string {
		return " " + strings.Repeat("\n", strings.Count(s, "\n"))
	})
}

// oneLineEnd makes one of whatever ends lines.
var oneLineEnd = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// readable gives what is read of a stretch of text: without markup, every word
// of it and every line end.
func readable(text string) string {
	text = strings.ToValidUTF8(text, " ")
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r) && r != zeroWidthJoiner:
			return -1
		case unicode.IsControl(r) && r != '\n':
			return ' '
		}
		return r
	}, text)
	if strings.ContainsAny(text, "<@:\\") {
		text = maskedLink.ReplaceAllString(text, "$1")
		text = standIns(text)
		text = backslashed.ReplaceAllString(text, "$1")
	}
	if strings.ContainsAny(text, markup) {
		text = standIns(unmarkedUp(text)) // a ping may have been in two
	}
	lines := strings.Split(norm.NFC.String(text), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return strings.Join(lines, "\n")
}

const zeroWidthJoiner = '\u200d'

func standIns(text string) string {
	if !strings.ContainsAny(text, "<@:") {
		return text
	}
	text = customEmoji.ReplaceAllString(text, " ")
	for _, s := range []struct {
		of   *regexp.Regexp
		sign string
	}{{groupPing, groupSign}, {userPing, userSign}, {timestamp, timeSign}, {reference, linkSign}, {address, linkSign}} {
		text = s.of.ReplaceAllString(text, " "+s.sign+" ")
	}
	return text
}

// markup are the characters that Discord formats with.
const markup = "*_|`~#\\"

// unmarkedUp takes out what formats. Inside a word it does not part it:
// send**ing** is one.
func unmarkedUp(text string) string {
	var b strings.Builder
	last := rune(' ')
	for i := 0; i < len(text); {
		n := len(text[i:]) - len(strings.TrimLeft(text[i:], markup))
		if n == 0 {
			r, size := utf8.DecodeRuneInString(text[i:])
			b.WriteRune(r)
			last, i = r, i+size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		b.WriteString(betweenRunes(last, text[i:i+n], next))
		i += n
	}
	return b.String()
}

// betweenRunes is what is left of markup between two characters. One asterisk
// between figures, and one underscore anywhere, formats nothing inside a word,
// and a tilde by itself says about.
func betweenRunes(last rune, marks string, next rune) string {
	switch {
	case marks == "~":
		return marks
	case !wordRune(last) || !wordRune(next):
		return ""
	case marks == "*" && unicode.IsDigit(last) && unicode.IsDigit(next), strings.ContainsAny(marks, "#\\"), strings.Contains("_|", marks):
		return " "
	}
	return ""
}

// formatless writes what formats nothing in the place of what would, and is
// compared alike.
var formatless = strings.NewReplacer("<", "＜", ">", "＞", "~", "∼", "@", "＠", "://", string(colonSign)+"//")

// asWritten undoes that.
func asWritten(r rune) rune {
	switch r {
	case '＜':
		return '<'
	case '＞':
		return '>'
	case '∼':
		return '~'
	case colonSign:
		return ':'
	}
	return r
}

// colonSign stands for a colon that would make an emoji or an address.
const colonSign = '∶'

var shortcode = regexp.MustCompile(`:[a-z0-9_+-]{2,40}:`)

// CleanText gives what is compared of a message in Discord: all of its words,
// line by line with the signs of block quotes, without what is struck out and
// without anything that formats, links or pings. [Clean] takes no word out of
// it any more. A link or a mention is a sign that is on nobody's record.
func CleanText(text string) string {
	text = unstruck(oneLineEnd.Replace(strings.ToValidUTF8(text, " ")))
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		words, sign := line, ""
		for _, s := range blockSigns {
			if rest, ok := strings.CutPrefix(line, s); ok {
				words, sign = rest, s
				break
			}
		}
		words = formatless.Replace(readable(words))
		words = shortcode.ReplaceAllStringFunc(words, func(s string) string {
			return strings.ReplaceAll(s, ":", string(colonSign))
		})
		lines = append(lines, sign+words)
	}
	return strings.Join(lines, "\n")
}
