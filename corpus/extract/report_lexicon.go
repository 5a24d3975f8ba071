package extract

// takes says how a cue verb takes what it reports. A verb has several.
type takes uint16

const (
	takesThat     takes = 1 << iota // said that the pier was safe
	takesBare                       // said the pier was safe
	takesPost                       // the pier was safe, she said
	takesWhether                    // asked whether, why, how the pier was safe
	takesTold                       // told the council (that) the pier was safe: somebody stands between
	takesTo                         // promised to close the pier
	takesThemTo                     // urged the council to close the pier
	takesGerund                     // ruled out closing the pier
	takesThing                      // called for a new pier
	takesOfGerund                   // accused the council of closing the pier
	takesAs                         // described the pier as safe
	takesName                       // called the pier "safe"
	byPaper                         // the survey shows that: a document says it, a person does not
	takesInverted                   // the pier was safe, said Vega
	asNoun                          // the claim that: no verb
	ofMind                          // believes, hopes: nothing need have been said
)

// reportGroup is a line of the lexicon: verbs that share their frames. A verb with a particle has it after an
// underscore: "rule_out".
type reportGroup struct {
	frames takes
	verbs  string
}

// reportVerbs are the cue verbs of reported speech, grouped by what can follow them.
var reportVerbs = []reportGroup{
	{takesThat | takesBare | takesPost, `say`},
	{takesThat | takesBare | takesPost | takesWhether, `add argue explain note tweet`},
	{takesThat | takesBare | takesPost, `allege assert claim contend insist maintain acknowledge concede admit state
		declare stress emphasize emphasise reiterate repeat reply respond write post blog testify recount remark
		observe comment conclude boast brag joke quip lament complain counter confide confess affirm attest aver
		estimate calculate predict forecast caution suggest speculate theorize theorise reckon opine posit
		postulate proclaim profess reason retort rejoin scoff sneer gush fume gripe grumble grouse
		volunteer clarify interject exclaim announce confirm report recall imply intimate signal hint object
		crow muse surmise assure_of echo conjecture venture`},
	{takesThat | takesPost, `shout yell scream chant cry mutter mumble whisper exclaim bellow`},
	{takesThat | takesWhether, `disclose reveal specify indicate certify stipulate`},
	{takesThat, `rule decree underscore underline highlight mention argue_back hold_out charge bemoan warn_again
		deduce infer agree disagree dispute deny guarantee advise advocate recommend propose demand plead submit
		pronounce document vouch verify make_clear ascertain`},
	{takesThat | takesPost | takesBare, `point_out make_clear spell_out go_on chime_in let_on fire_back shoot_back
		hit_back weigh_in note_again`},
	{takesPost, `continue quote elaborate begin`},
	{takesThat | takesBare | ofMind, `believe think`},
	{takesThat | takesBare | ofMind, `fear hope worry wonder expect doubt suspect feel`},
	{takesThat | takesBare | takesPost | byPaper, `show find`},
	{takesTold | takesThat | takesBare | takesPost | takesThemTo, `tell`},
	{takesTold | takesThat | takesBare, `assure inform remind notify reassure`},
	{takesTold | takesThat | takesBare | takesPost | takesThemTo, `warn advise`},
	{takesWhether | takesThemTo | takesPost, `ask`},
	{takesWhether, `question inquire enquire wonder query discuss ask_about`},
	{takesTo | takesThat | takesBare, `promise pledge vow swear threaten`},
	{takesTo, `offer agree volunteer commit_to propose undertake demand`},
	{takesThemTo | takesThat, `urge`},
	{takesThemTo, `call_on call_upon implore beg beseech exhort entreat instruct order command direct encourage
		invite dare challenge press caution forbid request appeal_to plead_with`},
	{takesGerund, `rule_out deny advocate oppose favor favour propose suggest recommend reject dismiss mention describe recall
		criticize criticise denounce defend`},
	{takesGerund | takesThing, `warn_against warn_of call_for argue_for argue_against speak_against complain_of
		complain_about boast_of boast_about brag_about object_to plead_for press_for insist_on apologize_for
		apologise_for inveigh_against rail_against caution_against talk_of speak_of`},
	{takesThing, `rule_out deny advocate propose recommend condemn denounce criticize criticise decry deride ridicule mock
		praise laud applaud reject dismiss question blast slam lambast lambaste lament bemoan defend demand urge
		announce pledge promise predict forecast acknowledge concede admit deplore disavow repudiate refute rebut
		dispute reiterate reaffirm protest disclose cite hint_at point_to push_for welcome`},
	{takesOfGerund, `accuse blame fault chide scold attack criticize criticise praise thank congratulate ridicule mock
		rebuke berate assail hammer slam blast warn`},
	{takesAs, `describe characterize characterise portray depict dismiss denounce deride brand paint label refer_to
		hail condemn praise regard`},
	{takesName, `call label brand dub term deem describe declare`},
}

// irregularReports are past and participle of verbs that only the sieves of reported speech know; the others stand
// in irregular.
var irregularReports = map[string]string{
	"make": "made", "let": "let", "undertake": "undertook undertaken", "beseech": "besought", "forbid": "forbade forbidden",
	"aver": "averred", "plead": "pleaded", "rule": "ruled", "speak": "spoke spoken", "hold": "held",
}

// reportNouns are nouns for something said, which a clause with "that" can follow: "the mayor's claim that …",
// "a warning by the union that …". Words that as often name a fact (evidence, news, sign) are not among them.
const reportNouns = `claim claims assertion assertions allegation allegations argument arguments contention suggestion
	suggestions statement announcement warning warnings insistence promise promises pledge vow admission
	acknowledgment acknowledgement accusation accusations complaint complaints prediction predictions assurance
	assurances declaration remark remarks denial belief view fear fears hope hopes`

// alsoNouns are cue verbs whose plain form and form in -s are frequent nouns.
const alsoNouns = `state report claim charge note remark hope fear question pledge promise demand call comment post
	estimate offer object quote show reason signal doubt counter caution volunteer label brand attack
	order challenge press command direct dare rule document wonder worry boast joke echo hint query
	tweet forecast guarantee`
