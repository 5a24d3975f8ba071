package article_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"onrecord/corpus/article"
)

const sentence = "“The cranes – all 3 – stand,” said Zoë Łukasz 𝒱ega in Київ."

// wide gives a text as UTF-16 with the low byte first, or last if big.
func wide(text string, big bool) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		low, high := byte(unit), byte(unit>>8)
		if big {
			low, high = high, low
		}
		b.WriteByte(low)
		b.WriteByte(high)
	}
	return b.String()
}

func TestCharsets(t *testing.T) {
	t.Parallel()
	const latin = "\x93The cranes stand,\x94 said Zo\xeb Vega \x96 in a caf\xe9."
	const read = "“The cranes stand,” said Zoë Vega – in a café."
	tests := []struct{ name, file, kind, data, text, notes string }{
		{"utf-8", "a.txt", "", sentence, sentence, ""},
		{"utf-8 with a mark", "a.txt", "", "\ufeff" + sentence, sentence, ""},
		{"mark goes before the header", "a.txt", "text/plain; charset=windows-1252", "\ufeff" + sentence, sentence, ""},
		{"utf-16 with an emoji and no mark", "a.txt", "", wide("We’ll see \U0001f600, she said. “It is naïve,” he said.", false), "We’ll see \U0001f600, she said. “It is naïve,” he said.", "read as UTF-16 (it has no byte order mark)"},
		{"utf-16 little", "a.txt", "", "\xff\xfe" + wide(sentence, false), sentence, ""},
		{"utf-16 big", "a.txt", "", "\xfe\xff" + wide(sentence, true), sentence, ""},
		{"utf-16 little without a mark", "a.txt", "", wide(sentence, false), sentence, "read as UTF-16 (it has no byte order mark)"},
		{"utf-16 big without a mark", "a.txt", "", wide(sentence, true), sentence, "read as UTF-16 (it has no byte order mark)"},
		{"utf-16 Cyrillic without a mark", "a.txt", "", wide("Крани стоять, сказала вона.\n", false), "Крани стоять, сказала вона.", "read as UTF-16 (it has no byte order mark)"},
		{"utf-16 cut", "a.txt", "", "\xff\xfe" + wide("ab", false) + "c", "ab\ufffd", "1 unit was no UTF-16 and is U+FFFD in the text"},
		{"utf-16 half a pair", "a.txt", "", "\xff\xfea\x00\x00\xd8b\x00", "a\ufffdb", "1 unit was no UTF-16 and is U+FFFD in the text"},
		{"utf-16 page", "a", "", "\xff\xfe" + wide("<p>a<p>b", false), "a\n\nb", "little text (2 words): perhaps a paywall"},
		{"windows-1252", "a.txt", "", latin, read, "read as windows-1252"},
		{"windows-1252 in the header", "a.txt", "text/plain; charset=iso-8859-1", latin, read, ""},
		{"windows-1252 in a page", "a.html", "", "<meta charset=latin1><p>" + latin, read, "little text (10 words): perhaps a paywall"},
		{"in a page the old way", "a.html", "", `<head><meta http-equiv="Content-Type" content="text/html; charset=koi8-u"></head><p>` + "\xeb\xc9\xa7\xd7", "Київ", "little text (1 word): perhaps a paywall"},
		{"header goes before the page", "a.html", "text/html; charset=koi8-u", "<meta charset=latin1><p>\xeb\xc9\xa7\xd7", "Київ", "little text (1 word): perhaps a paywall"},
		{"shift-jis", "a.txt", "text/plain; charset=Shift_JIS", "\x83N\x83\x8c\x81[\x83\x93", "クレーン", ""},
		{"declared wrongly", "a.txt", "text/plain; charset=iso-8859-1", sentence, sentence, "declared as windows-1252 but is UTF-8"},
		{"declared quite wrongly", "a.txt", "text/plain; charset=gb2312", "起重机仍然屹立在码头，她说", "起重机仍然屹立在码头，她说", "declared as gbk but is UTF-8"},
		{"a few characters may be both", "a.txt", "text/plain; charset=gbk", "\xc1\xaa\xcd\xa8", "联通", ""},
		{"declared as what is not", "a.txt", "text/plain; charset=nonsense", sentence, sentence, `charset "nonsense" is not known`},
		{"page declares utf-16 and is not", "a.html", "", "<meta charset=utf-16><p>Zoë", "Zoë", "little text (1 word): perhaps a paywall"},
		{"bad bytes", "a.txt", "", "“a\xffb\xe2\x80” c\xc3", "“a\ufffdb\ufffd\ufffd” c\ufffd", "4 bytes were no UTF-8 and are U+FFFD in the text"},
		{"bad bytes of older text", "a.txt", "", "Zo\xeb, Ren\xe9, Bj\xf6rn \xc3\xa9", "Zoë, René, Björn Ã©", "read as windows-1252"},
		{"bad bytes of much", "a.txt", "", "“a” “b” “c” d\xffe\xe2\x80f", "“a” “b” “c” d\ufffde\ufffd\ufffdf", "3 bytes were no UTF-8 and are U+FFFD in the text"},
		{"bad byte, declared", "a.txt", "text/plain; charset=utf-8", "a\xffb", "a\ufffdb", "1 byte was no UTF-8 and is U+FFFD in the text"},
		{"bad character of another", "a.txt", "text/plain; charset=shift_jis", "a\xffb", "a\ufffdb", "1 character was no shift_jis and is U+FFFD in the text"},
		{"control characters", "a.txt", "", "a\x00 said\x1b[1m\u200b so\x85\u2028\u202eb\tc\x7f\u2069", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			a, err := article.Read(test.file, []byte(test.data), article.Options{ContentType: test.kind})
			if test.text == "" {
				if err == nil || err.Error() != "a.txt is binary (want an article as text, Markdown, HTML or .eml)" {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if notes := strings.Join(a.Notes, "; "); a.Text != test.text || notes != test.notes {
				t.Errorf("%q (%s), want %q (%s)", a.Text, notes, test.text, test.notes)
			}
		})
	}
}

func TestControlCharacters(t *testing.T) {
	t.Parallel()
	const data = "a said\x1b[1m\u200b so\u2028\u202eb\tc\x7f\u2069\r\n\r\nd\re\ff\u00a0\r\n"
	const want = "a said[1m so\nb c\n\nd\ne\nf"
	a, err := article.Read("a.txt", []byte(data), article.Options{})
	if err != nil || a.Text != want {
		t.Errorf("%+v %v, want %q", a, err, want)
	}
}
