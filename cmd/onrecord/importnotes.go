package main

import (
	"fmt"
	"io"
)

// notes are what a reader should know of how articles were read. What is so of
// several is said once.
type notes struct {
	texts []string            // in the order that they came up
	of    map[string][]string // a text to the articles
}

func (n *notes) add(input string, texts []string) {
	if n.of == nil {
		n.of = map[string][]string{}
	}
	for _, text := range texts {
		if n.of[text] == nil {
			n.texts = append(n.texts, text)
		}
		n.of[text] = append(n.of[text], input)
	}
}

// write writes each note with the article that it is on, or with the first and
// how many others there are.
func (n *notes) write(w io.Writer) {
	for _, text := range n.texts {
		line := n.of[text][0]
		if others := len(n.of[text]) - 1; others > 0 {
			line += fmt.Sprintf(" and %d more", others)
		}
		fmt.Fprintln(w, visible(line+": "+text))
	}
}
