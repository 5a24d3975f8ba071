package corpus

import "strings"

// maxShared is how many words in a row our own telling may share with the
// document; names and set phrases are shorter.
const maxShared = 8

// copied notes what is told in our words but is a sentence of the document.
func (v verifier) copied(statements []*Statement) {
	runs := map[string]bool{}
	for _, p := range v.paragraphs {
		for _, text := range p.unquoted() {
			for _, run := range runsOf(text) {
				runs[run] = true
			}
		}
	}
	for _, s := range statements {
		if run := firstShared(s, runs); run != "" {
			v.log.add(s.Position, "%q shares the words %v with %s, want it told in other words", s.ID, shown(run), v.name)
		}
	}
}

// firstShared gives the first run of our own words in a statement that is
// among the runs, or "".
func firstShared(s *Statement, runs map[string]bool) string {
	for _, text := range ownWords(s) {
		for _, run := range runsOf(text) {
			if runs[run] {
				return run
			}
		}
	}
	return ""
}

// ownWords gives what is told in our words in a statement, and of what has
// become of it.
func ownWords(s *Statement) []string {
	var texts []string
	for _, segment := range s.Segments() {
		if !segment.Verbatim {
			texts = append(texts, segment.Text)
		}
	}
	if s.Correction != nil {
		texts = append(texts, s.Correction.Text)
	}
	if s.Withdrawn != nil {
		texts = append(texts, s.Withdrawn.Why)
	}
	return texts
}

// unquoted gives the stretches of the paragraph outside its quotation marks.
func (p *paragraph) unquoted() []string {
	var texts []string
	at := 0
	for _, q := range p.quotes {
		texts = append(texts, string(p.text[at:q.start]))
		at = q.end
	}
	return append(texts, string(p.text[at:]))
}

// runsOf gives every run of words too long to be shared.
func runsOf(text string) []string {
	words := wordsOf(text)
	var runs []string
	for i := 0; i+maxShared < len(words); i++ {
		runs = append(runs, strings.Join(words[i:i+maxShared+1], " "))
	}
	return runs
}
