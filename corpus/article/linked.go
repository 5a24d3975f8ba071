package article

import (
	"encoding/json"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// linkedData is what JSON-LD says of an article (schema.org).
type linkedData struct {
	headline, name, published, publisher, address, language string
}

// Bounds on JSON-LD: far above what pages have.
const (
	maxLinked = 1 << 20 // bytes
	maxDepth  = 32
)

// link reads a script of JSON-LD, which holds an article at any depth.
func (m *meta) link(script string) {
	if len(script) > maxLinked || m.linked.headline != "" {
		return
	}
	script = strings.TrimSpace(script)
	script = strings.TrimSuffix(strings.TrimPrefix(script, "<![CDATA["), "]]>")
	var data any
	if json.Unmarshal([]byte(script), &data) == nil {
		m.search(data, 0)
	}
}

var articleType = regexp.MustCompile(`^(https?://schema\.org/)?([A-Za-z]*Article|[A-Za-z]*BlogPosting|Report|SocialMediaPosting)$`)

func (m *meta) search(data any, depth int) {
	switch v := data.(type) {
	case []any:
		for _, item := range v {
			if depth < maxDepth && m.linked.headline == "" {
				m.search(item, depth+1)
			}
		}
	case map[string]any:
		if isArticle(v["@type"]) && m.linked.headline == "" {
			m.take(v)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if depth < maxDepth {
				m.search(v[key], depth+1)
			}
		}
	}
}

func isArticle(kind any) bool {
	switch v := kind.(type) {
	case string:
		return articleType.MatchString(v)
	case []any:
		for _, one := range v {
			if s, ok := one.(string); ok && articleType.MatchString(s) {
				return true
			}
		}
	}
	return false
}

// take takes what the data of an article say.
func (m *meta) take(v map[string]any) {
	m.linked = linkedData{
		headline:  first(text(v["headline"]), text(v["name"])),
		name:      text(v["name"]),
		published: first(text(v["datePublished"]), text(v["dateCreated"])),
		publisher: text(v["publisher"]),
		address:   first(text(v["url"]), text(v["mainEntityOfPage"])),
		language:  text(v["inLanguage"]),
	}
	switch free := v["isAccessibleForFree"].(type) {
	case bool:
		m.paid = !free
	case string:
		m.paid = strings.EqualFold(free, "false")
	}
}

// text gives a value of JSON-LD as text: of a list the first, of a thing its
// name or address.
func text(value any) string {
	for range maxDepth {
		switch v := value.(type) {
		case string:
			return strings.TrimSpace(html.UnescapeString(v))
		case []any:
			if len(v) == 0 {
				return ""
			}
			value = v[0]
		case map[string]any:
			value = v["name"]
			for _, key := range []string{"@id", "url", "@value"} {
				if value == nil {
					value = v[key]
				}
			}
		default:
			return ""
		}
	}
	return ""
}
