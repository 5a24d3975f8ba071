// Package bot answers requests from a record: a request in, a reply out. It
// knows nothing of Discord, of terminals or of files; whoever calls it decides
// how a reply travels and looks.
//
//	b, err := bot.New(c)
//	reply, err := b.Answer(ctx, bot.Request{Command: "ask", Options: map[string]string{"question": "what did Merz say"}})
//
// A [Live] has another bot take the place of one while requests are under way.
//
// An error is a fault of the program. That nothing is on record, or that a
// question cannot be read, is a reply, with the reason in it.
//
// What a reply promises: a statement is shown under the name of who made it
// and of nobody else; its fragments, joined, are its text, byte for byte; and
// the same request on the same record gives the same reply. A statement that
// is withdrawn is shown only to who asks for it by its ID, and said to be; one
// that another has taken the place of is shown with that one, and after it.
package bot
