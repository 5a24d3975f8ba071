package article

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus"
)

// meta is what a page says of itself to machines.
type meta struct {
	language, canonical, base string
	title                     string            // of <title>
	named                     map[string]string // content of <meta> by name or property, lower case, the first of each
	times                     []string          // of <time itemprop=datePublished> and <time pubdate>
	linked                    linkedData
	paid                      bool // not free to read
}

// metaOf reads what the page says of itself.
func metaOf(doc *html.Node) meta {
	m := meta{named: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.language = attribute(n.Attr, "lang")
			if m.language == "" {
				m.language = attribute(n.Attr, "xml:lang")
			}
		case atom.Title:
			if m.title == "" && n.FirstChild != nil {
				m.title = n.FirstChild.Data
			}
		case atom.Base:
			m.base = first(m.base, attribute(n.Attr, "href"))
		case atom.Link:
			if strings.EqualFold(attribute(n.Attr, "rel"), "canonical") {
				m.canonical = first(m.canonical, attribute(n.Attr, "href"))
			}
		case atom.Meta:
			m.name(n.Attr)
		case atom.Time:
			if attribute(n.Attr, "itemprop") == "datePublished" || has(n.Attr, "pubdate") {
				m.times = append(m.times, attribute(n.Attr, "datetime"))
			}
		case atom.Script:
			if strings.HasPrefix(strings.ToLower(attribute(n.Attr, "type")), "application/ld+json") && n.FirstChild != nil {
				m.link(n.FirstChild.Data)
			}
		}
	}
	return m
}

func has(list []html.Attribute, key string) bool {
	for _, a := range list {
		if a.Key == key {
			return true
		}
	}
	return false
}

// name notes a <meta> by each name that it has.
func (m *meta) name(list []html.Attribute) {
	content := attribute(list, "content")
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(attribute(list, key))
		if name != "" && m.named[name] == "" {
			m.named[name] = content
		}
	}
}

func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// fill fills in what the page says of itself. Where it says a thing more than
// once, what is meant for machines goes first.
func (a *Article) fill(m meta, title string, base *url.URL) {
	a.Title = m.headline(title)
	a.Publisher = first(m.linked.publisher, m.named["og:site_name"], m.named["application-name"])
	a.Language = languageTag(first(m.language, m.linked.language, m.named["content-language"]))
	a.Published = m.published()
	a.address(m, base)
}

// headline gives the title: what JSON-LD has as headline or name, if a person
// sees that too. Some sites have a summary there, or their own name.
func (m *meta) headline(found string) string {
	seen := strings.ToLower(oneLine(m.title + " " + m.named["og:title"]))
	for _, title := range []string{m.linked.headline, m.linked.name} {
		if title != "" && strings.Contains(seen, strings.ToLower(oneLine(title))) {
			return title
		}
	}
	return first(m.named["og:title"], m.linked.headline, found)
}

// dateNames are the names of <meta> that give the day of an article.
var dateNames = []string{
	"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
	"dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dc.date.created", "pubdate", "publishdate",
	"publication_date", "citation_publication_date", "date",
}

func (m *meta) published() corpus.Date {
	if day := dayOf(m.linked.published); day != "" {
		return day
	}
	for _, name := range dateNames {
		if day := dayOf(m.named[name]); day != "" {
			return day
		}
	}
	for _, t := range m.times {
		if day := dayOf(t); day != "" {
			return day
		}
	}
	return ""
}

// address takes the canonical address. A page that was fetched is not believed
// to be one of another site.
func (a *Article) address(m meta, base *url.URL) {
	from := base
	if own, err := url.Parse(m.base); err == nil && m.base != "" && base != nil {
		base = base.ResolveReference(own)
	}
	for _, claim := range []string{m.canonical, m.named["og:url"], m.linked.address} {
		claim = webAddress(claim, base)
		if claim == "" {
			continue
		}
		if from != nil && from.Host != "" && site(claim) != site(from.String()) {
			a.note(fmt.Sprintf("the page names %s as its address, which is on another site", claim))
			return
		}
		a.URL = claim
		return
	}
}

// site gives the host of an address without what stands for a device.
func site(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, device := range []string{"www.", "m.", "mobile.", "amp."} {
		host = strings.TrimPrefix(host, device)
	}
	return host
}

// webAddress gives an address of the web without a fragment, made absolute by
// a base if there is one, or "" if it is none or holds a password.
func webAddress(address string, base *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" || len(address) > maxLine {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	u.Fragment = ""
	return scrub(u.String())
}

var languageForm = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)

// languageTag gives a language tag, or "" if it is none.
func languageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) > 35 || !languageForm.MatchString(s) {
		return ""
	}
	return s
}
