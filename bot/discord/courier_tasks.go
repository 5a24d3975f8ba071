package discord

import (
	"encoding/json"
	"net/http"

	"onrecord/bot/watch"
)

// publish posts a post.
func (d *delivery) publish(c watch.Content) (watch.Result, *later) {
	return d.create(c, publishBody(c, d.Nonce), func(components json.RawMessage) bool { return isPost(components, c.ID) })
}

// follow replies to a post.
func (d *delivery) follow(c watch.Content) (watch.Result, *later) {
	return d.create(c, followBody(c, d.Nonce), func(components json.RawMessage) bool { return isReply(components, c.ID, d.Nonce) })
}

// create sends a message to the channel of a post, unless it is there already.
func (d *delivery) create(c watch.Content, body []byte, is func(components json.RawMessage) bool) (watch.Result, *later) {
	if d.doubtful() {
		if id, again := d.find(c.Channel, is); id != "" || again != nil {
			return watch.Result{Message: id}, again
		}
	}
	id, refusal, again := d.send(path("channels", c.Channel, "messages"), body)
	if refusal == nil {
		return watch.Result{Message: id}, again
	}
	r := d.refused(c, refusal)
	if r.Closed && (d.faults > 0 || !d.untried) { // an earlier attempt may have arrived before
		if id, again := d.find(c.Channel, is); id != "" || again != nil {
			return watch.Result{Message: id}, again
		}
		r.Maybe = d.blind
	}
	return r, nil
}

// amend edits the message of a post.
func (d *delivery) amend(c watch.Content) (watch.Result, *later) {
	r := request{method: http.MethodPatch, path: path("channels", c.Channel, "messages", c.Message), body: amendBody(c)}
	_, refusal, again := d.ask(r)
	if refusal != nil {
		return d.refused(c, refusal), nil
	}
	return watch.Result{Message: c.Message}, again
}
