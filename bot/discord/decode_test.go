package discord

import (
	"fmt"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// TestMessageText reads messages that say something elsewhere than in their
// content, with and without a component that the library cannot read.
func TestMessageText(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ message, want string }{
		{`"content":"a"`, "a"},
		{`"content":"","embeds":[{"author":{"name":"who"},"title":"t","description":"d","fields":[{"name":"n","value":"v"}]}]`, "who\nt\nd\nn\nv"},
		{`"content":"","message_snapshots":[{"message":{"content":"forwarded","embeds":[{"description":"d"}],"components":[{"type":10,"content":"c"}]}},{}]`, "forwarded\nc\nd"},
		{`"content":"a","components":[{"type":10,"content":"one"},{"type":17,"components":[{"type":10,"content":"two"},{"type":9,"components":[{"type":10,"content":"three"}],"accessory":{"type":11,"media":{"url":"https://e.example"}}}]},{"type":1,"components":[{"type":2,"style":1,"label":"b","custom_id":"x"}]}]`, "a\none\ntwo\nthree"},
		{`"content":">>> quoted\nmore","embeds":[{"title":"t"}]`, "> quoted\n> more\nt"},
		{`"content":""`, ""},
	} {
		for _, unknown := range []string{"", `,"poll":{"components":[{"type":99,"content":"no text"}]}`, `,"referenced_message":{"id":"801","components":[{"type":99,"components":[{"type":10,"content":"another's"}]}]}`} {
			raw := fmt.Sprintf(`{"id":"500","type":2,"token":"t","data":{"id":"8","type":3,"name":"Check against record","target_id":"800","resolved":{"messages":{"800":{"id":"800",%s%s}}}}}`, test.message, unknown)
			i, err := decode([]byte(raw))
			if err != nil {
				t.Fatalf("%s: %v", raw, err)
			}
			if got := messageText(i.Data.(discordgo.ApplicationCommandInteractionData)); got != test.want {
				t.Errorf("%s reads %q, want %q", raw, got, test.want)
			}
		}
	}
}

// What a component that the library cannot read says is read all the same.
func TestMessageTextUnknown(t *testing.T) {
	t.Parallel()
	raw := `{"id":"500","type":2,"token":"t","data":{"id":"8","type":3,"name":"Check against record","target_id":"800","resolved":{"messages":{"800":{"id":"800","content":"a",` +
		`"components":[{"type":99,"content":"of no type that has text"},{"type":17,"components":[{"type":99},{"type":10,"content":"b"}]}],` +
		`"message_snapshots":[{"message":{"content":"","components":[{"type":99},{"type":10,"content":"c"}]}}]}}}}}`
	i, err := decode([]byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	if got := messageText(i.Data.(discordgo.ApplicationCommandInteractionData)); got != "a\nb\nc" {
		t.Errorf("reads %q", got)
	}
}

// TestDecodeOddFields answers as ever where fields that nobody looks at are not
// as they should be.
func TestDecodeOddFields(t *testing.T) {
	t.Parallel()
	b := testBot(t, "declaration")
	s := NewService(ServiceOptions{Bot: Always(b)})
	const asks = `{"id":"500","type":2,"application_id":"1","token":"t"%s,"user":{"id":"100"%s},"data":{"name":"ask","type":1,"options":[{"type":3,"name":"question","value":"what did Merz say"}]%s}}`
	plain := s.Receive(t.Context(), fmt.Appendf(nil, asks, "", "", "")).Response
	checks := `{"id":"500","type":2,"application_id":"1","token":"t","user":{"id":"100"},"data":{"name":"Check against record","type":3,"target_id":"800","resolved":{"messages":{"800":{"id":"800","content":"deterrence"%s}}}}}`
	checked := s.Receive(t.Context(), fmt.Appendf(nil, checks, "")).Response
	for raw, want := range map[string][]byte{
		fmt.Sprintf(asks, `,"app_permissions":{}`, "", ""):               plain,
		fmt.Sprintf(asks, `,"entitlements":7,"locale":[]`, "", ""):       plain,
		fmt.Sprintf(asks, `,"version":"x","context":"y"`, "", ""):        plain,
		fmt.Sprintf(asks, "", `,"avatar":7,"public_flags":"many"`, ""):   plain,
		fmt.Sprintf(asks, "", "", `,"id":7,"resolved":{"users":"none"}`): plain,
		fmt.Sprintf(checks, `,"timestamp":7`):                            checked,
		fmt.Sprintf(checks, `,"author":{"avatar":7},"reactions":"none"`): checked,
	} {
		e := s.Receive(t.Context(), []byte(raw))
		if string(e.Response) != string(want) || e.ID != "500" || e.Token != "t" || e.AppID != "1" {
			t.Errorf("%s is answered with %s", raw, e.Response)
		}
	}
}

// TestDecodeChosen reads the channels and roles that were chosen, and the
// permissions, also where fields that nobody looks at are not as they should
// be. Permissions that are none permit nothing.
func TestDecodeChosen(t *testing.T) {
	t.Parallel()
	const odd = `,"channel_id":7`
	const chosen = `{"id":"500","type":2,"application_id":"1","token":"t","guild_id":"200","app_permissions":%s%s,"member":{"user":{"id":"100"},"permissions":%s},` +
		`"data":{"name":"watch","type":1,"options":[{"type":1,"name":"add","options":[{"type":7,"name":"channel","value":"301"},{"type":8,"name":"role","value":"400"}]}],` +
		`"resolved":{"channels":{"301":{"id":"301","name":"news","type":11,"parent_id":"300","permissions":%s}},` +
		`"roles":{"400":{"id":"400","name":"Desk","mentionable":true,"managed":true,"permissions":"0"}}}}}`
	for _, test := range []struct {
		app, odd, member, channel string
		want                      [3]int64
	}{
		{`"2048"`, "", `"16"`, `"17"`, [3]int64{2048, 16, 17}},
		{`"2048"`, odd, `"16"`, `"17"`, [3]int64{2048, 16, 17}},
		{`{}`, "", `"16"`, `"17"`, [3]int64{0, 16, 17}},
		{`"2048"`, "", `16`, `17`, [3]int64{2048, 0, 0}},
		{`"-"`, "", `"9223372036854775808"`, `"x"`, [3]int64{}},
	} {
		raw := fmt.Sprintf(chosen, test.app, test.odd, test.member, test.channel)
		i, err := decode([]byte(raw))
		if err != nil {
			t.Fatalf("%s: %v", raw, err)
		}
		if got := [3]int64{i.AppPermissions, i.Member.Permissions, i.permissions["301"]}; got != test.want || i.GuildID != "200" {
			t.Errorf("%s permits %v in %q, want %v", raw, got, i.GuildID, test.want)
		}
		data := i.Data.(discordgo.ApplicationCommandInteractionData)
		channel, role := data.Resolved.Channels["301"], data.Resolved.Roles["400"]
		if channel == nil || channel.Name != "news" || channel.Type != discordgo.ChannelTypeGuildPublicThread || channel.ParentID != "300" {
			t.Errorf("%s: channel %+v", raw, channel)
		}
		if role == nil || role.Name != "Desk" || !role.Mentionable || !role.Managed {
			t.Errorf("%s: role %+v", raw, role)
		}
	}
}
