package bot_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/bot"
	"onrecord/corpus"
)

// A crowd is an invented record: so many people from so many countries, topics
// and statements, in made-up words, most of them rare as in a language.
type crowd struct {
	words     []string
	rank      *rand.Zipf
	random    *rand.Rand
	people    []string
	countries []string
}

func newCrowd() *crowd {
	random := rand.New(rand.NewPCG(5, 6))
	c := &crowd{
		random:    random,
		rank:      rand.NewZipf(random, 1.1, 20, 12_000-1),
		countries: strings.Fields("Germany France Italy Spain Poland Norway Ireland Japan Brazil Canada"),
	}
	for i := range 12_000 {
		c.words = append(c.words, invented(i+400))
	}
	for i := range 300 {
		c.people = append(c.people, capital(invented(7*i+90_000))+" "+capital(invented(11*i+500_000)))
	}
	return c
}

// invented makes a word of syllables, another for each number.
func invented(n int) string {
	var b strings.Builder
	for b.Len() < 4 || n > 0 {
		b.WriteByte("bdfgklmnprstvz"[n%14])
		n /= 14
		b.WriteByte("aeiou"[n%5])
		n /= 5
	}
	return b.String()
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }

func (c *crowd) word() string { return c.words[c.rank.Uint64()] }

func (c *crowd) phrase(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = c.word()
	}
	return strings.Join(list, " ")
}

var posts = strings.Split("Minister Mayor Director Governor Ambassador Chairman Head Commissioner Bishop Secretary", " ")

const crowdTopics = 60

func topicName(i int) string { return "Topic " + invented(13*i+4_000_000) }

// record gives the files of n statements.
func (c *crowd) record(n int) fs.FS {
	var b strings.Builder
	b.WriteString("sources:\n  - {id: log, title: Log, publisher: Daily Log, published: 2031-05-02}\npeople:\n")
	for i, name := range c.people {
		fmt.Fprintf(&b, "  - {id: p%d, name: %s, role: %s of %s, country: %s}\n", i, name, posts[i%len(posts)], capital(c.words[i]), c.countries[i%len(c.countries)])
	}
	b.WriteString("topics:\n")
	for i := range crowdTopics {
		fmt.Fprintf(&b, "  - {id: t%d, name: %s, terms: [%s, %s, %s]}\n", i, topicName(i), c.words[100+i], c.words[200+i], c.words[300+i]+" "+c.words[400+i])
	}
	b.WriteString("statements:\n")
	for i := range n {
		text := c.phrase(15 + c.random.IntN(30))
		if i%5 == 0 {
			fmt.Fprintf(&b, "  - {id: s%d, source: log, kind: fact, paragraph: %d, topics: [t%d], text: %s %s of %s.}\n", i, i+1, i%crowdTopics, capital(text), c.people[i%300], c.countries[i%10])
			continue
		}
		fmt.Fprintf(&b, "  - {id: s%d, source: log, kind: quote, speaker: p%d, paragraph: %d, text: %s.}\n", i, c.random.IntN(300), i+1, capital(text))
	}
	return fstest.MapFS{"log.yaml": {Data: []byte(b.String())}}
}

// filters makes n filters, all of them different in every field that they
// have.
func (c *crowd) filters(n int, of func(i int, f bot.Filter) bot.Filter) []bot.Filter {
	list := make([]bot.Filter, n)
	for i := range list {
		speaker := []string{c.people[i%300], strings.Fields(c.people[i%300])[1], c.countries[i%10], "the " + posts[i%len(posts)] + " of " + c.words[i%300]}[i%4]
		about := []string{topicName(i % crowdTopics), c.word(), c.phrase(2), c.words[100+i%crowdTopics] + " in " + c.countries[i%10]}[i/4%4]
		list[i] = of(i, bot.Filter{
			Speaker: fmt.Sprintf("%s, %s", speaker, c.people[i/300]),
			About:   about + " " + c.words[i],
			Any:     fmt.Sprintf("%s, %s; %s", c.word(), c.phrase(2), c.words[i]),
			Exclude: fmt.Sprintf("%s, %s %s", c.words[len(c.words)-1-i], c.word(), c.words[i]),
		})
	}
	return list
}

// sifting are ways to use the fields of filters.
var sifting = []struct {
	name string
	of   func(i int, f bot.Filter) bot.Filter
}{
	{"all", func(_ int, f bot.Filter) bot.Filter { return f }},
	{"speaker", func(_ int, f bot.Filter) bot.Filter { return bot.Filter{Speaker: f.Speaker} }},
	{"ids", func(i int, f bot.Filter) bot.Filter {
		return bot.Filter{Speakers: []string{fmt.Sprintf("p%d", i%300)}, Exclude: f.Exclude}
	}},
	{"about", func(_ int, f bot.Filter) bot.Filter { return bot.Filter{About: f.About} }},
	{"unknown", func(i int, f bot.Filter) bot.Filter { return bot.Filter{About: f.About + " " + invented(9_000_000+i)} }},
	{"words", func(_ int, f bot.Filter) bot.Filter { return bot.Filter{Any: f.Any, Exclude: f.Exclude} }},
	{"some", func(i int, f bot.Filter) bot.Filter {
		if i%2 == 0 {
			f.Speaker = ""
		}
		if i/2%2 == 0 {
			f.About = ""
		}
		if i/4%2 == 0 {
			f.Any = ""
		}
		return f
	}},
}

// benchmarkSieve times a batch of statements, which are the last of a record,
// and 10,000 filters, making the sieve included.
func benchmarkSieve(b *testing.B, size, fresh int) {
	c := newCrowd()
	r, err := open(c.record(size))
	if err != nil {
		b.Fatal(err)
	}
	batch := r.corpus.Statements[size-fresh:]
	for _, way := range sifting {
		filters := c.filters(10_000, way.of)
		b.Run(way.name, func(b *testing.B) {
			b.ReportAllocs()
			passed := 0
			for b.Loop() {
				passed = 0
				for _, list := range r.bot.Sieve(batch).PassAll(filters) {
					passed += len(list)
				}
			}
			b.ReportMetric(float64(passed), "passed")
		})
	}
}

func BenchmarkSieve10000x1000(b *testing.B) { benchmarkSieve(b, 1000, 1000) }

func BenchmarkSieve10000x1000Of20000(b *testing.B) { benchmarkSieve(b, 20_000, 1000) }

func BenchmarkSieve10000x10Of20000(b *testing.B) { benchmarkSieve(b, 20_000, 10) }

func BenchmarkWhy(b *testing.B) {
	r := openRecord(b, "declaration")
	f := bot.Filter{Speaker: "Merz", About: "troops", Any: "ceasefire, soldiers", Exclude: "tank", Kind: corpus.Quote}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		r.bot.Why(f, r.corpus.Statements[i%len(r.corpus.Statements)])
	}
}
