package discord

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"onrecord/bot"
	"onrecord/corpus"
)

// A sent response, as Discord reads it.
type sent struct {
	Type int
	Data struct {
		Content         *string
		Flags           int
		AllowedMentions *struct{ Parse *[]string } `json:"allowed_mentions"`
		Embeds          []struct {
			Description string
			Footer      struct{ Text string }
		}
		Components []struct {
			Type       int
			Components []struct {
				Type     int
				Label    string
				URL      string
				CustomID string `json:"custom_id"`
			}
		}
		Choices *[]struct{ Name, Value string }
	}
}

// checkLimits checks a response against Discord's limits, and that it can ping
// nobody (https://discord.com/developers/docs/resources/message).
func checkLimits(t testing.TB, body []byte) sent {
	t.Helper()
	var s sent
	if err := json.Unmarshal(body, &s); err != nil {
		t.Fatal(err)
	}
	if s.Type == 8 {
		checkChoices(t, s)
		return s
	}
	if a := s.Data.AllowedMentions; a == nil || a.Parse == nil || len(*a.Parse) > 0 {
		t.Errorf("mentions are not off: %s", body)
	}
	total := 0
	for _, e := range s.Data.Embeds {
		between(t, "description", e.Description, 1, maxDescription)
		between(t, "footer", e.Footer.Text, 1, maxFooter)
		total += units(e.Description) + units(e.Footer.Text)
	}
	if total > maxEmbeds || len(s.Data.Embeds) > 10 {
		t.Errorf("%d embeds with %d characters", len(s.Data.Embeds), total)
	}
	between(t, "content", *s.Data.Content, 0, 2000)
	if len(s.Data.Embeds) == 0 && *s.Data.Content == "" {
		t.Error("an empty message")
	}
	checkButtons(t, s)
	return s
}

func checkChoices(t testing.TB, s sent) {
	t.Helper()
	if s.Data.Choices == nil || len(*s.Data.Choices) > maxChoices {
		t.Fatalf("choices: %v", s.Data.Choices)
	}
	for _, c := range *s.Data.Choices {
		between(t, "name of a choice", c.Name, 1, maxChoiceName)
		between(t, "value of a choice", c.Value, 1, maxChoiceValue)
	}
}

func checkButtons(t testing.TB, s sent) {
	t.Helper()
	if len(s.Data.Components) > 5 {
		t.Errorf("%d rows", len(s.Data.Components))
	}
	ids := map[string]bool{}
	for _, row := range s.Data.Components {
		if len(row.Components) == 0 || len(row.Components) > maxButtons {
			t.Errorf("%d buttons in a row", len(row.Components))
		}
		for _, b := range row.Components {
			between(t, "label", b.Label, 1, maxLabel)
			if b.URL != "" {
				between(t, "address", b.URL, 1, maxLinkButton)
				continue
			}
			between(t, "custom ID", b.CustomID, 1, maxCustomID)
			if ids[b.CustomID] {
				t.Errorf("custom ID %q twice", b.CustomID)
			}
			ids[b.CustomID] = true
		}
	}
}

func between(t testing.TB, what, text string, low, high int) {
	t.Helper()
	if n := units(text); n < low || n > high {
		t.Errorf("%s of %d characters, want %d to %d: %.200q", what, n, low, high, text)
	}
}

func units(text string) int { return len(utf16.Encode([]rune(text))) }

// FuzzEncode makes a record of any text and asks it anything: every page of
// every answer keeps Discord's limits, and shows the statements byte for byte
// under who made them, or not at all.
func FuzzEncode(f *testing.F) {
	f.Add("We will *dredge* the [deep](https://e.example) channel @everyone.", "Adaeze Okoro", "Mayor", "Report #1", "what did Okoro say about the channel", uint16(1))
	f.Add("a_b", "X", "", "- item", "> who said a_b", uint16(900))
	f.Add("🚢", "🚢 🚢", "1. rank", "T", "🚢", uint16(2000))
	f.Fuzz(func(t *testing.T, text, name, role, title, question string, repeat uint16) {
		c := fuzzCorpus(text, name, role, title, int(repeat))
		if c == nil {
			return
		}
		b, err := bot.New(c)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		service := NewService(ServiceOptions{Bot: Always(b)})
		for _, options := range []map[string]string{
			{"ask": question}, {"ask": "what did " + name + " say"}, {"said": name}, {"facts": ""}, {"quote": "s1"}, {"quote": "s5"}, {"people": ""}, {"coverage": ""}, {"compare": text + "\n" + question},
		} {
			for command, value := range options {
				everyPage(t, service, c, command, value)
			}
		}
		suggestAll(t, service, question)
	})
}

// fuzzCorpus makes a corpus of strings; nil where they make no sound one.
func fuzzCorpus(text, name, role, title string, repeat int) *corpus.Corpus {
	long := strings.Repeat(text+" ", 1+repeat%600)
	statement := func(id, kind, text string) map[string]any {
		s := map[string]any{"id": id, "source": "src", "kind": kind, "text": text, "paragraph": 1, "via": []string{title, name}, "hedge": role}
		if kind != "fact" {
			s["speaker"] = "p"
		}
		return s
	}
	notice := strings.Map(func(r rune) rune {
		if strings.ContainsRune(corpus.QuotationMarks, r) {
			return '_'
		}
		return r
	}, title)
	amended := func(s map[string]any, key string, value any) map[string]any {
		s[key] = value
		return s
	}
	withdrawal := map[string]any{"by": notice, "why": strings.TrimSpace(strings.Repeat(notice+" ", repeat%40))}
	data, err := json.Marshal(map[string]any{
		"sources": []any{map[string]any{"id": "src", "title": title, "publisher": title, "published": "2031-05-02", "url": "https://tidewater.example/" + strings.Repeat("a(b)", repeat%200)}},
		"people":  []any{map[string]any{"id": "p", "name": name, "role": role}},
		"topics":  []any{map[string]any{"id": "t", "name": title, "terms": []string{text}}},
		"statements": []any{
			statement("s1", "quote", strings.TrimSpace(long)), amended(statement("s2", "reported", text), "correction", map[string]any{"text": "*" + notice + "*", "date": "2031-05-03"}), statement("s3", "partial", "It is “"+text+"” indeed."),
			statement("s4", "fact", strings.TrimSpace(long)), amended(statement("s5", "quote", text), "withdrawn", withdrawal), amended(statement("s6", "quote", text+" "+text), "supersedes", "s1"), statement("s7", "fact", name),
		},
	})
	if err != nil {
		return nil
	}
	c, err := corpus.Load(fstest.MapFS{"a.yaml": {Data: data}})
	if err != nil {
		return nil
	}
	return c
}

// interaction is a command as Discord sends it.
func interaction(t testing.TB, command, value string, more map[string]any) []byte {
	t.Helper()
	c, _ := bot.Find(command)
	data := map[string]any{"id": "7", "type": 1, "name": command}
	switch {
	case c.Menu != "":
		data["type"], data["name"], data["target_id"] = 3, c.Menu, "800"
		data["resolved"] = map[string]any{"messages": map[string]any{"800": map[string]any{"id": "800", "content": value}}}
	case len(c.Options) > 0 && value != "":
		data["options"] = []any{map[string]any{"type": 3, "name": c.Options[0].Name, "value": value}}
	}
	i := map[string]any{"id": "500", "type": 2, "application_id": "1", "token": "token", "version": 1, "user": map[string]any{"id": "100"}, "data": data}
	maps.Copy(i, more)
	raw, err := json.Marshal(i)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// everyPage asks, goes through all pages and checks each.
func everyPage(t testing.TB, s *Service, c *corpus.Corpus, command, value string) {
	t.Helper()
	body := s.Receive(t.Context(), interaction(t, command, value, nil)).Response
	for page := 1; ; page++ {
		response := checkLimits(t, body)
		var ids []string
		next := ""
		for _, row := range response.Data.Components {
			for _, b := range row.Components {
				if a, ok := readAction(b.CustomID); ok && a.name == contextAction && !slices.Contains(ids, a.rest) {
					ids = append(ids, a.rest)
				} else if ok && a.name == turnAction && a.page == page+1 {
					next = b.CustomID
				}
			}
		}
		if s := c.Statement(value); command == "quote" && page == 1 && s != nil {
			if text := response.Data.Embeds[0].Description; (s.Withdrawn != nil) != strings.Contains(text, "**Withdrawn** by ") {
				t.Errorf("%s, withdrawn: %+v, is shown as %q", s.ID, s.Withdrawn, text)
			}
		}
		if len(response.Data.Embeds) > 0 {
			checkShown(t, c, response.Data.Embeds[0].Description, ids)
		}
		if next == "" || page > 40 {
			return
		}
		click := fmt.Appendf(nil, `{"id":"501","type":3,"application_id":"1","token":"token","user":{"id":"100"},"message":%s,"data":{"component_type":2,"custom_id":%q}}`, posted(t, body, "100"), next)
		body = s.Receive(t.Context(), click).Response
		if turned := checkLimits(t, body); turned.Type != 7 {
			return // beyond the last page
		}
	}
}

// checkShown checks that a page shows these statements whole, or says that
// they are too long.
func checkShown(t testing.TB, c *corpus.Corpus, description string, ids []string) {
	t.Helper()
	shown := shownText(t, description)
	for _, id := range ids {
		s := c.Statement(id)
		want := s.Text
		if s.Kind == corpus.Quote {
			want = "“" + s.Text + "”"
		}
		if !strings.Contains(shown, want) && !strings.Contains(shown, "Too long to be shown here whole") {
			t.Errorf("%s is shown as %q, want %q in it", id, shown, want)
		}
		if by := s.SupersededBy; by != nil && !strings.Contains(shown, "superseded by "+by.ID) {
			t.Errorf("%s is superseded by %s and shown without that: %q", id, by.ID, shown)
		}
		if s.Correction != nil && !strings.Contains(shown, "corrected "+string(s.Correction.Date)) {
			t.Errorf("%s is corrected and shown without that: %q", id, shown)
		}
		if s.Withdrawn != nil {
			t.Errorf("%s is withdrawn and shown: %q", id, shown)
		}
		if s.Speaker != nil && !strings.Contains(shown, shortened(s.Speaker.Name, maxName)) {
			t.Errorf("%s is shown without its speaker: %q", id, shown)
		}
	}
}

// suggestAll completes every option that can be completed.
func suggestAll(t testing.TB, s *Service, typed string) {
	t.Helper()
	for _, c := range bot.Commands {
		for _, sub := range append([]bot.Command{c}, c.Subcommands...) {
			for _, o := range sub.Options {
				if o.Suggests() {
					checkLimits(t, s.Receive(t.Context(), interaction(t, c.Name, "", completion(c, sub, o, typed))).Response)
				}
			}
		}
	}
}

// completion is what an interaction has when somebody types into an option of
// a command, or of its subcommand.
func completion(c, sub bot.Command, o bot.Option, typed string) map[string]any {
	options := []any{map[string]any{"type": 3, "name": o.Name, "value": typed, "focused": true}}
	if sub.Name != c.Name {
		options = []any{map[string]any{"type": 1, "name": sub.Name, "options": options}}
	}
	return map[string]any{"type": 4, "data": map[string]any{"name": c.Name, "type": 1, "options": options}}
}
