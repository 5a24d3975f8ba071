package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestServeHTTP(t *testing.T) {
	t.Parallel()
	url, log, stop := inProcess(t, map[string]string{"DISCORD_PUBLIC_KEY": servePublicKey()})
	for _, path := range []string{"/healthz", "/readyz"} {
		if status, body := get(t, url+path); status != http.StatusOK || body != "ok\n" {
			t.Errorf("%s: %d %q", path, status, body)
		}
	}
	if body, last, err := interact(http.DefaultClient, url, "2", askMerz); err != nil || last || !strings.Contains(string(body), "Friedrich Merz") {
		t.Errorf("%v, last %v: %s", err, last, body)
	}
	for path, want := range map[string]int{"/interactions": http.StatusMethodNotAllowed, "/": http.StatusNotFound} {
		if status, _ := get(t, url+path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
	status, metrics := get(t, url+"/metrics")
	for _, want := range []string{
		`onrecord_interactions_total{command="said",outcome="answered"} 1`, "onrecord_gateway_connected 0", "onrecord_statements 26",
	} {
		if status != http.StatusOK || !strings.Contains(metrics, "\n"+want+"\n") {
			t.Errorf("metrics, status %d: no %s", status, want)
		}
	}
	if code := stop(); code != int(interrupted) {
		t.Errorf("exit status %d, want %d", code, interrupted)
	}
	if got := log.String(); strings.Contains(got, "Merz") || strings.Contains(got, "level=ERROR") || !strings.Contains(got, "msg=stopped") {
		t.Errorf("the log:\n%s", got)
	}
}

// TestServeWithoutKey sees to it that nobody is answered who cannot be told
// from Discord, and that the log says why.
func TestServeWithoutKey(t *testing.T) {
	t.Parallel()
	url, log, _ := inProcess(t, map[string]string{"DISCORD_TOKEN": "not.a.token", "DISCORD_API_URL": failing(t, http.StatusBadGateway)})
	if status, _ := get(t, url+"/interactions"); status != http.StatusNotFound {
		t.Errorf("status %d, want none there", status)
	}
	if want := "no interactions over HTTP: DISCORD_PUBLIC_KEY is not set"; !strings.Contains(log.String(), want) {
		t.Errorf("the log does not say %q:\n%s", want, log)
	}
}

// failing stands in for Discord where every request fails by a status.
func failing(t *testing.T, status int) (origin string) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, `{"message":"no","code":0}`)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// TestServeUnconnected sees to it that a bot without its gateway is not ready,
// and yet alive, and stops when told to.
func TestServeUnconnected(t *testing.T) {
	t.Parallel()
	url, log, stop := inProcess(t, map[string]string{"DISCORD_TOKEN": "not.a.token", "DISCORD_API_URL": failing(t, http.StatusBadGateway)})
	if status, body := get(t, url+"/readyz"); status != http.StatusServiceUnavailable || body != "the gateway is not connected\n" {
		t.Errorf("readiness: %d %q", status, body)
	}
	if status, body := get(t, url+"/healthz"); status != http.StatusOK {
		t.Errorf("health: %d %q", status, body)
	}
	if code := stop(); code != int(interrupted) {
		t.Errorf("exit status %d, want %d", code, interrupted)
	}
	if got := log.String(); strings.Contains(got, "not.a.token") || !strings.Contains(got, "msg=stopped") {
		t.Errorf("the log:\n%s", got)
	}
}

// TestServeUnregistered sees to it that serving goes on where the commands
// cannot be registered.
func TestServeUnregistered(t *testing.T) {
	t.Parallel()
	env := map[string]string{"DISCORD_TOKEN": "not.a.token", "DISCORD_API_URL": failing(t, http.StatusForbidden), "DISCORD_PUBLIC_KEY": servePublicKey()}
	url, log, _ := inProcess(t, env, "--no-gateway")
	log.await(`level=ERROR msg="commands not registered"`)
	if _, _, err := interact(http.DefaultClient, url, "2", askMerz); err != nil {
		t.Error(err)
	}
}

// TestServeRefused sees to it that a token that Discord does not take ends the
// program, in one line that does not show it.
func TestServeRefused(t *testing.T) {
	t.Parallel()
	env := map[string]string{"DISCORD_TOKEN": "not.a.token", "DISCORD_API_URL": failing(t, http.StatusUnauthorized), "ONRECORD_LOG_LEVEL": "error"}
	var errs strings.Builder
	code := run(t.Context(), []string{"serve", "--no-register"}, func(name string) string { return env[name] }, strings.NewReader(""), io.Discard, &errs)
	if got := errs.String(); code != int(fault) || strings.Count(got, "\n") != 1 || !strings.HasPrefix(got, "onrecord: ") || strings.Contains(got, "not.a.token") {
		t.Errorf("exit status %d: %s", code, got)
	}
}

// TestServeLogger sees to it that the log is of the form and from the level on
// that the flags say.
func TestServeLogger(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		level, format string
		lines         int
		first         string
	}{
		{"debug", "text", 4, "level=DEBUG msg=one\n"},
		{"info", "text", 3, "level=INFO msg=two\n"},
		{"warn", "json", 2, `"level":"WARN","msg":"three"}` + "\n"},
		{"error", "json", 1, `"level":"ERROR","msg":"four"}` + "\n"},
	} {
		s := newServing()
		s.level.is, s.format.is = test.level, test.format
		var out strings.Builder
		log := s.logger(&out)
		log.Debug("one")
		log.Info("two")
		log.Warn("three")
		log.Error("four")
		first, _, _ := strings.Cut(out.String(), "\n")
		if got := out.String(); strings.Count(got, "\n") != test.lines || !strings.HasSuffix(first+"\n", test.first) {
			t.Errorf("%s, %s:\n%s", test.level, test.format, got)
		}
	}
}
