package article

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

// FetchOptions are the bounds of a fetch. The zero value has the usual ones.
type FetchOptions struct {
	Timeout      time.Duration // of all of it, redirects and body as well; 0: 20 seconds
	MaxBytes     int64         // of the body, as it is once it is unpacked; 0: 16 MiB
	AllowPrivate bool          // reach addresses that are not public ones as well
	Version      string        // for the user agent: "onrecord/" and this
}

const (
	fetchTimeout  = 20 * time.Second
	fetchBytes    = 16 << 20
	maxRedirects  = 10
	maxHeader     = 1 << 20 // bytes
	fetchAccepted = "text/html, application/xhtml+xml, text/plain, text/markdown, message/rfc822"
)

// ErrPrivate is what the error of a fetch is where an address is not public.
var ErrPrivate = errors.New("not a public address")

// Fetch gets an article from the web: its bytes, the address they came from in
// the end, and the content type. Only http and https are spoken, to public
// addresses only: each is checked when it is connected to. A proxy that the
// environment names is not used, as nobody could check what it connects to.
//
// Cookies are neither kept nor sent. An error names the address without what
// may be secret in it: user, password and query.
func Fetch(ctx context.Context, address string, o FetchOptions) (data []byte, final, contentType string, err error) {
	return fetch(ctx, address, o, nil)
}

// fetch is Fetch over connections that dial makes, if that is not nil.
func fetch(ctx context.Context, address string, o FetchOptions, dial dialer) (data []byte, final, contentType string, err error) {
	u, err := fetchable(address)
	if err != nil {
		return nil, "", "", err
	}
	if o.Timeout <= 0 {
		o.Timeout = fetchTimeout
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = fetchBytes
	}
	ctx, cancel := context.WithTimeoutCause(ctx, o.Timeout, fmt.Errorf("gives no complete answer within %v", o.Timeout))
	defer cancel()
	client, done := o.client(dial)
	defer done()
	last := u
	client.CheckRedirect = func(request *http.Request, via []*http.Request) error {
		last = request.URL
		return checkRedirect(request, via)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", "", fmt.Errorf("%s cannot be asked for", shown(u))
	}
	request.Header.Set("User-Agent", "onrecord/"+first(o.Version, "devel"))
	request.Header.Set("Accept", fetchAccepted)
	response, err := client.Do(request)
	if err != nil {
		return nil, "", "", fault(ctx, u, last, err)
	}
	defer response.Body.Close()
	if data, contentType, err = o.body(response); err != nil {
		return nil, "", "", fault(ctx, u, last, err)
	}
	last.Fragment = ""
	return data, last.String(), contentType, nil
}

// fetchable gives an address to fetch.
func fetchable(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return nil, errors.New("the address cannot be read (want one such as https://example.org/news)") // the cause may hold a password
	}
	if err := checkAddress(u); err != nil {
		return nil, fmt.Errorf("%s %w", shown(u), err)
	}
	return u, nil
}

// checkAddress says what is wrong with an address, if anything is.
func checkAddress(u *url.URL) error {
	switch {
	case u.User != nil:
		return errors.New("has a user or a password in it (want none)")
	case u.Scheme != "http" && u.Scheme != "https":
		return errors.New("is no address of the web (want http or https)")
	case u.Hostname() == "":
		return errors.New("has no host")
	}
	return nil
}

// shown gives an address for a message: without user, password, query and
// fragment, and cut.
func shown(u *url.URL) string {
	s := oneLine((&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, Opaque: ""}).String())
	if u.Opaque != "" {
		s = u.Scheme + ":…"
	}
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "") + "…"
	}
	return s
}

type dialer = func(ctx context.Context, network, address string) (net.Conn, error)

// client gives a client for one fetch, and what ends its connections.
func (o FetchOptions) client(dial dialer) (client *http.Client, done func()) {
	if dial == nil {
		d := &net.Dialer{}
		if !o.AllowPrivate {
			d.Control = refusePrivate
		}
		dial = d.DialContext
	}
	transport := &http.Transport{
		Proxy:                  nil, // on purpose, see Fetch
		DialContext:            dial,
		ForceAttemptHTTP2:      true,
		DisableKeepAlives:      true,
		MaxResponseHeaderBytes: maxHeader,
	}
	return &http.Client{Transport: transport}, transport.CloseIdleConnections
}

func checkRedirect(request *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return fmt.Errorf("is one redirect too many (want at most %d)", maxRedirects)
	}
	request.Header.Del("Referer")
	return checkAddress(request.URL)
}

// body reads what is sent, if it may be an article.
func (o FetchOptions) body(r *http.Response) (data []byte, contentType string, err error) {
	if r.StatusCode != http.StatusOK {
		return nil, "", fmt.Errorf("answers %d %s (want 200)", r.StatusCode, http.StatusText(r.StatusCode))
	}
	contentType = r.Header.Get("Content-Type")
	kind, _, _ := mime.ParseMediaType(contentType)
	if _, ok := byType[kind]; !ok && kind != "text/plain" {
		return nil, "", fmt.Errorf("is %s (want %s)", first(oneLine(kind), "of no content type"), fetchAccepted)
	}
	tooLarge := fmt.Errorf("has more than %s (want at most that)", size(o.MaxBytes))
	if r.ContentLength > o.MaxBytes {
		return nil, "", tooLarge
	}
	data, err = io.ReadAll(io.LimitReader(r.Body, o.MaxBytes+1))
	if err == nil && int64(len(data)) > o.MaxBytes {
		err = tooLarge
	}
	return data, contentType, err
}

func size(bytes int64) string {
	if bytes >= 1<<20 && bytes%(1<<20) == 0 {
		return fmt.Sprintf("%d MiB", bytes>>20)
	}
	return fmt.Sprintf("%d bytes", bytes)
}

// fault says of what address a fetch went wrong, and how: the one that was
// asked for, and the last that it led to.
func fault(ctx context.Context, asked, last *url.URL, err error) error {
	var of *url.Error
	if errors.As(err, &of) {
		err = of.Err // without the address, which may hold what is secret
	}
	place := shown(asked)
	if shown(last) != place {
		place += " leads to " + shown(last) + ", which"
	}
	return fmt.Errorf("%s %w", place, faultOf(ctx, err))
}

// faultOf says how a fetch went wrong.
func faultOf(ctx context.Context, err error) error {
	var refused *privateError
	var op *net.OpError
	switch {
	case errors.As(err, &refused):
		return fmt.Errorf("is at %w", refused)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return context.Cause(ctx)
	case ctx.Err() != nil:
		return fmt.Errorf("is given up: %w", context.Cause(ctx))
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("breaks off its answer")
	case errors.As(err, &op):
		return fmt.Errorf("cannot be reached: %w%s", op.Err, proxyNote())
	case len(err.Error()) > 200: // it holds what the server sent
		return errors.New("gives an answer that cannot be understood")
	}
	return err
}

// proxyNote tells of a proxy that would have been used otherwise.
func proxyNote() string {
	for _, name := range []string{"HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"} {
		if os.Getenv(name) != "" {
			return fmt.Sprintf(" (the proxy in %s is not used)", name)
		}
	}
	return ""
}
