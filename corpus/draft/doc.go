/*
Package draft makes what an import writes for review: the statements that were
found in an article as a [corpus.Draft], with whom they are by.

	quotations := extract.Extract(a.Text, extract.Options{Known: draft.Known(record), Title: a.Title})
	d, err := draft.New(record, a, quotations)
	if err != nil {
		return err // the article is on record already
	}
	d.Note = "..."
	return corpus.WriteDraft(w, d)

Verbatim words are those of the article, byte for byte but for line breaks and
characters that a corpus may not hold. A direct quotation becomes a quote, of
several parts where the article interrupts it; one that goes on in the next
paragraph becomes a statement for each, as every statement is in one. Words in a
sentence of the reporter's become a partial, and reported speech is reported: in
both the reporter's words stand as they are, to be told in others by whoever
reviews them.

Whoever speaks is linked to those on record by name, alias, surname or role, as
far as that leaves one: see [Linker]. Where several are possible all are listed
and none is chosen. Who is unknown is added with what the article says of them.
*/
package draft
