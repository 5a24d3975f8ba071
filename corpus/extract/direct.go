package extract

// directSieves attribute quotations that are sentences by themselves.
var directSieves = []sieve{
	stretchwise("markup", 0, markup),
	stretchwise("title", 0, titled),
	stretchwise("inverted-cue", .97, invertedCue),       // “…,” said Vega
	stretchwise("cue-after", .96, cueAfter),             // “…,” Vega, who was there, said
	stretchwise("according-after", .9, accordingAfter),  // “…,” according to Vega
	stretchwise("signed", .8, signed),                   // “…” — Vega
	stretchwise("colon", .95, colonBefore),              // Vega said: “…”
	stretchwise("comma", .95, commaBefore),              // Vega said, “…”
	stretchwise("continued", .95, continued),            // “A,” Vega said. “…”
	stretchwise("colon-paragraph", .85, colonParagraph), // Vega wrote: ¶ “…”
	stretchwise("paragraphs", .95, paragraphs),          // “A ¶ “…”
	stretchwise("lead-in", .8, leadIn),                  // Vega disagreed. “…”
	stretchwise("bare-paragraph", .6, bareParagraph),    // … Vega said. ¶ “…”
}

// fragmentSieves attribute words in marks that no sieve before has.
var fragmentSieves = []sieve{
	stretchwise("list", .8, listed),              // “A” and “…”
	stretchwise("called-after", .8, calledAfter), // what Vega calls “…”
	stretchwise("fragment", .7, fragment),        // Vega said it was “…”
}
