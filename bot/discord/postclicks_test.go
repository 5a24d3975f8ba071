package discord

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/bot/watch"
	"onrecord/corpus"
)

// TestPostNotFound tells who clicks on a post that is not known, here or at
// all, that the button is out of date.
func TestPostNotFound(t *testing.T) {
	t.Parallel()
	for name, known := range map[string]Keeper{"no posts": nil, "another": posts{"abcdefgh8": {}}} {
		service := NewService(ServiceOptions{Bot: Always(testBot(t, "tunnel")), Watches: known})
		for _, flags := range []int{0, 64} {
			got := checkLimits(t, service.Receive(t.Context(), clicked("w:abcdefgh7:1", flags)).Response)
			if got.Type != 4 || got.Data.Flags != 64 || *got.Data.Content != noteButton {
				t.Errorf("%s, flags %d: %+v", name, flags, got)
			}
		}
	}
}

func TestPostID(t *testing.T) {
	t.Parallel()
	longest := strings.Repeat("x", 25)
	for _, want := range []action{
		{name: postAction, rest: "abcdefgh7", page: 1},
		{name: postAction, rest: longest, page: 10_000, reply: longest},
	} {
		id := postID(want.rest, want.page, want.reply)
		if got, ok := readAction(id); !ok || got != want || len(id) > maxCustomID {
			t.Errorf("%q is read as %+v %v, want %+v", id, got, ok, want)
		}
	}
	for _, id := range []string{"w", "w:", "w:p", "w:p:", "w:p:0", "w:p:-1", "w:p:x", "w::1", "w:p::n"} {
		if a, ok := readAction(id); ok {
			t.Errorf("%q is read as %+v", id, a)
		}
	}
}

// TestPostDeferred puts off a page as it will come: in place for who has it
// alone, and else for them alone.
func TestPostDeferred(t *testing.T) {
	t.Parallel()
	for flags, want := range map[int]string{0: `{"type":5,"data":{"flags":64}}`, 64: `{"type":6}`} {
		i, err := decode(clicked("w:abcdefgh7:2", flags))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(encode((&handling{interaction: i}).deferral())); got != want {
			t.Errorf("flags %d: %s, want %s", flags, got, want)
		}
	}
}

// TestAmendedOnPages says on which pages something was amended, and no more
// than there is room for.
func TestAmendedOnPages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		touched []int
		want    string
	}{
		{nil, "45 new statements"},
		{[]int{44}, "**Amended**: 1 of 45 statements, on page 9"},
		{[]int{0, 1, 7}, "**Amended**: 3 of 45 statements, on pages 1 and 2"},
		{[]int{0, 5, 10, 15, 20, 25}, "**Amended**: 6 of 45 statements, on pages 1, 2, 3, 4, 5 and 6"},
		{[]int{0, 5, 10, 15, 20, 25, 30, 31, 35, 40}, "**Amended**: 10 of 45 statements, on pages 1, 2, 3, 4, 5, 6 and 3 more"},
	} {
		v := viewPost(watch.Content{Watching: &watch.Watch{}})
		for n := range 45 {
			s := &corpus.Statement{ID: fmt.Sprint("s", n), Kind: corpus.Fact, Text: "It leaks.", Parts: []string{"It leaks."}, Source: &corpus.Source{}}
			v.Shown = append(v.Shown, watch.Shown{Statement: s})
		}
		for _, n := range test.touched {
			v.touched[fmt.Sprint("s", n)] = true
		}
		pages := v.pages(maxDescription)
		for i, p := range pages {
			if p.lead != test.want {
				t.Errorf("page %d of %d leads with %q, want %q", i+1, len(pages), p.lead, test.want)
			}
		}
	}
}

// TestNotice tells that a watch is paused, whom it may concern.
func TestNotice(t *testing.T) {
	t.Parallel()
	notice := func(user, reason string) watch.Notice {
		return watch.Notice{Watch: "w5", User: user, Server: "200", Channel: "300", Reason: reason}
	}
	for _, test := range []struct {
		name   string
		notice watch.Notice
		server bool
		want   string
	}{
		{"maker", notice("100", "the bot lacks the permission to send messages"), false,
			"**Watch w5 is paused**: Discord takes nothing that it posts to <#300>.\n" +
				"Why: the bot lacks the permission to send messages\n" +
				"What it lets through meanwhile is kept. Once it can post there again, go on with /watch resume id\\: w5 on the server, which posts that too, or leaves it out with skip\\: True."},
		{"server", notice("100", "@everyone <@&1> “said” ~~x~~"), true,
			"**Watch w5 is paused**: Discord takes nothing that it posts to <#300>.\n" +
				"Why: \\@everyone \\<\\@&1\\> ⟨said⟩ \\~\\~x\\~\\~\n" +
				"What it lets through meanwhile is kept. Once it can post there again, go on with /watch resume id\\: w5 on the server, which posts that too, or leaves it out with skip\\: True.\n" +
				"-# Who made it could not be told in a direct message."},
		{"server alone", notice("", strings.Repeat("*", 3000)), true,
			"**Watch w5 is paused**: Discord takes nothing that it posts to <#300>.\n" +
				"Why: " + strings.Repeat("\\*", 299) + "…\n" +
				"What it lets through meanwhile is kept. Once it can post there again, go on with /watch resume id\\: w5 on the server, which posts that too, or leaves it out with skip\\: True."},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			body := noticeBody(test.notice, test.server, "abcdefgha")
			record(t, "POST", "/channels/300/messages", body)
			checkBody(t, body)
			want := `{"content":` + string(encode(test.want)) + `,"embeds":[],"components":[],"allowed_mentions":{"parse":[]},"nonce":"abcdefgha","enforce_nonce":true}`
			if string(body) != want {
				t.Errorf("got %s, want %s", body, want)
			}
		})
	}
}
