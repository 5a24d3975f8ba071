package question_test

import "testing"

func TestReadSpeakers(t *testing.T) {
	t.Parallel()
	read(t, []want{
		{question: "What did Merz say?", speakers: "merz"},
		{question: "what did friedrich merz say", speakers: "merz"},
		{question: "Merz's position", speakers: "merz"},
		{question: "the position of Merz", speakers: "merz"},
		{question: "according to Whitaker", speakers: "whitaker"},
		{question: "is there a statement from Kushner", speakers: "kushner"},
		{question: "What about Meloni?", speakers: "meloni"},
		{question: "what did Starmer promise", speakers: "starmer"},
		{question: "merz troops", speakers: "merz", topics: "troop-deployment"},
		{question: "Merz on troops", speakers: "merz", topics: "troop-deployment"},
		{question: "Compare Merz and Macron", speakers: "merz + macron"},
		{question: "what is the difference between Merz and Macron", speakers: "merz + macron"},
		{question: "how do Merz and Macron differ", speakers: "merz + macron"},
		{question: "did Merz or Macron say anything", speakers: "merz + macron"},
		{question: "Volodymyr Zelensky and Keir Starmer on monitoring", speakers: "zelensky + starmer", topics: "monitoring"},
		{question: "what did @Merz say", speakers: "merz"},
	})
}

// TestReadRoles has people named by what they are: a reader is told who they
// were taken for.
func TestReadRoles(t *testing.T) {
	t.Parallel()
	read(t, []want{
		{question: "what did the chancellor say", speakers: "merz", read: "chancellor=merz"},
		{question: "what did the German chancellor say", speakers: "merz", read: "German chancellor=merz"},
		{question: "What did the prime minister say", speakers: "starmer/meloni", read: "prime minister=starmer prime minister=meloni"},
		{question: "what did Germany say", speakers: "merz", read: "Germany=merz"},
		{question: "What did Berlin say?", speakers: "merz", read: "Berlin=merz"},
		{question: "What did Chancellor Merz say?", speakers: "merz"},
		{question: "what did the chancellor of Austria say", unknown: "chancellor of Austria"},
		{question: "What did Russia say?"},
	})
}

func TestReadSubjects(t *testing.T) {
	t.Parallel()
	read(t, []want{
		{question: "What did Merz say about troops?", speakers: "merz", topics: "troop-deployment"},
		{question: "What did Merz say about Macron?", speakers: "merz", topics: "macron"},
		{question: "Did Meloni speak to Macron?", speakers: "meloni", topics: "macron"},
		{question: "What has Macron said about Ukraine?", speakers: "macron", topics: "Ukraine"},
		{question: "what did Starmer and Macron sign", actors: "starmer + macron", topics: "signing"},
		{question: "did Merz rule out troops", actors: "merz", topics: "troop-deployment"},
		{question: "who supports Macron", topics: "macron support-for-ukraine"},
		{question: "who signed with Zelensky", topics: "zelensky signing"},
		{question: "who said soldiers would go", topics: "troop-deployment"},
	})
}

func TestReadOutlets(t *testing.T) {
	t.Parallel()
	read(t, []want{
		{question: "what did Macron say in Le Figaro", speakers: "macron", outlets: "Le Figaro"},
		{question: "what did Zelensky say on X", speakers: "zelensky", outlets: "X"},
		{question: "what was said by Whitaker on Fox News", speakers: "whitaker", outlets: "Fox News"},
		{question: "what did Whitaker tell Fox about peace", speakers: "whitaker", outlets: "Fox News", topics: "peace-deal"},
		{question: "what did The Times say about the backstop", outlets: "The Times of London", topics: "backstop"},
		{question: "what did the Financial Times report", unknown: "Financial Times"},
		{question: "what is in the New York Times", unknown: "New York Times"},
		{question: "what did the Times of India say about troops", topics: "troop-deployment", unknown: "the Times of India"},
	})
}

// TestReadStrangers has names that are near to somebody on record, whose
// words must not be given for theirs.
func TestReadStrangers(t *testing.T) {
	t.Parallel()
	read(t, []want{
		{question: "what did Brigitte Macron say", unknown: "Brigitte Macron"},
		{question: "what did Rachel Starmer say", unknown: "Rachel Starmer"},
		{question: "what did Steve Bannon say", unknown: "Steve Bannon"},
		{question: "what did President Trump say", unknown: "President Trump"},
		{question: "what did Trump say", unknown: "Trump"},
		{question: "what does Putin think of it", unknown: "Putin"},
		{question: "what did Zelenska say", unknown: "Zelenska"},
		{question: "Що сказала Зеленська?", unknown: "Зеленська"},
		{question: "what did Merkel say", unknown: "Merkel"},
		{question: "what did the vice president say", unknown: "vice president"},
		{question: "what did the deputy prime minister say", unknown: "deputy prime minister"},
		{question: "what did NATO say", unknown: "NATO"},
	})
}

// TestReadMisspelt has names that are read as the nearest, and say so.
func TestReadMisspelt(t *testing.T) {
	t.Parallel()
	read(t, []want{
		{question: "what did Mertz say about soldiers", speakers: "merz", topics: "troop-deployment", read: "Mertz=merz"},
		{question: "what did marcon say", speakers: "macron", read: "marcon=macron"},
		{question: "what did Micron say", speakers: "macron", read: "Micron=macron"},
		{question: "what did Keir Stramer say", speakers: "starmer", read: "Stramer=starmer"},
		{question: "what did Emanuel Macron say", speakers: "macron", read: "Emanuel=macron"},
		{question: "what did selenskyj say about peace", speakers: "zelensky", topics: "peace-deal"},
		{question: "what did Zelenskyi say", speakers: "zelensky"},
		{question: "what did Макрон say", speakers: "macron"},
		{question: "what did Стармер say", speakers: "starmer", read: "Стармер=starmer"},
	})
}

// TestReadForeign asks in other languages; what the words are about may be
// unknown, whose words they are may not.
func TestReadForeign(t *testing.T) {
	t.Parallel()
	tests := []struct{ language, question, speakers string }{
		{"de", "Was hat Merz über Truppen gesagt?", "merz"},
		{"de", "Was hat der Bundeskanzler gesagt?", "merz"},
		{"de", "Was sagte Macron in Paris dazu?", "macron"},
		{"fr", "Qu'a dit Macron sur le cessez-le-feu ?", "macron"},
		{"fr", "Qu’a déclaré l’Italie ?", "meloni"},
		{"fr", "Selon Macron, quelle est la position ?", "macron"},
		{"it", "Cosa ha detto Meloni sulle truppe?", "meloni"},
		{"es", "¿Qué dijo Macron sobre Ucrania?", "macron"},
		{"pt", "Que disse Zelensky sobre a paz?", "zelensky"},
		{"pl", "Co powiedział Merz o wojsku?", "merz"},
		{"pl", "Co powiedział Zełenski?", "zelensky"},
		{"nl", "Wat zei Merz over troepen?", "merz"},
		{"uk", "Що сказав Зеленський про мир?", "zelensky"},
		{"uk", "Що казав Стармер?", "starmer"},
		{"ru", "Что сказал Макрон?", "macron"},
		{"ru", "Что сказал Мерц?", "merz"},
	}
	r := declaration(t)
	for _, tt := range tests {
		t.Run(tt.language+" "+tt.question, func(t *testing.T) {
			t.Parallel()
			if got := parties(r.Read(tt.question).Speakers); got != tt.speakers {
				t.Errorf("%q: speakers are %q, want %q", tt.question, got, tt.speakers)
			}
		})
	}
}
