/*
Package article reads an article as somebody has it, and gives its text: plain
text, Markdown, a web page or an e-mail, in any charset.

	a, err := article.Read("quay.html", data, article.Options{})
	if err != nil {
		return err // says what the file is and what was wanted
	}
	fmt.Println(a.Title, a.Published, len(a.Text))

The text is valid UTF-8 without control characters and without marks that turn
the direction of writing. Its paragraphs are parted by one blank line, lines
inside a paragraph by one line end, and no line begins or ends with white
space. What a page has in a blockquote, a list or a heading is a paragraph of
its own. The text of a file of clean plain text is what stands in it.

Nothing is guessed that the document does not say: a title, publisher, date or
address that it lacks is empty, and [Article.Notes] tells what a reader should
know of how the rest was come by. No script runs and nothing is loaded.

[Fetch] gets a page from the public internet within bounds of time and size,
and from nowhere else: every address that it connects to is checked, whatever
names and redirects lead there.
*/
package article
