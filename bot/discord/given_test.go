package discord

import (
	"fmt"
	"maps"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// TestGiven reads what commands and subcommands are given.
func TestGiven(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		data string
		path string // empty: there is no such command
		want map[string]string
	}{
		{`"name":"ask","options":[{"type":3,"name":"question","value":"**what**  now"},{"type":5,"name":"private","value":true}]`, "ask",
			map[string]string{"question": "what now"}},
		{`"name":"people"`, "people", nil},
		{`"name":"watch","options":[{"type":1,"name":"list"}]`, "watch list", nil},
		{`"name":"watch","options":[{"type":1,"name":"add","options":[{"type":7,"name":"channel","value":"1234567890123456789"},` +
			`{"type":3,"name":"any","value":"one, *two*"},{"type":3,"name":"delivery","value":"at once"},{"type":8,"name":"role","value":"987"}]}]`, "watch add",
			map[string]string{"channel": "1234567890123456789", "any": "one, two", "delivery": "at once", "role": "987"}},
		{`"name":"watch","options":[{"type":1,"name":"resume","options":[null,{"type":3,"name":"id","value":"k7"},{"type":5,"name":"skip","value":true}]}]`, "watch resume",
			map[string]string{"id": "k7", "skip": "true"}},
		{`"name":"watch","options":[{"type":1,"name":"resume","options":[{"type":3,"name":"id","value":"k7"},{"type":5,"name":"skip","value":false},{"type":4,"name":"n","value":7}]}]`, "watch resume",
			map[string]string{"id": "k7", "skip": "false"}},
		{`"name":"watch"`, "", nil},
		{`"name":"watch","options":[null,{"type":3,"name":"add","value":"x"}]`, "", nil},
		{`"name":"watch","options":[{"type":1,"name":"frobnicate"}]`, "", nil},
		{`"name":"watch","options":[{"type":1,"name":"add list"}]`, "", nil},
		{`"name":"watch add"`, "", nil},
		{`"name":"compare"`, "", nil},
		{`"name":"frobnicate"`, "", nil},
	} {
		i, err := decode(fmt.Appendf(nil, `{"id":"500","type":2,"token":"t","data":{"type":1,%s}}`, test.data))
		if err != nil {
			t.Fatalf("%s: %v", test.data, err)
		}
		c, options, ok := given(i.Data.(discordgo.ApplicationCommandInteractionData))
		if c.Path() != test.path || ok != (test.path != "") {
			t.Errorf("%s is for %q, %v", test.data, c.Path(), ok)
		}
		if name := (&handling{interaction: i}).command(); ok && c.Path() != name && c.Path() != name+" "+c.Name {
			t.Errorf("%s is logged and counted as %q", test.data, name)
		}
		if got := values(c, options, typed); !maps.Equal(got, test.want) {
			t.Errorf("%s gives %q, want %q", test.data, got, test.want)
		}
	}
}
