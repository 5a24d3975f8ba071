package discord

import (
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/bot"
)

// twoJudges are two people whom a heading alone would not tell apart, and one
// whose ID is somebody else's name.
const twoJudges = `
sources:
  - {id: s, title: Report, published: 2031-05-02}
people:
  - {id: lc1, name: Sam Carter, role: Judge}
  - {id: lc2, name: Sam Carter, role: Judge}
  - {id: okoro, name: Ngozi Bell}
  - {id: p1, name: Adaeze Okoro}
statements:
  - {id: a, source: s, kind: quote, speaker: lc1, text: Judges should wear wigs., paragraph: 1}
  - {id: b, source: s, kind: quote, speaker: lc2, text: Judges should never wear wigs., paragraph: 2}
  - {id: c, source: s, kind: quote, speaker: okoro, text: One port is enough., paragraph: 3}
  - {id: d, source: s, kind: quote, speaker: p1, text: Two ports are better., paragraph: 4}
`

func judges(t *testing.T) *Service {
	t.Helper()
	b, err := openBot(fstest.MapFS{"a.yaml": {Data: []byte(twoJudges)}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return NewService(ServiceOptions{Bot: Always(b)})
}

// TestSameHeading shows the words of two people of one name and office under
// two headings.
func TestSameHeading(t *testing.T) {
	t.Parallel()
	s := judges(t)
	got := checkLimits(t, s.Receive(t.Context(), interaction(t, "said", "Sam Carter", nil)).Response).Data.Embeds[0].Description
	for _, want := range []string{
		"**Sam Carter**, Judge (lc1)\n“Judges should wear wigs.”",
		"**Sam Carter**, Judge (lc2)\n“Judges should never wear wigs.”",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// TestInsteadAsksForOne asks by the buttons for each who has spoken, whatever
// others are called.
func TestInsteadAsksForOne(t *testing.T) {
	t.Parallel()
	s := judges(t)
	for name, words := range map[string]string{
		"Ngozi Bell": "“One port is enough.”", "Adaeze Okoro": "“Two ports are better.”",
	} {
		message := s.Receive(t.Context(), interaction(t, "ask", "what did "+name+" say about tariffs", nil)).Response
		for _, row := range checkLimits(t, message).Data.Components {
			for _, button := range row.Components {
				if button.Label != "What "+name+" said" {
					continue
				}
				click := `{"id":"501","type":3,"application_id":"1","token":"t","user":{"id":"100"},"message":` + string(posted(t, message, "100")) +
					`,"data":{"component_type":2,"custom_id":"` + button.CustomID + `"}}`
				shown := checkLimits(t, s.Receive(t.Context(), []byte(click)).Response).Data.Embeds[0].Description
				if !strings.Contains(shown, words) || strings.Count(shown, "“") != 1 {
					t.Errorf("%s: %s", button.Label, shown)
				}
				words = ""
			}
		}
		if words != "" {
			t.Errorf("no button for %s", name)
		}
	}
}

// TestManyReadings leaves room for an answer below what its question was read
// as, however much that was.
func TestManyReadings(t *testing.T) {
	t.Parallel()
	b := testBot(t, "declaration")
	request := bot.Request{Command: "facts"}
	r, err := b.Answer(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range "abcdefghijkl" {
		long := strings.Repeat("*", 300) + string(c)
		for n := range 5 {
			r.Understood.Substitutions = append(r.Understood.Substitutions, bot.Substitution{From: string(c) + long, Read: string(rune('1'+n)) + long})
		}
	}
	for page := 1; ; page++ {
		m, ok := view{reply: r, request: request, page: page}.message()
		if !ok {
			break
		}
		checkLimits(t, encode(posting(m)))
	}
}
