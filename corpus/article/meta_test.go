package article_test

import (
	"fmt"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/article"
)

func TestDates(t *testing.T) {
	t.Parallel()
	tests := map[string]corpus.Date{
		"2031-03-01":                      "2031-03-01",
		"2031-03-01T23:30:00-05:00":       "2031-03-01", // the day where it was written
		"2031-03-01 08:00":                "2031-03-01",
		"20310301T080000Z":                "2031-03-01",
		"March 1, 2031":                   "2031-03-01",
		"1 March 2031":                    "2031-03-01",
		"Sat, 01 Mar 2031 23:30:00 -0500": "2031-03-01",
		"01.03.2031":                      "2031-03-01",
		"03/01/2031":                      "", // or the third of January
		"2031-02-30":                      "",
		"2031-13-01T08:00:00Z":            "",
		"0001-01-01T00:00:00Z":            "",
		"yesterday":                       "",
	}
	for date, want := range tests {
		page := fmt.Sprintf(`<meta property="article:published_time" content="%s"><p>Words.`, date)
		a, err := article.Read("a.html", []byte(page), article.Options{})
		if err != nil || a.Published != want {
			t.Errorf("%s: %+v %v, want %q", date, a, err, want)
		}
	}
}

// TestSayings reads pages that say the same things of themselves in other ways.
func TestSayings(t *testing.T) {
	t.Parallel()
	type said struct{ title, publisher, address, language, published string }
	tests := []struct {
		page string
		want said
	}{
		{`<html xml:lang="de_AT"><title>Kräne</title><time datetime="2031-03-01" itemprop="datePublished">gestern</time>`, said{"Kräne", "", "", "de-AT", "2031-03-01"}},
		{`<meta property="og:url" content="https://quay.example/a#b"><meta name="dc.date" content="2031-03-01">`, said{"", "", "https://quay.example/a", "", "2031-03-01"}},
		{`<link rel=canonical href="javascript:alert(1)"><meta property="og:url" content="//quay.example/a">`, said{}},
		{`<link rel=canonical href="https://vega:secret@quay.example/a">`, said{}},
		{`<html lang="no language at all"><meta name=date content="soon">`, said{}},
		{`<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Vega &amp; the cranes","url":["https://quay.example/a"],"inLanguage":"en","publisher":[{"name":"Quay"}],"datePublished":"2031-03-01"}]</script>`,
			said{"Vega & the cranes", "Quay", "https://quay.example/a", "en", "2031-03-01"}},
		{`<title>Cranes | Quay</title><script type="application/ld+json">{"@type":"Article","headline":"what lifts things","name":"Cranes"}</script>`, said{title: "Cranes"}},
		{`<title>Cranes | Quay</title><meta property="og:title" content="All cranes"><script type="application/ld+json">{"@type":"Article","headline":"what lifts things"}</script>`, said{title: "All cranes"}},
		{`<script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":[[[[]]]]},"publisher":7}</script>`, said{}},
		{`<script type="application/ld+json">{"@type":"Organization","name":"Quay"}</script><script type="application/ld+json">{broken</script>`, said{}},
		{"<title>A\u202eB\x1b \n C</title>", said{"AB C", "", "", "", ""}},
	}
	for _, test := range tests {
		a, err := article.Read("a.html", []byte(test.page+"<body><p>Words."), article.Options{})
		if err != nil {
			t.Errorf("%s: %v", test.page, err)
			continue
		}
		if got := (said{a.Title, a.Publisher, a.URL, a.Language, string(a.Published)}); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.page, got, test.want)
		}
	}
}
