package draft

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"onrecord/corpus"
)

// A KnownError says that an article is on record already.
type KnownError struct {
	Source *corpus.Source
	Draft  bool // it is in a draft
}

// Error names the source.
func (e *KnownError) Error() string {
	where := "on record already"
	if e.Draft {
		where = "in a draft already"
	}
	if e.Source.Position.File == "" {
		return fmt.Sprintf("%s, as source %q", where, e.Source.ID)
	}
	return fmt.Sprintf("%s, as source %q in %v", where, e.Source.ID, e.Source.Position)
}

// untitled is the title of an article without a headline, in our own words.
const untitled = "Article without a headline"

var (
	hashForm     = regexp.MustCompile(`^[0-9a-f]{64}$`)
	languageForm = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
)

// newSource makes the entry of an article. What the article says wrongly of
// itself, such as an address that is none, is left out.
func newSource(record *corpus.Corpus, a Article) (*corpus.Source, error) {
	s := &corpus.Source{
		Title:     cmp.Or(clip(a.Title), untitled),
		Publisher: clip(a.Publisher),
		URL:       address(a.URL),
	}
	if hashForm.MatchString(a.SHA256) {
		s.SHA256 = a.SHA256
	}
	if languageForm.MatchString(a.Language) {
		s.Language = a.Language
	}
	if _, err := a.Published.Time(); err == nil {
		s.Published = a.Published
	}
	taken := ids{}
	for i, list := range [][]*corpus.Source{record.Sources, record.DraftSources} {
		for _, known := range list {
			taken[known.ID] = 0
			if s.SHA256 != "" && known.SHA256 == s.SHA256 {
				return nil, &KnownError{known, i == 1}
			}
		}
	}
	s.ID = taken.unique(sourceID(s))
	return s, nil
}

// sourceID makes an ID of who published the article and when.
func sourceID(s *corpus.Source) string {
	host := ""
	if u, err := url.Parse(s.URL); err == nil {
		host = strings.TrimPrefix(u.Hostname(), "www.")
	}
	title := s.Title
	if title == untitled {
		title = ""
	}
	name := cmp.Or(slug(s.Publisher, 40), slug(host, 40), slug(title, 40), "article")
	last := string(s.Published)
	if last == "" && len(s.SHA256) > 8 {
		last = s.SHA256[:8]
	}
	return strings.TrimSuffix(name+"-"+last, "-")
}

// address gives a web address such as a corpus may hold, or "".
func address(s string) string {
	u, err := url.Parse(s)
	ok := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && len(s) <= 1000 &&
		!strings.ContainsAny(s, " <>\"") && corpus.Clean(s) == s
	if !ok {
		return ""
	}
	return s
}
