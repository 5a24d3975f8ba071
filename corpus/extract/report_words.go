package extract

import (
	"iter"
	"strings"
)

// gram is what a word can be in a sentence, as far as the sieves of reported speech ask. Words outside the closed
// classes below have none.
type gram uint32

const (
	gAux      gram = 1 << iota // is, has, did: finite, before another verb or alone
	gModal                     // will, would, could
	gNot                       // not, never, didn't
	gBe                        // is, was, been
	gHave                      // has, had
	gDo                        // do, does, did
	gDet                       // the, a, his, many
	gPrep                      // of, in, for
	gAnd                       // and, but, or
	gSub                       // because, when, although
	gRel                       // who, which
	gWh                        // whether, why, how
	gThat                      // that
	gTo                        // to
	gPron                      // he, they: the subject of a clause
	gMe                        // I, we, you, one: the reporter's or anybody's
	gObj                       // him, them, reporters
	gDemo                      // this, that, it, there: a subject that says nothing
	gAdv                       // also, later, again: stands within a verb
	gTime                      // Monday, yesterday, March
	gAs                        // as
	gThan                      // than
	gDeclined                  // declined, refused, went on: "to say" follows
	gDoc                       // survey, report, emails: papers that show and say
	gNoun                      // claim, warning: nouns that a clause with "that" can follow
	gAccord                    // according
	gHedge                     // reportedly, allegedly
	gPerOne                    // per
	gVerbLike                  // went, came, took: frequent finite verbs that are no cues
	gIts                       // it's, he'd: a subject with its verb
	gTold                      // reporters, voters, lawmakers: those who are told
)

// closedClass are the words of the closed classes, in lower case.
var closedClass = []struct {
	is    gram
	words string
}{
	{gAux | gBe, "is are was were am 's 're be been being"},
	{gAux | gHave, "has have had 've having"},
	{gAux | gDo, "do does did"},
	{gAux | gModal, "will would can could may might must should shall 'll 'd"},
	{gAux | gBe | gNot, "isn't aren't wasn't weren't"},
	{gAux | gHave | gNot, "hasn't haven't hadn't"},
	{gAux | gDo | gNot, "don't doesn't didn't"},
	{gAux | gModal | gNot, "won't wouldn't can't couldn't mightn't mustn't shouldn't cannot"},
	{gNot | gAdv, "not never no"},
	{gDet, `the a an his her its their my our your this these those that some any no every each many most several
		few all both another other two three four five six seven eight nine ten one more less half dozens hundreds
		thousands such what certain various top senior former`},
	{gPrep, `of in on at for by with from to about against among around before after between during into like near
		over through toward towards under until upon via within without amid following regarding despite throughout
		across behind beyond inside outside alongside per including concerning`},
	{gAnd, "and but or yet nor"},
	{gSub, `because when while although though if since unless until whereas whenever once after before`},
	{gRel, "who which whom whose that"},
	{gWh, "whether why how what who where when if which"},
	{gThat, "that"},
	{gIts, `it's he's she's they're there's that's he'd she'd they'd he'll she'll they'll it'll it'd they've i'm i've
		i'd i'll we're we've we'd we'll you're you've you'll who's what's here's`},
	{gTo, "to"},
	{gPron, "he she they who"},
	{gMe, "i we you one let's i'm i've i'd we're we've you're ourselves us me"},
	{gObj, "him her them it me us you himself herself themselves itself"},
	{gDemo, "this that it there these those which what such here"},
	{gAdv, `also then later again still often always just now even already ever recently repeatedly further further
		too once soon simply only initially finally originally previously earlier afterward afterwards separately
		reportedly allegedly merely rather indeed instead however meanwhile long first publicly privately openly all
		both quickly sharply flatly yet else nonetheless nevertheless`},
	{gTime | gAdv, `monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow`},
	{gTime, `january february march april may june july august september october november december week month year
		morning afternoon evening night day last earlier days weeks months years ago weekend late early this next
		recent mon tue wed thu fri sat sun`},
	{gAs, "as"}, {gThan, "than"},
	{gDeclined, "declined refused declines refuses went goes continued continues"},
	{gDoc, `survey poll polls surveys study studies report reports data document documents record records results
		analysis research email emails e-mails memo filing filings figures numbers statistics findings letter
		transcript transcripts article paper audit review statement estimates census files logs complaint lawsuit
		indictment ruling resolution affidavit testimony tweet tweets post posts website page report's researchers
		exit`},
	{gAccord, "according"},
	{gHedge, "reportedly allegedly supposedly purportedly"},
	{gPerOne, "per"},
	{gVerbLike, `went came took got made gave became began kept left met ran saw held stood won lost led put set
		spent sent brought bought built fell rose grew knew drew broke spoke fought paid sat wore chose beat
		hit cut let seems seem seemed remains remain appears appear appeared goes comes makes takes gets gives
		wants want needs need likes means mean happened happens knows plans plan heard lay stood chose swore
		began hurt cost bore rode rang sold taught caught threw woke won forgot forgave hid shook shot sank slept
		stole stuck struck tore understood withdrew upheld oversaw supports helps looks works puts keeps leaves`},
	{gTold, `reporters voters lawmakers supporters viewers journalists listeners readers officials investigators
		police members fans followers students parliament congress senators crowds`},
}

// lexeme is what the lexicons know of one spelling.
type lexeme struct {
	gram gram
	verb *cueVerb // nil: no cue of reported speech
	form verbForm
}

// verbForm are the forms that a spelling of a verb can have.
type verbForm uint8

const (
	formBase  verbForm = 1 << iota // say
	formThird                      // says
	formPast                       // said
	formPart                       // written
	formIng                        // saying
)

// cueVerb is a cue with all that can follow it.
type cueVerb struct {
	name   string
	frames takes            // without a particle
	noun   bool             // its plain form and that in -s are nouns too: "states", "claims"
	with   map[string]takes // by particle: "out" of "ruled out"
}

// mayReport is the class of tokens that can be cues of reported speech: where a
// sentence has none, it is not read further.
const mayReport class = 1 << 63

// lexemes are all spellings that the sieves of reported speech know.
var lexemes = makeLexemes()

func makeLexemes() map[string]*lexeme {
	m := map[string]*lexeme{}
	for _, c := range closedClass {
		for w := range strings.FieldsSeq(c.words) {
			of(m, w).gram |= c.is
		}
	}
	for w := range strings.FieldsSeq(reportNouns) {
		of(m, w).gram |= gNoun
	}
	verbs := map[string]*cueVerb{}
	for _, g := range reportVerbs {
		for w := range strings.FieldsSeq(g.verbs) {
			addVerb(m, verbs, w, g.frames)
		}
	}
	for w := range strings.FieldsSeq(alsoNouns) {
		verbs[w].noun = true
	}
	for w, l := range m {
		if l.verb != nil || l.gram&(gAccord|gNoun) != 0 {
			lexicon.add(w, mayReport)
		}
	}
	for w, l := range m { // the curly apostrophe of print
		if c := strings.ReplaceAll(w, "'", "’"); c != w {
			m[c] = l
		}
	}
	for w := range m {
		lexicon.add(w, lexical)
	}
	return m
}

// of gives the lexeme of a spelling, a new one where there is none.
func of(m map[string]*lexeme, w string) *lexeme {
	if m[w] == nil {
		m[w] = &lexeme{}
	}
	return m[w]
}

// addVerb adds a verb of the lexicon, "rule_out" with its particle, in all its forms.
func addVerb(m map[string]*lexeme, verbs map[string]*cueVerb, entry string, f takes) {
	name, particle, _ := strings.Cut(entry, "_")
	v := verbs[name]
	if v == nil {
		v = &cueVerb{name: name, with: map[string]takes{}}
		verbs[name] = v
		for form, w := range inflect(name) {
			l := of(m, w)
			l.verb, l.form = v, l.form|form
		}
	}
	if particle == "" {
		v.frames |= f
	} else {
		v.with[particle] |= f
	}
}

// inflect gives a verb's forms. What is past and participle in one has its
// bits in both.
func inflect(v string) iter.Seq2[verbForm, string] {
	return func(yield func(verbForm, string) bool) {
		p := pasts(v)
		if w, ok := irregularReports[v]; ok {
			p = strings.Fields(w)
		}
		_ = yield(formBase, v) && yield(formThird, third(v)) && yield(formIng, gerund(v)) &&
			yield(formPast, p[0]) && yield(formPart, p[len(p)-1])
	}
}
