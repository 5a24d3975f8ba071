package article

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestPublic(t *testing.T) {
	t.Parallel()
	tests := map[string]bool{
		"1.1.1.1": true, "8.8.8.8": true, "172.32.0.1": true, "100.128.0.1": true, "223.255.255.254": true,
		"2606:4700::1111": true, "2a00:1450::1": true, "::ffff:8.8.8.8": true, "64:ff9b::8.8.8.8": true,

		"0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "100.64.0.1": false, "100.100.100.200": false,
		"127.0.0.1": false, "127.255.255.254": false, "168.63.129.16": false, "169.254.169.254": false,
		"172.16.0.1": false, "172.31.255.255": false, "192.0.0.192": false, "192.0.2.1": false, "192.168.1.1": false,
		"198.18.0.1": false, "203.0.113.9": false, "224.0.0.1": false, "239.255.255.255": false, "240.0.0.1": false, "255.255.255.255": false,

		"::": false, "::1": false, "::127.0.0.1": false, "::ffff:127.0.0.1": false, "::ffff:10.0.0.1": false, "::ffff:0:8.8.8.8": false,
		"64:ff9b::127.0.0.1": false, "64:ff9b::a9fe:a9fe": false, "64:ff9b:1::1": false, "100::1": false,
		"fc00::1": false, "fd00:ec2::254": false, "fe80::1": false, "fe80::1%lo": false, "2606:4700::1111%lo": false, "fec0::1": false,
		"ff02::1": false, "2001::1": false, "2001:db8::1": false, "2002:7f00:1::": false, "3fff::1": false, "4000::1": false,
	}
	for addr, want := range tests {
		if got := isPublic(netip.MustParseAddr(addr)); got != want {
			t.Errorf("%s: public %v, want %v", addr, got, want)
		}
	}
	for _, address := range []string{"", "localhost:80", "127.0.0.1", "10.0.0.1:80", "[::1]:443"} {
		if refusePrivate("tcp4", address, nil) == nil {
			t.Errorf("%q passes", address)
		}
	}
	if err := refusePrivate("udp4", "8.8.8.8:80", nil); err == nil {
		t.Error("UDP passes")
	}
}

// served dials a server of one answer over a pipe, and looks at the address
// that is dialled as the real one does.
func served(answer func(w io.Writer, r *http.Request)) dialer {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		if err := refusePrivate("tcp4", address, nil); err != nil {
			return nil, &net.OpError{Op: "dial", Net: network, Err: err}
		}
		client, server := net.Pipe()
		go func() {
			defer server.Close()
			if r, err := http.ReadRequest(bufio.NewReader(server)); err == nil {
				answer(server, r)
			}
		}()
		return client, nil
	}
}

// TestSlow fetches from a server that sends one byte a second for ever: the
// body, the header, or the first line.
func TestSlow(t *testing.T) {
	t.Parallel()
	for _, begins := range []string{"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", "HTTP/1.1 200 OK\r\nA: ", ""} {
		synctest.Test(t, func(t *testing.T) {
			dial := served(func(w io.Writer, _ *http.Request) {
				_, err := io.WriteString(w, begins)
				for err == nil {
					time.Sleep(time.Second) // of the test's clock
					_, err = io.WriteString(w, "a")
				}
			})
			start := time.Now()
			data, _, _, err := fetch(t.Context(), "http://8.8.8.8/a", FetchOptions{}, dial)
			if data != nil || err == nil || err.Error() != "http://8.8.8.8/a gives no complete answer within 20s" {
				t.Errorf("%q, %v, want that there was none", data, err)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			time.Sleep(2 * time.Second) // and let the server see that nobody listens
		})
	}
}

// TestRedirectToPrivate follows a public server to one that is not.
func TestRedirectToPrivate(t *testing.T) {
	t.Parallel()
	for _, to := range []string{"http://127.0.0.1/b", "http://169.254.169.254/b", "http://[::1]:80/b", "http://10.0.0.1:8080/b"} {
		dial := served(func(w io.Writer, _ *http.Request) {
			fmt.Fprintf(w, "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", to)
		})
		_, _, _, err := fetch(t.Context(), "http://8.8.8.8/a", FetchOptions{}, dial)
		if !errors.Is(err, ErrPrivate) || !strings.HasPrefix(err.Error(), "http://8.8.8.8/a leads to "+to+", which is at ") {
			t.Errorf("%v, want %s refused", err, to)
		}
	}
}

// TestNoProxy fetches past the proxy that the environment names, and says so
// where that fails.
func TestNoProxy(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://8.8.4.4:3128")
	dialled := ""
	_, _, _, err := fetch(t.Context(), "http://8.8.8.8/a", FetchOptions{}, func(ctx context.Context, network, address string) (net.Conn, error) {
		dialled = address
		return nil, &net.OpError{Op: "dial", Net: network, Err: errors.New("no route")}
	})
	const want = "http://8.8.8.8/a cannot be reached: no route (the proxy in HTTP_PROXY is not used)"
	if dialled != "8.8.8.8:80" || err == nil || err.Error() != want {
		t.Errorf("dialled %s, %v, want %s", dialled, err, want)
	}
}
