package question

import (
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/names"
)

// Said reads what a command is given: whose statements, and on what. Every
// name in speaker is a speaker; about may be empty.
func (r *Reader) Said(speaker, about string) *Reading {
	who := r.begin(speaker)
	who.findNames()
	for _, m := range who.mentions {
		if m.Kind() == names.Outlet {
			who.addOutlet(m)
			continue
		}
		who.Speakers = append(who.Speakers, who.party(m, true))
	}
	who.strangers()
	who.findMissing()
	on := r.on(about)
	on.Text = who.Text + " " + on.Text
	on.Speakers = who.Speakers
	on.Outlets = append(on.Outlets, who.Outlets...)
	on.Unknown = append(who.Reading.Unknown, on.Unknown...)
	on.Substitutions = append(who.Substitutions, on.Substitutions...)
	return on
}

// SaidBy is Said for somebody who is known, whatever others are called.
func (r *Reader) SaidBy(n *names.Name, about string) *Reading {
	on := r.on(about)
	on.Text = n.Shown + " " + on.Text
	on.Speakers = []Party{{Text: n.Shown, People: []*names.Name{n}}}
	return on
}

// on reads the subject of what somebody said.
func (r *Reader) on(about string) *Reading {
	on := r.Facts(about)
	on.FactsOnly = false
	on.Form = Said
	return on
}

// strangers makes unknown names of what is left of a speaker.
func (d *draft) strangers() {
	for i, w := range d.words {
		if !w.used && w.class != function {
			d.miss(i, i+1, Unknown{Name: true})
		}
	}
}

// Facts reads the subject of a command that asks for facts.
func (r *Reader) Facts(about string) *Reading {
	d := r.begin(about)
	d.FactsOnly = true
	if d.readTopic() {
		return d.Reading
	}
	d.findQuoted()
	d.findNames()
	d.findDates()
	for _, m := range d.mentions {
		if m.Kind() == names.Outlet {
			d.addOutlet(m)
		} else {
			d.addAbout(m)
		}
	}
	d.findStance()
	d.findTopics()
	d.findWords()
	d.findMissing()
	return d.Reading
}

// readTopic reads what is nothing but the name of a topic, which may have a
// country's in it. It reports whether it is.
func (d *draft) readTopic() bool {
	if len(d.words) == 0 {
		return false
	}
	topics, length := d.topicsAt(0)
	if length != len(d.words) || !slices.ContainsFunc(topics, d.named) {
		return false
	}
	d.addTopics(0, length, topics)
	return true
}

// named reports whether the words are the topic's name.
func (d *draft) named(t *corpus.Topic) bool {
	return slices.EqualFunc(names.Tokens(t.Name), d.words, func(token names.Token, w word) bool { return token.Fold == w.Fold })
}
