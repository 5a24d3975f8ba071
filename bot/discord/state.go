package discord

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"onrecord/bot"
	"onrecord/corpus"
)

// What a button does is in its custom ID and in the message it is on, and, but
// for watches and their posts, nowhere else, so that it works after a restart
// and on any replica. A custom ID has at most 100 characters
// (https://discord.com/developers/docs/components/reference); the request that
// a message answers is longer, and stands at its foot for everybody to read.

// The actions of buttons, as custom IDs begin.
const (
	turnAction    = "p" // another page: p:RECORD:PAGE
	shareAction   = "s" // this page, for everybody: s:RECORD:PAGE
	contextAction = "c" // a statement and what stands around it: c:RECORD:ID
	insteadAction = "a" // another request: a:COMMAND or a:COMMAND:VALUE, the value being of the first option
	againAction   = "r" // the same request on the record as it is now
	watchAction   = "l" // another page of what a watch command lists: l:SUBCOMMAND:PAGE:WATCH, of no watch for list
	postAction    = "w" // a page of what a watch posted: w:POST:PAGE, or w:POST:PAGE:NONCE of the reply that has this nonce
)

// An action is what a button does.
type action struct {
	name   string
	record string // fingerprint of the record that the message was made from
	page   int    // from 1
	lists  string // subcommand of watch
	reply  string // nonce of the reply to a post that the button is on; empty: it is on none
	rest   string
}

func turnID(record string, page int) string {
	return strings.Join([]string{turnAction, record, strconv.Itoa(page)}, ":")
}

func shareID(record string, page int) string {
	return strings.Join([]string{shareAction, record, strconv.Itoa(page)}, ":")
}

func contextID(record, statement string) string {
	return strings.Join([]string{contextAction, record, statement}, ":")
}

func insteadID(command, value string) string {
	return strings.Join([]string{insteadAction, command, value}, ":")
}

func postID(post string, page int, reply string) string {
	id := strings.Join([]string{postAction, post, strconv.Itoa(page)}, ":")
	if reply != "" {
		id += ":" + reply
	}
	return id
}

func watchID(subcommand string, page int, watch string) string {
	return strings.Join([]string{watchAction, subcommand, strconv.Itoa(page), watch}, ":")
}

// readAction reads a custom ID. It reports false for one that no button of
// today has.
func readAction(id string) (action, bool) {
	name, rest, _ := strings.Cut(id, ":")
	first, last, _ := strings.Cut(rest, ":")
	a := action{name: name}
	switch name {
	case turnAction, shareAction:
		page, err := strconv.Atoi(last)
		a.record, a.page = first, page
		return a, err == nil && page > 0
	case contextAction:
		a.record, a.rest = first, last
		return a, first != "" && last != ""
	case insteadAction:
		a.rest = rest
		return a, rest != ""
	case againAction:
		return a, rest == ""
	case postAction:
		number, reply, _ := strings.Cut(last, ":")
		page, err := strconv.Atoi(number)
		a.rest, a.page, a.reply = first, page, reply
		return a, first != "" && err == nil && page > 0
	case watchAction:
		number, watch, _ := strings.Cut(last, ":")
		page, err := strconv.Atoi(number)
		a.lists, a.page, a.rest = first, page, watch
		return a, slices.Contains(turned, first) && err == nil && page > 0
	}
	return action{}, false
}

// turns reports whether an action shows another page.
func (a action) turns() bool {
	return a.name == turnAction || a.name == watchAction || a.name == postAction
}

// instead makes the request that an action asks for.
func (a action) instead() bot.Request {
	command, value, _ := strings.Cut(a.rest, ":")
	r := bot.Request{Command: command}
	if c, _ := bot.Find(command); value != "" && len(c.Options) > 0 {
		r.Options = map[string]string{c.Options[0].Name: value}
	}
	return r
}

// asked writes a request as it stands at the foot of its answer: a line for
// each option, the first after the command.
func asked(r bot.Request) string {
	c, _ := bot.Find(r.Command)
	line := "/" + r.Command
	separator := " "
	for _, o := range c.Options {
		if value := r.Options[o.Name]; value != "" {
			line += separator + o.Name + ": " + unquoted(value)
			separator = "\n"
		}
	}
	return line
}

// readAsked reads what asked wrote. It reports false where a text is none, or
// is of a command that the record does not answer.
func readAsked(text string) (bot.Request, bool) {
	text, ok := strings.CutPrefix(text, "/")
	first, rest, more := strings.Cut(text, " ")
	c, _ := bot.Find(first)
	if !ok || !c.FromRecord() {
		return bot.Request{}, false
	}
	r := bot.Request{Command: first, Options: map[string]string{}}
	if !more {
		return r, true
	}
	for line := range strings.SplitSeq(rest, "\n") {
		name, value, ok := strings.Cut(line, ": ")
		if !ok || !slices.ContainsFunc(c.Options, func(o bot.Option) bool { return o.Name == name }) {
			return bot.Request{}, false
		}
		r.Options[name] = quoted(value)
	}
	return r, true
}

// What somebody typed may hold words in quotation marks that nobody said.
// Quotation marks are for verbatim words alone, so where a request is shown
// it has brackets in their place.
const (
	openBracket  = "⟨"
	closeBracket = "⟩"
	lineMark     = "⏎" // in place of a line end
)

// typedQuotes finds words in quotation marks: of the marks that tell opening
// from closing the two may stand on different lines, of others on one.
var typedQuotes = func() *regexp.Regexp {
	const open, close, either = corpus.OpeningMarks, corpus.ClosingMarks, corpus.EitherMarks
	const any = corpus.QuotationMarks + openBracket + closeBracket // none goes around a block quote
	word := `[^\s` + any + `]`
	return regexp.MustCompile(`[` + open + `]([^` + any + `]*` + word + `[^` + any + `]*)[` + close + `“]|` +
		`[` + either + close + `]([^\n` + any + `]*` + word + `[^\n` + any + `]*)[` + either + close + `]`)
}()

// unquoted writes brackets for quotation marks, and leaves out those that are
// alone.
func unquoted(text string) string {
	return withoutMarks(typedQuotes.ReplaceAllString(text, openBracket+"$1$2"+closeBracket))
}

// withoutMarks leaves out quotation marks, and writes line ends as they stand at the
// foot of an answer.
func withoutMarks(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(corpus.QuotationMarks, r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(text, "\n", lineMark))
}

var withQuotes = strings.NewReplacer(openBracket, "“", closeBracket, "”", lineMark, "\n")

func quoted(text string) string { return withQuotes.Replace(text) }

// ownMarks takes out of what was typed what stands for something else here.
var ownMarks = strings.NewReplacer(openBracket, " ", closeBracket, " ", lineMark, " ")

// typed is what somebody typed into an option as it is taken: without markup
// and control characters, and the same when it is read back from the foot of
// the answer. A block quote is words of somebody, as those in quotation marks
// are.
func typed(text string) string {
	var lines, block []string
	end := func() {
		if words := strings.TrimSpace(withoutMarks(strings.Join(block, "\n"))); strings.Trim(words, lineMark+" ") != "" {
			lines = append(lines, openBracket+words+closeBracket)
		}
		block = nil
	}
	open := false // in a block quote that goes on to the end
	for line := range strings.Lines(ownMarks.Replace(text)) {
		line = strings.TrimSpace(line)
		rest, inside := strings.CutPrefix(line, ">>> ")
		open = open || inside
		if !inside {
			rest, inside = strings.CutPrefix(line, "> ")
		}
		if !inside && !open {
			end()
		}
		switch cleaned := bot.Clean(rest); {
		case cleaned == "":
		case inside || open:
			block = append(block, cleaned)
		default:
			lines = append(lines, cleaned)
		}
	}
	end()
	return quoted(unquoted(strings.Join(lines, "\n")))
}
