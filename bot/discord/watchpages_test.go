package discord

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/bot/watch"
)

// ask makes a request of the office, which has to be done.
func (o *office) ask(action string, options map[string]string) *watch.Reply {
	o.Helper()
	r, err := o.Do(o.Context(), o.record, watch.Request{Action: action, Options: options, Server: "200", User: "100"})
	if err != nil || r.Refused {
		o.Fatalf("%s %q: %+v, %v", action, options, r, err)
	}
	return r
}

// watchCommand is a subcommand of watch as Discord sends it, with options of
// words.
func watchCommand(t testing.TB, subcommand string, options map[string]string) []byte {
	t.Helper()
	list := []any{}
	for name, value := range options {
		list = append(list, map[string]any{"type": 3, "name": name, "value": value})
	}
	data := map[string]any{"id": "7", "type": 1, "name": "watch", "options": []any{map[string]any{"type": 1, "name": subcommand, "options": list}}}
	return interaction(t, "watch", "", map[string]any{"guild_id": "200", "member": map[string]any{"user": map[string]any{"id": "100"}}, "user": nil, "data": data})
}

// watchClick is a click on a button of a message that one person sees alone.
func watchClick(t testing.TB, id string, response []byte) []byte {
	t.Helper()
	return fmt.Appendf(nil, `{"id":"501","type":3,"application_id":"1","token":"token","guild_id":"200","member":{"user":{"id":"100"}},"message":%s,"data":{"component_type":2,"custom_id":%q}}`,
		posted(t, response, "100"), id)
}

// leaf goes through all pages, and gives their texts.
func leaf(t testing.TB, s *Service, body []byte) []string {
	t.Helper()
	var texts []string
	first := body // clicks are on the message that was made first, and is edited
	for want := 4; ; want = 7 {
		record(t, "POST", "/interactions/1/token/callback", body)
		r := checkLimits(t, body)
		if r.Type != want || len(r.Data.Embeds) != 1 {
			t.Fatalf("page %d: type %d, want %d with an embed: %s", len(texts)+1, r.Type, want, body)
		}
		texts = append(texts, r.Data.Embeds[0].Description)
		next := ""
		for _, row := range r.Data.Components {
			for _, b := range row.Components {
				if a, ok := readAction(b.CustomID); ok && a.name == watchAction && a.page == len(texts)+1 {
					next = b.CustomID
				}
			}
		}
		if next == "" || strings.Contains(r.Data.Embeds[0].Footer.Text, fmt.Sprintf("page %d of %[1]d ", len(texts))) {
			return texts
		}
		body = s.Receive(t.Context(), watchClick(t, next, first)).Response
	}
}

// TestManyWatches lists as many watches as a server may have, with words as
// long as they may be: on some page or other stands all of each.
func TestManyWatches(t *testing.T) {
	t.Parallel()
	o := newOffice(t, []byte("watches: quay"), testBot(t, "tunnel"))
	long := func(word string, n int) string { return strings.TrimSpace(strings.Repeat(word, 200)[:n]) }
	for n := range watch.DefaultPerServer {
		o.ask("add", map[string]string{
			"channel": fmt.Sprint(300 + n), "speaker": long("Brandt@_", 100), "about": long("toll:[x] ", 200),
			"any": long("<@&400> toll, ", 200), "exclude": long("*lorry*; ", 200), "timezone": "America/Argentina/ComodRivadavia", "delivery": "daily", "role": "400",
		})
	}
	s := NewService(o.options())
	texts := leaf(t, s, s.Receive(t.Context(), watchCommand(t, "list", nil)).Response)
	if len(texts) < 10 {
		t.Errorf("%d pages, want many", len(texts))
	}
	all := strings.Join(texts, "\n\n")
	var ids []string
	for _, match := range regexp.MustCompile(`(?m)^\*\*(w\d+)\*\* · <#(\d+)> .* · mentions <@&400>$`).FindAllStringSubmatch(all, -1) {
		ids = append(ids, match[1]+" "+match[2])
	}
	var want []string
	for n := range watch.DefaultPerServer {
		want = append(want, fmt.Sprintf("w%d %d", n+1, 300+n))
	}
	if !slices.Equal(ids, want) {
		t.Errorf("watches and channels %q, want %q", ids, want)
	}
	if strings.Contains(all, "…") {
		t.Errorf("something was cut: %s", texts[0])
	}
	refused := s.Receive(t.Context(), watchCommand(t, "list", map[string]string{"page": "2"})).Response
	if got := checkLimits(t, refused); got.Data.Flags != 64 || !strings.Contains(*got.Data.Content, "has changed") {
		t.Errorf("an option that there is not: %s", refused)
	}
}

// TestLongHistory goes through all events that are kept of a watch.
func TestLongHistory(t *testing.T) {
	t.Parallel()
	o := newOffice(t, []byte("watches: quay"), testBot(t, "tunnel"))
	id := map[string]string{"id": "w1"}
	long := strings.TrimSuffix(strings.Repeat("a toll, ", 25), ", ")
	o.ask("add", map[string]string{"channel": "300", "any": long, "exclude": long})
	for range 60 {
		o.ask("pause", id)
		o.ask("resume", id)
	}
	s := NewService(o.options())
	texts := leaf(t, s, s.Receive(t.Context(), watchCommand(t, "history", id)).Response)
	events := 0
	for _, text := range texts {
		lead, rest, _ := strings.Cut(text, "\n\n")
		if !strings.HasPrefix(lead, "**w1** · <#300> · any of\\: a toll, a toll") {
			t.Errorf("a page leads with %q", lead)
		}
		events += len(strings.Split(rest, "\n"))
	}
	if events != 100 || len(texts) < 2 {
		t.Errorf("%d events on %d pages, want the last 100", events, len(texts))
	}
}

// TestWatchPages turns pages only where they can be, and for nobody else.
func TestWatchPages(t *testing.T) {
	t.Parallel()
	o := newOffice(t, []byte("watches: quay"), testBot(t, "tunnel"))
	o.ask("add", map[string]string{"channel": "300"})
	s := NewService(o.options())
	listed := s.Receive(t.Context(), watchCommand(t, "list", nil)).Response
	for _, test := range []struct {
		name, id string
		service  *Service
		change   func(raw []byte) []byte
		want     string
	}{
		{"beyond the last", watchID("list", 2, ""), s, nil, notePage},
		{"a watch that is gone", watchID("history", 1, "w2"), s, nil, "**Not done**: there is no watch w2 here (list shows those there are)."},
		{"what has no pages", "l:remove:1:w1", s, nil, noteButton},
		{"no page", "l:list:0:", s, nil, noteButton},
		{"what everybody sees", watchID("list", 1, ""), s, func(raw []byte) []byte { return []byte(strings.ReplaceAll(string(raw), `"flags":64`, `"flags":0`)) }, noteButton},
		{"a direct message", watchID("list", 1, ""), s, func(raw []byte) []byte { return []byte(strings.ReplaceAll(string(raw), `"guild_id":"200",`, "")) }, noteButton},
		{"no watches", watchID("list", 1, ""), NewService(ServiceOptions{Bot: Always(o.record)}), nil, noteButton},
	} {
		raw := watchClick(t, test.id, listed)
		if test.change != nil {
			raw = test.change(raw)
		}
		body := test.service.Receive(t.Context(), raw).Response
		record(t, "POST", "/interactions/1/token/callback", body)
		if got := checkLimits(t, body); got.Type != 4 || got.Data.Flags != 64 || *got.Data.Content != test.want {
			t.Errorf("%s: %s, want %q", test.name, body, test.want)
		}
	}
}

// TestWatchDeferred puts off a page as it will come, in place.
func TestWatchDeferred(t *testing.T) {
	t.Parallel()
	for flags, want := range map[int]string{0: `{"type":5,"data":{"flags":64}}`, 64: `{"type":6}`} {
		i, err := decode(clicked(watchID("list", 2, ""), flags))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(encode((&handling{interaction: i}).deferral())); got != want {
			t.Errorf("flags %d: %s, want %s", flags, got, want)
		}
	}
}

func TestWatchID(t *testing.T) {
	t.Parallel()
	for _, want := range []action{
		{name: watchAction, lists: "list", page: 17},
		{name: watchAction, lists: "history", page: 1, rest: "w184467440737095516"},
	} {
		id := watchID(want.lists, want.page, want.rest)
		if got, ok := readAction(id); !ok || got != want || len(id) > maxCustomID {
			t.Errorf("%q is read as %+v %v, want %+v", id, got, ok, want)
		}
	}
}
