package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// discordDir is a directory of a script that stands in for Discord: the file
// token holds the bot's token, and applications/@me.json is what a GET for
// that path is answered with, after a status in a first line of digits if it
// has one. Of commands it keeps what is put there. The file requests lists
// what was asked for.
type discordDir string

// serveDiscord serves the directory discord of a script, if it has one, and
// points the environment there.
func serveDiscord(env *testscript.Env) {
	dir := filepath.Join(env.WorkDir, "discord")
	if _, err := os.Stat(dir); err != nil {
		return
	}
	server := httptest.NewServer(discordDir(dir))
	env.Defer(server.Close)
	env.Setenv("DISCORD_API_URL", server.URL)
}

func (d discordDir) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	status, body := d.answer(r)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

func (d discordDir) answer(r *http.Request) (status int, body []byte) {
	token, err := os.ReadFile(d.file("token"))
	if err != nil || r.Header.Get("Authorization") != "Bot "+strings.TrimSpace(string(token)) {
		return http.StatusUnauthorized, []byte(`{"message": "401: Unauthorized", "code": 0}`)
	}
	path, ok := strings.CutPrefix(r.URL.Path, "/api/v9/")
	if err := d.note(r.Method + " " + path); err != nil || !ok {
		return http.StatusInternalServerError, []byte(fmt.Sprint(err))
	}
	if r.Method == http.MethodPut {
		body, err := io.ReadAll(r.Body)
		if err := cmp.Or(err, recordRequest(r, body), d.keep(path, body)); err != nil {
			return http.StatusBadRequest, []byte(err.Error())
		}
	}
	return d.read(path)
}

// recording is held while a line is written.
var recording sync.Mutex

// recordRequest writes a request as a line of JSON into the directory that
// ONRECORD_REQUESTS names, if it does, so that a program that knows Discord's
// interface can check it.
func recordRequest(r *http.Request, body []byte) error {
	dir := os.Getenv("ONRECORD_REQUESTS")
	if dir == "" {
		return nil
	}
	line, err := json.Marshal(map[string]any{"name": "onrecord", "method": r.Method, "path": r.URL.Path, "body": json.RawMessage(body)})
	if err != nil {
		return err
	}
	recording.Lock()
	defer recording.Unlock()
	f, err := os.OpenFile(filepath.Join(dir, "onrecord.jsonl"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(append(line, '\n'))
	return cmp.Or(err, f.Close())
}

func (d discordDir) file(name string) string {
	return filepath.Join(string(d), filepath.FromSlash(name))
}

func (d discordDir) note(line string) error {
	f, err := os.OpenFile(d.file("requests"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(f, line)
	return cmp.Or(err, f.Close())
}

func (d discordDir) read(path string) (status int, body []byte) {
	body, err := os.ReadFile(d.file(path + ".json"))
	if err != nil {
		return http.StatusNotFound, []byte(`{"message": "404: Not Found", "code": 0}`)
	}
	if _, err := fmt.Sscanf(string(body), "%d\n", &status); err == nil {
		_, body, _ = bytes.Cut(body, []byte("\n"))
		return status, body
	}
	return http.StatusOK, body
}

// keep stores commands as Discord would tell them: with fields of its own,
// without those that say no, and in another order.
func (d discordDir) keep(path string, body []byte) error {
	var commands []map[string]any
	if err := json.Unmarshal(body, &commands); err != nil {
		return err
	}
	for i, c := range commands {
		c["id"], c["application_id"], c["version"] = fmt.Sprint(100+i), "1", "7"
		c["nsfw"] = false
		if _, given := c["default_member_permissions"]; !given {
			c["default_member_permissions"] = nil
		}
		if c["description"] == nil {
			c["description"], c["description_localizations"] = "", nil
		}
		if strings.Contains(path, "/guilds/") {
			c["contexts"], c["integration_types"] = nil, []int{0}
		} else if contexts, ok := c["contexts"].([]any); ok {
			slices.Reverse(contexts)
		}
	}
	slices.Reverse(commands)
	data, err := json.Marshal(commands)
	if err != nil {
		return err
	}
	return os.WriteFile(d.file(path+".json"), data, 0o600)
}

func environmentOf(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// TestDiscordEnvironment sees to it that what cannot be right is refused in
// words that say what is wanted, and that hold no secret.
func TestDiscordEnvironment(t *testing.T) {
	t.Parallel()
	const secret = "MTAwMDAwMDAwMDAwMDAwMDAw.GabcDe.0123456789-_abcdefghijklmnopqrstuvwxyz"
	const key = "6f5f1d9a0b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6"
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("Bot "+secret+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		env  []string
		want string // in the error; empty: none
	}{
		{env: []string{}},
		{env: []string{"DISCORD_TOKEN", secret}},
		{env: []string{"DISCORD_TOKEN", "  Bot " + secret + "\n"}},
		{env: []string{"DISCORD_TOKEN_FILE", file}},
		{env: []string{"DISCORD_APP_ID", "1087654321098765432", "DISCORD_GUILD_ID", " 9 ", "DISCORD_PUBLIC_KEY", key}},
		{env: []string{"DISCORD_API_URL", "http://[::1]:8080/"}},
		{[]string{"DISCORD_TOKEN", secret, "DISCORD_TOKEN_FILE", file}, "DISCORD_TOKEN beside DISCORD_TOKEN_FILE (want one of them)"},
		{[]string{"DISCORD_TOKEN", " \n"}, "DISCORD_TOKEN is blank"},
		{[]string{"DISCORD_TOKEN", "Bot "}, "DISCORD_TOKEN is blank"},
		{[]string{"DISCORD_TOKEN", `"` + secret + `"`}, "DISCORD_TOKEN holds a space, a quotation mark"},
		{[]string{"DISCORD_TOKEN", "1087654321098765432"}, "DISCORD_TOKEN is a number, perhaps the application's ID"},
		{[]string{"DISCORD_TOKEN", key}, "DISCORD_TOKEN is 64 hex digits, perhaps the application's public key"},
		{[]string{"DISCORD_TOKEN_FILE", "nowhere"}, `DISCORD_TOKEN_FILE "nowhere": no such file or directory (want a file that holds the token alone)`},
		{[]string{"DISCORD_TOKEN_FILE", secret}, "DISCORD_TOKEN_FILE of 70 characters, not shown as it may be a secret"},
		{[]string{"DISCORD_APP_ID", "onrecord"}, `DISCORD_APP_ID "onrecord" (want an ID of digits alone`},
		{[]string{"DISCORD_APP_ID", "99999999999999999999999"}, `DISCORD_APP_ID "99999999999999999999999" (want`},
		{[]string{"DISCORD_GUILD_ID", "0"}, `DISCORD_GUILD_ID "0" (want an ID of digits alone: the server's`},
		{[]string{"DISCORD_GUILD_ID", "+5"}, `DISCORD_GUILD_ID "+5" (want`},
		{[]string{"DISCORD_PUBLIC_KEY", key[:62]}, `DISCORD_PUBLIC_KEY "` + key[:62] + `" (want 64 hex digits`},
		{[]string{"DISCORD_PUBLIC_KEY", secret}, "DISCORD_PUBLIC_KEY of 70 characters, not shown"},
		{[]string{"DISCORD_API_URL", "discord.com"}, `DISCORD_API_URL "discord.com": no http or https address (want an origin such as https://discord.com)`},
		{[]string{"DISCORD_API_URL", "https://discord.com/api/v10"}, `DISCORD_API_URL "https://discord.com/api/v10": more than an origin`},
		{[]string{"DISCORD_API_URL", "https://me:" + secret + "@proxy"}, "DISCORD_API_URL holds a user name"},
		{[]string{"DISCORD_API_URL", "http://%zz"}, `DISCORD_API_URL "http://%zz": no URL`},
	} {
		a := &app{env: environmentOf(c.env...)}
		e, err := a.discordEnv()
		switch {
		case err == nil && c.want != "":
			t.Errorf("%q: no error, want %q", c.env, c.want)
		case err != nil && (c.want == "" || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%q: %v, want %q", c.env, err, c.want)
		case err != nil && strings.Contains(err.Error(), secret):
			t.Errorf("an error holds a secret: %v", err)
		case err == nil && len(c.env) > 0 && strings.HasPrefix(c.env[0], "DISCORD_TOKEN") && e.token != secret:
			t.Errorf("%q: token %q", c.env, e.token)
		}
	}
}
