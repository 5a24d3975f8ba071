package names_test

import (
	"strings"
	"testing"

	"onrecord/corpus/names"
)

type findTest struct{ text, want string }

func find(t *testing.T, b *names.Book, tests []findTest) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			if got := brief(b.Find(tt.text)); got != tt.want {
				t.Errorf("Find(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestFindPeople(t *testing.T) {
	t.Parallel()
	find(t, declaration(t), []findTest{
		{"", ""},
		{"nobody said anything", ""},
		{"Emmanuel Macron", "Emmanuel Macron = macron"},
		{"what did friedrich merz say", "friedrich merz = merz"},
		{"Macron's words", "Macron = macron ?"},
		{"MERZ", "MERZ = merz ?"},
		{"Mr Zelensky", "Zelensky = zelensky ?"},
		{"what did Steve say", "Steve = witkoff %"},
		{"Sir Keir", "Keir = starmer %"},
		{"Matthew Whitaker", "Matthew Whitaker = whitaker"},
		{"Wolodymyr Selenskyj", "Wolodymyr Selenskyj = zelensky"},
		{"selenskyj", "selenskyj = zelensky ?"},
		{"Zelens'kyi", "Zelens'kyi = zelensky ?"},
		{"Володимир Зеленський", "Володимир Зеленський = zelensky"},
		{"Keir Starmer and Friedrich Merz", "Keir Starmer = starmer; Friedrich Merz = merz"},
		{"Macron, Merz or Meloni?", "Macron = macron ?; Merz = merz ?; Meloni = meloni ?"},
	})
}

func TestFindRoles(t *testing.T) {
	t.Parallel()
	find(t, declaration(t), []findTest{
		{"the chancellor", "chancellor = merz"},
		{"the prime minister", "prime minister = starmer meloni"},
		{"the PM", "PM = starmer meloni"},
		{"the envoys", "envoys = witkoff kushner"},
		{"the ambassador to NATO", "ambassador to NATO = whitaker"},
		{"the Italian prime minister", "Italian prime minister = meloni in Italy"},
		{"prime minister of Italy", "prime minister of Italy = meloni in Italy"},
		{"prime minister of the United Kingdom", "prime minister of the United Kingdom = starmer in United Kingdom"},
		{"Italy's prime minister", "Italy prime minister = meloni in Italy"},
		{"U.S. envoy", "U.S. envoy = witkoff kushner in United States"},
		{"the leader of France", "leader of France = macron in France"},
		{"the leader", ""},
		{"chancellor of Austria", "chancellor of Austria = in Austria"},
		{"the German chancellor and the French president", "German chancellor = merz in Germany; French president = macron in France"},
		{"President Zelensky", "President Zelensky = zelensky"},
		{"prime minister Starmer", "prime minister Starmer = starmer"},
		{"German Chancellor Merz", "German Chancellor Merz = merz in Germany"},
		{"the American envoy Kushner", "American envoy Kushner = kushner in United States"},
		{"the vice president", "president = !"},
		{"the deputy prime minister", "prime minister = !"},
	})
}

func TestFindCountries(t *testing.T) {
	t.Parallel()
	find(t, declaration(t), []findTest{
		{"did France and the UK agree", "France = France; UK = United Kingdom"},
		{"french soldiers", "french = France"},
		{"Qu'a dit l'Italie", "Italie = Italy"},
		{"Kyiv and Moscow", "Kyiv = Ukraine; Moscow = Russia"},
		{"the US", "US = United States"},
		{"what will the us do", "us = United States"},
		{"tell us more", ""},
		{"Tell us what US troops do", "US = United States"},
		{"let us go", ""},
	})
	for _, m := range declaration(t).Find("Paris, France") {
		if m.City != (m.Text == "Paris") {
			t.Errorf("%q: City = %v", m.Text, m.City)
		}
	}
}

func TestFindOutlets(t *testing.T) {
	t.Parallel()
	find(t, declaration(t), []findTest{
		{"what did Fox News say", "Fox News = Fox News"},
		{"what did Fox say", "Fox = Fox News"},
		{"fox hunting", ""},
		{"le figaro wrote", "le figaro = Le Figaro"},
		{"in Figaro", "Figaro = Le Figaro"},
		{"who read the Times", "the Times = The Times of London"},
		{"The Times of London", "The Times of London = The Times of London"},
		{"three times", ""},
		{"What did the New York Times say", "New York Times = !"},
		{"What did the Financial Times say", "Financial Times = !"},
		{"who told the Times of India so", "the Times of India = !"},
		{"what told Merz Big Financial Times today", "Merz = merz ?; Big Financial Times = !"},
		{"on X", "X = X"},
		{"posted to x", "x = X"},
		{"via X", "X = X"},
		{"X said", ""},
		{"solve for x", ""},
		{"X-ray", ""},
		{"she tweeted it", "tweeted = X"},
	})
}

func TestFindInvented(t *testing.T) {
	t.Parallel()
	find(t, island(), []findTest{
		{"Solbakken", "Solbakken = ada odd ?"},
		{"Ada Solbakken", "Ada Solbakken = ada"},
		{"odd Solbakken", "odd Solbakken = odd"},
		{"the harbour master", "harbour master = odd roarty"},
		{"the Irish harbour master", "Irish harbour master = roarty in Ireland"},
		{"harbour master of Norway", "harbour master of Norway = odd in Norway"},
		{"a deputy harbour master", "harbour master = !"},
		{"harbour master Roarty", "harbour master Roarty = roarty"},
		{"the mayor", "mayor = ada"},
		{"the mayor of Vik", "mayor of Vik = ada"},
		{"the deputy mayor", "deputy mayor = velde"},
		{"the chairman", "chairman = quist"},
		{"van der Velde", "van der Velde = velde ?"},
		{"Velde", "Velde = velde ?"},
		{"Joost van der Velde", "Joost van der Velde = velde"},
		{"Quist", "Quist = quist ?"},
		{"Obi", "Obi = quist ?"},
		{"quist-obi", "quist obi = quist ?"},
		{"O’Brien", "O’Brien = brien ?"},
		{"sinead obrien", "sinead obrien = brien"},
		{"what did the iron pilot say", "the iron pilot = brien"},
		{"he may sail", ""},
		{"what did May say", "May = may ?"},
		{"Tessa May", "Tessa May = may"},
		{"tessa may", "tessa may = may"},
		{"Orm", "Orm = orm"},
		{"Vik Post", "Vik Post = Die Vik Post"},
		{"what did the post write", "post = Die Vik Post"},
		{"a post of mine", ""},
		{"qr", "qr = Quay Radio"},
		{"read the Big Cove Post", "Big Cove Post = !"},
	})
}

// TestFindTokens has the places of mentions.
func TestFindTokens(t *testing.T) {
	t.Parallel()
	tokens := names.Tokens("did the German Chancellor Merz meet Macron?")
	got := declaration(t).FindTokens(tokens)
	if len(got) != 2 || got[0].From != 2 || got[0].To != 5 || got[1].From != 6 || got[1].To != 7 {
		t.Errorf("FindTokens = %+v, want words 2 to 5 and 6 to 7", got)
	}
	if whole := got[1].Whole(); whole.Surname() || whole.FirstName() {
		t.Errorf("Whole() = %+v, want neither a surname nor a first name", whole)
	}
}

func TestMentionKind(t *testing.T) {
	t.Parallel()
	tests := map[string]names.Kind{
		"Merz": names.Person, "the chancellor of Austria": names.Person, "France": names.Country, "Fox News": names.Outlet,
	}
	b := declaration(t)
	for text, want := range tests {
		got := b.Find(text)
		if len(got) != 1 || got[0].Kind() != want {
			t.Errorf("Find(%q) = %+v, want one of kind %s", text, got, want)
		}
	}
}

// TestKeys reads written texts, where a name has its capital.
func TestKeys(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"", ""},
		{"Merz met Macron, and Merz left.", "person:merz person:macron"},
		{"merz met macron", ""},
		{"Keir and Steve came", ""},
		{"Keir Starmer came", "person:starmer"},
		{"President Zelensky spoke", "person:zelensky"},
		{"The prime minister and the chancellor spoke", ""},
		{"German troops, British and US forces", "country:Germany country:United Kingdom country:United States"},
		{"give it to us", ""},
		{"Paris said no", "country:France"},
		{"a meeting in Paris", ""},
		{"a meeting in France", "country:France"},
		{"in The Times of London and on Fox News", "outlet:The Times of London outlet:Fox News"},
		{"a post on X", "outlet:X"},
		{"X marks the place", ""},
	}
	b := declaration(t)
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(b.Keys(tt.text), " "); got != tt.want {
				t.Errorf("Keys(%q) = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}
