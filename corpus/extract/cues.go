package extract

import "strings"

// The verbs that say that somebody said something, in their plain form. Those
// of several forms that no rule gives stand in irregular. A verb may be in more
// than one list.

// speakingVerbs introduce somebody's own words as a sentence: “…,” she said.
const speakingVerbs = `
	say tell write add ask tweet continue declare reply answer explain note recall
	argue insist warn admit joke shout yell scream whisper mutter murmur exclaim
	announce conclude comment remark observe respond retort quip caution charge
	proclaim state claim concede acknowledge agree complain confess assert affirm
	predict suggest urge vow pledge promise stress emphasize reiterate repeat
	post blog text email message report read recount relate reflect put think
	testify chant cry boast brag crow gush lament muse wonder plead pray preach
	protest rage rail rant recite riff scoff sneer snap sigh snipe blast thunder
	venture volunteer vent mock tease intone implore inquire interject
	counter clarify cite elaborate demand opine offer speculate theorize
	allege contend maintain deadpan declaim advise apologize assure
	begin deny echo react respond
	bellow bark bemoan beg chide chuckle laugh chime chirp coo holler hiss howl
	interrupt lecture marvel moan mumble growl grumble fume fret retweet
	sing shriek sob stammer summarize surmise taunt toast tout trumpet utter
	swear sum reason rejoin remind reassure reveal roar scold instruct
	pronounce profess describe`

// reportingVerbs introduce what somebody said in the reporter's words.
const reportingVerbs = `
	believe feel figure guess decide realize imagine know hope
	mean signal criticize denounce dismiss attack praise open start go dispute
	accuse accept acclaim address admonish advocate allow appeal applaud assess
	assume attest avow back berate blame calculate call caution celebrate challenge
	commend commit compare condemn confirm congratulate consider contest
	convey credit decline decry defend deliver deplore depict determine detail
	disagree disclose disavow discuss doubt encourage endorse enumerate envision
	estimate expect explain expose express fault fear find forecast foresee
	forswear guarantee hail hear highlight hint hold imply indicate inform infer
	intend invite invoke joke judge learn lambaste laud list mention
	name object order oppose outline pan permit plan point portray posit
	prefer present proffer project propose question quote rate rebuff rebuke
	rebut recognize recommend refuse refute regard regret reject remark renounce
	request rescind resolve retract ridicule rule second see seek show slam
	specify spell spoke stand stipulate submit support suspect swear talk
	threaten underline underscore uphold voice welcome want worry warrant
	rule-out weigh vouch thank trash tie slam skewer shrug salute
	deride decree deem counsel conjecture concur chastise certify castigate`

// namingVerbs come before what somebody calls something.
const namingVerbs = `
	call describe dub label brand deem name term characterize denounce deride
	dismiss mock portray paint praise hail slam blast criticize condemn refer
	ridicule lambaste decry cite brand tout cast declare pronounce denigrate
	disparage accuse depict liken compare bill title caption christen nickname
	proclaim brush attack assail rip knock`

// irregular holds, for verbs, the forms that no rule gives: the past, the
// participle where it differs.
var irregular = map[string]string{
	"say": "said", "tell": "told", "write": "wrote written", "think": "thought", "know": "knew known",
	"read": "read", "go": "went gone", "begin": "began begun", "put": "put", "hit": "hit", "shoot": "shot",
	"mean": "meant", "feel": "felt", "swear": "swore sworn", "sing": "sang sung", "speak": "spoke spoken",
	"see": "saw seen", "hear": "heard", "hold": "held", "find": "found", "foresee": "foresaw foreseen",
	"show": "showed shown", "seek": "sought", "stand": "stood", "uphold": "upheld", "forecast": "forecast",
	"forswear": "forswore forsworn", "spell": "spelled spelt", "cast": "cast", "tweet": "tweeted",
	"lie": "lied", "rip": "ripped", "learn": "learned learnt", "rebut": "rebutted", "spoke": "spoke",
	"beg": "begged", "brag": "bragged", "chat": "chatted", "pan": "panned", "slam": "slammed", "blog": "blogged",
	"plan": "planned", "permit": "permitted", "submit": "submitted", "admit": "admitted", "commit": "committed",
	"refer": "referred", "infer": "inferred", "prefer": "preferred", "quip": "quipped", "snap": "snapped",
	"dub": "dubbed", "sob": "sobbed", "sum": "summed", "concur": "concurred", "label": "labeled labelled",
	"chime": "chimed", "shrug": "shrugged", "rebuff": "rebuffed", "quote": "quoted", "deem": "deemed",
}

// addVerbs adds every form of verbs to a table.
func addVerbs(t *table, verbs string, c class) {
	for _, v := range strings.Fields(verbs) {
		t.add(v, c|plain)
		t.add(third(v), c|present)
		t.add(gerund(v), c|saying)
		for _, past := range pasts(v) {
			t.add(past, c|finite)
		}
	}
}

// third is the third person: says, cries, stresses.
func third(v string) string {
	switch {
	case strings.HasSuffix(v, "y") && !vowel(v[len(v)-2]):
		return v[:len(v)-1] + "ies"
	case strings.HasSuffix(v, "s") || strings.HasSuffix(v, "sh") || strings.HasSuffix(v, "ch") ||
		strings.HasSuffix(v, "x") || v == "go" || v == "echo" || v == "veto":
		return v + "es"
	}
	return v + "s"
}

// gerund is the form in -ing: saying, noting, begging.
func gerund(v string) string {
	switch {
	case v == "lie":
		return "lying"
	case strings.HasSuffix(v, "e") && !strings.HasSuffix(v, "ee"):
		return v[:len(v)-1] + "ing"
	case doubles(v):
		return v + v[len(v)-1:] + "ing"
	}
	return v + "ing"
}

// pasts are the past and the participle.
func pasts(v string) []string {
	if forms, ok := irregular[v]; ok {
		return strings.Fields(forms)
	}
	switch {
	case strings.HasSuffix(v, "e"):
		return []string{v + "d"}
	case strings.HasSuffix(v, "y") && !vowel(v[len(v)-2]):
		return []string{v[:len(v)-1] + "ied"}
	}
	return []string{v + "ed"}
}

// doubles reports whether a verb doubles its last letter, which the table of
// irregular pasts shows.
func doubles(v string) bool {
	first, _, _ := strings.Cut(irregular[v], " ")
	return first == v+v[len(v)-1:]+"ed" || v == "put" || v == "hit" || v == "begin"
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
