package country_test

import (
	"fmt"
	"slices"
	"testing"

	"onrecord/corpus/country"
)

func ExampleLookup() {
	state, ok := country.Lookup("the U.S.")
	fmt.Println(state.Name, ok)
	fmt.Println(state.Adjectives)
	fmt.Println(state.Cased)
	// Output:
	// United States true
	// [American Americans]
	// [US U.S. White House Pentagon]
}

func TestLookup(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, want string }{
		{"Germany", "Germany"},
		{"germany", "Germany"},
		{"  united   kingdom ", "United Kingdom"},
		{"U.K.", "United Kingdom"},
		{"uk", "United Kingdom"},
		{"Britain", "United Kingdom"},
		{"Northern Ireland", "United Kingdom"},
		{"Ireland", "Ireland"},
		{"usa", "United States"},
		{"the United States of America", "United States"},
		{"The Netherlands", "Netherlands"},
		{"holland", "Netherlands"},
		{"Burma", "Myanmar"},
		{"Türkiye", "Turkey"},
		{"Czech Republic", "Czechia"},
		{"EU", "European Union"},
		{"Republic of China", "Taiwan"},
		{"People's Republic of China", "China"},
		{"St. Lucia", "Saint Lucia"},
		{"Congo", ""},
		{"Korea", ""},
		{"German", ""},
		{"Berlin", ""},
		{"Deutschland", ""},
		{"the", ""},
		{"", ""},
	}
	for _, c := range cases {
		got, ok := country.Lookup(c.name)
		if got.Name != c.want || ok != (c.want != "") {
			t.Errorf("Lookup(%q) = %q, %v, want %q", c.name, got.Name, ok, c.want)
		}
	}
}

func TestTerms(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		want []string
	}{
		{"Germany", []string{"German", "Germans", "Berlin", "Deutschland", "Allemagne", "Germania", "Alemania", "Німеччина", "Германия"}},
		{"France", []string{"French", "Frenchman", "Frenchmen", "Paris", "Élysée", "Elysee", "Frankreich", "Франція"}},
		{"United Kingdom", []string{"British", "Briton", "Britons", "London", "Downing Street", "Whitehall", "Royaume-Uni"}},
		{"Ukraine", []string{"Ukrainian", "Ukrainians", "Kyiv", "Kiev", "Україна", "Украина", "Київ"}},
		{"United States", []string{"American", "Washington, D.C.", "White House", "Pentagon", "États-Unis", "США"}},
		{"Italy", []string{"Italian", "Italians", "Rome", "Palazzo Chigi", "Italien", "Roma"}},
		{"Poland", []string{"Polish", "Pole", "Poles", "Warsaw", "Polen", "Польща"}},
		{"Russia", []string{"Russian", "Russians", "Moscow", "Kremlin", "Russland", "Росія", "Россия"}},
		{"European Union", []string{"EU", "Brussels", "Bruxelles"}},
		{"Greenland", []string{"Greenlandic", "Greenlanders", "Nuuk"}},
		{"Switzerland", []string{"Swiss", "Bern", "Schweiz"}},
	}
	for _, c := range cases {
		state, _ := country.Lookup(c.name)
		terms := state.Terms()
		if terms[0] != c.name {
			t.Errorf("%s: first term %q, want the name", c.name, terms[0])
		}
		for _, want := range c.want {
			if !slices.Contains(terms, want) {
				t.Errorf("%s: no term %q", c.name, want)
			}
		}
	}
}

func TestTermsAreEachOnce(t *testing.T) {
	t.Parallel()
	state, _ := country.Lookup("Singapore") // its capital has the same name
	n := 0
	for _, term := range state.Terms() {
		if term == "Singapore" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d times Singapore among %q, want once", n, state.Terms())
	}
}

func TestAllIsACopy(t *testing.T) {
	t.Parallel()
	country.All()[0].Name = "Arcadia"
	if got := country.All()[0].Name; got != "Afghanistan" {
		t.Errorf("first country %q after a change to the list, want Afghanistan", got)
	}
}
