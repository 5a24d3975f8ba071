package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
	"onrecord/corpus"
)

// A sample is what there is to one interaction beside where it comes from.
type sample struct {
	kind    discordgo.InteractionType
	data    string // in JSON
	message string // that the button is on, in JSON; empty: no button
}

// samples are a command or a completion of every sort.
var samples = []sample{
	{discordgo.InteractionApplicationCommand, `{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"what did Merz say"}]}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"what did Mertz say on soldiers"}]}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"Was hat Selenskyj über die Waffenruhe gesagt?"}]}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"which countries ruled out troops"},{"name":"private","type":5,"value":true}]}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"ask","type":1,"options":[{"name":"question","type":3,"value":"what did Merz say about tariffs"}]}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"said","type":1,"options":[{"name":"speaker","type":3,"value":"Friedrich Merz"}]}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"said","type":1,"options":[{"name":"speaker","type":3,"value":"Macron"},{"name":"about","type":3,"value":"troops"}]}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"facts","type":1}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"quote","type":1,"options":[{"name":"id","type":3,"value":"merz-troops-near-ukraine"}]}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"people","type":1}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"coverage","type":1}`, ""},
	{discordgo.InteractionApplicationCommand, `{"name":"Check against record","type":3,"target_id":"5","resolved":{"messages":{"5":{"id":"5","content":"Merz said that German soldiers could go to NATO territory that borders on Ukraine."}}}}`, ""},
	{discordgo.InteractionApplicationCommandAutocomplete, `{"name":"said","type":1,"options":[{"name":"speaker","type":3,"value":"","focused":true}]}`, ""},
	{discordgo.InteractionApplicationCommandAutocomplete, `{"name":"said","type":1,"options":[{"name":"speaker","type":3,"value":"Zelens","focused":true}]}`, ""},
	{discordgo.InteractionApplicationCommandAutocomplete, `{"name":"facts","type":1,"options":[{"name":"about","type":3,"value":"tr","focused":true}]}`, ""},
}

// body is the nth interaction as Discord sends it, from one of many users.
func (s sample) body(n int) []byte {
	user, server := 2_000_000_000_000_000_000+n%20_000, 3_000_000_000_000_000_000+n%500
	message := ""
	if s.message != "" {
		message = `,"message":` + s.message
	}
	return fmt.Appendf(nil, `{"version":1,"type":%d,"token":"%0180d","id":"%d","application_id":"900000000000000001","data":%s,`+
		`"guild_id":"%d","guild":{"id":"%d","locale":"en-US","features":["COMMUNITY"]},"guild_locale":"en-US","locale":"en-US",`+
		`"channel_id":"400000000000000001","channel":{"id":"400000000000000001","type":0,"name":"talk","permissions":"2248473465835073"},`+
		`"member":{"user":{"id":"%d","username":"user%d","global_name":"User","avatar":null,"discriminator":"0","public_flags":0},`+
		`"roles":[],"permissions":"2248473465835073","joined_at":"2024-01-01T00:00:00.000000+00:00","deaf":false,"mute":false,"flags":0},`+
		`"context":0,"authorizing_integration_owners":{"0":"%d"},"app_permissions":"2248473465835073","attachment_size_limit":10485760,"entitlements":[]%s}`,
		s.kind, n, 1_000_000_000_000_000_000+n, s.data, server, server, user, user, server, message)
}

// bodiesOf makes n interactions of every sort, the buttons of the answers to
// them among them.
func bodiesOf(b *bot.Bot, n int) [][]byte {
	s := NewService(ServiceOptions{Bot: Always(b)})
	all := slices.Clone(samples)
	for _, ask := range samples {
		all = append(all, buttonsOf(s.Receive(context.Background(), ask.body(0)).Response)...)
	}
	bodies := make([][]byte, n)
	for i := range bodies {
		bodies[i] = all[i%len(all)].body(i)
	}
	return bodies
}

// buttonsOf are the clicks on the buttons of an answer.
func buttonsOf(response []byte) []sample {
	var answer struct {
		Data struct {
			Embeds     json.RawMessage `json:"embeds"`
			Components []struct {
				Components []struct {
					CustomID string `json:"custom_id"`
					Disabled bool   `json:"disabled"`
				} `json:"components"`
			} `json:"components"`
		} `json:"data"`
	}
	if err := json.Unmarshal(response, &answer); err != nil {
		panic(err)
	}
	var list []sample
	for _, row := range answer.Data.Components {
		for _, c := range row.Components {
			if c.CustomID == "" || c.Disabled {
				continue
			}
			list = append(list, sample{
				kind:    discordgo.InteractionMessageComponent,
				data:    fmt.Sprintf(`{"component_type":2,"custom_id":%q}`, c.CustomID),
				message: fmt.Sprintf(`{"id":"5","type":20,"flags":0,"embeds":%s}`, answer.Data.Embeds),
			})
		}
	}
	return list
}

// httpLoad is a real server on the loopback and what to send to it.
type httpLoad struct {
	url    string
	bodies [][]byte
	client *http.Client
	failed atomic.Pointer[error]
}

// newHTTPLoad serves the embedded corpus, with the limits that it has by
// itself, to as many users as it takes to stay within them.
func newHTTPLoad(b *testing.B) *httpLoad {
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		b.Fatal(err)
	}
	answers, err := bot.New(c)
	if err != nil {
		b.Fatal(err)
	}
	service := NewService(ServiceOptions{Bot: Always(answers), Limits: DefaultLimits, Metrics: NewMetrics()})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	server := &http.Server{Handler: endpoint(b, EndpointOptions{Receive: service.Receive}), ReadTimeout: time.Minute}
	go func() { _ = server.Serve(l) }() // until it is closed
	transport := &http.Transport{MaxIdleConnsPerHost: 256}
	collected := debug.SetGCPercent(400) // as the program does
	b.Cleanup(func() {
		debug.SetGCPercent(collected)
		transport.CloseIdleConnections()
		_ = server.Close()
		_ = answers.Close()
	})
	return &httpLoad{
		url:    "http://" + l.Addr().String() + "/interactions",
		bodies: bodiesOf(answers, 20_000),
		client: &http.Client{Transport: transport},
	}
}

// send signs and sends the nth interaction and reads its whole response.
func (h *httpLoad) send(n int) {
	resp, err := h.client.Do(signedRequest(time.Now(), h.url, h.bodies[n%len(h.bodies)]))
	if err == nil {
		var body []byte
		body, err = io.ReadAll(resp.Body)
		resp.Body.Close()
		switch {
		case err != nil:
		case resp.StatusCode != http.StatusOK:
			err = errors.New(resp.Status)
		case bytes.Contains(body, []byte("Something went wrong")), bytes.Contains(body, []byte("questions at once")):
			err = fmt.Errorf("not answered: %s", body)
		}
	}
	if err != nil {
		h.failed.CompareAndSwap(nil, &err)
	}
}

func (h *httpLoad) check(b *testing.B) {
	if err := h.failed.Load(); err != nil {
		b.Fatal(*err)
	}
}

// BenchmarkHTTP drives the endpoint with signed interactions, the client in
// the same process. The bar is 3000 interactions a second, and at half of that
// load 99 of 100 answered within 20 ms.
func BenchmarkHTTP(b *testing.B) {
	b.Run("full", benchmarkFull)
	b.Run("half", benchmarkHalf)
}

// benchmarkFull sends as fast as there are answers.
func benchmarkFull(b *testing.B) {
	h := newHTTPLoad(b)
	var n atomic.Int64
	b.ReportAllocs()
	b.SetParallelism(8)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			h.send(int(n.Add(1)))
		}
	})
	h.check(b)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "interactions/s")
}

// halfLoad is half of what the bar asks for, in interactions a second.
const halfLoad = 1500

// benchmarkHalf sends at random times, as many a second as halfLoad whether
// or not there are answers, and takes the time from when each was due.
func benchmarkHalf(b *testing.B) {
	h := newHTTPLoad(b)
	random := rand.New(rand.NewPCG(1, 2))
	took := make([]time.Duration, b.N)
	var all sync.WaitGroup
	b.ResetTimer()
	next := time.Now()
	for i := range b.N {
		due := next.Add(time.Duration(random.ExpFloat64() / halfLoad * float64(time.Second)))
		next = due
		if ahead := time.Until(due); ahead > 0 {
			time.Sleep(ahead)
		}
		all.Go(func() {
			h.send(i)
			took[i] = time.Since(due)
		})
	}
	all.Wait()
	h.check(b)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "interactions/s")
	slices.Sort(took)
	for _, p := range []int{50, 99} {
		b.ReportMetric(float64(took[(len(took)-1)*p/100].Microseconds())/1000, "p"+strconv.Itoa(p)+"-ms")
	}
}
