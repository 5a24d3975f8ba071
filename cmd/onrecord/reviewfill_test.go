package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestFill(t *testing.T) {
	t.Parallel()
	set := func(s string) string { return "<" + s + ">" }
	cases := []struct {
		text []stretch
		want string
	}{
		{nil, ""},
		{[]stretch{{text: "  "}}, ""},
		{[]stretch{{text: "one two three four"}}, "  one two\n  three four"},
		{[]stretch{{text: "one ("}, {text: "two three", style: set}, {text: ") four"}}, "  one (<two>\n  <three>)\n  four"},
		{[]stretch{{text: "a verylongwordindeed b"}}, "  a\n  verylongwo\n  rdindeed b"},
		{[]stretch{{text: "漢字漢字漢字漢字"}}, "  漢字漢字漢\n  字漢字"},
		{[]stretch{{text: "e\u0301e\u0301"}}, "  e\u0301e\u0301"},
		{[]stretch{{text: "a\x1b[2J\u202eb"}}, "  a\\u001b[2J\n  \\u202eb"},
	}
	for _, c := range cases {
		if got := join(fill(2, 12, c.text...)); got != c.want {
			t.Errorf("fill(%+v):\n%q, want\n%q", c.text, got, c.want)
		}
	}
}

func TestFillNarrow(t *testing.T) {
	t.Parallel()
	lines := fill(9, 4, stretch{text: "ab c"})
	if len(lines) != 3 {
		t.Errorf("%q, want a character a line", join(lines))
	}
}

func TestAround(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		total, first, last, n int
		want                  string
	}{
		{5, 1, 2, 9, "0 1! 2! 3 4"},
		{9, 4, 4, 5, "… 3 4! 5 …"},
		{9, 0, 0, 4, "0! 1 2 …"},
		{9, 8, 8, 4, "… 6 7 8!"},
		{9, 2, 8, 4, "2! 3! 4! …"}, // the beginning of the words
		{9, 4, 4, 1, "4!"},
		{9, 4, 4, 0, ""},
		{9, -1, -1, 3, "0 1 …"},
	} {
		var lines []shownLine
		for i := range c.total {
			marked := c.first <= i && i <= c.last
			text := fmt.Sprint(i)
			if marked {
				text += "!"
			}
			lines = append(lines, shownLine{text, marked})
		}
		var got []string
		for _, l := range around(lines, c.n) {
			got = append(got, strings.TrimSpace(l.text))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%d of %d lines about %d to %d: %q, want %q", c.n, c.total, c.first, c.last, s, c.want)
		}
	}
}
