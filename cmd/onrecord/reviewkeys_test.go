package main

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestKeys(t *testing.T) {
	t.Parallel()
	cases := []struct {
		sent string
		want []key
	}{
		{"aé漢", []key{"a", "é", "漢"}},
		{"\r\n\x7f\b\x15\x03\x04", []key{keyEnter, keyEnter, keyBackspace, keyBackspace, keyClear, keyInterrupt, keyInterrupt}},
		{"\x1b[A\x1b[B\x1bOC\x1b[D", []key{keyUp, keyDown, keyRight, keyLeft}},
		{"\x1b[1;5Ax", []key{keyUp, "x"}},
		{"\x1b[3~x\x1b[?25hx", []key{keyDelete, "x", keyNone, "x"}},
		{"\x1b[H\x1b[F\x1bOH\x1b[1~\x1b[4~\x1b[5~", []key{keyHome, keyEnd, keyHome, keyHome, keyEnd, keyNone}},
		{"\x1b", []key{keyEscape}},
		{"\x1b[", []key{keyNone}},
		{"\x1bq", []key{keyNone}}, // Alt-Q
		{"\x00\x19\u202e", []key{keyNone, keyNone, keyNone}},
	}
	for _, c := range cases {
		if got := pressed(t, strings.NewReader(c.sent)); !slices.Equal(got, c.want) {
			t.Errorf("%q: keys %q, want %q", c.sent, got, c.want)
		}
	}
	// an escape by itself comes by itself
	if got := pressed(t, iotest.OneByteReader(strings.NewReader("\x1bq"))); !slices.Equal(got, []key{keyEscape, "q"}) {
		t.Errorf("keys %q, want escape and q", got)
	}
}

func pressed(t *testing.T, r io.Reader) []key {
	t.Helper()
	var list []key
	for reader := newKeyReader(r); ; {
		k, err := reader.next()
		if errors.Is(err, io.EOF) {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, k)
	}
}
