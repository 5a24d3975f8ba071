/*
Package corpus reads what is on record: who said what, where that was
published, and how literally it is known.

A corpus is a directory of YAML files. Each may hold any of the five keys
below, and together they make one corpus:

	sources:
	  - id: harbour-2031-05-02
	    title: Report on the harbour vote   # our own words where the source has no headline
	    publisher: The Tidewater Post       # optional, never guessed
	    url: https://tidewater.example/vote # optional
	    published: 2031-05-02
	    language: en                        # optional
	    sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 # optional: of the document's bytes
	    paragraphs: 12                      # optional
	    unattributed:                       # optional: quoted by the source as nobody's
	      - {paragraph: 3, text: harbour of the future}
	people:                                 # whoever is named, whether or not they spoke
	  - id: okoro
	    name: Adaeze Okoro
	    role: Mayor of Tidewater            # optional, as is all that follows
	    country: Nigeria                    # English short name
	    aliases: [Mayor Okoro]
	    spellings:
	      - {source: harbour-2031-05-02, as: Adaeze Okorro}
	  - id: orsini
	    name: Ugo Orsini
	topics:
	  - id: dredging
	    name: Dredging
	    terms: [dredge, deepen the channel] # optional: say the same thing to the search
	outlets:
	  - name: Radio Tidewater
	    aliases: [RT]                       # optional
	statements:
	  - id: okoro-will-dredge               # permanent
	    source: harbour-2031-05-02
	    kind: quote                         # quote, partial, reported or fact
	    speaker: okoro                      # every kind but a fact has one
	    text: We will dredge this year.     # a quote has no marks around it
	    via: [Radio Tidewater]              # optional: where it was said or who reported it, in order
	    paragraph: 2                        # blank lines separate paragraphs, the first is 1
	    topics: [dredging]                  # optional
	    hedge: reportedly                   # optional: the source's own
	    truncated: true                     # optional: the source breaks the quote off
	  - id: okoro-on-cost
	    source: harbour-2031-05-02
	    kind: quote
	    speaker: okoro
	    text: # a quote that the source interrupts: its parts, in order
	      - It costs a great deal,
	      - but silt costs more.
	    paragraph: 4
	  - id: okoro-on-critics
	    source: harbour-2031-05-02
	    kind: partial
	    speaker: okoro
	    text: She calls the critics “landlocked”. # verbatim in the marks, ours outside
	    paragraph: 5
	    correction:                         # optional: what the source has since corrected, in our words
	      {text: The first edition had landed for landlocked., date: 2031-05-04}
	  - id: okoro-dredges-next-year
	    source: harbour-2031-05-02
	    kind: reported
	    speaker: okoro
	    text: The dredging begins in the spring of next year.
	    paragraph: 9
	    supersedes: okoro-will-dredge       # optional: an earlier one, by the same speaker or a fact as well
	  - id: dredger-is-hired
	    source: harbour-2031-05-02
	    kind: fact
	    text: A dredger has been hired.
	    paragraph: 10
	    withdrawn: {by: the source, why: The contract had not been signed.} # optional, in our words
	  - id: silt-is-deep
	    source: harbour-2031-05-02
	    kind: quote
	    text: The silt is very deep now.
	    paragraph: 11
	    review: draft                       # nobody has reviewed it: no answer has it until the key is taken away
	    found:                              # optional: how an import found it; stays when it has been reviewed
	      start: 120                        # in the source's text, in code points from 0
	      end: 145                          # behind the last
	      prefix: "the mayor said. “"       # optional: up to 32 code points in front, line breaks as spaces
	      suffix: ” she added               # the same behind
	      cue: said                         # optional: the words of saying
	      rule: cue-after                   # optional: what decided
	      confidence: 0.93                  # optional: 0 to 1
	      speakers: [okoro, orsini]         # optional: whose it may be, where that is not clear

IDs are lower-case letters, digits, dashes, dots and underscores, at most 80.
Quotation marks of
a partial are “…”, "…", «…» or „…“. Reported and fact are told in our own
words and hold no quotation marks, nor do corrections and withdrawals. What is
withdrawn stays in its file, for its ID is permanent. One statement supersedes
one other, and no two the same. Every string is one line, without the white
space around it; write a long one with >-.

A draft may do without its speaker, and its source without the day that it was
published, until both are known. It can supersede nothing and nothing can
supersede it. All else is asked of it as of a statement, so that to accept it is
to take one key away. Sources and people that only drafts of their own file need
are no more on record than these: they stand in lists of their own, and neither
a name nor the fingerprint means anything else when a draft is put beside a
record.

[Load] reads such a directory and refuses one that could not be served safely:
it lists every problem with file and line, among them unknown keys and IDs,
IDs and names that stand for two things, days that do not exist, and words
whose quotation marks do not go with their kind. YAML anchors, aliases and
tags are refused, and files are read within bounds, so that a hostile corpus
costs a few seconds and no more. [Check] adds what a reviewer should mend, and
[Verify] compares the corpus with the documents themselves. [Diff] says how two
corpora differ, statement by statement.

[WriteDraft] writes drafts, [Unreviewed] lists them, and a [File] is where they
are decided on: it changes one statement in the text of a file and leaves all
else as it is written.

Nothing in a [Corpus] changes after Load; it may be read from any number of
goroutines.
*/
package corpus
