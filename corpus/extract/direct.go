package extract

// directSieves attribute quotations that are sentences by themselves.
var directSieves = []sieve{
	stretchwise("markup", 0, markup),                    // <a href="…">
	stretchwise("title", 0, titled),                     // her book, “The …”
	stretchwise("inverted-cue", .97, invertedCue),       // “…,” said Vega
	stretchwise("cue-after", .96, cueAfter),             // “…,” Vega, who was there, said
	stretchwise("according-after", .9, accordingAfter),  // “…,” according to Vega
	stretchwise("signed", .8, signed),                   // “…” — Vega
	stretchwise("split", .95, split),                    // “A,” Vega said, “…”
	stretchwise("colon", .95, colonBefore),              // Vega said: “…”
	stretchwise("in-words", .9, inWords),                // in Vega's words, “…”
	stretchwise("comma", .95, commaBefore),              // Vega said, “…”
	stretchwise("continued", .95, continued),            // “A,” Vega said. “…”
	stretchwise("split-before", .9, splitBefore),        // “…” — Vega laughed — “B”
	stretchwise("colon-paragraph", .85, colonParagraph), // Vega wrote: ¶ “…”
	stretchwise("paragraphs", .95, paragraphs),          // “A ¶ “…”
	stretchwise("lead-in", .8, leadIn),                  // Vega disagreed. “…”
	stretchwise("follow-up", .6, followUp),              // “…” Vega said that she would
	stretchwise("bare-paragraph", .6, bareParagraph),    // … Vega said. ¶ “…”
}

// fragmentSieves attribute words in marks that no sieve before has.
var fragmentSieves = []sieve{
	stretchwise("fragment", .7, fragment), // Vega said it was “…”
	stretchwise("list", .7, listed),       // Vega said it was “A” and “…”
}
