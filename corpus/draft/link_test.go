package draft_test

import (
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/draft"
)

var people = []*corpus.Person{
	{ID: "okoro", Name: "Adaeze Okoro", Role: "Mayor of Tidewater", Country: "Nigeria", Aliases: []string{"the dredger in chief"}},
	{ID: "vale", Name: "Ines Vale", Role: "Maltese Prime Minister", Country: "Malta"},
	{ID: "t-vale", Name: "Tomas Vale", Role: "Harbour Master"},
	{ID: "brandt", Name: "Matthew Brandt", Role: "Norwegian Chancellor", Country: "Norway"},
	{ID: "haas", Name: "Greta van der Haas", Role: "Dutch Foreign Minister", Country: "Netherlands", Aliases: []string{"Greet Haas"}},
	{ID: "smith-a", Name: "John A. Smith", Role: "Pilot"},
	{ID: "lund", Name: "Ove Lund", Role: "Danish Chancellor", Country: "Denmark", Spellings: []corpus.Spelling{{As: "Owe Lunt"}}},
	{ID: "twin-1", Name: "Lee Park", Role: "Poet"},
	{ID: "twin-2", Name: "Lee Park", Role: "Welder"},
}

func TestLink(t *testing.T) {
	t.Parallel()
	linker := draft.NewLinker(people)
	tests := []struct{ name, role, want string }{
		{"Adaeze Okoro", "", "okoro"},
		{"adaeze OKORO", "", "okoro"},
		{"Mayor Adaeze Okoro", "", "okoro"},
		{"Nigerian Mayor Adaeze Okoro", "", "okoro"},
		{"the dredger in chief", "", ""}, // no name, and nobody's role
		{"Okoro", "", "okoro"},
		{"Mayor Okoro", "", "okoro"},
		{"Okoro", "Mayor", "okoro"},
		{"Okoro", "goalkeeper", "okoro?"},
		{"Benedict Okoro", "", ""},
		{"Vale", "", "vale? t-vale?"},
		{"Vale", "Prime Minister", "vale"},
		{"Vale", "harbour master", "t-vale"},
		{"Tomas Vale", "", "t-vale"},
		{"Tomas Vale", "baker", "t-vale"}, // the whole name; roles change
		{"Ines Vale", "Nigerian minister", "vale?"},
		{"Matt Brandt", "", "brandt?"},
		{"M. Brandt", "", "brandt?"},
		{"Mark Brandt", "", ""},
		{"van der Haas", "", "haas"},
		{"Greta Haas", "", "haas"},
		{"Greet Haas", "", "haas"},
		{"Greta Maria van der Haas", "", "haas?"},
		{"John Smith", "", "smith-a"},
		{"John B. Smith", "", "smith-a?"},
		{"Owe Lunt", "", "lund"},
		{"Ove Lund Jr.", "", "lund"},
		{"Lee Park", "", "twin-1? twin-2?"},
		{"Lee Park", "the welder", "twin-2"},
		{"the Danish chancellor", "", "lund"},
		{"Danish Chancellor", "", "lund"},
		{"Danish Chancellor Ove Lund", "", "lund"},
		{"Danish Chancellor Ola Lind", "", ""},
		{"the chancellor", "", "brandt? lund?"},
		{"the mayor", "", "okoro?"},
		{"the vice chancellor", "", ""},
		{"the crowd", "", ""},
		{"Norway", "", ""},
		{"Mayor", "", "okoro?"},
		{"", "", ""},
		{"—", "", ""},
	}
	for _, test := range tests {
		found, sure := linker.Link(test.name, test.role)
		var got []string
		for _, p := range found {
			id := p.ID
			if !sure {
				id += "?"
			}
			got = append(got, id)
		}
		if sure && len(found) != 1 {
			t.Errorf("sure of %d people for %q", len(found), test.name)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q, %q: %q, want %q", test.name, test.role, s, test.want)
		}
	}
}
