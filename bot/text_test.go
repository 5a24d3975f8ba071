package bot_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/corpus"
)

// checkText checks that a reply's text shows statements as they are under the
// names of who made them, that quotation marks hold words of the record and
// nothing else, and that nothing in it could drive a terminal.
func checkText(t testing.TB, r record, reply *bot.Reply) {
	t.Helper()
	text := plainText(t, reply)
	if !utf8.ValidString(text) {
		t.Errorf("invalid UTF-8: %q", text)
	}
	for _, c := range text {
		if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c)) {
			t.Fatalf("raw %U in %q", c, text)
		}
	}
	checkQuoted(t, r, text)
	shown := shownStatements(t, r, text)
	if want := slices.Concat(reply.Statements, around(reply), reply.Mentions, compared(reply)); !slices.Equal(shown, answerIDs(want)) {
		t.Errorf("shown %q, want %q in\n%s", shown, answerIDs(want), text)
	}
}

// around lists what stands next to the only statement of a reply.
func around(reply *bot.Reply) []bot.Answer {
	if reply.Around == nil {
		return nil
	}
	var list []bot.Answer
	for _, n := range reply.Around.Neighbours() {
		list = append(list, n.Answer)
	}
	return list
}

var inMarks = regexp.MustCompile(`“[^”]*”?|["„«»”]`)

// checkQuoted checks that whatever stands in quotation marks is verbatim in a
// statement.
func checkQuoted(t testing.TB, r record, text string) {
	t.Helper()
	for _, quoted := range inMarks.FindAllString(text, -1) {
		words := strings.TrimSuffix(strings.TrimPrefix(quoted, "“"), "”")
		if !slices.ContainsFunc(r.corpus.Statements, func(s *corpus.Statement) bool {
			return slices.Contains(s.Segments(), corpus.Segment{Text: words, Verbatim: true})
		}) {
			t.Errorf("%s is nobody's words in\n%s", quoted, text)
		}
	}
}

// shownStatements reads the text of a reply back: which statements it shows.
func shownStatements(t testing.TB, r record, text string) []string {
	t.Helper()
	var shown []string
	heading, words := "", ""
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "    "):
			id := line[strings.LastIndex(line, " ")+1:]
			if s := r.corpus.Statement(id); s != nil && strings.HasSuffix(line, " · "+id) {
				shown = append(shown, id)
				checkShown(t, s, heading, words)
			}
		case strings.HasPrefix(line, "  "):
			words = line[2:]
		case line != "" && i+1 < len(lines) && strings.HasPrefix(lines[i+1], "  "):
			heading = line
		}
	}
	return shown
}

// checkShown checks the lines that show a statement.
func checkShown(t testing.TB, s *corpus.Statement, heading, words string) {
	t.Helper()
	who, want := "Fact", s.Text
	if s.Speaker != nil {
		who = s.Speaker.Name
		if s.Speaker.Role != "" {
			who += ", " + s.Speaker.Role
		}
	}
	if s.Kind == corpus.Quote {
		want = "“" + strings.ReplaceAll(want, corpus.Break, "”"+corpus.Break+"“") + "”"
	}
	if heading != who || words != want {
		t.Errorf("%s is shown as\n%s\n  %s\nwant\n%s\n  %s", s.ID, heading, words, who, want)
	}
}

func TestStyleAltersNoWord(t *testing.T) {
	t.Parallel()
	style := bot.Style{
		Name:  func(s string) string { return "\x01" + s + "\x02" },
		Match: func(s string) string { return "\x03" + s + "\x04" },
		Aside: func(s string) string { return "\x05" + s + "\x06" },
	}
	unstyled := strings.NewReplacer("\x01", "", "\x02", "", "\x03", "", "\x04", "", "\x05", "", "\x06", "")
	matchedLine := regexp.MustCompile(`(?m)^    matched: .*\n`)
	onRecords(t, func(t *testing.T, r record) {
		matched := 0
		for _, request := range every(5, requests(r.corpus)) {
			reply := answer(t, r.bot, request)
			var styled strings.Builder
			if err := reply.WriteText(&styled, style); err != nil {
				t.Fatal(err)
			}
			matched += strings.Count(styled.String(), "\x03")
			want := matchedLine.ReplaceAllString(plainText(t, reply), "")
			if got := unstyled.Replace(styled.String()); got != want {
				t.Errorf("%v: without its styles\n%s\nwant\n%s", request, got, want)
			}
		}
		if matched == 0 {
			t.Error("no match in any reply")
		}
	})
}

func TestWrapSeesEveryLine(t *testing.T) {
	t.Parallel()
	r := openRecord(t, "declaration")
	reply := answer(t, r.bot, asking("what did Starmer say"))
	var got strings.Builder
	err := reply.WriteText(&got, bot.Style{Wrap: func(text string, indent int) string {
		if text == "" || strings.HasPrefix(text, " ") || strings.Contains(text, "\n") {
			t.Errorf("line to be wrapped: %q", text)
		}
		return strings.Repeat(" ", indent) + text
	}})
	if err != nil || got.String() != plainText(t, reply) {
		t.Errorf("%v, wrapped as without wrapping:\n%s\nwant\n%s", err, got.String(), plainText(t, reply))
	}
}

type brokenWriter struct{ error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.error }

func TestWriteTextReportsTheWriter(t *testing.T) {
	t.Parallel()
	want := errors.New("the pipe is closed")
	reply := answer(t, openRecord(t, "declaration").bot, bot.Request{Command: "people"})
	if err := reply.WriteText(brokenWriter{want}, bot.Style{}); !errors.Is(err, want) {
		t.Errorf("error %v, want %v", err, want)
	}
}

func TestAttribution(t *testing.T) {
	t.Parallel()
	const article = "On the UK–France declaration of intent on troops for Ukraine · 2026-01-06 · "
	for _, test := range []struct{ record, id, want string }{
		{"declaration", "merz-rules-out-troops", "reported speech · " + article + "paragraph 11 · merz-rules-out-troops"},
		{"declaration", "us-backstop", "fact, hedged by the source (reportedly) · via The Times of London · " + article + "paragraph 3 · us-backstop"},
		{"declaration", "starmer-military-hubs", "quote, broken off in the source · " + article + "paragraph 7 · the source spells the name Sir Kier Starmer · starmer-military-hubs"},
		{"declaration", "macron-robust-guarantee", "partial quote · via Le Figaro · " + article + "paragraph 8 · macron-robust-guarantee"},
		{"harbour", "breslan-hand-out-fish", "quote · via Radio Fjordkanten · Nordkyst Tidende · Ports correct their sums · 2025-05-20 · paragraph 5 · " +
			"the source spells the name Cormac Breslan · https://nordkyst.example/havn/2025-05-20 · breslan-hand-out-fish"},
		{"harbour", "stromsnes-observers", "reported speech · Nordkyst Tidende · Ports correct their sums · 2025-05-20 · paragraph 6 · " +
			"https://nordkyst.example/havn/2025-05-20 · stromsnes-observers"},
	} {
		if got := bot.Attribution(openRecord(t, test.record).corpus.Statement(test.id)); got != test.want {
			t.Errorf("attribution\n%s\nwant\n%s", got, test.want)
		}
	}
}
