package corpus_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/corpus"
)

// ordinary writes a corpus of n statements as people write them.
func ordinary(n int) fstest.MapFS {
	var b strings.Builder
	b.WriteString("sources:\n  - {id: ferry-log, title: Log of the ferry, published: 2030-02-01}\n")
	b.WriteString("people:\n  - {id: ines-vale, name: Ines Vale}\ntopics:\n  - {id: tides, name: Tides}\n  - {id: fares, name: Fares}\nstatements:\n")
	for i := range n {
		fmt.Fprintf(&b, `  - id: vale-remark-%d
    source: ferry-log
    kind: reported
    speaker: ines-vale
    text: >-
      Boat number %d leaves on the ebb, whatever the clock says, and it will
      carry bicycles, dogs and crates at no extra fare.
    via: [Harbour Radio]
    paragraph: %d
    topics: [tides, fares]
`, i, i, i%40+1)
	}
	return fstest.MapFS{"log.yaml": {Data: []byte(b.String())}}
}

func BenchmarkLoad(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			fsys := ordinary(n)
			b.ReportAllocs()
			b.SetBytes(int64(len(fsys["log.yaml"].Data)))
			for b.Loop() {
				if _, err := corpus.Load(fsys); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("embedded", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := corpus.Load(corpus.Embedded()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
