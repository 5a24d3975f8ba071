package discord

import (
	"encoding/json"

	"onrecord/bot/watch"
)

// tell tells who made a watch that it is paused, or where that user takes no
// messages, the server.
func (d *delivery) tell() (watch.Result, *later) {
	n := *d.Notice
	d.where = n.Channel
	if n.User == "" {
		d.shut = "the watch was made on the command line"
	}
	if d.shut == "" {
		id, refusal, again := d.tellUser(n)
		if refusal == nil {
			return watch.Result{Message: id}, again
		}
		d.shut = "the user takes no message: " + reason(refusal)
	}
	id, shut, again := d.tellServer(n)
	if shut != "" {
		return watch.Result{Reason: d.shut + ", and " + shut}, nil
	}
	return watch.Result{Message: id}, again
}

// tellUser sends a direct message.
func (d *delivery) tellUser(n watch.Notice) (id string, refusal *Error, again *later) {
	if d.direct == "" {
		body, _ := json.Marshal(map[string]string{"recipient_id": n.User}) // strings
		d.direct, refusal, again = d.send(path("users", "@me", "channels"), body)
		if refusal != nil || again != nil {
			return "", refusal, again
		}
	}
	return d.send(path("channels", d.direct, "messages"), noticeBody(n, false, d.Nonce))
}

// tellServer posts to the channel where a server is told things of itself; it
// is shut where there is none, or it takes nothing.
func (d *delivery) tellServer(n watch.Notice) (id, shut string, again *later) {
	var server struct {
		Channel string `json:"system_channel_id"`
	}
	refusal, again := d.get(path("guilds", n.Server), &server)
	switch {
	case again != nil:
		return "", "", again
	case refusal != nil:
		return "", "of the server: " + reason(refusal), nil
	case server.Channel == "":
		return "", "the server has no channel for system messages", nil
	}
	id, refusal, again = d.send(path("channels", server.Channel, "messages"), noticeBody(n, true, d.Nonce))
	if refusal != nil {
		return "", "in the server's channel for system messages: " + reason(refusal), nil
	}
	return id, "", again
}
