package discord

import (
	"fmt"
	"maps"
	"slices"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot"
)

// Discord's limits on buttons
// (https://discord.com/developers/docs/components/reference#button).
const (
	maxButtons  = 5 // in a row
	maxLabel    = 80
	maxCustomID = 100

	maxLinkButton = 512 // of its address
)

// rows makes the buttons of a page.
func (v view) rows(p page, pages int) []discordgo.MessageComponent {
	if v.reply.Refused {
		return []discordgo.MessageComponent{}
	}
	return inRows(v.contexts(p), v.movement(pages), v.insteads())
}

// contexts makes a button for each statement of a page but for the one whose
// context it is.
func (v view) contexts(p page) []discordgo.MessageComponent {
	return contexts(p, v.reply.Record, func(id string) bool {
		return v.request.Command == "quote" && id == v.reply.Statements[0].Statement.ID
	})
}

// contexts makes a button for each statement of a page but for those without.
func contexts(p page, record string, without func(id string) bool) []discordgo.MessageComponent {
	numbers := p.numbers()
	ids := slices.SortedFunc(maps.Keys(numbers), func(a, b string) int { return numbers[a] - numbers[b] })
	var row []discordgo.MessageComponent
	for _, id := range ids {
		if without(id) {
			continue
		}
		label := "Context"
		if len(numbers) > 1 {
			label = fmt.Sprintf("Context %d", numbers[id])
		}
		row = append(row, discordgo.Button{Label: label, Style: discordgo.SecondaryButton, CustomID: contextID(record, id)})
	}
	return row
}

// turning makes the buttons to the pages before and after one.
func turning(page, pages int, id func(page int) string) []discordgo.MessageComponent {
	if pages == 1 {
		return nil
	}
	return []discordgo.MessageComponent{
		discordgo.Button{Label: "◀ Previous", Style: discordgo.SecondaryButton, CustomID: id(page - 1), Disabled: page == 1},
		discordgo.Button{Label: "Next ▶", Style: discordgo.SecondaryButton, CustomID: id(page + 1), Disabled: page == pages},
	}
}

// inRows sets rows of buttons, without those that are empty.
func inRows(list ...[]discordgo.MessageComponent) []discordgo.MessageComponent {
	rows := []discordgo.MessageComponent{}
	for _, row := range list {
		if len(row) > 0 {
			rows = append(rows, discordgo.ActionsRow{Components: row})
		}
	}
	return rows
}

// movement makes the buttons to other pages, and to show everybody what one
// sees alone.
func (v view) movement(pages int) []discordgo.MessageComponent {
	row := turning(v.page, pages, func(page int) string { return turnID(v.reply.Record, page) })
	if v.request.Command == "quote" && len(v.reply.Statements) == 1 {
		if address := statementAddress(v.reply.Statements[0].Statement, maxLinkButton); address != "" {
			row = append(row, discordgo.Button{Label: "Open the source", Style: discordgo.LinkButton, URL: address})
		}
	}
	if v.private {
		row = append(row, discordgo.Button{Label: "Share", Style: discordgo.PrimaryButton, CustomID: shareID(v.reply.Record, v.page)})
	}
	return row
}

// insteads makes the buttons that ask for something that is on record, where
// nothing is on what was asked: what those said who were asked about, else
// who has said most, and the facts.
func (v view) insteads() []discordgo.MessageComponent {
	if v.reply.Outcome != bot.Nothing || v.reply.Coverage == nil {
		return nil
	}
	var row []discordgo.MessageComponent
	for _, p := range likely(v.reply) {
		id := insteadID("said", p.Called())
		if len(row) < maxButtons-2 && len(id) <= maxCustomID {
			row = append(row, instead("What "+p.Name+" said", id))
		}
	}
	row = append(row, instead("Facts", insteadID("facts", "")))
	return append(row, instead("What is on record", insteadID("coverage", "")))
}

func instead(label, id string) discordgo.Button {
	return discordgo.Button{Label: shortened(label, maxLabel), Style: discordgo.SecondaryButton, CustomID: id}
}

// likely lists the people who have spoken, those first that the question
// named, then those with the most statements.
func likely(r *bot.Reply) []bot.Person {
	list := slices.Clone(r.Coverage.Speakers)
	slices.SortStableFunc(list, func(a, b bot.Person) int {
		inA, inB := slices.Contains(r.Understood.People, a.ID), slices.Contains(r.Understood.People, b.ID)
		switch {
		case inA && !inB:
			return -1
		case inB && !inA:
			return 1
		}
		return b.Statements - a.Statements
	})
	return list
}
