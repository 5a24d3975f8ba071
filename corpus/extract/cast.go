package extract

import (
	"strings"
)

// A cast is the people that a text names, and where.
type cast struct {
	people    []person
	mentions  []mention        // in order of the text
	bySurname map[string][]int // people by the last word of their name
	byFirst   map[string][]int // and by the first
}

// A person is somebody whom the text names.
type person struct {
	name  string   // the fullest that stands in the text
	words int      // of the name
	he    int      // what speaks for a man: titles, first names
	she   int      // what speaks for a woman
	role  string   // what the text says of them, or ""
	nouns []string // the roles in it, small letters: chancellor
	count int      // how often the text names them
}

// A mention is one place where a name stands.
type mention struct {
	passage       // the name, titles left out
	person   int  // of people
	sentence int  // that it stands in, counted from 1
	subject  bool // it begins its sentence
}

// findPeople finds the names of people in the text.
func (p *page) findPeople() {
	c := &p.cast
	c.bySurname, c.byFirst = map[string][]int{}, map[string][]int{}
	sentences := 0
	for i := 0; i < len(p.toks); i++ {
		if p.toks[i].class&sentence != 0 {
			sentences++
		}
		if p.toks[i].class&capital == 0 {
			continue
		}
		run := p.capitals(i)
		if name := p.personIn(run); !name.empty() {
			p.addMention(run, name, sentences)
		}
		i = run.last - 1
	}
}

// capitals gives the run of capitals that begins at token i.
func (p *page) capitals(i int) passage {
	last := i + 1
	for last < len(p.toks) && last-i < 12 && p.toks[last-1].class&possessive == 0 {
		c := p.toks[last].class
		switch {
		case c&sentence != 0 || c&inside != p.toks[i].class&inside:
			return passage{i, last}
		case c&capital != 0:
			last++
		case (c&particle != 0 || c&(stop|hyphen) != 0 && p.glued(last)) && p.is(last+1, capital) && !p.is(last+1, sentence):
			last += 2
		default:
			return passage{i, last}
		}
	}
	return passage{i, last}
}

// personIn finds the name of a person in a run of capitals: after a title, after
// a first name, or a surname that the text has named in full before.
func (p *page) personIn(run passage) passage {
	first, titled := run.first, false
	words, lone := 0, 0
	for i := run.first; i < run.last; i++ {
		c := p.toks[i].class
		switch {
		case c&(group|outlet|calendar|place) != 0 && c&given == 0:
			return passage{}
		case c&(title|role) != 0 && c&given == 0:
			first, titled, words = i+1, true, 0
		case c&(stop|hyphen|particle) != 0 && i == first:
			first = i + 1
		case i == run.first && run.last > i+1 && c&sentence != 0 && c&(pronoun|determiner|preposition|conjunction|adverb|auxiliary) != 0:
			first = i + 1
		case c&capital != 0:
			words, lone = words+1, i
		}
	}
	for first < run.last && words > 1 && !p.is(first, given) && p.anyGiven(first+1, run.last-1) {
		first++ // German Olaf Vega
	}
	name := passage{first, run.last}
	switch {
	case words == 0 || p.toks[name.last-1].class&(pronoun|adverb|preposition|conjunction) != 0 && !titled:
		return passage{}
	case words > 1 && words < 5:
		return name
	case words == 1 && titled, words == 1 && len(p.cast.find(p.plainWord(lone))) > 0:
		return name
	}
	return passage{}
}

// anyGiven reports whether a first name stands between two tokens.
func (p *page) anyGiven(i, end int) bool {
	for ; i < end; i++ {
		if p.is(i, given) {
			return true
		}
	}
	return false
}

// bare is a word in small letters without its possessive ending.
func (p *page) bare(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return strings.ToLower(p.plainWord(i))
}

// plainWord is a word without its possessive ending.
func (p *page) plainWord(i int) string {
	w := p.word(i)
	if !p.is(i, possessive) {
		return w
	}
	w = strings.TrimSuffix(w[:len(w)-1], "'")
	return strings.TrimSuffix(w, "’")
}

// plain gives the text of a run of tokens without a possessive ending.
func (p *page) plain(a passage) string {
	if a.empty() {
		return ""
	}
	s := p.in(a)
	last := a.last - 1
	return s[:len(s)-len(p.word(last))+len(p.plainWord(last))]
}

// find gives the people whom a single word may name.
func (c *cast) find(word string) []int {
	if people := c.bySurname[word]; people != nil {
		return people
	}
	return c.byFirst[word]
}

// addMention notes where a name stands, in which sentence, and whose it is.
func (p *page) addMention(run, name passage, sentences int) {
	who := p.whose(run, name)
	x := &p.cast.people[who]
	x.count++
	if words := name.last - name.first; words > x.words {
		x.words, x.name = words, p.plain(name)
	}
	p.cast.mentions = append(p.cast.mentions, mention{name, who, sentences, p.is(run.first, sentence)})
	if x.role == "" {
		p.describe(x, run, name)
	}
}

// whose gives the person whom a name means, a new one if nobody has it yet. Of
// several who share a surname it is the one named most.
func (p *page) whose(run, name passage) int {
	c := &p.cast
	last, first := p.plainWord(p.surname(name)), p.plainWord(name.first)
	man, woman := p.gender(run, name)
	best := -1
	for _, n := range c.find(last) {
		x := &c.people[n]
		if name.last-name.first > 1 && !strings.HasPrefix(x.name, first) && x.words > 1 ||
			man && x.she > x.he || woman && x.he > x.she {
			continue
		}
		if best < 0 || x.count >= c.people[best].count {
			best = n
		}
	}
	if best < 0 {
		best = len(c.people)
		c.people = append(c.people, person{})
		c.bySurname[last] = remember(c.bySurname[last], best)
		if first != last {
			c.byFirst[first] = remember(c.byFirst[first], best)
		}
	}
	if man {
		c.people[best].he++
	}
	if woman {
		c.people[best].she++
	}
	return best
}

// remember adds a person to those of a name. Of very many the first ones and
// the latest are kept.
func remember(people []int, n int) []int {
	if len(people) < mostNamesakes {
		return append(people, n)
	}
	people[mostNamesakes-1] = n
	return people
}

// mostNamesakes bounds how many people of one name are told apart.
const mostNamesakes = 12

// surname gives the token that a person is called by: the last that is no Jr.
func (p *page) surname(name passage) int {
	i := name.last - 1
	for i > name.first && !p.is(i, capital) || i > name.first && p.is(i, suffixed) {
		i--
	}
	return i
}
