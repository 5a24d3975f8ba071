package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"onrecord/bot/discord"
)

// serving is what the flags of serve say.
type serving struct {
	gateway    toggle // not set: where there is a token
	noGateway  toggle
	noRegister toggle
	listen     string // empty: nowhere
	user       perMinute
	server     perMinute
	poll       period
	state      stateFile
	level      choice
	format     choice
}

func newServing() *serving {
	return &serving{
		user:   perMinute(discord.DefaultLimits.User),
		server: perMinute(discord.DefaultLimits.Server),
		poll:   period(30 * time.Second),
		level:  choice{"info", []string{"debug", "info", "warn", "error"}},
		format: choice{"text", []string{"text", "json"}},
	}
}

// flags declares the flags of serve.
func (s *serving) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	for _, f := range []struct {
		name, variable, usage string
		value                 pflag.Value
	}{
		{"gateway", "ONRECORD_GATEWAY", "connect to the gateway (default: if there is a token)", &s.gateway},
		{"no-gateway", "", "do not connect to the gateway", &s.noGateway},
		{"no-register", "ONRECORD_NO_REGISTER", "do not register the commands", &s.noRegister},
		{"user-limit", "ONRECORD_USER_LIMIT", "answer `N` interactions of a user a minute, 0 for all", &s.user},
		{"server-limit", "ONRECORD_SERVER_LIMIT", "answer `N` interactions of a server a minute, 0 for all", &s.server},
		{"poll", "ONRECORD_POLL", "look every `TIME` whether the corpus has changed, 0 for never", &s.poll},
		{"log-level", "ONRECORD_LOG_LEVEL", "log from this level on", &s.level},
		{"log-format", "ONRECORD_LOG_FORMAT", "log as text or as JSON, one object a line", &s.format},
	} {
		flag := flags.VarPF(f.value, f.name, "", f.usage)
		complete := cobra.NoFileCompletions
		switch v := f.value.(type) {
		case *toggle:
			flag.NoOptDefVal = "true"
		case *choice:
			complete = cobra.FixedCompletions(v.of, cobra.ShellCompDirectiveNoFileComp)
		}
		if f.variable != "" {
			bind(flag, f.variable)
		}
		_ = cmd.RegisterFlagCompletionFunc(f.name, complete) // fails only for a flag that is not there
	}
	flags.StringVar(&s.listen, "listen", "", "serve HTTP at `ADDR`, such as :8080")
	bind(flags.Lookup("listen"), "ONRECORD_LISTEN")
	_ = cmd.RegisterFlagCompletionFunc("listen", cobra.NoFileCompletions)
	s.state.flag(cmd)
}

// wantsGateway reports whether to connect to the gateway. The error is for
// one that cannot be, and for nothing to do at all.
func (s *serving) wantsGateway(e discordEnv) (bool, error) {
	switch {
	case s.noGateway.on:
	case s.gateway.on && e.token == "":
		return false, fmt.Errorf("no token for the gateway (want %s or %s: the one under Bot in %s)", tokenVariable, tokenFileVariable, portal)
	case s.gateway.on, !s.gateway.set && e.token != "":
		return true, nil
	}
	if s.listen == "" || e.publicKey == nil {
		return false, fmt.Errorf("serve: nothing to serve (want a token in %s or %s for the gateway, or --listen ADDR and %s for interactions over HTTP)",
			tokenVariable, tokenFileVariable, keyVariable)
	}
	return false, nil
}

func (s *serving) limits() discord.LimitOptions {
	return discord.LimitOptions{User: float64(s.user), Server: float64(s.server)}
}

// logger writes to w what is of the level that the flags name, or above.
func (s *serving) logger(w io.Writer) *slog.Logger {
	var o slog.HandlerOptions
	for _, level := range []slog.Level{slog.LevelDebug, slog.LevelInfo, slog.LevelWarn, slog.LevelError} {
		if strings.EqualFold(level.String(), s.level.is) {
			o.Level = level
		}
	}
	if s.format.is == "json" {
		return slog.New(slog.NewJSONHandler(w, &o))
	}
	return slog.New(slog.NewTextHandler(w, &o))
}

// A toggle is a flag that is on, off, or not set.
type toggle struct{ set, on bool }

func (t *toggle) String() string   { return strconv.FormatBool(t.on) }
func (t *toggle) Type() string     { return "bool" }
func (t *toggle) IsBoolFlag() bool { return true }

func (t *toggle) Set(s string) error {
	on, err := strconv.ParseBool(s)
	if err != nil {
		return errors.New("want true or false")
	}
	*t = toggle{true, on}
	return nil
}

// perMinute is how many are answered a minute; 0: all.
type perMinute int

func (p *perMinute) String() string { return strconv.Itoa(int(*p)) }
func (p *perMinute) Type() string   { return "N" }

func (p *perMinute) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return errors.New("want a whole number a minute, 0 for no limit")
	}
	*p = perMinute(n)
	return nil
}

// A period is the time between two looks at files; 0: there is no second one.
type period time.Duration

func (p *period) String() string { return time.Duration(*p).String() }
func (p *period) Type() string   { return "TIME" }

func (p *period) Set(s string) error {
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 || d > 0 && d < time.Second {
		return errors.New("want a time of 1s or more such as 30s, 0 for never")
	}
	*p = period(d)
	return nil
}

// A choice is one of several words.
type choice struct {
	is string
	of []string
}

func (c *choice) String() string { return c.is }
func (c *choice) Type() string   { return strings.Join(c.of, "|") }

func (c *choice) Set(s string) error {
	if !slices.Contains(c.of, s) {
		return fmt.Errorf("want one of %s", strings.Join(c.of, ", "))
	}
	c.is = s
	return nil
}
