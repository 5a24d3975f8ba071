package index

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus"
)

func TestTiesStandInOrder(t *testing.T) {
	t.Parallel()
	texts := slices.Repeat([]string{"the same words again"}, 40)
	x := build(t, facts(texts...))
	for _, limit := range []int{0, 7} {
		q := Text("same words")
		q.Limit = limit
		for i, h := range find(t, x, q) {
			if h.Statement.ID != fmt.Sprint(i) {
				t.Fatalf("hit %d is statement %s, want %d", i, h.Statement.ID, i)
			}
		}
	}
}

func TestSameHitsEveryTime(t *testing.T) {
	t.Parallel()
	c := invented(60)
	q := Text(strings.Join([]string{invent(1), invent(4), invent(30), invent(71)}, " "))
	q.Clauses = append(q.Clauses, Clause{Phrases: alternatives})
	want := find(t, build(t, c), q)
	if len(want) < 10 {
		t.Fatalf("only %d hits", len(want))
	}
	for range 20 {
		x := build(t, c)
		for range 2 {
			if got := find(t, x, q); !reflect.DeepEqual(got, want) {
				t.Fatalf("got %v, want %v", got, want)
			}
		}
	}
}

func TestBatchesMakeNoDifference(t *testing.T) {
	t.Parallel()
	c := invented(60)
	q := Text(strings.Join(alternatives, " "))
	q.Clauses = append(q.Clauses, Clause{Phrases: []string{invent(0) + " " + invent(1), invent(1) + " " + invent(0)}})
	whole := build(t, c)
	cut, err := newIndex(c.Statements, mentionsOfPort, 7)
	if err != nil {
		t.Fatal(err)
	}
	defer cut.Close()
	if got, want := find(t, cut, q), find(t, whole, q); !reflect.DeepEqual(got, want) {
		t.Errorf("in batches of 7: %v, want %v", got, want)
	}
	for _, w := range whole.Vocabulary() {
		term := Words(w)[0].Term
		if got, want := cut.Count(term), whole.Count(term); got != want {
			t.Errorf("Count(%q) = %d in batches of 7, want %d", term, got, want)
		}
	}
}

func TestSearchesAtOnce(t *testing.T) {
	t.Parallel()
	x := harbourIndex(t)
	want := find(t, x, Text("port dockers"))
	results := make(chan []Hit)
	for range 8 {
		go func() {
			hits, _ := x.Search(context.Background(), Text("port dockers"))
			results <- hits
		}()
	}
	for range 8 {
		if got := <-results; !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestSearchEndsWithContext(t *testing.T) {
	t.Parallel()
	x := harbourIndex(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, q := range []Query{{}, Text("port"), {Speakers: []string{"ada"}}} {
		if hits, err := x.Search(ctx, q); !errors.Is(err, context.Canceled) || hits != nil {
			t.Errorf("got %v and %v, want %v", hits, err, context.Canceled)
		}
	}
	if got := ids(find(t, x, Text("port"))); got != "4 2" {
		t.Errorf("afterwards %q, want the index unharmed", got)
	}
}

func TestEmptyCorpus(t *testing.T) {
	t.Parallel()
	x := build(t, &corpus.Corpus{})
	for _, q := range []Query{{}, Text("port"), phrase("port crews"), {Speakers: []string{"ada"}}} {
		if hits := find(t, x, q); len(hits) != 0 {
			t.Errorf("found %v in nothing", hits)
		}
	}
}

func TestLongQuery(t *testing.T) {
	t.Parallel()
	x := harbourIndex(t)
	var words []string
	for i := range uint64(12_000) {
		words = append(words, invent(i))
	}
	long := strings.Join(append(words, "port"), " ")
	if got := ids(find(t, x, Text(long))); got != "4 2" {
		t.Errorf("got %q, want what its one known word finds", got)
	}
	if got := find(t, x, phrase(long)); len(got) != 0 {
		t.Errorf("as one phrase it finds %v", got)
	}
}
