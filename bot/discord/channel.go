package discord

import "slices"

// Posts reports whether a watch can post to the channel: a text or announcement
// channel, or a thread.
func (c *Channel) Posts() bool { return slices.Contains(postable, c.Type) }
