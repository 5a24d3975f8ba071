package watch

import (
	"strconv"
	"time"
)

// A Task says what is to be done with an entry of the outbox.
type Task string

// The tasks.
const (
	Publish Task = "publish" // a post
	Amend   Task = "amend"   // edit a post that is there already
	Follow  Task = "follow"  // say in a reply to a post what an edit would have
	Tell    Task = "tell"    // tell who made a watch that it is paused
)

// An Entry is something that is to be sent.
type Entry struct {
	Number uint64    `json:"number"`
	Task   Task      `json:"task"`
	Queue  string    `json:"queue"`            // entries of one queue are sent one after the other: a channel's ID, or a user's behind an @
	Watch  string    `json:"watch"`            // the one that it is for
	Post   string    `json:"post,omitempty"`   // of every task but Tell
	Notice *Notice   `json:"notice,omitempty"` // of Tell
	Sample bool      `json:"sample,omitempty"` // of Publish: whoever waits is told how it went, and nobody else
	Made   time.Time `json:"made"`
	Due    time.Time `json:"due,omitzero"`   // zero: at once
	Tried  time.Time `json:"tried,omitzero"` // when it was first about to be sent; zero: never, and so it may still change
	Nonce  string    `json:"nonce"`          // at most 25 characters, and no other message's
}

// A Notice tells who made a watch that it is paused.
type Notice struct {
	Watch   string `json:"watch"`
	User    string `json:"user,omitempty"` // empty: the server alone can be told
	Server  string `json:"server"`
	Channel string `json:"channel"`
	Reason  string `json:"reason"`
}

// nonce makes one that no other message has, also not of another state.
func nonce(state string, number uint64) string {
	return state + strconv.FormatUint(number, 36)
}
