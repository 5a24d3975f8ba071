package discord

import (
	"cmp"
	"context"
	"net/http"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"onrecord/bot/watch"
)

// Codes of an Error that tell what is wrong with a channel or a message (Opcodes and Status
// Codes, JSON).
const (
	codeUnknownChannel    = 10003
	codeUnknownGuild      = 10004
	codeManyEdits         = 30046
	codeNetwork           = 40333 // a fault inside of Discord, as a 403
	codeMissingAccess     = 50001
	codeNotText           = 50008
	codeMissingPermission = 50013
	codeWrongType         = 50024
	codeArchived          = 50083
	codeNoHistory         = 160002
	codeLocked            = 160005
)

// reasons say in plain words why a channel takes nothing.
var reasons = map[int]string{
	codeUnknownChannel:    "the channel does not exist any more",
	codeUnknownGuild:      "the server does not exist any more, or the bot is not in it",
	codeMissingAccess:     "the bot may not see the channel or is not in the server any more",
	codeNotText:           "the channel is not one for messages",
	codeMissingPermission: "the bot lacks a permission there",
	codeWrongType:         "the channel is not one for messages",
	codeArchived:          "the thread is archived or locked",
	codeNoHistory:         "the bot lacks the permission Read Message History there",
	codeLocked:            "the thread is locked",
}

// reason says why Discord refused something, in plain words where they are
// known and else in Discord's.
func reason(e *Error) string {
	if words := reasons[e.Code]; words != "" {
		return words
	}
	words := strings.TrimRight(strings.Join(strings.Fields(e.Message), " "), ".")
	first, n := utf8.DecodeRuneInString(words)
	if second, _ := utf8.DecodeRuneInString(words[n:]); unicode.IsLower(second) {
		words = string(unicode.ToLower(first)) + words[n:]
	}
	return cmp.Or(words, e.Error())
}

// refused says what a refusal means for a watch: that one message was not
// taken, or that its channel takes none.
func (d *delivery) refused(c watch.Content, e *Error) watch.Result {
	r := watch.Result{Reason: reason(e)}
	r.Gone = e.Code == codeUnknownChannel || e.Code == codeUnknownGuild
	r.Closed = r.Gone || e.Code == codeMissingAccess || e.Code == codeMissingPermission
	if d.Task != watch.Amend {
		_, known := reasons[e.Code]
		r.Closed = r.Closed || known || e.Status == http.StatusForbidden || e.Status == http.StatusNotFound
	}
	if e.Code == codeMissingAccess || e.Code == codeMissingPermission {
		if lacks := d.lacking(c); lacks != "" {
			r.Reason = "the bot lacks permissions there: " + lacks
		}
	}
	return r
}

// lacking names the permissions that the bot lacks in a channel; empty: none,
// or they cannot be found out now.
func (d *delivery) lacking(c watch.Content) string {
	const patience = 10 * time.Second
	ctx, cancel := context.WithTimeout(d.last, patience)
	defer cancel()
	list, err := d.Client.MissingPermissions(ctx, c.Server, c.Channel)
	if err != nil {
		return ""
	}
	return strings.Join(list, ", ")
}
