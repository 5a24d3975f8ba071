/*
Package extract finds in a text what it says that somebody said: every
quotation and every piece of reported speech, with its speaker, the words of
saying and the place.

	for _, q := range extract.Extract(text, extract.Options{}) {
		fmt.Println(q.Kind, q.Speaker, q.Spans[0].In(text))
	}

It works by rules, small sieves in order, the surest first: what one has
decided, the next leaves alone, and each quotation names the one that decided.
Words and sentences are those of Unicode's text segmentation. Every span lies
within the text, on the boundaries of code points, and the time grows with the
length of the text alone, however many quotation marks it holds: no sieve looks
further than a fixed number of words from its place.
*/
package extract
