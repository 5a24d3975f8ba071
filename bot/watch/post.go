package watch

import (
	"slices"
	"strings"
	"time"

	"onrecord/corpus"
)

// joined gives the text of a statement from its parts.
func joined(parts []string) string { return strings.Join(parts, corpus.Break) }

// A Post is what a watch has posted or is about to.
type Post struct {
	ID      string    `json:"id"` // at most 25 characters: it is its message's nonce
	Watch   string    `json:"watch"`
	Server  string    `json:"server"`
	Channel string    `json:"channel"`
	Role    string    `json:"role,omitempty"` // to be mentioned; empty: nobody is
	Sample  bool      `json:"sample,omitempty"`
	Items   []Item    `json:"items"` // in the order in which they came; none of a sample: nothing on record is like it
	Made    time.Time `json:"made"`
	Sent    time.Time `json:"sent,omitzero"` // zero: not yet
	Message string    `json:"message,omitempty"`
	Record  string    `json:"record"` // fingerprint of the record that it was made or amended from
}

// An Item is one statement of a post.
type Item struct {
	Statement string   `json:"statement"`
	Version   uint64   `json:"version"`        // as it is now
	Was       []uint64 `json:"was,omitempty"`  // as it was while it was posted, the first first
	Gone      bool     `json:"gone,omitempty"` // it is no longer on the record
	Withdrawn bool     `json:"withdrawn,omitempty"`
	Also      []string `json:"also,omitempty"` // the other watches of the channel that let it through while it waited
}

// Content is what a post says now.
type Content struct {
	Post
	Watching *Watch // nil: it was removed
	Shown    []Shown
}

// Shown is a statement in a post.
type Shown struct {
	*corpus.Statement
	Earlier []*corpus.Statement // as it was posted before, the latest first; empty: nothing that a reader sees is otherwise
	Gone    bool                // no longer on the record
}

// Changed reports whether a reader of the post has to be told something of the
// statement.
func (s Shown) Changed() bool {
	return len(s.Earlier) > 0 || s.Gone || s.Withdrawn != nil || s.SupersededBy != nil
}

// item finds a statement of the post, or nil.
func (p *Post) item(statement string) *Item {
	at := slices.IndexFunc(p.Items, func(i Item) bool { return i.Statement == statement })
	if at < 0 {
		return nil
	}
	return &p.Items[at]
}

// content reads what a post says now.
func content(tx Tx, p Post) (Content, error) {
	c := Content{Post: p}
	for _, item := range p.Items {
		now, err := version(tx, item.Version)
		if err != nil {
			return c, err
		}
		shown := Shown{Statement: now, Gone: item.Gone}
		for _, n := range slices.Backward(item.Was) {
			was, err := version(tx, n)
			if err != nil {
				return c, err
			}
			alike := func(s *corpus.Statement) bool { return corpus.Alike(s, was) }
			if !alike(now) && !slices.ContainsFunc(shown.Earlier, alike) {
				shown.Earlier = append(shown.Earlier, was)
			}
		}
		c.Shown = append(c.Shown, shown)
	}
	return c, nil
}
