package question

import (
	"slices"

	"onrecord/corpus/names"
)

// assignParties says of each person and country what it does in the question,
// and of each outlet that statements through it are asked for.
func (d *draft) assignParties() {
	parts := make([]part, len(d.mentions))
	for k, m := range d.mentions {
		parts[k] = d.partOf(k)
		if k > 0 && parts[k] == actor && parts[k-1] == speaker && d.joined(d.mentions[k-1], m) {
			parts[k] = speaker
		}
		if k > 0 && parts[k] == speaker && d.discussed(k, parts) {
			parts[k] = subject
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
		d.miss(m.From, m.To, Unknown{Name: true})
	}
	return p
}

// governing are the words after a country's name that leave only those who
// speak for it.
var governing = names.WordSet("government administration cabinet authorities officials official leadership leaders")

// discussed reports whether somebody else speaks about what mention k said:
// "what did Starmer say about Merz's position".
func (d *draft) discussed(k int, parts []part) bool {
	if d.compare || !slices.Contains(parts[:k], speaker) {
		return false
	}
	for _, w := range d.words[d.mentions[k].To:] {
		if saying[w.Fold] && !statements[w.Fold] {
			return false
		}
	}
	for i := d.mentions[0].To; i < d.mentions[k].From; i++ {
		if concerning[d.fold(i)] && !d.words[i].used {
			return true
		}
	}
	return false
}

// joined reports whether only joining words stand between two mentions.
func (d *draft) joined(a, b names.Mention) bool {
	for i := a.To; i < b.From; i++ {
		if !joining[d.fold(i)] && d.words[i].class != function {
			return false
		}
	}
	return b.From-a.To <= 2
}
