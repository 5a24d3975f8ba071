package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"onrecord/bot/question"
	"onrecord/corpus/names"
)

func ask(ctx context.Context, b *Bot, r Request) (*Reply, error) {
	text := r.Options["question"]
	if reason := unreadable(text); reason != "" {
		return b.refuse(text, reason), nil
	}
	return b.reply(ctx, text, b.reader.Read(text))
}

func said(ctx context.Context, b *Bot, r Request) (*Reply, error) {
	speaker, about := unlabelled(r.Options["speaker"]), unlabelled(r.Options["about"])
	text := strings.TrimSpace(speaker + " " + about)
	if reason := unreadable(text); reason != "" {
		return b.refuse(text, reason), nil
	}
	if strings.TrimSpace(about) != "" && b.reader.Facts(about).Empty() {
		return b.refuse(text, "the subject has no word that could be looked for"), nil
	}
	return b.reply(ctx, text, b.said(speaker, about))
}

// unlabelled leaves of a suggestion's label, which somebody may have typed out,
// what was suggested.
func unlabelled(text string) string {
	text, _, _ = strings.Cut(text, labelled)
	return text
}

// said reads whose words on what are asked for. Somebody may be asked for as
// [Person.Called] says.
func (b *Bot) said(speaker, about string) *question.Reading {
	if n := b.calls(speaker); n != nil {
		return b.reader.SaidBy(n, about)
	}
	return b.reader.Said(speaker, about)
}

func facts(ctx context.Context, b *Bot, r Request) (*Reply, error) {
	about := unlabelled(r.Options["about"])
	if strings.TrimSpace(about) == "" {
		return b.allFacts(), nil
	}
	if reason := unreadable(about); reason != "" {
		return b.refuse(about, reason), nil
	}
	return b.reply(ctx, about, b.reader.Facts(about))
}

// Clean gives what is read of a text that somebody typed: without Discord's
// markup, links, pings and control characters, on one line.
func Clean(text string) string { return question.Clean(text) }

// unreadable says why a question cannot be read; empty: it can.
func unreadable(text string) string {
	if utf8.RuneCountInString(text) > MaxQuestion {
		return fmt.Sprintf("the question is longer than the %d characters that are read", MaxQuestion)
	}
	if strings.TrimSpace(question.Clean(text)) == "" {
		return "the question is empty"
	}
	return ""
}

func (b *Bot) refuse(text, reason string) *Reply {
	r := b.nothing(reason)
	r.Question, r.Refused = text, true
	return r
}

// reply answers a question that has been read.
func (b *Bot) reply(ctx context.Context, text string, q *question.Reading) (*Reply, error) {
	s := &search{Bot: b, ctx: ctx, Reading: q}
	reply, err := s.answer()
	if err != nil {
		return nil, err
	}
	reply.Statements, reply.Mentions = succeeded(reply.Statements), succeeded(reply.Mentions)
	reply.Question = text
	reply.Understood = understood(q)
	return reply, nil
}

// nothing is the reply that nothing is on record.
func (b *Bot) nothing(reason string) *Reply {
	return &Reply{Outcome: Nothing, Reason: reason, Coverage: b.coverage}
}

func understood(q *question.Reading) Understood {
	var u Understood
	add := func(list *[]string, s string) {
		if !slices.Contains(*list, s) {
			*list = append(*list, s)
		}
	}
	name := func(n *names.Name) {
		switch n.Kind {
		case names.Person:
			add(&u.People, n.ID)
		case names.Country:
			add(&u.Countries, n.ID)
		case names.Outlet:
			add(&u.Outlets, n.ID)
		}
	}
	for _, p := range slices.Concat(q.Speakers, q.Actors) {
		if p.State != nil {
			name(p.State)
		}
		for _, n := range p.People {
			name(n)
		}
	}
	for _, n := range q.Outlets {
		name(n)
	}
	for _, t := range q.Subject {
		for _, n := range t.Mentions {
			name(n)
		}
		for _, topic := range t.Topics {
			add(&u.Topics, topic.ID)
		}
		if len(t.Mentions) == 0 {
			add(&u.Terms, t.Text)
		}
	}
	for _, w := range q.Unknown {
		add(&u.Terms, w.Text)
	}
	for _, s := range q.Substitutions {
		if sub := Substitution(s); !slices.Contains(u.Substitutions, sub) {
			u.Substitutions = append(u.Substitutions, sub)
		}
	}
	return u
}
