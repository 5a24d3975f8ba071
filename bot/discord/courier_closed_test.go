package discord

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A channel that takes nothing pauses its watch, whose maker is told; what
// comes meanwhile goes out when it is resumed, once.
func TestCourierClosed(t *testing.T) {
	records := quays(t, 1, 5)
	const most = powers(discordgo.PermissionViewChannel | discordgo.PermissionReadMessageHistory)
	for name, test := range map[string]struct {
		refusal *Error
		reason  string
	}{
		"gone":         {&Error{404, codeUnknownChannel, "Unknown Channel"}, "the channel does not exist any more"},
		"server":       {&Error{404, codeUnknownGuild, "Unknown Guild"}, "the server does not exist any more, or the bot is not in it"},
		"not seen":     {&Error{403, codeMissingAccess, "Missing Access"}, "the bot lacks permissions there: Send Messages, Embed Links"},
		"permissions":  {&Error{403, codeMissingPermission, "Missing Permissions"}, "the bot lacks permissions there: Send Messages, Embed Links"},
		"another code": {&Error{403, 20022, "This message cannot be sent."}, "this message cannot be sent"},
		"locked":       {&Error{400, codeLocked, "Thread is locked"}, "the thread is locked"},
		"no code":      {&Error{404, 0, "404: Not Found"}, "404: Not Found"},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.d.change(func() {
					h.d.world.server(aServer, most)
					h.d.world.direct[aUser] = "6001"
					h.d.world.channel("6001", "")
				})
				h.update(records[1])
				c := h.watch(records[1], "4001")
				h.d.change(func() { c.refusal = test.refusal })
				h.update(records[2])
				h.empty()
				h.update(records[3])
				h.empty()
				id := h.only()
				if w := h.do(nil, "list").Watches[0]; w.Paused == nil || !w.Paused.Fault || w.Paused.Reason != test.reason || w.Waiting != 2 {
					t.Errorf("paused: %+v, %d wait", w.Paused, w.Waiting)
				}
				if told := h.d.world.channels["6001"].messages; len(told) != 1 || !strings.Contains(told[0].text(), id) {
					t.Errorf("told %d times: %v", len(told), told)
				}
				if got, want := h.events(id), []string{"told who made it", "paused: " + test.reason}; !slices.Equal(got, want) {
					t.Errorf("events %q, want %q", got, want)
				}
				h.d.change(func() { c.refusal = nil })
				h.do(nil, "resume", "id", id)
				h.update(records[4])
				h.empty()
				h.inOrder(c, 2, 4)
			})
		})
	}
}

// A post that arrived just before the channel was closed is not posted again
// when the watch is resumed.
func TestCourierClosedAfter(t *testing.T) {
	one, two := quay(t, 1), quay(t, 2)
	inHouse(t, func(h *house) {
		h.update(one)
		c := h.watch(one, "4001")
		h.d.fail("post", lost, func(w http.ResponseWriter, _ *http.Request) {
			refuseJSON(w, 403, codeMissingPermission, "Missing Permissions")
		})
		h.update(two)
		h.empty()
		h.holds(c, "s2")
		if w := h.do(nil, "list").Watches[0]; w.Paused != nil || w.Waiting > 0 {
			t.Errorf("paused: %+v, %d wait", w.Paused, w.Waiting)
		}
	})
}

// Who cannot be told is not, but the server is, and the history says so where
// nobody is.
func TestCourierTell(t *testing.T) {
	one, two := quay(t, 1), quay(t, 2)
	no := func(status, code int, message string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, status, code, message) }
	}
	for name, test := range map[string]struct {
		direct bool // the user can be written to
		faults []http.HandlerFunc
		system string // the channel for it; empty: there is none
		where  string // channel in which it is told; empty: in none
		event  string
	}{
		"user":           {direct: true, system: "6002", where: "6001", event: "told who made it"},
		"after faults":   {direct: true, faults: []http.HandlerFunc{broken(500), limit(time.Second, false), lost}, where: "6001", event: "told who made it"},
		"no such user":   {system: "6002", where: "6002", event: "told who made it"},
		"user refuses":   {direct: true, faults: []http.HandlerFunc{no(403, 50007, "Cannot send messages to this user")}, system: "6002", where: "6002", event: "told who made it"},
		"nobody":         {event: "nobody could be told: the user takes no message: invalid Recipient(s), and the server has no channel for system messages"},
		"nobody, either": {direct: true, faults: []http.HandlerFunc{no(403, 50007, "Cannot send messages to this user")}, system: "6003", event: "nobody could be told: the user takes no message: cannot send messages to this user, and in the server's channel for system messages: the channel does not exist any more"},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.d.change(func() {
					h.d.world.channel("6001", "")
					h.d.world.channel("6002", aServer)
					if test.direct {
						h.d.world.direct[aUser] = "6001"
					}
					if test.system != "" {
						h.d.world.servers[aServer]["system_channel_id"] = test.system
					}
				})
				h.update(one)
				h.watch(one, "4001").refusal = &Error{404, codeUnknownChannel, "Unknown Channel"}
				h.d.fail("post", func(http.ResponseWriter, *http.Request) {}) // of the channel
				h.d.fail("post", test.faults...)
				h.update(two)
				h.empty()
				for _, channel := range []string{"6001", "6002"} {
					if n := len(h.d.world.channels[channel].messages); n > 1 || (n == 1) != (channel == test.where) {
						t.Errorf("%d messages in %s", n, channel)
					}
				}
				if got := h.events(h.only())[0]; got != test.event {
					t.Errorf("event %q, want %q", got, test.event)
				}
			})
		})
	}
}

// A message that cannot be edited is replied to, where the channel is there.
func TestCourierAmend(t *testing.T) {
	two, revised, again := quay(t, 2), quay(t, 2, 2), quay(t, 3, 1, 2)
	one := quay(t, 1)
	no := func(status, code int, message string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, status, code, message) }
	}
	for name, test := range map[string]struct {
		faults []http.HandlerFunc
		edits  int
		reply  bool
		paused bool
	}{
		"edited":        {edits: 1},
		"after faults":  {faults: []http.HandlerFunc{lost, broken(500), broken(404), broken(403), cut}, edits: 2},
		"deleted":       {faults: []http.HandlerFunc{no(404, 10008, "Unknown Message")}, reply: true},
		"too many":      {faults: []http.HandlerFunc{no(429, 30046, "Maximum number of edits to messages older than 1 hour reached")}, reply: true},
		"another's":     {faults: []http.HandlerFunc{no(403, 50005, "Cannot edit a message authored by another user")}, reply: true},
		"archived":      {faults: []http.HandlerFunc{no(400, codeArchived, "Thread is archived")}, reply: true},
		"bad":           {faults: []http.HandlerFunc{no(400, 50035, "Invalid Form Body")}, reply: true},
		"no permission": {faults: []http.HandlerFunc{no(403, codeMissingPermission, "Missing Permissions")}, paused: true},
		"gone":          {faults: []http.HandlerFunc{no(404, codeUnknownChannel, "Unknown Channel")}, paused: true},
	} {
		t.Run(name, func(t *testing.T) {
			inHouse(t, func(h *house) {
				h.update(one)
				c := h.watch(one, "4001")
				h.update(two)
				h.empty()
				h.d.fail("amend", test.faults...)
				h.update(revised)
				h.empty()
				want := []string{"s2"}
				if test.reply {
					want = append(want, "s2 reply")
				}
				h.holds(c, want...)
				if edits := c.messages[0].edits; edits != test.edits {
					t.Errorf("%d edits, want %d", edits, test.edits)
				}
				if paused := h.do(nil, "list").Watches[0].Paused != nil; paused != test.paused {
					t.Errorf("paused: %v, want %v", paused, test.paused)
				}
				if test.paused {
					h.do(nil, "resume", "id", h.only())
				}
				h.update(again)
				h.empty()
				if !strings.Contains(strings.Join(h.posts(c), "|"), "s3") {
					t.Errorf("the channel goes on with %q", h.posts(c))
				}
			})
		})
	}
}

// A reply whose answer was lost is looked for, and not taken for that to an
// earlier amendment.
func TestCourierFollow(t *testing.T) {
	one, two, revised, back := quay(t, 1), quay(t, 2), quay(t, 2, 2), quay(t, 2, 1)
	inHouse(t, func(h *house) {
		h.update(one)
		c := h.watch(one, "4001")
		h.update(two)
		h.empty()
		gone := func(w http.ResponseWriter, _ *http.Request) { refuseJSON(w, 404, 10008, "Unknown Message") }
		h.d.fail("amend", gone, gone)
		h.update(revised)
		h.empty()
		h.d.fail("post", append([]http.HandlerFunc{lost}, slices.Repeat([]http.HandlerFunc{broken(502)}, 9)...)...)
		h.update(back)
		h.empty()
		h.holds(c, "s2", "s2 reply", "s2 reply")
		h.d.fail("amend", gone)
		h.d.fail("post", slices.Repeat([]http.HandlerFunc{broken(502)}, 9)...)
		h.update(revised)
		h.empty()
		h.holds(c, "s2", "s2 reply", "s2 reply", "s2 reply")
	})
}

// What Discord finds wrong with a message is refused, and the channel goes on.
func TestCourierRefused(t *testing.T) {
	records := quays(t, 1, 3)
	inHouse(t, func(h *house) {
		h.update(records[1])
		c := h.watch(records[1], "4001")
		h.d.fail("post", func(w http.ResponseWriter, _ *http.Request) {
			replyJSON(w, 400, map[string]any{"code": 50035, "message": "Invalid Form Body", "errors": map[string]any{
				"embeds": map[string]any{"_errors": []any{map[string]any{"code": "MAX_EMBED_SIZE_EXCEEDED", "message": "secret"}}},
			}})
		})
		h.update(records[2])
		h.empty()
		h.update(records[3])
		h.empty()
		h.holds(c, "s3")
		want := "refused by Discord: invalid Form Body (embeds: MAX_EMBED_SIZE_EXCEEDED)"
		if got := h.events(h.only()); len(got) != 2 || got[1] != want {
			t.Errorf("events %q, want %q", got, want)
		}
		if !strings.Contains(h.lines.String(), `"level":"ERROR","msg":"delivery refused"`) {
			t.Error("it is not logged")
		}
	})
}

// An amendment of a post that was refused meanwhile is left out.
func TestCourierRefusedAmended(t *testing.T) {
	one, two, revised, three := quay(t, 1), quay(t, 2), quay(t, 2, 2), quay(t, 3, 2)
	inHouse(t, func(h *house) {
		h.update(one)
		c := h.watch(one, "4001")
		h.d.fail("post", broken(500), func(w http.ResponseWriter, _ *http.Request) {
			refuseJSON(w, 400, 50035, "Invalid Form Body")
		})
		h.update(two)
		time.Sleep(100 * time.Millisecond)
		h.update(revised)
		if n := h.Stats().Waiting; n != 2 {
			t.Errorf("%d entries wait, want the post and its amendment", n)
		}
		h.empty()
		h.update(three)
		h.empty()
		h.holds(c, "s3")
	})
}
