package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot"
)

// answering makes the subcommand for a command of the bot. Its arguments are
// the command's options, in order; the last takes all that is left.
func (p *program) answering(command bot.Command) *cobra.Command {
	c := &cobra.Command{
		Use:   usage(command),
		Short: command.Help,
		Args:  func(_ *cobra.Command, args []string) error { return argumentsOf(command, args) },
		RunE: func(c *cobra.Command, args []string) error {
			b, err := p.bot(c.Context())
			if err != nil {
				return err
			}
			defer b.Close()
			if command.Name == "ask" && len(args) == 1 && args[0] == "-" {
				return p.askLines(c.Context(), b)
			}
			return p.answer(c, b, bot.Request{Command: command.Name, Options: options(command, args), Limit: p.limit})
		},
	}
	if command.Name == "ask" {
		c.Long = command.Help + ".\nWith - for the question, it answers one question a line from standard input."
	}
	if command.Name == "said" {
		c.ValidArgsFunction = p.completePeople
	}
	return c
}

// usage writes a command's arguments: QUESTION, [ABOUT].
func usage(command bot.Command) string {
	words := []string{command.Name}
	for _, o := range command.Options {
		word := strings.ToUpper(o.Name)
		if !o.Required {
			word = "[" + word + "]"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// argumentsOf checks that there is an argument for each option that must be
// given, and none without an option.
func argumentsOf(command bot.Command, args []string) error {
	for i, o := range command.Options {
		if o.Required && len(args) <= i {
			return fmt.Errorf("%s without a %s (want onrecord %s)", command.Name, o.Name, usage(command))
		}
	}
	if len(command.Options) == 0 && len(args) > 0 {
		return fmt.Errorf("%s: argument %q (want none)", command.Name, args[0])
	}
	return nil
}

// options names the arguments.
func options(command bot.Command, args []string) map[string]string {
	given := map[string]string{}
	for i, o := range command.Options {
		switch last := i == len(command.Options)-1; {
		case i >= len(args):
		case last:
			given[o.Name] = strings.Join(args[i:], " ")
		default:
			given[o.Name] = args[i]
		}
	}
	return given
}

// answer writes the reply to one request, and returns the exit status as an
// error where it is not 0.
func (p *program) answer(c *cobra.Command, b *bot.Bot, r bot.Request) error {
	reply, err := b.Answer(c.Context(), r)
	if err != nil {
		return err
	}
	if reply.Refused && p.format == "text" {
		return fmt.Errorf("%s: %s", r.Command, reply.Reason)
	}
	if err := p.write(p.out, reply); err != nil {
		return err
	}
	switch {
	case reply.Refused:
		return fmt.Errorf("%s: %s", r.Command, reply.Reason)
	case reply.Outcome == bot.Nothing:
		return exit(exitNothing)
	}
	return nil
}

// write writes a reply in the format asked for.
func (p *program) write(w io.Writer, reply *bot.Reply) error {
	if p.format == "json" {
		line, err := json.Marshal(reply)
		if err != nil {
			return err
		}
		_, err = w.Write(append(line, '\n'))
		return err
	}
	return reply.WriteText(w, p.style())
}

// completePeople completes the person of said.
func (p *program) completePeople(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	corpus, err := p.load()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var list []string
	for _, person := range corpus.People {
		list = append(list, cobra.CompletionWithDesc(person.Name, person.Role))
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}
