package country

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// beyond are the countries of the table that are not members of the United
// Nations.
var beyond = []string{"European Union", "Greenland", "Kosovo", "Palestine", "Taiwan", "Vatican"}

// shared are the countries whose adjective belongs to another one, or to a
// continent, as well.
var shared = []string{
	"Democratic Republic of the Congo", "Republic of the Congo",
	"Dominica", "Dominican Republic", "European Union",
}

func TestTableIsWellFormed(t *testing.T) {
	t.Parallel()
	for _, c := range All() {
		for _, list := range [][]string{{c.Name}, c.Aliases, c.Adjectives, c.Capitals, c.Foreign, c.Cased} {
			for _, value := range list {
				if value == "" || value != strings.Join(strings.Fields(value), " ") || strings.Contains(value, ";") {
					t.Errorf("%s: value %q, want words with single spaces", c.Name, value)
				}
			}
			if sorted := slices.Sorted(slices.Values(list)); len(slices.Compact(sorted)) != len(list) {
				t.Errorf("%s: a value twice among %q", c.Name, list)
			}
		}
		if (len(c.Adjectives) == 0) != slices.Contains(shared, c.Name) {
			t.Errorf("%s: adjectives %q, want some unless they are shared", c.Name, c.Adjectives)
		}
		if len(c.Capitals) == 0 {
			t.Errorf("%s: no capital", c.Name)
		}
	}
}

func TestTableIsComplete(t *testing.T) {
	t.Parallel()
	var names []string
	for _, c := range All() {
		names = append(names, c.Name)
	}
	if members := len(names) - len(beyond); members != 193 {
		t.Errorf("%d members of the United Nations, want 193", members)
	}
	for _, name := range beyond {
		if !slices.Contains(names, name) {
			t.Errorf("%s is missing", name)
		}
	}
	byLetter := func(x, y string) int { return strings.Compare(accents.Replace(x), accents.Replace(y)) }
	if !slices.IsSortedFunc(names, byLetter) {
		t.Error("countries are not in the order of their names")
	}
}

func TestEveryTermHasOneCountry(t *testing.T) {
	t.Parallel()
	owner := map[string]string{}
	for _, c := range All() {
		for _, term := range c.Terms() {
			k := key(term)
			if other, ok := owner[k]; ok && other != c.Name {
				t.Errorf("%q is of %s and of %s", term, other, c.Name)
			}
			owner[k] = c.Name
		}
	}
}

// accents are the letters of the table that readers write without them.
var accents = strings.NewReplacer("á", "a", "à", "a", "ã", "a", "ä", "a", "â", "a", "é", "e", "è", "e", "ê", "e",
	"ë", "e", "í", "i", "ï", "i", "ó", "o", "ö", "o", "ô", "o", "ø", "o", "ú", "u", "ü", "u", "ñ", "n", "ș", "s",
	"š", "s", "č", "c", "ç", "c", "ß", "ss", "ё", "е", "'", "", "-", " ", ",", "")

// Without accents too, terms must stay apart, and what counts only with a
// capital must do so under each spelling.
func TestTermsWithoutAccents(t *testing.T) {
	t.Parallel()
	owner, cased := map[string]string{}, map[string]bool{}
	for _, c := range All() {
		for _, term := range c.Terms() {
			k := accents.Replace(key(term))
			is := slices.Contains(c.Cased, term)
			if other, ok := owner[k]; ok && (other != c.Name || cased[k] != is) {
				t.Errorf("%q of %s (cased: %v) is %s (cased: %v) without accents", term, c.Name, is, other, cased[k])
			}
			owner[k], cased[k] = c.Name, is
		}
	}
}

func TestCasedValues(t *testing.T) {
	t.Parallel()
	for _, c := range All() {
		for _, value := range c.Cased {
			if !slices.Contains(c.Terms(), value) {
				t.Errorf("%s: cased %q is not a value of it", c.Name, value)
			}
			if first, _ := utf8.DecodeRuneInString(value); !unicode.IsUpper(first) {
				t.Errorf("%s: cased %q, want a capital initial", c.Name, value)
			}
		}
	}
}

// everyday are words that must not name a country in lower case.
var everyday = strings.Fields("turkey chad polish pole poles china jordan georgia us u.s. eu guinea chile swede swedes " +
	"malé lima quito manila muscat wellington sofia roma rom mosca cipro vienne вена перу emirates pentagon")

// never are words that must name no country in any case.
var never = []string{"island", "car", "congo", "congolese", "dominican", "korea", "korean", "european", "europe",
	"nice", "magyar", "hollande", "persian", "kiwi", "no 10", "victoria", "kingston", "georgetown", "gb"}

func TestEverydayWords(t *testing.T) {
	t.Parallel()
	free, all := map[string]bool{}, map[string]bool{}
	for _, c := range All() {
		for _, term := range c.Terms() {
			lower := strings.ToLower(term)
			all[lower] = true
			free[lower] = free[lower] || !slices.Contains(c.Cased, term)
		}
	}
	for _, word := range everyday {
		if !all[word] || free[word] {
			t.Errorf("%q: in the table %v, in lower case %v; want true, false", word, all[word], free[word])
		}
	}
	for _, word := range never {
		if all[word] {
			t.Errorf("%q names a country, want none", word)
		}
	}
}

func TestParseFaults(t *testing.T) {
	t.Parallel()
	row := func(columns ...string) string { return strings.Join(columns, "\t") + "\n" }
	head := header + "\n"
	cases := []struct{ name, text, want string }{
		{"empty", "", `countries.tsv:1: header "", want`},
		{"header", "name\n", `countries.tsv:1: header "name", want`},
		{"columns", head + row("Arcadia", "", "Arcadian"), "countries.tsv:2: 3 columns, want 6"},
		{"no name", head + row("", "", "Arcadian", "Tegea", "", ""), `countries.tsv:2: name "", want a name`},
		{"two of a name", head + row("Arcadia", "", "", "", "", "") + row("Elis", "the arcadia", "", "", "", ""),
			`countries.tsv:3: name "the arcadia" is that of Arcadia too, want one country`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := parse(c.text)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("parse: %v, want %s", err, c.want)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add(header + "\nArcadia\tArkadia; Arcady\tArcadian\tTegea\t\t\n")
	f.Add(header + "\n\t\t\t\t\t")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := parse(text)
		if err != nil {
			return
		}
		for k, at := range table.byName {
			c := table.all[at]
			bears := func(name string) bool { return key(name) == k }
			if !slices.ContainsFunc(append([]string{c.Name}, c.Aliases...), bears) {
				t.Errorf("%q finds %q, which has no such name", k, c.Name)
			}
		}
		if len(table.byName) < len(table.all) {
			t.Errorf("%d names for %d countries, want at least one each", len(table.byName), len(table.all))
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parse(source); err != nil {
			b.Fatal(err)
		}
	}
}
