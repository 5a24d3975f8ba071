package corpus

import (
	"cmp"
	"slices"
	"strings"
)

// resolve looks up what the entries refer to, and completes the corpus.
func (d *raw) resolve(log *problemLog) {
	c := &d.Corpus
	c.sources = byID(log, "source", c.Sources, func(s *Source) (string, Position) { return s.ID, s.Position })
	c.people = byID(log, "person", c.People, func(p *Person) (string, Position) { return p.ID, p.Position })
	c.topics = byID(log, "topic", c.Topics, func(t *Topic) (string, Position) { return t.ID, t.Position })
	drafts := d.divide(log)
	if len(d.entries) == 0 && !log.found() {
		log.add(Position{}, "no statements in the corpus")
	}
	l := newLookup(c, log)
	for _, s := range d.spellings {
		if source := find(l, "source", s.source, c.sources, l.sources); source != nil && s.as != "" {
			s.person.Spellings = append(s.person.Spellings, Spelling{source, s.as, s.source.position})
		}
	}
	for _, s := range d.entries {
		l.statement(s)
	}
	l.successions(d.entries, drafts)
	checkSources(c, log)
	d.setAside()
	d.checkDated(log)
	if !log.found() {
		sortStatements(c.Statements, c.Sources)
		sortStatements(c.Drafts, slices.Concat(c.Sources, c.DraftSources))
	}
}

// byID maps entries by ID and notes those whose ID was taken before.
func byID[T any](log *problemLog, what string, list []*T, key func(*T) (string, Position)) map[string]*T {
	entries := make(map[string]*T, len(list))
	for _, entry := range list {
		id, at := key(entry)
		if id == "" {
			continue
		}
		if first := entries[id]; first != nil {
			_, before := key(first)
			log.add(at, "%s %q stands twice, first in %v", what, id, before)
			continue
		}
		entries[id] = entry
	}
	return entries
}

// A lookup finds what references name. The lists of IDs are for messages.
type lookup struct {
	*Corpus
	log                       *problemLog
	sources, speakers, themes []string
}

func newLookup(c *Corpus, log *problemLog) *lookup {
	l := &lookup{Corpus: c, log: log}
	for _, s := range c.Sources {
		if c.sources[s.ID] == s {
			l.sources = append(l.sources, s.ID)
		}
	}
	for _, p := range c.People {
		if c.people[p.ID] == p {
			l.speakers = append(l.speakers, p.ID)
		}
	}
	for _, t := range c.Topics {
		if c.topics[t.ID] == t {
			l.themes = append(l.themes, t.ID)
		}
	}
	return l
}

// find looks a reference up, nil where it is empty or, noted, unknown.
func find[T any](l *lookup, what string, ref reference, entries map[string]*T, ids []string) *T {
	if ref.id == "" {
		return nil
	}
	entry := entries[ref.id]
	if entry == nil {
		l.log.add(ref.position, "unknown %s %v (%v)", what, shown(ref.id), wanted{ref.id, ids})
	}
	return entry
}

// statement resolves the references of one statement.
func (l *lookup) statement(s rawStatement) {
	s.Source = find(l, "source", s.source, l.Corpus.sources, l.sources)
	s.Speaker = find(l, "speaker", s.speaker, l.people, l.speakers)
	for _, ref := range s.topics {
		topic := find(l, "topic", ref, l.topics, l.themes)
		switch {
		case topic == nil:
		case slices.Contains(s.Topics, topic):
			l.log.add(ref.position, "topic %q stands twice in a statement", topic.ID)
		default:
			s.Topics = append(s.Topics, topic)
		}
	}
	if s.Source != nil {
		checkParagraph(s.Source, s.Paragraph, s.paragraph, l.log)
	}
	l.possible(s)
}

// checkParagraph notes a paragraph beyond the source's last, where that is
// known.
func checkParagraph(s *Source, paragraph int, at Position, log *problemLog) {
	if s.Paragraphs > 0 && paragraph > s.Paragraphs {
		log.add(at, "paragraph %d of source %q, which has %d", paragraph, s.ID, s.Paragraphs)
	}
}

// checkSources notes passages beyond a source's end, and documents that two
// sources claim.
func checkSources(c *Corpus, log *problemLog) {
	hashes := map[string]*Source{}
	for _, s := range c.Sources {
		for _, passage := range s.Unattributed {
			checkParagraph(s, passage.Paragraph, passage.Position, log)
		}
		if s.SHA256 == "" {
			continue
		}
		if first := hashes[s.SHA256]; first != nil {
			log.add(s.Position, "source %q has the sha256 of source %q in %v", s.ID, first.ID, first.Position)
			continue
		}
		hashes[s.SHA256] = s
	}
}

// checkNames notes names that two people or two outlets share: a question that
// has one of them gets the statements of both.
func checkNames(c *Corpus, log *problemLog) {
	people := names{owners: map[string]owner{}, log: log}
	for _, p := range c.People {
		o := owner{p, "person", cmp.Or(p.ID, p.Name), p.Position}
		people.add(o, p.Name)
		for _, alias := range p.Aliases {
			people.add(o, alias)
		}
		for _, spelling := range p.Spellings {
			people.add(o, spelling.As)
		}
	}
	outlets := names{owners: map[string]owner{}, log: log}
	for _, o := range c.Outlets {
		if o.Name == "" {
			continue // noted already
		}
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			outlets.add(owner{o, "outlet", o.Name, o.Position}, name)
		}
	}
}

// An owner is a person or an outlet, as far as messages name it.
type owner struct {
	entry    any // *Person or *Outlet
	what, id string
	position Position
}

// names says whose each name is, whatever its case.
type names struct {
	owners map[string]owner
	log    *problemLog
}

func (n names) add(o owner, name string) {
	key := strings.ToLower(strings.Join(strings.Fields(name), " "))
	first, taken := n.owners[key]
	switch {
	case key == "":
	case !taken:
		n.owners[key] = o
	case first.entry != o.entry:
		n.log.add(o.position, "%s %q has the name %v, as has %q in %v", o.what, o.id, shown(name), first.id, first.position)
	}
}

// sortStatements brings statements into the order that [Corpus] promises.
func sortStatements(statements []*Statement, sources []*Source) {
	place := make(map[*Source]int, len(sources))
	for i, s := range sources {
		place[s] = i
	}
	slices.SortStableFunc(statements, func(a, b *Statement) int {
		return cmp.Or(
			cmp.Compare(a.Source.Published, b.Source.Published),
			cmp.Compare(place[a.Source], place[b.Source]),
			cmp.Compare(a.Paragraph, b.Paragraph),
		)
	})
}
