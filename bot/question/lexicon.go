package question

import (
	"embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"onrecord/corpus/names"
)

//go:embed words
var wordFiles embed.FS

// A class says what a word does in a question.
type class int

const (
	content  class = iota // what the question is about
	function              // holds it together
	frame                 // about saying and about the record
	soft                  // shades it
)

type lexicon struct {
	classes  map[string]class
	long     map[byte][]string          // the words of function and frame of six letters and more, by the first
	foreign  map[string]map[string]bool // by language
	language []string                   // in the order of the file
	alike    map[string][]string        // the others of a word's groups
}

// words are read when the first question is.
var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{classes: map[string]class{}, foreign: map[string]map[string]bool{}, alike: map[string][]string{}, long: map[byte][]string{}}
	for name, c := range map[string]class{"function": function, "frame": frame, "soft": soft} {
		for _, line := range lines(name) {
			for _, w := range strings.Fields(line) {
				w = names.Fold(w)
				if old, ok := l.classes[w]; !ok || c < old {
					l.classes[w] = c
				}
			}
		}
	}
	for _, w := range slices.Sorted(maps.Keys(l.classes)) {
		if l.classes[w] != soft && len(w) > 5 {
			l.long[w[0]] = append(l.long[w[0]], w)
		}
	}
	for _, line := range lines("foreign") {
		language, list, _ := strings.Cut(line, ":")
		set := map[string]bool{}
		for _, w := range strings.Fields(list) {
			set[names.Fold(w)] = true
		}
		l.foreign[language] = set
		l.language = append(l.language, language)
	}
	for _, line := range lines("alike") {
		group := strings.Fields(line)
		for _, w := range group {
			l.alike[w] = append(l.alike[w], group...)
		}
	}
	return l
})

// lines gives the lines of a word list without its comments.
func lines(name string) []string {
	data, err := wordFiles.ReadFile("words/" + name + ".txt")
	if err != nil {
		panic(err) // part of the binary
	}
	var kept []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			kept = append(kept, line)
		}
	}
	return kept
}

var (
	// saying are verbs that make who stands before them a speaker.
	saying = names.WordSet(`complain complains complained complaining stand raise raises raised brought bring brings say says said saying tell tells told telling state states stated stating speak speaks spoke spoken speaking talk talks talked talking
		discuss discusses discussed mention mentions mentioned comment comments commented remark remarked note noted add added reply replied respond responds responded
		answer answered react reacts reacted announce announces announced declare declares declared claim claims claimed assert asserted argue argued argues explain explained explains
		describe describes described describing call calls called calling express expressed voice voiced write writes wrote written post posts posted tweet tweeted think thinks thought believe believes believed feel feels felt opine
		quote quoted stress stressed emphasise emphasised emphasize emphasized highlight highlighted insist insists insisted reiterate reiterated repeat repeated affirm affirmed confirm confirmed clarify clarified
		admit admitted acknowledge acknowledged concede conceded suggest suggests suggested hint hinted indicate indicated imply implied promise promises promised pledge pledged vow vowed warn warned tout touted reveal revealed disclose disclosed characterise characterised characterize characterized
		sagen sagt sagte gesagt meint meinte erklärt erklärte geäußert äußert äußerte äussert geäussert spricht sprach gesprochen schreibt schrieb geschrieben denkt behauptet betont versprochen mitgeteilt angekündigt
		dit disait dire disent déclaré déclare affirmé affirme annoncé expliqué parlé parle écrit pense promis detto dice dire diceva dichiarato affermato annunciato spiegato parlato scritto pensa promesso
		dijo dice dicho decir declaró declaro declarado afirmó habló hablado anunció explicó escribió piensa opina prometió disse diz dizer falou declarou afirmou escreveu
		powiedział powiedziała powiedzieć mówi mówił mówiła stwierdził oświadczył ogłosił napisał uważa zei zegt zeggen gezegd sprak verklaarde schreef vindt denkt
		сказав сказала каже говорив говорила говорить казав казала заявив заявила написав написала думає вважає сказал говорит говорил говорила заявил написал думает считает`)

	// statements are nouns that make whose they are a speaker.
	statements = names.WordSet(`view views viewpoint position positions stance stances statement statements words word comment comments remark remarks opinion opinions take quote quotes quotation quotations reaction reactions response responses
		answer line thoughts thought promise promises pledge pledges commitment commitments message messages tweet tweets post posts mouth lips argument arguments speech announcement verdict assessment opinion stand attitude perspective assessment claim claims description warning offer reply
		aussage aussagen äußerung äußerungen zitat zitate meinung position haltung propos avis citation citations dichiarazione dichiarazioni parole posizione opinione declaración declaraciones palabras posición opinión
		заява заяву слова цитата позиція позиция заявление мнение думка stanowisko opinia słowa standpunt mening uitspraak`)

	// concerning are words that make who stands after them the subject.
	concerning = names.WordSet(`about on regarding concerning re of over towards toward against mention mentions mentioned mentioning naming name names around
		über uber bezüglich zu sur concernant su riguardo sobre acerca про щодо о об насчет o na temat over dotyczące`)

	// source are words before whoever something comes from.
	source = names.WordSet("of by from von de di da par del dello della du od przez від от van")

	// according stands before a speaker by itself.
	according = names.WordSet("laut selon secondo según segun według wedlug volgens per zufolge za")

	// addressed are words before whoever is spoken to or acted upon.
	addressed = names.WordSet("to tell told with ask asked for thank thanked thanks thanking meet met see saw reply answer join joined support supported")

	// article are the definite articles that may stand before a name or role.
	article = names.WordSet("the le la der den die")

	// isPlace are words that make a country a place.
	isPlace = names.WordSet("in into inside within near across throughout at outside onto through next beside")

	// auxiliary verbs come before the subject of a question.
	auxiliary = names.WordSet("did does do has have had is are was were will would can could should may might must didnt doesnt dont hasnt havent isnt arent wasnt werent wont wouldnt cant couldnt hat haben ist wird a ont ha han")

	// outlets are what "which" asks for an outlet with.
	outlets = names.WordSet("outlet outlets newspaper newspapers paper papers channel broadcaster broadcasters station publication publications media magazine")

	// anybody are subjects of saying that are nobody in particular.
	anybody = names.WordSet("everyone everybody anyone anybody someone somebody people leaders politicians others nobody officials they who participants")

	// helpers are the auxiliary verbs that leave the main verb to come.
	helpers = names.WordSet("did does do has have had will would can could should may might must")

	// being turns the verb after it passive.
	being = names.WordSet("is are was were be been being get gets got")

	// joining are words between names that belong together.
	joining = names.WordSet("and or vs versus with plus und oder et ou e o y and/or i oraz та і й и")

	comparing = names.WordSet("compare compares compared comparing comparison contrast contrasts difference differences differ differs differing vs versus vergleiche vergleich comparer comparez confronta compara")

	whoWords = names.WordSet("who whom whose which wer wen wessen qui chi quien quién quienes kto хто кто")
)
