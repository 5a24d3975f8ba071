package discord

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strconv"
	"sync"
	"time"
)

const (
	// maxInteraction is the largest body that is read, in bytes: many times what
	// an interaction takes that carries a whole message.
	maxInteraction = 1 << 20

	// fresh is how far the time in a signature may be from ours: a request that
	// somebody recorded cannot be sent again later.
	fresh = time.Minute

	// maxTimestamp is the longest that the header of the time is read, in bytes.
	maxTimestamp = 20
)

// EndpointOptions say whose interactions an endpoint takes and what becomes of
// them.
type EndpointOptions struct {
	Key ed25519.PublicKey // the application's

	// Receive answers an interaction. It must not keep raw once it has returned,
	// unless there is a Later.
	Receive func(ctx context.Context, raw []byte) *Exchange

	// Edit sends what Later gives.
	Edit func(ctx context.Context, appID, token string, body []byte) error

	Now func() time.Time // nil: time.Now
	Log *slog.Logger     // nil: nothing is logged
}

// An Endpoint is the handler for the interactions endpoint URL of an
// application: Discord posts each interaction there, signed, and takes the
// response to it from the answer (Interactions Overview).
type Endpoint struct {
	o       EndpointOptions
	buffers sync.Pool // of *[]byte
	edits   tasks

	ctx    context.Context // ends when a drain gives up
	cancel context.CancelFunc
}

// NewEndpoint makes an endpoint. The error is for a key of the wrong length.
func NewEndpoint(o EndpointOptions) (*Endpoint, error) {
	if len(o.Key) != ed25519.PublicKeySize {
		return nil, fmt.Errorf("public key of %d bytes (want %d)", len(o.Key), ed25519.PublicKeySize)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	e := &Endpoint{o: o, buffers: sync.Pool{New: func() any { return new([]byte) }}}
	e.ctx, e.cancel = context.WithCancel(context.Background())
	return e, nil
}

// pong acknowledges a ping, by which Discord tries whether an endpoint is
// there and checks signatures.
var pong = []byte(`{"type":1}`)

// ServeHTTP answers one interaction. What is not signed by Discord learns
// nothing but that.
func (e *Endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		refuse(w, http.StatusMethodNotAllowed)
		return
	}
	signature, stamp := e.signed(r)
	if signature == nil {
		refuse(w, http.StatusUnauthorized)
		return
	}
	buffer := e.buffers.Get().(*[]byte)
	defer func() {
		if buffer != nil {
			e.buffers.Put(buffer)
		}
	}()
	message, err := read(append((*buffer)[:0], stamp...), http.MaxBytesReader(w, r.Body, maxInteraction))
	*buffer = message
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		refuse(w, http.StatusRequestEntityTooLarge)
	case err != nil:
		refuse(w, http.StatusBadRequest)
	case !ed25519.Verify(e.o.Key, message, signature):
		refuse(w, http.StatusUnauthorized)
	default:
		if e.answer(w, message[len(stamp):]) {
			buffer = nil // is still read from
		}
	}
}

// signed gives the signature of a request and the time that is part of what
// was signed; nil where either is missing, malformed or of another time.
func (e *Endpoint) signed(r *http.Request) (signature []byte, stamp string) {
	written, stamp := r.Header.Get("X-Signature-Ed25519"), r.Header.Get("X-Signature-Timestamp")
	if len(written) != 2*ed25519.SignatureSize || len(stamp) > maxTimestamp {
		return nil, ""
	}
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil {
		return nil, ""
	}
	// Compared in seconds, since a difference of times could overflow.
	if now := e.o.Now().Unix(); seconds < now-int64(fresh/time.Second) || seconds > now+int64(fresh/time.Second) {
		return nil, ""
	}
	signature, err = hex.DecodeString(written)
	if err != nil {
		return nil, ""
	}
	return signature, stamp
}

// read appends what r gives to data.
func read(data []byte, r io.Reader) ([]byte, error) {
	for {
		if len(data) == cap(data) {
			data = append(data, make([]byte, max(4<<10, len(data)))...)[:len(data)]
		}
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return data, err
		}
	}
}

// refuse answers with a status and its name alone.
func refuse(w http.ResponseWriter, status int) { http.Error(w, http.StatusText(status), status) }

// answer answers an interaction that Discord has signed, and reports whether
// raw is still needed afterwards.
func (e *Endpoint) answer(w http.ResponseWriter, raw []byte) bool {
	if isPing(raw) {
		respond(w, pong)
		return false
	}
	x := e.receive(raw)
	switch {
	case x == nil:
		refuse(w, http.StatusInternalServerError)
		return true
	case x.Response == nil:
		refuse(w, http.StatusBadRequest)
	default:
		respond(w, x.Response)
	}
	if x.Later != nil {
		_ = http.NewResponseController(w).Flush() // the edit must find it there
		e.edits.run(func() { e.edit(x) })
	}
	return x.Later != nil
}

// isPing reports whether an interaction is a ping: of all sorts the only one
// without data, so that the others need not be read twice.
func isPing(raw []byte) bool {
	if bytes.Contains(raw, []byte(`"data"`)) {
		return false
	}
	var head struct {
		Type int `json:"type"`
	}
	return json.Unmarshal(raw, &head) == nil && head.Type == 1
}

// receive hands an interaction on. It returns nil after a panic, which is
// logged.
func (e *Endpoint) receive(raw []byte) (x *Exchange) {
	defer e.survive("receive", "")
	return e.o.Receive(e.ctx, raw) // not the request's context, which ends before Later does
}

// survive, deferred, logs a panic and ends it.
func (e *Endpoint) survive(what, id string) {
	if p := recover(); p != nil {
		e.o.Log.Error("panic", "in", what, "interaction", id, "panic", harmless(p), "stack", string(debug.Stack()))
	}
}

var jsonType = []string{"application/json"}

func respond(w http.ResponseWriter, body []byte) {
	header := w.Header()
	header["Content-Type"] = jsonType
	header.Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body) // fails only for a client that is gone
}
