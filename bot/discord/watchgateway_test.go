package discord

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
)

// aMember is what Discord tells of who uses a command in a server.
const aMember = `"guild_id":"` + aServer + `","channel_id":"8","context":0,"app_permissions":"0","member":{"user":{"id":"` + aUser + `","username":"reader"},"permissions":"16"}`

// watching is a subcommand over the gateway, with what Discord knows of the
// channels that are chosen.
func watching(subcommand, options string, channels ...string) string {
	var known []string
	for _, id := range channels {
		known = append(known, fmt.Sprintf(`%q:{"id":%[1]q,"name":"news","type":0,"permissions":"1024"}`, id))
	}
	return fmt.Sprintf(`{"type":2,"data":{"id":"7","name":"watch","type":1,"options":[{"type":1,"name":%q,"options":[%s]}],"resolved":{"channels":{%s}}},%s}`,
		subcommand, options, strings.Join(known, ","), aMember)
}

// inGateway runs a test of watches over a gateway, with the courier that posts.
func inGateway(t *testing.T, b *bot.Bot, test func(h *house, r *aRun)) {
	t.Helper()
	inHouse(t, func(h *house) {
		client := h.d.client(h.lines.logger())
		service := NewService(ServiceOptions{Bot: Always(b), Watches: h.Desk, Missing: client.MissingPermissions, Metrics: h.metrics, Log: h.lines.logger()})
		r := &aRun{scripted: h.d, log: h.lines, ended: make(chan struct{})}
		r.g = NewGateway(GatewayOptions{Client: client, Receive: service.Receive, Log: h.lines.logger(), Dial: h.d.dial, Reconnected: func() {}})
		r.start()
		r.connection()
		test(h, r)
		if err := r.stop(); err != nil {
			t.Error(err)
		}
		time.Sleep(2 * time.Second) // discordgo takes one to close
	})
}

// said gives the words of a message that one person alone sees.
func said(t *testing.T, body []byte) string {
	t.Helper()
	var m struct {
		message
		Data message
	}
	if err := json.Unmarshal(body, &m); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	text := m.Content + m.Data.Content
	for _, e := range append(m.Embeds, m.Data.Embeds...) {
		text += e.Description
	}
	return text
}

// TestWatchOverGateway makes a watch and tests it: the sample arrives, with a
// link to where, or Discord refuses it, or is not there for a while.
func TestWatchOverGateway(t *testing.T) {
	inGateway(t, quay(t, 3), func(h *house, r *aRun) {
		h.d.change(func() { h.d.world.channel("300", aServer) })
		test := func() *scriptedInteraction {
			return r.interact(watching("test", `{"type":3,"name":"id","value":"w1"}`))
		}
		made := said(t, r.interact(watching("add", `{"type":7,"name":"channel","value":"300"}`, "300")).callback())
		if !strings.HasPrefix(made, "Watch w1 is made. ") || strings.Contains(made, "lacks") {
			t.Errorf("made: %q", made)
		}
		arrived := said(t, test().callback())
		c := h.d.world.channels["300"]
		if want := "[open it](https://discord.com/channels/" + aServer + "/300/" + c.messages[0].id + ")"; !strings.Contains(arrived, want) {
			t.Errorf("a sample that arrived: %q, want %q", arrived, want)
		}
		h.d.change(func() {
			h.d.world.server(aServer, powers(1<<10)) // the bot may see it, and no more
			c.refusal = &Error{Status: 403, Code: codeMissingPermission, Message: "Missing Permissions"}
		})
		refused := said(t, test().callback())
		const lacks = "Send Messages, Embed Links, Read Message History"
		if !strings.HasPrefix(refused, "**Discord refused the sample of watch w1**: ") || strings.Count(refused, lacks) != 1 {
			t.Errorf("a sample that Discord refuses: %q, want %q in it, once", refused, lacks)
		}
		if listed := said(t, r.interact(watching("list", "")).callback()); strings.Contains(listed, "Paused") {
			t.Errorf("a sample paused its watch: %q", listed)
		}
		h.d.change(func() { c.refusal = nil })
		h.d.world.be(func(name string) http.HandlerFunc {
			if name == "post" {
				return broken(503)
			}
			return nil
		})
		x := test()
		if got := string(x.callback()); got != `{"type":5,"data":{"flags":64}}` {
			t.Errorf("put off with %s", got)
		}
		if late := said(t, x.edited(1)); !strings.HasPrefix(late, "The sample of watch w1 has not been posted yet.") {
			t.Errorf("a sample that Discord has no time for: %q", late)
		}
		h.d.world.be(nil)
		h.empty()
		history := said(t, r.interact(watching("history", `{"type":3,"name":"id","value":"w1"}`)).callback())
		if strings.Count(history, "sample posted") != 2 || strings.Count(history, "refused by Discord") != 1 {
			t.Errorf("history: %q", history)
		}
	})
}
