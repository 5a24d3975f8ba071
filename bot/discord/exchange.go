package discord

import "context"

// An Exchange is what a transport has to send for one interaction.
type Exchange struct {
	ID, Token, AppID string

	// Response is the body of the callback, in JSON; nil where what came is no
	// interaction that could be answered.
	Response []byte

	// Later is nil where the response is the whole answer. Else the response
	// only says that there will be one, and Later waits for it and gives the
	// body of the edit that makes it of the response; nil where ctx ended
	// before.
	Later func(ctx context.Context) []byte
}
