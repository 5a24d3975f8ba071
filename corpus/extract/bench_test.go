package extract

import (
	"strings"
	"testing"
	"time"
)

// benchArticle is a page of an invented article, of the density of a real one.
const benchArticle = `The harbour board of Tidewater voted on Monday to dredge the channel, after a debate of nine hours.

“We have waited for eleven years, and the silt has not,” said Mayor Adaeze Okoro, who chaired the meeting. “It is time to dig.”

Her deputy, Tomas Lind, said that the work would begin in the spring and that the town would not borrow for it.

“Nobody has shown us a bill,” Lind told Radio Tidewater. He called the estimate “a number on a napkin.”

According to a report by the harbour office, the channel loses four centimetres a year. The office, which employs sixty people, declined to name a contractor.

The fishermen's union suggested that boats be moved to the north quay until the autumn, and its chairwoman, Ingrid Solheim, wrote on X: “We will not pay for a hole in the sea.”
`

func BenchmarkExtract(b *testing.B) {
	for name, text := range map[string]string{
		"article": strings.Repeat(benchArticle+"\n", 1000),
		"marks":   strings.Repeat(`"`, 1<<20),
		"words":   strings.Repeat(`"a" `, 1<<18),
		"opening": strings.Repeat(`“a `, 1<<18),
		"said":    strings.Repeat(`said `, 1<<18),
		"names":   strings.Repeat(`Ada Vega said `, 1<<16),
		"commas":  strings.Repeat(`Vega, "a," `, 1<<16),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Extract(text, Options{})
			}
		})
	}
}

// Eight times the text takes about eight times as long, whatever is in it: what
// were quadratic would take sixty-four times as long.
func TestTimeIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, piece := range map[string]string{
		"marks": `"`, "pairs": `"a" `, "opening": `“a `, "said": "said ", "names": "Ada Vega said ", "commas": `Vega, "a," `,
		"german": "„a “b ", "nested": "““a”” ", "lines": "“a\n\n", "insertions": "Ada, ", "clauses": "that he said ",
	} {
		t.Run(name, func(t *testing.T) {
			measure := func(size int) time.Duration {
				text := strings.Repeat(piece, size/len(piece))
				start := time.Now()
				Extract(text, Options{})
				return time.Since(start)
			}
			measure(1 << 14)
			small, large := measure(1<<15), measure(1<<18)
			if large > 30*small && large > time.Second {
				t.Errorf("%d bytes took %v, %d took %v: not linear", 1<<15, small, 1<<18, large)
			}
		})
	}
}
