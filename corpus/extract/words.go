package extract

// wordClasses lists the words that are not verbs of saying. Which word is
// what was drawn from a grammar and a map of public life, not from any
// collection of articles.
var wordClasses = map[class]string{
	pronoun | he:          "he him his himself",
	pronoun | she:         "she her hers herself",
	pronoun | they:        "they them their themselves both others many some few several",
	pronoun | self:        "i",
	pronoun | self | they: "we us",
	pronoun:               "it one someone somebody everyone everybody another",
	pronoun | relative:    "who",
	relative:              "which whose that whom what how why",
	conjunct:              "as before after since until than",
	utterance: `response answer reply message comment comments remark remarks words reaction advice argument question
		verdict explanation line slogan pitch mantra refrain tweet statement conclusion warning claim quote`,

	title | he | abbreviated:  "mr",
	title | she | abbreviated: "mrs ms",
	title | he:                "sir lord king prince father brother rabbi imam",
	title | she:               "lady dame queen princess sister madam miss",
	title | he | role:         "congressman assemblyman councilman spokesman chairman businessman policeman salesman alderman fireman",
	title | she | role:        "congresswoman assemblywoman councilwoman spokeswoman chairwoman businesswoman policewoman alderwoman",
	title | abbreviated: `dr prof rev sen sens rep reps gov govs gen lt col sgt capt cpl maj adm cmdr atty supt hon
		st pres fr sr insp`,
	title | role: `senator senators representative governor president vice premier chancellor minister secretary
		ambassador judge justice general colonel lieutenant sergeant captain major admiral commander
		professor doctor reverend pastor bishop archbishop cardinal pope mayor sheriff chief
		director deputy attorney detective officer inspector commissioner councillor councilor
		speaker leader chair chairperson spokesperson analyst strategist adviser advisor
		pollster candidate nominee editor author columnist reporter correspondent anchor host
		activist lawyer economist historian scientist researcher expert executive
		ceo cofounder founder co-founder owner delegate manager coach actor actress singer
		comedian counsel prosecutor treasurer comptroller whip aide`,
	role: `official officials spokesmen spokeswomen spokespeople aides advisers advisors analysts experts critics
		supporters opponents lawmakers legislators senators republicans democrats conservatives liberals
		diplomat diplomats source sources voter voters resident residents witness witnesses student students
		teacher teachers veteran veterans victim father mother son daughter wife husband brother sister
		man woman men women people person friend friends colleague colleagues organizer organizers
		operative operatives attendee attendees caller participant protester protesters demonstrators
		ally allies insider insiders lobbyist donor donors staffer staffers volunteer veteran
		attorneys prosecutors judges investigators police officers reporters journalists writer writers
		head heads member members co-chair head boss farmer worker workers nurse driver
		engineer baker butcher keeper caretaker librarian dentist singer musician choirmaster conductor architect builder
		owner landlord tenant neighbour neighbor ferryman fisherman fishermen sailor pilot postmaster gardener builder
		mechanic electrician miner miners locksmith shopkeeper trader traders consultant chef waiter waitress barber
		priest monk nun chaplain biologist physicist chemist geologist astronomer sociologist anthropologist psychologist
		philosopher poet novelist playwright filmmaker producer photographer painter designer programmer developer
		banker broker accountant auditor investor entrepreneur advocate campaigner campaigners commander commentator
		blogger presenter moderator translator interpreter statistician demographer epidemiologist surgeon pharmacist
		paramedic firefighter firefighters detective coroner sailor captain refugee migrant shopper commuter passenger
		passengers customer customers visitor visitors tourist tourists boy girl child children aunt uncle cousin
		grandmother grandfather niece nephew widow widower partner roommate classmate co-worker coworker
		principal scholar physician pilot soldier guard deputies leaders governors
		researchers scientists economists historian historians author authors executives managers
		lawyers strategists candidates nominees spokesperson publicist agent agents narrator`,
	group: `campaign ministry government company department agency committee administration party union association
		organization organisation group court council commission office bureau board institute university
		foundation league federation coalition alliance network firm bank team house senate congress
		parliament cabinet army navy military white pentagon kremlin embassy police ministry panel
		center centre society corporation corp inc llc ltd llp pac caucus chamber hospital church college school
		city county state fund trust club academy service authority republic union nations times post
		news journal tribune herald press magazine`,
	crowd: "crowd audience protesters demonstrators voters fans supporters marchers hecklers delegates crowds attendees",
	document: `contract treaty agreement constitution manual guide leaflet flyer brochure ticket telegram diary statement report letter memo email e-mail tweet post message sign signs poster banner headline article
		bill law document documents lawsuit complaint filing ruling opinion resolution text transcript ad
		advertisement editorial note notice caption website page book study survey poll email op-ed
		order platform plaque label placard placards shirt t-shirt hat sticker description bio profile
		page posting invitation indictment affidavit subpoena slogan column essay speech`,
	outlet: `fox cnn msnbc nbc abc cbs bbc npr pbs bloomberg reuters politico buzzfeed times post journal tribune
		guardian ap afp axios vox huffington twitter facebook instagram x youtube telegram reddit newsweek
		gazette herald news radio tv television magazine breitbart c-span truth mastodon bluesky linkedin`,

	determiner: "the a an this that these those his her its their our my your one another some any each every no two three four five six several many most",
	preposition: `of for at in from with on by to about against among amid as before after during near over under
		through toward towards within without outside inside beyond behind between into onto via since until
		despite like unlike upon around across along versus regarding`,
	conjunction: "and but or nor so yet because while although though if when where whereas unless whether than",
	auxiliary:   "has have had is are was were be been being would will could can may might must should did does do shall 'd",
	adverb: `later also then once again still now recently often never always already even just simply
		only further furthermore flatly bluntly famously publicly privately repeatedly reportedly
		quickly quietly immediately initially previously earlier finally eventually
		allegedly angrily calmly clearly explicitly firmly loudly openly pointedly proudly sarcastically
		subsequently strongly wryly promptly specifically soon sometimes usually frequently
		today yesterday tonight tomorrow instead however meanwhile moreover nonetheless nevertheless
		too first second twice not essentially basically apparently merely rightly wrongly
		there ominously cryptically correctly falsely solemnly glumly cheerfully`,
	negation: "not never no neither nor nobody nothing none hardly n't without",
	particle: "de la le van von der den del della di da dos du el al bin ibn ben ter ten af av zu y e",
	action: `took made gave went got came kept left met ran sat stood won lost led brought became
		put set let paid sent built bought drew drove fell grew laid lay rose
		sold spent struck taught threw understood woke wore faces makes takes gives goes gets
		comes keeps leaves meets runs sits stands wins loses leads brings becomes puts sets lets
		pays sends builds remains seems appears needs likes loves hates tried tries looked looks used
		walked turned turns served serves joined joins died lives lived works worked plays played helped helps
		closed visited arrived returned declines`,
	calendar:               `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb aug sept oct nov dec mon tue wed thu fri sat sun`,
	suffixed | abbreviated: "jr sr",
	suffixed:               "ii iii iv esq phd md",
	abbreviated: `vs etc inc corp ltd co jan feb aug sept oct nov dec ala ariz ark calif colo conn del fla ga ill ind
		kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex vt va wash wis wyo no st
		ave blvd rd mt ft dept est approx u.s u.k u.n e.g i.e n.y n.j n.h n.m n.c n.d s.c s.d r.i w.va d.c`,
	speaks | reports | finite: "sagte sagt erklärte betonte schrieb meinte dit déclara",
	starts:                    "according ruled rules ruling pointed points pointing went goes going made makes making turned fired shot hit weighed blurted spelled",

	given | he:  menNames,
	given | she: womenNames,
	given:       "alex taylor jordan casey jamie robin morgan lee kim pat chris sam dana leslie tracy",
}

// First names that tell whether somebody is he or she, common ones of several
// languages.
const (
	menNames = `john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony
		mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey
		ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory
		alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas
		zachary peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl
		harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert
		willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip eugene jim mike
		bob tom bill steve dan dave ken greg tim ted jeff chris matt nick ben sam joe tony rick rob ron don
		karl hans friedrich emmanuel volodymyr vladimir keir boris olaf pedro luis carlos antonio marco mario
		matteo giuseppe jean pierre francois jacques louis andre klaus stefan jens lars erik sven nigel
		ian graham neil barry trevor ahmed mohammed muhammad ali hassan ibrahim omar abdul khalid xi
		marcus martin mitch newt bernie barack jared reince corey`
	womenNames = `mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra
		margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie dorothy rebecca
		sharon laura cynthia amy kathleen angela shirley brenda emma anna pamela nicole samantha katherine
		christine helen debra rachel carolyn janet maria catherine heather diane olivia julie joyce victoria
		ruth virginia lauren kelly christina joan evelyn judith andrea hannah megan cheryl jacqueline martha
		madison teresa gloria sara janice ann kathryn abigail sophia frances jean alice judy isabella julia
		grace amber denise danielle marilyn beverly charlotte natalie theresa diana brittany doris kayla
		alexis lori marie hillary nikki kate anne jane sue beth jill ellen claire giorgia angela ursula
		annalena marine christine theresa sanna kaja mette nadia fatima aisha leila yulia olena svetlana
		ingrid astrid greta elena sofia lucia carmen rosa isabel ines chiara francesca giulia
		nancy dianne elise wendy tammy sally peggy valerie melania ivanka chelsea fiona moira siobhan aoife`
)
