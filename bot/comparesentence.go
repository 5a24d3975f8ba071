package bot

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/names"
	"onrecord/index"
)

// A passage on its way to be compared.
type passage struct {
	stretch
	quoted  bool         // in quotation marks or of a block quote
	listed  bool         // whether or not anything of it is on record
	several bool         // more than a sentence
	alone   bool         // the text has no other
	left    bool         // not looked for, see mostSearches
	clean   string       // its text without markup, with its line ends
	words   []word       // of clean
	own     int          // how many of them stand outside quotation marks
	index   []index.Word // of clean, as the index reads it; see indexWords
	matches []Match
}

// key tells passages apart by what they are compared by.
func (p *passage) key() string {
	var b strings.Builder
	for _, is := range []bool{p.quoted, p.several} {
		if is {
			b.WriteByte('>')
		}
	}
	for _, w := range p.words {
		b.WriteString(w.text)
		if w.quoted {
			b.WriteByte('"')
		}
		b.WriteByte(' ' + byte(w.after))
	}
	return b.String()
}

// passage reads a stretch of the text, without its markup.
func (d *draft) passage(s stretch, quotes []stretch, quoted bool) *passage {
	p := &passage{stretch: s, quoted: quoted}
	p.listed = quoted || len(d.quotes)+len(d.blocks) == 0
	at := s.start
	for _, q := range quotes {
		if s.start < q.start && q.end < s.end {
			p.add(d.text[at:q.start], false)
			p.add(d.text[q.start:q.end], true)
			at = q.end
		}
	}
	p.add(d.text[at:s.end], false)
	p.trim()
	settle(p.clean, p.words)
	return p
}

// trim leaves out signs at either end that stand for no words.
func (p *passage) trim() {
	idle := func(w word) bool { return w.text == linkSign || w.text == groupSign }
	from, to := 0, len(p.words)
	for ; from < to && idle(p.words[from]); from++ {
	}
	for ; from < to && idle(p.words[to-1]); to-- {
	}
	p.words = p.words[from:to]
	p.own = 0
	for _, w := range p.words {
		if !w.quoted {
			p.own++
		}
	}
}

func (p *passage) add(text string, quoted bool) {
	start := len(p.clean)
	p.clean += readable(text) + " "
	for _, w := range wordsOf(p.clean[start:]) {
		w.start, w.end, w.quoted = w.start+start, w.end+start, quoted
		if signsOf[w.text] {
			w.fold = "\x00" + w.fold // nobody's
		}
		p.words = append(p.words, w)
	}
}

// extend adds to a passage the one that follows it.
func (p *passage) extend(next *passage) {
	p.end, p.several, p.index = next.end, true, nil
	for _, w := range next.words {
		w.start, w.end = w.start+len(p.clean), w.end+len(p.clean)
		p.words = append(p.words, w)
	}
	p.clean += next.clean
	p.own += next.own
	settle(p.clean, p.words)
}

// joined makes one passage of several, each of which follows the one before.
func (g group) joined() *passage {
	p := *g[0]
	p.words, p.matches = slices.Clip(p.words), nil
	for _, next := range g[1:] {
		p.extend(next)
	}
	return &p
}

// whole reports whether each passage follows the one before without anything
// left out between them.
func (g group) whole() bool {
	for i := range len(g) - 1 {
		if g[i].end != g[i+1].start {
			return false
		}
	}
	return true
}

// indexWords are the words of a passage as the index reads them.
func (p *passage) indexWords() []index.Word {
	if p.index == nil {
		p.index = index.Words(p.clean)
	}
	return p.index
}

// stops are the words that carry nothing, by word.fold.
func (p *passage) stops() map[string]bool {
	stops := map[string]bool{}
	for _, w := range p.indexWords() {
		if w.Stop {
			stops[fold(w.Text)] = true
		}
	}
	return stops
}

// slice is the text of words from up to to, as they stand.
func (p *passage) slice(from, to int) string {
	if from >= to {
		return ""
	}
	return unmarked(p.clean[p.words[from].start:p.words[to-1].end])
}

// A group is passages that follow each other and may belong together.
type group []*passage

// groups cuts the text: the words in quotation marks, and the sentences around
// them, which have them too.
func (d *draft) groups() []group {
	var list []group
	for _, q := range d.quotes {
		list = append(list, d.group(q, nil, true))
	}
	for _, s := range d.paragraphs() {
		list = append(list, d.group(s, d.quotes, d.block(s.start) >= 0))
	}
	list = slices.DeleteFunc(list, func(g group) bool { return len(g) == 0 })
	slices.SortStableFunc(list, func(a, b group) int { return a[0].start - b[0].start })
	return list
}

// group cuts a stretch into sentences. Those without words of their own are
// left out: what they quote is compared by itself.
func (d *draft) group(s stretch, quotes []stretch, quoted bool) group {
	var g group
	for _, s := range d.sentences(s, quotes) {
		p := d.passage(s, quotes, quoted)
		p.listed = p.listed && 2*p.own > len(p.words) // else it tells little beside what it quotes
		if p.own > short || p.own > 0 && p.own == len(p.words) {
			g = append(g, p)
		}
	}
	return g
}

// sentenceEnd is where a sentence may end.
var sentenceEnd = regexp.MustCompile(`[.!?…]+["”“»’)\]*_]*\s+`)

// leftOut is the sign that a text leaves words out.
var leftOut = regexp.MustCompile(`…|\.\.\.`)

// sentences cuts a stretch of the text, outside the quotes, where sentences end
// and where words are left out.
func (d *draft) sentences(s stretch, quotes []stretch) []stretch {
	var list []stretch
	text := d.text[s.start:s.end]
	start := 0
	for _, at := range sentenceEnd.FindAllStringIndex(text, -1) {
		next, _ := utf8.DecodeRuneInString(text[at[1]:])
		left := leftOut.MatchString(text[at[0]:at[1]])
		if !left && unicode.IsLower(next) || within(quotes, s.start+at[1]) || !left && abbreviated(text[start:at[0]]) {
			continue
		}
		list = append(list, stretch{s.start + start, s.start + at[1]})
		start = at[1]
	}
	if start < len(text) {
		list = append(list, stretch{s.start + start, s.end})
	}
	return list
}

// abbreviations before whose dot no sentence ends.
var abbreviations = names.WordSet("mr mrs ms dr prof st gen col sen rep gov no vs jan feb mar apr jun jul aug sept sep oct nov dec")

// abbreviated reports whether a text ends in an initial or an abbreviation.
func abbreviated(text string) bool {
	last := text[strings.LastIndexFunc(text, func(r rune) bool { return !wordRune(r) && r != '.' })+1:]
	if i := strings.LastIndexByte(last, '.'); i >= 0 {
		return utf8.RuneCountInString(last[i+1:]) == 1
	}
	return utf8.RuneCountInString(last) == 1 && strings.ToUpper(last) == last && last != "I" && !unicode.IsDigit([]rune(last)[0]) ||
		abbreviations[names.Fold(last)]
}
