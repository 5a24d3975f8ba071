package bot_test

import (
	"slices"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

func BenchmarkNew(b *testing.B) {
	c := openRecord(b, "declaration").corpus
	b.ReportAllocs()
	for b.Loop() {
		built, err := bot.New(c)
		if err != nil {
			b.Fatal(err)
		}
		if err := built.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// mix is one question of every sort.
var mix = []string{
	"what did Merz say",
	"What did the German chancellor say about troops?",
	"what did Mertz say on soldiers",
	"Was hat Selenskyj über die Waffenruhe gesagt?",
	"What did Macron and Starmer say about the ceasefire?",
	"who said “a great development”",
	"who said that there could be thousands of troops",
	"which countries ruled out troops",
	"is Italy sending troops?",
	"Who alone has committed troops so far?",
	"what did the Times report",
	"what was said to Fox News",
	"when was the declaration signed",
	"where did the leaders meet",
	"how long has the war lasted",
	"who monitors the truce?",
	"what are the military hubs for",
	"<@80351110224678912> **WHAT** did zelenskyy say about deterrence 👀",
	"what did Witkoff say",
	"what did Merz say about tariffs",
	"what did Angela Merkel say about Brexit",
	"Could you please tell me everything that is known about the legal framework under which partner forces could operate in Ukraine",
}

// samples is how many answers the percentiles are taken from at most.
const samples = 1 << 16

func BenchmarkAnswer(b *testing.B) {
	r := openRecord(b, "declaration").bot
	took := make([]time.Duration, 0, samples)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		answer(b, r, asking(mix[i%len(mix)]))
		if len(took) < samples {
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.ReportMetric(micros(took[len(took)/2]), "p50-µs")
	b.ReportMetric(micros(took[len(took)*99/100]), "p99-µs")
}

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1e3 }

func BenchmarkRead(b *testing.B) {
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		b.Fatal(err)
	}
	x, err := index.Build(c, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	reader := question.NewReader(c, names.New(c), x)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		reader.Read(mix[i%len(mix)])
	}
}
