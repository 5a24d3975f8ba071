package bot_test

import (
	"context"
	"fmt"

	"onrecord/bot"
	"onrecord/corpus"
)

func ExampleBot_Answer() {
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		panic(err)
	}
	b, err := bot.New(c)
	if err != nil {
		panic(err)
	}
	defer b.Close()

	for _, question := range []string{"What did the German chancellor say about soldiers?", "What did Merz say about tariffs?"} {
		reply, err := b.Answer(context.Background(), bot.Request{
			Command: "ask",
			Options: map[string]string{"question": question},
		})
		if err != nil {
			panic(err)
		}
		fmt.Println(question, reply.Outcome)
		for _, a := range reply.Statements {
			fmt.Printf("  %s, %s: %s\n", a.Statement.Speaker.Name, a.Statement.Kind, a.Statement.Text)
		}
	}
	// Output:
	// What did the German chancellor say about soldiers? answered
	//   Friedrich Merz, reported: After a ceasefire, German soldiers could go to NATO territory that borders on Ukraine.
	//   Friedrich Merz, reported: Germany rules out sending troops into Ukraine.
	// What did Merz say about tariffs? nothing_on_record
}
