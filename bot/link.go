package bot

import (
	"fmt"
	"strings"

	"onrecord/corpus"
)

// Link is the address of a statement: its source's, with a text fragment that
// makes a browser show the verbatim words
// (https://wicg.github.io/scroll-to-text-fragment/). What is told in our words
// stands nowhere, and so has the plain address. It is empty where the source
// has none.
func Link(s *corpus.Statement) string {
	if s.Source.URL == "" {
		return ""
	}
	for _, segment := range s.Segments() {
		if segment.Verbatim {
			return withFragment(s.Source.URL, directive(segment.Text))
		}
	}
	return s.Source.URL
}

// wholeWords is how many words a directive gives in full; of more it gives the
// first and the last few.
const (
	wholeWords = 10
	edgeWords  = 4
	mostWhole  = 200 // bytes of the directive, in which a Cyrillic letter has six
)

func directive(text string) string {
	words := strings.Fields(text)
	if whole := escaped(words); len(words) < 2*edgeWords || len(words) <= wholeWords && len(whole) <= mostWhole {
		return whole
	}
	return escaped(words[:edgeWords]) + "," + escaped(words[len(words)-edgeWords:])
}

// withFragment adds a directive behind the fragment that a URL has or not, and
// behind the directives that it has.
func withFragment(url, directive string) string {
	switch {
	case strings.Contains(url, ":~:"):
		return url + "&text=" + directive
	case !strings.Contains(url, "#"):
		url += "#"
	}
	return url + ":~:text=" + directive
}

// escaped percent-encodes words. Dashes, commas and ampersands mean something
// in a directive.
func escaped(words []string) string {
	var b strings.Builder
	for _, c := range []byte(strings.Join(words, " ")) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '_', c == '~':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
