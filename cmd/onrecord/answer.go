package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"onrecord/bot"
)

// takesWords annotates a command whose arguments are free text.
const takesWords = "words"

// The commands that also read standard input: many questions, or one text.
const (
	askName     = "ask"
	compareName = "compare"
)

// answerCommand makes a command of the bot a command of the program: the
// arguments are its options in order, the last of them takes all that remain.
func (a *app) answerCommand(c bot.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use:     strings.Join(append([]string{c.Name}, placeholders(c)...), " "),
		Short:   c.Help,
		Long:    describe(c),
		GroupID: onRecord,
		Args:    func(_ *cobra.Command, args []string) error { return argumentsOf(c, args) },
		RunE:    func(cmd *cobra.Command, args []string) error { return a.answer(cmd, c, args) },
	}
	cmd.ValidArgsFunction = cobra.NoFileCompletions
	if len(c.Options) > 0 {
		cmd.Annotations = map[string]string{takesWords: c.Name}
		cmd.ValidArgsFunction = a.completeWords(c)
	}
	return cmd
}

// placeholders name the arguments of a command in its usage.
func placeholders(c bot.Command) []string {
	var list []string
	for i, o := range c.Options {
		name := strings.ToUpper(o.Name)
		if i+1 == len(c.Options) {
			name += "..."
		}
		if !o.Required {
			name = "[" + name + "]"
		}
		list = append(list, name)
	}
	return list
}

// describe is the long help of a command.
func describe(c bot.Command) string {
	var b strings.Builder
	b.WriteString(c.Help + ".\n")
	for i, o := range c.Options {
		help := o.Help
		if i+1 < len(c.Options) {
			help += "; quote one of several words"
		}
		fmt.Fprintf(&b, "\n  %-10s %s", strings.ToUpper(o.Name), help)
	}
	switch c.Name {
	case askName:
		b.WriteString("\n\nWith - as the only argument it reads standard input, one question a line, and\nanswers each in order; the exit status is 0 if any of them has an answer.")
	case compareName:
		b.WriteString("\n\nWith - as the only argument it reads standard input, all of it as one text.")
	}
	return strings.TrimSpace(b.String())
}

// argumentsOf checks that every required option is there and, of a command
// without options, that nothing is.
func argumentsOf(c bot.Command, args []string) error {
	if len(c.Options) == 0 && len(args) > 0 {
		return fmt.Errorf("%s: unexpected argument %s (want none)", c.Name, quote(args[0]))
	}
	for i, o := range c.Options {
		if o.Required && i >= len(args) {
			return fmt.Errorf("%s: no %s (want %s)", c.Name, o.Name, o.Help)
		}
	}
	return nil
}

// request makes a request of a command's arguments.
func (a *app) request(c bot.Command, args []string) bot.Request {
	r := bot.Request{Command: c.Name, Options: map[string]string{}, Limit: int(a.settings.limit)}
	for i, o := range c.Options {
		switch {
		case i >= len(args):
		case i+1 == len(c.Options):
			r.Options[o.Name] = strings.Join(args[i:], " ")
		default:
			r.Options[o.Name] = args[i]
		}
	}
	return r
}

// answer runs a command of the bot and prints its reply.
func (a *app) answer(cmd *cobra.Command, c bot.Command, args []string) error {
	record, err := load(a.settings.corpus)
	if err != nil {
		return err
	}
	b, err := bot.New(record)
	if err != nil {
		return err
	}
	defer b.Close()
	p := a.printer()
	if len(args) == 1 && args[0] == "-" {
		switch c.Name {
		case askName:
			return a.askLines(cmd.Context(), b, p, c)
		case compareName:
			if args, err = a.readText(); err != nil {
				return err
			}
		}
	}
	if takesPerson(c) {
		args = joinName(record, args)
	}
	reply, err := b.Answer(cmd.Context(), a.request(c, args))
	if err != nil {
		return err
	}
	return single(p, reply)
}

// readText reads standard input as one text, and no more of it than is kept of
// a line: the reply to a longer one says so.
func (a *app) readText() ([]string, error) {
	text, err := io.ReadAll(io.LimitReader(a.stdin, maxLine))
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	return []string{string(text)}, nil
}

// single prints the reply to the only request and gives its status. A request
// that could not be read is misuse.
func single(p *printer, reply *bot.Reply) error {
	if !reply.Refused || p.format == jsonFormat {
		if err := p.print(reply); err != nil {
			return err
		}
	}
	switch {
	case reply.Refused:
		return fmt.Errorf("%s: %s", reply.Command, reply.Reason)
	case reply.Outcome == bot.Nothing:
		return nothing
	}
	return nil
}
