package bot

import "onrecord/corpus"

// allFacts lists every fact, in the order of the record.
func (b *Bot) allFacts() *Reply {
	var list []*corpus.Statement
	for _, s := range b.standing {
		if s.Kind == corpus.Fact {
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		return b.nothing("there are no facts on the record")
	}
	return &Reply{Outcome: Answered, Statements: succeeded(whole(list))}
}
