package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"time"
)

// grace is how long an answer may take before the response only says that it
// will come. Discord waits 3 s for a response, network included
// (https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction).
const grace = 1500 * time.Millisecond

// answeredAtOnce is how many are answered at the same time; the others wait.
// Answers are work for the processor: more of them at once only leave less of
// it for sending those that are ready.
var answeredAtOnce = 2 * runtime.GOMAXPROCS(0)

// maxAnswering is how long an answer may take at all. Discord takes an edit
// for 15 minutes; nobody waits that long.
const maxAnswering = 2 * time.Minute

// noteFault is all that a user is told of a fault.
const noteFault = "Something went wrong here, and has been noted. Please try again."

// ServiceOptions say what a service answers from, and within which limits.
type ServiceOptions struct {
	Bot     func() (b Answerer, release func()) // for one interaction, after which it is released; see [Always]
	Watches Keeper                              // nil: none are kept, and the buttons of posts are out of date
	Missing Missing                             // nil: nobody is told what the bot may not do
	Limits  LimitOptions
	Metrics *Metrics     // nil: nothing is counted
	Log     *slog.Logger // nil: nothing is logged
}

// Missing names the permissions that the bot lacks to post to a channel, as
// [Client.MissingPermissions] does; none: it lacks nothing.
type Missing func(ctx context.Context, server, channel string) ([]string, error)

// A Service does with an interaction what is the same for every transport:
// it reads it, keeps the limits, answers or puts off the answer, and takes
// down how that went. It may be used by several goroutines at once.
type Service struct {
	acquire func() (Answerer, func())
	watches Keeper
	missing Missing
	limits  *limits
	metrics *Metrics
	log     *slog.Logger
	slots   chan struct{} // one for each that is being answered
}

// NewService makes a service that can answer at once.
func NewService(o ServiceOptions) *Service {
	return &Service{
		acquire: o.Bot,
		watches: o.Watches,
		missing: o.Missing,
		limits:  newLimits(o.Limits, time.Now),
		metrics: o.Metrics,
		log:     cmp.Or(o.Log, slog.New(slog.DiscardHandler)),
		slots:   make(chan struct{}, answeredAtOnce),
	}
}

// Receive answers an interaction, given as Discord sent it. It never panics
// and is back before Discord gives up on the response.
func (s *Service) Receive(ctx context.Context, raw []byte) *Exchange {
	i, err := decode(raw)
	if err != nil {
		s.log.Error("interaction could not be read", "error", unreadable(err))
		return &Exchange{}
	}
	e := &Exchange{ID: i.ID, Token: i.Token, AppID: i.AppID}
	work := &handling{Service: s, interaction: i, began: time.Now(), done: make(chan *Response, 1)}
	if response := work.limited(); response != nil {
		e.Response = encode(response)
		return e
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), maxAnswering)
	go work.run(ctx, cancel)
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case response := <-work.done:
		e.Response = encode(response)
	case <-timer.C:
		e.Response = encode(work.deferral())
		if work.deferrable() {
			e.Later = work.later
		}
	}
	return e
}

// unreadable says what is wrong with the JSON of an interaction, without what
// was in it: that may be a token.
func unreadable(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("no JSON from byte %d on", syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Sprintf("%s at byte %d, want %v", kind.Field, kind.Offset, kind.Type)
	}
	return "not an interaction"
}

// encode writes a response or an edit, which can always be written.
func encode(v any) []byte {
	body, err := json.Marshal(v)
	if err != nil {
		panic(err) // of types made to be written
	}
	return body
}
