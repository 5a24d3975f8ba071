package watch

import (
	"onrecord/corpus"
)

// A Snapshot is what a reader is shown of a statement, as it was at some time.
type Snapshot struct {
	ID         string             `json:"id"`
	Kind       corpus.Kind        `json:"kind"`
	Parts      []string           `json:"parts"`
	Speaker    *Speaker           `json:"speaker,omitempty"` // nil: a fact
	Source     Source             `json:"source"`
	Via        []string           `json:"via,omitempty"`
	Paragraph  int                `json:"paragraph"`
	Topics     []string           `json:"topics,omitempty"` // IDs
	Hedge      string             `json:"hedge,omitempty"`
	Truncated  bool               `json:"truncated,omitempty"`
	Correction *corpus.Correction `json:"correction,omitempty"`
	Withdrawn  *corpus.Withdrawal `json:"withdrawn,omitempty"`

	Supersedes   string `json:"supersedes,omitempty"` // ID
	SupersededBy string `json:"superseded_by,omitempty"`
	Vain         bool   `json:"vain,omitempty"` // what superseded it is withdrawn
}

// A Speaker is who made a statement.
type Speaker struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Role     string `json:"role,omitempty"`
	Spelling string `json:"spelling,omitempty"` // of the name in the source, where it is another
}

// A Source is where a statement is from.
type Source struct {
	ID        string      `json:"id"`
	Title     string      `json:"title"`
	Publisher string      `json:"publisher,omitempty"`
	URL       string      `json:"url,omitempty"`
	Published corpus.Date `json:"published"`
}

// snapshot takes down what there is to be shown of a statement.
func snapshot(s *corpus.Statement) Snapshot {
	shot := Snapshot{
		ID: s.ID, Kind: s.Kind, Parts: s.Parts, Via: s.Via, Paragraph: s.Paragraph,
		Hedge: s.Hedge, Truncated: s.Truncated, Correction: s.Correction, Withdrawn: s.Withdrawn,
		Source: Source{s.Source.ID, s.Source.Title, s.Source.Publisher, s.Source.URL, s.Source.Published},
	}
	if p := s.Speaker; p != nil {
		shot.Speaker = &Speaker{ID: p.ID, Name: p.Name, Role: p.Role}
		for _, spelling := range p.Spellings {
			if spelling.Source == s.Source {
				shot.Speaker.Spelling = spelling.As
			}
		}
	}
	for _, t := range s.Topics {
		shot.Topics = append(shot.Topics, t.ID)
	}
	if s.Supersedes != nil {
		shot.Supersedes = s.Supersedes.ID
	}
	if s.SupersededBy != nil {
		shot.SupersededBy, shot.Vain = s.SupersededBy.ID, s.SupersededBy.Withdrawn != nil
	}
	return shot
}

// statement makes a statement of what was taken down. Others that it names
// have an ID, and whether they are withdrawn, and no more.
func (shot Snapshot) statement() *corpus.Statement {
	source := &corpus.Source{
		ID: shot.Source.ID, Title: shot.Source.Title, Publisher: shot.Source.Publisher,
		URL: shot.Source.URL, Published: shot.Source.Published,
	}
	s := &corpus.Statement{
		ID: shot.ID, Source: source, Kind: shot.Kind, Parts: shot.Parts, Text: joined(shot.Parts), Via: shot.Via,
		Paragraph: shot.Paragraph, Hedge: shot.Hedge, Truncated: shot.Truncated,
		Correction: shot.Correction, Withdrawn: shot.Withdrawn,
	}
	if p := shot.Speaker; p != nil {
		s.Speaker = &corpus.Person{ID: p.ID, Name: p.Name, Role: p.Role}
		if p.Spelling != "" {
			s.Speaker.Spellings = []corpus.Spelling{{Source: source, As: p.Spelling}}
		}
	}
	for _, id := range shot.Topics {
		s.Topics = append(s.Topics, &corpus.Topic{ID: id})
	}
	if shot.Supersedes != "" {
		s.Supersedes = &corpus.Statement{ID: shot.Supersedes}
	}
	if shot.SupersededBy != "" {
		s.SupersededBy = &corpus.Statement{ID: shot.SupersededBy}
		if shot.Vain {
			s.SupersededBy.Withdrawn = &corpus.Withdrawal{}
		}
	}
	return s
}
