package discord

import (
	"bytes"
	"encoding/json"
	"time"
)

// message looks at a short message of the server's.
func (w *wire) message(text []byte) error {
	var m struct {
		Op int             `json:"op"`
		D  json.RawMessage `json:"d"`
	}
	if !bytes.HasPrefix(text, []byte("{")) || json.Unmarshal(text, &m) != nil {
		return errNonsense // discordgo's reader would panic at null
	}
	switch m.Op {
	case 7:
		return errReconnect
	case 9:
		return sessionError{resumable: string(m.D) == "true"}
	case 10:
		return w.greeted(m.D)
	case 11:
		w.acknowledged()
	}
	return nil
}

// greeted begins to watch for acknowledgements.
func (w *wire) greeted(hello json.RawMessage) error {
	var d struct {
		Interval int64 `json:"heartbeat_interval"`
	}
	if json.Unmarshal(hello, &d) != nil || d.Interval <= 0 || d.Interval > time.Hour.Milliseconds() {
		return errNonsense // discordgo's ticker would panic at 0
	}
	w.mu.Lock()
	w.interval = time.Duration(d.Interval) * time.Millisecond
	w.watch = time.AfterFunc(2*w.patience(), func() { w.kill(errZombie) })
	w.mu.Unlock()
	w.acked(w.interval)
	return nil
}

// patience is how long an acknowledgement may take: an interval (Gateway,
// Heartbeat ACK), less a little, so that the end does not come at the moment at
// which discordgo sends the next heartbeat.
func (w *wire) patience() time.Duration { return w.interval - w.interval/20 }

func (w *wire) acknowledged() {
	w.mu.Lock()
	interval := w.interval
	if w.waiting = false; w.watch != nil {
		w.watch.Reset(2 * w.patience())
	}
	w.mu.Unlock()
	if interval > 0 {
		w.acked(interval)
	}
}

// beat notes that a heartbeat goes out.
func (w *wire) beat() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.watch != nil && !w.waiting && w.reason == nil {
		w.waiting = true
		w.watch.Reset(w.patience())
	}
}
