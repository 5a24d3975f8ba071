package draft

import (
	"strconv"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/names"
)

// ids are those that are taken, each with the last number that was put behind
// it; 0: none was.
type ids map[string]int

// maxID is the longest ID, in bytes.
const maxID = 80

// unique gives an ID that is not taken yet, and takes it: the wanted one, with a
// number behind it if it has to be.
func (t ids) unique(wanted string) string {
	last, taken := t[wanted]
	if !taken {
		t[wanted] = 0
		return wanted
	}
	for n := max(2, last+1); ; n++ {
		end := "-" + strconv.Itoa(n)
		id := strings.TrimRight(wanted[:min(len(wanted), maxID-len(end))], "-") + end
		if _, taken := t[id]; !taken {
			t[wanted], t[id] = n, 0
			return id
		}
	}
}

// slug makes an ID of words: lower-case ASCII with dashes, cut to a length at a
// word if it can be; "" where nothing is left. Letters of other scripts go.
func slug(text string, length int) string {
	var b strings.Builder
	for _, word := range names.Folded(text) {
		word = strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, word)
		switch {
		case word == "":
			continue
		case b.Len() == 0:
			b.WriteString(word[:min(len(word), length)])
		case b.Len()+1+len(word) > length:
			return b.String()
		default:
			b.WriteString("-" + word)
		}
	}
	return b.String()
}

// takenStatements are the IDs of statements and drafts.
func takenStatements(record *corpus.Corpus) ids {
	taken := ids{}
	for _, list := range [][]*corpus.Statement{record.Statements, record.Drafts} {
		for _, s := range list {
			taken[s.ID] = 0
		}
	}
	return taken
}

// tellingWords is how many words of a statement its ID has.
const tellingWords = 4

// statement gives a statement's ID: who it is by, and its first telling words.
// It is the same whenever the same article is imported.
func (t ids) statement(s *corpus.Statement) string {
	speaker := ""
	if s.Speaker != nil {
		speaker = lastName(s.Speaker.Name)
	}
	var telling []string
	for _, word := range names.Folded(s.Text) {
		if !common[word] && slug(word, maxID) != "" {
			telling = append(telling, word)
		}
		if len(telling) == tellingWords {
			break
		}
	}
	id := slug(speaker+" "+strings.Join(telling, " "), maxID-4)
	if id == "" {
		id = slug(s.Source.ID, maxID-10) + "-statement"
	}
	return t.unique(id)
}

// lastName gives the last word of a name, without what is behind a comma.
func lastName(name string) string {
	name, _, _ = strings.Cut(name, ",")
	words := names.Folded(name)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// common are words that tell one statement from another no better than any.
var common = names.WordSet(`a an the this that these those it its he she they we i you his her their our my your him them us me
	is are was were be been being am has have had do does did will would shall should can could may might must not no
	and or but if so as than then of to in on at by for from with about into over after before under between out up down off
	there here who whom which what when where how why very just only also too all any some more most such own
	im ive id ill its weve were well youre theyre theyve dont doesnt didnt isnt arent wasnt werent wont cant couldnt wouldnt shouldnt
	der die das ein eine und oder nicht ist sind war wir ich sie es le la les un une et ou est sont je nous il elle`)
