package bot_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"onrecord/bot"
	"onrecord/corpus"
)

// A record is a corpus with the bot that answers from it.
type record struct {
	corpus *corpus.Corpus
	bot    *bot.Bot
}

// records are those that every law is tested on, made once: a bot may be
// shared, which the race detector confirms by the way.
var records = map[string]func() (record, error){
	"declaration": sync.OnceValues(func() (record, error) { return open(corpus.Embedded()) }),
	"harbour":     sync.OnceValues(func() (record, error) { return open(os.DirFS("testdata/harbour/corpus")) }),
	"tunnel":      sync.OnceValues(func() (record, error) { return open(os.DirFS("testdata/tunnel/corpus")) }),
}

func open(fsys fs.FS) (record, error) {
	c, err := corpus.Load(fsys)
	if err != nil {
		return record{}, err
	}
	b, err := bot.New(c)
	return record{c, b}, err
}

func openRecord(t testing.TB, name string) record {
	t.Helper()
	if records[name] == nil {
		t.Fatalf("unknown record %q", name)
	}
	r, err := records[name]()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// onRecords runs a test on every record.
func onRecords(t *testing.T, test func(t *testing.T, r record)) {
	for name := range records {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, openRecord(t, name))
		})
	}
}

func asking(text string) bot.Request {
	return bot.Request{Command: "ask", Options: map[string]string{"question": text}}
}

func answer(t testing.TB, b *bot.Bot, r bot.Request) *bot.Reply {
	t.Helper()
	reply, err := b.Answer(t.Context(), r)
	if err != nil {
		t.Fatalf("%.200v: %v", r, err)
	}
	return reply
}

func plainText(t testing.TB, r *bot.Reply) string {
	t.Helper()
	var b strings.Builder
	if err := r.WriteText(&b, bot.Style{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asJSON(t testing.TB, r *bot.Reply) []byte {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestSpeakersAreThoseAskedFor(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		answered := 0
		for _, q := range asks(r.corpus) {
			reply := answer(t, r.bot, q.request)
			if reply.Outcome == bot.Answered {
				answered++
			}
			for _, a := range reply.Statements {
				if !slices.Contains(q.speakers, a.Statement.Speaker) {
					t.Errorf("%v: %s is by %v", q.request.Options, a.Statement.ID, a.Statement.Speaker)
				}
			}
		}
		if answered < 100 {
			t.Errorf("%d answers, too few to tell", answered)
		}
	})
}

func TestAnswersKeepTheLaws(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		for _, request := range requests(r.corpus) {
			checkLaws(t, r, request)
		}
	})
}

// checkLaws checks what holds for every request and reply.
func checkLaws(t testing.TB, r record, request bot.Request) *bot.Reply {
	t.Helper()
	reply := answer(t, r.bot, request)
	shown := slices.Concat(reply.Statements, reply.Mentions)
	switch {
	case reply.Outcome != bot.Answered && reply.Outcome != bot.Nothing:
		t.Errorf("%.200v: outcome %q", request, reply.Outcome)
	case reply.Outcome == bot.Nothing && len(reply.Statements) > 0:
		t.Errorf("%.200v: nothing on record, and %d statements", request, len(reply.Statements))
	case reply.Outcome == bot.Nothing && reply.Reason == "":
		t.Errorf("%.200v: nothing on record without a reason", request)
	case reply.Refused && reply.Outcome != bot.Nothing:
		t.Errorf("%.200v: refused and answered", request)
	case reply.Record != r.corpus.Fingerprint():
		t.Errorf("%.200v: record %q, want %q", request, reply.Record, r.corpus.Fingerprint())
	}
	for i, a := range shown {
		checkAnswer(t, r, a)
		if slices.ContainsFunc(shown[:i], func(b bot.Answer) bool { return b.Statement == a.Statement }) {
			t.Errorf("%.200v: %s twice", request, a.Statement.ID)
		}
	}
	checkAmended(t, reply)
	checkText(t, r, reply)
	if data := asJSON(t, reply); bytes.ContainsAny(data, "\n\r") {
		t.Errorf("%.200v: JSON over several lines:\n%s", request, data)
	}
	return reply
}

// checkAnswer checks that a statement of the record comes as it is.
func checkAnswer(t testing.TB, r record, a bot.Answer) {
	t.Helper()
	s := a.Statement
	if r.corpus.Statement(s.ID) != s {
		t.Errorf("%s is not the statement of the record", s.ID)
	}
	if a.Score <= 0 || a.Score > 1 {
		t.Errorf("%s: score %v", s.ID, a.Score)
	}
	var joined, verbatim, own strings.Builder
	for _, f := range a.Fragments {
		if f.Text == "" {
			t.Errorf("%s: empty fragment", s.ID)
		}
		joined.WriteString(f.Text)
		if f.Verbatim {
			verbatim.WriteString(f.Text)
		}
	}
	for _, segment := range s.Segments() {
		if segment.Verbatim {
			own.WriteString(segment.Text)
		}
	}
	if joined.String() != s.Text {
		t.Errorf("%s: fragments join to %q, want %q", s.ID, joined.String(), s.Text)
	}
	if verbatim.String() != own.String() {
		t.Errorf("%s: verbatim %q, want %q", s.ID, verbatim.String(), own.String())
	}
}

func TestSameRequestSameBytes(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		again, err := bot.New(r.corpus)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { again.Close() })
		list := every(3, requests(r.corpus))
		var bots sync.WaitGroup
		replies := make([][]string, 3)
		for i, b := range []*bot.Bot{r.bot, r.bot, again} {
			bots.Go(func() {
				for _, request := range list {
					reply, err := b.Answer(t.Context(), request)
					if err != nil {
						t.Error(err)
						return
					}
					replies[i] = append(replies[i], string(asJSON(t, reply))+plainText(t, reply))
				}
			})
		}
		bots.Wait()
		for i := range list {
			if replies[0][i] != replies[1][i] || replies[0][i] != replies[2][i] {
				t.Errorf("%v: three replies:\n%s\n%s\n%s", list[i], replies[0][i], replies[1][i], replies[2][i])
			}
		}
	})
}

func TestSilentPeopleAreMentionedOnly(t *testing.T) {
	t.Parallel()
	want := map[string][]string{
		"Steve Witkoff":       {"paris-meeting"},
		"Jared Kushner":       {"paris-meeting"},
		"Petra Lindqvist-Obi": {"nine-rounds"},
		"Jonas Keel":          {"hauliers-not-heard"}, // all that he said is withdrawn
		"Silke Maurer":        {"two-springs-dry"},
	}
	onRecords(t, func(t *testing.T, r record) {
		tested := 0
		for _, p := range r.corpus.People {
			if len(statementsBy(r.corpus, p)) > 0 {
				continue
			}
			tested++
			for _, request := range []bot.Request{
				asking("What did " + p.Name + " say?"),
				asking("what has " + strings.ToLower(p.Name) + " said so far"),
				{Command: "said", Options: map[string]string{"speaker": p.Name}},
			} {
				reply := checkLaws(t, r, request)
				if reply.Outcome != bot.Nothing || !slices.Equal(answerIDs(reply.Mentions), want[p.Name]) {
					t.Errorf("%v: %s, mentions %q, want %q", request, reply.Outcome, answerIDs(reply.Mentions), want[p.Name])
				}
			}
		}
		if tested == 0 {
			t.Error("everybody has spoken")
		}
	})
}

func TestLimit(t *testing.T) {
	t.Parallel()
	onRecords(t, func(t *testing.T, r record) {
		request := bot.Request{Command: "facts"}
		all := answer(t, r.bot, request).Statements
		if len(all) < 5 {
			t.Fatalf("%d facts, too few to tell", len(all))
		}
		for limit := -1; limit <= len(all)+1; limit++ {
			request.Limit = limit
			reply := answer(t, r.bot, request)
			want := all
			if limit > 0 && limit < len(all) {
				want = all[:limit]
			}
			if !slices.Equal(answerIDs(reply.Statements), answerIDs(want)) || reply.Omitted != len(all)-len(want) {
				t.Errorf("limit %d: %d statements, %d omitted, of %d", limit, len(reply.Statements), reply.Omitted, len(all))
			}
			more := fmt.Sprintf("\n%d more not shown\n", len(all)-len(want))
			if got := strings.Contains(plainText(t, reply), more); got != (reply.Omitted > 0) {
				t.Errorf("limit %d: %q in the text: %v", limit, more, got)
			}
		}
	})
}

func TestFaults(t *testing.T) {
	t.Parallel()
	b := openRecord(t, "declaration").bot
	for _, test := range []struct {
		request bot.Request
		want    string
	}{
		{bot.Request{}, `unknown command "" (want one of ask, said, facts, quote, people, coverage, compare)`},
		{bot.Request{Command: "Ask"}, `unknown command "Ask" (want one of ask, said, facts, quote, people, coverage, compare)`},
		{bot.Request{Command: "watch"}, `watch is not answered from the record (want one of ask, said, facts, quote, people, coverage, compare)`},
		{bot.Request{Command: "watch list"}, `watch list is not answered from the record (want one of ask, said, facts, quote, people, coverage, compare)`},
		{bot.Request{Command: "watch off"}, `unknown command "watch off" (want one of ask, said, facts, quote, people, coverage, compare)`},
		{bot.Request{Command: "ask", Options: map[string]string{"text": "Merz"}}, `ask: unknown option "text"`},
		{bot.Request{Command: "people", Options: map[string]string{"b": "", "a": ""}}, `people: unknown option "a"`},
	} {
		if reply, err := b.Answer(t.Context(), test.request); err == nil || err.Error() != test.want {
			t.Errorf("%v: %v, %v, want error %q", test.request, reply, err, test.want)
		}
	}
}
