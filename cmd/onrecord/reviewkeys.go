package main

import (
	"bufio"
	"io"
	"strings"
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
	keyNone      key = "" // one that means nothing here
)

// typed gives the character of a key, empty for one without.
func (k key) typed() string {
	switch k {
	case keyEnter, keyEscape, keyBackspace, keyClear, keyInterrupt, keyUp, keyDown, keyLeft, keyRight:
		return ""
	}
	return string(k)
}

// controls are the keys that a terminal in raw mode sends as one byte.
var controls = map[rune]key{
	'\r': keyEnter, '\n': keyEnter, 0x7f: keyBackspace, '\b': keyBackspace,
	0x15: keyClear, 0x03: keyInterrupt, 0x04: keyInterrupt,
	0x0e: keyDown, 0x10: keyUp, // Ctrl-N and Ctrl-P, as in a shell
}

// arrows are the last bytes of the sequences that arrow keys send.
var arrows = map[byte]key{'A': keyUp, 'B': keyDown, 'C': keyRight, 'D': keyLeft}

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
	for k.r.Buffered() > 0 {
		b, err := k.r.ReadByte()
		if err != nil {
			return keyNone, err
		}
		if b >= 0x40 { // ends the sequence (ECMA-48, 5.4)
			return arrows[b], nil
		}
	}
	return keyNone, nil
}
