package article

import (
	"fmt"
	"net/netip"
	"syscall"
)

// A privateError names an address that is not on the public internet.
type privateError struct{ addr netip.Addr }

func (e *privateError) Error() string {
	return fmt.Sprintf("%s, which is not a public address", e.addr)
}

func (e *privateError) Unwrap() error { return ErrPrivate }

// refusePrivate is called with each address that is about to be connected to,
// once its name has been looked up. It lets public ones pass.
func refusePrivate(network, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || network != "tcp4" && network != "tcp6" {
		return fmt.Errorf("%s address %q (want TCP)", network, address)
	}
	if !isPublic(at.Addr()) {
		return &privateError{at.Addr()}
	}
	return nil
}

// special are the blocks inside those for anybody that are not on the public
// internet, or lead to others: the registries of special-purpose addresses of
// IANA (RFC 6890 and after), and where clouds keep what they tell a machine of
// itself.
var special = prefixes(
	"0.0.0.0/8",         // this network
	"10.0.0.0/8",        // private
	"100.64.0.0/10",     // shared by customers of a carrier (CGNAT)
	"127.0.0.0/8",       // loopback
	"168.63.129.16/32",  // Azure's own, for its machines
	"169.254.0.0/16",    // link local, metadata of most clouds
	"172.16.0.0/12",     // private
	"192.0.0.0/24",      // protocols, metadata of Oracle's cloud
	"192.0.2.0/24",      // documentation
	"192.88.99.0/24",    // relays to 6to4
	"192.168.0.0/16",    // private
	"198.18.0.0/15",     // benchmarks
	"198.51.100.0/24",   // documentation
	"203.0.113.0/24",    // documentation
	"224.0.0.0/3",       // multicast, reserved, broadcast
	"2001::/23",         // protocols, among them Teredo, which leads to IPv4
	"2001:db8::/32",     // documentation
	"2002::/16",         // 6to4, which leads to IPv4
	"3fff::/20",         // documentation
	"2620:4f:8000::/48", // AS112
	"2001:4:112::/48",   // AS112
	"192.31.196.0/24",   // AS112
	"192.175.48.0/24",   // AS112
	"192.52.193.0/24",   // AMT
	"2001:3::/32",       // AMT
)

var (
	unicast6 = netip.MustParsePrefix("2000::/3")     // all that is given out of IPv6
	nat64    = netip.MustParsePrefix("64:ff9b::/96") // IPv4 in the last four bytes (RFC 6052)
)

func prefixes(texts ...string) []netip.Prefix {
	list := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		list[i] = netip.MustParsePrefix(text)
	}
	return list
}

// isPublic reports whether an address is one of the public internet, however
// it is written down.
func isPublic(addr netip.Addr) bool {
	if addr.Zone() != "" {
		return false
	}
	addr = addr.Unmap()
	if nat64.Contains(addr) {
		bytes := addr.As16()
		addr = netip.AddrFrom4([4]byte(bytes[12:]))
	}
	if !addr.IsValid() || addr.Is6() && !unicast6.Contains(addr) {
		return false
	}
	for _, p := range special {
		if p.Contains(addr) {
			return false
		}
	}
	return true
}
