package discord

import (
	"bufio"
	"context"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"net/url"
)

// dialer makes connections to the gateway, by way of the proxy that the
// environment names if it names one.
type dialer struct {
	dial dialFunc
	tls  *tls.Config
}

func newDialer(o GatewayOptions) dialer {
	d := dialer{dial: o.Dial, tls: o.TLS}
	if d.dial == nil {
		d.dial = proxied((&net.Dialer{Timeout: handshakeLimit}).DialContext, http.ProxyFromEnvironment)
	}
	return d
}

// plain connects as ws: does.
func (d dialer) plain(ctx context.Context, w *wire, network, addr string) (net.Conn, error) {
	conn, err := d.dial(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	return w.attach(conn, conn)
}

// secure connects as wss: does.
func (d dialer) secure(ctx context.Context, w *wire, network, addr string) (net.Conn, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	raw, err := d.dial(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	c := &tls.Config{}
	if d.tls != nil {
		c = d.tls.Clone()
	}
	c.ServerName, c.NextProtos = host, nil
	conn := tls.Client(raw, c)
	if err := conn.HandshakeContext(ctx); err != nil {
		raw.Close()
		return nil, err
	}
	return w.attach(conn, raw)
}

// dialFunc dials as net.Dialer.DialContext does.
type dialFunc = func(ctx context.Context, network, addr string) (net.Conn, error)

// proxied dials by way of a proxy where there is one for requests over TLS, as
// those to the REST interface go.
func proxied(dial dialFunc, proxy func(*http.Request) (*url.URL, error)) dialFunc {
	return func(ctx context.Context, network, addr string) (net.Conn, error) {
		via, err := proxy(&http.Request{URL: &url.URL{Scheme: "https", Host: addr}})
		if err != nil || via == nil {
			return dial(ctx, network, addr)
		}
		if via.Scheme != "http" {
			return nil, fmt.Errorf("proxy for the gateway is one of %s (want HTTPS_PROXY to be one of http)", via.Scheme)
		}
		host := via.Host
		if via.Port() == "" {
			host = net.JoinHostPort(via.Hostname(), "80")
		}
		conn, err := dial(ctx, network, host)
		if err != nil {
			return nil, err
		}
		if err := tunnel(ctx, conn, via.User, addr); err != nil {
			conn.Close()
			return nil, err
		}
		return conn, nil
	}
}

// tunnel asks a proxy for a connection to addr.
func tunnel(ctx context.Context, conn net.Conn, as *url.Userinfo, addr string) error {
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	req := &http.Request{Method: http.MethodConnect, URL: &url.URL{Opaque: addr}, Host: addr, Header: http.Header{}}
	if as != nil {
		password, _ := as.Password()
		req.Header.Set("Proxy-Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(as.Username()+":"+password)))
	}
	if err := req.Write(conn); err != nil {
		return err
	}
	resp, err := http.ReadResponse(bufio.NewReader(conn), req)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("proxy answered %d to a connection to the gateway", resp.StatusCode)
	}
	return nil
}
