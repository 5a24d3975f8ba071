package bot

import (
	"encoding/json"
	"math"
	"time"

	"onrecord/corpus"
)

// MarshalJSON writes the reply in the form that the README documents. What is
// empty is written as empty, never left out or null, but for a fact's speaker;
// what has become of a statement is there where something has.
func (r *Reply) MarshalJSON() ([]byte, error) {
	switch r.Command {
	case "people":
		return json.Marshal(peopleJSON{r.Record, persons(r.People)})
	case "coverage":
		return json.Marshal(r.Coverage.json())
	case "compare":
		return json.Marshal(r.compared())
	}
	return json.Marshal(replyJSON{
		Question:   r.Question,
		Outcome:    r.Outcome,
		Reason:     r.Reason,
		Record:     r.Record,
		Understood: r.Understood.json(),
		Statements: answers(r.Statements),
		Omitted:    r.Omitted,
		Mentions:   answers(r.Mentions),
		OnRecord:   r.onRecord(),
		Around:     r.Around.json(),
	})
}

type replyJSON struct {
	Question   string         `json:"question"`
	Outcome    Outcome        `json:"outcome"`
	Reason     string         `json:"reason"`
	Record     string         `json:"record"`
	Understood understoodJSON `json:"understood"`
	Statements []answerJSON   `json:"statements"`
	Omitted    int            `json:"omitted,omitempty"`
	Mentions   []answerJSON   `json:"mentions"`
	OnRecord   *coverageJSON  `json:"on_record,omitempty"`
	Around     *aroundJSON    `json:"around,omitempty"`
}

type aroundJSON struct {
	Before       *answerJSON `json:"before"`
	After        *answerJSON `json:"after"`
	SupersededBy *answerJSON `json:"superseded_by,omitempty"`
	Supersedes   *answerJSON `json:"supersedes,omitempty"`
}

type understoodJSON struct {
	People        []string           `json:"people"`
	Countries     []string           `json:"countries"`
	Outlets       []string           `json:"outlets"`
	Topics        []string           `json:"topics"`
	Terms         []string           `json:"terms"`
	Substitutions []substitutionJSON `json:"substitutions"`
}

type substitutionJSON struct {
	From string `json:"from"`
	To   string `json:"to"`
}

type answerJSON struct {
	ID        string       `json:"id"`
	Kind      corpus.Kind  `json:"kind"`
	Text      string       `json:"text"`
	Parts     []string     `json:"parts,omitempty"`
	Speaker   *speakerJSON `json:"speaker"`
	Via       []string     `json:"via"`
	Date      corpus.Date  `json:"date"`
	Hedge     string       `json:"hedge"`
	Truncated bool         `json:"truncated"`
	Source    sourceJSON   `json:"source"`
	Paragraph int          `json:"paragraph"`
	Score     float64      `json:"score"`

	Withdrawn    *withdrawalJSON `json:"withdrawn,omitempty"`
	Correction   *correctionJSON `json:"correction,omitempty"`
	Supersedes   string          `json:"supersedes,omitempty"`
	SupersededBy string          `json:"superseded_by,omitempty"`
}

type withdrawalJSON struct {
	By  string `json:"by"`
	Why string `json:"why"`
}

type correctionJSON struct {
	Text string      `json:"text"`
	Date corpus.Date `json:"date"`
}

type speakerJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role string `json:"role"`
}

type sourceJSON struct {
	ID        string      `json:"id"`
	Title     string      `json:"title"`
	Publisher string      `json:"publisher"`
	URL       string      `json:"url"`
	Published corpus.Date `json:"published"`
}

type personJSON struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Role       string   `json:"role"`
	Country    string   `json:"country"`
	Aliases    []string `json:"aliases"`
	Statements int      `json:"statements"`
	Mentions   int      `json:"mentions"`
}

type peopleJSON struct {
	Record string       `json:"record"`
	People []personJSON `json:"people"`
}

type coverageJSON struct {
	Record     string              `json:"record"`
	From       corpus.Date         `json:"from"`
	To         corpus.Date         `json:"to"`
	Statements int                 `json:"statements"`
	Kinds      map[corpus.Kind]int `json:"kinds"`
	Withdrawn  int                 `json:"withdrawn,omitempty"`
	Sources    []sourceJSON        `json:"sources"`
	People     []personJSON        `json:"people"`
	Loaded     *time.Time          `json:"loaded,omitempty"`
	Fault      *faultJSON          `json:"fault,omitempty"`
}

type faultJSON struct {
	Problem string    `json:"problem"`
	More    int       `json:"more"`
	Since   time.Time `json:"since"`
}

func (u Understood) json() understoodJSON {
	j := understoodJSON{
		People: list(u.People), Countries: list(u.Countries), Outlets: list(u.Outlets),
		Topics: list(u.Topics), Terms: list(u.Terms),
		Substitutions: make([]substitutionJSON, len(u.Substitutions)),
	}
	for i, s := range u.Substitutions {
		j.Substitutions[i] = substitutionJSON{s.From, s.To}
	}
	return j
}

// list makes an empty list of no list.
func list(l []string) []string {
	if l == nil {
		return []string{}
	}
	return l
}

func answers(l []Answer) []answerJSON {
	out := make([]answerJSON, len(l))
	for i, a := range l {
		s := a.Statement
		out[i] = answerJSON{
			ID: s.ID, Kind: s.Kind, Text: s.Text, Via: list(s.Via),
			Date: s.Source.Published, Hedge: s.Hedge, Truncated: s.Truncated,
			Source: source(s.Source), Paragraph: s.Paragraph,
			Score: math.Round(a.Score*1e4) / 1e4,
		}
		if len(s.Parts) > 1 {
			out[i].Parts = s.Parts
		}
		if p := s.Speaker; p != nil {
			out[i].Speaker = &speakerJSON{p.ID, p.Name, p.Role}
		}
		out[i].amend(s)
	}
	return out
}

// amend says what has become of the statement.
func (j *answerJSON) amend(s *corpus.Statement) {
	j.Withdrawn = (*withdrawalJSON)(s.Withdrawn)
	j.Correction = (*correctionJSON)(s.Correction)
	if s.Supersedes != nil {
		j.Supersedes = s.Supersedes.ID
	}
	if s.SupersededBy != nil {
		j.SupersededBy = s.SupersededBy.ID
	}
}

func (s *Surroundings) json() *aroundJSON {
	if s == nil {
		return nil
	}
	one := func(a *Answer) *answerJSON {
		if a == nil {
			return nil
		}
		return &answers([]Answer{*a})[0]
	}
	return &aroundJSON{Before: one(s.Before), After: one(s.After), SupersededBy: one(s.SupersededBy), Supersedes: one(s.Supersedes)}
}

func source(s *corpus.Source) sourceJSON {
	return sourceJSON{s.ID, s.Title, s.Publisher, s.URL, s.Published}
}

func persons(l []Person) []personJSON {
	out := make([]personJSON, len(l))
	for i, p := range l {
		out[i] = personJSON{p.ID, p.Name, p.Role, p.Country, list(p.Aliases), p.Statements, p.Mentions}
	}
	return out
}

func (r *Reply) onRecord() *coverageJSON {
	if r.Outcome == Answered || r.Coverage == nil {
		return nil
	}
	return r.Coverage.json()
}

func (c *Coverage) json() *coverageJSON {
	j := &coverageJSON{
		Record: c.Record, From: c.From, To: c.To, Statements: c.Statements,
		Kinds: map[corpus.Kind]int{}, Withdrawn: c.Withdrawn, Sources: make([]sourceJSON, len(c.Sources)),
		People: append(persons(c.Speakers), persons(c.Silent)...),
	}
	for _, k := range corpus.Kinds {
		j.Kinds[k] = c.Kinds[k]
	}
	for i, s := range c.Sources {
		j.Sources[i] = source(s)
	}
	if !c.Loaded.IsZero() {
		loaded := c.Loaded.UTC()
		j.Loaded = &loaded
	}
	if f := c.Fault; f != nil {
		j.Fault = &faultJSON{f.Problem, f.More, f.Since.UTC()}
	}
	return j
}
