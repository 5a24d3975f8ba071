package main

import (
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"The harbour’s “silt”: 3 metres": "the-harbour-silt-3-metres",
		"漢字":                             "",
		strings.Repeat("word ", 30):      strings.TrimSuffix(strings.Repeat("word-", 12), "-"),
		strings.Repeat("x", 100):         strings.Repeat("x", maxSlug),
		"../../etc/passwd":               "etc-passwd",
		"Überfahrt nach Ærø im März":     "uberfahrt-nach-aero-im-marz",
	} {
		if got := slug(title); got != want {
			t.Errorf("slug(%q): %q, want %q", title, got, want)
		}
	}
}
