package article_test

import (
	"fmt"

	"onrecord/corpus/article"
)

func Example() {
	page := `<html lang="en"><head><title>Cranes to stay</title><meta name="date" content="2031-03-01"></head>
<body><p>&ldquo;The cranes will stand,&rdquo; said <b>Vega</b>.</p><p>She left.</p></body></html>`
	a, err := article.Read("cranes.html", []byte(page), article.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(a.Published, a.Title)
	fmt.Println(a.Text)
	fmt.Println(a.Notes)
	// Output:
	// 2031-03-01 Cranes to stay
	// “The cranes will stand,” said Vega.
	//
	// She left.
	// [little text (8 words): perhaps a paywall]
}
