package bot

var german = map[string]words{
	"ask": {
		Wording: Wording{"fragen", "Beantwortet eine Frage allein anhand dessen, was dokumentiert ist"},
		options: map[string]Wording{"question": {"frage", "die Frage, in eigenen Worten"}},
	},
	"said": {
		Wording: Wording{"aussagen", "Zeigt, was jemand gesagt hat, alles oder zu einem Thema"},
		options: map[string]Wording{
			"speaker": {"wer", "wessen Aussagen: ein Name, ein Amt oder ein Land"},
			"about":   {"thema", "nur Aussagen zu diesem Thema"},
		},
	},
	"facts": {
		Wording: Wording{"fakten", "Zeigt die dokumentierten Fakten, alle oder zu einem Thema"},
		options: map[string]Wording{"about": {"thema", "nur Fakten zu diesem Thema"}},
	},
	"quote": {
		Wording: Wording{"zitat", "Zeigt eine Aussage vollständig, mit ihrer Quelle und dem, was davor und danach steht"},
		options: map[string]Wording{"id": {"id", "die ID der Aussage, wie sie in den Antworten steht"}},
	},
	"people":   {Wording: Wording{"personen", "Listet die erfassten Personen auf, mit der Anzahl ihrer Aussagen"}},
	"coverage": {Wording: Wording{"umfang", "Zeigt, was dokumentiert ist: Quellen, Zeitraum, Zahlen, Prüfsumme"}},
	"compare": {
		Wording: Wording{"vergleichen", "Vergleicht den Wortlaut eines Textes mit dem, was dokumentiert ist"},
		menu:    "Mit den Quellen abgleichen",
		options: map[string]Wording{"text": {"text", "der Text, samt Anführungszeichen"}},
	},
	"watch": germanWatch,
	private: {options: map[string]Wording{"private": {"privat", "die Antwort nur dir zeigen"}}},
}

var french = map[string]words{
	"ask": {
		Wording: Wording{"demander", "Répond à une question uniquement d’après ce qui est documenté"},
		options: map[string]Wording{"question": {"question", "la question, formulée librement"}},
	},
	"said": {
		Wording: Wording{"propos", "Montre les propos de quelqu’un, tous ou sur un sujet"},
		options: map[string]Wording{
			"speaker": {"auteur", "de qui (un nom, une fonction ou un pays)"},
			"about":   {"sujet", "seulement les propos sur ce sujet"},
		},
	},
	"facts": {
		Wording: Wording{"faits", "Montre les faits documentés, tous ou sur un sujet"},
		options: map[string]Wording{"about": {"sujet", "seulement les faits sur ce sujet"}},
	},
	"quote": {
		Wording: Wording{"citation", "Montre une déclaration en entier, avec sa source et ce qui l’entoure"},
		options: map[string]Wording{"id": {"id", "l’identifiant de la déclaration, tel que les réponses l’indiquent"}},
	},
	"people":   {Wording: Wording{"personnes", "Énumère les personnes citées, avec le nombre de leurs déclarations"}},
	"coverage": {Wording: Wording{"contenu", "Montre ce qui est documenté (sources, période, chiffres, empreinte)"}},
	"compare": {
		Wording: Wording{"comparer", "Compare un texte, mot pour mot, à ce qui est documenté"},
		menu:    "Confronter aux sources",
		options: map[string]Wording{"text": {"texte", "le texte, guillemets compris"}},
	},
	"watch": frenchWatch,
	private: {options: map[string]Wording{"private": {"privé", "une réponse que personne d’autre ne voit"}}},
}

var italian = map[string]words{
	"ask": {
		Wording: Wording{"chiedi", "Risponde a una domanda solo in base a ciò che è documentato"},
		options: map[string]Wording{"question": {"domanda", "la domanda, con parole tue"}},
	},
	"said": {
		Wording: Wording{"dichiarazioni", "Mostra le dichiarazioni di qualcuno, tutte o su un tema"},
		options: map[string]Wording{
			"speaker": {"autore", "di chi sono: un nome, una carica o un Paese"},
			"about":   {"tema", "solo le dichiarazioni su questo tema"},
		},
	},
	"facts": {
		Wording: Wording{"fatti", "Mostra i fatti documentati, tutti o su un tema"},
		options: map[string]Wording{"about": {"tema", "solo i fatti su questo tema"}},
	},
	"quote": {
		Wording: Wording{"citazione", "Mostra una dichiarazione per intero, con la fonte e ciò che la precede e la segue"},
		options: map[string]Wording{"id": {"id", "l’ID della dichiarazione, come compare nelle risposte"}},
	},
	"people":   {Wording: Wording{"persone", "Elenca le persone citate, con il numero delle loro dichiarazioni"}},
	"coverage": {Wording: Wording{"contenuto", "Mostra ciò che è documentato: fonti, periodo, numeri, impronta"}},
	"compare": {
		Wording: Wording{"confronta", "Confronta un testo, parola per parola, con ciò che è documentato"},
		menu:    "Confronta con le fonti",
		options: map[string]Wording{"text": {"testo", "il testo, virgolette comprese"}},
	},
	"watch": italianWatch,
	private: {options: map[string]Wording{"private": {"privato", "mostra la risposta solo a te"}}},
}

var ukrainian = map[string]words{
	"ask": {
		Wording: Wording{"запитати", "Відповідає на запитання лише на основі того, що задокументовано"},
		options: map[string]Wording{"question": {"запитання", "запитання своїми словами"}},
	},
	"said": {
		Wording: Wording{"заяви", "Показує, що хтось сказав: усе або на певну тему"},
		options: map[string]Wording{
			"speaker": {"автор", "чиї заяви: ім’я, посада або країна"},
			"about":   {"тема", "лише заяви на цю тему"},
		},
	},
	"facts": {
		Wording: Wording{"факти", "Показує задокументовані факти: усі або на певну тему"},
		options: map[string]Wording{"about": {"тема", "лише факти на цю тему"}},
	},
	"quote": {
		Wording: Wording{"цитата", "Показує одну заяву повністю: з джерелом і тим, що йде до і після неї"},
		options: map[string]Wording{"id": {"id", "ID заяви, як його вказано у відповідях"}},
	},
	"people":   {Wording: Wording{"особи", "Перелічує згаданих осіб із кількістю їхніх заяв"}},
	"coverage": {Wording: Wording{"обсяг", "Показує, що задокументовано: джерела, період, кількість, цифровий відбиток"}},
	"compare": {
		Wording: Wording{"порівняти", "Порівнює текст слово за словом із тим, що задокументовано"},
		menu:    "Звірити з джерелами",
		options: map[string]Wording{"text": {"текст", "текст разом із лапками"}},
	},
	"watch": ukrainianWatch,
	private: {options: map[string]Wording{"private": {"приватно", "показати відповідь лише вам"}}},
}
