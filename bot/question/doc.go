// Package question reads a question: whose words are asked for, what about,
// through which outlet, in what form, and which of its words the record does
// not have. It finds no answers and guesses nothing: what a question says is
// in its words, its names and their order.
//
//	reader := question.NewReader(c, x)
//	r := reader.Read("what did Mertz say about soldiers?")
//	// r.Speakers: Friedrich Merz; r.Subject: soldiers, as the topic troop-deployment;
//	// r.Substitutions: Mertz read as merz
//
// A question is read in steps, each in a file of its own: clean (markup away),
// names (whole, then misspelt), parties (who speaks, who is spoken of), terms
// (what it is about, by topic and by word).
package question
