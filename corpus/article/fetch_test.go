package article_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"onrecord/corpus/article"
)

// site answers as a site would, and as none should.
func site(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	page := func(pattern, kind, body string) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Write([]byte(body))
		})
	}
	page("/page", "text/html; charset=utf-8", "<p>The cranes stand.")
	page("/text", "text/plain", "The cranes stand.")
	page("/mail", "message/rfc822", "Subject: Cranes\n\nThey stand.")
	page("/picture", "image/png", "\x89PNG")
	page("/nothing", "", "The cranes stand.")
	page("/large", "text/plain", strings.Repeat("a", 1001))
	page("/exact", "text/plain", strings.Repeat("a", 1000))
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Header().Set("Content-Encoding", "gzip")
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		z.Write(make([]byte, 1<<20))
		z.Close()
		w.Write(packed.Bytes())
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		for r.Context().Err() == nil {
			if _, err := w.Write(make([]byte, 1<<10)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/cut", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Header().Set("Content-Length", "1000")
		w.Write([]byte("The cranes"))
	})
	mux.HandleFunc("/hangs", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/asked", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		fmt.Fprintf(w, "%s; %s; %s; %s", r.UserAgent(), r.Header.Get("Accept"), r.Header.Get("Cookie"), r.Referer())
	})
	mux.HandleFunc("/to", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		http.Redirect(w, r, r.URL.Query().Get("a"), http.StatusFound)
	})
	mux.HandleFunc("/times/{n}", func(w http.ResponseWriter, r *http.Request) {
		n := r.PathValue("n")
		next := "/times/" + n[:len(n)-1]
		if len(n) == 1 {
			next = "/page"
		}
		http.Redirect(w, r, next, http.StatusMovedPermanently)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestFetch(t *testing.T) {
	t.Parallel()
	s := site(t)
	asked := "onrecord/1.2; text/html, application/xhtml+xml, text/plain, text/markdown, message/rfc822; ; "
	tests := []struct{ path, data, final, kind string }{
		{"/page", "<p>The cranes stand.", "/page", "text/html; charset=utf-8"},
		{"/page?a=b#c", "<p>The cranes stand.", "/page?a=b", "text/html; charset=utf-8"},
		{"/mail", "Subject: Cranes\n\nThey stand.", "/mail", "message/rfc822"},
		{"/exact", strings.Repeat("a", 1000), "/exact", "text/plain"},
		{"/asked", asked, "/asked", "text/plain"},
		{"/to?a=/asked%23d", asked, "/asked", "text/plain"},
		{"/times/0123456789", "<p>The cranes stand.", "/page", "text/html; charset=utf-8"},
	}
	for _, test := range tests {
		o := article.FetchOptions{AllowPrivate: true, MaxBytes: 1000, Version: "1.2"}
		data, final, kind, err := article.Fetch(t.Context(), s.URL+test.path, o)
		if err != nil || string(data) != test.data || final != s.URL+test.final || kind != test.kind {
			t.Errorf("%s: %q from %s as %s, %v, want %q from %s as %s", test.path, data, final, kind, err, test.data, test.final, test.kind)
		}
	}
}

// TestFetchRefused fetches what is no article, or leads to none. HOST is the
// site's address.
func TestFetchRefused(t *testing.T) {
	t.Parallel()
	s := site(t)
	tests := []struct{ address, want string }{
		{"HOST/missing?token=secret#secret", "HOST/missing answers 404 Not Found (want 200)"},
		{"HOST/picture", "HOST/picture is image/png (want text/html, application/xhtml+xml, text/plain, text/markdown, message/rfc822)"},
		{"HOST/nothing", "HOST/nothing is of no content type (want text/html, application/xhtml+xml, text/plain, text/markdown, message/rfc822)"},
		{"HOST/large", "HOST/large has more than 1000 bytes (want at most that)"},
		{"HOST/bomb", "HOST/bomb has more than 1000 bytes (want at most that)"},
		{"HOST/endless", "HOST/endless has more than 1000 bytes (want at most that)"},
		{"HOST/cut", "HOST/cut breaks off its answer"},
		{"HOST/times/0123456789a", "HOST/times/0123456789a leads to HOST/page, which is one redirect too many (want at most 10)"},
		{"HOST/to?a=ftp://a.example/b", "HOST/to leads to ftp://a.example/b, which is no address of the web (want http or https)"},
		{"HOST/to?a=file:///etc/passwd", "HOST/to leads to file:///etc/passwd, which is no address of the web (want http or https)"},
		{"HOST/to?a=https://vega:secret@a.example/b", "HOST/to leads to https://a.example/b, which has a user or a password in it (want none)"},
		{"ftp://a.example", "ftp://a.example is no address of the web (want http or https)"},
		{"file:///etc/passwd", "file:///etc/passwd is no address of the web (want http or https)"},
		{"mailto:vega@a.example", "mailto:… is no address of the web (want http or https)"},
		{"https://vega:secret@a.example/b", "https://a.example/b has a user or a password in it (want none)"},
		{"https://vega@a.example/b", "https://a.example/b has a user or a password in it (want none)"},
		{"https://vega:secret@a.example:port/b", "the address cannot be read (want one such as https://example.org/news)"},
		{"http:///a", "http:///a has no host"},
		{"", " is no address of the web (want http or https)"},
	}
	for _, test := range tests {
		address := strings.ReplaceAll(test.address, "HOST", s.URL)
		want := strings.ReplaceAll(test.want, "HOST", s.URL)
		o := article.FetchOptions{AllowPrivate: true, MaxBytes: 1000}
		data, _, _, err := article.Fetch(t.Context(), address, o)
		if data != nil || err == nil || err.Error() != want {
			t.Errorf("%s: %q, %v, want %s", address, data, err, want)
		}
	}
}

func TestFetchPrivate(t *testing.T) {
	t.Parallel()
	s := site(t)
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, host := range []string{"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254", "[fd00:ec2::254]"} {
		data, _, _, err := article.Fetch(t.Context(), "http://"+host+port+"/page", article.FetchOptions{})
		if data != nil || !errors.Is(err, article.ErrPrivate) || !strings.HasPrefix(err.Error(), "http://"+host+port+"/page is at ") {
			t.Errorf("%s: %q, %v, want it refused", host, data, err)
		}
	}
}

// TestFetchEnds fetches what never comes.
func TestFetchEnds(t *testing.T) {
	t.Parallel()
	s := site(t)
	o := article.FetchOptions{AllowPrivate: true, Timeout: 50 * time.Millisecond}
	want := s.URL + "/hangs gives no complete answer within 50ms"
	if _, _, _, err := article.Fetch(t.Context(), s.URL+"/hangs", o); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, _, err := article.Fetch(ctx, s.URL+"/hangs", article.FetchOptions{AllowPrivate: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want it canceled", err)
	}
	s.Close()
	_, _, _, err := article.Fetch(t.Context(), s.URL+"/page", article.FetchOptions{AllowPrivate: true})
	if err == nil || !strings.HasPrefix(err.Error(), s.URL+"/page cannot be reached: ") {
		t.Errorf("%v, want that it cannot be reached", err)
	}
}
