package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/state"
	"onrecord/bot/watch"
	"onrecord/corpus"
)

// kills is how often the program is killed in all, by so many in parallel.
const (
	kills   = 208
	streams = 4
)

// TestWatchKilled kills the program at random moments under a stream of
// changes, with a Discord that fails by chance: nothing that a watch lets
// through is lost, nothing is posted twice, a channel has it in the order in
// which it came, and every post says at last what the record says.
func TestWatchKilled(t *testing.T) {
	t.Parallel()
	for i := range streams {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			newStream(t, uint64(i)).run(kills / streams)
		})
	}
}

// A stream is a record that changes, the watches on it, and the program.
type stream struct {
	testing.TB
	dir, state string
	discord    *channels
	chance     *rand.Rand
	statements []streamed
	started    int
	log        *serveLog // of the last one
	url        string
}

// streamed is a statement of the stream.
type streamed struct {
	id, speaker, text, keys string
}

// audiences are the channels, and whose words they are told.
var audiences = map[string]string{"101": "", "102": "Vega", "103": "Orsini"}

func newStream(t testing.TB, seed uint64) *stream {
	s := &stream{
		TB: t, dir: t.TempDir(), state: filepath.Join(t.TempDir(), "state.db"),
		discord: newChannels(t, seed), chance: rand.New(rand.NewPCG(seed, 2)),
	}
	s.write()
	s.prepare()
	return s
}

// write puts a new record in the place of the one that there is.
func (s *stream) write() {
	var b strings.Builder
	b.WriteString("sources: [{id: herald, title: Report on the quay, published: 2031-03-01}]\n" +
		"people: [{id: vega, name: Lena Vega}, {id: orsini, name: Paolo Orsini}]\nstatements:\n" +
		"  - {id: quay, source: herald, kind: fact, text: There is a quay., paragraph: 1}\n")
	for _, st := range s.statements {
		fmt.Fprintf(&b, "  - {id: %s, source: herald, kind: quote, speaker: %s, text: %q, paragraph: 1%s}\n", st.id, st.speaker, st.text, st.keys)
	}
	aside := filepath.Join(s.dir, "aside")
	if err := errors.Join(os.WriteFile(aside, []byte(b.String()), 0o600), os.Rename(aside, filepath.Join(s.dir, "record.yaml"))); err != nil {
		s.Error(err)
	}
}

// prepare makes the watches, in a state that knows the first record.
func (s *stream) prepare() {
	s.Helper()
	c, err := corpus.Load(os.DirFS(s.dir))
	if err != nil {
		s.Fatal(err)
	}
	b, err := bot.New(c)
	if err != nil {
		s.Fatal(err)
	}
	defer b.Close()
	s.desk(func(d *watch.Desk) {
		if _, err := d.Update(b); err != nil {
			s.Fatal(err)
		}
		for channel, speaker := range audiences {
			reply, err := d.Do(context.Background(), b, watch.Request{
				Action: "add", Server: "1", User: "2", Options: map[string]string{"channel": channel, "speaker": speaker},
			})
			if err != nil || reply.Refused {
				s.Fatalf("%v, %v", reply, err)
			}
		}
	})
}

// desk opens the state, which nothing else has open.
func (s *stream) desk(f func(*watch.Desk)) {
	s.Helper()
	store, err := state.Open(s.state)
	if err != nil {
		s.Fatal(err)
	}
	defer store.Close()
	d, err := watch.Open(store, watch.Options{})
	if err != nil {
		s.Fatal(err)
	}
	f(d)
}

// change changes the record: most often by a new statement.
func (s *stream) change() {
	if n := s.chance.IntN(10); n < 3 && len(s.statements) > 0 {
		st := &s.statements[s.chance.IntN(len(s.statements))]
		switch {
		case n == 0:
			st.keys = ", withdrawn: {by: the source, why: It was not so.}"
		case st.keys == "": // one that came back would come out of order
			st.text = fmt.Sprintf("Sentence %d of another wording.", s.chance.IntN(1e6))
		}
	} else {
		s.add()
	}
	s.write()
}

func (s *stream) add() {
	n := len(s.statements)
	s.statements = append(s.statements, streamed{
		id: fmt.Sprintf("s%05d", n), speaker: []string{"vega", "orsini"}[s.chance.IntN(2)], text: fmt.Sprintf("Sentence number %d.", n),
	})
}

// start starts the program.
func (s *stream) start() *exec.Cmd {
	s.Helper()
	self, err := os.Executable()
	if err != nil {
		s.Fatal(err)
	}
	log := newServeLog()
	s.log = log
	p := &exec.Cmd{
		Path: self, Stderr: log,
		Args: []string{"onrecord", "serve", "--no-gateway", "--no-register", "--listen", "127.0.0.1:0", "--corpus", s.dir, "--poll", "1s", "--state", s.state},
		Env: []string{
			"DISCORD_PUBLIC_KEY=" + servePublicKey(), tokenVariable + "=a.b.c", originVariable + "=" + s.discord.url,
			"GORACE=atexit_sleep_ms=0", "GOMAXPROCS=1", "ONRECORD_LOG_LEVEL=debug",
		},
	}
	if err := p.Start(); err != nil {
		s.Fatal(err)
	}
	s.started++
	s.Cleanup(func() { _ = p.Process.Kill() }) // of one that a failure left
	select {
	case address := <-log.address:
		s.url = "http://" + address
	case <-time.After(2 * time.Minute):
		s.Fatalf("does not serve:\n%s", log)
	}
	return p
}

// run kills the program so often, and then lets it come to its end.
func (s *stream) run(times int) {
	s.Helper()
	s.discord.faults = true
	s.Cleanup(func() {
		if s.Failed() {
			s.Logf("the last start:\n%s", s.log)
		}
	})
	for range times {
		p := s.start()
		stop := time.After(time.Duration(s.chance.IntN(900)) * time.Millisecond)
		for stop != nil {
			s.change()
			select {
			case <-stop:
				stop = nil
			case <-time.After(time.Duration(20+s.chance.IntN(150)) * time.Millisecond):
			}
		}
		_ = p.Process.Kill()
		_ = p.Wait()
	}
	p := s.start()
	s.settle()
	if err := errors.Join(p.Process.Signal(syscall.SIGTERM), p.Wait()); err != nil {
		s.Error(err)
	}
	s.check()
}

// settle waits until nothing is left to send.
func (s *stream) settle() {
	s.Helper()
	s.log.await("record compared")
	tick, limit := time.NewTicker(50*time.Millisecond), time.After(3*time.Minute)
	defer tick.Stop()
	for {
		if _, page := get(s, s.url+"/metrics"); strings.Contains(page, "\nonrecord_outbox_length 0\n") {
			return
		}
		select {
		case <-tick.C:
		case <-limit:
			s.Fatal("something waits for ever")
		}
	}
}

// check compares what the channels have with the record.
func (s *stream) check() {
	s.Helper()
	byID := map[string]streamed{}
	for _, st := range s.statements {
		byID[st.id] = st
	}
	total := 0
	s.desk(func(d *watch.Desk) {
		for channel, speaker := range audiences {
			total += s.checkChannel(d, channel, strings.ToLower(speaker), byID)
		}
	})
	s.Logf("%d starts: %d statements in %d messages, %d edits, %d sent twice and taken once",
		s.started, total, len(s.discord.messages), s.discord.edits, s.discord.repeated)
}

func (s *stream) checkChannel(d *watch.Desk, channel, speaker string, byID map[string]streamed) (total int) {
	s.Helper()
	var got []string
	posts := map[string]bool{}
	for _, m := range s.discord.messages {
		if m.Channel != channel {
			continue
		}
		post := m.post()
		c, err := d.Content(post)
		switch {
		case err != nil:
			s.Errorf("a message that is no post: %s: %v", m, err)
			continue
		case posts[post] || c.Message != m.ID:
			s.Errorf("post %s is there more than once, or under another message: %s", post, m)
		}
		posts[post] = true
		for i, shown := range c.Shown {
			got = append(got, shown.ID)
			st := byID[shown.ID]
			if (shown.Withdrawn != nil) != (st.keys != "") || shown.Text != st.text {
				s.Errorf("post %s has %s as %q, withdrawn %v, want %+v", post, shown.ID, shown.Text, shown.Withdrawn, st)
			}
			if i < 5 && !strings.Contains(string(m.Body), shown.ID) {
				s.Errorf("the message of post %s does not show %s", post, shown.ID)
			}
		}
	}
	var want, withdrawn []string
	for _, st := range s.statements {
		if speaker == "" || st.speaker == speaker {
			want = append(want, st.id)
			if st.keys != "" {
				withdrawn = append(withdrawn, st.id)
			}
		}
	}
	seen := map[string]bool{}
	for _, id := range got {
		if seen[id] {
			s.Errorf("channel %s: %s was posted twice", channel, id)
		}
		seen[id] = true
	}
	for _, id := range want {
		if !seen[id] && !slices.Contains(withdrawn, id) { // who was withdrawn before anybody was shown it is in no post
			s.Errorf("channel %s: %s is lost", channel, id)
		}
	}
	if !slices.IsSorted(got) {
		s.Errorf("channel %s: out of order: %s", channel, strings.Join(got, " "))
	}
	return len(got)
}
