package question

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/names"
)

// lists are the words of every list that holds one kind, by its name; each
// group of words that are alike is a list.
func lists(t *testing.T) map[string][]string {
	t.Helper()
	all := map[string][]string{}
	for _, name := range []string{"function", "frame", "soft"} {
		all[name] = strings.Fields(strings.Join(lines(name), " "))
	}
	for _, line := range lines("foreign") {
		language, list, ok := strings.Cut(line, ":")
		if !ok || len(language) != 2 || all[language] != nil {
			t.Fatalf("foreign: %.20q, want a language of its own and a colon", line)
		}
		all[language] = strings.Fields(list)
	}
	for _, line := range lines("alike") {
		all["alike: "+line] = strings.Fields(line)
	}
	return all
}

func TestWordLists(t *testing.T) {
	t.Parallel()
	for name, list := range lists(t) {
		if len(list) < 2 {
			t.Errorf("%s has %d words, want two or more", name, len(list))
		}
		seen := map[string]bool{}
		for _, w := range list {
			switch {
			case seen[w]:
				t.Errorf("%s has %q twice", name, w)
			case w != strings.ToLower(w):
				t.Errorf("%s has %q, want lower case", name, w)
			case names.Fold(w) == "":
				t.Errorf("%s has %q, want a word", name, w)
			}
			seen[w] = true
		}
	}
}

// TestLanguages wants the word for "who" in every language, so that a
// question may begin with it.
func TestLanguages(t *testing.T) {
	t.Parallel()
	who := map[string]string{
		"de": "wer", "fr": "qui", "it": "chi", "es": "quien", "pt": "quem", "pl": "kto", "nl": "wie", "uk": "хто", "ru": "кто",
	}
	l := words()
	for language, word := range who {
		if !slices.Contains(l.language, language) || !l.foreign[language][word] {
			t.Errorf("%s has no %q", language, word)
		}
	}
	if len(l.language) != len(who) {
		t.Errorf("languages are %q, want those of the test", l.language)
	}
}

// TestClasses has words in two lists: what holds a question together comes
// before what frames or shades it.
func TestClasses(t *testing.T) {
	t.Parallel()
	l := words()
	for list, class := range map[string]class{"function": function, "frame": frame, "soft": soft} {
		for _, line := range lines(list) {
			for _, w := range strings.Fields(line) {
				if got := l.classes[names.Fold(w)]; got == content || got > class {
					t.Errorf("%q of %s is of class %d", w, list, got)
				}
			}
		}
	}
}

// TestAlike wants words to be alike both ways.
func TestAlike(t *testing.T) {
	t.Parallel()
	alike := words().alike
	for word, others := range alike {
		for _, other := range others {
			if !slices.Contains(alike[other], word) {
				t.Errorf("%q is alike to %q, but not the other way round", word, other)
			}
		}
	}
}
