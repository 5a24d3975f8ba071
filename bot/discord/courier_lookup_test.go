package discord

import (
	"testing"
	"time"
)

func TestIsPost(t *testing.T) {
	t.Parallel()
	row := func(id string) string {
		return `[{"type":17,"components":[{"type":99,"what":[{"type":2,"custom_id":"x"}]},{"type":1,"components":[{"type":2,"custom_id":"` + id + `"}]}]}]`
	}
	for _, test := range []struct {
		components  string
		post, nonce string
		want        bool
	}{
		{row("w:abc1:1"), "abc1", "", true},
		{row("w:abc1:7"), "abc1", "", true},
		{row(`w\u003aabc1:1`), "abc1", "", true},
		{row("w:abc12:1"), "abc1", "", false},
		{row("w:abc1"), "abc1", "", false},
		{row("c:abc1:1"), "abc1", "", false},
		{row("w:abc1:1:def"), "abc1", "", false},
		{row("w:abc1:1:def"), "abc1", "def", true},
		{row("w:abc1:1:deg"), "abc1", "def", false},
		{`[]`, "abc1", "", false},
		{``, "abc1", "", false},
		{`null`, "abc1", "", false},
		{`{"custom_id":7}`, "abc1", "", false},
	} {
		got := isReply([]byte(test.components), test.post, test.nonce)
		if got != test.want || test.nonce == "" && isPost([]byte(test.components), test.post) != test.want {
			t.Errorf("%s is of post %s, reply %q: %v, want %v", test.components, test.post, test.nonce, got, test.want)
		}
	}
}

// The ID of a message of Discord's documentation (Snowflakes).
func TestSnowflake(t *testing.T) {
	t.Parallel()
	const id = 175928847299117063
	at := time.UnixMilli(1462015105796)
	if got := snowflake(at); got > id || id-got >= 1<<22 {
		t.Errorf("got %d, want it just below %d", got, id)
	}
	if got := snowflake(time.Unix(0, 0)); got != 0 {
		t.Errorf("before Discord was: %d, want 0", got)
	}
}

func TestGate(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"/channels/1/messages":                  "POST channels/1/messages",
		"/channels/1/messages/2":                "POST channels/1/messages",
		"/channels/1/messages?limit=100&after=": "POST channels/1/messages",
		"/users/@me/channels":                   "POST users/@me/channels",
		"/guilds/1":                             "POST guilds/1",
	} {
		if got := gate(request{method: "POST", path: path}); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}
