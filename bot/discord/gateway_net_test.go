package discord

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/corpus"
)

// onNetwork serves the scripted Discord on a socket, below a path, over TLS or
// not, and gives the options of a gateway that is told of nothing else.
func onNetwork(t testing.TB, d *scripted, secure bool, receive func(context.Context, []byte) *Exchange) GatewayOptions {
	t.Helper()
	var server *httptest.Server
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/proxy/api/v9/gateway/bot" && r.Header.Get("Authorization") == "Bot "+d.token {
			replyJSON(w, 200, map[string]any{"url": "ws" + strings.TrimPrefix(server.URL, "http")})
			return
		}
		http.StripPrefix("/proxy", d.server.Handler).ServeHTTP(w, r)
	})
	mux := http.NewServeMux()
	mux.Handle("/proxy/", handler)
	mux.Handle("/", d.server.Handler)
	server = httptest.NewUnstartedServer(mux)
	if secure {
		server.StartTLS()
	} else {
		server.Start()
	}
	t.Cleanup(server.Close)
	d.anyHost, d.resumeURL = true, "ws"+strings.TrimPrefix(server.URL, "http")
	transport := server.Client().Transport.(*http.Transport)
	transport.MaxIdleConnsPerHost = 32
	c, err := NewClient(ClientOptions{Token: d.token, Origin: server.URL + "/proxy", Transport: transport})
	if err != nil {
		t.Fatal(err)
	}
	return GatewayOptions{Client: c, Receive: receive, TLS: transport.TLSClientConfig}
}

// The gateway works over real sockets, with an origin of its own, and over TLS.
func TestGatewayOnNetwork(t *testing.T) {
	for name, secure := range map[string]bool{"plain": false, "TLS": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newScripted(t)
			g := NewGateway(onNetwork(t, d, secure, answering))
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			ended := make(chan error, 1)
			go func() { ended <- g.Run(ctx) }()
			c := d.connection()
			d.interact(aCommand).callback()
			c.reconnect()
			d.interact(aCommand).callback()
			d.interact(aCommand)
			cancel()
			if err := <-ended; err != nil {
				t.Error(err)
			}
			d.until("answers to all", func() bool {
				for _, x := range d.interactions {
					if x.response == nil {
						return false
					}
				}
				return true
			})
		})
	}
}

// The gateway is reached by way of a proxy, where there is one.
func TestTunnel(t *testing.T) {
	t.Parallel()
	for answer, ok := range map[string]bool{"HTTP/1.1 200 Connection established\r\n\r\n": true, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n": false, "what?": false} {
		here, there := net.Pipe()
		var asked string
		go func() {
			req, err := http.ReadRequest(bufio.NewReader(there))
			if err == nil {
				asked = fmt.Sprint(req.Method, " ", req.RequestURI, " ", req.Header.Get("Proxy-Authorization"))
			}
			io.WriteString(there, answer)
			there.Close()
		}()
		err := tunnel(t.Context(), here, url.UserPassword("me", "secret"), "gateway.discord.test:443")
		if (err == nil) != ok {
			t.Errorf("%s: error %v", answer, err)
		}
		if want := "CONNECT gateway.discord.test:443 Basic bWU6c2VjcmV0"; asked != want {
			t.Errorf("asked %q, want %q", asked, want)
		}
		here.Close()
	}
}

func TestProxied(t *testing.T) {
	t.Parallel()
	for proxy, want := range map[string]string{
		"":                         "gateway.discord.test:443",
		"http://proxy.test":        "proxy.test:80 proxy was asked",
		"http://proxy.test:8080":   "proxy.test:8080 proxy was asked",
		"socks5://user:pass@where": "proxy for the gateway is one of socks5 (want HTTPS_PROXY to be one of http)",
	} {
		var dialled string
		dial := func(_ context.Context, _, addr string) (net.Conn, error) {
			here, there := net.Pipe()
			dialled = addr
			go func() {
				if _, err := http.ReadRequest(bufio.NewReader(there)); err == nil {
					dialled += " proxy was asked"
					io.WriteString(there, "HTTP/1.1 200 OK\r\n\r\n")
				}
			}()
			return here, nil
		}
		conn, err := proxied(dial, func(req *http.Request) (*url.URL, error) {
			if proxy == "" || req.URL.Scheme != "https" {
				return nil, nil
			}
			return url.Parse(proxy)
		})(t.Context(), "tcp", "gateway.discord.test:443")
		if err != nil {
			dialled = err.Error()
		} else {
			conn.Close()
		}
		if dialled != want {
			t.Errorf("%s: got %s, want %s", proxy, dialled, want)
		}
	}
}

// BenchmarkGateway measures the transport alone, and with what answers from the
// embedded corpus.
func BenchmarkGateway(b *testing.B) {
	b.Run("transport", func(b *testing.B) { benchmarkGateway(b, answering) })
	b.Run("service", func(b *testing.B) {
		c, err := corpus.Load(corpus.Embedded())
		if err != nil {
			b.Fatal(err)
		}
		answers, err := bot.New(c)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { _ = answers.Close() })
		service := NewService(ServiceOptions{Bot: Always(answers), Limits: DefaultLimits, Metrics: NewMetrics()})
		benchmarkGateway(b, service.Receive, bodiesOf(answers, 20_000)...)
	})
}

// benchmarkGateway sends interactions, a hundred a second, and reports how long
// it takes from the moment that one is sent until its response has been taken.
// They are aCommand where there are no others.
func benchmarkGateway(b *testing.B, receive func(context.Context, []byte) *Exchange, bodies ...[]byte) {
	if len(bodies) == 0 {
		bodies = [][]byte{[]byte(aCommand)}
	}
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as the program does
	d := newScripted(b)
	o := onNetwork(b, d, false, receive)
	var sent sync.WaitGroup
	o.Sent = func(time.Duration, error) { sent.Done() }
	g := NewGateway(o)
	ctx, cancel := context.WithCancel(b.Context())
	ended := make(chan error, 1)
	go func() { ended <- g.Run(ctx) }()
	d.connection()
	sent.Add(1)
	d.interact(aCommand).callback()
	sent.Wait()
	runtime.GC()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	var all []*scriptedInteraction
	b.ResetTimer()
	for range b.N {
		<-tick.C
		sent.Add(1)
		all = append(all, d.interact(string(bodies[len(all)%len(bodies)])))
	}
	sent.Wait() // also for what came too late, which Discord does not take
	b.StopTimer()
	var took []time.Duration
	for _, x := range all {
		if x.response != nil {
			took = append(took, x.took)
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(len(all)-len(took)), "unanswered")
	cancel()
	if err := <-ended; err != nil {
		b.Error(err)
	}
}
