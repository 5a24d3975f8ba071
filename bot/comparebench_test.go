package bot_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"onrecord/corpus"
)

// message is one of 2,000 characters as people post them: quotes, right and
// wrong, among sentences of their own.
func message(c *corpus.Corpus, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < 2000; i++ {
		s := c.Statements[(n*7+i*3)%len(c.Statements)]
		words := strings.Fields(unquoted.Replace(s.Text))
		switch i % 3 {
		case 0:
			fmt.Fprintf(&b, "Somebody said “%s” and everybody cheered for a while. ", strings.Join(words, " "))
		case 1:
			words[len(words)/2] = "zebra"
			fmt.Fprintf(&b, "%s\n", strings.Join(words, " "))
		default:
			fmt.Fprintf(&b, "> %s\n", strings.Join(words[:1+len(words)/2], " "))
		}
	}
	text := []rune(b.String())
	return string(text[:min(2000, len(text))])
}

var unquoted = strings.NewReplacer("“", "", "”", "")

func BenchmarkCompare(b *testing.B) {
	for _, bench := range []struct {
		name   string
		record func() (record, error)
	}{
		{"embedded", records["declaration"]},
		{"20000", func() (record, error) { return open(spoken(20_000)) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			r, err := bench.record()
			if err != nil {
				b.Fatal(err)
			}
			var messages []string
			for n := range 50 {
				messages = append(messages, message(r.corpus, n))
			}
			took := make([]time.Duration, 0, samples)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				answer(b, r.bot, comparing(messages[i%len(messages)]))
				if len(took) < samples {
					took = append(took, time.Since(start))
				}
			}
			slices.Sort(took)
			b.ReportMetric(micros(took[len(took)/2]), "p50-µs")
			b.ReportMetric(micros(took[len(took)*99/100]), "p99-µs")
		})
	}
}

// spoken makes a corpus of n quotes by two speakers, of common English words
// and of made-up ones, most of them rare as in a language.
func spoken(n int) fs.FS {
	var b strings.Builder
	b.WriteString("sources:\n  - {id: log, title: Log of the harbour, published: 2031-05-02}\n")
	b.WriteString("people:\n  - {id: okoro, name: Adaeze Okoro}\n  - {id: lindt, name: Mats Lindt}\nstatements:\n")
	random := rand.New(rand.NewPCG(1, 2))
	common := strings.Fields("the of to and we a in that is will it for on be this have with are not as by they at from or which all can")
	rare := rand.NewZipf(random, 1.1, 8, 30_000)
	for i := range n {
		var text []string
		for range 12 + random.IntN(30) {
			if random.IntN(2) == 0 {
				text = append(text, common[random.IntN(len(common))])
			} else {
				text = append(text, fmt.Sprintf("b%dk", rare.Uint64()))
			}
		}
		fmt.Fprintf(&b, "  - {id: s%d, source: log, kind: quote, speaker: %s, paragraph: %d, text: \"%s.\"}\n",
			i, []string{"okoro", "lindt"}[i%2], i+1, strings.Join(text, " "))
	}
	return fstest.MapFS{"log.yaml": {Data: []byte(b.String())}}
}
