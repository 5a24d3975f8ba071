package discord

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
	"onrecord/bot/watch"
)

// amendedColour is that of the bar beside a post that says something else than
// it did.
const amendedColour = 0xb7791f

// A postView is one page of what a watch posted, as a message shows it.
type postView struct {
	watch.Content
	reply   string // nonce of the reply that tells what was amended, and shows no more; empty: the post itself
	page    int    // from 1
	private bool
	touched map[string]bool // IDs of statements of which something became since they were posted
}

// viewPost gives the first page of a post.
func viewPost(c watch.Content) postView {
	v := postView{Content: c, page: 1, touched: map[string]bool{}}
	for _, item := range c.Items {
		if item.Gone || len(item.Was) > 0 {
			v.touched[item.Statement] = true
		}
	}
	return v
}

// message makes the message. It reports false where the post has no such page.
func (v postView) message() (*message, bool) {
	foot := v.foot()
	pages := v.pages(room(foot))
	if v.page < 1 || v.page > len(pages) {
		return nil, false
	}
	p := pages[v.page-1]
	m := newMessage(v.private)
	if !v.private && v.reply == "" {
		m.Content = v.mention()
	}
	m.Embeds = embeds(p.text(), foot+"\n"+position(v.page, len(pages), v.Record))
	m.colour(v.colour())
	m.Components = v.rows(p, len(pages))
	return m, true
}

// mention is that of the role that is to be told; empty: none is.
func (v postView) mention() string {
	if v.Role == "" || v.Sample {
		return ""
	}
	return "<@&" + v.Role + ">"
}

func (v postView) colour() int {
	switch {
	case v.amended():
		return amendedColour
	case v.Sample:
		return nothingColour
	}
	return answeredColour
}

// foot says which watch it is, and what for. What somebody typed stands there
// without quotation marks.
func (v postView) foot() string {
	if v.Watching == nil {
		return "watch " + v.Watch + ", removed since"
	}
	parts := []string{"watch " + v.Watch}
	for _, part := range v.Watching.Describe() {
		parts = append(parts, shortened(unquoted(bot.Clean(part)), maxReading))
	}
	return strings.Join(parts, " · ")
}

// pages cuts the post into pages. Their lead says on which of them something
// was amended.
func (v postView) pages(room int) []page {
	a := answer{lead: v.lead()}
	for _, s := range v.listed() {
		a.blocks = append(a.blocks, v.statement(s, room-size(a.lead)-whereRoom)...)
	}
	distinguish(a.blocks)
	pages := a.pages(room - whereRoom)
	where := v.where(pages)
	for i := range pages {
		pages[i].lead += where
	}
	return pages
}

// listed is what is shown, in the order in which it came: of a reply only what
// was amended.
func (v postView) listed() []watch.Shown {
	if v.reply == "" || !v.amended() {
		return v.Shown
	}
	return slices.DeleteFunc(slices.Clone(v.Shown), func(s watch.Shown) bool { return !v.touched[s.ID] })
}

// amended reports whether the post says something else than it did.
func (v postView) amended() bool { return len(v.touched) > 0 }

// lead says what kind of post it is, and what is in it.
func (v postView) lead() string {
	count := counted(len(v.Shown), "statement")
	var lines []string
	if v.Sample {
		lines = append(lines, v.sample())
	}
	switch {
	case v.amended() && v.reply != "":
		lines = append(lines, fmt.Sprintf("%s: %d of %s of this post", bold("Amended"), len(v.touched), count))
	case v.amended():
		lines = append(lines, fmt.Sprintf("%s: %d of %s", bold("Amended"), len(v.touched), count))
	case v.Sample:
	default:
		lines = append(lines, v.digest()+counted(len(v.Shown), "new statement"))
	}
	return strings.Join(lines, "\n")
}

func (v postView) sample() string {
	mark := bold("Sample of watch " + v.Watch)
	if len(v.Shown) == 0 {
		return mark + ": nothing that is on record now would be let through yet."
	}
	return mark + ": this is on record already, and shows how its posts will look."
}

// digest says that a post is a digest, and of what; empty: it is none.
func (v postView) digest() string {
	switch {
	case v.Watching == nil:
	case v.Watching.Pace == watch.Hourly:
		return bold("Hourly digest") + ": "
	case v.Watching.Pace == watch.Daily:
		return bold("Daily digest") + ": "
	}
	return ""
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// whereRoom is how long where gets at most, in characters.
const whereRoom = 80

// where says on which pages something was amended; empty: there is one page,
// or nothing was.
func (v postView) where(pages []page) string {
	if len(pages) == 1 || v.reply != "" || !v.amended() {
		return ""
	}
	var numbers []string
	for i, p := range pages {
		if slices.ContainsFunc(p.blocks, func(b block) bool { return v.touched[b.id] }) {
			numbers = append(numbers, strconv.Itoa(i+1))
		}
	}
	if more := len(numbers) - maxList; more > 0 {
		numbers = append(numbers[:maxList], fmt.Sprintf("%d more", more))
	}
	last := len(numbers) - 1
	if last == 0 {
		return ", on page " + numbers[0]
	}
	return ", on pages " + strings.Join(numbers[:last], ", ") + " and " + numbers[last]
}

// rows makes the buttons of a page. What everybody sees has one at least that
// says which post it is.
func (v postView) rows(p page, pages int) []discordgo.MessageComponent {
	movement := turning(v.page, pages, func(page int) string { return postID(v.ID, page, v.reply) })
	if !v.private {
		movement = append(movement, discordgo.Button{Label: "Check for changes", Style: discordgo.SecondaryButton, CustomID: postID(v.ID, v.page, v.reply)})
	}
	return inRows(contexts(p, v.Record, v.gone), movement)
}

// gone reports whether a statement of the post is no longer on the record.
func (v postView) gone(id string) bool {
	return slices.ContainsFunc(v.Shown, func(s watch.Shown) bool { return s.ID == id && s.Gone })
}
