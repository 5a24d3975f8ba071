package names_test

import (
	"fmt"

	"onrecord/corpus"
	"onrecord/corpus/names"
)

func Example() {
	book := names.New(&corpus.Corpus{People: []*corpus.Person{
		{ID: "roarty", Name: "Declan Roarty", Role: "Harbour master", Country: "Ireland"},
		{ID: "berg", Name: "Ada Berg", Role: "Pilot"},
	}})
	for _, m := range book.Find("What did the Irish harbour master tell Berg?") {
		fmt.Printf("%s: %s\n", m.Text, m.Names[0].Key())
	}
	for _, n := range book.Near("Rorty") {
		fmt.Println("Rorty may be", n.Shown)
	}
	// Output:
	// Irish harbour master: person:roarty
	// Berg: person:berg
	// Rorty may be Declan Roarty
}
