package discord

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/corpus"
)

// shownText reads text as Discord's markdown and gives what a person sees. It
// fails where something would format, link or mention that we never write.
func shownText(t testing.TB, text string) string {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(shownLine(t, line))
	}
	return b.String()
}

var maskedLink = regexp.MustCompile(`^\[((?:\\.|[^\[\]\\])*)\]\((https?://[^\s()\\]+)\)`)

func shownLine(t testing.TB, line string) string {
	t.Helper()
	rest := strings.TrimPrefix(line, "-# ")
	if strings.ContainsAny(rest[:min(1, len(rest))], "#>-+") || regexp.MustCompile(`^\d+[.)]`).MatchString(rest) {
		t.Errorf("line %q begins a heading, quote or list", line)
	}
	var b strings.Builder
	bold, italic, strike := false, false, 0
	for rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		next, nextSize := utf8.DecodeRuneInString(rest[size:])
		switch {
		case r == '\\' && nextSize > 0 && !unicode.IsSpace(next) && !(next < utf8.RuneSelf && (unicode.IsLetter(next) || unicode.IsDigit(next))):
			b.WriteRune(next)
			size += nextSize
		case strings.HasPrefix(rest, "**"):
			bold = !bold
			if strings.HasPrefix(rest, "****") {
				t.Errorf("four asterisks in %q", line)
			}
			size = 2
		case r == '*':
			italic = !italic
		case strike == 0 && strings.HasPrefix(rest, "~~"):
			// Discord ends it at the next two tildes, escaped or not.
			size, strike = 2, len(rest)-2-strings.Index(rest[2:], "~~")
		case strings.HasPrefix(rest, "~~"):
			if len(rest) != strike || strings.HasPrefix(rest, "~~~") {
				t.Errorf("struck through to another end in %q", line)
			}
			size, strike = 2, 0
		case r == '[' && maskedLink.MatchString(rest):
			m := maskedLink.FindStringSubmatch(rest)
			b.WriteString(shownLine(t, m[1]))
			size = len(m[0])
		case strings.ContainsRune(special, r) && !(r == ':' && (nextSize == 0 || next == ' ' || next == '\n')):
			t.Errorf("%q stands bare in %q", r, line)
		default:
			b.WriteRune(r)
		}
		rest = rest[size:]
	}
	if bold || italic || strike > 0 {
		t.Errorf("bold, italic or strikethrough is not ended in %q", line)
	}
	return b.String()
}

func TestEscape(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"plain", "*a* _b_ ~~c~~ `d` ||e||", "# heading", "-# small", "> quote", ">>> quote", "- item", "+ item", "12. item", "3) item",
		"@everyone @here <@1> <@&2> <#3> <t:1:R> <:a:1> </ask:1> :smile:", "https://example.com/a_b?c=d*e", "[text](https://example.com)",
		`back\slash`, `\*`, "¯\\_(ツ)_/¯", "1984", "-", "Ж*Ї", "2026-01-06", "a\u00a0b", "“quoted” «too»",
	} {
		if got := shownText(t, escape(text)); got != text {
			t.Errorf("%q shows as %q", text, got)
		}
	}
}

func FuzzEscape(f *testing.F) {
	f.Add("*a* _b_ [x](https://e.example) <@1> \\ - 1. #")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ReplaceAll(strings.ToValidUTF8(text, " "), "\n", " ")
		if got := shownText(t, escape(text)); got != text {
			t.Errorf("%q shows as %q", text, got)
		}
	})
}

// FuzzWords sets any text as a statement with any words matched: what is seen
// is the text, verbatim words in quotation marks.
func FuzzWords(f *testing.F) {
	f.Add("We will dredge *this* year.", "but silt costs more", uint(2), uint(9), uint(31))
	f.Fuzz(func(t *testing.T, first, second string, from, length, next uint) {
		s := &corpus.Statement{Kind: corpus.Quote, Parts: []string{oneLine(first), oneLine(second)}}
		s.Text = strings.Join(s.Parts, corpus.Break)
		if s.Parts[0] == "" || s.Parts[1] == "" {
			return
		}
		a := bot.Answer{Statement: s}
		joined, want := "", ""
		for _, segment := range s.Segments() {
			if segment.Verbatim {
				want += "“" + segment.Text + "”"
			} else {
				want += segment.Text
			}
			for i, r := range segment.Text {
				at := uint(len(joined))
				match := at >= from%64 && at < from%64+length%32 || at > next%128
				if n := len(a.Fragments); i == 0 || a.Fragments[n-1].Match != match {
					a.Fragments = append(a.Fragments, fragment(match, segment.Verbatim))
				}
				a.Fragments[len(a.Fragments)-1].Text += string(r)
				joined += string(r)
			}
		}
		if joined != s.Text {
			t.Fatalf("fragments join to %q, want %q", joined, s.Text)
		}
		if got := shownText(t, words(a)); got != want {
			t.Errorf("%q shows as %q, want %q", words(a), got, want)
		}
	})
}

// fragment makes an empty one: its type is of a package that this one does not
// know by name.
func fragment(match, verbatim bool) (f struct {
	Text     string
	Match    bool
	Verbatim bool
}) {
	f.Match, f.Verbatim = match, verbatim
	return f
}

func oneLine(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, " ")))
}
