package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"onrecord/bot"
	"onrecord/bot/discord"
)

func (a *app) serveCommand() *cobra.Command {
	s := newServing()
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer in Discord until told to stop",
		Long: `Answer in Discord until told to stop: over the gateway where there is a token,
and over HTTP where there is an address to listen on and $DISCORD_PUBLIC_KEY.
At the address it serves

  /interactions  for the interactions endpoint URL of the application
  /healthz       200, or 503 where only a restart helps
  /readyz        200, or 503 where nothing can be answered now
  /metrics       for Prometheus

The commands are registered with Discord first, where they differ; for the one
server $DISCORD_GUILD_ID if that is set. On SIGTERM or an interrupt it answers
what it has received and ends; a second one ends it at once.

The corpus in --corpus DIR is read again when its files change, and on SIGHUP.
While they are broken, the record as it was is answered from. What is new is
posted to the channels that watches are on, which are kept in --state FILE.` + environmentHelp + `

Exit status: 0 told to stop, 2 fault or misuse, 130 interrupted.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("gateway") && cmd.Flags().Changed("no-gateway") {
				return errors.New("serve: --gateway beside --no-gateway (want one of them)")
			}
			return noArguments(cmd, args)
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              func(cmd *cobra.Command, _ []string) error { return a.serve(cmd.Context(), s) },
	}
	s.flags(cmd)
	return cmd
}

// serve answers until ctx ends or the process is told to stop.
func (a *app) serve(ctx context.Context, s *serving) error {
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP) // before it would end the process
	defer signal.Stop(hangups)
	st, err := a.station(s)
	if err != nil {
		return err
	}
	defer st.close()
	st.hangups = hangups
	if st.listener, err = listen(s.listen); err != nil {
		return err
	}
	a.drains.Store(true)
	told, stop := signal.NotifyContext(ctx, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(told, stop) // a second signal ends the process at once
	again := make(chan struct{})
	context.AfterFunc(told, func() {
		if ctx.Err() == nil { // an interrupt after SIGTERM would go unheeded
			context.AfterFunc(ctx, func() { close(again) })
		}
	})
	done := make(chan error, 1)
	go func() { done <- st.run(told) }()
	select {
	case <-again:
		return interrupted
	case err = <-done:
	}
	if err == nil && ctx.Err() != nil {
		return interrupted
	}
	return err
}

// listen opens the port at an address; nil without one.
func listen(address string) (net.Listener, error) {
	if address == "" {
		return nil, nil
	}
	l, err := net.Listen("tcp", address)
	if err == nil {
		return l, nil
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	return nil, fmt.Errorf("--listen %s: %w (want HOST:PORT or :PORT that is free)", quote(address), err)
}

// station makes all that is needed to serve, and connects to nothing yet.
func (a *app) station(s *serving) (*station, error) {
	e, err := a.discordEnv()
	if err != nil {
		return nil, err
	}
	gateway, err := s.wantsGateway(e)
	if err != nil {
		return nil, err
	}
	st := &station{env: e, log: s.logger(a.stderr), metrics: discord.NewMetrics(), registers: !s.noRegister.on && e.token != ""}
	st.dir, st.poll = a.settings.corpus, time.Duration(s.poll)
	if err := st.load(st.dir); err != nil {
		return nil, err
	}
	if st.posting, err = a.openPosting(s, e, st); err == nil {
		st.reloader.swapped = st.posting.tell
		err = st.connect(gateway, s.limits())
	}
	if err != nil {
		st.close()
		return nil, err
	}
	return st, nil
}

// close lets go of what answers and of what posts.
func (st *station) close() {
	st.live.Close()
	if err := st.posting.close(); err != nil {
		st.log.Error("state not closed", "error", err)
	}
}

// load reads the corpus in dir, empty for the embedded one, which is then
// answered from until its files change.
func (st *station) load(dir string) error {
	r := &reloader{metrics: st.metrics, log: st.log}
	if dir != "" {
		r.files = os.DirFS(dir)
		r.seen = glanceAt(r.files) // before they are read: what changes meanwhile is seen later
	}
	loaded := time.Now()
	record, err := load(dir)
	if err != nil {
		return err
	}
	b, err := bot.New(record)
	if err != nil {
		return err
	}
	b.SetLoaded(loaded)
	st.record, st.statements = record.Fingerprint(), len(record.Standing())
	st.metrics.Record(st.record, st.statements)
	st.live = bot.NewLive(b)
	r.live, st.reloader = st.live, r
	warn(st.log, record)
	return nil
}

// connect puts the parts of a station together.
func (st *station) connect(gateway bool, limits discord.LimitOptions) error {
	current := func() (discord.Answerer, func()) { return st.live.Acquire() }
	var err error
	st.client, err = discord.NewClient(discord.ClientOptions{Token: st.env.token, Origin: st.env.origin, Log: st.log})
	if err != nil {
		return err
	}
	options := discord.ServiceOptions{Bot: current, Limits: limits, Metrics: st.metrics, Log: st.log}
	if p := st.posting; p != nil {
		options.Watches, options.Missing = p.desk, st.client.MissingPermissions
		p.courier = discord.NewCourier(discord.CourierOptions{Desk: p.desk, Client: st.client, Metrics: st.metrics, Log: st.log})
	}
	service := discord.NewService(options)
	if gateway {
		st.gateway = discord.NewGateway(discord.GatewayOptions{
			Client: st.client, Receive: service.Receive, Log: st.log, Reconnected: st.metrics.Reconnected,
		})
	}
	if st.env.publicKey == nil {
		return nil
	}
	st.endpoint, err = discord.NewEndpoint(discord.EndpointOptions{
		Key: st.env.publicKey, Receive: service.Receive, Edit: st.client.EditOriginal, Log: st.log,
	})
	return err
}

// patient is how long the registration of the commands may take.
const patient = 2 * time.Minute

// register registers the commands where they differ. That it cannot be done
// keeps nobody from using those that are registered.
func (st *station) register(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, patient)
	defer cancel()
	id, err := st.env.application(ctx, st.client)
	var changes []discord.Change
	if err == nil {
		changes, err = discord.Register(ctx, st.client, id, st.env.guildID, discord.Commands(st.env.guildID != ""), false)
	}
	switch {
	case err != nil && errors.Is(ctx.Err(), context.Canceled): // told to stop
	case err != nil:
		st.log.Error("commands not registered", "error", st.env.explain(err))
	default:
		st.log.Info("commands registered", "changes", len(changes), "application", id, slog.String("server", st.env.guildID))
	}
}
