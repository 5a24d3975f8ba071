package discord

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// What no new try mends ends Run, with a word on what to do.
func TestGatewayFatal(t *testing.T) {
	for _, code := range []int{4004, 4010, 4011, 4012, 4013, 4014} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			inBubble(t, answering, func(t *testing.T, r *aRun) {
				r.next(plan{ready: func(c *scriptedConn) { c.close(code) }})
				r.start()
				r.end()
				if r.err == nil || !strings.Contains(r.err.Error(), fmt.Sprint(code)) || !strings.Contains(r.err.Error(), "(want ") {
					t.Errorf("error %v does not say what to mend", r.err)
				}
				if len(r.identified) != 1 {
					t.Errorf("%d tries, want 1", len(r.identified))
				}
			})
		})
	}
	t.Run("on an open connection", func(t *testing.T) {
		inBubble(t, answering, func(t *testing.T, r *aRun) {
			r.start()
			c := r.connection()
			x := r.interact(aCommand)
			c.close(4014)
			r.end()
			if x.response == nil {
				t.Error("what had come was not answered")
			}
			if r.err == nil || r.g.Connected() || r.g.Frozen() {
				t.Errorf("error %v, connected %v, frozen %v", r.err, r.g.Connected(), r.g.Frozen())
			}
		})
	})
	t.Run("token not accepted", func(t *testing.T) {
		inBubble(t, answering, func(t *testing.T, r *aRun) {
			r.scripted.token = "MTA5.sCrIpT.another"
			r.start()
			r.end()
			if r.err == nil || !strings.Contains(r.err.Error(), "token") || len(r.sent("GET", "/gateway/bot")) != 1 {
				t.Errorf("error %v after %d tries", r.err, len(r.sent("GET", "/gateway/bot")))
			}
		})
	})
}

// Where Discord is down it is asked ever less often, and found when it is back.
func TestGatewayWaits(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		down := make([]plan, 20)
		for i := range down {
			down[i].hello = (*scriptedConn).drop
		}
		r.next(down...)
		r.start()
		began := time.Now()
		r.connection()
		if took := time.Since(began); took < 8*time.Minute || took > 20*time.Minute {
			t.Errorf("21 tries took %v", took)
		}
		if r.g.Frozen() {
			t.Error("frozen")
		}
		r.interact(aCommand).callback()
	})
}

func TestGatewayAddressFails(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		r.fail("gateway", broken(502), broken(500), cut, limit(2*time.Second, true), func(w http.ResponseWriter, _ *http.Request) {
			replyJSON(w, 200, map[string]string{"url": "https://gateway.discord.test"})
		})
		r.start()
		r.connection()
		r.interact(aCommand).callback()
	})
}

// When no session may begin for now the gateway waits until one may.
func TestGatewaySessionLimit(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		r.total = 1
		r.start()
		c := r.connection()
		synctest.Wait()
		at := time.Now()
		time.AfterFunc(30*time.Minute, func() {
			if r.g.Frozen() || r.g.Connected() {
				t.Errorf("frozen %v, connected %v", r.g.Frozen(), r.g.Connected())
			}
		})
		c.invalid(false)
		r.until("a session", func() bool { return len(r.identified) == 2 })
		if took := time.Since(at); took < time.Hour {
			t.Errorf("waited %v, want the hour that Discord asked for", took)
		}
		if !strings.Contains(r.log.String(), "no more sessions") {
			t.Error("log does not say so")
		}
		r.connection()
	})
}

// The address at which a session is resumed may not be there.
func TestGatewayDetour(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		dial := r.g.dialer.dial
		r.g.dialer.dial = func(ctx context.Context, network, addr string) (net.Conn, error) {
			if strings.HasPrefix(addr, scriptedResume) && r.resumes == 0 {
				return nil, fmt.Errorf("no route to %s", addr)
			}
			return dial(ctx, network, addr)
		}
		r.anyHost = true
		r.start()
		c := r.connection()
		synctest.Wait()
		r.interact(aCommand)
		c.drop()
		r.until("a resumption", func() bool { return r.resumes == 1 })
		r.connection()
	})
}

// A draining gateway answers all that Discord sends until it closes, and what
// it is still working on.
func TestGatewayDrains(t *testing.T) {
	work := func(ctx context.Context, raw []byte) *Exchange {
		time.Sleep(time.Second)
		x := answering(ctx, raw)
		x.Later = func(context.Context) []byte {
			time.Sleep(5 * time.Second)
			return []byte(`{"content":"On record.","allowed_mentions":{"parse":[]}}`)
		}
		return x
	}
	inBubble(t, work, func(t *testing.T, r *aRun) {
		r.start()
		r.connection()
		var all []*scriptedInteraction
		for range 5 {
			all = append(all, r.interact(aCommand))
		}
		r.leaving = func() {
			for range 5 {
				all = append(all, r.interact(aCommand))
			}
		}
		if err := r.stop(); err != nil {
			t.Error(err)
		}
		if len(all) != 10 || fmt.Sprint(r.ends) != "[1000]" {
			t.Errorf("%d interactions, closed with %v", len(all), r.ends)
		}
		for _, x := range all {
			if x.response == nil || len(x.edits) != 1 {
				t.Errorf("response %s, edits %s", x.response, x.edits)
			}
		}
	})
}

// A drain ends, whatever the others do.
func TestGatewayDrainEnds(t *testing.T) {
	t.Run("interactions that never end", func(t *testing.T) {
		never := func(ctx context.Context, raw []byte) *Exchange {
			<-ctx.Done()
			return nil
		}
		inBubble(t, never, func(t *testing.T, r *aRun) {
			r.start()
			r.connection()
			r.interact(aCommand)
			synctest.Wait()
			r.drainsWithin(t, drainLimit)
			if !strings.Contains(r.log.String(), "interactions left without an answer") {
				t.Error("log does not say so")
			}
		})
	})
	t.Run("Discord does not close", func(t *testing.T) {
		inBubble(t, answering, func(t *testing.T, r *aRun) {
			r.start()
			r.connection()
			synctest.Wait()
			r.leaving = func() { time.Sleep(time.Minute) }
			r.drainsWithin(t, leaveLimit)
			pass(time.Minute)
		})
	})
	for name, p := range map[string]plan{"connecting": {silent: true}, "identifying": {ready: func(*scriptedConn) {}}} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, answering, func(t *testing.T, r *aRun) {
				r.next(p)
				r.start()
				synctest.Wait()
				r.drainsWithin(t, 0)
			})
		})
	}
	t.Run("waiting", func(t *testing.T) {
		inBubble(t, answering, func(t *testing.T, r *aRun) {
			r.total = 0
			r.start()
			pass(time.Minute)
			r.drainsWithin(t, 0)
		})
	})
}

func (r *aRun) drainsWithin(t *testing.T, limit time.Duration) {
	t.Helper()
	at := time.Now()
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(at); took > limit+10*time.Millisecond {
		t.Errorf("took %v to drain, want %v", took, limit)
	}
}

// A gateway whose connection nobody mends is frozen.
func TestGatewayFrozen(t *testing.T) {
	inBubble(t, answering, func(t *testing.T, r *aRun) {
		stuck := make(chan struct{})
		r.g.Reconnected = func() { <-stuck }
		r.start()
		c := r.connection()
		synctest.Wait()
		c.drop()
		pass(time.Second)
		r.connection().drop()
		pass(r.interval)
		if r.g.Frozen() {
			t.Error("frozen before two intervals are over")
		}
		pass(r.interval)
		if !r.g.Frozen() {
			t.Error("not frozen")
		}
		close(stuck)
		r.connection()
		settle()
		if r.g.Frozen() {
			t.Error("frozen though it goes on")
		}
	})
}
