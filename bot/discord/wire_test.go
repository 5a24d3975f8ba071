package discord

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

const upgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"

// serverFrame makes a frame as a server sends it.
func serverFrame(b0 byte, payload string) string {
	b := []byte{b0}
	switch n := len(payload); {
	case n < 126:
		b = append(b, byte(n))
	case n < 1<<16:
		b = binary.BigEndian.AppendUint16(append(b, 126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 127), uint64(n))
	}
	return string(b) + payload
}

func text(s string) string { return serverFrame(0x81, s) }

var errStop = errors.New("stop")

// stopping gives a sieve that withholds what holds "op":7, and what it examined.
func stopping() (*sieve, *[]string) {
	var seen []string
	return &sieve{
		message: func(text []byte) error {
			seen = append(seen, string(text))
			if strings.Contains(string(text), `"op":7`) {
				return errStop
			}
			return nil
		},
		closed: func(code int) error { return closeError{code} },
	}, &seen
}

// What the sieve lets pass, however what comes is cut into pieces.
func TestSieve(t *testing.T) {
	t.Parallel()
	long := `{"op":0,"d":"` + strings.Repeat("x", 2000) + `"}`
	huge := strings.Repeat("y", 1<<16)
	tests := []struct {
		name string
		in   string
		kept string // of the end of in, what does not pass
		err  error
		seen int
	}{
		{name: "nothing", in: ""},
		{name: "no upgrade", in: "HTTP/1.1 403 Forbidden\r\n\r\n" + text(`{"op":7}`)},
		{name: "no HTTP", in: "\n\n" + text(`{"op":7}`)},
		{name: "lines end without a return", in: strings.ReplaceAll(upgrade, "\r", "") + text(`{"op":7}`), kept: text(`{"op":7}`), err: errStop, seen: 1},
		{name: "short", in: upgrade + text(`{"op":11}`) + text(`{"op":11}`), seen: 2},
		{name: "empty message", in: upgrade + text(""), seen: 1},
		{name: "long", in: upgrade + text(long) + text(`{"op":11}`), seen: 1},
		{name: "longest that is examined", in: upgrade + text(strings.Repeat("x", maxExamined)), seen: 1},
		{name: "huge", in: upgrade + text(huge) + text(`{"op":7}`), kept: text(`{"op":7}`), err: errStop, seen: 1},
		{name: "withheld", in: upgrade + text(`{"op":11}`) + text(`{"op":7}`), kept: text(`{"op":7}`), err: errStop, seen: 2},
		{name: "in pieces", in: upgrade + serverFrame(0x01, `{"o`) + serverFrame(0x00, `p":`) + serverFrame(0x80, `7}`), kept: serverFrame(0x01, `{"o`) + serverFrame(0x00, `p":`) + serverFrame(0x80, `7}`), err: errStop, seen: 1},
		{name: "ping between pieces", in: upgrade + serverFrame(0x01, `{"op`) + serverFrame(0x89, "ping") + serverFrame(0x80, `":1}`), seen: 1},
		{name: "pieces grow long", in: upgrade + serverFrame(0x01, `{"op":7`) + serverFrame(0x80, long) + text("{}"), seen: 1},
		{name: "pieces without end", in: upgrade + serverFrame(0x01, "") + strings.Repeat(serverFrame(0x89, strings.Repeat("p", 100)), 60)},
		{name: "binary", in: upgrade + serverFrame(0x82, `{"op":7}`) + text("{}"), seen: 1},
		{name: "close", in: upgrade + text("{}") + serverFrame(0x88, "\x0f\xa4why"), kept: serverFrame(0x88, "\x0f\xa4why"), err: closeError{4004}, seen: 1},
		{name: "close without a code", in: upgrade + serverFrame(0x88, ""), kept: serverFrame(0x88, ""), err: closeError{}},
		{name: "close within a long message", in: upgrade + serverFrame(0x01, long) + serverFrame(0x88, "\x0f\xa4"), kept: serverFrame(0x88, "\x0f\xa4"), err: closeError{4004}},
		{name: "begins", in: upgrade + "\x81", kept: "\x81"},
		{name: "masked", in: upgrade + "\x81\x82abcd12" + text(`{"op":7}`)},
		{name: "compressed", in: upgrade + serverFrame(0xC1, "zz") + text(`{"op":7}`)},
		{name: "unknown", in: upgrade + serverFrame(0x83, "") + text(`{"op":7}`)},
		{name: "continues nothing", in: upgrade + serverFrame(0x80, "") + text(`{"op":7}`)},
		{name: "begins twice", in: upgrade + serverFrame(0x01, "") + text(`{"op":7}`), kept: ""},
		{name: "close too long", in: upgrade + serverFrame(0x88, strings.Repeat("x", 126))},
		{name: "impossible length", in: upgrade + "\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff" + text(`{"op":7}`)},
	}
	for _, test := range tests {
		for _, size := range []int{1, 2, 3, 7, 1000, 1 << 20} {
			t.Run(fmt.Sprintf("%s/%d", test.name, size), func(t *testing.T) {
				t.Parallel()
				s, seen := stopping()
				out, err := feedAll(s, []byte(test.in), func() int { return size })
				if want := strings.TrimSuffix(test.in, test.kept); string(out) != want {
					t.Errorf("%d bytes pass, want %d: %q", len(out), len(want), out[max(0, len(out)-40):])
				}
				if !errors.Is(err, test.err) {
					t.Errorf("error %v, want %v", err, test.err)
				}
				if len(*seen) != test.seen {
					t.Errorf("examined %q, want %d", *seen, test.seen)
				}
			})
		}
	}
}

// feedAll feeds in pieces of sizes that size gives, until there is an error.
func feedAll(s *sieve, in []byte, size func() int) (out []byte, err error) {
	for len(in) > 0 && err == nil {
		n := min(len(in), max(1, size()))
		var some []byte
		some, err = s.feed(in[:n])
		out, in = append(out, some...), in[n:]
	}
	return out, err
}

// Whatever comes, and however it is cut, passes as it is up to what is held
// back, which is bounded.
func FuzzWire(f *testing.F) {
	for _, s := range []string{
		"", upgrade, upgrade + text(`{"op":10,"d":{"heartbeat_interval":41250}}`) + text(`{"op":7}`),
		upgrade + serverFrame(0x01, `{"op":`) + serverFrame(0x89, "p") + serverFrame(0x80, `7}`),
		upgrade + serverFrame(0x88, "\x0f\xa4") + "more",
		upgrade + text(strings.Repeat("x", 2000)), upgrade + "\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff",
	} {
		f.Add([]byte(s), []byte{1, 2, 3})
	}
	f.Fuzz(func(t *testing.T, in, cuts []byte) {
		whole, seen := stopping()
		want, wantErr := feedAll(whole, in, func() int { return len(in) })
		if !bytes.HasPrefix(in, want) {
			t.Fatalf("passes %q of %q", want, in)
		}
		if wantErr == nil && len(want)+len(whole.held) != len(in) {
			t.Fatalf("%d bytes passed and %d held, of %d", len(want), len(whole.held), len(in))
		}
		if len(whole.held) > 8*maxExamined {
			t.Fatalf("%d bytes held", len(whole.held))
		}
		cut, cutSeen := stopping()
		n := 0
		got, err := feedAll(cut, in, func() int {
			if n++; len(cuts) == 0 {
				return 1
			}
			return int(cuts[n%len(cuts)])
		})
		if !bytes.Equal(got, want) || fmt.Sprint(err) != fmt.Sprint(wantErr) || !slices.Equal(*seen, *cutSeen) {
			t.Fatalf("cut: %q, %v; whole: %q, %v", got, err, want, wantErr)
		}
	})
}

func TestClientFrame(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 125, 126, 1 << 16} {
		p := bytes.Repeat([]byte("q"), n)
		got, err := sentText(clientFrame(opText, p, newKey()))
		if err != nil || !bytes.Equal(got, p) {
			t.Errorf("%d bytes: got %d, %v", n, len(got), err)
		}
	}
	for _, b := range []string{"", "\x81", text("a"), "\x01\x80abcd", "\x81\x81abcd"} {
		if got, err := sentText([]byte(b)); err == nil {
			t.Errorf("%q: got %q, want an error", b, got)
		}
	}
}
