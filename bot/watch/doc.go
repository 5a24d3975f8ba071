// Package watch has new statements posted to the channels that asked for
// them, and what was posted amended when the record is.
//
// A [Desk] holds the watches, what has been seen of the record, and an outbox:
//
//	desk, err := watch.Open(store, watch.Options{})
//	news, err := desk.Update(b)                // the record is another: what is new goes to the outbox
//	list, next, err := desk.Take(busy, most)   // what is due, one of each channel that is not busy
//	err = desk.Settle(list[0].Number, result)  // sent, or refused
//
// It knows neither Discord nor files: who delivers takes entries and settles
// them, and a [Store] keeps all of it.
//
// # What is guaranteed
//
// A statement is marked as seen in the same transaction that puts the posts
// with it into the outbox, and leaves the outbox when it is known to be sent or
// to be refused for good. So it is posted once to each channel that one of the
// watches there let it through to, whenever the process ends: a post that may
// have been sent already is sent again with the same nonce, and whoever sends
// it is told since when it may be there.
package watch
