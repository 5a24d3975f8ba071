package discord

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"math"
	"slices"
	"strconv"
	"time"

	"onrecord/bot/watch"
)

const (
	// nonceReach is how long after an attempt Discord surely still knows a
	// nonce: it does for "the past few minutes" (Create Message, enforce_nonce).
	nonceReach = 2 * time.Minute

	// clockSlack is what the clock here may be ahead of Discord's.
	clockSlack = 10 * time.Minute

	// pageSize and mostPages bound a look through a channel: Discord gives 100
	// messages at a time at most (Get Channel Messages).
	pageSize  = 100
	mostPages = 20
)

// spotted is a message of a channel, as far as it tells what it is. The library
// reads no message that has a component of a sort it does not know.
type spotted struct {
	ID         string          `json:"id"`
	Components json.RawMessage `json:"components"`
}

func (m *spotted) number() uint64 {
	n, _ := strconv.ParseUint(m.ID, 10, 64)
	return n
}

// isPost reports whether components are those of the message of a post: it has
// a button that says so.
func isPost(components json.RawMessage, post string) bool { return isReply(components, post, "") }

// isReply is isPost for the reply to a post that has this nonce; empty: the
// post itself.
func isReply(components json.RawMessage, post, nonce string) bool {
	var tree any
	return json.Unmarshal(components, &tree) == nil && slices.ContainsFunc(customIDs(tree), func(id string) bool {
		a, ok := readAction(id)
		return ok && a.name == postAction && a.rest == post && a.reply == nonce
	})
}

// customIDs lists those of components, also inside of others.
func customIDs(tree any) []string {
	var list []string
	switch tree := tree.(type) {
	case map[string]any:
		if id, ok := tree["custom_id"].(string); ok {
			list = append(list, id)
		}
		for _, v := range tree {
			list = append(list, customIDs(v)...)
		}
	case []any:
		for _, v := range tree {
			list = append(list, customIDs(v)...)
		}
	}
	return list
}

// snowflake is the least ID of what was made at a time (Snowflakes).
func snowflake(t time.Time) uint64 {
	const epoch = 1420070400000
	return uint64(max(0, t.UnixMilli()-epoch)) << 22
}

// untried reports whether an entry was taken for the first time just now.
func untried(e watch.Entry, now time.Time) bool {
	age := now.Round(0).Sub(e.Tried.Round(0))
	return age >= 0 && age < time.Second
}

// doubtful reports whether the entry may have been sent so long ago that
// Discord knows its nonce no more. Of what was tried before the process began
// no clock tells how long ago that was.
func (d *delivery) doubtful() bool {
	age := d.Now().Round(0).Sub(d.Tried.Round(0))
	return !d.untried || age < 0 || age > nonceReach || time.Since(d.began) > nonceReach
}

// find looks a channel through for the message of the entry, if it was not yet,
// and gives its ID; empty: it is not there as far as can be seen.
func (d *delivery) find(channel string, is func(components json.RawMessage) bool) (id string, again *later) {
	if d.looked || d.blind {
		return "", nil
	}
	// What was said last comes first, whatever the clock here says; in a channel
	// where much is said, then what was said from that time on.
	from, query := snowflake(d.Tried.Add(-clockSlack)), ""
	for range mostPages {
		list, again := d.page(channel, query)
		if again != nil || d.blind {
			return "", again
		}
		if query == "" && len(list) == 0 { // Discord shows none to who may not read the history
			d.log(slog.LevelWarn, "channel shows no message at all, so one may be sent twice if the bot lacks Read Message History")
		}
		least, most := uint64(math.MaxUint64), from
		for _, m := range list {
			if is(m.Components) {
				d.found = true
				return m.ID, nil
			}
			least, most = min(least, m.number()), max(most, m.number())
		}
		if len(list) < pageSize || query == "" && least <= from {
			break
		}
		if query != "" {
			from = most
		}
		query = fmt.Sprintf("&after=%d", from)
	}
	d.looked = true
	return "", nil
}

// page lists messages of a channel, or notes that it must not be looked
// through: then a message may come to be there twice.
func (d *delivery) page(channel, query string) ([]spotted, *later) {
	var list []spotted
	refusal, again := d.get(path("channels", channel, "messages")+fmt.Sprintf("?limit=%d", pageSize)+query, &list)
	if refusal != nil {
		d.blind = true
		d.log(slog.LevelWarn, "channel cannot be looked through, so a message may be sent twice", "error", refusal)
	}
	return list, again
}
