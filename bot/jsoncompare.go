package bot

type comparedJSON struct {
	Question string        `json:"question"`
	Outcome  Outcome       `json:"outcome"`
	Reason   string        `json:"reason"`
	Record   string        `json:"record"`
	Passages []passageJSON `json:"passages"`
	Omitted  int           `json:"omitted,omitempty"`
	Named    []personJSON  `json:"named"`
}

type passageJSON struct {
	Text    string      `json:"text"`
	Quoted  bool        `json:"quoted"`
	Matches []matchJSON `json:"matches"`
}

type matchJSON struct {
	answerJSON
	Exact       bool             `json:"exact"`
	Partly      bool             `json:"partly"`
	Retold      bool             `json:"retold"`
	Remarks     []string         `json:"remarks"`
	Differences []differenceJSON `json:"differences"`
}

type differenceJSON struct {
	Text   string `json:"text"`
	Record string `json:"record"`
}

// compared is the reply to the command compare.
func (r *Reply) compared() comparedJSON {
	j := comparedJSON{
		Question: r.Question, Outcome: r.Outcome, Reason: r.Reason, Record: r.Record,
		Passages: []passageJSON{}, Omitted: r.Omitted, Named: []personJSON{},
	}
	if r.Comparison == nil {
		return j
	}
	for _, p := range r.Comparison.Passages {
		j.Passages = append(j.Passages, p.json())
	}
	j.Named = persons(r.Comparison.Named)
	return j
}

func (p Passage) json() passageJSON {
	j := passageJSON{Text: p.Text, Quoted: p.Quoted, Matches: []matchJSON{}}
	for _, m := range p.Matches {
		differences := []differenceJSON{}
		for _, d := range m.Differences {
			differences = append(differences, differenceJSON(d))
		}
		j.Matches = append(j.Matches, matchJSON{
			answerJSON: answers([]Answer{m.Answer})[0], Exact: m.Exact, Partly: m.Partly, Retold: m.Retold,
			Remarks: append([]string{}, m.Remarks...), Differences: differences,
		})
	}
	return j
}
