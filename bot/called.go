package bot

import (
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/names"
)

// called gives [Person.Called].
func (b *Bot) called(p *corpus.Person) string {
	read := everybody(b.reader.Said(p.Name, "").Speakers)
	if len(read) == 1 && read[0].Person == p {
		return p.Name
	}
	return p.Name + " (" + p.ID + ")"
}

// calls finds who is asked for by a name with an ID behind it, or nil.
func (b *Bot) calls(speaker string) *names.Name {
	speaker, ok := strings.CutSuffix(strings.TrimSpace(speaker), ")")
	at := strings.LastIndex(speaker, " (")
	if !ok || at < 0 {
		return nil
	}
	p := b.corpus.Person(speaker[at+len(" ("):])
	if p == nil || !slices.Equal(names.Folded(p.Name), names.Folded(speaker[:at])) {
		return nil
	}
	for _, n := range b.book.People() {
		if n.Person == p {
			return n
		}
	}
	return nil
}
