package question_test

import (
	"fmt"

	"onrecord/bot/question"
	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

func ExampleReader_Read() {
	c, err := corpus.Load(corpus.Embedded())
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := index.Build(c, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer x.Close()
	r := question.NewReader(c, names.New(c), x).Read("what did Mertz say about soldiers?")
	fmt.Println("form:", r.Form)
	fmt.Println("speaker:", r.Speakers[0].People[0].Shown)
	fmt.Println("about:", r.Subject[0].Text, "as", r.Subject[0].Topics[0].Name)
	fmt.Println("read:", r.Substitutions[0].From, "as", r.Substitutions[0].Read)
	// Output:
	// form: said
	// speaker: Friedrich Merz
	// about: soldiers as Troop deployment
	// read: Mertz as Friedrich Merz
}
