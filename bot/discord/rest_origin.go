package discord

import (
	"errors"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// origin reads the address that stands in the place of Discord's; nil where it
// is empty. The error does not repeat it: it may hold a password.
func origin(address string) (*url.URL, error) {
	if address == "" {
		return nil, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" ||
		u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("address of Discord's interface is not one of HTTP (want it as https://host or http://host:port/path)")
	}
	u.Path, u.RawPath = strings.TrimRight(u.Path, "/"), ""
	return u, nil
}

// redirector sends what is meant for Discord to another origin. The variables
// of discordgo that hold its addresses would do so for the whole process.
type redirector struct {
	to   *url.URL // nil: Discord's own
	next http.RoundTripper
}

func (r *redirector) RoundTrip(req *http.Request) (*http.Response, error) {
	if r.to == nil {
		return r.next.RoundTrip(req)
	}
	u := *req.URL
	u.Scheme, u.Host = r.to.Scheme, r.to.Host
	u.Path = r.to.Path + u.Path
	if u.RawPath != "" {
		u.RawPath = r.to.EscapedPath() + u.RawPath
	}
	moved := req.WithContext(req.Context())
	moved.URL, moved.Host = &u, ""
	return r.next.RoundTrip(moved)
}

// stay follows no redirection: the token goes where it was sent.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// network is the default transport, with connections enough for many answers
// at once and a look now and then at whether the one they share is alive.
func network() http.RoundTripper {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = 32
	t.HTTP2 = &http.HTTP2Config{SendPingTimeout: 5 * time.Second, PingTimeout: 2 * time.Second}
	return t
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// recorder keeps how an answer began. Of its headers discordgo is not shown
// the limits, which it would act on.
type recorder struct {
	next   http.RoundTripper
	status int
	header http.Header
}

// maxAnswer bounds the body of an answer.
const maxAnswer = 8 << 20

func (r *recorder) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := r.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	r.status, r.header = resp.StatusCode, resp.Header.Clone()
	for name := range resp.Header {
		if strings.HasPrefix(name, "X-Ratelimit-") {
			resp.Header.Del(name)
		}
	}
	resp.Body = struct {
		io.Reader
		io.Closer
	}{io.LimitReader(resp.Body, maxAnswer), resp.Body}
	return resp, nil
}
