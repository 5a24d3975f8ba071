package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"runtime/debug"
	"time"

	"onrecord/bot"
	"onrecord/bot/discord"
	"onrecord/corpus"
)

// A reloader keeps what is answered from as the files of a corpus are. It is
// for one goroutine.
type reloader struct {
	files   fs.FS  // nil: those in the program, which stay as they are, and are not looked at
	follow  func() // sees to it that changes to the files from now on are told
	live    *bot.Live
	swapped func() // tells that the record is another; nil: nobody
	metrics *discord.Metrics
	log     *slog.Logger
	seen    glance // at the files as they were read last
	told    string // what was logged last to be wrong with them; empty: nothing
}

// A prompt is why to look at the files.
type prompt int

// The prompts, by how much they say.
const (
	polled  prompt = iota // it is time
	stirred               // something changed near them
	touched               // one of them was written, or may have been
	asked                 // somebody wants them read
)

// keep keeps what is answered from up to date, until ctx ends.
func (st *station) keep(ctx context.Context) {
	l := lookout{signs: newSigns(), hangups: st.hangups, look: st.reloader.fixed}
	if st.dir != "" {
		dir, err := filepath.Abs(st.dir)
		if err != nil {
			dir = st.dir // there is no working directory: it will not be found either
		}
		w := sentry{dir: dir, signs: l.signs, log: st.log}
		defer w.close()
		st.reloader.follow = w.renew
		l.look, l.poll = st.reloader.look, st.poll
	}
	l.run(ctx)
}

// look reads the files if there is reason to, and answers from them if they
// are sound. It reports false for files that are being written, which will be
// settled in a moment; with last it takes them as they are.
func (r *reloader) look(ctx context.Context, why prompt, last bool) (settled bool) {
	r.follow()
	before := glanceAt(r.files)
	stale := r.live.Fault() != nil
	switch {
	case why < touched && before == r.seen && !stale:
		return true
	case why == polled && before != r.seen:
		return false
	}
	start := time.Now()
	n := r.read()
	switch {
	case ctx.Err() != nil:
		n.close()
		return true
	case !last && glanceAt(r.files) != before:
		n.close()
		return false
	}
	r.seen = before
	r.settle(n, why, start)
	return true
}

// fixed stands in for look where the record is the one in the program.
func (r *reloader) fixed(_ context.Context, why prompt, _ bool) (settled bool) {
	if why == asked {
		r.log.Info("nothing to read again: the record is the one in the program")
	}
	return true
}

// news is what the files turned out to be.
type news struct {
	record *corpus.Corpus // nil: they are broken
	bot    *bot.Bot       // nil: the record is the one that is answered from, or there is none
	err    error
}

func (n news) close() {
	if n.bot != nil {
		_ = n.bot.Close() // in memory, and never answered from
	}
}

// read makes a bot of the files, beside the one that answers. Whatever is
// wrong with them, that one goes on.
func (r *reloader) read() (n news) {
	defer func() {
		if problem := recover(); problem != nil {
			r.log.Error("the corpus cannot be borne", "panic", fmt.Sprintf("%T", problem), "stack", string(debug.Stack()))
			n = news{err: errors.New("it cannot be borne, the log says why")}
		}
	}()
	c, err := corpus.Load(r.files)
	if err != nil {
		return news{err: err}
	}
	if r.record() == c.Fingerprint() {
		return news{record: c}
	}
	b, err := bot.New(c)
	if err != nil {
		return news{err: err}
	}
	return news{record: c, bot: b}
}

// settle answers from what was read, or says why not.
func (r *reloader) settle(n news, why prompt, start time.Time) {
	took := slog.Duration("took", time.Since(start).Round(time.Microsecond))
	if n.err != nil {
		r.fail(faultOf(n.err, start), why, took)
		return
	}
	r.told = ""
	fingerprint, statements := n.record.Fingerprint(), len(n.record.Standing())
	if n.bot == nil {
		r.live.Renew(start)
		r.metrics.Reloaded(discord.Unchanged)
		r.log.Info("record unchanged", "record", fingerprint, "statements", statements, took)
		return
	}
	before := r.record()
	n.bot.SetLoaded(start)
	r.live.Swap(n.bot)
	if r.swapped != nil {
		r.swapped()
	}
	r.metrics.Record(fingerprint, statements)
	r.metrics.Reloaded(discord.Swapped)
	r.log.Info("record swapped", "record", fingerprint, "statements", statements, "before", before, took)
	warn(r.log, n.record)
}

// fail notes what is wrong, and logs it unless that was done and nobody asks.
func (r *reloader) fail(f bot.Fault, why prompt, took slog.Attr) {
	r.live.Fail(f)
	r.metrics.Reloaded(discord.Failed)
	level := slog.LevelError
	if f.Problem == r.told && why != asked {
		level = slog.LevelDebug
	}
	r.told = f.Problem
	r.log.Log(context.Background(), level, "record not replaced", "problem", f.Problem, "more", f.More, "record", r.record(), took)
}

// record is the fingerprint of what is answered from.
func (r *reloader) record() string {
	b, release := r.live.Acquire()
	defer release()
	return b.Record()
}

// faultOf is what an error is to those who are answered from the record.
func faultOf(err error, at time.Time) bot.Fault {
	var problems corpus.Problems
	if errors.As(err, &problems) && len(problems) > 0 {
		return bot.Fault{Problem: visible(problems[0].String()), More: len(problems) - 1, Since: at}
	}
	return bot.Fault{Problem: visible(err.Error()), Since: at}
}

// warn logs what a reviewer should mend in a record, which keeps nobody from
// answering from it.
func warn(log *slog.Logger, c *corpus.Corpus) {
	if problems := corpus.Check(c); len(problems) > 0 {
		log.Warn("record to be mended", "problem", visible(problems[0].String()), "more", len(problems)-1)
	}
}

// A glance tells apart how files look from outside.
type glance [sha256.Size]byte

// glanceAt looks at names, sizes, times and modes of a corpus's files.
func glanceAt(fsys fs.FS) glance {
	hash := sha256.New()
	names, err := corpus.Files(fsys)
	fmt.Fprintln(hash, err)
	for _, name := range names {
		info, err := fs.Stat(fsys, name)
		if err != nil {
			fmt.Fprintf(hash, "%q %v\n", name, err)
			continue
		}
		fmt.Fprintf(hash, "%q %d %d %v\n", name, info.Size(), info.ModTime().UnixNano(), info.Mode())
	}
	return glance(hash.Sum(nil))
}
