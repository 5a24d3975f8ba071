package main

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"
)

// A key is what somebody pressed: the character itself, or one of those below.
type key string

const (
	keyEnter     key = "enter"
	keyEscape    key = "escape"
	keyBackspace key = "backspace"
	keyClear     key = "clear" // Ctrl-U: the whole of what was typed
	keyInterrupt key = "interrupt"
	keyUp        key = "up"
	keyDown      key = "down"
	keyLeft      key = "left"
	keyRight     key = "right"
	keyHome      key = "home"
	keyEnd       key = "end"
	keyDelete    key = "delete"
	keyNone      key = "" // one that means nothing here
)

// typed gives the character of a key, empty for one without.
func (k key) typed() string {
	if _, size := utf8.DecodeRuneInString(string(k)); size < len(k) {
		return "" // the name of one
	}
	return string(k)
}

// controls are the keys that a terminal in raw mode sends as one byte.
var controls = map[rune]key{
	'\r': keyEnter, '\n': keyEnter, 0x7f: keyBackspace, '\b': keyBackspace,
	0x15: keyClear, 0x03: keyInterrupt, 0x04: keyInterrupt,
	0x0e: keyDown, 0x10: keyUp, // Ctrl-N and Ctrl-P, as in a shell, and so on
	0x06: keyRight, 0x02: keyLeft, 0x01: keyHome, 0x05: keyEnd,
}

// sequences are the keys that a terminal sends as a sequence, by its end, and
// where that is a tilde by the number before it (xterm, VT220).
var sequences = map[string]key{
	"A": keyUp, "B": keyDown, "C": keyRight, "D": keyLeft, "H": keyHome, "F": keyEnd,
	"1~": keyHome, "7~": keyHome, "4~": keyEnd, "8~": keyEnd, "3~": keyDelete,
}

// A keyReader reads keys of a terminal in raw mode.
type keyReader struct{ r *bufio.Reader }

func newKeyReader(r io.Reader) *keyReader { return &keyReader{bufio.NewReader(r)} }

// next waits for the next key. The errors are those of the reader.
func (k *keyReader) next() (key, error) {
	r, _, err := k.r.ReadRune()
	switch {
	case err != nil:
		return keyNone, err
	case r == 0x1b:
		return k.sequence()
	case r < ' ' || r == 0x7f:
		return controls[r], nil
	case acts(r):
		return keyNone, nil
	}
	return key(r), nil
}

// sequence reads what follows an escape character. A terminal sends the
// sequence of a key at once, so an escape with nothing behind it is the key of
// that name.
func (k *keyReader) sequence() (key, error) {
	if k.r.Buffered() == 0 {
		return keyEscape, nil
	}
	introducer, err := k.r.ReadByte()
	if err != nil || !strings.ContainsRune("[O", rune(introducer)) {
		return keyNone, err
	}
	for parameters := ""; k.r.Buffered() > 0; {
		b, err := k.r.ReadByte()
		switch {
		case err != nil:
			return keyNone, err
		case b == '~':
			return sequences[parameters+"~"], nil
		case b >= 0x40: // ends the sequence (ECMA-48, 5.4)
			return sequences[string(rune(b))], nil
		}
		parameters += string(rune(b))
	}
	return keyNone, nil
}
