/*
Package discord answers in Discord what package bot answers: it turns
interactions into requests and replies into messages. It is the only package
that knows Discord.

An interaction is answered by one function, whatever way it came:

	service := discord.NewService(discord.ServiceOptions{Bot: discord.Always(b), Limits: discord.DefaultLimits})
	exchange := service.Receive(ctx, raw)

There are two ways. A [Gateway] holds a connection to Discord, over which
interactions come, and sends the responses as requests to its REST interface. An
[Endpoint] is called by Discord over HTTP, signed, and gives the response back.
Both send the bytes that Receive gives, so that the same interaction has the
same response on either.

# What is guaranteed

A message shows a statement whole or not at all, under who made it, with its
source. Quotation marks stand around verbatim words alone. Text of the record
and of users is escaped, so that it reads as written, and no message can
mention anybody, but for the role that a post is for. What a user did wrong is
told that user alone, and a fault is logged once and told as one fixed sentence.

Nothing is kept between interactions. What a button needs is in its custom ID
and at the foot of its message, so it works after a restart and on any replica,
and says so where the record has changed since. The pages of a post are as it is
now, and so are those of what a watch command lists, from where they are kept.

# Where things are

handler.go, clicks.go and choices.go answer commands, buttons and completions,
which decode.go, needed.go and given.go read; replies.go, comparison.go and
blocks.go set replies in blocks, pages.go cuts those into pages, message.go and
buttons.go make messages of them; state.go writes and reads what a message has
to remember. post.go and postblocks.go set posts, postbodies.go makes requests
of them, and postclicks.go shows their pages. watch.go and watchclicks.go have
watch commands done, and watchreply.go sets what became of that. service.go and
handling.go put limits, log and metrics around that, and deferral.go puts off
what is slow. gateway.go with session.go and wire.go, and http.go, are the
transports; rest.go makes requests, and rest_limits.go keeps them within
Discord's limits; courier.go and the files named after it send what is due at a
desk, and permissions.go finds what the bot may not do in a channel; register.go
registers the commands of the table [bot.Commands].
*/
package discord
