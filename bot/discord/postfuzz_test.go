package discord

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/bot"
	"onrecord/bot/watch"
	"onrecord/corpus"
)

// FuzzPost makes posts of any texts and of any number of statements, which
// were otherwise before any number of times. Every page keeps Discord's limits
// and mentions nobody but the role, every statement is on one, and all words
// that were posted are shown byte for byte or said to be too long. Nothing else
// stands in quotation marks.
func FuzzPost(f *testing.F) {
	f.Add("We will *dredge* the ~~deep~~ channel @everyone.", "We shall not. ~", "Adaeze Okoro", "Mayor", "Report #1", "“dredge” <@&1>", uint8(7), uint8(2), uint16(1), uint16(0b0101))
	f.Add("a_b~", "~~", "X~", "~", "- item", "> who said a_b", uint8(17), uint8(6), uint16(400), uint16(0b1111))
	f.Add("🚢", "b", "🚢 🚢", "1. rank", "T", "「x」", uint8(3), uint8(1), uint16(599), uint16(0b10))
	f.Add("\\", "||a|| ``b``", "`n`", "[r](https://e.example)", "<t:1:R>", "\"a\" ”", uint8(30), uint8(4), uint16(90), uint16(0xffff))
	f.Fuzz(func(t *testing.T, text, other, name, role, title, typed string, items, versions uint8, repeat, fates uint16) {
		name, role, title = unmarked(name), unmarked(role), unmarked(title)
		var times []*corpus.Corpus
		for n := range 1 + int(versions%7) {
			words := text
			if n%2 == 1 {
				words = other
			}
			if c := fuzzCorpus(strings.TrimSpace(words+strings.Repeat("x", n/2)), name, role, title, int(repeat)+n); c != nil {
				times = append(times, c)
			}
		}
		if len(times) == 0 {
			return
		}
		checkPost(t, fuzzContent(t, times, typed, int(items%16), fates))
	})
}

// unmarked leaves out quotation marks.
func unmarked(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(corpus.QuotationMarks, r) {
			return -1
		}
		return r
	}, text)
}

// fuzzContent makes a post of n statements that were on record so, one record
// after the other. The bits of fates say which of them are gone, and which were
// another speaker's.
func fuzzContent(t *testing.T, times []*corpus.Corpus, typed string, n int, fates uint16) watch.Content {
	t.Helper()
	post := watch.Post{ID: "abcdefgh7", Watch: "w5", Server: "200", Channel: "300", Role: "700", Message: "900", Sample: fates&0x100 != 0}
	for _, s := range times[0].Statements {
		post.Items = append(post.Items, watch.Item{Statement: s.ID})
	}
	w := &watch.Watch{ID: "w5", Filter: bot.Filter{Speaker: typed, About: typed, Any: typed, Exclude: typed}, Pace: watch.Daily, Timezone: typed}
	if fates&0x200 != 0 {
		w = nil
	}
	of := contentOf(t, post, w, times)
	c := of
	c.Items, c.Shown = nil, nil
	for i := range n {
		item, shown := of.Items[i%len(of.Items)], of.Shown[i%len(of.Items)]
		item.Statement = fmt.Sprintf("%s.%d", item.Statement, i)
		shown.Statement = as(shown.Statement, item.Statement)
		shown.Earlier = slices.Clone(shown.Earlier)
		for j, was := range shown.Earlier {
			shown.Earlier[j] = as(was, item.Statement)
			if fates>>(i%8)&2 != 0 && was.Speaker != nil {
				shown.Earlier[j].Speaker = &corpus.Person{ID: "q", Name: was.Speaker.Name, Role: was.Speaker.Role}
			}
		}
		item.Gone = fates>>(i%8)&1 != 0
		shown.Gone = item.Gone
		c.Items, c.Shown = append(c.Items, item), append(c.Shown, shown)
	}
	return c
}

// as is a copy of a statement with another ID.
func as(s *corpus.Statement, id string) *corpus.Statement {
	other := *s
	other.ID = id
	return &other
}

// checkPost sends a post and the reply that follows it, and goes through all
// their pages.
func checkPost(t *testing.T, c watch.Content) {
	t.Helper()
	service := NewService(ServiceOptions{Bot: Always(testBot(t, "tunnel")), Watches: posts{c.ID: c}})
	checkBody(t, publishBody(c, c.ID))
	checkPages(t, c, c.Shown, walk(t, service, amendBody(c), ""))
	reply := walk(t, service, followBody(c, "abcdefgh9z"), "abcdefgh9z")
	if touched := viewPost(c).touched; len(touched) > 0 {
		checkPages(t, c, slices.DeleteFunc(slices.Clone(c.Shown), func(s watch.Shown) bool { return !touched[s.ID] }), reply)
	}
}

// walk turns the pages of a message, and gives them.
func walk(t *testing.T, service *Service, body []byte, reply string) []sent {
	t.Helper()
	var pages []sent
	body = fmt.Appendf(nil, `{"type":4,"data":%s}`, body)
	for {
		page := checkLimits(t, body)
		if len(page.Data.Embeds) == 0 && len(pages) > 0 {
			return pages // there is no such page
		}
		pages = append(pages, page)
		isLast, isMarked := true, false
		next := postID("abcdefgh7", len(pages)+1, reply)
		for _, row := range page.Data.Components {
			for _, b := range row.Components {
				isMarked = isMarked || strings.HasPrefix(b.CustomID, "w:abcdefgh7:")
				isLast = isLast && b.CustomID != next
			}
		}
		if len(pages) == 1 && !isMarked {
			t.Error("no button says which post it is")
		}
		if isLast {
			return pages
		}
		body = service.Receive(t.Context(), clicked(next, 64)).Response
	}
}

// checkPages checks that pages show these statements of a post.
func checkPages(t *testing.T, c watch.Content, list []watch.Shown, pages []sent) {
	t.Helper()
	var all, lines, contexts []string
	for _, p := range pages {
		description := p.Data.Embeds[0].Description
		all = append(all, shownText(t, description))
		lines = append(lines, strings.Split(description, "\n")...)
		if foot := p.Data.Embeds[0].Footer.Text; strings.ContainsAny(foot, corpus.QuotationMarks) {
			t.Errorf("quotation marks at the foot: %q", foot)
		}
		for _, row := range p.Data.Components {
			for _, b := range row.Components {
				if a, ok := readAction(b.CustomID); ok && a.name == contextAction {
					contexts = append(contexts, a.rest)
				}
			}
		}
	}
	text := strings.Join(all, "\n")
	var words []string
	for _, s := range list {
		if s.Gone == slices.Contains(contexts, s.ID) {
			t.Errorf("%s, gone: %v, has the buttons %q", s.ID, s.Gone, contexts)
		}
		checkWords(t, s.Statement, s.Gone || s.Withdrawn != nil, text, lines)
		words = append(words, reading(s.Statement))
		for i, was := range s.Earlier {
			words = append(words, reading(was))
			if i < maxEarlier {
				checkWords(t, was, true, text, lines)
			}
		}
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, w := range words {
		text = strings.ReplaceAll(text, w, "")
	}
	if strings.ContainsAny(text, corpus.QuotationMarks) {
		t.Errorf("quotation marks that stand around no words of somebody: %q", text)
	}
	if len(contexts) > len(c.Shown) {
		t.Errorf("%d buttons for %d statements", len(contexts), len(c.Shown))
	}
}

// reading is what a statement reads as.
func reading(s *corpus.Statement) string {
	if s.Kind == corpus.Quote {
		return "“" + strings.Join(s.Parts, "”"+corpus.Break+"“") + "”"
	}
	return s.Text
}

// checkWords checks that a statement is shown whole, struck through or not, or
// said to be too long.
func checkWords(t *testing.T, s *corpus.Statement, isStruck bool, text string, lines []string) {
	t.Helper()
	if strings.Contains(text, fmt.Sprintf("never cut: %d characters", utf8.RuneCountInString(s.Text))) {
		return
	}
	want := reading(s)
	for _, line := range lines {
		inside, begun := strings.CutPrefix(line, "~~")
		inside, ended := strings.CutSuffix(inside, "~~")
		if (begun && ended) == isStruck && strings.TrimSuffix(shownText(t, inside), "\u200b") == want {
			return
		}
	}
	t.Errorf("%q, struck: %v, is not on a line of its own in %q", want, isStruck, text)
}

// TestManyPages sends a post of very many statements in no time.
func TestManyPages(t *testing.T) {
	t.Parallel()
	c := fuzzContent(t, []*corpus.Corpus{fuzzCorpus("one", "Ann", "", "T", 1), fuzzCorpus("two", "Ann", "", "T", 2)}, "x", 3000, 0)
	var body struct{ Embeds []json.RawMessage }
	if err := json.Unmarshal(amendBody(c), &body); err != nil || len(body.Embeds) != 1 {
		t.Fatal(err, body)
	}
	checkBody(t, amendBody(c))
}
