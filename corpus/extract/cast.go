package extract

import "strings"

// A cast is the people that a text names, and where.
type cast struct {
	people    []person
	mentions  []mention
	bySurname map[string][]int // people by the last word of their name, small letters
	byFirst   map[string][]int
}

// A person is somebody whom the text names.
type person struct {
	name  string // the fullest that stands in the text
	he    int    // what speaks for a man: titles, first names, pronouns close by
	she   int    // what speaks for a woman
	role  string // what the text says of them, or ""
	known int    // of Options.Known, -1 none
}

// A mention is one place where a name stands.
type mention struct {
	passage
	person int
}

// findPeople finds the names of people in the text.
func (p *page) findPeople() {
	c := &p.cast
	c.bySurname, c.byFirst = map[string][]int{}, map[string][]int{}
	for i := 0; i < len(p.toks); i++ {
		if p.toks[i].class&capital == 0 {
			continue
		}
		run := p.capitals(i)
		if name := p.personIn(run); !name.empty() {
			p.addMention(run, name)
		}
		i = run.last - 1
	}
}

// capitals gives the run of capitals that begins at token i.
func (p *page) capitals(i int) passage {
	last := i + 1
	for last < len(p.toks) && last-i < longestPhrase && p.toks[last-1].class&possessive == 0 {
		c := p.toks[last].class
		switch {
		case c&sentence != 0:
			return passage{i, last}
		case c&capital != 0:
			last++
		case p.glued(last) && p.is(last+1, capital), c&particle != 0 && p.is(last+1, capital):
			last += 2
		default:
			return passage{i, last}
		}
	}
	return passage{i, last}
}

// personIn finds the name of a person in a run of capitals: what follows the
// titles, if it is a first name and a surname, or a word after a title.
func (p *page) personIn(run passage) passage {
	first, titled := run.first, false
	for i := run.first; i < run.last; i++ {
		c := p.toks[i].class
		if c&(title|role) != 0 && c&given == 0 {
			first, titled = i+1, c&title != 0
		} else if c&stop != 0 && i == first {
			first = i + 1
		}
		if c&(group|outlet|calendar) != 0 {
			return passage{}
		}
	}
	name := passage{first, run.last}
	words := 0
	for i := name.first; i < name.last; i++ {
		if p.is(i, capital) {
			words++
		}
	}
	switch {
	case words == 0:
		return passage{}
	case words == 1 && !titled && len(p.cast.find(p.bare(name.last-1))) == 0:
		return passage{}
	}
	return name
}

// bare is a word in small letters without its possessive ending.
func (p *page) bare(i int) string {
	w := p.word(i)
	if p.is(i, possessive) {
		w = strings.TrimSuffix(w[:len(w)-1], "'")
		w = strings.TrimSuffix(w, "’")
	}
	return strings.ToLower(w)
}

// find gives the people whom a single word may name.
func (c *cast) find(word string) []int {
	if people := c.bySurname[word]; people != nil {
		return people
	}
	return c.byFirst[word]
}

// addMention notes where a name stands and whose it is.
func (p *page) addMention(run, name passage) {
	c := &p.cast
	last, first := p.bare(name.last-1), p.bare(name.first)
	who := -1
	for _, n := range c.bySurname[last] {
		if name.last-name.first == 1 || strings.HasPrefix(strings.ToLower(c.people[n].name), first) {
			who = n
		}
	}
	if who < 0 && name.last-name.first == 1 {
		if people := c.byFirst[first]; len(people) > 0 {
			who = people[len(people)-1]
		}
	}
	text := strings.TrimSuffix(p.in(name), p.word(name.last-1)) + p.word(name.last - 1)[:len(last)]
	if who < 0 {
		who = len(c.people)
		c.people = append(c.people, person{name: text, known: -1})
		c.bySurname[last] = append(c.bySurname[last], who)
		if name.last-name.first > 1 {
			c.byFirst[first] = append(c.byFirst[first], who)
		}
	}
	if len(text) > len(c.people[who].name) {
		c.people[who].name = text
	}
	for i := run.first; i < run.last; i++ {
		if p.is(i, he) || i == name.first && p.is(i, given) && p.is(i, he) {
			c.people[who].he++
		}
		if p.is(i, she) {
			c.people[who].she++
		}
	}
	c.mentions = append(c.mentions, mention{name, who})
}
