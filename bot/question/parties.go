package question

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
)

// A part is what a named person or country does in a question.
type part int

const (
	actor   part = iota // whose doing is asked about
	speaker             // whose words are asked for
	subject             // what the words are about
)

// findForm reads the first words of the question.
func (d *draft) findForm() {
	d.compare = slices.ContainsFunc(d.words, func(w word) bool { return comparing[w.Fold] && !w.used })
	first := d.skipFunction(0)
	d.who = whoWords[d.fold(0)] || whoWords[d.fold(1)] && first > 0
	switch d.fold(0) {
	case "when":
		d.Wants = Time
	case "where":
		d.Wants = Place
	case "which", "what", "in", "on", "at", "under":
		d.Wants = detailNouns[d.fold(1)]
		if d.Wants == "" {
			d.Wants = detailNouns[d.fold(2)]
		}
	case "how":
		switch d.fold(1) {
		case "many", "much", "often", "few":
			d.Wants = Number
			if w := d.fold(2); w == "years" || w == "months" || w == "weeks" || w == "days" {
				d.Wants = Duration
			}
		case "long":
			d.Wants = Duration
		}
	}
	if d.who {
		d.Form = d.whoForm()
	}
}

// detailNouns are what "which" and "what" ask for a detail with.
var detailNouns = map[string]Want{
	"day": Time, "date": Time, "month": Time, "year": Time, "weekday": Time, "time": Time,
	"city": Place, "town": Place, "place": Place, "building": Place, "venue": Place, "location": Place,
	"number": Number, "size": Number,
	"condition": Condition, "conditions": Condition, "circumstances": Condition, "circumstance": Condition,
}

// whoForm tells who said, who reported and who does apart.
func (d *draft) whoForm() Form {
	for i := 1; i < len(d.words) && i < 7; i++ {
		w := d.words[i]
		switch {
		case i == 1 && outlets[w.Fold]:
			return Reported
		case w.used:
			return Who
		case w.Fold == "reported" || w.Fold == "reports" || w.Fold == "report" || w.Fold == "covered" || w.Fold == "published" || w.Fold == "wrote":
			return Reported
		case saying[w.Fold]:
			return WhoSaid
		case w.class == content && w.known:
			return Who
		}
	}
	return Who
}

// skipFunction returns the first word from i on that is not a function word.
func (d *draft) skipFunction(i int) int {
	for i < len(d.words) && d.words[i].class == function && !d.words[i].used {
		i++
	}
	return i
}

// assignParties says of each person and country what it does in the question,
// and of each outlet that statements through it are asked for.
func (d *draft) assignParties() {
	parts := make([]part, len(d.mentions))
	for k, m := range d.mentions {
		parts[k] = d.partOf(k)
		if k > 0 && parts[k] == actor && parts[k-1] == speaker && d.joined(d.mentions[k-1], m) {
			parts[k] = speaker
		}
	}
	for k, m := range d.mentions {
		switch {
		case d.words[m.From].quoted, m.City && parts[k] == subject && isPlace[d.fold(m.From-1)]:
			for i := m.From; i < m.To; i++ {
				d.words[i].used = false // words like others
			}
		case m.Kind() == names.Outlet:
			d.addOutlet(m)
		case parts[k] == speaker, d.Form == Reported && m.Kind() == names.Person:
			d.Speakers = append(d.Speakers, d.party(m, true))
		case parts[k] == actor && !slices.Contains(parts, speaker) && !d.cityAlone(m):
			d.Actors = append(d.Actors, d.party(m, false))
		default:
			d.addAbout(m)
		}
	}
	if len(d.Speakers) > 0 && d.Form == Open {
		d.Form = Said
	}
	if len(d.Speakers) == 0 && d.Form == Open {
		d.findSayer()
	}
}

func (d *draft) addOutlet(m names.Mention) {
	if d.Form == Reported && len(d.mentions) == 1 {
		d.Form = Open
	}
	d.Outlets = append(d.Outlets, m.Names...)
}

// addAbout makes what a mention names something that statements must name.
func (d *draft) addAbout(m names.Mention) {
	term := Term{Text: m.Text, Mentions: m.Names, Group: d.group(m.From), About: d.about(m.From)}
	if m.City {
		term.Phrases = []string{m.Text}
	}
	if len(m.Names) == 0 {
		term.Mentions = m.Within
	}
	d.Subject = append(d.Subject, term)
}

// cityAlone reports whether a capital is named without a verb to act: it may
// be the place.
func (d *draft) cityAlone(m names.Mention) bool {
	return m.City && !auxiliary[d.fold(m.From-1)] && !auxiliary[d.fold(m.To)]
}

// party reads a mention as somebody; a country as its people, which a reader
// must be told of.
func (d *draft) party(m names.Mention, speaks bool) Party {
	p := Party{Text: m.Text, People: m.Names}
	if len(m.Names) > 0 && m.Names[0].Kind == names.Country {
		p.State = m.Names[0]
		p.People = nil
		for _, state := range m.Names {
			p.People = append(p.People, d.book.Of(state)...)
		}
		if governing[d.fold(m.To)] {
			p.People = slices.DeleteFunc(p.People, func(n *names.Name) bool { return !n.Governs() })
		}
	}
	if speaks && (p.State != nil || m.Role || len(m.Names) > 1) {
		for _, n := range p.People {
			d.substitute(m.Text, n)
		}
	}
	if len(m.Names) == 0 {
		d.Unknown = append(d.Unknown, Unknown{Text: m.Text, Name: true})
	}
	return p
}

// governing are the words after a country's name that leave only those who
// speak for it.
var governing = set("government administration cabinet authorities officials official leadership leaders")

// joined reports whether only joining words stand between two mentions.
func (d *draft) joined(a, b names.Mention) bool {
	for i := a.To; i < b.From; i++ {
		if !joining[d.fold(i)] && d.words[i].class != function {
			return false
		}
	}
	return b.From-a.To <= 2
}

// partOf reads the words around a mention, the most telling first.
func (d *draft) partOf(k int) part {
	m := d.mentions[k]
	before, after := d.fold(m.From-1), d.fold(m.To)
	if before == "the" || before == "le" || before == "la" || before == "der" || before == "den" || before == "die" {
		before = d.fold(m.From - 2)
	}
	switch {
	case d.ownsStatement(m):
		return speaker
	case according[before], before == "to" && d.before(m.From, "according"), after == "zufolge":
		return speaker
	case before == "of" && statements[d.beforeOf(m.From)], before != "of" && source[before] && d.statementBefore(m.From):
		return speaker
	case d.compare && !concerning[before] && !isPlace[before]:
		return speaker
	case d.saysNext(k):
		return speaker
	case (before == "about" || before == "and") && d.skipsTo(m.From):
		return speaker
	case concerning[before], addressed[before], isPlace[before] && m.Kind() == names.Country:
		return subject
	case d.language != "" && d.anySaying():
		return speaker
	case d.who && !auxiliary[before]:
		return subject
	case d.terse(m):
		return speaker
	}
	return actor
}

// beforeOf gives the word before the "of" that stands before word at.
func (d *draft) beforeOf(at int) string {
	for i := at - 1; i >= 0; i-- {
		if d.fold(i) == "of" {
			return d.fold(i - 1)
		}
	}
	return ""
}

// before reports whether word stands within three words before i.
func (d *draft) before(i int, word string) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if d.fold(j) == word {
			return true
		}
	}
	return false
}

// ownsStatement reads "Merz's position", "Merz quotes".
func (d *draft) ownsStatement(m names.Mention) bool {
	for i := m.To; i < len(d.words) && i < m.To+3; i++ {
		if statements[d.fold(i)] {
			return true
		}
		if !d.words[m.To-1].Possessive || d.words[i].class == function {
			return false
		}
	}
	return false
}

// statementBefore reads "the position of Merz", "said by Merz", "anything
// from Merz".
func (d *draft) statementBefore(at int) bool {
	for i := range at {
		if w := d.fold(i); statements[w] || saying[w] || w == "anything" || w == "something" || w == "everything" || w == "what" && d.fold(at-1) == "from" {
			return true
		}
	}
	return false
}

// saysNext reports whether the next verb after a mention, past names joined
// to it and words without weight, is one of saying.
func (d *draft) saysNext(k int) bool {
	m := d.mentions[k]
	passive := being[d.fold(m.From-1)]
	for i := m.To; i < len(d.words) && !d.sentenceEnds(i-1); i++ {
		w := d.words[i]
		switch {
		case w.used:
			if !d.nextOf(k, i) {
				return false
			}
		case saying[w.Fold]:
			return !passive || strings.HasSuffix(w.Fold, "ing")
		case statements[w.Fold]:
			return true // "did Merz make any statement"
		case being[w.Fold]:
			passive = true
		case w.class == content:
			return false
		case concerning[w.Fold] && !joining[w.Fold]:
			return false
		}
	}
	return false
}

// sentenceEnds reports whether a sentence ends behind word i.
func (d *draft) sentenceEnds(i int) bool {
	end := len(d.text)
	if i+1 < len(d.words) {
		end = d.words[i+1].Start
	}
	return strings.ContainsAny(d.text[d.words[i].End:end], "?!;")
}

// nextOf reports whether word i belongs to a person or country named after
// mention k and joined to it.
func (d *draft) nextOf(k, i int) bool {
	for n := k + 1; n < len(d.mentions); n++ {
		m := d.mentions[n]
		if i >= m.From && i < m.To {
			return m.Kind() != names.Outlet && d.joined(d.mentions[n-1], m)
		}
	}
	return false
}

// skipsTo reports whether nothing but "what about", "how about" or "and"
// stands before at.
func (d *draft) skipsTo(at int) bool {
	for i := range at {
		if w := d.fold(i); w != "what" && w != "how" && w != "about" && w != "and" && w != "the" {
			return false
		}
	}
	return true
}

func (d *draft) anySaying() bool {
	return slices.ContainsFunc(d.words, func(w word) bool { return saying[w.Fold] && !w.used })
}

// terse reports whether the question is a name and keywords, "merz troops" or
// "Merz on troops". A country so named is asked about, not asked.
func (d *draft) terse(m names.Mention) bool {
	if m.Kind() != names.Person {
		return false
	}
	for i, w := range d.words {
		if !w.used && (auxiliary[w.Fold] || whoWords[w.Fold] || i == 0 && w.class == function) {
			return false
		}
	}
	return true
}
