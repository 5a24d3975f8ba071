package discord

import (
	"encoding/binary"
	"errors"
	"slices"
)

// A sieve reads along what a server sends over a WebSocket, from the HTTP
// response that begins it. Short messages and the frame that closes are held
// back until they are whole and examined; everything else passes as it comes.
type sieve struct {
	message func(text []byte) error // examines a short message; an error withholds it, and ends
	closed  func(code int) error    // what the end is by a close frame, which is always withheld

	phase  phase
	status []byte // the beginning of the HTTP response
	blank  bool   // nothing yet on its current line
	frame  frame
	head   []byte // of the frame, while it is not whole
	open   bool   // a message of several frames has begun
	skip   bool   // the message is not examined: it is long, or no text
	text   []byte // of the message, as far as it has come
	code   []byte // of the close frame
	held   []byte // what has come and not passed
}

type phase int

const (
	inHTTP phase = iota
	inHead
	inBody
	beyond // what comes is not understood: all of it passes, for the reader to refuse
)

// The frames of RFC 6455.
const (
	opContinuation = 0x0
	opText         = 0x1
	opBinary       = 0x2
	opClose        = 0x8
	opPong         = 0xA
)

// maxExamined bounds the messages that are examined, and with them what is held
// back. Those that matter have some hundred bytes.
const maxExamined = 1 << 10

// feed takes what has come and gives what passes. After an error nothing does.
func (s *sieve) feed(in []byte) (out []byte, err error) {
	for len(in) > 0 && err == nil {
		n := 1
		switch s.phase {
		case inHTTP:
			s.held = append(s.held, in[0])
			s.response(in[0])
		case inHead:
			s.held = append(s.held, in[0])
			s.head = append(s.head, in[0])
			err = s.header()
		case inBody:
			n = int(min(uint64(len(in)), s.frame.left))
			s.held = append(s.held, in[:n]...)
			err = s.body(in[:n])
		case beyond:
			n = len(in)
			s.held = append(s.held, in...)
		}
		in = in[n:]
		if err == nil && !s.holds() {
			out = append(out, s.held...)
			s.held = s.held[:0]
		}
	}
	return out, err
}

// holds reports whether what has come since the last that passed may have to be
// withheld.
func (s *sieve) holds() bool {
	switch s.phase {
	case inHead:
		return len(s.head) > 0 || s.open && !s.skip
	case inBody:
		return !s.skip || s.frame.op == opClose
	}
	return false
}

// response reads a byte of the HTTP response, until the empty line.
func (s *sieve) response(b byte) {
	if len(s.status) < len("HTTP/1.1 101") {
		s.status = append(s.status, b)
	}
	switch {
	case b == '\n' && s.blank && string(s.status[min(9, len(s.status)):]) == "101":
		s.phase = inHead
	case b == '\n' && s.blank:
		s.phase = beyond
	case b == '\n':
		s.blank = true
	case b != '\r':
		s.blank = false
	}
}

// header looks at a frame whose header may be whole.
func (s *sieve) header() error {
	f, size := readFrame(s.head)
	if size == 0 {
		return nil
	}
	if !s.fits(f) {
		s.phase = beyond
		return nil
	}
	s.phase, s.frame, s.head = inBody, f, s.head[:0]
	switch {
	case f.op < opClose && f.op != opContinuation:
		s.open, s.text, s.skip = true, s.text[:0], f.op != opText
	case f.op == opClose:
		s.code = s.code[:0]
	}
	if f.op < opClose && f.left > uint64(maxExamined-len(s.text)) {
		s.skip = true
	}
	return s.body(nil)
}

// fits reports whether a frame may come from a server at this point.
func (s *sieve) fits(f frame) bool {
	switch {
	case f.odd || f.masked:
		return false
	case f.op >= opClose:
		return f.op <= opPong && f.final && f.left <= 125
	case f.op == opContinuation:
		return s.open
	}
	return f.op <= opBinary && !s.open
}

// body takes some of a frame's payload, and examines what it makes whole.
func (s *sieve) body(p []byte) error {
	f := &s.frame
	f.left -= uint64(len(p))
	switch {
	case f.op == opClose:
		s.code = append(s.code, p...)
	case f.op < opClose && !s.skip:
		s.text = append(s.text, p...)
	}
	if len(s.held) > 4*maxExamined { // frames of control within a message that does not end
		s.skip = true
	}
	if f.left > 0 {
		return nil
	}
	s.phase = inHead
	switch {
	case f.op == opClose && len(s.code) >= 2:
		return s.closed(int(binary.BigEndian.Uint16(s.code)))
	case f.op == opClose:
		return s.closed(0)
	case f.op > opClose || !f.final:
		return nil
	}
	s.open = false
	if s.skip {
		return nil
	}
	return s.message(s.text)
}

// frame is the header of a frame.
type frame struct {
	op            byte
	final, masked bool
	odd           bool // it has bits that have no meaning
	key           [4]byte
	left          uint64 // how much of its payload is to come
}

// readFrame reads the header at the beginning of b; its size is 0 if b ends
// before it does.
func readFrame(b []byte) (f frame, size int) {
	if len(b) < 2 {
		return f, 0
	}
	f = frame{op: b[0] & 0xF, final: b[0]&0x80 != 0, odd: b[0]&0x70 != 0, masked: b[1]&0x80 != 0}
	size = 2
	switch n := b[1] & 0x7F; n {
	case 126:
		size += 2
	case 127:
		size += 8
	default:
		f.left = uint64(n)
	}
	if f.masked {
		size += len(f.key)
	}
	if len(b) < size {
		return f, 0
	}
	switch b[1] & 0x7F {
	case 126:
		f.left = uint64(binary.BigEndian.Uint16(b[2:]))
	case 127:
		f.left = binary.BigEndian.Uint64(b[2:])
		f.odd = f.odd || f.left>>63 != 0
	}
	if f.masked {
		copy(f.key[:], b[size-len(f.key):])
	}
	return f, size
}

// mask applies a key to a payload, or takes it off.
func mask(p []byte, key [4]byte) {
	for i := range p {
		p[i] ^= key[i%len(key)]
	}
}

// clientFrame makes a whole frame as a client sends it.
func clientFrame(op byte, payload []byte, key [4]byte) []byte {
	b := []byte{0x80 | op}
	switch n := len(payload); {
	case n < 126:
		b = append(b, 0x80|byte(n))
	case n < 1<<16:
		b = binary.BigEndian.AppendUint16(append(b, 0x80|126), uint16(n))
	default:
		b = binary.BigEndian.AppendUint64(append(b, 0x80|127), uint64(n))
	}
	b = append(b, key[:]...)
	payload = slices.Clone(payload)
	mask(payload, key)
	return append(b, payload...)
}

// sentText gives the text of a whole frame of a client; it is an error if b is
// not one.
func sentText(b []byte) ([]byte, error) {
	f, size := readFrame(b)
	if size == 0 || !f.masked || f.op != opText || !f.final || f.left != uint64(len(b)-size) {
		return nil, errors.New("not a frame of text by itself")
	}
	p := slices.Clone(b[size:])
	mask(p, f.key)
	return p, nil
}
