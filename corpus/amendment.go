package corpus

// correction gives what a source has corrected of the statement, nil where
// nothing or where, noted, that is not said as it has to be.
func (e entry) correction() *Correction {
	c, ok := e.amendment("correction", "a correction", correctionKeys)
	if !ok {
		return nil
	}
	return &Correction{Text: c.telling("text"), Date: c.date("date")}
}

// withdrawal gives who has withdrawn the statement, nil where nobody.
func (e entry) withdrawal() *Withdrawal {
	w, ok := e.amendment("withdrawn", "a withdrawal", withdrawnKeys)
	if !ok {
		return nil
	}
	return &Withdrawal{By: w.telling("by"), Why: w.telling("why")}
}

// amendment reads a key that holds others, all of which have to be there. A
// key without them says too little to be passed over: what was withdrawn would
// stand.
func (e entry) amendment(key, what string, keys []string) (entry, bool) {
	n := e.values[key]
	if n == nil {
		return entry{}, false
	}
	inner, ok := e.entry(n, what, keys)
	if ok {
		inner.require(keys...)
	}
	return inner, ok
}

// telling gives a key's string, which is told in our words.
func (e entry) telling(key string) string {
	s := e.string(key)
	if s == "" {
		return ""
	}
	message := ownProblem(s)
	if !hasWord(s) {
		message = key + " " + shown(s).String() + " without a word"
	}
	if message != "" {
		e.log.add(e.position(key), "%s", message)
		return ""
	}
	return s
}

// successions looks up which statement each one supersedes. A statement has
// one successor, so that there never is a choice of what to go by.
func (l *lookup) successions(entries []rawStatement, drafts map[string]*Statement) {
	var ids []string
	for _, s := range l.Statements {
		if l.Corpus.statements[s.ID] == s {
			ids = append(ids, s.ID)
		}
	}
	for _, s := range entries {
		if draft := drafts[s.supersedes.id]; draft != nil {
			l.log.add(s.supersedes.position, "statement %q supersedes the draft %q in %v (want it reviewed first)", s.ID, draft.ID, draft.Position)
			continue
		}
		before := find(l, "statement", s.supersedes, l.Corpus.statements, ids)
		switch {
		case before == nil:
		case before == s.Statement:
			l.log.add(s.supersedes.position, "statement %q supersedes itself", s.ID)
		case attributed(before) && attributed(s.Statement) && before.Speaker != s.Speaker:
			l.log.add(s.supersedes.position, "statement %q supersedes %q, which is not by the same speaker (want two by one speaker, or two facts)", s.ID, before.ID)
		case before.SupersededBy != nil:
			l.log.add(s.supersedes.position, "statement %q is superseded twice, first in %v (want one of the two to supersede the other)", before.ID, before.SupersededBy.Position)
		default:
			s.Supersedes, before.SupersededBy = before, s.Statement
		}
	}
	l.circles(entries)
}

// attributed reports whether it is known whose statement it is. Where not, that
// is noted already.
func attributed(s *Statement) bool { return s.Kind != "" && (s.Kind == Fact) == (s.Speaker == nil) }

// circles notes statements that supersede each other in a circle, each circle
// once. No two statements supersede the same one, so who comes round comes
// back to where they began.
func (l *lookup) circles(entries []rawStatement) {
	seen := map[*Statement]bool{}
	for _, s := range entries {
		if seen[s.Statement] {
			continue
		}
		for at := s.Supersedes; at != nil && !seen[at]; at = at.Supersedes {
			if seen[at] = true; at == s.Statement {
				l.log.add(s.supersedes.position, "statement %q supersedes %q, which in the end supersedes it", s.ID, s.Supersedes.ID)
			}
		}
	}
}
